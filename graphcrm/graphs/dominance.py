"""Who cannot be passed by: the people on every route."""
# pyright: reportUnknownMemberType=false
# The stubs of NetworkX leave parts of some algorithms' signatures open; what comes back gets its type here.

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from graphcrm.graphs.prepared import Prepared, large, prepared
from graphcrm.graphs.ties import need_ends, need_people

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx


def dominators(
    graph: nx.DiGraph[str] | Prepared, source: str, target: str, without: str | None = None
) -> tuple[str, ...] | None:
    """The single points of dependency: whoever is on every route from source to target, both ends left out.

    In the order in which every route passes them; empty where nobody is indispensable
    (always so with an edge source → target); ``None`` where no route exists at all, which is another answer.
    ``without`` is left out of the graph, if it is given.
    For many targets of one source, compute `dominator_tree` once and read each with `dominator_chain`.

    `ValueError` where an end is not in the graph, or both are the same. Complexity: as `dominator_tree`.
    Source: Lengauer & Tarjan 1979, https://doi.org/10.1145/357062.357071
    """
    need_ends(graph, source, target)
    if without in (source, target):
        raise ValueError(f"{without!r} is an end of the routes and can't be left out.")
    if not large(graph):
        left = cast("nx.DiGraph[str]", graph)
        if without is not None:
            left = left.subgraph([person for person in left if person != without])
        return dominator_chain(dominator_tree(left, source), target)
    ready = prepared(graph)
    root, place, above = ready.place[source], ready.place[target], _above(ready, source, without)
    if place not in above:
        return None
    chain: list[str] = []
    while (place := above[place]) != root:
        chain.append(ready.ids[place])
    return tuple(reversed(chain))


def dominator_tree(graph: nx.DiGraph[str] | Prepared, source: str) -> dict[str, str]:
    """The immediate dominator of each person reachable from the source: the last one whom every route passes.

    The source has none, so it is not a key; who is not reachable isn't either. Sorted by id.

    `ValueError` for a source that is not in the graph.
    O(n²) at worst and near O(n + m) in practice (Cooper, Harvey & Kennedy 2006, as in NetworkX and rustworkx).
    """
    need_people(graph, source)
    if large(graph):
        ready = prepared(graph)
        ids, root, above = ready.ids, ready.place[source], _above(ready, source)
        return {ids[place]: ids[parent] for place, parent in sorted(above.items()) if place != root}
    import networkx as nx

    parents = cast("Mapping[str, str]", nx.immediate_dominators(cast("nx.DiGraph[str]", graph), source))
    return {person: parents[person] for person in sorted(parents) if person != source}


def dominator_chain(tree: Mapping[str, str], target: str) -> tuple[str, ...] | None:
    """What `dominators` answers, read from a `dominator_tree`; ``None`` for who is not in it. O(answer)."""
    if target not in tree:
        return None
    chain: list[str] = []
    person = tree[target]
    while person in tree:
        chain.append(person)
        person = tree[person]
    return tuple(reversed(chain))


def _above(ready: Prepared, source: str, without: str | None = None) -> dict[int, int]:
    """By place: the immediate dominator; the source's is itself."""
    import rustworkx as rx

    graph = ready.one_way
    if without is not None:
        graph = graph.copy()
        graph.remove_node(ready.place[without])
    return rx.immediate_dominators(graph, ready.place[source])
