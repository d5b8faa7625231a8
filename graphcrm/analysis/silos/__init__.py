"""Which circles keep to themselves, who joins them, and where do we know nobody? (G3, G7)

Circles are communities of contacts over influences and reporting lines that count (see `circles`). The *doors* of a
circle are those of its people who have a tie to somebody outside it. Kinds: ``silo``, a circle of `Rules.silo` people or
more in which none of ours knows anybody, with no door, or with two to `Rules.few_bridges` (of one door alone `structure`
tells); ``broker``, somebody with ties to `Rules.many` other circles whom none of ours knows; ``dark_unit``, see `dark`.
Sources: Blondel et al. 2008, https://doi.org/10.1088/1742-5468/2008/10/P10008; Burt 1992, Structural Holes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphcrm.account.evidence import reason
from graphcrm.account.invalidation import BETWEEN
from graphcrm.account.next_step import to_reach
from graphcrm.account.wording import called, counted, joined, titled
from graphcrm.analysis.result import Result
from graphcrm.analysis.silos.communities import circles, constraint, modularity
from graphcrm.analysis.silos.uncovered_units import DarkUnit, dark_unit, dark_units
from graphcrm.findings import Finding, Severity
from graphcrm.graphs import without_people

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

    from graphcrm.account.graph import AccountGraph

SILO, BROKER = "silo", "broker"
MOST = 2
MOST_DARK = 3


@dataclass(frozen=True, slots=True)
class Circle:
    """A community: its people, those of them with a tie to others of theirs, and those whom ours know; sorted by id."""

    people: tuple[str, ...]
    doors: tuple[str, ...]
    known: tuple[str, ...]


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

    circles: tuple[Circle, ...]
    between: tuple[Between, ...]
    dark: tuple[DarkUnit, ...]
    modularity: float
    findings: tuple[Finding, ...]

    def rows(self) -> list[dict[str, Any]]:
        return [
            {
                "size": len(each.people),
                "doors": list(each.doors),
                "known": list(each.known),
                "people": list(each.people),
            }
            for each in self.circles
        ]

    def to_dict(self) -> dict[str, Any]:
        return {
            "circles": self.rows(),
            "between": [
                {"id": each.id, "circles": each.circles, "constraint": each.constraint, "known": each.known}
                for each in self.between
            ],
            "dark": [
                {"unit": each.unit, "people": list(each.people), "deciding": list(each.deciding)}
                for each in self.dark
            ],
            "modularity": self.modularity,
            "findings": [each.to_dict() for each in self.findings],
        }


def find(account: AccountGraph) -> Silos:
    """Circles, brokers, dark units; at most `MOST` findings on each, `MOST_DARK` on units."""
    graph = between_contacts(account)
    once = account.memo.once
    parts = once("circles", BETWEEN, lambda: circles(graph))
    light = {ident for ident, ties in account.known_by.items() if any(map(account.carries, ties))}
    found = tuple(_circle(graph, part, light) for part in parts if len(part) > 1)
    between = _between(graph, parts, light, once("constraint", BETWEEN, lambda: constraint(graph)))
    dark = dark_units(account)
    rules = account.rules
    silos = [
        each
        for each in found
        if not each.known
        and len(each.people) >= rules.silo
        and (not each.doors or 2 <= len(each.doors) <= rules.few_bridges)
    ]
    brokers = [
        each
        for each in between
        if each.circles >= rules.many and not each.known and not account.contacts[each.id].placeholder
    ]
    grave = [each for each in dark if each.deciding or len(each.people) >= rules.group]
    return Silos(
        found,
        between,
        dark,
        once("modularity", BETWEEN, lambda: modularity(graph, parts)),
        (
            *(_silo(account, each) for each in silos[:MOST]),
            *(_broker(account, graph, each) for each in brokers[:MOST]),
            *(dark_unit(account, each) for each in grave[:MOST_DARK]),
        ),
    )


def between_contacts(account: AccountGraph) -> nx.Graph[str]:
    """Contacts, joined by influences and reporting lines that count; ``weight``: what all ties of two carry together.

    All analyses share it: nobody adds to it.
    """
    return account.memo.once("between contacts", BETWEEN, lambda: _between_contacts(account), without_people)


def _between_contacts(account: AccountGraph) -> nx.Graph[str]:
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(account.contacts)
    for tie in account.between_contacts:
        if account.carries(tie):
            held = graph.edges[tie.from_id, tie.to_id]["weight"] if graph.has_edge(tie.from_id, tie.to_id) else 0.0  # fmt: skip
            graph.add_edge(tie.from_id, tie.to_id, weight=held + account.carry(tie))
    return graph


def _circle(graph: nx.Graph[str], part: tuple[str, ...], light: set[str]) -> Circle:
    inside = set(part)
    doors = tuple(one for one in part if not inside.issuperset(graph.adj[one]))
    return Circle(part, doors, tuple(one for one in part if one in light))


def _between(
    graph: nx.Graph[str], parts: tuple[tuple[str, ...], ...], light: set[str], tight: Mapping[str, float]
) -> tuple[Between, ...]:
    circle_of: Mapping[str, int] = {one: number for number, part in enumerate(parts) for one in part}
    found: list[Between] = []
    for one in graph:
        others = {circle_of[other] for other in graph.adj[one]} - {circle_of[one]}
        if others:
            found.append(Between(one, len(others), tight[one], one in light))
    return tuple(sorted(found, key=lambda each: (-each.circles, round(each.constraint, 12), each.id)))


def _silo(account: AccountGraph, circle: Circle) -> Finding:
    names = joined([called(account.contacts[one]) for one in circle.people])
    doors = joined([titled(account.contacts[one]) for one in circle.doors])
    lead = f"only {doors} have a tie to anybody else" if doors else "none of them has a tie to anybody else"
    first = min(circle.doors or circle.people, key=lambda one: (-(account.contacts[one].rank or 0), one))
    return Finding(
        kind=SILO,
        severity=Severity.NOTE,
        who=circle.doors or circle.people,
        about=circle.people,
        message=f"{counted(len(circle.people), 'person', 'people')} keep to themselves, and none of ours knows any of them: {names}; {lead}.",
        step=to_reach(account, first),
        seed="G7",
        evidence=(reason(account, "They have more to do with each other than with anybody else.", []),),
    )


def _broker(account: AccountGraph, graph: nx.Graph[str], one: Between) -> Finding:
    others = sorted(graph.adj[one.id], key=lambda other: (-graph.edges[one.id, other]["weight"], other))
    names = joined([called(account.contacts[other]) for other in others])
    ties = [tie for tie in account.between_contacts if one.id in (tie.from_id, tie.to_id)]
    return Finding(
        kind=BROKER,
        severity=Severity.NOTE,
        who=(one.id,),
        message=f"{titled(account.contacts[one.id])} joins {one.circles + 1} circles that have little to do with each other, and none of ours knows this person.",
        step=to_reach(account, one.id),
        seed="G7",
        evidence=(reason(account, f"Has ties to {names}.", ties, (one.id,)),),
    )
