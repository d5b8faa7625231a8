"""Who counts as key, and why: who decides, who is marked, who is widely heard. (L2)

Heard is the share of the other contacts with less PageRank over influence (see `graphcrm.graphs.prestige`). What the
account team recorded outweighs what can be reckoned: marked *no*, nobody is key; left blank, nothing is said.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from graphcrm.account.decisions import deciders_of
from graphcrm.account.invalidation import PULLS
from graphcrm.graphs.prestige import pagerank
from graphcrm.messages import Message, Share, joined, listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graphcrm.account.graph import AccountGraph
    from graphcrm.account.rules import Rules
    from graphcrm.records import Influences, Opportunity

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

    @property
    def recorded(self) -> bool:
        """Whether somebody wrote it down: it does not hang on being heard alone."""
        return self.marked or bool(self.decides)


class Listening(NamedTuple):
    """Who listens to whom: the influences that count, with contacts as their places; by place PageRank, and `shares_below` of it."""

    ties: tuple[Influences, ...]
    numbered: list[tuple[int, int, float]]
    ranks: list[float]
    shares: list[float]


def key_contacts(account: AccountGraph) -> Mapping[str, KeyContact]:
    """Everybody who counts as key, by id. O(contacts + ties). Read it from `AccountGraph.key_contacts`, which keeps it."""
    decides, approves = _voices(account)
    heard = _heard(account, account.rules)
    people: dict[str, KeyContact] = {}
    for ident, contact in account.insiders.items():
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
        for decider in deciders_of(account, opportunity.id):
            if decider.weight > 0 or decider.veto:
                decides.setdefault(decider.id, []).append(opportunity)
                if APPROVER in decider.roles:
                    approves.setdefault(decider.id, []).append(opportunity)
    return decides, approves


def _heard(account: AccountGraph, rules: Rules) -> dict[str, tuple[float, int]]:
    """Who is widely heard: the share of the others who are heard less, and how many listen."""
    listens = listening(account)
    listeners = Counter(tie.from_id for tie in listens.ties)
    return {
        ident: (share, listeners[ident])
        for ident, share in zip(account.contacts, listens.shares, strict=True)
        if listeners[ident] >= rules.key_listeners and share > rules.key_influence
    }


def listening(account: AccountGraph) -> Listening:
    """Who listens to whom, and how much everybody is heard."""
    return account.memo.once("listening", PULLS, lambda: _listening(account))


def _listening(account: AccountGraph) -> Listening:
    ties = tuple(tie for tie in account.influences if account.carries(tie))
    place = {ident: index for index, ident in enumerate(account.contacts)}
    numbered = [(place[tie.from_id], place[tie.to_id], account.carry(tie)) for tie in ties]
    ranks: list[float] = pagerank(len(place), numbered, account.rules.damping).tolist()
    return Listening(ties, numbered, ranks, shares_below(ranks))


def shares_below(values: Sequence[float]) -> list[float]:
    """For each value: which share of the others is smaller. Values that differ by 10⁻¹² are equal."""
    rounded = [round(value, 12) for value in values]
    ordered = sorted(rounded)
    return [bisect_left(ordered, value) / max(1, len(values) - 1) for value in rounded]
