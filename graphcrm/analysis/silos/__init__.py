"""Which circles keep to themselves, who joins them, and where do we know nobody? (G3, G7)

Circles are communities of contacts over influences and reporting lines that count (see `communities`). The *doors* of a
circle are those of its people who have a tie to somebody outside it. Kinds: ``silo``, a circle of `Rules.silo` people or
more in which none of ours knows anybody, with no door, or with two to `Rules.few_bridges` (of one door alone `structure`
tells); ``broker``, somebody with ties to `Rules.many` other circles whom none of ours knows; ``dark_unit``, see `uncovered_units`.
Sources: Blondel et al. 2008, https://doi.org/10.1088/1742-5468/2008/10/P10008; Burt 1992, Structural Holes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphcrm.account.contact_network import contact_network, well_known
from graphcrm.account.evidence import reason
from graphcrm.account.graph import AccountGraph
from graphcrm.account.invalidation import BETWEEN
from graphcrm.account.next_step import to_reach
from graphcrm.analysis.result import Result, members
from graphcrm.analysis.silos.communities import circles, constraint, modularity
from graphcrm.analysis.silos.uncovered_units import UncoveredUnit, uncovered_unit, uncovered_units
from graphcrm.findings import Finding, Severity
from graphcrm.messages import Message, joined

if TYPE_CHECKING:
    import networkx as nx

SILO, BROKER = "silo", "broker"


@dataclass(frozen=True, slots=True)
class Circle:
    """A community: its people, those of them with a tie to others of theirs, and those whom ours know; sorted by id."""

    MEMBERS = members("size doors known people")

    people: tuple[str, ...]
    doors: tuple[str, ...]
    known: tuple[str, ...]

    @property
    def size(self) -> int:
        return len(self.people)


@dataclass(frozen=True, slots=True)
class Between:
    """A contact with ties into other circles than the own: how many circles, and Burt's constraint (low: a broker)."""

    id: str
    circles: int
    constraint: float
    known: bool
    """Whether one of ours knows this person well enough to count."""


@dataclass(frozen=True, slots=True)
class Silos(Result):
    """Circles of two or more, the largest first; who stands between them, most circles first; units without anybody."""

    TABLE = "circles"
    MEMBERS = members("circles between dark=uncovered modularity findings")

    circles: tuple[Circle, ...]
    between: tuple[Between, ...]
    uncovered: tuple[UncoveredUnit, ...]
    modularity: float
    findings: tuple[Finding, ...]


def find(account: AccountGraph) -> Silos:
    """Circles, brokers, uncovered units, with a finding each."""
    graph = contact_network(account)
    once, rules = account.memo.once, account.rules
    parts = once("circles", BETWEEN, lambda: circles(graph))
    acquaintances = well_known(account)
    communities = tuple(_circle(graph, part, acquaintances) for part in parts if len(part) > 1)
    between = _between(graph, parts, acquaintances, once("constraint", BETWEEN, lambda: constraint(graph)))
    units = uncovered_units(account)
    silos = [
        circle
        for circle in communities
        if not circle.known
        and circle.size >= rules.silo
        and (not circle.doors or 2 <= len(circle.doors) <= rules.few_bridges)
    ]
    brokers = [
        broker
        for broker in between
        if broker.circles >= rules.many and not broker.known and not account.contacts[broker.id].placeholder
    ]
    grave = [unit for unit in units if unit.deciding or len(unit.people) >= rules.group]
    return Silos(
        communities,
        between,
        units,
        once("modularity", BETWEEN, lambda: modularity(graph, parts)),
        (
            *(_silo(account, circle) for circle in silos),
            *(_broker(account, graph, broker) for broker in brokers),
            *(uncovered_unit(account, unit) for unit in grave),
        ),
    )


def _circle(graph: nx.Graph[str], part: tuple[str, ...], acquaintances: Collection[str]) -> Circle:
    inside = set(part)
    doors = tuple(person for person in part if not inside.issuperset(graph.adj[person]))
    return Circle(part, doors, tuple(person for person in part if person in acquaintances))


def _between(
    graph: nx.Graph[str],
    parts: tuple[tuple[str, ...], ...],
    acquaintances: Collection[str],
    constraints: Mapping[str, float],
) -> tuple[Between, ...]:
    circle_of: Mapping[str, int] = {person: number for number, part in enumerate(parts) for person in part}
    between: list[Between] = []
    for person in graph:
        circles_near = {circle_of[neighbour] for neighbour in graph.adj[person]} - {circle_of[person]}
        if circles_near:
            between.append(Between(person, len(circles_near), constraints[person], person in acquaintances))
    return tuple(
        sorted(between, key=lambda broker: (-broker.circles, round(broker.constraint, 12), broker.id))
    )


def _silo(account: AccountGraph, circle: Circle) -> Finding:
    doors = (
        Message("finding.silo.doors", who=joined(account.people(circle.doors)))
        if circle.doors
        else Message("finding.silo.no_door")
    )
    first = min(
        circle.doors or circle.people, key=lambda ident: (-(account.contacts[ident].rank or 0), ident)
    )
    people = joined(account.people(circle.people))
    return Finding(
        kind=SILO,
        severity=Severity.NOTE,
        who=circle.doors or circle.people,
        about=circle.people,
        message=Message("finding.silo", n=circle.size, people=people, doors=doors),
        step=to_reach(account, first),
        seed="G7",
        evidence=(reason(account, Message("evidence.silo"), []),),
    )


def _broker(account: AccountGraph, graph: nx.Graph[str], broker: Between) -> Finding:
    ident = broker.id
    near = sorted(
        graph.adj[ident], key=lambda neighbour: (-graph.edges[ident, neighbour]["weight"], neighbour)
    )
    ties = [tie for tie in account.between_contacts if ident in (tie.from_id, tie.to_id)]
    neighbours = Message("evidence.broker", people=joined(account.people(near)))
    return Finding(
        kind=BROKER,
        severity=Severity.NOTE,
        who=(ident,),
        message=Message("finding.broker", who=account.person(ident), circles=broker.circles + 1),
        step=to_reach(account, ident),
        seed="G7",
        evidence=(reason(account, neighbours, ties, (ident,)),),
    )
