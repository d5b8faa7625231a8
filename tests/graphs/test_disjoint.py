from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.graphs.menger import disjoint_routes, minimum_vertex_cut
from tests.graphs.worlds import (
    World,
    all_routes,
    by_strength,
    digraph,
    flood,
    packings,
    smallest_cuts,
    strength,
    thorough,
    worlds,
)


def test_the_direct_tie_counts_as_a_route() -> None:
    assert disjoint_routes(digraph("st sa at"), "s", "t") == (("s", "t"), ("s", "a", "t"))


def test_the_strongest_route_comes_first() -> None:
    graph = digraph("st sa at", st=0.2, sa=0.9, at=0.9)
    assert disjoint_routes(graph, "s", "t") == (("s", "a", "t"), ("s", "t"))


def test_of_equally_strong_routes_the_shorter_is_taken() -> None:
    assert disjoint_routes(digraph("sa at sb bt ab", sb=0.5), "s", "t") == (("s", "a", "t"), ("s", "b", "t"))
    assert disjoint_routes(digraph("sg ga at gb bc ct"), "s", "t") == (("s", "g", "a", "t"),)


def test_of_equal_routes_the_one_with_the_earlier_id_is_taken() -> None:
    for names in ("abc", "acb", "bac", "bca", "cab", "cba"):
        graph = digraph("sg " + " ".join(f"g{name} {name}t" for name in names))
        assert disjoint_routes(graph, "s", "t") == (("s", "g", "a", "t"),)


def test_a_way_round_between_equals_does_not_favour_the_later() -> None:
    graph = digraph("sc ca ce ea ec at et", carry=0.5)
    assert disjoint_routes(graph, "s", "t") == (("s", "c", "a", "t"),)


def test_the_strongest_route_gives_way_where_it_blocks_two() -> None:
    graph = digraph("sa ab bt sb at", sb=0.1, at=0.1)
    assert disjoint_routes(graph, "s", "t") == (("s", "a", "t"), ("s", "b", "t"))


def test_no_route_is_an_empty_set_of_routes_and_needs_no_cut() -> None:
    graph = digraph("as ta")
    assert disjoint_routes(graph, "s", "t") == ()
    assert minimum_vertex_cut(graph, "s", "t") == frozenset()


def test_nobody_can_cut_a_direct_tie() -> None:
    assert minimum_vertex_cut(digraph("st sa at"), "s", "t") is None


def test_a_reply_from_the_target_does_not_hide_the_gatekeeper() -> None:
    graph = digraph("sa sb ag bg gt ts")
    assert minimum_vertex_cut(graph, "s", "t") == {"g"}


def test_of_equally_small_cuts_the_one_near_the_named_end_is_given() -> None:
    graph = digraph("sa sb ac bd ct dt")
    assert minimum_vertex_cut(graph, "s", "t") == {"a", "b"}
    assert minimum_vertex_cut(graph, "s", "t", near="target") == {"c", "d"}


@thorough
@given(worlds())
def test_routes_are_routes_and_share_nobody(world: World) -> None:
    graph, source, target = world
    routes = disjoint_routes(graph, source, target)
    inner = [person for route in routes for person in route[1:-1]]
    assert len(inner) == len(set(inner))
    assert not {source, target} & set(inner)
    for route in routes:
        assert (route[0], route[-1]) == (source, target)
        assert all(graph.has_edge(*tie) for tie in pairwise(route))
    assert len(set(routes)) == len(routes)
    assert list(routes) == sorted(routes, key=lambda route: by_strength(graph, route))


@thorough
@given(worlds())
def test_route_count_is_the_size_of_the_smallest_cut(world: World) -> None:
    graph, source, target = world
    direct = graph.has_edge(source, target)
    rest = graph.copy()
    rest.remove_edges_from([(source, target)])
    size = len(smallest_cuts(rest, source, target)[0])
    assert len(disjoint_routes(graph, source, target)) == size + direct
    cut = minimum_vertex_cut(graph, source, target)
    assert cut is None if direct else cut is not None and len(cut) == size


@thorough
@given(worlds(most=6))
def test_no_other_set_is_larger_then_stronger_then_shorter_then_earlier(world: World) -> None:
    graph, source, target = world
    useful = (flood(graph, source) & flood(graph.reverse(), target)) | {source, target}
    place = {person: index for index, person in enumerate(sorted(useful))}

    def quality(routes: tuple[tuple[str, ...], ...]) -> tuple[int, object, int, int]:
        joint = math.prod(strength(graph, route) for route in routes)
        early = sum(place[person] for route in routes for person in route)
        return len(routes), joint, -sum(map(len, routes)), -early

    every = packings(tuple(all_routes(graph, source, target)))
    assert quality(disjoint_routes(graph, source, target)) == max(map(quality, every))


@thorough
@given(worlds())
def test_the_cut_is_the_smallest_and_leaves_the_named_end_with_the_fewest(world: World) -> None:
    graph, source, target = world
    cuts = smallest_cuts(graph, source, target)
    if not cuts:
        assert minimum_vertex_cut(graph, source, target) is None
        return
    reverse = graph.reverse()
    nearest = min(cuts, key=lambda cut: len(flood(graph, source, cut)))
    assert minimum_vertex_cut(graph, source, target, "source") == nearest
    nearest = min(cuts, key=lambda cut: len(flood(reverse, target, cut)))
    assert minimum_vertex_cut(graph, source, target, "target") == nearest


@thorough
@given(worlds(), st.data())
def test_another_tie_never_lowers_the_route_count(world: World, data: st.DataObject) -> None:
    graph, source, target = world
    before = len(disjoint_routes(graph, source, target))
    people = st.sampled_from(sorted(graph))
    graph.add_edge(data.draw(people), data.draw(people), carry=0.5)
    assert before <= len(disjoint_routes(graph, source, target)) <= before + 1


@pytest.mark.parametrize("carry", [0.0, -0.5, 1.5, math.nan, None, "0.5"])
def test_a_carry_outside_its_range_is_refused_by_name(carry: object) -> None:
    graph = digraph("st")
    graph.add_edge("t", "a", carry=carry)
    with pytest.raises(ValueError, match="'t' → 'a' carries"):
        disjoint_routes(graph, "s", "t")


def test_a_cut_is_near_one_end_or_the_other() -> None:
    with pytest.raises(ValueError, match="'middle'"):
        minimum_vertex_cut(digraph("sa at"), "s", "t", "middle")  # pyright: ignore[reportArgumentType]


def test_ends_must_be_two_people_of_the_graph() -> None:
    for ask in (disjoint_routes, minimum_vertex_cut):
        with pytest.raises(ValueError, match="'x' is not in the graph"):
            ask(digraph("st"), "x", "t")
        with pytest.raises(ValueError, match="two different ends"):
            ask(digraph("st"), "s", "s")
