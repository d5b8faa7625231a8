from __future__ import annotations

from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given

from graphcrm.graphs import reachable, steps_to
from tests.graphs.worlds import World, all_routes, digraph, flood, thorough, worlds


def test_reach_is_from_any_of_the_sources_and_holds_them() -> None:
    graph = digraph("ab cd xa")
    assert reachable(graph, ["a", "c"]) == {"a", "b", "c", "d"}
    assert reachable(graph, ["d"]) == {"d"}
    assert reachable(graph, []) == frozenset()


def test_steps_come_nearest_first_then_by_id() -> None:
    steps = steps_to(digraph("sc sb ca bs us"), "s")
    assert list(steps.items()) == [("s", 0), ("b", 1), ("c", 1), ("a", 2)]


@thorough
@given(worlds())
def test_steps_are_the_ties_of_the_shortest_route(world: World) -> None:
    graph, source, _ = world
    steps = steps_to(graph, source)
    assert set(steps) == reachable(graph, [source]) == flood(graph, source)
    assert steps[source] == 0
    for target in set(steps) - {source}:
        assert steps[target] == min(len(route) - 1 for route in all_routes(graph, source, target))


@thorough
@given(worlds())
def test_reach_of_several_is_the_reach_of_each(world: World) -> None:
    graph, *sources = world
    assert reachable(graph, iter(sources)) == flood(graph, sources[0]) | flood(graph, sources[1])


def test_a_long_chain_is_walked_to_its_end() -> None:
    chain: nx.DiGraph[str] = nx.DiGraph()
    chain.add_edges_from(pairwise(f"p{index:04}" for index in range(3_000)))
    assert steps_to(chain, "p0000")["p2999"] == 2_999


def test_a_source_must_be_in_the_graph() -> None:
    with pytest.raises(ValueError, match="'x' is not in the graph of 2 people"):
        reachable(digraph("ab"), ["a", "x"])
    with pytest.raises(ValueError, match="'x' is not in the graph of 2 people"):
        steps_to(digraph("ab"), "x")


@thorough
@given(worlds())
def test_no_route_leads_over_those_left_out(world: World) -> None:
    graph, source, other = world
    rest = graph.copy()
    rest.remove_node(other)
    assert reachable(graph, [source], {other}) == flood(rest, source)
