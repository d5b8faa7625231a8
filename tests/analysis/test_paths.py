"""The ways through an access graph, beside the primitives that define them; the strongest routes of one of ours."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from hypothesis import given

from graphcrm.account.paths import strongest
from graphcrm.analysis import analyze
from graphcrm.explain import explain
from graphcrm.graphs import Ways, reachable, strongest_route
from tests.analysis.worlds import World
from tests.graphs.menger import disjoint_routes, minimum_vertex_cut
from tests.graphs.worlds import worlds

if TYPE_CHECKING:
    from tests.graphs.worlds import World as Digraph


def alike(graph: nx.DiGraph[str], source: str, target: str, ways: Ways) -> None:
    """Routes are the defined ones where those are unique; always as many, as strong, as short, apart."""
    apart, wanted = ways.apart(target), disjoint_routes(graph, source, target)
    assert ways.reaches(target) == (target in reachable(graph, [source]))
    assert ways.strongest(target) == strongest_route(graph, source, target)
    assert _worth(graph, apart.routes) == _worth(graph, wanted)
    inner = [each for route in apart.routes for each in route[1:-1]]
    assert len(inner) == len(set(inner))
    assert {(route[0], route[-1]) for route in apart.routes} <= {(source, target)}
    if not graph.has_edge(source, target):
        assert apart.near_us == tuple(sorted(minimum_vertex_cut(graph, source, target, "source") or ()))
        assert apart.near_them == tuple(sorted(minimum_vertex_cut(graph, source, target, "target") or ()))


def _worth(graph: nx.DiGraph[str], routes: tuple[tuple[str, ...], ...]) -> tuple[int, float, int, int]:
    """What `disjoint_routes` puts in order: how many, how strong together, how many ties, the sum of places."""
    from graphcrm.graphs.ties import costs

    price = costs(graph)
    source, target = (routes[0][0], routes[0][-1]) if routes else ("", "")
    useful = (nx.descendants(graph, source) & nx.ancestors(graph, target)) if routes else set[str]()
    place = {each: at for at, each in enumerate(sorted({*useful, source, target}))}
    ties = [tie for route in routes for tie in pairwise(route)]
    return (
        len(routes),
        sum(price[tie] for tie in ties),
        len(ties),
        sum(place[taker] for _, taker in ties),
    )


@given(world=worlds())
def test_ways_answer_what_the_primitives_answer(world: Digraph) -> None:
    graph, source, target = world
    alike(graph, source, target, Ways(graph, source))


@pytest.mark.parametrize("seed", range(6))
def test_ways_answer_the_same_on_larger_graphs_for_target_after_target(seed: int) -> None:
    draw = random.Random(seed)
    graph: nx.DiGraph[str] = nx.DiGraph()
    people = [f"p{at}" for at in range(60)]
    graph.add_nodes_from(people)
    for _ in range(60 * (2 + seed)):
        graph.add_edge(*draw.sample(people, 2), carry=draw.choice((1.0, 0.9, 0.5, 0.3)))
    ways = Ways(graph, "p0")
    for target in people[1:20]:
        alike(graph, "p0", target, ways)


def account() -> World:
    """Eve and Fay know Bob and Cat, both of whom Ann listens to; Ann decides."""
    return (
        World()
        .knows("eve", "bob", 4)
        .knows("eve", "cat", 3)
        .knows("fay", "cat", 4)
        .influences("bob > ann : 0.9, cat > ann : 0.5")
        .decides("ann")
        .employee("gus")
    )


def test_the_strongest_routes_of_one_of_ours_come_first_and_only_theirs() -> None:
    (paths,) = strongest(account().account(), "eve", "ann")
    assert [route.path for route in paths.routes] == [("eve", "bob", "ann"), ("eve", "cat", "ann")]
    assert [route.carry for route in paths.routes] == sorted(
        (each.carry for each in paths.routes), reverse=True
    )
    (one,) = strongest(account().account(), "eve", "ann", 1)
    assert one.routes == paths.routes[:1]
    assert one.to_dict()["routes"] == [paths.routes[0].to_dict()]


def test_who_knows_nobody_has_no_route_and_who_does_not_decide_is_not_asked_for() -> None:
    assert [each.routes for each in strongest(account().account(), "gus", "ann")] == [()]
    assert not strongest(account().account(), "eve", "bob")


def test_explain_shows_the_strongest_routes_to_who_decides() -> None:
    page = explain(analyze(account().snapshot()), "ann")
    (section,) = [each for each in page.sections if each.title.startswith("Strongest routes")]
    assert len(section.lines) == 3
    assert "Eve → Bob → Ann" in section.lines[0]
    assert "%" in section.lines[0]
    other = explain(analyze(account().snapshot()), "bob")
    assert not [each for each in other.sections if each.title.startswith("Strongest routes")]


def test_explain_tells_a_meeting_from_a_message_and_from_one_between_the_companies() -> None:
    world = World().contact("ann", key=True).employee("eve").met("eve ann", 5, "message")
    world.thing("Instrument", "i-1", kind="alignment_meeting", name="Alignment 2026", held_on=world.as_of)
    world.tie("ATTENDED.Contact.Instrument", "ann", "i-1").tie("ATTENDED.Employee.Instrument", "eve", "i-1")
    (known,) = [each for each in explain(analyze(world.snapshot()), "ann").sections if "knows" in each.title]
    assert "No meeting is recorded." in known.lines
    assert f"Took part in “Alignment 2026” on {world.as_of}, with Eve." in known.lines
