"""Which few people together hold their network, or carry a word furthest? (L2, G7)

Sets are judged together, for the three most central people often do the same work (see `key_sets`). *Carriers*: from
whom most contacts are reached over influences that count, near ones weighing more, within `Rules.reach_steps`.
*Breakers*: without whom most pairs of contacts lose all ties, over influences and reporting lines. Both sets have
`Rules.key_set` people; places that nobody fills yet are left out. Kinds: ``key_carriers``, where a word from them reaches
`MUCH` of all contacts; ``key_breakers``, where without them `MUCH` of all pairs lose contact.
Source: Borgatti 2006, https://doi.org/10.1007/s10588-006-7084-x
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphcrm.account.evidence import reason
from graphcrm.account.invalidation import BETWEEN
from graphcrm.account.net_stance import net_stances
from graphcrm.account.next_step import to_reach
from graphcrm.account.wording import called, counted, joined, percent, titled
from graphcrm.analysis.key_players.key_sets import (
    KeySet,
    breakers,
    carriers,
    distance_fragmentation,
    fragmentation,
)
from graphcrm.analysis.result import Result
from graphcrm.analysis.silos import between_contacts
from graphcrm.findings import Finding, Severity

if TYPE_CHECKING:
    import networkx as nx

    from graphcrm.account.graph import AccountGraph

CARRIERS, BREAKERS = "key_carriers", "key_breakers"
MUCH = 0.25
"""A set is worth a finding where it reaches this share of contacts, or so many more pairs lose contact without it."""
DISTANCES = 1_000
"""Distance-weighted fragmentation is reckoned for up to this many contacts."""


@dataclass(frozen=True, slots=True)
class KeyPlayers(Result):
    """The set to reach with, the set that holds all together; ``None`` where there is no contact or no tie that counts.

    ``reached`` is how many contacts the first set reaches, itself included. ``before`` and ``after`` are the shares of
    pairs without contact, with and without the second set; ``apart`` is the same after, with distances
    (``None`` beyond `DISTANCES` contacts).
    """

    carriers: KeySet | None
    reached: int
    breakers: KeySet | None
    before: float | None
    after: float | None
    apart: float | None
    findings: tuple[Finding, ...]

    def rows(self) -> list[dict[str, Any]]:
        return [
            {
                "goal": goal,
                "people": list(each.people),
                "value": each.value,
                "at_least": each.bound,
                "exact": each.exact,
            }
            for goal, each in (("reach", self.carriers), ("break", self.breakers))
            if each is not None
        ]

    def to_dict(self) -> dict[str, Any]:
        return {
            "sets": self.rows(),
            "reached": self.reached,
            "before": self.before,
            "after": self.after,
            "apart": self.apart,
            "findings": [each.to_dict() for each in self.findings],
        }


def find(account: AccountGraph) -> KeyPlayers:
    """Both sets, with at most one finding each."""
    real = {ident for ident, contact in account.contacts.items() if not contact.placeholder}
    rules = account.rules
    graph = between_contacts(account)
    voices = _influence(account)
    once = account.memo.once
    best = once(
        "carriers",
        BETWEEN,
        lambda: carriers(voices, rules.key_set, rules.reach_steps, real) if real and voices.size() else None,
    )
    reached = len(_reached(voices, best.people, rules.reach_steps)) if best else 0
    worst = once(
        "breakers", BETWEEN, lambda: breakers(graph, rules.key_set, real) if real and graph.size() else None
    )
    before = fragmentation(graph) if worst else None
    apart = distance_fragmentation(graph, worst.people) if worst and len(graph) <= DISTANCES else None
    findings: list[Finding] = []
    if best and reached > 2 * len(best.people) and reached >= MUCH * len(graph):
        findings.append(_carriers(account, voices, best, reached))
    if worst and before is not None and len(graph) > 2 * len(worst.people) and worst.value - before >= MUCH:
        findings.append(_breakers(account, worst, before))
    return KeyPlayers(best, reached, worst, before, worst.value if worst else None, apart, tuple(findings))


def _influence(account: AccountGraph) -> nx.DiGraph[str]:
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(account.contacts)
    graph.add_edges_from((tie.from_id, tie.to_id) for tie in account.influences if account.carries(tie))
    return graph


def _reached(graph: nx.DiGraph[str], people: tuple[str, ...], steps: int) -> set[str]:
    seen, edge = set(people), set(people)
    for _ in range(steps):
        edge = {other for one in edge for other in graph.adj[one]} - seen
        seen |= edge
    return seen


def _carriers(account: AccountGraph, graph: nx.DiGraph[str], best: KeySet, reached: int) -> Finding:
    names = joined([titled(account.contacts[one]) for one in best.people])
    first = first_of(account, best.people)
    swayed = [tie for tie in account.influences if tie.from_id in best.people and tie.to_id in graph.adj[tie.from_id]]  # fmt: skip
    sure = "no other set of this size does better" if best.exact else f"no set of this size does more than {1 / best.bound:.2f} times as well"  # fmt: skip
    steps = counted(account.rules.reach_steps, "step", "steps")
    return Finding(
        kind=CARRIERS,
        severity=Severity.NOTE,
        who=best.people,
        message=f"A word from {names} goes furthest: within {steps} it reaches {reached} of their {len(account.contacts)} people.",
        step=f"Start with {called(account.contacts[first])}. {to_reach(account, first)}",
        seed="L2",
        evidence=(reason(account, f"Near people weigh more than far ones; {sure}.", swayed),),
    )


def first_of(account: AccountGraph, people: tuple[str, ...]) -> str:
    """Whom of a set to start with."""
    net_stance = net_stances(account, None)
    return min(people, key=lambda one: (_ready(net_stance[one]), one))


def _ready(net_stance: float | None) -> float:
    """Whom to start with: who is not for us yet, but not against us; then whom nobody judged; then the others."""
    if net_stance is None:
        return 1
    return 0 if 0 <= net_stance < 1 else 2


def _breakers(account: AccountGraph, worst: KeySet, before: float) -> Finding:
    names = joined([titled(account.contacts[one]) for one in worst.people])
    unknown = [one for one in worst.people if one not in account.known_by]
    first = unknown[0] if unknown else worst.people[0]
    sure = (
        "No other set of this size does more."
        if worst.exact
        else "Found step by step; another set may do more."
    )
    return Finding(
        kind=BREAKERS,
        severity=Severity.NOTE,
        who=worst.people,
        message=f"{names} hold their people together: without them {percent(worst.value)} of all pairs have no tie left, directly or through others; today it is {percent(before)}.",
        step=f"Make sure that ours know all of them, and others around them. {to_reach(account, first)}",
        seed="G7",
        evidence=(reason(account, sure, []),),
    )
