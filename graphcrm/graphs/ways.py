"""The ways from one node to all others: the strongest, those that share nobody, and where they are all cut.

Many questions are asked of one graph about many decision makers; `Ways` turns it into numbers once. It answers what
`strongest_route`, `disjoint_routes` and `minimum_vertex_cut` answer, by another method: successive shortest paths from
distances to the target (a search that heads for it), and both nearest cuts from what the last search saw.
Source: Suurballe 1974, https://doi.org/10.1002/net.3230040204; Ford & Fulkerson 1962 for the cuts
"""

from __future__ import annotations

import heapq
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from graphcrm.graphs.prepared import Prepared, prepared
from graphcrm.graphs.ties import cost, need_people, need_single
from graphcrm.graphs.warm_start.optimality import UNIT, Prices
from graphcrm.graphs.warm_start.routes import Apart, Remembered, WarmStart

if TYPE_CHECKING:
    from collections.abc import Collection

    import networkx as nx

_RANK_BITS = 40
Nodes = tuple[str, ...]


class _Flow(NamedTuple):
    """The routes so far: whom each person on one passes to, and whom each has it from, by place."""

    onward: dict[int, int]
    back: dict[int, int]


class Ways:
    """The ways from one node of a graph to all others; the graph must not change meanwhile.

    A place is that of a node among the sorted ones. A route enters a person by one half (twice the place) and leaves by
    the other (one more), so that each lets one route through.
    """

    def __init__(self, graph: nx.DiGraph[str] | Prepared, source: str, before: Ways | None = None) -> None:
        """With ``before``, ways of a similar graph, those of them that still are the best need not be looked for."""
        need_people(graph, source)
        need_single(graph)
        self._ready = prepared(graph)
        self._ready.check_carries()
        self._ids, self._place = self._ready.ids, self._ready.place
        self._source = self._place[source]
        self._found: dict[int, Apart] = {}
        self._strongest: dict[int, Nodes | None] = {}
        self._left_to: dict[int, dict[int, int]] = {}
        self._proofs: dict[int, Prices] = {}
        self._before = before.remembered if before else None

    @cached_property
    def _warm(self) -> WarmStart | None:
        return WarmStart(self._ready, self._source, self._before) if self._before else None

    @property
    def remembered(self) -> Remembered:
        """What was found so far, for the ways of a similar graph."""
        return Remembered(self._ids, dict(self._proofs), dict(self._strongest), dict(self._found))

    def reaches(self, target: str) -> bool:
        """Whether any route leads there."""
        if self._warm:
            return self._warm.reaches(target)
        return self._place[target] in self._reached

    def strongest(self, target: str) -> Nodes | None:
        """As `strongest_route`: the strongest, of equals the shortest, then the first by ids. O(m log n) once."""
        end = self._place[target]
        if end not in self._strongest:
            known = self._warm.strongest(target) if self._warm else None
            self._strongest[end] = known or self._find_strongest(end)
        return self._strongest[end]

    def _find_strongest(self, end: int) -> Nodes | None:
        if end not in self._reached:
            return None
        left, route = self._left(end), [self._source]
        while route[-1] != end:
            step = self._onward[route[-1]]
            options = (
                (cost + (left[place] >> _RANK_BITS), place) for place, cost in step.items() if place in left
            )
            route.append(min(options)[1])
        return tuple(self._ids[place] for place in route)

    def apart(self, target: str) -> Apart:
        """As `disjoint_routes`, with the cuts of `minimum_vertex_cut`. O(routes × m log n) at most.

        The cut of a tie from the source straight to the target is not asked for: an access graph has none.
        """
        end = self._place[target]
        if end not in self._found:
            known = self._warm.apart(target) if self._warm else None
            if known:
                self._proofs[end], self._found[end] = known
            else:
                self._found[end] = self._apart(end)
        return self._found[end]

    @cached_property
    def _ties(self) -> tuple[list[dict[int, int]], list[dict[int, int]]]:
        """By place: what it costs to pass on to each other place, and to have it from there."""
        onward: list[dict[int, int]] = [{} for _ in self._ids]
        back: list[dict[int, int]] = [{} for _ in self._ids]
        ready = self._ready
        for giver, taker, carry in zip(
            *(column.tolist() for column in (ready.tails, ready.heads, ready.carries)), strict=True
        ):
            if taker != self._source:
                onward[giver][taker] = back[taker][giver] = cost(carry)
        return onward, back

    @property
    def _onward(self) -> list[dict[int, int]]:
        return self._ties[0]

    @property
    def _back(self) -> list[dict[int, int]]:
        return self._ties[1]

    @cached_property
    def _reached(self) -> set[int]:
        reached, waiting = {self._source}, [self._source]
        while waiting:
            fresh = self._onward[waiting.pop()].keys() - reached
            reached |= fresh
            waiting.extend(fresh)
        return reached

    def _left(self, end: int) -> dict[int, int]:
        """By place of everybody on some way to the target: what is left to it, in cost, then in sum of places."""
        if end in self._left_to:
            return self._left_to[end]
        useful, waiting = {end}, [end]
        while waiting:
            fresh = (self._back[waiting.pop()].keys() & self._reached) - useful
            useful |= fresh
            waiting.extend(fresh)
        rank = {place: number for number, place in enumerate(sorted(useful))}
        left: dict[int, int] = {}
        best = {end: 0}
        queue = [(0, end)]
        while queue:
            cost, taker = heapq.heappop(queue)
            if taker in left:
                continue
            left[taker] = cost
            far = cost + rank[taker]
            for giver, price in self._back[taker].items():
                if giver in rank and giver not in left:
                    total = far + (price << _RANK_BITS)
                    if giver not in best or total < best[giver]:
                        best[giver] = total
                        heapq.heappush(queue, (total, giver))
        self._left_to[end] = left
        return left

    def _apart(self, end: int) -> Apart:
        if end not in self._reached:
            return Apart((), (), ())
        left = self._left(end)
        rank = {place: number for number, place in enumerate(sorted(left))}
        ahead = {2 * place + half: cost for place, cost in left.items() for half in (0, 1)}
        flow = _Flow({}, {})
        starts: list[int] = []
        trail, seen = self._augmenting(end, flow, starts, rank, ahead)
        while trail:
            self._add(trail, flow, starts)
            trail, seen = self._augmenting(end, flow, starts, rank, ahead)
        self._proofs[end] = self._proof(left, ahead)
        routes = [self._follow(start, end, flow) for start in starts]
        priced = [
            (
                sum(self._onward[giver][taker] for giver, taker in pairwise(route)),
                tuple(self._ids[place] for place in route),
            )
            for route in routes
        ]
        return Apart(
            tuple(route for _, route in sorted(priced)),
            self._cut(end, {half // 2 for half in seen if not half % 2 and half + 1 not in seen}),
            self._near_end(end, flow, left),
        )

    def _proof(self, left: dict[int, int], ahead: dict[int, int]) -> Prices:
        import numpy as np

        places = np.fromiter(left, np.int64, len(left))
        both, single = np.full((len(self._ids), 2), np.inf), np.full(len(self._ids), np.inf)
        single[places] = np.fromiter(left.values(), np.float64, len(left))
        halves = np.fromiter(ahead.values(), np.float64, len(ahead))
        both[places] = halves.reshape(-1, 2)  # the halves of each person come one after the other
        unit = UNIT * 2.0**-_RANK_BITS
        return Prices(single * unit, both.ravel() * unit)

    def _augmenting(
        self, end: int, flow: _Flow, starts: list[int], rank: dict[int, int], ahead: dict[int, int]
    ) -> tuple[list[int], Collection[int]]:
        """The cheapest way to one route more, as halves, empty where there is none; and what the search saw.

        It makes the distances ``ahead`` fit the next search.
        """
        source, goal = 2 * self._source + 1, 2 * end
        before: dict[int, int] = {}
        done: dict[int, int] = {}
        best = {source: 0}
        queue = [(0, source)]
        while queue:
            far, half = heapq.heappop(queue)
            if half in done:
                continue
            done[half] = far
            if half == goal:
                break
            base = far - ahead[half]
            for onward, price in self._steps(half, end, flow, starts, rank):
                if onward not in done:
                    total = base + price + ahead[onward]
                    if onward not in best or total < best[onward]:
                        best[onward], before[onward] = total, half
                        heapq.heappush(queue, (total, onward))
        if goal not in done:
            return [], done
        for half, far in done.items():
            ahead[half] += done[goal] - far
        trail = [goal]
        while trail[-1] != source:
            trail.append(before[trail[-1]])
        return trail[::-1], done

    def _steps(
        self, half: int, end: int, flow: _Flow, starts: list[int], rank: dict[int, int]
    ) -> list[tuple[int, int]]:
        """Where a route more can go from here: on, or back along a route that then goes another way."""
        place, leaving = divmod(half, 2)
        if leaving:
            direct = place == self._source and end in starts
            steps = [
                (2 * taker, (price << _RANK_BITS) + rank[taker])
                for taker, price in self._onward[place].items()
                if taker in rank and not (direct and taker == end)
            ]
            return [*steps, (half - 1, 0)] if place in flow.onward and place != self._source else steps
        giver = flow.back.get(place)
        if giver is None:
            return [(half + 1, 0)]
        if giver == self._source:
            return []
        return [(2 * giver + 1, -((self._onward[giver][place] << _RANK_BITS) + rank[place]))]

    def _add(self, trail: list[int], flow: _Flow, starts: list[int]) -> None:
        """Steps back first: they free what steps on then take."""
        end = trail[-1] // 2
        ties = [
            (half // 2, further // 2, half % 2)
            for half, further in pairwise(trail)
            if half // 2 != further // 2
        ]
        for taker, giver, leaving in ties:
            if not leaving:
                del flow.back[taker], flow.onward[giver]
        for giver, taker, leaving in ties:
            if leaving:
                if giver == self._source:
                    starts.append(taker)
                else:
                    flow.onward[giver] = taker
                if taker != end:
                    flow.back[taker] = giver

    def _follow(self, start: int, end: int, flow: _Flow) -> list[int]:
        route = [self._source, start]
        while route[-1] != end:
            route.append(flow.onward[route[-1]])
        return route

    def _near_end(self, end: int, flow: _Flow, left: dict[int, int]) -> tuple[str, ...]:
        behind, waiting = {2 * end}, [2 * end]
        while waiting:
            place, leaving = divmod(waiting.pop(), 2)
            if not leaving:
                fresh = {2 * giver + 1 for giver in self._back[place] if giver in left and giver != end}
                fresh |= {2 * place + 1} if place in flow.onward else set()
            elif place in flow.onward:
                fresh = {2 * flow.onward[place]}
            else:
                fresh = {2 * place}
            fresh -= behind
            behind |= fresh
            waiting.extend(fresh)
        return self._cut(end, {half // 2 for half in behind if half % 2 and half - 1 not in behind})

    def _cut(self, end: int, places: set[int]) -> tuple[str, ...]:
        return tuple(self._ids[place] for place in sorted(places - {self._source, end}))
