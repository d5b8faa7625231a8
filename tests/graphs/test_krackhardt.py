"""Published values of Krackhardt's high-tech managers (Krackhardt 1987; see SOURCE.md beside the data).

Articulation points, bridges and dominators: computed with NetworkX and igraph, which agree.
"""

from __future__ import annotations

import pytest

from graphcrm.graphs import articulation_points, bridges, dominator_tree, dominators, reachable, steps_to
from tests.graphs.menger import disjoint_routes, minimum_vertex_cut
from tests.graphs.worlds import krackhardt


@pytest.mark.parametrize(("network", "ties"), [("advice", 190), ("friendship", 102), ("reports_to", 20)])
def test_the_data_is_the_published_data(network: str, ties: int) -> None:
    graph = krackhardt(network)
    assert (len(graph), graph.number_of_edges()) == (21, ties)


@pytest.mark.parametrize("network", ["advice", "friendship"])
def test_nobody_and_no_tie_holds_advice_or_friendship_together_alone(network: str) -> None:
    whole = krackhardt(network).to_undirected()
    assert articulation_points(whole) == ()
    assert bridges(whole) == ()


def test_the_chart_hangs_on_the_president_and_the_vice_presidents() -> None:
    chart = krackhardt("reports_to")
    whole = chart.to_undirected()
    assert {row.point for row in articulation_points(whole)} == {"2", "7", "14", "18", "21"}
    assert {frozenset(row[:2]) for row in bridges(whole)} == {frozenset(tie) for tie in chart.edges()}


def test_a_vice_president_cuts_off_those_who_report_to_him() -> None:
    chart = krackhardt("reports_to")
    for point, cut_off, _ in articulation_points(chart.to_undirected()):
        if point != "7":
            assert cut_off == tuple((person,) for person in sorted(chart.predecessors(point)))


def test_mutual_friendship_hangs_on_seven() -> None:
    friends = krackhardt("friendship").to_undirected(reciprocal=True)
    assert friends.number_of_edges() == 23
    assert {row.point for row in articulation_points(friends)} == {"1", "2", "4", "11", "15", "17", "19"}
    assert {person for person in friends if not friends.adj[person]} == {"7", "9", "10", "20"}


def test_every_friendship_path_from_15_to_10_passes_17_and_to_13_passes_11() -> None:
    graph = krackhardt("friendship")
    assert dominators(graph, "15", "10") == ("17",)
    assert dominators(graph, "15", "13") == ("11",)
    tree = dominator_tree(graph, "15")
    assert {person: parent for person, parent in tree.items() if parent != "15"} == {"10": "17", "13": "11"}
    assert set(tree) == reachable(graph, ["15"]) - {"15"}


def test_whom_every_path_passes_is_the_one_cut_and_the_one_route() -> None:
    graph = krackhardt("friendship")
    assert minimum_vertex_cut(graph, "15", "10") == {"17"}
    assert minimum_vertex_cut(graph, "15", "13", near="target") == {"11"}
    assert len(disjoint_routes(graph, "15", "10")) == 1
    assert len(disjoint_routes(graph, "15", "13")) == 1


def test_everyone_is_at_most_two_steps_below_the_president() -> None:
    levels = steps_to(krackhardt("reports_to").reverse(), "7")
    assert len(levels) == 21
    assert {person for person, level in levels.items() if level == 1} == {"2", "14", "18", "21"}
    assert max(levels.values()) == 2
