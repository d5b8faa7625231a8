"""Who can be reached at all, and in how many steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.graphs.ties import need_people

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    import networkx as nx


def reachable(
    graph: nx.DiGraph[str], sources: Iterable[str], without: Collection[str] = ()
) -> frozenset[str]:
    """Everyone on some route from one of the sources, the sources included; nobody for no sources.

    No route leads over those in ``without``; a source that is in it counts as one still.
    Breadth-first search, O(n + m).
    `ValueError` for a source that is not in the graph.
    """
    return frozenset(_steps(graph, sources, without))


def steps_to(graph: nx.DiGraph[str], source: str) -> dict[str, int]:
    """How many ties the shortest route from the source to each reachable person has; 0 for the source itself.

    Nearest first, then by id. Who is not reachable is not in the answer.
    Breadth-first search, O(n log n + m). `ValueError` for a source that is not in the graph.
    """
    steps = _steps(graph, [source])
    return {person: steps[person] for person in sorted(steps, key=lambda person: (steps[person], person))}


def _steps(graph: nx.DiGraph[str], sources: Iterable[str], without: Collection[str] = ()) -> dict[str, int]:
    gone = frozenset(without)
    front = sorted(set(sources))
    need_people(graph, *front)
    steps = dict.fromkeys(front, 0)
    distance = 0
    while front:
        distance += 1
        met = {taker for giver in front for taker in graph.adj[giver]}
        front = [taker for taker in met if taker not in steps and taker not in gone]
        steps.update(dict.fromkeys(front, distance))
    return steps
