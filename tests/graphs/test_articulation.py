from __future__ import annotations

import itertools
import random
from typing import cast

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphcrm.graphs import articulation_points, bridges, prepare, sizes_without
from tests.graphs.worlds import digraph, flood, meshes, thorough, undirected


def test_a_point_names_the_groups_that_fall_off_largest_first() -> None:
    graph = undirected("pa ab pc pd de ef")
    assert articulation_points(graph)[-1] == ("p", (("a", "b"), ("c",)), 3)


def test_a_point_says_how_large_every_group_is_the_rest_first() -> None:
    assert articulation_points(undirected("pa ab pc pd de ef"))[-1].sizes == (3, 2, 1)


def test_the_middle_of_a_pair_of_equals_keeps_the_earlier() -> None:
    assert articulation_points(undirected("am mb")) == (("m", (("b",),), 1),)
    assert bridges(undirected("ab")) == (("a", "b", ("b",)),)


def test_a_bridge_names_its_smaller_side() -> None:
    assert bridges(undirected("ab bc ca cz")) == (("c", "z", ("z",)),)


def test_a_ring_holds_without_anyone() -> None:
    ring = undirected("ab bc cd da")
    assert articulation_points(ring) == ()
    assert bridges(ring) == ()


def test_self_loops_mean_nothing() -> None:
    looped = undirected("aa ab bb bc cc")
    assert articulation_points(looped) == articulation_points(undirected("ab bc"))
    assert bridges(looped) == bridges(undirected("ab bc"))


def test_two_ties_between_the_same_two_people_are_no_bridge() -> None:
    graph: nx.MultiGraph[str] = nx.MultiGraph([("a", "b"), ("b", "a"), ("b", "c"), ("c", "c"), ("c", "c")])
    assert bridges(graph) == (("b", "c", ("c",)),)
    assert articulation_points(graph) == (("b", (("c",),), 1),)


def test_an_empty_graph_has_neither() -> None:
    assert articulation_points(undirected("")) == ()
    assert bridges(undirected("")) == ()


def test_a_directed_graph_is_refused() -> None:
    for ask in (articulation_points, bridges):
        with pytest.raises(ValueError, match="undirected"):
            ask(digraph("ab"))


@thorough
@given(meshes())
def test_points_are_those_whose_removal_breaks_their_component(graph: nx.Graph[str]) -> None:
    expected: list[object] = []
    for point in sorted(graph):
        around = flood(graph, point) - {point}
        groups = {tuple(sorted(flood(graph, other, [point]))) for other in around}
        if len(groups) > 1:
            ordered = sorted(groups, key=lambda group: (-len(group), group))
            expected.append((point, tuple(ordered[1:]), len(ordered[0])))
    assert articulation_points(graph) == tuple(expected)


@thorough
@given(meshes())
def test_bridges_are_the_ties_whose_removal_breaks_their_component(graph: nx.Graph[str]) -> None:
    expected: list[object] = []
    for a, b in sorted((min(tie), max(tie)) for tie in graph.edges()):
        without = graph.copy()
        without.remove_edge(a, b)
        sides = [tuple(sorted(flood(without, end))) for end in (a, b)]
        if sides[0] != sides[1]:
            expected.append((a, b, min(sides, key=lambda side: (len(side), side == min(sides)))))
    assert bridges(graph) == tuple(expected)


@thorough
@given(meshes(), st.data())
def test_second_ties_close_bridges_and_change_no_point(graph: nx.Graph[str], data: st.DataObject) -> None:
    ties = sorted(graph.edges())
    doubled = data.draw(st.lists(st.sampled_from(ties), unique=True)) if ties else []
    several: nx.MultiGraph[str] = nx.MultiGraph(graph)
    several.add_edges_from(doubled)
    assert articulation_points(several) == articulation_points(graph)
    twice = {frozenset(tie) for tie in doubled}
    assert bridges(several) == tuple(row for row in bridges(graph) if frozenset(row[:2]) not in twice)


@pytest.mark.parametrize("seed", range(5))
def test_the_points_and_bridges_of_a_larger_graph_are_those_of_networkx(seed: int) -> None:
    people = [f"p{index:03}" for index in range(400)]
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(people)
    graph.add_edges_from(random.Random(seed).sample(list(itertools.combinations(people, 2)), 420))
    assert {row.point for row in articulation_points(graph)} == set(nx.articulation_points(graph))
    ties = cast("set[tuple[str, str]]", set(nx.bridges(graph)))
    assert {frozenset(row[:2]) for row in bridges(graph)} == {frozenset(tie) for tie in ties}


def test_a_long_chain_is_no_trouble() -> None:
    chain: nx.Graph[str] = nx.Graph()
    chain.add_edges_from(itertools.pairwise(f"p{index:04}" for index in range(3_000)))
    points = articulation_points(chain)
    assert len(points) == 2_998
    assert points[0].sizes == (2_998, 1)
    assert len(bridges(chain)) == 2_999


@thorough
@given(meshes())
def test_what_is_left_without_each_is_what_removal_leaves_of_their_component(graph: nx.Graph[str]) -> None:
    expected: dict[str, list[int]] = {}
    for person in graph:
        rest = graph.subgraph(nx.node_connected_component(graph, person) - {person})
        expected[person] = sorted(map(len, nx.connected_components(rest)))
    for each in (graph, prepare(graph)):
        assert {person: sorted(sizes) for person, sizes in sizes_without(each).items()} == expected
