"""The graph primitives that analyses stand on: pure functions that never write to the graph they are given.

People are nodes of a NetworkX graph, with text ids;
an edge has ``carry``, the probability in (0, 1] that the tie carries our case.
A *route* is a path without repeated people, written as the tuple of their ids, both ends included.
Self-loops are allowed everywhere and mean nothing. A directed question refuses an undirected graph,
and the other way round: half an answer looks like a whole one. Answers depend on the graph and its ids,
never on the order in which nodes or edges were added. NetworkX is imported only when it is needed.
"""

from __future__ import annotations

from graphcrm.graphs.disjoint import disjoint_routes, minimum_vertex_cut
from graphcrm.graphs.dominance import dominator_chain, dominator_tree, dominators
from graphcrm.graphs.pieces import Articulation, Bridge, articulation_points, bridges
from graphcrm.graphs.reach import reachable, steps_to
from graphcrm.graphs.strongest import route_strength, strongest_route, strongest_routes

__all__ = [
    "Articulation",
    "Bridge",
    "articulation_points",
    "bridges",
    "disjoint_routes",
    "dominator_chain",
    "dominator_tree",
    "dominators",
    "minimum_vertex_cut",
    "reachable",
    "route_strength",
    "steps_to",
    "strongest_route",
    "strongest_routes",
]
