"""Ways of an earlier graph, as far as they still are the best in one that differs a little (see `optimality`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graphcrm.graphs.ties import cost
from graphcrm.graphs.warm_start.optimality import Certificate, Prices

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from graphcrm.graphs.prepared import Prepared

Nodes = tuple[str, ...]


class Apart(NamedTuple):
    """Routes that share nobody but their ends, as many as there can be, the best first; the cuts nearest to either end."""

    routes: tuple[Nodes, ...]
    near_us: tuple[str, ...]
    near_them: tuple[str, ...]


class Remembered(NamedTuple):
    """What was found in a graph: by place of the target among the sorted ``ids``."""

    ids: tuple[str, ...]
    prices: Mapping[int, Prices]
    strongest: Mapping[int, Nodes | None]
    apart: Mapping[int, Apart]


class WarmStart:
    """What was found in an earlier graph, looked at from a later one."""

    def __init__(self, graph: Prepared, source: int, found: Remembered) -> None:
        import numpy as np

        self._now, self._found = Certificate(graph, source), found
        self._left: dict[str, NDArray[np.float64]] = {}
        self._was = {ident: place for place, ident in enumerate(found.ids)}
        self._places = np.array([self._now.place.get(person, -1) for person in found.ids])

    def reaches(self, target: str) -> bool:
        """Whether any route leads there in the later graph."""
        return bool(self._now.reached[self._now.place[target]])

    def strongest(self, target: str) -> Nodes | None:
        """The strongest route, where it is the same and no other is as strong."""
        route, prices = self._found.strongest.get(self._was.get(target, -1)), self._prices(target)
        if not route or prices is None:
            return None
        left = self._now.strongest(route, prices)
        if left is None:
            return None
        self._left[target] = left
        return route

    def apart(self, target: str) -> tuple[Prices, Apart] | None:
        """The routes that share nobody, where they are the same and no others are as good; cuts may differ."""
        disjoint, prices = self._found.apart.get(self._was.get(target, -1)), self._prices(target)
        if disjoint is None or prices is None or not disjoint.routes:
            return None
        proven = self._now.apart(disjoint.routes, target, prices)
        if proven is None:
            return None
        routes = tuple(sorted(disjoint.routes, key=lambda route: (self._cost(route), route)))
        near_us, near_them = self._names(proven.near_us), self._names(proven.near_them)
        return Prices(self._left.get(target, prices.left), proven.halves), Apart(routes, near_us, near_them)

    def _prices(self, target: str) -> Prices | None:
        prices = self._found.prices.get(self._was.get(target, -1))
        return prices and prices.renumbered(self._places, len(self._now.ids))

    def _cost(self, route: Nodes) -> int:
        return sum(cost(carry) for carry in self._now.carries(route))

    def _names(self, places: NDArray[np.int64]) -> tuple[str, ...]:
        numbers: list[int] = places.tolist()
        return tuple(self._now.ids[place] for place in numbers)
