"""Key-player sets: brute force, Krackhardt's kite, the Florentine families, and the greedy guarantee."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection
from typing import cast
from unittest.mock import patch

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphcrm.analysis import key_players
from graphcrm.analysis.key_players import key_sets
from graphcrm.analysis.key_players.key_sets import (
    GREEDY,
    breakers,
    carriers,
    distance_fragmentation,
    fragmentation,
    reach,
)
from tests.analysis.worlds import World
from tests.graphs.worlds import World as Directed
from tests.graphs.worlds import krackhardt, meshes, undirected, worlds

quick = settings(max_examples=80, deadline=None)


def plain_fragmentation(graph: nx.Graph[str], without: tuple[str, ...], *, distances: bool) -> float:
    """By the formula, pair by pair."""
    left: nx.Graph[str] = nx.Graph(graph.subgraph(set(graph) - set(without)))
    if len(left) < 2:
        return 1.0
    steps = dict(nx.all_pairs_shortest_path_length(left))
    near = sum(1 / far if distances else 1 for one in left for two, far in steps[one].items() if one != two)
    return 1 - near / (len(left) * (len(left) - 1))


def plain_reach(graph: nx.Graph[str], people: tuple[str, ...], most: int) -> float:
    nearest = nx.multi_source_dijkstra_path_length(graph, set(people), weight=None)
    return sum(1 / max(1, far) for far in nearest.values() if far <= most) / len(graph)


@quick
@given(meshes(), st.integers(0, 3))
def test_fragmentation_is_what_the_formula_gives(graph: nx.Graph[str], size: int) -> None:
    gone = tuple(sorted(graph))[:size]
    assert fragmentation(graph, gone) == pytest.approx(plain_fragmentation(graph, gone, distances=False))
    assert distance_fragmentation(graph, gone) == pytest.approx(
        plain_fragmentation(graph, gone, distances=True)
    )


@quick
@given(worlds(), st.integers(1, 4), st.integers(1, 3))
def test_reach_is_what_the_formula_gives(world: Directed, steps: int, size: int) -> None:
    people = tuple(sorted(world[0]))[:size]
    assert reach(world[0], people, steps) == pytest.approx(plain_reach(world[0], people, steps))


@quick
@given(meshes(), st.integers(1, 3), st.booleans())
def test_breakers_are_the_best_of_all_sets(graph: nx.Graph[str], size: int, distances: bool) -> None:
    measure = distance_fragmentation if distances else fragmentation
    found = breakers(graph, size, measure=measure)
    sets = itertools.combinations(sorted(graph), min(size, len(graph)))
    assert found.exact
    assert found.value == pytest.approx(max(measure(graph, each) for each in sets))
    assert measure(graph, found.people) == found.value


@quick
@given(worlds(), st.integers(1, 3), st.integers(1, 3))
def test_carriers_are_the_best_of_all_sets(world: Directed, size: int, steps: int) -> None:
    graph = world[0]
    found = carriers(graph, size, steps)
    sets = itertools.combinations(sorted(graph), min(size, len(graph)))
    assert found.exact
    assert found.value == pytest.approx(max(reach(graph, each, steps) for each in sets))
    assert reach(graph, found.people, steps) == pytest.approx(found.value)


@quick
@given(worlds(), st.integers(1, 3), st.integers(1, 3))
def test_greedy_carriers_keep_what_they_promise(world: Directed, size: int, steps: int) -> None:
    # Nemhauser, Wolsey & Fisher 1978.
    best = carriers(world[0], size, steps)
    with patch.object(key_sets, "EVALUATIONS", -1):
        greedy = carriers(world[0], size, steps)
    assert not greedy.exact
    assert GREEDY <= greedy.bound < 1
    assert greedy.value >= greedy.bound * best.value - 1e-9


def plainly(graph: nx.Graph[str], without: Collection[str]) -> float:
    """Fragmentation by another name, so that each step tries everybody."""
    return fragmentation(graph, without)


@quick
@given(meshes(), st.integers(1, 3))
def test_greedy_breakers_take_the_best_next_person_and_promise_nothing(
    graph: nx.Graph[str], size: int
) -> None:
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    with patch.object(key_sets, "EVERY_SET", 0):
        found = breakers(graph, 1)
        more = breakers(graph, size)
        plain = breakers(graph, size, measure=plainly)
    assert found.bound == 0
    assert found.value == pytest.approx(breakers(graph, 1).value)
    assert (
        more.value == pytest.approx(plain.value)
        if size == 1
        else more.value <= breakers(graph, size).value + 1e-9
    )


@quick
@given(worlds(), st.permutations("abcdefgh"))
def test_other_names_change_no_value(world: Directed, names: list[str]) -> None:
    graph = world[0]
    again = nx.relabel_nodes(graph, dict(zip("abcdefgh", names, strict=True)))
    assert carriers(again, 2, 3).value == pytest.approx(carriers(graph, 2, 3).value)
    plain, turned = graph.to_undirected(), again.to_undirected()
    assert breakers(turned, 2).value == pytest.approx(breakers(plain, 2).value)


def test_krackhardts_kite_breaks_at_its_tail_and_is_reached_from_both_ends() -> None:
    # Krackhardt 1990: node 7 alone holds the tail 8–9; node 3 has most ties, and does not fragment it at all.
    kite = undirected(" ".join(f"{one}{two}" for one, two in nx.krackhardt_kite_graph().edges()))
    one = breakers(kite, 1)
    assert one.people == ("7",)
    assert one.value == pytest.approx(1 - (7 * 6 + 2 * 1) / (9 * 8))
    assert fragmentation(kite, ["3"]) == 0
    pair = carriers(kite, 2, 1)
    assert pair.value == pytest.approx(
        max(reach(kite, each, 1) for each in itertools.combinations(sorted(kite), 2))
    )
    assert pair.people == ("3", "8")  # the most central two by degree, 3 and 5, reach fewer
    assert reach(kite, ["3", "5"], 1) < pair.value


def test_the_medici_hold_florence_together() -> None:
    # Padgett & Ansell 1993: without the Medici the marriage network falls apart more than without any other family.
    families = cast("nx.Graph[str]", nx.florentine_families_graph())
    assert breakers(families, 1).people == ("Medici",)
    assert breakers(families, 1, measure=distance_fragmentation).people == ("Medici",)
    assert breakers(families, 2).value > breakers(families, 1).value


def test_krackhardts_chart_breaks_at_its_vice_presidents() -> None:
    chart = krackhardt("reports_to").to_undirected()
    assert set(breakers(chart, 3).people) <= {"2", "7", "14", "18", "21"}


def test_nobody_outside_the_allowed_is_chosen() -> None:
    star = undirected("ab ac ad ae")
    assert carriers(star, 1, 1).people == ("a",)
    assert carriers(star, 1, 1, among="bcz").people == ("b",)
    assert breakers(star, 1, among="cd").people == ("c",)


@pytest.mark.parametrize("search", [lambda: breakers(nx.Graph(), 0), lambda: carriers(nx.Graph(), 0, 1), lambda: carriers(nx.Graph(), 1, 0)])  # fmt: skip
def test_sizes_and_steps_are_counted_from_one(search: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match="at least one"):
        search()


def test_the_few_whose_word_goes_far_are_named() -> None:
    world = World().influences(", ".join(f"{hub} > {hub}{number}" for hub in "abc" for number in range(3)))
    result = key_players.find(world.account())
    assert ("key_carriers", ("a", "b", "c")) in [(each.kind, each.who) for each in result.findings]
    assert result.reached == 12


def test_the_few_who_hold_all_together_are_named() -> None:
    world = World().reports("a b c", "boss")
    for boss in "abc":
        world.reports(" ".join(f"{boss}{number}" for number in range(4)), boss)
    (found,) = key_players.find(world.account()).findings
    assert (found.kind, found.who) == ("key_breakers", ("a", "b", "c"))


def test_nobody_one_and_only_places_to_fill_are_answers() -> None:
    for world in (World(), World().contact("ann"), World().contacts("ann bob", placeholder=True).influences("ann", "bob")):  # fmt: skip
        result = key_players.find(world.account())
        assert result.findings == ()
        assert result.rows() == []
