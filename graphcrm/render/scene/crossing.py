"""Lines between rows, as numbers: how often they cross in an order, and what an exchange of two would save."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_GROUND = 0.5
"""What stands fixed stands between the first row and the second."""


class Crossing:
    """Everything in a row or fixed, by number, and the links between, which are drawn as straight lines."""

    def __init__(
        self, rows: Sequence[Sequence[str]], links: Sequence[tuple[str, str]], fixed: Mapping[str, float]
    ) -> None:
        import numpy as np

        self.names = [item for row in rows for item in row]
        number = {item: at for at, item in enumerate(self.names)}
        self.rows = [[number[item] for item in row] for row in rows]
        self.names += [item for item in fixed if item not in number]
        number = {item: at for at, item in enumerate(self.names)}
        level = np.full(len(self.names), _GROUND)
        self._fixed = np.zeros(len(self.names))
        for at, row in enumerate(self.rows):
            level[row] = at
        for item, x in fixed.items():
            if level[number[item]] == _GROUND:
                self._fixed[number[item]] = x
        drawn = [
            (number[earlier], number[later])
            for earlier, later in links
            if earlier in number and later in number and earlier != later
        ]
        self._ends = np.array(
            [sorted(link, key=lambda item: level[item]) for link in drawn], dtype=np.intp
        ).reshape(-1, 2)
        near = np.zeros((len(self.names), len(self.names)))
        for earlier, later in drawn:
            near[earlier, later] = near[later, earlier] = 1.0
        self._near = near
        self._up = near * (level[None, :] > level[:, None])
        self._down = near * (level[None, :] < level[:, None])
        self._pairs, self._shares = self._meeting(level)

    def _meeting(self, level: Floats) -> tuple[NDArray[np.intp], Floats]:
        """Pairs of lines that are at one height anywhere: their four ends, and how far along each is where both begin, and stop."""
        import numpy as np

        low, high = level[self._ends].T
        earlier, later = np.triu_indices(len(self._ends), 1)
        bottom, top = np.maximum(low[earlier], low[later]), np.minimum(high[earlier], high[later])
        meet = top > bottom
        earlier, later, bottom, top = earlier[meet], later[meet], bottom[meet], top[meet]
        shares = [
            (height - low[line]) / (high[line] - low[line])
            for height in (bottom, top)
            for line in (earlier, later)
        ]
        return np.stack([*self._ends[earlier].T, *self._ends[later].T]), np.stack(shares)

    @property
    def pairs(self) -> int:
        """So many pairs of lines could cross."""
        return int(self._pairs.shape[1])

    @staticmethod
    @cache
    def even(size: int) -> Floats:
        """So many places, evenly from 0 (left) to 1 (right)."""
        import numpy as np

        return (np.arange(size) + 0.5) / max(size, 1)

    def placed(self, rows: Sequence[Sequence[int]]) -> Floats:
        """Where everything stands in that order."""
        x = self._fixed.copy()
        for row in rows:
            x[list(row)] = self.even(len(row))
        return x

    def count(self, x: Floats) -> float:
        """How many pairs cross, and in the decimals how far the lines lead sideways."""
        return float(self.counts(x[None, :])[0])

    def counts(self, x: Floats) -> Floats:
        """The same for several orders, a row each."""
        import numpy as np

        if not len(self._ends):
            return np.zeros(len(x))
        a, b, c, d = (x[:, end] for end in self._pairs)
        first, second, begin = b - a, d - c, a - c
        at_begin = begin + first * self._shares[0] - second * self._shares[1]
        at_stop = begin + first * self._shares[2] - second * self._shares[3]
        aside = np.abs(x[:, self._ends[:, 1]] - x[:, self._ends[:, 0]]).sum(axis=1)
        crossed = (at_begin * at_stop < -1e-12).sum(axis=1)
        return np.asarray(crossed + aside / (1.0 + 2.0 * len(self._ends)), dtype=np.float64)

    def linked(self, item: int) -> bool:
        return bool(self._near[item].any())

    def means(self, x: Floats) -> Floats:
        """The mean place of the neighbours of each; one's own where there is none."""
        import numpy as np

        number = self._near.sum(axis=1)
        middle = np.where(number > 0, self._near @ x / np.maximum(number, 1.0), x)
        return np.asarray(np.round(middle, 9), dtype=np.float64)

    def medians(self, x: Floats) -> list[float]:
        """The median place of the neighbours of each; one's own where there is none."""
        return [
            float(median(x[near > 0])) if near.any() else float(x[at]) for at, near in enumerate(self._near)
        ]

    def saved(self, row: Sequence[int], x: Floats) -> list[list[float]]:
        """By place in the row: how many crossings fewer the lines of two have with each other once the left one is right."""
        import numpy as np

        side = np.sign(x[:, None] - x[None, :])
        total = sum(near[list(row)] @ side @ near[list(row)].T for near in (self._up, self._down))
        saved: list[list[float]] = np.asarray(total).tolist()
        return saved
