"""Where does the network fall apart: who, or which tie, alone joins a group to everybody else? (G7)

The network is undirected: everybody, ours joined as colleagues, and every tie that carries (`AccountGraph.carries`). What falls
off is what loses contact with us; where we are not joined at all, what loses contact with the larger part. Kinds:
``articulation``, a person without whom `Rules.group` contacts or more lose contact with the rest; ``bridge``, a tie of
which the same is true. Of one of ours who is joined to a group by a bridge, the bridge alone is said.
Source: Hopcroft & Tarjan 1973, https://doi.org/10.1145/362248.362272
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from graphcrm.account.access import US, is_ours, ours, plain, theirs
from graphcrm.account.evidence import reason
from graphcrm.account.invalidation import CARRYING
from graphcrm.account.next_step import to_reach
from graphcrm.account.wording import called, counted, joined, titled
from graphcrm.analysis.result import Result
from graphcrm.findings import Finding, Severity
from graphcrm.graphs import articulation_points, bridges, prepare, without_people
from graphcrm.graphs.prepared import large
from graphcrm.records import Contact, Employee, Knows

if TYPE_CHECKING:
    from collections.abc import Sequence

    import networkx as nx

    from graphcrm.account.graph import AccountGraph, CarryingTie

ARTICULATION, BRIDGE = "articulation", "bridge"


@dataclass(frozen=True, slots=True)
class Joint:
    """A person, or the two ends of a tie, and the contacts who fall off without it (sorted by id)."""

    who: tuple[str, ...]
    cut_off: tuple[str, ...]

    @property
    def kind(self) -> str:
        return ARTICULATION if len(self.who) == 1 else BRIDGE


@dataclass(frozen=True, slots=True)
class Structure(Result):
    """Every person and every tie that a group hangs on, the largest group first."""

    joints: tuple[Joint, ...]
    findings: tuple[Finding, ...]

    def rows(self) -> list[dict[str, Any]]:
        return [
            {"kind": each.kind, "who": list(each.who), "cut_off": list(each.cut_off)} for each in self.joints
        ]

    def to_dict(self) -> dict[str, Any]:
        return {"joints": self.rows(), "findings": [each.to_dict() for each in self.findings]}


def find(account: AccountGraph) -> Structure:
    """Every joint of the network that a contact hangs on, findings on those a group hangs on. O(people + ties)."""
    graph = network(account)
    ready = prepare(graph) if large(graph) else graph
    people = [
        (each.point, _lost(graph, each.point, each.cut_off, {each.point}))
        for each in articulation_points(ready)
        if each.point != US
    ]
    ties = [
        ((each.a, each.b), _lost(graph, each.a, [each.cut_off], set()))
        for each in bridges(ready)
        if US not in (each.a, each.b)
    ]
    hanging = {cut_off for _, cut_off in ties}
    joints: list[Joint] = []
    findings: list[Finding] = []
    for node, cut_off in people:
        if not cut_off or (is_ours(node) and cut_off in hanging):
            continue
        joints.append(Joint((plain(node),), cut_off))
        if len(cut_off) >= account.rules.group:
            findings.append(_articulation(account, graph, node, cut_off))
    for (one, two), cut_off in ties:
        if not cut_off:
            continue
        outer, inner = (one, two) if not is_ours(two) and plain(two) in cut_off else (two, one)
        joints.append(Joint((plain(outer), plain(inner)), cut_off))
        if len(cut_off) >= account.rules.group:
            findings.append(_bridge(account, graph, outer, inner, cut_off))
    joints.sort(key=lambda each: (-len(each.cut_off), each.who))
    return Structure(tuple(joints), tuple(findings))


def network(account: AccountGraph) -> nx.Graph[str]:
    """Everybody as nodes of `access` (us, ours, theirs), joined by every tie that carries, the strongest of several."""
    return account.memo.once(
        "network",
        CARRYING | {Contact, Employee},
        lambda: _network(account),
        lambda known, left: without_people(known, frozenset(map(theirs, left))),
    )


def _network(account: AccountGraph) -> nx.Graph[str]:
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_node(US)
    graph.add_nodes_from(map(theirs, account.contacts))
    graph.add_edges_from(((US, ours(ident)) for ident in account.employees), tie=None)
    knows = (tie for ties in account.known_by.values() for tie in ties)
    for tie in (*knows, *account.between_contacts):
        if not account.carries(tie):
            continue
        start, end = ours(tie.from_id) if isinstance(tie, Knows) else theirs(tie.from_id), theirs(tie.to_id)
        held: CarryingTie | None = graph.edges[start, end]["tie"] if graph.has_edge(start, end) else None
        if held is None or account.carry(held) < account.carry(tie):
            graph.add_edge(start, end, tie=tie)
    return graph


def _lost(graph: nx.Graph[str], at: str, groups: Sequence[Sequence[str]], gone: set[str]) -> tuple[str, ...]:
    """The contacts who lose contact with us; where we are in one of the groups that fall off, those are all the others."""
    import networkx as nx

    ours_too = next((group for group in groups if US in group), None)
    lost = (
        chain.from_iterable(groups)
        if ours_too is None
        else nx.node_connected_component(graph, at) - gone - set(ours_too)
    )
    return tuple(sorted(plain(node) for node in lost if node != US and not is_ours(node)))


def _articulation(
    account: AccountGraph, graph: nx.Graph[str], node: str, cut_off: tuple[str, ...]
) -> Finding:
    person = plain(node)
    name = (
        called(account.employees[person]) + " of ours" if is_ours(node) else titled(account.contacts[person])
    )
    people = joined([called(account.contacts[each]) for each in cut_off])
    ties: list[CarryingTie] = [
        graph.edges[node, other]["tie"] for other in sorted(graph.adj[node]) if plain(other) in cut_off
    ]
    return Finding(
        kind=ARTICULATION,
        severity=Severity.WEAK,
        who=(person,),
        about=cut_off,
        message=f"{counted(len(cut_off), 'contact is', 'contacts are')} joined to everybody else by {name} alone: {people}.",
        step=to_reach(account, _first(account, cut_off), {person}),
        seed="G7",
        evidence=(
            reason(
                account,
                "Their ties to this person; they have none to anybody outside the group.",
                ties,
                (person, *cut_off),
            ),
        ),
    )


def _bridge(
    account: AccountGraph, graph: nx.Graph[str], outer: str, inner: str, cut_off: tuple[str, ...]
) -> Finding:
    tie: CarryingTie = graph.edges[outer, inner]["tie"]
    one = (
        called(account.employees[plain(outer)]) + " of ours"
        if is_ours(outer)
        else called(account.contacts[plain(outer)])
    )
    two = titled(account.contacts[plain(inner)])
    people = joined([called(account.contacts[each]) for each in cut_off])
    how = "one acquaintance" if is_ours(outer) else "one tie"
    return Finding(
        kind=BRIDGE,
        severity=Severity.WEAK,
        who=(plain(outer), plain(inner)),
        about=cut_off,
        message=f"{how.capitalize()}, of {one} with {two}, alone joins {counted(len(cut_off), 'contact', 'contacts')} to everybody else: {people}.",
        step=to_reach(account, _first(account, cut_off, plain(inner)), {plain(outer), plain(inner)}),
        seed="G7",
        evidence=(reason(account, "The tie itself.", [tie], (plain(outer), plain(inner))),),
    )


def _first(account: AccountGraph, group: tuple[str, ...], but: str = "") -> str:
    """Whom of a group to get to know first: the highest in rank."""
    others = [each for each in group if each != but] or list(group)
    return min(
        others,
        key=lambda each: (
            bool(account.contacts[each].placeholder),
            -(account.contacts[each].rank or 0),
            each,
        ),
    )
