"""People and ties without which a network falls apart."""
# pyright: reportUnknownMemberType=false
# The stubs of NetworkX leave parts of some algorithms' signatures open; what comes back gets its type here.

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from graphcrm.graphs.prepared import large, prepared
from graphcrm.graphs.ties import need_undirected

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import networkx as nx

    from graphcrm.graphs.prepared import Prepared


class Articulation(NamedTuple):
    """A person without whom others lose contact with the rest: these groups, each sorted.

    ``remaining`` is how many people the rest has, the largest of the groups that are left.
    """

    point: str
    cut_off: tuple[tuple[str, ...], ...]
    remaining: int

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many people each group has that is left without this person, the rest first."""
        return self.remaining, *map(len, self.cut_off)


class Bridge(NamedTuple):
    """A tie (``a`` < ``b``) without which its smaller side, sorted, loses contact with the rest."""

    a: str
    b: str
    cut_off: tuple[str, ...]


def articulation_points(graph: nx.Graph[str] | Prepared) -> tuple[Articulation, ...]:
    """Everyone whose removal breaks their component, with what falls off it; sorted by id.

    What falls off is every group left of the component but the largest, largest first, then by ids;
    of equally large ones the first by ids counts as the rest.
    Empty where nobody holds a component together alone.

    `ValueError` for a directed graph.
    O(n + m) to find the points; their groups cost as much as there are people in the answer, sorted.
    Source: Hopcroft & Tarjan 1973, https://doi.org/10.1145/362248.362272
    """
    search = _search(graph)
    loose: dict[int, list[_Span]] = {}
    for child, parent in enumerate(search.parent):
        if parent >= 0 and search.low[child] >= parent:
            loose.setdefault(parent, []).append((child, search.end[child]))
    points: list[Articulation] = []
    for point, spans in loose.items():
        rest = search.without([(point, point + 1), *spans])
        groups = [[span] for span in spans] + ([rest] if rest else [])
        if len(groups) > 1:
            remaining, cut_off = search.but_the_largest(groups)
            points.append(Articulation(search.order[point], cut_off, remaining))
    return tuple(sorted(points))


def sizes_without(graph: nx.Graph[str] | Prepared) -> dict[str, tuple[int, ...]]:
    """By person: how many people each group has that is left of their component without them. O(n + m).

    `ValueError` for a directed graph.
    """
    search = _search(graph)
    loose: list[list[int]] = [[] for _ in search.order]
    for child, parent in enumerate(search.parent):
        if parent >= 0 and search.low[child] >= parent:
            loose[parent].append(search.end[child] - child)
    sizes: dict[str, tuple[int, ...]] = {}
    for place, person in enumerate(search.order):
        root = search.root[place]
        rest = search.end[root] - root - 1 - sum(loose[place])
        sizes[person] = (*loose[place], rest) if rest else tuple(loose[place])
    return sizes


def bridges(graph: nx.Graph[str] | Prepared) -> tuple[Bridge, ...]:
    """Every tie whose loss breaks its component, with the smaller side; sorted by ids.

    Of equally large sides it is the one that comes second by ids. Empty where every tie has a way round.
    Two ties between the same two people are a way round each other.

    `ValueError` for a directed graph. Complexity: as `articulation_points`.
    Source: Tarjan 1974, https://doi.org/10.1016/0020-0190(74)90003-9
    """
    search = _search(graph)
    crossings: list[Bridge] = []
    for child, parent in enumerate(search.parent):
        if parent >= 0 and search.low[child] > parent:
            below = (child, search.end[child])
            _, cut_off = search.but_the_largest([[below], search.without([below])])
            a, b = sorted((search.order[parent], search.order[child]))
            crossings.append(Bridge(a, b, cut_off[0]))
    return tuple(sorted(crossings))


_Span = tuple[int, int]
"""People next to each other in the order of a search: from the first to before the second."""


class _Search(NamedTuple):
    """A depth-first search of every component; people are places in ``order``.

    Whoever was found through a person follows directly, up to ``end``; roots have parent −1;
    ``low`` is the earliest whom they or any of those have a tie with, the tie they were found by left out.
    """

    order: list[str]
    parent: list[int]
    root: list[int]
    low: list[int]
    end: list[int]

    def without(self, gone: Sequence[_Span]) -> list[_Span]:
        """The rest of a component, without some spans of it that come in order."""
        root = self.root[gone[0][0]]
        starts = [root, *(end for _, end in gone)]
        ends = [*(start for start, _ in gone), self.end[root]]
        return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]

    def but_the_largest(self, groups: Sequence[Sequence[_Span]]) -> tuple[int, tuple[tuple[str, ...], ...]]:
        """How many the largest has, and who are in the others; that one is spelled out only among equals."""
        sizes = [sum(end - start for start, end in group) for group in groups]
        most = max(sizes)
        alone = sizes.count(most) == 1
        named = [
            tuple(sorted(person for start, end in group for person in self.order[start:end]))
            for group, size in zip(groups, sizes, strict=True)
            if not (alone and size == most)
        ]
        named.sort(key=lambda group: (-len(group), group))
        return most, tuple(named if alone else named[1:])


def _search(graph: nx.Graph[str] | Prepared) -> _Search:
    need_undirected(graph)
    search = _by_arrays(prepared(graph)) if large(graph) else _by_walking(cast("nx.Graph[str]", graph))
    search.end.extend(range(1, len(search.order) + 1))
    low, end = search.low, search.end
    for place, parent in zip(range(len(low) - 1, -1, -1), reversed(search.parent), strict=True):
        if parent >= 0:
            if low[place] < low[parent]:  # noqa: PLR1730 — min() and max() take twice as long
                low[parent] = low[place]
            if end[place] > end[parent]:  # noqa: PLR1730
                end[parent] = end[place]
    return search


def _by_walking(graph: nx.Graph[str]) -> _Search:
    import networkx as nx

    search = _Search([], [], [], [], [])
    place: dict[str, int] = {}
    for root in graph:
        if root in place:
            continue
        first = len(place)
        tree = cast("Iterable[tuple[str, str]]", nx.dfs_edges(graph, root))
        for parent, person in [(None, root), *tree]:
            place[person] = len(place)
            search.order.append(person)
            search.parent.append(-1 if parent is None else place[parent])
            search.root.append(first)
    search.low.extend(range(len(place)))
    for here, (person, parent) in enumerate(zip(search.order, search.parent, strict=True)):
        for other in graph.adj[person]:
            if place[other] != parent or graph.number_of_edges(person, other) > 1:
                search.low[here] = min(search.low[here], place[other])
    return search


def _by_arrays(graph: Prepared) -> _Search:
    import numpy as np
    from scipy.sparse.csgraph import depth_first_order

    size = len(graph.ids)
    others, starts = graph.neighbours
    turn = np.full(size, -1)
    order, parents, roots = (np.empty(size, dtype=np.int64) for _ in range(3))
    lonely = np.diff(starts) == 0
    alone = np.flatnonzero(lonely)
    done = len(alone)
    order[:done], turn[alone], roots[:done], parents[:done] = alone, np.arange(done), np.arange(done), -1
    root = 0
    while done < size:
        root += int(np.argmax(turn[root:] < 0))
        places, before = depth_first_order(graph.links, root)
        span = slice(done, done + len(places))
        order[span], turn[places], roots[span] = places, np.arange(done, span.stop), done
        parents[done], parents[done + 1 : span.stop] = -1, turn[before[places[1:]]]
        done = span.stop
    low = np.arange(size)
    if len(others):
        ends, met = turn[np.repeat(np.arange(size), np.diff(starts))], turn[others]
        up = met == parents[ends]
        met = np.where(up & (np.bincount(ends, weights=up, minlength=size)[ends] == 1), size, met)
        tied = np.flatnonzero(~lonely)
        nearest = np.minimum.reduceat(met, starts[tied])
        low[turn[tied]] = np.minimum(low[turn[tied]], nearest)
    names = [graph.ids[place] for place in order.tolist()]
    return _Search(names, parents.tolist(), roots.tolist(), low.tolist(), [])
