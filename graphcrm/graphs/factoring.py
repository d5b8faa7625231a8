"""Reliability exactly: a network is reduced as far as it goes, then split by whether one tie works, and so on.

People become arcs as well (from where something reaches them to where they pass it on), so that only arcs fail.
Source of factoring: Moskowitz 1958; of its directed form Page & Perry, "Reliability of directed networks using the
factoring theorem", IEEE Transactions on Reliability 38, 1989; see Colbourn, "The Combinatorics of Network Reliability", 1987.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import numpy as np
    from numpy.typing import NDArray

    from graphcrm.graphs.chances import Chances

MOST_ELEMENTS = 120
"""Above so many people and ties that matter, exact reckoning is not tried."""
MOST_PARTS = 200
"""Into so many parts a network may fall until it is given up."""


class Exact(NamedTuple):
    """The reliability of one target, and by place how much it falls from where a person, or a tie, works to where not."""

    value: float
    people: NDArray[np.float64]
    ties: NDArray[np.float64]


class _TooLarge(Exception):
    """There are more parts than allowed."""


class _Chance(NamedTuple):
    """A chance, and its derivative by that of each element."""

    value: float
    slope: NDArray[np.float64]

    def and_(self, other: _Chance) -> _Chance:
        slope = self.slope * other.value + other.slope * self.value
        return _Chance(self.value * other.value, slope)

    def or_(self, other: _Chance) -> _Chance:
        slope = self.slope * (1 - other.value) + other.slope * (1 - self.value)
        return _Chance(self.value + other.value - self.value * other.value, slope)


def exact(network: Chances, targets: Iterable[str], parts: int = MOST_PARTS) -> Exact | None:
    """The chance that the source reaches at least one of the targets; ``None`` where that takes too many parts.

    Exponential in the number of ties that no reduction removes; at most ``parts`` reductions, each O(ties) in practice.
    """
    import numpy as np

    people, ties = len(network.ids), len(network.tails)
    if network.elements > MOST_ELEMENTS:
        return None
    nothing = np.zeros(people + ties + 1)
    ends = sorted({network.place[target] for target in targets if target in network.place})
    if not ends:
        return Exact(0.0, nothing[:people], nothing[people:-1])

    def chance(value: float, index: int) -> _Chance:
        slope = nothing.copy()
        slope[index] = 1.0
        return _Chance(value, slope)

    arcs = _Arcs({}, {}, 1, 2 * people)
    for person in range(1, people):
        arcs.add(2 * person, 2 * person + 1, chance(float(network.passes[person]), person))
    for tie, (tail, head, carry) in enumerate(
        zip(network.tails.tolist(), network.heads.tolist(), network.carries.tolist(), strict=True)
    ):
        arcs.add(2 * tail + 1, 2 * head, chance(carry, people + tie))
    for end in ends:
        arcs.add(2 * end, arcs.target, chance(1.0, people + ties))
    try:
        chances = _Factoring(_Chance(1.0, nothing), _Chance(0.0, nothing), parts).chance(arcs)
    except _TooLarge:
        return None
    return Exact(min(1.0, max(0.0, chances.value)), chances.slope[:people], chances.slope[people:-1])


@dataclass
class _Arcs:
    """A directed network of arcs that fail; parallel ones are merged as they are added."""

    onward: dict[int, dict[int, _Chance]]
    back: dict[int, dict[int, None]]
    source: int
    target: int

    def add(self, tail: int, head: int, chance: _Chance) -> None:
        takers = self.onward.setdefault(tail, {})
        takers[head] = takers[head].or_(chance) if head in takers else chance
        self.back.setdefault(head, {})[tail] = None

    def remove(self, tail: int, head: int) -> _Chance:
        del self.back[head][tail]
        return self.onward[tail].pop(head)

    def copy(self) -> _Arcs:
        onward = {tail: dict(heads) for tail, heads in self.onward.items() if heads}
        back = {head: dict(tails) for head, tails in self.back.items() if tails}
        return _Arcs(onward, back, self.source, self.target)

    def all(self) -> Iterator[tuple[int, int]]:
        for tail, heads in self.onward.items():
            for head in heads:
                yield tail, head


@dataclass
class _Factoring:
    sure: _Chance
    never: _Chance
    parts_left: int

    def chance(self, arcs: _Arcs) -> _Chance:
        """The chance that the source reaches the target. The arcs are used up."""
        self.parts_left -= 1
        if self.parts_left < 0:
            raise _TooLarge
        factor = self.sure
        while True:
            if not _relevant(arcs):
                return self.never
            if _series(arcs):
                continue
            first, last = arcs.onward[arcs.source], arcs.back[arcs.target]
            if arcs.target in first and len(first) == 1:
                return factor.and_(first[arcs.target])
            if len(first) == 1:
                (head,) = first
                factor = factor.and_(arcs.remove(arcs.source, head))
                arcs.source = head
            elif len(last) == 1:
                (tail,) = last
                factor = factor.and_(arcs.remove(tail, arcs.target))
                arcs.target = tail
            else:
                return factor.and_(self._split(arcs))

    def _split(self, arcs: _Arcs) -> _Chance:
        first = arcs.onward[arcs.source]
        if arcs.target in first:
            return first[arcs.target].or_(self.chance(_without(arcs, arcs.source, arcs.target)))
        head = max(first, key=lambda node: (len(arcs.onward[node]), -node))
        tie = first[head]
        works = _without(arcs, arcs.source, head)
        for taker, chance in list(works.onward[head].items()):
            works.remove(head, taker)
            works.add(works.source, taker, chance)
        up = self.chance(works)
        down = self.chance(_without(arcs, arcs.source, head))
        slope = tie.slope * (up.value - down.value) + up.slope * tie.value + down.slope * (1 - tie.value)
        return _Chance(tie.value * up.value + (1 - tie.value) * down.value, slope)


def _without(arcs: _Arcs, tail: int, head: int) -> _Arcs:
    left = arcs.copy()
    left.remove(tail, head)
    return left


def _relevant(arcs: _Arcs) -> bool:
    """Removes the arcs that are on no way from source to target; whether any way is left."""
    for giver in list(arcs.back.get(arcs.source, ())):
        arcs.remove(giver, arcs.source)
    for taker in list(arcs.onward.get(arcs.target, ())):
        arcs.remove(arcs.target, taker)
    forward = _flood(arcs.onward, arcs.source)
    if arcs.target not in forward:
        return False
    backward = _flood(arcs.back, arcs.target)
    for tail, head in list(arcs.all()):
        if tail not in forward or head not in backward or tail == head:
            arcs.remove(tail, head)
    return True


def _series(arcs: _Arcs) -> bool:
    """Merges arcs one after the other, and drops the way straight back to where something came from; whether any was."""
    changed = False
    for node in [node for node in arcs.onward if node not in (arcs.source, arcs.target)]:
        givers, takers = arcs.back.get(node, {}), arcs.onward[node]
        if len(givers) == 1:
            (giver,) = givers
            if giver in takers:
                arcs.remove(node, giver)
                changed = True
        if len(takers) == 1:
            (taker,) = takers
            if taker in givers:
                arcs.remove(taker, node)
                changed = True
        if len(givers) == 1 and len(takers) == 1:
            (giver,), (taker,) = givers, takers
            chance = arcs.remove(giver, node).and_(arcs.remove(node, taker))
            arcs.add(giver, taker, chance)
            changed = True
    return changed


def _flood(onward: Mapping[int, Iterable[int]], start: int) -> set[int]:
    reached, waiting = {start}, [start]
    while waiting:
        for node in onward.get(waiting.pop(), ()):
            if node not in reached:
                reached.add(node)
                waiting.append(node)
    return reached
