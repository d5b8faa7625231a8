"""Whom sets of people reach in how many steps: sets as bits, and the best set by branch and bound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

    Places = NDArray[np.int64]
    Words = NDArray[np.uint64]
    Numbers = NDArray[np.float64]

NOUGHT = 1e-9


class Within:
    """Who is within one step, two steps and so on of each person: sets of people as the bits of whole numbers."""

    def __init__(self, graph: nx.Graph[str], people: Iterable[str]) -> None:
        self.people = sorted(people)
        self.place = {person: index for index, person in enumerate(self.people)}
        place = self.place
        self.near = [
            [place[neighbour] for neighbour in graph.adj[person] if neighbour in place]
            for person in self.people
        ]

    def levels(self) -> Iterator[list[int]]:
        """By person, each set with the person in it; until nothing grows any more."""
        sets = [1 << index for index in range(len(self.people))]
        while True:
            grown = list(sets)
            for index, near in enumerate(self.near):
                for neighbour in near:
                    grown[index] |= sets[neighbour]
            if grown == sets:
                return
            yield grown
            sets = grown


class Levels:
    """`reach` of sets of people, by the union of what each reaches within one step, two steps and so on.

    People are places among the sorted ones; a set of them, a row of words for each number of steps.
    """

    def __init__(self, graph: nx.Graph[str], steps: int) -> None:
        import numpy as np

        if steps < 1:
            raise ValueError(f"Reach is followed for at least one step, not {steps}.")
        within = Within(graph, graph)
        self.people, self.place = within.people, within.place
        sets = [level for level, _ in zip(within.levels(), range(steps), strict=False)]
        sets = sets or [[1 << index for index in range(len(self.people))]]
        size, last = max(1, len(self.people)), len(sets)
        wide = -(-size // 64) * 8
        self._sets: list[Words] = [
            np.frombuffer(b"".join(people.to_bytes(wide, "little") for people in level), dtype="<u8").reshape(
                -1, wide // 8
            )
            for level in sets
        ]
        self._wide = wide // 8
        self._worth = [
            (1 / step - (1 / (step + 1) if step < last else 0)) / size for step in range(1, last + 1)
        ]

    def joined(self, people: Sequence[int]) -> Words:
        """What a set reaches: a row for each number of steps."""
        import numpy as np

        if not people:
            return np.zeros((len(self._sets), self._wide), dtype=np.uint64)
        return np.stack([np.bitwise_or.reduce(level[list(people)], axis=0) for level in self._sets])

    def value(self, group: Words) -> float:
        return float(self.gains(self.joined(()), group[:, None, :])[0])

    def added(self, group: Words, people: Places) -> Numbers:
        """What each of some people adds to a set."""
        return self.gains(group, [level[people] for level in self._sets])

    def gains(self, group: Words, more: Sequence[Words] | Words) -> Numbers:
        """What each row of some more adds to a set; ``more`` by number of steps."""
        import numpy as np

        total = np.zeros(len(more[0]))
        for worth, old, new in zip(self._worth, group, more, strict=True):
            total += worth * np.bitwise_count(new & ~old).sum(axis=1)
        return total


class Search:
    """Branch and bound: a set is not grown further where even the best single additions together can't beat the best.

    ``spent`` counts evaluations; beyond ``most`` the search ends, and the best so far need not be the best of all.
    """

    def __init__(self, levels: Levels, size: int, most: int, value: float, best: tuple[int, ...]) -> None:
        self.levels, self.size, self.most = levels, size, most
        self.value, self.best, self.spent = value, best, 0

    def grow(self, group: tuple[int, ...], value: float, among: Places) -> None:
        missing = self.size - len(group)
        if not missing:
            if value > self.value + NOUGHT:
                self.value, self.best = value, group
            return
        self.spent += len(among)
        order, gains = best_first(self.levels, group, among)
        for index in range(len(order)):
            bound = value + sum(gains[index : index + missing].tolist())
            if self.spent > self.most or bound <= self.value + NOUGHT or len(order) - index < missing:
                return
            self.grow((*group, int(order[index])), value + float(gains[index]), order[index + 1 :])


def best_first(levels: Levels, group: Sequence[int], among: Places) -> tuple[Places, Numbers]:
    """Some people by what each adds to a group, most first, of equals the first; and what that is."""
    import numpy as np

    gains = levels.added(levels.joined(group), among)
    order = np.lexsort((among, -gains))
    return among[order], gains[order]
