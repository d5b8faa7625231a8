"""What is taken over from an earlier analysis is what a new one would have found."""

from __future__ import annotations

import gc
from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphcrm.account.invalidation import OF_GROUND
from graphcrm.account.memo import Memo, departed
from graphcrm.analysis import ANALYSES, BLIND_TO, AccountGraph, Analysis, Rules, analyze
from graphcrm.graphs import prepared, reliability
from graphcrm.records import Contact, Employee, Influences, Knows
from graphcrm.snapshot import Snapshot
from graphcrm.whatif import scenario
from tests.analysis.worlds import RIVAL, World

if TYPE_CHECKING:
    from collections.abc import Callable

PEOPLE = "abcdefgh"
person = st.sampled_from(PEOPLE)
stance = st.integers(-2, 2)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Eight contacts of two units, two of ours, one deal that a rival wants too."""
    world = (
        World()
        .contacts("a b c d", "u1", rank=2)
        .contacts("e f g h", "u2", rank=5)
        .employee("x")
        .employee("y")
    )
    world.decides("g h", veto=draw(st.booleans())).decides("a", weight=2.0).competes("deal")
    for one, two in draw(st.sets(st.tuples(person, person), max_size=14)):
        world.influences(one, two, 0.8) if one != two else None
    for ours, known in draw(st.sets(st.tuples(st.sampled_from("xy"), person), max_size=6)):
        world.knows(ours, known, 3)
    for one, two in draw(st.sets(st.tuples(person, person), max_size=3)):
        world.reports(one, two) if one < two else world.conflicts(one, two) if one > two else None
    for who, support in draw(st.dictionaries(person, stance, max_size=5)).items():
        world.supports(who, support)
    for who, support in draw(st.dictionaries(person, stance, max_size=2)).items():
        world.supports(who, support, whom=RIVAL)
    return world


@st.composite
def scenarios(draw: st.DrawFn) -> scenario.Scenario:
    flips = draw(st.lists(st.builds(scenario.Flip, person, stance), max_size=2))
    leaves = draw(st.sets(st.sampled_from(PEOPLE + "xy"), max_size=1))
    strength = st.sampled_from([None, 0.25, 0.75])
    pairs = st.tuples(person, person).filter(lambda pair: pair[0] != pair[1])
    ties = [
        scenario.SupposedTie(*pair, strength=draw(strength)) for pair in draw(st.lists(pairs, max_size=1))
    ]
    known = [each for each in ties if not leaves & {each.start, each.end}]
    turned = [each for each in flips if each.who not in leaves]
    return scenario.Scenario("random", tuple(leaves), tuple(turned), tuple(known))


def all_of(analysis: Analysis) -> object:
    return analysis.to_dict(), [each.to_dict() for each in analysis.findings]


@given(world=worlds(), supposed=st.lists(scenarios(), min_size=1, max_size=3), drawn=st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_what_if_after_an_analysis_is_the_same_as_one_without(
    world: World, supposed: list[scenario.Scenario], drawn: bool
) -> None:
    """Also where one follows another, and where reliability comes from samples (``drawn``) instead of exact reckoning."""
    rules = Rules(samples=500)
    with patch.object(reliability, "exact", return_value=None) if drawn else nullcontext():
        earlier = today = analyze(world.snapshot(), rules)
        for each in supposed:
            changed = scenario.apply(today.snapshot, each)
            anew = all_of(analyze(changed, rules))
            assert all_of(analyze(changed, rules, before=today)) == anew
            earlier = analyze(changed, rules, before=earlier)
            assert all_of(earlier) == anew


def flipped(today: Analysis, support: int = -2) -> Snapshot:
    return scenario.apply(today.snapshot, scenario.Scenario("x", flips=(scenario.Flip("a", support),)))


def small() -> World:
    return World().knows("x", "a", 4).influences("a", "b", 0.9).decides("b").supports("a", 1)


def test_what_reads_no_stance_is_taken_over_when_only_a_stance_changes() -> None:
    today = analyze(small().snapshot())
    after = analyze(flipped(today, 2), before=today)
    assert {name for name in ANALYSES if after.results[name] is today.results[name]} == set(BLIND_TO)


def test_who_begins_to_keep_quiet_is_asked_for_no_help() -> None:
    """Next steps read stances, too: nobody asks an opponent for an introduction."""
    today = analyze(small().snapshot())
    after = analyze(flipped(today), before=today)
    assert after.to_dict() == analyze(flipped(today)).to_dict()
    assert not any(after.results[name] is today.results[name] for name in BLIND_TO)


def test_nothing_supposed_takes_all_over_and_other_rules_take_nothing_over() -> None:
    today = analyze(small().snapshot())
    again = analyze(today.snapshot, before=today)
    assert all(again.results[name] is today.results[name] for name in ANALYSES)
    other = analyze(today.snapshot, Rules(thin=3), before=today)
    later = analyze(replace(today.snapshot, known_on="2026-01-01"), before=today)
    for each in (other, later):
        assert not [name for name in ANALYSES if each.results[name] is today.results[name]]


@pytest.mark.parametrize("name", sorted(BLIND_TO))
def test_no_analysis_reads_what_it_is_said_to_be_blind_to(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read: set[type] = set()

    def watched(method: str) -> None:
        real: Callable[..., Any] = getattr(Snapshot, method)

        def reading(snapshot: Snapshot, kind: type, *ends: Any) -> Any:
            read.add(kind)
            return real(snapshot, kind, *ends)

        monkeypatch.setattr(Snapshot, method, reading)

    for method in ("ties", "ties_between", "nodes"):
        watched(method)
    ANALYSES[name].find(AccountGraph(small().snapshot()))
    assert read
    assert not read & BLIND_TO[name]


def test_nothing_that_is_kept_reads_what_it_is_not_said_to_be_made_from(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Oracle: the tables asked for while each value is made, with nothing of the ground at hand."""
    reading: list[set[type]] = []
    said: dict[str, tuple[frozenset[type], set[type]]] = {}
    account = AccountGraph(busy().snapshot())

    def watched(method: str) -> None:
        real: Callable[..., Any] = getattr(Snapshot, method)

        def noted(snapshot: Snapshot, kind: type, *ends: Any) -> Any:
            for each in reading:
                each.add(kind)
            return real(snapshot, kind, *ends)

        monkeypatch.setattr(Snapshot, method, noted)

    def once(memo: Memo, name: str, reads: frozenset[type], make: Callable[[], Any], *_: object) -> Any:
        for each in OF_GROUND:
            account.__dict__.pop(each, None)
        reading.append(set())
        made = make()
        said[name] = reads, reading.pop()
        return made

    for method in ("ties", "ties_between", "nodes"):
        watched(method)
    monkeypatch.setattr(Memo, "once", once)
    for question in ANALYSES.values():
        question.find(account)
    assert {"accesses", "circles", "outcomes", "goals deal"} <= set(said)
    assert {name: reads for name, (right, reads) in said.items() if not reads <= right} == {}


