"""A graph without some people, made from the one with them: all that stays the same is shared, not copied."""
# pyright: reportPrivateUsage=false
# NetworkX offers copies, which cost as much as a new graph, and views, which slow every question down.

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import networkx as nx

G = TypeVar("G", bound="nx.Graph[str]")
Ties = dict[str, dict[str, Any]]


def without_people(graph: G, gone: Collection[str]) -> G:
    """The graph without some people, in the same order. O(people + ties of who is gone's neighbours).

    Neither may be changed afterwards: each would change the other.
    """
    smaller = graph.__class__()
    smaller.graph.update(graph.graph)
    target: Any = smaller
    source: Any = graph
    target._node = {person: data for person, data in source._node.items() if person not in gone}  # noqa: SLF001
    if graph.is_directed():
        target._adj = _less(source._adj, source._pred, gone)  # noqa: SLF001
        target._pred = _less(source._pred, source._adj, gone)  # noqa: SLF001
    else:
        target._adj = _less(source._adj, source._adj, gone)  # noqa: SLF001
    return smaller


def _less(
    ties: Mapping[str, dict[str, Any]], back: Mapping[str, dict[str, Any]], gone: Collection[str]
) -> Ties:
    left = {person: others for person, others in ties.items() if person not in gone}
    touched = {neighbour for person in gone for neighbour in back.get(person, ())}
    for person in touched - set(gone):
        left[person] = {neighbour: tie for neighbour, tie in left[person].items() if neighbour not in gone}
    return left
