"""Ways through a graph that still are the best after the graph was changed a little.

Routes that share nobody are the best where no detour makes them cheaper: where there are *prices* of all nodes such that
every step that is left to take costs at least as much as the price falls by it (complementary slackness). The prices of
the search that found them prove that, mended where a step costs less now. They are the only best ones where the steps
that cost exactly that much form no circle. Numbers here are rounded; what lies too near to call is not proven, and is
searched for anew.
Source: Ahuja, Magnanti & Orlin 1993, Network Flows, chapter 9
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from graphcrm.graphs.prepared import Prepared

    Places = NDArray[np.int64]
    Numbers = NDArray[np.float64]
    Matrix = csr_array[np.int8, tuple[int, int]]

_NEAR = 2.0**-36
"""Costs that differ by less are taken for equal; they are base-2 logarithms, and off by less than 2⁻⁴⁰."""
_ROUNDS = 40
"""After so many rounds, prices that can't be mended are given up."""
UNIT = 2.0**-64
"""One unit of `ties.costs` as a base-2 logarithm."""


class Prices(NamedTuple):
    """By place, infinite for who is on no way to the target: what is left to it; the last prices of everybody's halves."""

    left: Numbers
    halves: Numbers

    def renumbered(self, places: Places, size: int) -> Prices:
        """The same for other places; −1 for who is gone."""
        import numpy as np

        staying = places >= 0
        left, halves = np.full(size, np.inf), np.full((size, 2), np.inf)
        left[places[staying]] = self.left[staying]
        halves[places[staying]] = self.halves.reshape(-1, 2)[staying]
        return Prices(left, halves.ravel())


class Proven(NamedTuple):
    """What proves that routes still are the best, and where the cuts nearest to either end are."""

    halves: Numbers
    near_us: Places
    near_them: Places


class Certificate:
    """A graph as arrays, and whether ways found in another one still are the best in it.

    A route enters a person by one half (twice the place) and leaves by the other (one more).
    """

    def __init__(self, graph: Prepared, source: int) -> None:
        import numpy as np

        self.ids, self.place, self.source = graph.ids, graph.place, source
        onward = graph.heads != source
        tails, heads, carries = graph.tails[onward], graph.heads[onward], graph.carries[onward]
        self.reached = np.zeros(len(self.ids), dtype=bool)
        self.reached[_seen(_matrix(len(self.ids), tails, heads), source)] = True
        begun = self.reached[tails]
        self._tails, self._heads, self._carries = tails[begun], heads[begun], carries[begun]
        self._costs = -np.log2(self._carries)
        self._pairs = self._tails * len(self.ids) + self._heads

    def strongest(self, route: Sequence[str], prices: Prices) -> Numbers | None:
        """What is left to the target from everybody, where a strongest route still is the only one."""
        import numpy as np

        ties = self._ties(route)
        left = None if ties is None else _mended(self._tails, self._heads, self._costs, prices.left)
        if ties is None or left is None:
            return None
        near = _spare(self._tails, self._heads, self._costs, left) < _NEAR
        only = np.bincount(self._tails[near], minlength=len(left))[self._tails[ties]] == 1
        return left if near[ties].all() and only.all() else None

    def apart(self, routes: Sequence[Sequence[str]], target: str, prices: Prices) -> Proven | None:
        """The proof that routes that share nobody still are the only best ones, where there is one."""
        import numpy as np

        end, found = self.place[target], [self._ties(route) for route in routes]
        known = [ties for ties in found if ties is not None]
        if len(known) < len(found) or self._places([(self.source, end)]) is not None:
            return None
        taken = np.unique(np.concatenate(known))
        givers, takers = self._tails[taken], self._heads[taken]
        people = givers[givers != self.source]
        through = self.reached.copy()
        through[people] = False
        inner = np.flatnonzero(through)
        starts = np.concatenate([2 * self._tails + 1, 2 * takers, 2 * inner, 2 * people + 1])
        ends = np.concatenate([2 * self._heads, 2 * givers + 1, 2 * inner + 1, 2 * people])
        costs = np.concatenate([self._costs, -self._costs[taken], np.zeros(len(inner) + len(people))])
        halves = _mended(starts, ends, costs, prices.halves)
        if halves is None:
            return None
        near = _spare(starts, ends, costs, halves) < _NEAR
        near[taken] = False
        if _circular(_matrix(len(halves), starts[near], ends[near])):
            return None
        steps = _matrix(len(halves), starts, ends)
        seen, behind = np.zeros((2, len(halves)), dtype=bool)
        seen[_seen(steps, 2 * self.source + 1)] = True
        if seen[2 * end]:
            return None
        behind[_seen(_matrix(len(halves), ends, starts), 2 * end)] = True
        near_us, near_them = seen[::2] & ~seen[1::2], behind[1::2] & ~behind[::2]
        near_us[[self.source, end]] = near_them[[self.source, end]] = False
        return Proven(halves, np.flatnonzero(near_us), np.flatnonzero(near_them))

    def _ties(self, route: Sequence[str]) -> Places | None:
        """The ties of a route, by place; ``None`` where it is none any more."""
        places = [self.place.get(person, -1) for person in route]
        return None if -1 in places else self._places(list(pairwise(places)))

    def _places(self, pairs: Sequence[tuple[int, int]]) -> Places | None:
        import numpy as np

        wanted = np.array([giver * len(self.ids) + taker for giver, taker in pairs])
        places = np.searchsorted(self._pairs, wanted)
        inside = places < len(self._pairs)
        return places if inside.all() and (self._pairs[places] == wanted).all() else None

    def carries(self, route: Sequence[str]) -> list[float]:
        """What each tie of a route carries; the route must be one."""
        ties = self._ties(route)
        return [] if ties is None else self._carries[ties].tolist()


def _spare(starts: Places, ends: Places, costs: Numbers, prices: Numbers) -> Numbers:
    """By how much each step costs more than the price falls; infinite where it leads to no target."""
    import numpy as np

    with np.errstate(invalid="ignore"):
        spare = costs + prices[ends] - prices[starts]
    spare[np.isinf(prices[ends])] = np.inf
    return spare


def _mended(starts: Places, ends: Places, costs: Numbers, prices: Numbers) -> Numbers | None:
    """Prices that no step undercuts, lowered as far as need be; ``None`` where there are none, or not in a few rounds."""
    import numpy as np

    prices = prices.copy()
    for _ in range(_ROUNDS):
        wrong = np.flatnonzero(_spare(starts, ends, costs, prices) < -_NEAR)
        if not len(wrong):
            return prices
        np.minimum.at(prices, starts[wrong], costs[wrong] + prices[ends[wrong]])
    return None


def _matrix(size: int, starts: Places, ends: Places) -> Matrix:
    import numpy as np
    from scipy.sparse import csr_array

    return csr_array((np.ones(len(starts), dtype=np.int8), (starts, ends)), shape=(size, size))


def _seen(steps: Matrix, start: int) -> NDArray[np.int32]:
    from scipy.sparse.csgraph import breadth_first_order

    return breadth_first_order(steps, start, return_predecessors=False)


def _circular(steps: Matrix) -> bool:
    from scipy.sparse.csgraph import connected_components

    count, _ = connected_components(steps, directed=True, connection="strong")
    return count < steps.shape[0]
