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

from graphcrm.account.contact_network import contact_network
from graphcrm.account.evidence import reason
from graphcrm.account.graph import AccountGraph
from graphcrm.account.invalidation import BETWEEN
from graphcrm.account.net_stance import net_stances
from graphcrm.account.next_step import keeps_quiet, to_reach
from graphcrm.analysis.key_players.key_sets import (
    KeySet,
    breakers,
    carriers,
    distance_fragmentation,
    fragmentation,
)
from graphcrm.analysis.result import Result, members, record
from graphcrm.findings import Finding, Severity
from graphcrm.messages import Message, Number, Share, joined, sentences

if TYPE_CHECKING:
    import networkx as nx

KEY_CARRIERS, KEY_BREAKERS = "key_carriers", "key_breakers"
MUCH = 0.25
"""A set is worth a finding where it reaches this share of contacts, or so many more pairs lose contact without it."""
DISTANCES = 1_000
"""Distance-weighted fragmentation is reckoned for up to this many contacts."""
_SET = members("people value at_least=bound exact")


@dataclass(frozen=True, slots=True)
class KeyPlayers(Result):
    """The set to reach with, the set that holds all together; ``None`` where there is no contact or no tie that counts.

    ``reached`` is how many contacts the first set reaches, itself included. ``before`` and ``after`` are the shares of
    pairs without contact, with and without the second set; ``apart`` is the same after, with distances
    (``None`` beyond `DISTANCES` contacts).
    """

    TABLE = "sets"
    MEMBERS = members("sets reached before after apart findings")

    carriers: KeySet | None
    reached: int
    breakers: KeySet | None
    before: float | None
    after: float | None
    apart: float | None
    findings: tuple[Finding, ...]

    @property
    def sets(self) -> list[dict[str, Any]]:
        """The sets that there are, by goal."""
        goals = {"reach": self.carriers, "break": self.breakers}
        return [{"goal": goal, **record(people, shown=_SET)} for goal, people in goals.items() if people]


def find(account: AccountGraph) -> KeyPlayers:
    """Both sets, with at most one finding each."""
    real = {ident for ident, contact in account.contacts.items() if not contact.placeholder}
    rules, once = account.rules, account.memo.once
    graph, voices = contact_network(account), _influence(account)
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
        findings.append(_key_carriers(account, voices, best, reached))
    if worst and before is not None and len(graph) > 2 * len(worst.people) and worst.value - before >= MUCH:
        findings.append(_key_breakers(account, worst, before))
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
        edge = {listener for person in edge for listener in graph.adj[person]} - seen
        seen |= edge
    return seen


def _key_carriers(account: AccountGraph, graph: nx.DiGraph[str], best: KeySet, reached: int) -> Finding:
    first = first_of(account, best.people)
    ties = [
        tie
        for tie in account.influences
        if tie.from_id in best.people and tie.to_id in graph.adj[tie.from_id]
    ]
    proof = (
        Message("evidence.key_carriers.exact")
        if best.exact
        else Message("evidence.key_carriers.bound", times=Number(1 / best.bound, ".2f"))
    )
    return Finding(
        kind=KEY_CARRIERS,
        severity=Severity.NOTE,
        who=best.people,
        message=Message(
            "finding.key_carriers",
            who=joined(account.people(best.people)),
            steps=Message("count.steps", n=account.rules.reach_steps),
            reached=reached,
            all=len(account.contacts),
        ),
        step=sentences(
            None
            if account.contacts[first].placeholder or keeps_quiet(account, first)
            else Message("finding.key_carriers.step", who=account.person(first)),
            to_reach(account, first),
        ),
        seed="L2",
        evidence=(reason(account, proof, ties),),
    )


def first_of(account: AccountGraph, people: tuple[str, ...]) -> str:
    """Whom of a set to start with: who is not for us yet, but not against us; then whom nobody judged; who is against us last."""
    stances = net_stances(account, None)

    def order(person: str) -> tuple[int, str]:
        stance = stances[person]
        return 1 if stance is None else 3 if stance < 0 else 0 if stance < 1 else 2, person

    return min(people, key=order)


def _key_breakers(account: AccountGraph, worst: KeySet, before: float) -> Finding:
    unknown = [ident for ident in worst.people if ident not in account.known_by]
    first = (unknown or worst.people)[0]
    proof = Message("evidence.key_breakers.exact" if worst.exact else "evidence.key_breakers.greedy")
    return Finding(
        kind=KEY_BREAKERS,
        severity=Severity.NOTE,
        who=worst.people,
        message=Message(
            "finding.key_breakers",
            who=joined(account.people(worst.people)),
            after=Share(worst.value),
            before=Share(before),
        ),
        step=sentences(Message("finding.key_breakers.step"), to_reach(account, first)),
        seed="G7",
        evidence=(reason(account, proof, []),),
    )
