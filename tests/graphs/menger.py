"""By NetworkX: routes that share nobody, and the people whose loss cuts all of them. What `Ways` is held against."""
# pyright: reportUnknownMemberType=false
# The stubs of NetworkX leave parts of some algorithms' signatures open; what comes back gets its type here.

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal, cast

from graphcrm.graphs.ties import costs, need_ends, ties_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

Half = tuple[str, str]
"""Who, and "in" or "out": entered by one half and left by the other, each person lets one route through."""
_RANK_BITS = 40


def disjoint_routes(graph: nx.DiGraph[str], source: str, target: str) -> tuple[tuple[str, ...], ...]:
    """As many routes as there can be with nobody in common but their ends; their number is the *route count*.

    A direct tie is one of them.
    Of all such largest sets, the one whose joint product of ``carry`` is greatest;
    among equals the one with fewest ties, then with the earlier ids (least sum of places in their order).
    Strongest route first, then the shorter, then by ids. Empty where target can't be reached.
    The strongest route of all need not be among them: it may stand in the way of two others.

    `ValueError` where an end is not in the graph, both are the same, or a ``carry`` is not in (0, 1].
    A minimum-cost flow by network simplex: exponential in theory, about 0.2 s for 500 people with 4,000 ties.
    Source: Menger 1927; for the strongest of the largest sets Suurballe 1974,
    https://doi.org/10.1002/net.3230040204
    """
    import networkx as nx

    need_ends(graph, source, target)
    price = costs(graph)
    arcs = _arcs(graph, source, target)
    if not arcs:
        return ()
    # Numbers for names: how strings hash differs from run to run, and must not choose between equals.
    number = {half: index for index, half in enumerate(sorted({half for arc in arcs for half in arc}))}
    place = {person: index for index, person in enumerate(sorted({person for person, _ in number}))}
    network: nx.DiGraph[int] = nx.DiGraph()
    network.add_nodes_from(number.values())
    for tail, head in arcs:
        tie = (tail[0], head[0])
        weight = (price[tie] << _RANK_BITS) + place[head[0]] if tie in price else 0
        network.add_edge(number[tail], number[head], capacity=1, weight=weight)
    start, end = number[source, "out"], number[target, "in"]
    # The stub knows of text nodes only.
    flow: Mapping[int, Mapping[int, int]] = nx.max_flow_min_cost(network, start, end)  # pyright: ignore[reportArgumentType]
    used = [(tail[0], head[0]) for tail, head in arcs if flow[number[tail]][number[head]]]
    taken = [tie for tie in used if tie in price]
    onward = dict(taken)
    routes = [_follow(onward, tie, target) for tie in taken if tie[0] == source]
    return tuple(sorted(routes, key=lambda route: (sum(price[tie] for tie in pairwise(route)), route)))


def minimum_vertex_cut(
    graph: nx.DiGraph[str], source: str, target: str, near: Literal["source", "target"] = "source"
) -> frozenset[str] | None:
    """The fewest people without whom no route is left, the ends not counted.

    Where several sets are equally small, the one nearest the named end: it leaves that end connected with the
    fewest people, and there is only one such set. Empty where target can't be reached anyway; ``None`` where
    source → target is a tie, which no loss of people cuts. Otherwise as large as the route count.

    `ValueError` where an end is not in the graph, both are the same, or ``near`` is neither word.
    Shortest augmenting paths, O(n² m) at worst; about 0.1 s for 500 people with 4,000 ties.
    Source: Menger 1927; Ford & Fulkerson 1962 for the nearest cut.
    """
    import networkx as nx

    need_ends(graph, source, target)
    if near not in ("source", "target"):
        raise ValueError(f"A cut is near 'source' or 'target', not {near!r}.")
    if graph.has_edge(source, target):
        return None
    arcs = _arcs(graph, source, target)
    if not arcs:
        return frozenset()
    network: nx.DiGraph[Half] = nx.DiGraph()
    network.add_edges_from(arc for arc in arcs if arc[0][0] != arc[1][0])
    network.add_edges_from((arc for arc in arcs if arc[0][0] == arc[1][0]), capacity=1)
    start, end = (source, "out"), (target, "in")
    residual = cast("nx.DiGraph[Half]", nx.algorithms.flow.shortest_augmenting_path(network, start, end))
    spare: nx.DiGraph[Half] = nx.DiGraph()
    for tail, head, arc in residual.edges(data=True):
        if arc["flow"] < arc["capacity"]:
            spare.add_edge(tail, head)
    side: set[Half] = nx.descendants(spare, start) if near == "source" else nx.ancestors(spare, end)
    here, beyond = ("in", "out") if near == "source" else ("out", "in")
    return frozenset(person for person, half in side if half == here and (person, beyond) not in side)


def _arcs(graph: nx.DiGraph[str], source: str, target: str) -> list[tuple[Half, Half]]:
    """The graph with every person in halves: an arc for each person and each tie that a route can use.

    Ties into the source and out of the target are left out: no route uses them, and with them
    a flow could pass through an end. Empty where target can't be reached.
    """
    import networkx as nx

    useful: set[str] = (nx.descendants(graph, source) & nx.ancestors(graph, target)) | {source, target}
    ties: list[tuple[Half, Half]] = [
        ((giver, "out"), (taker, "in"))
        for giver, taker in ties_in(graph)
        if giver in useful - {target} and taker in useful - {source}
    ]
    between = sorted(useful - {source, target})
    people: list[tuple[Half, Half]] = [((person, "in"), (person, "out")) for person in between]
    return people + ties


def _follow(onward: Mapping[str, str], start: tuple[str, str], target: str) -> tuple[str, ...]:
    route = [*start]
    while route[-1] != target:
        route.append(onward[route[-1]])
    return tuple(route)
