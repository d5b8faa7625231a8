"""What holds for all primitives at once."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphcrm import graphs
from tests.graphs import menger
from tests.graphs.worlds import World, digraph, rebuilt, strength, thorough, worlds

if TYPE_CHECKING:
    from collections.abc import Callable

    import networkx as nx


def every_answer(graph: nx.DiGraph[str], source: str, target: str) -> dict[str, object]:
    whole = graph.to_undirected()
    return {
        "dominators": graphs.dominators(graph, source, target),
        "dominator_tree": list(graphs.dominator_tree(graph, source).items()),
        "disjoint_routes": menger.disjoint_routes(graph, source, target),
        "cut near source": menger.minimum_vertex_cut(graph, source, target, "source"),
        "cut near target": menger.minimum_vertex_cut(graph, source, target, "target"),
        "strongest_routes": graphs.strongest_routes(graph, source, target, 5),
        "articulation_points": graphs.articulation_points(whole),
        "bridges": graphs.bridges(whole),
        "reachable": graphs.reachable(graph, [source]),
        "steps_to": list(graphs.steps_to(graph, source).items()),
    }


def renamed(answer: object, names: dict[str, str]) -> object:
    if isinstance(answer, str):
        return names.get(answer, answer)
    if isinstance(answer, frozenset):
        return frozenset(renamed(part, names) for part in cast("frozenset[object]", answer))
    if isinstance(answer, tuple):
        return tuple(renamed(part, names) for part in cast("tuple[object, ...]", answer))
    if isinstance(answer, list):
        return [renamed(part, names) for part in cast("list[object]", answer)]
    return answer


@thorough
@given(worlds(), st.data())
def test_the_order_of_people_and_ties_changes_nothing(world: World, data: st.DataObject) -> None:
    graph, source, target = world
    order = data.draw(st.permutations(sorted(graph)))
    again = rebuilt(graph, order, {person: person for person in graph})
    assert every_answer(again, source, target) == every_answer(graph, source, target)


@thorough
@given(worlds(), st.data())
def test_new_names_in_the_same_order_change_only_the_names(world: World, data: st.DataObject) -> None:
    graph, source, target = world
    names = {person: f"客户-{person}" for person in graph}
    again = rebuilt(graph, data.draw(st.permutations(sorted(graph))), names)
    expected = {name: renamed(answer, names) for name, answer in every_answer(graph, source, target).items()}
    assert every_answer(again, names[source], names[target]) == expected


@thorough
@given(worlds(), st.data())
def test_new_names_in_another_order_only_choose_between_equals(world: World, data: st.DataObject) -> None:
    graph, source, target = world
    names = dict(zip(sorted(graph), data.draw(st.permutations(sorted(graph))), strict=True))
    again = rebuilt(graph, sorted(graph), names)
    ends = names[source], names[target]
    assert graphs.dominators(again, *ends) == renamed(graphs.dominators(graph, source, target), names)
    assert graphs.dominator_tree(again, ends[0]) == {
        names[person]: names[parent] for person, parent in graphs.dominator_tree(graph, source).items()
    }
    assert graphs.steps_to(again, ends[0]) == {
        names[person]: steps for person, steps in graphs.steps_to(graph, source).items()
    }
    for near in ("source", "target"):
        cut = menger.minimum_vertex_cut(graph, source, target, near)
        assert menger.minimum_vertex_cut(again, *ends, near) == renamed(cut, names)
    assert [strength(again, route) for route in graphs.strongest_routes(again, *ends, 5)] == [
        strength(graph, route) for route in graphs.strongest_routes(graph, source, target, 5)
    ]
    after, before = menger.disjoint_routes(again, *ends), menger.disjoint_routes(graph, source, target)
    assert len(after) == len(before)
    joint = math.prod(strength(graph, route) for route in before)
    assert math.prod(strength(again, route) for route in after) == joint
    whole, whole_again = graph.to_undirected(), again.to_undirected()
    assert {row.point for row in graphs.articulation_points(whole_again)} == {
        names[row.point] for row in graphs.articulation_points(whole)
    }
    assert {frozenset(row[:2]) for row in graphs.bridges(whole_again)} == {
        frozenset((names[row.a], names[row.b])) for row in graphs.bridges(whole)
    }


@thorough
@given(worlds())
def test_the_graph_handed_in_is_not_written_to(world: World) -> None:
    graph, source, target = world
    graph.graph["account"] = "A-1"
    before = graph.copy()
    every_answer(graph, source, target)
    assert list(graph.nodes(data=True)) == list(before.nodes(data=True))
    assert list(graph.edges(data=True)) == list(before.edges(data=True))
    assert graph.graph == before.graph


def test_a_directed_question_refuses_an_undirected_graph() -> None:
    graph = cast("nx.DiGraph[str]", digraph("ab bc").to_undirected())
    questions: list[Callable[[], object]] = [
        lambda: graphs.dominators(graph, "c", "a"),
        lambda: graphs.dominator_tree(graph, "c"),
        lambda: menger.disjoint_routes(graph, "c", "a"),
        lambda: menger.minimum_vertex_cut(graph, "c", "a"),
        lambda: graphs.strongest_routes(graph, "c", "a", 2),
        lambda: graphs.reachable(graph, ["c"]),
        lambda: graphs.steps_to(graph, "c"),
    ]
    for ask in questions:
        with pytest.raises(ValueError, match="directed graph"):
            ask()


def output_of(program: str, hash_seed: int) -> str:
    root = Path(graphs.__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root), "PYTHONHASHSEED": str(hash_seed)}
    command = [sys.executable, "-c", program]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


def test_how_strings_hash_does_not_choose_between_equals() -> None:
    program = """
import itertools, networkx as nx
from graphcrm import graphs
from tests.graphs import menger
layers = ["s"], list("abcd"), list("efg"), list("hijk"), ["t"]
graph = nx.DiGraph()
for givers, takers in itertools.pairwise(layers):
    graph.add_edges_from(itertools.product(givers, takers), carry=0.5)
print(menger.disjoint_routes(graph, "s", "t"), graphs.strongest_routes(graph, "s", "t", 10))
print(sorted(menger.minimum_vertex_cut(graph, "s", "t")), graphs.dominator_tree(graph, "s"))
"""
    outputs = {output_of(program, seed) for seed in (1, 2)}
    assert len(outputs) == 1
    assert "('s', 'a', 'e', 'h', 't')" in outputs.pop()


def test_importing_the_primitives_does_not_import_networkx() -> None:
    assert output_of("import sys, graphcrm.graphs; print('networkx' in sys.modules)", 0).strip() == "False"
