"""Where does the network fall apart: who, or which tie, alone joins a group to everybody else? (G7)

The network is undirected: everybody, ours joined as colleagues, and every tie that carries (`AccountGraph.carries`). What falls
off is what loses contact with us; where we are not joined at all, what loses contact with the larger part. Kinds:
``articulation``, a person without whom `Rules.group` contacts or more lose contact with the rest; ``bridge``, a tie of
which the same is true. Of one of ours who is joined to a group by a bridge, the bridge alone is said.
Source: Hopcroft & Tarjan 1973, https://doi.org/10.1145/362248.362272
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from graphcrm.account.access import US, is_ours, ours, plain, theirs
from graphcrm.account.evidence import reason
from graphcrm.account.graph import AccountGraph, CarryingTie
from graphcrm.account.invalidation import CARRYING
from graphcrm.account.next_step import to_reach
from graphcrm.analysis.result import Result, members
from graphcrm.findings import Finding, Severity
from graphcrm.graphs import articulation_points, bridges, prepare, without_people
from graphcrm.graphs.prepared import large
from graphcrm.messages import Message, joined
from graphcrm.records import Contact, Employee, Knows

if TYPE_CHECKING:
    import networkx as nx

ARTICULATION, BRIDGE = "articulation", "bridge"


@dataclass(frozen=True, slots=True)
class Joint:
    """A person, or the two ends of a tie, and the contacts who fall off without it (sorted by id)."""

    MEMBERS = members("kind who cut_off")

    who: tuple[str, ...]
    cut_off: tuple[str, ...]

    @property
    def kind(self) -> str:
        return ARTICULATION if len(self.who) == 1 else BRIDGE


@dataclass(frozen=True, slots=True)
class Structure(Result):
    """Every person and every tie that a group hangs on, the largest group first."""

    TABLE = "joints"

    joints: tuple[Joint, ...]
    findings: tuple[Finding, ...]


def find(account: AccountGraph) -> Structure:
    """Every joint of the network that a contact hangs on, findings on those a group hangs on. O(people + ties)."""
    graph = network(account)
    ready = prepare(graph) if large(graph) else graph
    people = [
        (cut.point, _lost(graph, cut.point, cut.cut_off, {cut.point}))
        for cut in articulation_points(ready)
        if cut.point != US
    ]
    ties = [
        ((bridge.a, bridge.b), _lost(graph, bridge.a, [bridge.cut_off], set()))
        for bridge in bridges(ready)
        if US not in (bridge.a, bridge.b)
    ]
    hanging = {cut_off for _, cut_off in ties}
    joints: list[Joint] = []
    findings: list[Finding] = []
    for node, cut_off in people:
        if not cut_off or (is_ours(node) and cut_off in hanging):
            continue
        joints.append(Joint((plain(node),), cut_off))
        if len(cut_off) >= account.rules.group:
            findings.append(_articulation(account, graph, node, joints[-1]))
    for (a, b), cut_off in ties:
        if not cut_off:
            continue
        outer, inner = (a, b) if not is_ours(b) and plain(b) in cut_off else (b, a)
        joints.append(Joint((plain(outer), plain(inner)), cut_off))
        if len(cut_off) >= account.rules.group:
            findings.append(_bridge(account, graph, outer, inner, joints[-1]))
    joints.sort(key=lambda joint: (-len(joint.cut_off), joint.who))
    return Structure(tuple(joints), tuple(findings))


def network(account: AccountGraph) -> nx.Graph[str]:
    """Everybody as nodes of `access` (us, ours, theirs), joined by every tie that carries, the strongest of several."""
    return account.memo.once(
        "network",
        CARRYING | {Contact, Employee},
        lambda: _network(account),
        lambda graph, left: without_people(graph, frozenset(map(theirs, left))),
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
        parallel: CarryingTie | None = graph.edges[start, end]["tie"] if graph.has_edge(start, end) else None
        if parallel is None or account.carry(parallel) < account.carry(tie):
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


def _articulation(account: AccountGraph, graph: nx.Graph[str], node: str, joint: Joint) -> Finding:
    near = (neighbour for neighbour in sorted(graph.adj[node]) if plain(neighbour) in joint.cut_off)
    ties: list[CarryingTie] = [graph.edges[node, neighbour]["tie"] for neighbour in near]
    return _finding(account, joint, ties, (*joint.who, *joint.cut_off), ours=is_ours(node))


def _bridge(account: AccountGraph, graph: nx.Graph[str], outer: str, inner: str, joint: Joint) -> Finding:
    tie: CarryingTie = graph.edges[outer, inner]["tie"]
    return _finding(account, joint, [tie], joint.who, ours=is_ours(outer))


def _finding(
    account: AccountGraph, joint: Joint, ties: Sequence[CarryingTie], path: Sequence[str], *, ours: bool
) -> Finding:
    kind, who, cut_off = joint.kind, joint.who, joint.cut_off
    inner = who[1] if kind == BRIDGE else ""
    return Finding(
        kind=kind,
        severity=Severity.WEAK,
        who=who,
        about=cut_off,
        message=Message(
            f"finding.{kind}.ours" if ours else f"finding.{kind}",
            n=len(cut_off),
            who=account.colleague(who[0]) if ours else account.person(who[0]),
            whom=account.person(who[-1]),
            people=joined(account.people(cut_off)),
        ),
        step=to_reach(account, _first(account, cut_off, inner), {*who}),
        seed="G7",
        evidence=(reason(account, Message(f"evidence.{kind}"), ties, path),),
        subject=who[1] if ours and inner else who[0],
    )


def _first(account: AccountGraph, group: tuple[str, ...], but: str) -> str:
    """Whom of a group to get to know first: the highest in rank."""
    contacts = account.contacts
    return min(
        [ident for ident in group if ident != but] or group,
        key=lambda ident: (bool(contacts[ident].placeholder), -(contacts[ident].rank or 0), ident),
    )
