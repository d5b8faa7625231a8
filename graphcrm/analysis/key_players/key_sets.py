"""The best set of k people to break a network, or to reach it: Borgatti's key-player problem, on plain graphs.

Two goals, two different answers: KPP-NEG wants the set whose removal fragments the network most, KPP-POS the set from
which most people are reached in few steps. Nobody's own centrality answers either.
Source: Borgatti 2006, Identifying sets of key players in a social network, https://doi.org/10.1007/s10588-006-7084-x
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from itertools import combinations
from math import comb, e
from typing import TYPE_CHECKING, NamedTuple

from graphcrm.analysis.key_players.reach_sets import NOUGHT, Levels, Search, Within, best_first
from graphcrm.graphs import Prepared, prepare, sizes_without

if TYPE_CHECKING:
    import networkx as nx

EVERY_SET = 2_000
"""KPP-NEG tries every set where there are this many or fewer; beyond, it is greedy."""
EVALUATIONS = 50_000
"""KPP-POS stops looking for a better set than the greedy one after this many evaluations."""
GREEDY = 1 - 1 / e


class KeySet(NamedTuple):
    """A set of people, sorted, and its measure; ``bound``: the value is at least this share of the best there is.

    1 where the set is proven best, 0 where nothing is proven.
    """

    people: tuple[str, ...]
    value: float
    bound: float

    @property
    def exact(self) -> bool:
        return self.bound == 1


def fragmentation(graph: nx.Graph[str], without: Collection[str] = ()) -> float:
    """The share of pairs of the people left who can't reach each other: ``1 − Σ s(s−1) / n(n−1)`` over pieces of size s.

    0: one piece; 1: everybody alone, or fewer than two left. O(people + ties).
    """
    left = len(graph) - len(set(without) & set(graph))
    together = sum(size * (size - 1) for size in _pieces(graph, set(without)))
    return 1 - together / (left * (left - 1)) if left > 1 else 1.0


def distance_fragmentation(graph: nx.Graph[str], without: Collection[str] = ()) -> float:
    """Fragmentation in which a pair that is d steps apart is 1/d together: ``1 − Σ 1/d / n(n−1)`` over ordered pairs.

    0: everybody tied to everybody; 1: nobody tied to anybody. O(ties · longest distance) operations on sets of people.
    """
    gone = set(without)
    within = Within(graph, [person for person in graph if person not in gone])
    left = len(within.people)
    if left < 2:
        return 1.0
    near, step, before = 0.0, 1, left
    for sets in within.levels():
        reached = sum(near_by.bit_count() for near_by in sets)
        near += (reached - before) / step
        before, step = reached, step + 1
    return 1 - near / (left * (left - 1))


def reach(graph: nx.Graph[str], people: Collection[str], steps: int) -> float:
    """Distance-weighted reach: ``Σ 1/d / n`` over everybody within ``steps`` of the set, d the steps from its nearest.

    Those of the set count 1. Directed ties are followed in their direction. 1: everybody is in the set or next to it.
    `ValueError` for less than one step. O(ties · steps) operations on sets of people.
    """
    sets = Levels(graph, steps)
    return sets.value(sets.joined([sets.place[person] for person in people]))


def breakers(
    graph: nx.Graph[str],
    size: int,
    among: Collection[str] | None = None,
    measure: Callable[[nx.Graph[str], Collection[str]], float] = fragmentation,
) -> KeySet:
    """KPP-NEG: the set of ``size`` people (``among`` those, or all) without whom the measure is greatest.

    Exact, trying every set, for up to `EVERY_SET` of them. Beyond, greedy: each next person is the one who adds most;
    fragmentation is not submodular, so nothing is proven of how near that is to the best (``bound`` 0). By
    `fragmentation` a greedy step costs O(people + ties), by any other measure its own cost times the people.
    Of equal sets the first by ids. `ValueError` for less than one person.
    """
    names = _candidates(graph, size, among)
    size = min(size, len(names))
    if comb(len(names), size) <= EVERY_SET:
        best = min(combinations(names, size), key=lambda group: (-round(measure(graph, group), 12), group))
        return KeySet(best, measure(graph, best), 1.0)
    group: list[str] = []
    remaining = prepare(graph) if measure is fragmentation else None
    while len(group) < size:
        candidates = [name for name in names if name not in group]
        if remaining is not None:
            together = _together_without(remaining)
            group.append(min(candidates, key=lambda name: (together[name], name)))
            remaining = remaining.without(group[-1])
        else:
            group.append(min(candidates, key=lambda name: (-round(measure(graph, [*group, name]), 12), name)))
    return KeySet(tuple(sorted(group)), measure(graph, group), 0.0)


def carriers(graph: nx.Graph[str], size: int, steps: int, among: Collection[str] | None = None) -> KeySet:
    """KPP-POS: the set of ``size`` people (``among`` those, or all) with the greatest `reach`.

    Greedy first; reach is monotone and submodular, so the greedy set has at least 1 − 1/e (63 %) of the best, and by
    what the next people could add at most, often much more. Then branch and bound looks for a better set: exact, unless
    it takes more than `EVALUATIONS`. `ValueError` for less than one person or step.
    Source of the bound: Nemhauser, Wolsey & Fisher 1978, https://doi.org/10.1007/BF01588971
    """
    import numpy as np

    names = _candidates(graph, size, among)
    size = min(size, len(names))
    levels = Levels(graph, steps)
    everybody = np.array([levels.place[name] for name in names], dtype=np.int64)
    left, group = everybody, list[int]()
    value, ceiling = 0.0, float("inf")
    for _ in range(size):
        order, gains = best_first(levels, group, left)
        ceiling = min(ceiling, value + sum(gains[:size].tolist()))
        group.append(int(order[0]))
        left = left[left != group[-1]]
        value = levels.value(levels.joined(group))
    _, gains = best_first(levels, group, left)
    ceiling = min(ceiling, value + sum(gains[:size].tolist()))
    search = Search(levels, size, EVALUATIONS, value, tuple(group))
    search.grow((), 0.0, everybody)
    people = tuple(levels.people[place] for place in sorted(search.best))
    if search.spent <= EVALUATIONS:
        return KeySet(people, search.value, 1.0)
    return KeySet(people, search.value, max(GREEDY, min(1.0 - NOUGHT, search.value / ceiling)))


def _candidates(graph: nx.Graph[str], size: int, among: Collection[str] | None) -> list[str]:
    if size < 1:
        raise ValueError(f"A set has at least one person, not {size}.")
    return sorted(graph if among is None else set(among) & set(graph))


def _pieces(graph: nx.Graph[str], gone: set[str]) -> Iterator[int]:
    seen = set(gone)
    for start in graph:
        if start in seen:
            continue
        seen.add(start)
        waiting, size = [start], 0
        while waiting:
            size += 1
            fresh = [neighbour for neighbour in graph.adj[waiting.pop()] if neighbour not in seen]
            seen.update(fresh)
            waiting.extend(fresh)
        yield size


def _together_without(graph: Prepared) -> dict[str, int]:
    """For each person: how many ordered pairs of the others could reach each other, were this one without any tie."""
    sizes = sizes_without(graph)
    total = sum(map(sum, sizes.values()))
    return {
        person: total - sum(pieces) * (sum(pieces) + 1) + sum(size * (size - 1) for size in pieces)
        for person, pieces in sizes.items()
    }
