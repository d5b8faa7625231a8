"""Two people on whom the way to a decision maker hangs together, beside all pairs tried one by one."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from graphcrm.account.access import US, accesses, theirs
from graphcrm.analysis import single_points
from graphcrm.analysis.result import record
from graphcrm.analysis.single_points.pairs import pairs
from tests.analysis.worlds import World
from tests.graphs.worlds import flood, thorough

if TYPE_CHECKING:
    from graphcrm.account.access import Access

PEOPLE = "abcdef"


@st.composite
def accounts(draw: st.DrawFn) -> World:
    """Two deciders, F and E, whom some influence; two of ours who know some; one opponent, or none."""
    world = World().contacts(" ".join(PEOPLE)).decides("e f").employee("x").employee("y")
    for one, two in draw(st.sets(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)), max_size=14)):
        world.influences(one, two, 0.95) if one != two else None
    for ours, known in draw(st.sets(st.tuples(st.sampled_from("xy"), st.sampled_from(PEOPLE)), max_size=6)):
        world.knows(ours, known, 4)
    for who in draw(st.sets(st.sampled_from(PEOPLE), max_size=1)):
        world.supports(who, -2)
    return world


def tried(access: Access, decider: str) -> set[frozenset[str]]:
    """Every two of whom neither alone cuts the decider off, but both do."""
    target = theirs(decider)
    others = [node for node in access.graph if node not in {US, target}]

    def cut(*gone: str) -> bool:
        return target not in flood(access.graph, US, gone)

    if cut():
        return set()
    left = [node for node in others if not cut(node)]
    return {frozenset(pair) for pair in combinations(left, 2) if cut(*pair)}


@given(world=accounts())
@thorough
def test_pairs_are_those_that_trying_all_finds(world: World) -> None:
    (access,) = accesses(world.account())
    found: dict[str, set[frozenset[str]]] = {}
    for each in pairs(access):
        names = frozenset(
            f"{'ours' if ours else 'theirs'}:{who}" for who, ours in zip(each.people, each.ours, strict=True)
        )
        for decider in each.about:
            found.setdefault(decider, set()).add(names)
    for decider in "ef":
        assert found.get(decider, set()) == tried(access, decider)


def test_two_on_two_ways_are_pairs_one_of_each_way() -> None:
    world = World().knows("x", "a", 4).knows("y", "b", 4).influences("a > f : 0.9, b > f : 0.9").decides("f")
    found = single_points.find(world.account())
    assert not found.points
    assert {each.people for each in found.pairs} == {("x", "y"), ("x", "b"), ("y", "a"), ("a", "b")}
    assert {each.about for each in found.pairs} == {("f",)}
    assert found.to_dict()["pairs"] == [record(pair) for pair in found.pairs]


def test_a_third_way_leaves_no_pair_and_a_single_point_is_part_of_none() -> None:
    world = World().knows("x", "a", 4).knows("y", "b", 4).influences("a > f : 0.9, b > f : 0.9").decides("f")
    assert not single_points.find(world.knows("z", "f", 4).account()).pairs
    hub = World().knows("x", "a b", 4).influences("a > c : 0.9, b > c : 0.9, c > f : 0.9").decides("f")
    assert [each.people for each in single_points.find(hub.account()).pairs] == [("a", "b")]
