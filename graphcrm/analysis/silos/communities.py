"""Circles of people who have more to do with each other than with others, and who stands between them: on plain graphs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from graphcrm.graphs.louvain import louvain, pieces

if TYPE_CHECKING:
    import networkx as nx

_SEED = 7


def circles(graph: nx.Graph[str]) -> tuple[tuple[str, ...], ...]:
    """The communities of an undirected graph with weights (``weight``; 1 where missing), the largest first, each sorted.

    Louvain's method on modularity, with a fixed seed and people in the order of their ids, so that the same graph gives
    the same circles; NetworkX offers Leiden's through other backends only. Louvain's can leave a circle whose people
    have no tie to each other; such a circle is split into its pieces. Who has no tie is a circle alone.
    About O(ties · log people). `ValueError` for a directed graph.
    Source: Blondel et al. 2008, https://doi.org/10.1088/1742-5468/2008/10/P10008
    """
    if graph.is_directed():
        raise ValueError("Circles are about an undirected graph; hand in graph.to_undirected().")
    people = sorted(graph)
    place = {person: index for index, person in enumerate(people)}
    weighted = cast("Iterable[tuple[str, str, float]]", graph.edges(data="weight", default=1.0))
    near: list[dict[int, float]] = [{} for _ in people]
    for lower, higher, weight in sorted(
        (*sorted((place[a], place[b])), weight) for a, b, weight in weighted if a != b
    ):
        near[lower][higher] = near[higher][lower] = weight
    if not any(near):
        return tuple((person,) for person in people)
    communities = (tuple(people[index] for index in piece) for piece in pieces(near, louvain(near, _SEED)))
    return tuple(sorted(communities, key=lambda circle: (-len(circle), circle)))


def modularity(graph: nx.Graph[str], parts: Sequence[Sequence[str]]) -> float:
    """How much more weight lies within the parts than chance would put there: at most 1; 0 for a graph without ties.

    Everybody is in one part. Added up in the order of the graph, so that it is the same to the last digit. O(ties).
    Source: Newman & Girvan 2004, https://doi.org/10.1103/PhysRevE.69.026113
    """
    part_of = {person: number for number, part in enumerate(parts) for person in part}
    inside, ends = [0.0] * len(parts), [0.0] * len(parts)
    weighted = cast("Iterable[tuple[str, str, float]]", graph.edges(data="weight", default=1.0))
    for start, end, weight in weighted:
        part, opposite = part_of[start], part_of[end]
        ends[part] += weight
        ends[opposite] += weight
        if part == opposite:
            inside[part] += weight
    both = sum(ends)
    if not both:
        return 0.0
    return sum(
        2 * within / both - (all_ends / both) ** 2 for within, all_ends in zip(inside, ends, strict=True)
    )


def constraint(graph: nx.Graph[str]) -> Mapping[str, float]:
    """Burt's constraint of everybody with a tie: low for who joins people who have no ties to each other.

    ``Σⱼ (pᵢⱼ + Σ_q pᵢ_q p_qⱼ)²`` over neighbours j, p the share of i's weight that goes to them.
    Ties to oneself count nothing. O(Σ over ties of the smaller degree of its ends). `ValueError` for a directed graph.
    Source: Burt 1992, Structural Holes, Harvard University Press, chapter 2.
    """
    if graph.is_directed():
        raise ValueError("Constraint is about an undirected graph; hand in graph.to_undirected().")
    shares: dict[str, dict[str, float]] = {}
    for person in graph:
        ties = {
            neighbour: float(graph.edges[person, neighbour].get("weight", 1.0))
            for neighbour in graph.adj[person]
            if neighbour != person
        }
        total = sum(ties.values())
        shares[person] = {near: weight / total for near, weight in ties.items()} if total > 0 else {}
    constraints: dict[str, float] = {}
    for person, own in shares.items():
        if not own:
            continue
        indirect = dict(own)
        for between, share in own.items():
            theirs = shares[between]
            for neighbour in own if len(own) < len(theirs) else theirs:
                if neighbour in own and neighbour in theirs:
                    indirect[neighbour] += share * theirs[neighbour]
        constraints[person] = sum(value * value for value in indirect.values())
    return constraints
