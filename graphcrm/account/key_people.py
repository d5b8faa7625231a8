"""Who counts as key, and why: who decides, who is marked, who is widely heard. (L2)

Heard is the share of the other contacts with less PageRank over influence (see `graphcrm.graphs.prestige`). What the
account team recorded outweighs what can be reckoned: marked *no*, nobody is key; left blank, nothing is said.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from graphcrm.graphs.prestige import pagerank
from graphcrm.messages import Message, Share, joined, listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphcrm.account.graph import AccountGraph
    from graphcrm.account.rules import Rules
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


def key_contacts(account: AccountGraph) -> Mapping[str, KeyContact]:
    """Everybody who counts as key, by id. O(contacts + ties). Read it from `AccountGraph.key_contacts`, which keeps it."""
    decides, approves = _voices(account)
    heard = _heard(account, account.rules)
    people: dict[str, KeyContact] = {}
    for ident, contact in account.contacts.items():
        key = KeyContact(
            ident,
            tuple(decides.get(ident, ())),
            tuple(approves.get(ident, ())),
            bool(contact.key),
            *heard.get(ident, (None, 0)),
        )
        if contact.key is not False and (key.decides or key.marked or key.heard is not None):
            people[ident] = key
    return people


def reasons(account: AccountGraph, key: KeyContact) -> Message:
    """Why somebody is key: ``decides on Core network renewal (48 M CNY) and is marked as key``."""
    others = [opportunity for opportunity in key.decides if opportunity not in key.approves]
    clauses = [
        Message(kind, deals=joined(map(account.deal, deals)))
        for kind, deals in (("reason.decides", others), ("reason.approves", key.approves))
        if deals
    ]
    if key.marked:
        clauses.append(Message("reason.marked"))
    if key.heard == 1:
        clauses.append(Message("reason.heard_most", n=key.listeners))
    elif key.heard is not None:
        clauses.append(Message("reason.heard", n=key.listeners, share=Share(key.heard)))
    return Message("reasons", items=listed(clauses, style="clause"))


def _voices(account: AccountGraph) -> tuple[dict[str, list[Opportunity]], dict[str, list[Opportunity]]]:
    """By contact: the open opportunities decided on, and those approved. A voice of weight 0 is none without a veto."""
    decides: dict[str, list[Opportunity]] = {}
    approves: dict[str, list[Opportunity]] = {}
    for opportunity in account.open_opportunities:
        for tie in account.deciders.get(opportunity.id, ()):
            if account.weight(tie) > 0 or tie.veto:
                decides.setdefault(tie.from_id, []).append(opportunity)
                if tie.role == APPROVER:
                    approves.setdefault(tie.from_id, []).append(opportunity)
    return decides, approves


def _heard(account: AccountGraph, rules: Rules) -> dict[str, tuple[float, int]]:
    """Who is widely heard: the share of the others who are heard less, and how many listen."""
    ties = [tie for tie in account.influences if account.carries(tie)]
    listeners = Counter(tie.from_id for tie in ties)
    many = [ident for ident, number in listeners.items() if number >= rules.key_listeners]
    if not many:
        return {}
    place = {ident: index for index, ident in enumerate(account.contacts)}
    numbered = [(place[tie.from_id], place[tie.to_id], account.carry(tie)) for tie in ties]
    ranks = [round(rank, 12) for rank in pagerank(len(place), numbered, account.rules.damping).tolist()]
    ordered, others = sorted(ranks), max(1, len(ranks) - 1)
    shares = {ident: bisect_left(ordered, ranks[place[ident]]) / others for ident in many}
    return {
        ident: (share, listeners[ident]) for ident, share in shares.items() if share > rules.key_influence
    }