@pytest.mark.parametrize("name", sorted(OF_GROUND))
def test_no_part_of_the_ground_reads_what_it_is_not_said_to(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: set[type] = set()
    for method in ("ties", "ties_between", "nodes"):
        real: Callable[..., Any] = getattr(Snapshot, method)

        def noted(snapshot: Snapshot, kind: type, *ends: Any, real: Callable[..., Any] = real) -> Any:
            read.add(kind)
            return real(snapshot, kind, *ends)

        monkeypatch.setattr(Snapshot, method, noted)
    getattr(AccountGraph(small().snapshot()), name)
    assert read
    assert read <= OF_GROUND[name]


@given(world=worlds(), supposed=st.lists(scenarios(), min_size=1, max_size=2))
@settings(max_examples=40, deadline=None)
def test_a_what_if_of_a_large_account_is_the_same_too(
    world: World, supposed: list[scenario.Scenario]
) -> None:
    """Every network counts as large here, so that arrays answer."""
    with patch.object(prepared, "LARGE", 0):
        earlier = analyze(world.snapshot())
        for each in supposed:
            changed = scenario.apply(earlier.snapshot, each)
            earlier = analyze(changed, before=earlier)
            assert all_of(earlier) == all_of(analyze(changed))


def test_who_left_is_told_where_nothing_else_changed_only() -> None:
    today = small().snapshot()
    after = today.without(frozenset("a"))
    assert departed(today, after) == {"a"}
    assert departed(today, today) == departed(today, today.without(frozenset("x"))) == frozenset()
    assert departed(today, today.without(frozenset("ax"))) == frozenset()
    assert departed(after, today) == frozenset()
    turned = scenario.apply(after, scenario.Scenario("x", flips=(scenario.Flip("b", 1),)))
    assert departed(today, turned) == frozenset()


def test_leaving_keeps_the_tables_that_nobody_leaves() -> None:
    snapshot = small().snapshot()
    after = snapshot.without(frozenset("x"))
    assert after.nodes(Contact) is snapshot.nodes(Contact)
    assert after.ties_between(Influences, "Contact", "Contact") is snapshot.ties_between(
        Influences, "Contact", "Contact"
    )
    assert not after.nodes(Employee)
    assert not after.ties(Knows)


def busy() -> World:
    """Something for every analysis to do."""
    world = small().contacts("c d e", "u2", rank=3).competes("deal").supports("c", 2, whom=RIVAL)
    return (
        world.influences("b", "c", 0.9).influences("c", "d", 0.9).influences("d", "b", 0.9).knows("y", "e", 2)
    )


def test_the_collector_is_on_again_after_an_analysis() -> None:
    assert gc.isenabled()
    analyze(small().snapshot())
    assert gc.isenabled()
