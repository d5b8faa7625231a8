"""Who counts as key, and why: who decides, who is marked, who is widely heard. (L2)

Heard is the share of the other contacts with less PageRank over influence (see `graphcrm.analysis.prestige`). What the
account team recorded outweighs what can be reckoned: marked *no*, nobody is key; left blank, nothing is said.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from graphcrm.analysis.prestige import pagerank
from graphcrm.analysis.wording import counted, deal, joined, listed, percent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphcrm.analysis.ground import Ground
    from graphcrm.cathedral.key.policy import KeyRules
    from graphcrm.cathedral.sight import Sight
    from graphcrm.records import Opportunity

APPROVER = "approver"


class KeyContact(NamedTuple):
    """A contact who counts as key.

    ``decides`` are the open opportunities in which this one has a voice (the largest first), ``approves`` those among
    them that this one signs; ``marked`` by the account team. ``heard`` is the share of the others who are heard less,
    where influence is a reason; ``listeners`` counts who listens directly.
    """

    contact: str
    decides: tuple[Opportunity, ...] = ()
    approves: tuple[Opportunity, ...] = ()
    marked: bool = False
    heard: float | None = None
    listeners: int = 0


def key_contacts(sight: Sight) -> Mapping[str, KeyContact]:
    """Everybody who counts as key, by id. O(contacts + ties). Read it from `Sight.key_contacts`, which keeps it."""
    ground = sight.ground
    decides, approves = _voices(ground)
    heard = _heard(ground, sight.policy.key)
    found: dict[str, KeyContact] = {}
    for ident, contact in ground.contacts.items():
        one = KeyContact(
            ident,
            tuple(decides.get(ident, ())),
            tuple(approves.get(ident, ())),
            bool(contact.key),
            *heard.get(ident, (None, 0)),
        )
        if contact.key is not False and (one.decides or one.marked or one.heard is not None):
            found[ident] = one
    return found


def reasons(ground: Ground, one: KeyContact) -> str:
    """Why somebody is key: ``decides on Core network renewal (48 M CNY) and is marked as key``."""
    said: list[str] = []
    others = [each for each in one.decides if each not in one.approves]
    for verb, deals in (("decides on", others), ("approves", one.approves)):
        if deals:
            said.append(f"{verb} {joined([deal(each, ground.currency) for each in deals])}")
    if one.marked:
        said.append("is marked as key")
    if one.heard is not None:
        who = counted(one.listeners, "person listens", "people listen")
        whom = "anybody else" if one.heard == 1 else f"{percent(one.heard)} of the others"
        said.append(f"is heard more than {whom} ({who})")
    return listed(said)


def _voices(ground: Ground) -> tuple[dict[str, list[Opportunity]], dict[str, list[Opportunity]]]:
    """By contact: the open opportunities decided on, and those approved. A voice of weight 0 is none without a veto."""
    decides: dict[str, list[Opportunity]] = {}
    approves: dict[str, list[Opportunity]] = {}
    for opportunity in ground.open_opportunities:
        for tie in ground.deciders.get(opportunity.id, ()):
            if ground.weight(tie) > 0 or tie.veto:
                decides.setdefault(tie.from_id, []).append(opportunity)
                if tie.role == APPROVER:
                    approves.setdefault(tie.from_id, []).append(opportunity)
    return decides, approves


def _heard(ground: Ground, rules: KeyRules) -> dict[str, tuple[float, int]]:
    """Who is widely heard: the share of the others who are heard less, and how many listen."""
    ties = [tie for tie in ground.influences if ground.carries(tie)]
    listeners = Counter(tie.from_id for tie in ties)
    many = [ident for ident, number in listeners.items() if number >= rules.listeners]
    if not many:
        return {}
    place = {ident: index for index, ident in enumerate(ground.contacts)}
    numbered = [(place[tie.from_id], place[tie.to_id], ground.carry(tie)) for tie in ties]
    ranks = [round(each, 12) for each in pagerank(len(place), numbered, ground.rules.damping).tolist()]
    ordered, others = sorted(ranks), max(1, len(ranks) - 1)
    shares = {ident: bisect_left(ordered, ranks[place[ident]]) / others for ident in many}
    return {ident: (share, listeners[ident]) for ident, share in shares.items() if share > rules.influence}
