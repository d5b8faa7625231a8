from __future__ import annotations

import itertools
import math
import random

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphcrm.graphs import route_strength, strongest_route, strongest_routes
from tests.graphs.menger import disjoint_routes
from tests.graphs.worlds import World, all_routes, by_strength, digraph, strength, thorough, worlds


def test_two_sure_ties_beat_one_doubtful() -> None:
    graph = digraph("st sa at", st=0.5, sa=0.9, at=0.9)
    assert strongest_route(graph, "s", "t") == ("s", "a", "t")
    assert route_strength(graph, ("s", "a", "t")) == pytest.approx(0.81)


def test_of_equally_strong_routes_the_shorter_then_the_earlier_comes_first() -> None:
    graph = digraph("st sb bt sa at", st=0.25, sa=0.5, at=0.5, sb=0.5, bt=0.5)
    assert strongest_routes(graph, "s", "t", 5) == (("s", "t"), ("s", "a", "t"), ("s", "b", "t"))


def test_the_order_of_factors_does_not_decide_between_equals() -> None:
    graph = digraph("sb bc ct sa ad dt", sb=0.1, bc=0.7, ct=0.3, sa=0.3, ad=0.1, dt=0.7)
    assert strongest_route(graph, "s", "t") == ("s", "a", "d", "t")


def test_unreachable_has_no_route() -> None:
    assert strongest_route(digraph("as ta"), "s", "t") is None
    assert strongest_routes(digraph("as ta"), "s", "t", 3) == ()


@thorough
@given(worlds(most=7), st.integers(1, 12))
def test_the_k_strongest_are_the_first_k_of_all(world: World, k: int) -> None:
    graph, source, target = world
    every = sorted(all_routes(graph, source, target), key=lambda route: by_strength(graph, route))
    assert strongest_routes(graph, source, target, k) == tuple(every[:k])
    assert strongest_route(graph, source, target) == (every[0] if every else None)
    for route in every[:k]:
        assert route_strength(graph, route) == pytest.approx(float(strength(graph, route)))


def test_the_routes_of_a_larger_graph_are_those_of_networkx() -> None:
    people = [f"p{index}" for index in range(60)]
    graph: nx.DiGraph[str] = nx.DiGraph()
    chance = random.Random(4)
    for giver, taker in chance.sample(list(itertools.permutations(people, 2)), 400):
        carry = chance.uniform(0.3, 1)
        graph.add_edge(giver, taker, carry=carry, cost=-math.log(carry))
    oracle = itertools.islice(nx.shortest_simple_paths(graph, "p0", "p1", weight="cost"), 40)
    expected = [float(strength(graph, tuple(route))) for route in oracle]
    found = strongest_routes(graph, "p0", "p1", 40)
    assert len(set(found)) == 40
    assert [route_strength(graph, route) for route in found] == pytest.approx(expected)


def test_asking_for_few_of_very_many_routes_is_quick() -> None:
    people = [f"p{index:02}" for index in range(40)]
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from(itertools.permutations(people, 2), carry=0.5)
    first = (("p00", "p39"), ("p00", "p01", "p39"), ("p00", "p02", "p39"))
    assert strongest_routes(graph, "p00", "p39", 3) == first
    assert len(disjoint_routes(graph, "p00", "p39")) == 39


def test_what_cannot_be_asked_is_refused() -> None:
    with pytest.raises(ValueError, match="At least one route"):
        strongest_routes(digraph("st"), "s", "t", 0)
    with pytest.raises(ValueError, match="'x' is not in the graph"):
        strongest_route(digraph("st"), "s", "x")
    with pytest.raises(ValueError, match="two different ends"):
        strongest_route(digraph("st"), "s", "s")
    with pytest.raises(ValueError, match="no tie 't' → 's'"):
        route_strength(digraph("st"), ("t", "s"))


def test_several_ties_between_two_people_have_no_one_carry() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_edges_from([("s", "t"), ("s", "t")], carry=0.5)
    for ask in (strongest_route, disjoint_routes):
        with pytest.raises(ValueError, match="several ties"):
            ask(graph, "s", "t")
