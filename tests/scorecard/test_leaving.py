"""Who leaves takes nothing of the past along: only responsibility, KNOWS, access and decisions are of today."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphcrm.records import Attended, Contact, Employee, Interaction
from graphcrm.scorecard import METRICS, AssessmentContext
from tests.analysis.worlds import DAY, World
from tests.scorecard.drawn import drawn

SEEDS = st.integers(0, 10**6)
OF_TODAY = frozenset({
    "site_coverage", "concentration_of_responsibility", "judged_relationships", "responsibility_taken", "nine_box_progress",
    "level_parity", "barrier", "breadth",
})  # fmt: skip
"""Who answers, who knows whom and how well."""
OF_THEIR_PEOPLE = OF_TODAY | {
    "requirement_setters_met", "concentration_of_support", "project_support", "stance_plans", "visit_attendance", "opinions_collected",
}  # fmt: skip
"""These, and what is asked of each of those who decide or are key today."""


def values(world: World) -> dict[str, float | None]:
    context = AssessmentContext(world.account())
    return {name: metric.measure(context).value for name, metric in METRICS.items()}


def changed(before: World, after: World) -> set[str]:
    then, now = values(before), values(after)
    return {name for name in METRICS if now[name] != (then[name] and pytest.approx(then[name], abs=1e-12))}


@given(SEEDS, st.integers(0, 2))
@settings(max_examples=60)
def test_one_of_ours_who_leaves_changes_no_figure_of_what_happened(seed: int, who: int) -> None:
    after = drawn(seed).employee(f"ours{who}", valid_to=DAY)
    assert f"ours{who}" not in after.snapshot().nodes(Employee)
    assert changed(drawn(seed), after) <= OF_TODAY


@given(SEEDS, st.integers(0, 7))
@settings(max_examples=60)
def test_one_of_theirs_who_leaves_changes_no_figure_of_what_happened(seed: int, who: int) -> None:
    before, after = drawn(seed), drawn(seed).contact(f"theirs{who}", valid_to=DAY)
    decides = f"theirs{who}" in before.account().voices
    assert f"theirs{who}" not in after.snapshot().nodes(Contact)
    assert changed(before, after) <= OF_THEIR_PEOPLE | ({"goals_served"} if decides else set())


@given(SEEDS, st.integers(0, 7), st.integers(0, 2))
@settings(max_examples=60)
def test_what_if_somebody_leaves_is_as_if_this_one_had_left(seed: int, theirs: int, ours: int) -> None:
    people = frozenset((f"theirs{theirs}", f"ours{ours}"))
    left = drawn(seed).contact(f"theirs{theirs}", valid_to=DAY).employee(f"ours{ours}", valid_to=DAY)
    supposed = AssessmentContext(type(left.account())(drawn(seed).snapshot().without(people)))
    assert {name: metric.measure(supposed).value for name, metric in METRICS.items()} == values(left)


def test_whom_somebody_met_who_left_was_met() -> None:
    world = World().knows("eve", "ann").employee("bo", valid_to=DAY).met("bo ann", 30)
    met = world.account().met["ann"]
    assert met.by == ("bo",)
    assert world.account().colleague("bo").name == "Bo"


def test_a_meeting_after_somebody_left_is_none_of_the_account() -> None:
    """Of who works elsewhere by then only what was before the last day."""
    last = random.Random(1).randrange(20, 40)
    day = DAY.replace(day=1)
    world = World().knows("eve", "ann").contact("ann", valid_to=day).met("eve ann", 10).met("eve ann", last)
    ties = world.snapshot().events(Attended, Contact, Interaction)
    assert [tie.to_id for tie in ties] == ["meeting-2"]
    assert world.snapshot().left(Contact)["ann"].on == day
