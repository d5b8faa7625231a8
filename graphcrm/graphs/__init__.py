"""The graph primitives that analyses stand on: pure functions that never write to the graph they are given.

People are nodes of a NetworkX graph, with text ids;
an edge has ``carry``, the probability in (0, 1] that the tie carries our case;
a node may have ``passes``, the probability that the person passes it on.
A *route* is a path without repeated people, written as the tuple of their ids, both ends included.
Self-loops are allowed everywhere and mean nothing. A directed question refuses an undirected graph,
and the other way round: half an answer looks like a whole one. Answers depend on the graph and its ids,
never on the order in which nodes or edges were added. NetworkX, NumPy,
SciPy and rustworkx are imported only when they are needed.
"""

from __future__ import annotations

from graphcrm.graphs.articulation import Articulation, Bridge, articulation_points, bridges, sizes_without
from graphcrm.graphs.betweenness import betweenness
from graphcrm.graphs.dominance import dominator_chain, dominator_tree, dominators
from graphcrm.graphs.drawing import Draws
from graphcrm.graphs.prepared import Prepared, prepare
from graphcrm.graphs.reach import reachable, steps_to
from graphcrm.graphs.reliability import Estimate, Losses, Reliabilities, reliabilities
from graphcrm.graphs.strongest import route_strength, strongest_route, strongest_routes
from graphcrm.graphs.warm_start.sharing import without_people
from graphcrm.graphs.ways import Apart, Ways

__all__ = [
    "Apart",
    "Articulation",
    "Bridge",
    "Draws",
    "Estimate",
    "Losses",
    "Prepared",
    "Reliabilities",
    "Ways",
    "articulation_points",
    "betweenness",
    "bridges",
    "dominator_chain",
    "dominator_tree",
    "dominators",
    "prepare",
    "reachable",
    "reliabilities",
    "route_strength",
    "sizes_without",
    "steps_to",
    "strongest_route",
    "strongest_routes",
    "without_people",
]
