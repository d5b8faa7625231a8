"""The routes most likely to carry, best first."""

from __future__ import annotations

import heapq
import math
from itertools import pairwise
from typing import TYPE_CHECKING

from graphcrm.graphs.ties import carry, costs, need_ends, people_in

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    import networkx as nx

Route = tuple[str, ...]


def route_strength(graph: nx.DiGraph[str], route: Sequence[str]) -> float:
    """The product of ``carry``: the probability that a whole route carries, were its ties independent.

    `ValueError` where two who follow each other in it have no tie, or a ``carry`` is not in (0, 1].
    """
    return math.prod(carry(graph, giver, taker) for giver, taker in pairwise(route))


def strongest_route(graph: nx.DiGraph[str], source: str, target: str) -> Route | None:
    """The route with the greatest product of ``carry``; of equals the shortest, then the first by ids.

    ``None`` where target can't be reached. Dijkstra on −log₂(carry), O((n + m) log n).
    `ValueError` where an end is not in the graph, both are the same, or a ``carry`` is not in (0, 1].
    """
    return next(iter(strongest_routes(graph, source, target, 1)), None)


def strongest_routes(graph: nx.DiGraph[str], source: str, target: str, k: int) -> tuple[Route, ...]:
    """The ``k`` strongest routes, fewer where there are no more: by product of ``carry``, length, ids.

    The order is total, so that equal routes are never chosen between by chance.
    Empty where target can't be reached. O(k · length · (n + m) log n).
    `ValueError` as for `strongest_route`, and for a ``k`` below 1.
    Source: Yen 1971, https://doi.org/10.1287/mnsc.17.11.712, with Lawler's partition of 1972:
    what is left after a route is split by where it is departed from, so no route is found twice.
    """
    need_ends(graph, source, target)
    if k < 1:
        raise ValueError(f"At least one route has to be asked for, not {k}.")
    onward, back = _both_ways(graph)

    def offer(stem: Route, closed: Collection[str]) -> None:
        route = _best(onward, back, stem, closed, target)
        if route is not None:
            price = sum(onward[giver][taker] for giver, taker in pairwise(route))
            heapq.heappush(waiting, (price, route, len(stem), closed))

    waiting: list[tuple[int, Route, int, Collection[str]]] = []
    routes: list[Route] = []
    offer((source,), frozenset())
    while waiting and len(routes) < k:
        _, route, stem, closed = heapq.heappop(waiting)
        routes.append(route)
        for length in range(stem, len(route)):
            offer(route[:length], {*(closed if length == stem else ()), route[length]})
    return tuple(routes)


_Costs = dict[str, dict[str, int]]


def _both_ways(graph: nx.DiGraph[str]) -> tuple[_Costs, _Costs]:
    onward: _Costs = {person: {} for person in people_in(graph)}
    back: _Costs = {person: {} for person in onward}
    for (giver, taker), cost in costs(graph).items():
        onward[giver][taker] = back[taker][giver] = cost
    return onward, back


def _best(onward: _Costs, back: _Costs, stem: Route, closed: Collection[str], target: str) -> Route | None:
    """The first route in order that begins with the stem and does not go on to a closed person."""
    left = _costs_to(back, target, frozenset(stem))
    first = {taker: cost for taker, cost in onward[stem[-1]].items() if taker not in closed}
    route = [*stem]
    while route[-1] != target:
        choices = first if len(route) == len(stem) else onward[route[-1]]
        options = [(cost + left[taker], taker) for taker, cost in choices.items() if taker in left]
        if not options:
            return None
        route.append(min(options)[1])
    return tuple(route)


def _costs_to(back: Mapping[str, Mapping[str, int]], target: str, avoided: Collection[str]) -> dict[str, int]:
    """Dijkstra backwards: the least cost from each person to the target, round the avoided."""
    left: dict[str, int] = {}
    waiting = [(0, target)]
    while waiting:
        cost, person = heapq.heappop(waiting)
        if person in left:
            continue
        left[person] = cost
        for giver, step in back[person].items():
            if giver not in left and giver not in avoided:
                heapq.heappush(waiting, (cost + step, giver))
    return left
