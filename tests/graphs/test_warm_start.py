"""A graph that differs a little from another: what was found in that one gives the same answers as looking anew."""

from __future__ import annotations

import itertools
import random
from unittest.mock import patch

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphcrm.graphs import Draws, Reliabilities, Ways, reliabilities, reliability, ways

PEOPLE = "abcdefgh"
CARRIES = (0.9, 0.75, 0.5, 0.3)
Graph = nx.DiGraph


@st.composite
def graphs(draw: st.DrawFn) -> Graph[str]:
    """Us, two of ours, eight others; in every other graph all ties carry something else, so that few routes are equal."""
    odd = random.Random(draw(st.integers(0, 99))) if draw(st.booleans()) else None
    graph: Graph[str] = nx.DiGraph()
    graph.add_nodes_from(["us", "x", "y", *PEOPLE], passes=1.0)
    graph.add_edges_from([("us", "x"), ("us", "y")], carry=1.0)
    pairs = list(itertools.permutations(PEOPLE, 2)) + list(itertools.product("xy", PEOPLE))
    for pair in draw(st.lists(st.sampled_from(pairs), max_size=24, unique=True)):
        graph.add_edge(*pair, carry=odd.uniform(0.2, 1) if odd else draw(st.sampled_from(CARRIES)))
    for person in draw(st.lists(st.sampled_from(PEOPLE), max_size=4, unique=True)):
        graph.nodes[person]["passes"] = draw(st.sampled_from((*CARRIES, 0.0)))
    return graph


@st.composite
def changes(draw: st.DrawFn, graph: Graph[str]) -> Graph[str]:
    """The same after one to three changes: somebody leaves or passes on otherwise, a tie comes, goes or is another."""
    changed = graph.copy()
    for _ in range(draw(st.integers(1, 3))):
        who, whom = draw(st.permutations(sorted(set(changed) - {"us", "g", "h"})))[:2]
        kind = draw(st.sampled_from(["leave", "pass", "tie", "cut"]))
        if kind == "leave":
            changed.remove_node(who)
        elif kind == "pass":
            changed.nodes[who]["passes"] = draw(st.sampled_from((*CARRIES, 0.0)))
        elif kind == "tie" and whom not in "xy":
            changed.add_edge(who, whom, carry=draw(st.sampled_from(CARRIES)))
        elif changed.has_edge(who, whom):
            changed.remove_edge(who, whom)
    return changed


def under(
    graph: Graph[str], draws: Draws, weighed: int, before: Reliabilities | None = None
) -> Reliabilities:
    found = reliabilities(
        graph, "us", ["g", "h", "a"] if "a" in graph else ["g", "h"], samples=draws.samples, seed=draws.seed,
        parts=0, weighed=weighed, draws=draws, before=before,
    )  # fmt: skip
    for target in "gha":
        found.losses(target)
    return found


def all_of(found: Reliabilities) -> list[object]:
    """Everything that can be asked of it."""
    return [found.any("gha"), found.all("gh"), *[(found.of(each), found.losses(each)) for each in "gha"]]


@given(st.data(), st.sampled_from((60, 700)), st.sampled_from((60, 300)), st.sampled_from((60, 300)))
@settings(max_examples=120, deadline=None)
def test_reliability_after_a_change_is_that_of_samples_drawn_anew(
    data: st.DataObject, samples: int, first: int, second: int
) -> None:
    graph = data.draw(graphs())
    changed = data.draw(changes(graph))
    again = data.draw(changes(changed))
    draws = Draws(samples, 3)
    before = under(graph, draws, first)
    after = under(changed, draws, second, before)
    later = under(again, draws, first, after)
    assert all_of(after) == all_of(under(changed, Draws(samples, 3), second))
    assert all_of(later) == all_of(under(again, Draws(samples, 3), first))


def mesh(size: int, seed: int) -> Graph[str]:
    draw = random.Random(seed)
    graph: Graph[str] = nx.DiGraph()
    people = [f"p{number}" for number in range(size)]
    graph.add_edges_from([("us", one) for one in people[:5]], carry=1.0)
    for taker in people[5:]:
        for giver in draw.sample(people, 4):
            if giver != taker:
                graph.add_edge(giver, taker, carry=draw.uniform(0.2, 0.9))
    return graph


def test_a_small_change_of_a_large_network_is_sampled_where_it_is_felt_only() -> None:
    graph, draws = mesh(300, 1), Draws(2_000, 0)
    targets = ["p298", "p299"]
    changed = graph.copy()
    changed.remove_node("p100")
    changed.add_edge("p3", "p200", carry=0.3)

    def asked(network: Graph[str], before: Reliabilities | None) -> Reliabilities:
        found = reliabilities(network, "us", targets, samples=2_000, draws=draws, before=before)
        found.losses(targets[0])
        return found

    before = asked(graph, None)
    anew = asked(changed, None)
    with patch.object(reliability, "sampled", side_effect=AssertionError("sampled anew")):
        after = asked(changed, before)
    for each in targets:
        assert (after.of(each), after.losses(each)) == (anew.of(each), anew.losses(each))
    assert after.losses(targets[0]) != before.losses(targets[0])


def test_draws_of_other_samples_are_refused() -> None:
    with pytest.raises(ValueError, match="other samples"):
        reliabilities(mesh(10, 1), "us", ["p9"], samples=100, draws=Draws(200, 0))


def asked(found: Ways, targets: list[str]) -> list[object]:
    return [(found.reaches(each), found.strongest(each), found.apart(each)) for each in targets]


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_ways_after_a_change_are_those_of_a_search_anew(data: st.DataObject) -> None:
    graph = data.draw(graphs())
    changed = data.draw(changes(graph))
    again = data.draw(changes(changed))
    before = Ways(graph, "us")
    asked(before, sorted(set(graph) - {"us", "x", "y"}))
    after = Ways(changed, "us", before)
    targets = sorted(set(changed) - {"us", "x", "y"})
    assert asked(after, targets) == asked(Ways(changed, "us"), targets)
    targets = sorted(set(again) - {"us", "x", "y"})
    assert asked(Ways(again, "us", after), targets) == asked(Ways(again, "us"), targets)


def test_ways_that_a_change_leaves_the_best_are_not_looked_for_again() -> None:
    graph = mesh(300, 2)
    targets = [f"p{number}" for number in range(280, 300)]
    before = Ways(graph, "us")
    used = {one for each in targets for route in before.apart(each).routes for one in route}
    asked(before, targets)
    changed = graph.copy()
    changed.remove_node(next(one for one in sorted(graph) if one not in used and graph.out_degree(one) > 2))
    anew = asked(Ways(changed, "us"), targets)
    with patch.object(ways, "cost", side_effect=AssertionError("looked for again")):
        assert asked(Ways(changed, "us", before), targets) == anew
