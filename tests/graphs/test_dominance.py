from __future__ import annotations

import pytest
from hypothesis import given

from graphcrm.graphs import dominator_chain, dominator_tree, dominators, prepare
from tests.graphs.menger import minimum_vertex_cut
from tests.graphs.worlds import World, all_routes, digraph, flood, thorough, worlds


def test_everyone_on_a_chain_is_passed_in_order() -> None:
    assert dominators(digraph("sb ba at"), "s", "t") == ("b", "a")


def test_a_direct_tie_leaves_nobody_indispensable() -> None:
    assert dominators(digraph("sa at st"), "s", "t") == ()


def test_unreachable_is_not_the_same_as_nobody() -> None:
    assert dominators(digraph("as ta"), "s", "t") is None


def test_a_reply_from_the_target_does_not_hide_the_gatekeeper() -> None:
    graph = digraph("sa sb ag bg gt ts")
    assert dominators(graph, "s", "t") == ("g",)


def test_the_tree_leaves_out_the_source_and_the_unreachable() -> None:
    assert dominator_tree(digraph("sa ab sb bs us"), "s") == {"a": "s", "b": "s"}


@thorough
@given(worlds())
def test_dominators_are_the_people_on_every_route_in_the_order_of_each(world: World) -> None:
    graph, source, target = world
    routes = list(all_routes(graph, source, target))
    answer = dominators(graph, source, target)
    if not routes:
        assert answer is None
        return
    on_all = set[str].intersection(*(set(route[1:-1]) for route in routes))
    for route in routes:
        assert answer == tuple(person for person in route if person in on_all)


@thorough
@given(worlds())
def test_dominators_are_the_people_whose_removal_cuts_off_the_target(world: World) -> None:
    graph, source, target = world
    answer = dominators(graph, source, target)
    if answer is not None:
        inner = set(graph) - {source, target}
        assert set(answer) == {gone for gone in inner if target not in flood(graph, source, [gone])}


@thorough
@given(worlds())
def test_the_tree_answers_for_every_target_at_once(world: World) -> None:
    graph, source, _ = world
    tree = dominator_tree(graph, source)
    assert set(tree) == flood(graph, source) - {source}
    for target in set(graph) - {source}:
        assert dominator_chain(tree, target) == dominators(graph, source, target)


@thorough
@given(worlds())
def test_someone_on_every_route_means_that_losing_one_person_is_enough(world: World) -> None:
    graph, source, target = world
    chain = dominators(graph, source, target)
    if chain:
        assert minimum_vertex_cut(graph, source, target, "source") == {chain[0]}
        assert minimum_vertex_cut(graph, source, target, "target") == {chain[-1]}


@pytest.mark.parametrize(("source", "target", "sentence"), [
    ("x", "t", "'x' is not in the graph of 2 people"),
    ("s", "x", "'x' is not in the graph of 2 people"),
    ("s", "s", "two different ends"),
])  # fmt: skip
def test_ends_must_be_two_people_of_the_graph(source: str, target: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        dominators(digraph("st"), source, target)
    with pytest.raises(ValueError, match=r"'x' is not in the graph"):
        dominator_tree(digraph("st"), "x")


@thorough
@given(worlds())
def test_leaving_somebody_out_is_asking_the_graph_without_them(world: World) -> None:
    graph, source, target = world
    for person in sorted(set(graph) - {source, target}):
        rest = graph.copy()
        rest.remove_node(person)
        for each in (graph, prepare(graph)):
            assert dominators(each, source, target, person) == dominators(rest, source, target)


def test_an_end_cannot_be_left_out() -> None:
    with pytest.raises(ValueError, match="'t' is an end"):
        dominators(digraph("sa at"), "s", "t", "t")
