"""A graph that shares with another all that stays the same: NetworkX's own removal as oracle."""

from __future__ import annotations

from copy import deepcopy

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from graphcrm.graphs import without_people
from tests.graphs.worlds import World, meshes, thorough, worlds


def all_of(graph: nx.Graph[str]) -> object:
    """Everything in it, in its order."""
    ties = [(one, list(others.items())) for one, others in graph.adj.items()]
    back = [(one, list(graph.pred[one])) for one in graph] if isinstance(graph, nx.DiGraph) else []
    return list(graph.nodes(data=True)), ties, back, list(graph.edges(data=True))


@thorough
@given(worlds(), st.data())
def test_a_directed_graph_without_some_is_what_removal_leaves_and_the_first_stays(
    world: World, data: st.DataObject
) -> None:
    graph = world[0]
    gone = data.draw(st.sets(st.sampled_from(sorted(graph)), max_size=3))
    removed, was = deepcopy(graph), all_of(graph)
    removed.remove_nodes_from(gone)
    assert all_of(without_people(graph, gone)) == all_of(removed)
    assert all_of(graph) == was


@thorough
@given(meshes(), st.data())
def test_an_undirected_graph_without_some_is_what_removal_leaves(
    graph: nx.Graph[str], data: st.DataObject
) -> None:
    gone = data.draw(st.sets(st.sampled_from([*sorted(graph), "nobody"]), max_size=3))
    removed = deepcopy(graph)
    removed.remove_nodes_from(gone)
    assert all_of(without_people(graph, gone)) == all_of(removed)
