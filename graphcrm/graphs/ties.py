"""A graph as plain sorted dictionaries, and the questions every primitive asks of its arguments first."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from graphcrm.graphs.prepared import Prepared

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

_HOP_BITS = 24
_LOG_BITS = 40


def people_in(graph: nx.DiGraph[str]) -> list[str]:
    """Every id, sorted."""
    return sorted(graph)


def ties_in(graph: nx.DiGraph[str]) -> list[tuple[str, str]]:
    """Every edge but the self-loops, sorted."""
    edges: Iterable[tuple[str, str]] = graph.edges()
    return sorted((giver, taker) for giver, taker in edges if giver != taker)


def costs(graph: nx.DiGraph[str]) -> dict[tuple[str, str], int]:
    """What each tie costs a route: an integer, so that sums are exact and equal routes compare equal.

    The high bits are −log₂(carry), rounded to 2⁻⁴⁰, the low bits count steps:
    the cheapest route is the strongest one, and the shortest among the equally strong.
    """
    return {tie: cost(carry(graph, *tie)) for tie in ties_in(graph)}


def cost(carries: float) -> int:
    """What a tie costs a route (see `costs`)."""
    return (round(-math.log2(carries) * 2**_LOG_BITS) << _HOP_BITS) + 1


def carry(graph: nx.DiGraph[str], giver: str, taker: str) -> float:
    """The probability that this tie carries.

    `ValueError` where there is no such tie, or several, or ``carry`` is missing or outside (0, 1].
    """
    need_single(graph)
    if not graph.has_edge(giver, taker):
        raise ValueError(f"There is no tie {giver!r} → {taker!r}.")
    value: object = graph.edges[giver, taker].get("carry")
    if not isinstance(value, (int, float)) or not 0 < value <= 1:
        raise ValueError(f"The tie {giver!r} → {taker!r} carries {value!r}; carry is above 0 and at most 1.")
    return float(value)


def need_people(graph: nx.DiGraph[str] | Prepared, *people: str) -> None:
    """`ValueError` unless the graph is directed, and for the first of the people who is not in it."""
    ready = isinstance(graph, Prepared)
    if not (graph.directed if ready else graph.is_directed()):
        raise ValueError("This question is about a directed graph; hand in graph.to_directed().")
    among = graph.place if ready else graph
    for person in people:
        if person not in among:
            raise ValueError(f"{person!r} is not in the graph of {len(among)} people.")


def need_single(graph: nx.Graph[str] | Prepared) -> None:
    """`ValueError` where two people may have several ties."""
    if not isinstance(graph, Prepared) and graph.is_multigraph():
        raise ValueError(
            "This graph may have several ties between two people; make one of them, with one carry."
        )


def need_ends(graph: nx.DiGraph[str] | Prepared, source: str, target: str) -> None:
    """`ValueError` unless source and target are two different people of the graph."""
    need_people(graph, source, target)
    if source == target:
        raise ValueError(f"A route needs two different ends; source and target are both {source!r}.")


def need_undirected(graph: nx.Graph[str] | Prepared) -> None:
    """`ValueError` for a directed graph (a `DiGraph` is a `Graph` to a type checker, so it can't tell)."""
    if graph.directed if isinstance(graph, Prepared) else graph.is_directed():
        raise ValueError("This question is about an undirected graph; hand in graph.to_undirected().")
