"""Two small networks of the literature, from NetworkX's own generators.

The kite: D. Krackhardt, "Assessing the political landscape", Administrative Science Quarterly 35 (1990).
The marriages of Florence: R. Breiger and P. Pattison, "Cumulated social roles", Social Networks 8 (1986).
What falls apart without whom follows by hand from the ties; the papers print the ties, not these answers.
"""
# pyright: reportUnknownMemberType=false
# The stubs of NetworkX give these generators no types.

from __future__ import annotations

from typing import cast

import networkx as nx

from graphcrm.graphs import articulation_points, bridges, dominators
from tests.graphs.menger import disjoint_routes, minimum_vertex_cut
from tests.graphs.worlds import routable, undirected


def kite() -> nx.Graph[str]:
    # Numbers as in NetworkX: 7 is Heather, 8 Ike, 9 Jane, whose letters in the paper are H, I, J.
    ties = nx.krackhardt_kite_graph().edges()
    return undirected(" ".join(f"{a}{b}" for a, b in ties))


def florence() -> nx.Graph[str]:
    return cast("nx.Graph[str]", nx.florentine_families_graph())


def test_the_tail_of_the_kite_hangs_on_heather_and_ike() -> None:
    assert articulation_points(kite()) == (("7", (("8", "9"),), 7), ("8", (("9",),), 8))
    assert bridges(kite()) == (("7", "8", ("8", "9")), ("8", "9", ("9",)))


def test_every_route_to_the_end_of_the_tail_passes_both() -> None:
    graph = routable(kite())
    assert dominators(graph, "3", "9") == ("7", "8")
    assert dominators(graph, "9", "3") == ("8", "7")
    assert minimum_vertex_cut(graph, "3", "9") == {"7"}
    assert minimum_vertex_cut(graph, "3", "9", near="target") == {"8"}


def test_two_people_join_the_kite_to_its_tail() -> None:
    graph = routable(kite())
    assert disjoint_routes(graph, "3", "7") == (("3", "5", "7"), ("3", "6", "7"))
    assert minimum_vertex_cut(graph, "3", "7") == {"5", "6"}


def test_florence_hangs_on_four_families() -> None:
    assert articulation_points(florence()) == (
        ("Albizzi", (("Ginori",),), 13),
        ("Guadagni", (("Lamberteschi",),), 13),
        ("Medici", (("Pazzi", "Salviati"), ("Acciaiuoli",)), 11),
        ("Salviati", (("Pazzi",),), 13),
    )
    assert [row[:2] for row in bridges(florence())] == [
        ("Acciaiuoli", "Medici"),
        ("Albizzi", "Ginori"),
        ("Guadagni", "Lamberteschi"),
        ("Medici", "Salviati"),
        ("Pazzi", "Salviati"),
    ]


def test_the_pazzi_reach_the_strozzi_only_through_salviati_and_medici() -> None:
    assert dominators(routable(florence()), "Pazzi", "Strozzi") == ("Salviati", "Medici")
