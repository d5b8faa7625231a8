"""What arrays answer is what NetworkX answers; small graphs are asked both ways."""

from __future__ import annotations

import itertools
import math
import random
from typing import TYPE_CHECKING, cast

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphcrm import graphs
from graphcrm.graphs import prepare
from graphcrm.graphs.prepared import LARGE
from tests.graphs.worlds import World, digraph, krackhardt, meshes, thorough, undirected, worlds

if TYPE_CHECKING:
    from collections.abc import Mapping


def scattered(people: int, ties: int, seed: int) -> nx.DiGraph[str]:
    luck = random.Random(seed)
    names = [f"p{index:05}" for index in range(people)]
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(luck.sample(names, people))
    while graph.number_of_edges() < ties:
        graph.add_edge(*luck.sample(names, 2), carry=luck.choice((0.9, 0.5, 0.25)))
    return graph


def close(one: Mapping[str, float], other: Mapping[str, float]) -> bool:
    return list(one) == sorted(other) and all(
        math.isclose(one[who], other[who], rel_tol=1e-9, abs_tol=1e-6) for who in one
    )


@thorough
@given(worlds())
def test_dominators_of_arrays_are_those_of_networkx(world: World) -> None:
    graph, source, target = world
    ready = prepare(graph)
    assert graphs.dominators(ready, source, target) == graphs.dominators(graph, source, target)
    tree = graphs.dominator_tree(ready, source)
    assert list(tree.items()) == list(graphs.dominator_tree(graph, source).items())


@thorough
@given(meshes(), st.data())
def test_points_and_bridges_of_arrays_are_those_of_walking(graph: nx.Graph[str], data: st.DataObject) -> None:
    ties = sorted(graph.edges())
    several: nx.MultiGraph[str] = nx.MultiGraph(graph)
    several.add_edges_from(data.draw(st.lists(st.sampled_from(ties))) if ties else [])
    for each in (graph, cast("nx.Graph[str]", several)):
        ready = prepare(each)
        assert graphs.articulation_points(ready) == graphs.articulation_points(each)
        assert graphs.bridges(ready) == graphs.bridges(each)


@pytest.mark.parametrize("seed", range(3))
def test_a_large_graph_is_prepared_on_the_way(seed: int) -> None:
    graph = scattered(900, 1_200, seed)
    assert len(graph) + graph.number_of_edges() >= LARGE
    parents = cast("dict[str, str]", nx.immediate_dominators(graph, "p00000"))
    parents.pop("p00000", None)  # a root of its own until NetworkX 3.5, no key since
    assert graphs.dominator_tree(graph, "p00000") == parents
    whole = graph.to_undirected()
    assert {row.point for row in graphs.articulation_points(whole)} == set(nx.articulation_points(whole))
    ties = cast("set[tuple[str, str]]", set(nx.bridges(whole)))
    assert {frozenset(row[:2]) for row in graphs.bridges(whole)} == {frozenset(tie) for tie in ties}
    few = graphs.bridges(whole)[0]
    whole.remove_edge(few.a, few.b)
    assert set(few.cut_off) in [set(group) for group in nx.connected_components(whole)]


def test_what_is_added_after_preparing_is_not_seen() -> None:
    graph = digraph("sa at")
    ready = prepare(graph)
    graph.add_edge("s", "t", carry=1.0)
    assert graphs.dominators(ready, "s", "t") == ("a",)
    assert graphs.dominators(graph, "s", "t") == ()


def test_a_prepared_graph_is_checked_as_any_other() -> None:
    with pytest.raises(ValueError, match="directed graph"):
        graphs.dominators(prepare(undirected("ab")), "a", "b")
    with pytest.raises(ValueError, match="undirected graph"):
        graphs.bridges(prepare(digraph("ab")))
    with pytest.raises(ValueError, match="'x' is not in the graph of 2 people"):
        graphs.dominators(prepare(digraph("ab")), "a", "x")


@thorough
@given(worlds())
def test_betweenness_of_arrays_is_that_of_networkx(world: World) -> None:
    graph = world[0]
    for each in (graph, graph.to_undirected()):
        expected = nx.betweenness_centrality(each, normalized=False)
        assert close(graphs.betweenness(prepare(each)), expected)
        assert close(graphs.betweenness(each), expected)


def test_the_kite_and_the_medici_have_their_published_betweenness() -> None:
    # Krackhardt 1990: Heather (7) is on 14 shortest routes. Padgett & Ansell 1993; Breiger & Pattison 1986.
    kite = undirected(" ".join(f"{a}{b}" for a, b in nx.krackhardt_kite_graph().edges()))
    assert graphs.betweenness(kite)["7"] == 14
    marriages = cast("nx.Graph[str]", nx.florentine_families_graph())
    families = len(marriages)
    medici = graphs.betweenness(prepare(marriages))["Medici"] * 2 / ((families - 1) * (families - 2))
    assert medici == pytest.approx(0.5219780, abs=1e-7)


@pytest.mark.parametrize(
    ("network", "first"),
    [
        ("advice", {"18": 88.917, "21": 60.127, "7": 27.625}),
        ("friendship", {"17": 134.433, "11": 58.450, "21": 33.917}),
    ],
)
def test_the_managers_have_their_published_betweenness(network: str, first: dict[str, float]) -> None:
    scores = graphs.betweenness(prepare(krackhardt(network)))
    ranked = sorted(scores, key=lambda who: (-scores[who], who))
    assert {who: round(scores[who], 3) for who in ranked[:3]} == first


def test_betweenness_of_nobody_is_nothing_and_parallel_ties_are_refused() -> None:
    assert graphs.betweenness(nx.DiGraph()) == {}
    with pytest.raises(ValueError, match="several ties"):
        graphs.betweenness(nx.MultiDiGraph([("a", "b"), ("a", "b")]))


def test_ranks_are_the_same_over_twenty_runs() -> None:
    graph = scattered(300, 2_000, 1)
    ranks: set[tuple[str, ...]] = set()
    for _ in range(20):
        scores = graphs.betweenness(prepare(graph))
        ranks.add(tuple(sorted(scores, key=lambda who, of=scores: (-of[who], who))))
    assert len(ranks) == 1


def test_everybody_under_one_boss_is_no_trouble() -> None:
    star: nx.DiGraph[str] = nx.DiGraph()
    star.add_edges_from(((f"p{index:04}", "boss") for index in range(5_000)), carry=0.5)
    assert len(graphs.bridges(star.to_undirected())) == 5_000
    (point,) = graphs.articulation_points(star.to_undirected())
    assert (point.point, point.remaining, len(point.cut_off)) == ("boss", 1, 4_999)
    assert set(itertools.islice(graphs.betweenness(star).values(), 10)) == {0.0}
