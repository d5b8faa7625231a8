"""Where everybody stands in the network. Pure and repeatable: the same people and ties stand in the same places.

Few people are placed by their ties alone: those who are tied are drawn together, all others apart (Fruchterman and
Reingold 1991, https://doi.org/10.1002/spe.4380211102). Of many, the groups are placed that way, each a circle; inside,
people stand in a spiral, the weightiest in the middle, so that the work grows with the people and not with their pairs.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Spots = NDArray[np.float64]

MOST_FREE = 1_000
"""So many people are placed one by one; beyond, by groups."""
PITCH = 46.0
"""How far apart two people stand at least."""
_GOLDEN = math.pi * (3.0 - math.sqrt(5.0))
_LANDSCAPE = (1.25, 0.8)
"""Screens are wider than high."""
_ROUNDS = 100
Ties = tuple[tuple[int, int, float], ...]


class GroupCircle(NamedTuple):
    """A group: its middle and how far it reaches."""

    x: int
    y: int
    r: int


class Places(NamedTuple):
    """Everybody's place, by number; with many people, each group's circle too."""

    x: tuple[int, ...]
    y: tuple[int, ...]
    circles: tuple[GroupCircle, ...] = ()


@lru_cache(maxsize=4)
def places(groups: tuple[int, ...], ties: Ties, weights: tuple[int, ...]) -> Places:
    """``groups``: each person's group, 0, 1, 2 …; ``ties``: who, whom, how strongly they are drawn together."""
    if not groups:
        return Places((), ())
    if len(groups) <= MOST_FREE:
        spots = _free(len(groups), ties)
        return Places(*_rounded(spots))
    circles = _circles(groups, ties)
    within: list[list[int]] = [[] for _ in circles]
    for who in sorted(range(len(groups)), key=lambda index: (-weights[index], index)):
        within[groups[who]].append(who)
    x, y = [0] * len(groups), [0] * len(groups)
    for circle, people in zip(circles, within, strict=True):
        for number, who in enumerate(people):
            far, turn = PITCH * 0.6 * math.sqrt(number), number * _GOLDEN
            x[who], y[who] = (round(circle.x + far * math.cos(turn)), round(circle.y + far * math.sin(turn)))
    return Places(tuple(x), tuple(y), circles)


def _free(size: int, ties: Ties) -> Spots:
    """By ties; whoever has none stands in rows below."""
    import numpy as np

    tied = sorted({who for first, second, _ in ties for who in (first, second)})
    alone = [who for who in range(size) if who not in set(tied)]
    spots = np.zeros((size, 2))
    if tied:
        number = {who: place for place, who in enumerate(tied)}
        pulls = {(number[first], number[second]): pull for first, second, pull in ties}
        settled = _apart(_sprung(len(tied), pulls, PITCH * 0.9), np.full(len(tied), PITCH / 2))
        spots[tied] = settled
    wide = max(8, round(math.sqrt(size) * 1.8))
    floor = spots[:, 1].max() + 2 * PITCH if tied else 0.0
    for place, who in enumerate(alone):
        spots[who] = ((place % wide - (wide - 1) / 2) * PITCH, floor + place // wide * PITCH)
    return spots


def _circles(groups: tuple[int, ...], ties: Ties) -> tuple[GroupCircle, ...]:
    import numpy as np

    sizes = Counter(groups)
    reach = np.array([PITCH * (0.6 * math.sqrt(sizes[index]) + 0.6) for index in range(len(sizes))])
    pulls: defaultdict[tuple[int, int], float] = defaultdict(float)
    for first, second, pull in ties:
        low, high = sorted((groups[first], groups[second]))
        if low != high:
            pulls[low, high] += pull
    spots = _apart(_sprung(len(sizes), pulls, 1.6 * float(np.median(reach))), reach * 1.1)
    return tuple(
        GroupCircle(x, y, math.ceil(r)) for x, y, r in zip(*_rounded(spots), reach.tolist(), strict=True)
    )


def _sprung(size: int, pulls: Mapping[tuple[int, int], float], step: float) -> Spots:
    """Where springs come to rest, so wide that neighbours would stand about ``step`` apart on even ground."""
    import numpy as np
    import rustworkx as rx

    graph: rx.PyGraph[int, float] = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(size))
    graph.add_edges_from([(*pair, pull) for pair, pull in sorted(pulls.items())])
    begin = {index: _sunflower(index, size) for index in range(size)}
    settled = rx.spring_layout(
        graph,
        pos=begin,
        weight_fn=float,
        num_iter=_ROUNDS,
        seed=1,
        k=1.6 / math.sqrt(size),
        adaptive_cooling=False,
    )
    spots = np.array([settled[index] for index in range(size)], dtype=np.float64).reshape(size, 2)
    middle = spots.mean(axis=0)
    away = np.hypot(*(spots - middle).T)
    spots = (
        middle + (spots - middle) * np.minimum(1.0, 2.2 * np.median(away) / np.maximum(away, 1e-9))[:, None]
    )
    spread = float(np.sqrt(((spots - middle) ** 2).sum(axis=1).mean())) or 1.0
    return (spots - middle) * (step * math.sqrt(size) * 0.6 / spread) * np.array(_LANDSCAPE)


def _sunflower(number: int, size: int) -> tuple[float, float]:
    far, turn = math.sqrt((number + 0.5) / size), number * _GOLDEN
    return far * math.cos(turn), far * math.sin(turn)


def _apart(spots: Spots, reach: Spots) -> Spots:
    """Pushed apart until no two overlap, or nearly so."""
    import numpy as np
    from scipy.spatial import KDTree

    spots = spots.copy()
    for _ in range(_ROUNDS):
        pairs = KDTree(spots).query_pairs(2.0 * float(reach.max()), output_type="ndarray")
        first, second = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))].T
        between = spots[second] - spots[first]
        far = np.maximum(np.hypot(*between.T), 1e-6)
        short = np.maximum(reach[first] + reach[second] - far, 0.0)
        if not short.any():
            break
        push = between / far[:, None] * (short * 0.52)[:, None]
        np.add.at(spots, second, push)
        np.subtract.at(spots, first, push)
    return spots


def _rounded(spots: Spots) -> tuple[tuple[int, ...], tuple[int, ...]]:
    x, y = spots.round().astype(int).T.tolist()
    return tuple(x), tuple(y)
