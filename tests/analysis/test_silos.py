"""Circles, brokers and uncovered units: NetworkX's constraint as oracle, published networks, and the findings."""

from __future__ import annotations

import math
from typing import cast

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphcrm.analysis import silos
from graphcrm.analysis.silos.communities import circles, constraint, modularity
from graphcrm.analysis.silos.uncovered_units import uncovered_units
from tests.analysis.worlds import World
from tests.graphs.worlds import krackhardt, meshes, undirected

quick = settings(max_examples=80, deadline=None)


@quick
@given(meshes())
def test_constraint_is_what_networkx_says(graph: nx.Graph[str]) -> None:
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    for number, (one, two) in enumerate(sorted(graph.edges())):
        graph.edges[one, two]["weight"] = 1 + number % 3
    oracle = nx.constraint(graph, weight="weight")
    expected = {one: value for one, value in oracle.items() if not math.isnan(value)}
    assert constraint(graph) == pytest.approx(expected)


@quick
@given(meshes(), st.booleans())
def test_circles_are_the_connected_pieces_of_networkx_communities(
    graph: nx.Graph[str], weighted: bool
) -> None:
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    for number, (one, two) in enumerate(sorted(graph.edges()) if weighted else ()):
        graph.edges[one, two]["weight"] = 0.1 + number % 7 / 3
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(graph))
    pairs = sorted((min(one, two), max(one, two)) for one, two in graph.edges())
    ordered.add_edges_from((one, two, graph.edges[one, two]) for one, two in pairs)
    found = nx.community.louvain_communities(ordered, seed=7) if graph.size() else [{one} for one in graph]
    pieces = [tuple(sorted(each)) for part in found for each in nx.connected_components(graph.subgraph(part))]
    assert circles(graph) == tuple(sorted(pieces, key=lambda each: (-len(each), each)))


def test_circles_of_a_large_network_are_those_of_networkx() -> None:
    caves = nx.connected_caveman_graph(40, 6)
    every = {*caves.edges(), *((at * 37 % 240, at) for at in range(1, 240, 5))}
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(f"p{at:03}" for at in range(240))
    graph.add_edges_from(
        sorted((f"p{min(pair):03}", f"p{max(pair):03}") for pair in every if len({*pair}) > 1)
    )
    found = nx.community.louvain_communities(graph, seed=7)
    pieces = [tuple(sorted(each)) for part in found for each in nx.connected_components(graph.subgraph(part))]
    assert circles(graph) == tuple(sorted(pieces, key=lambda each: (-len(each), each)))


def test_constraint_on_published_networks() -> None:
    medici = cast("nx.Graph[str]", nx.florentine_families_graph())  # Padgett & Ansell 1993
    found = constraint(medici)
    assert found == pytest.approx(nx.constraint(medici))
    assert min(found, key=lambda one: found[one]) == "Medici"
    # A star: the middle is constrained by each of n by 1/n², whoever stands alone behind one by 1 (Burt 1992).
    star = undirected("ab ac ad ae")
    assert constraint(star) == pytest.approx({"a": 1 / 4, "b": 1, "c": 1, "d": 1, "e": 1})


@quick
@given(meshes())
def test_circles_are_a_partition_of_connected_pieces_and_always_the_same(graph: nx.Graph[str]) -> None:
    found = circles(graph)
    assert sorted(one for each in found for one in each) == sorted(graph)
    assert all(nx.is_connected(graph.subgraph(each)) for each in found)
    again: nx.Graph[str] = nx.Graph()
    again.add_nodes_from(sorted(graph, reverse=True))
    again.add_edges_from(sorted(((two, one) for one, two in graph.edges()), reverse=True))
    assert circles(again) == found


def test_two_cliques_on_a_string_are_two_circles() -> None:
    graph = undirected("ab ac ad bc bd cd ef eg eh fg fh gh de")
    assert circles(graph) == (("a", "b", "c", "d"), ("e", "f", "g", "h"))
    assert modularity(graph, circles(graph)) == pytest.approx(0.4230769)  # 12/13 − 2·(13/26)²


def test_krackhardts_departments_show_in_friendship() -> None:
    graph = krackhardt("friendship").to_undirected()
    found = circles(graph)
    assert 2 <= len(found) <= 6
    assert modularity(graph, found) > 0.15


def test_a_closed_circle_that_none_of_ours_knows_is_a_silo() -> None:
    inside = "a > b, b > c, c > a, a > d, d > b, c > d, e > a, e > b, e > c, e > d"
    outside = "m > n, n > o, o > m, m > p, p > n, o > p, q > m, q > n, q > o"
    world = World().influences(f"{inside}, {outside}, a > m : 0.25, b > n : 0.25").knows("eve", "m n o p q")
    result = silos.find(world.account())
    (found,) = (each for each in result.findings if each.kind == "silo")
    assert (found.who, found.about) == (("a", "b"), ("a", "b", "c", "d", "e"))
    assert not any(each.kind == "silo" for each in silos.find(world.knows("eve", "c").account()).findings)


def test_who_joins_many_circles_and_is_unknown_to_us_is_a_broker() -> None:
    world = World()
    for circle in "abcd":
        names = [f"{circle}{number}" for number in range(4)]
        for one in names:
            for two in names:
                if one < two:
                    world.influences(one, two, 0.95)
        world.influences("joe", names[0], 0.25)
    result = silos.find(world.knows("eve", "a0").account())
    (found,) = (each for each in result.findings if each.kind == "broker")
    assert found.who == ("joe",)
    assert result.between[0].id == "joe"
    assert not any(each.kind == "broker" for each in silos.find(world.knows("eve", "joe").account()).findings)


def test_a_unit_where_we_know_nobody_is_uncovered_and_its_parts_are_not_said_again() -> None:
    world = World().unit("finance").unit("budget", within="finance").contact("cfo", "finance", rank=5)
    world.contact("clerk", "budget").contact("tech", "network").knows("eve", "tech").decides("cfo")
    (unit,) = uncovered_units(world.account())
    assert (unit.unit, unit.people, unit.deciding) == ("finance", ("cfo", "clerk"), ("cfo",))
    (found,) = silos.find(world.account()).findings
    assert (found.kind, found.who, found.severity.word) == ("dark_unit", ("cfo",), "weak")
    assert "2 people are recorded" in found.sentence
    assert uncovered_units(world.knows("eve", "clerk cfo").account()) == ()


def test_one_acquaintance_below_lights_the_unit_but_not_its_other_parts() -> None:
    world = World().unit("north").unit("city", within="north").unit("site", within="north")
    world.contacts("a b c", "city").contact("d", "site").contact("e", "north").knows("eve", "d")
    assert [(each.unit, each.people) for each in uncovered_units(world.account())] == [
        ("city", ("a", "b", "c"))
    ]


def test_nobody_and_nothing_are_answers() -> None:
    for world in (World(), World().contact("ann"), World().knows("eve", "ann"), World().unit("empty")):
        result = silos.find(world.account())
        assert result.findings == ()
        assert result.circles == ()
    with pytest.raises(ValueError, match="undirected"):
        circles(nx.DiGraph())
    with pytest.raises(ValueError, match="undirected"):
        constraint(nx.DiGraph())
