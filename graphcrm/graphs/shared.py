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
    rest = graph.__class__()
    rest.graph.update(graph.graph)
    some: Any = rest
    every: Any = graph
    some._node = {person: data for person, data in every._node.items() if person not in gone}  # noqa: SLF001
    if graph.is_directed():
        some._adj = _less(every._adj, every._pred, gone)  # noqa: SLF001
        some._pred = _less(every._pred, every._adj, gone)  # noqa: SLF001
    else:
        some._adj = _less(every._adj, every._adj, gone)  # noqa: SLF001
    return rest


def _less(
    ties: Mapping[str, dict[str, Any]], back: Mapping[str, dict[str, Any]], gone: Collection[str]
) -> Ties:
    left = {person: others for person, others in ties.items() if person not in gone}
    for person in {other for one in gone if one in back for other in back[one]} - set(gone):
        left[person] = {other: tie for other, tie in left[person].items() if other not in gone}
    return left
