"""Whom sets of people reach in how many steps: sets as the bits of whole numbers, and the best set by branch and bound."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    import networkx as nx

NOUGHT = 1e-9


class Within:
    """Who is within one step, two steps and so on of each person: sets of people as the bits of whole numbers."""

    def __init__(self, graph: nx.Graph[str], people: Iterable[str]) -> None:
        self.people = sorted(people)
        self.place = {person: index for index, person in enumerate(self.people)}
        self.near = [
            [self.place[other] for other in graph.adj[person] if other in self.place]
            for person in self.people
        ]

    def levels(self) -> Iterator[list[int]]:
        """By person, each set with the person in it; until nothing grows any more."""
        held = [1 << index for index in range(len(self.people))]
        while True:
            grown = list(held)
            for index, near in enumerate(self.near):
                for other in near:
                    grown[index] |= held[other]
            if grown == held:
                return
            yield grown
            held = grown


class Levels:
    """`reach` of sets of people, by the union of what each reaches within one step, two steps and so on."""

    def __init__(self, graph: nx.Graph[str], steps: int) -> None:
        if steps < 1:
            raise ValueError(f"Reach is followed for at least one step, not {steps}.")
        self._within = Within(graph, graph)
        self._sets = [level for level, _ in zip(self._within.levels(), range(steps), strict=False)]
        self._sets = self._sets or [[1 << index for index in range(len(self._within.people))]]
        last = len(self._sets)
        size = max(1, len(self._within.people))
        self._worth = [
            (1 / step - (1 / (step + 1) if step < last else 0)) / size for step in range(1, last + 1)
        ]

    def joined(self, people: Collection[str]) -> tuple[int, ...]:
        """What a set reaches, by number of steps."""
        places = [self._within.place[one] for one in people]
        found: list[int] = []
        for level in self._sets:
            reached = 0
            for place in places:
                reached |= level[place]
            found.append(reached)
        return tuple(found)

    def value(self, sets: tuple[int, ...]) -> float:
        return sum(worth * each.bit_count() for worth, each in zip(self._worth, sets, strict=True))

    def gain(self, held: tuple[int, ...], more: tuple[int, ...]) -> float:
        """What some more add to a set."""
        return sum(
            worth * (new & ~old).bit_count() for worth, old, new in zip(self._worth, held, more, strict=True)
        )


class Search:
    """Branch and bound: a set is not grown further where even the best single additions together can't beat the best.

    ``spent`` counts evaluations; beyond ``most`` the search ends, and the best so far need not be the best of all.
    """

    def __init__(
        self,
        levels: Levels,
        sets: dict[str, tuple[int, ...]],
        size: int,
        most: int,
        value: float,
        best: tuple[str, ...],
    ) -> None:
        self.levels, self.sets, self.size, self.most = levels, sets, size, most
        self.value, self.best, self.spent = value, best, 0

    def grow(self, chosen: tuple[str, ...], held: tuple[int, ...], value: float, names: list[str]) -> None:
        missing = self.size - len(chosen)
        if not missing:
            if value > self.value + NOUGHT:
                self.value, self.best = value, chosen
            return
        self.spent += len(names)
        gains = sorted((-self.levels.gain(held, self.sets[one]), one) for one in names)
        for index, (gain, one) in enumerate(gains):
            bound = value - sum(each for each, _ in gains[index : index + missing])
            if self.spent > self.most or bound <= self.value + NOUGHT or len(gains) - index < missing:
                return
            later = [other for _, other in gains[index + 1 :]]
            self.grow((*chosen, one), merged(held, self.sets[one]), value - gain, later)


def merged(one: tuple[int, ...], two: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(a | b for a, b in zip(one, two, strict=True))
