"""Stance plans (K6): progress, slipped steps, and opponents without a plan. Expected values are worked out by hand."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from graphcrm.findings import Severity
from graphcrm.messages import text
from graphcrm.scorecard import METRICS, AssessmentContext
from graphcrm.scorecard.key.plans import StancePlan, stance_plans
from graphcrm.scorecard.measured import Measured
from tests.analysis.worlds import DAY, World


def day(days: int) -> datetime.date:
    return DAY + datetime.timedelta(days=days)


def step(
    world: World, ident: str, who: str, due: int | None = 10, status: str = "planned", **columns: Any
) -> World:
    due_on = None if due is None else day(due)
    done_on = due_on if status == "done" else None
    world.thing(
        "Action", ident, name=f"Step {ident}", status=status, due_on=due_on, done_on=done_on, **columns
    )
    return world.contact(who).tie("CONCERNS.Action.Contact", ident, who)


def measured(world: World) -> Measured:
    return METRICS["stance_plans"].measure(AssessmentContext(world.account()))


def plan(world: World) -> StancePlan:
    (only,) = stance_plans(AssessmentContext(world.account()))
    return only


def kinds(world: World) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.kind, each.who) for each in measured(world).findings]


def three() -> World:
    """From −2 over −1 and 0 to +1: the first step done, the second slipped, the third due in ten days."""
    world = World().contact("ann", key=True)
    step(world, "a-1", "ann", -90, "done", from_support=-2, to_support=-1)
    step(world, "a-2", "ann", -5, from_support=-1, to_support=0)
    return step(world, "a-3", "ann", 10, from_support=0, to_support=1)


def test_steps_are_done_slipped_and_due() -> None:
    found = plan(three().supports("ann", -1))
    assert [[each.id for each in those] for those in (found.done, found.slipped, found.due)] == [
        ["a-1"],
        ["a-2"],
        ["a-3"],
    ]
    assert (found.start, found.aim, found.now) == (-2, 1, -1)


def test_a_step_of_today_has_not_slipped_and_one_far_ahead_is_not_due() -> None:
    world = step(step(World(), "a-1", "ann", 0, to_support=1), "a-2", "ann", 31)
    found = plan(world)
    assert [each.id for each in found.due] == ["a-1"]
    assert not found.slipped


@pytest.mark.parametrize(("now", "progress"), [(-2, 0.0), (-1, 1 / 3), (0, 2 / 3), (1, 1.0), (2, 1.0)])
def test_progress_is_the_change_of_stance_realised(now: int, progress: float) -> None:
    assert measured(three().supports("ann", now)).value == pytest.approx(progress)


def test_moving_away_is_no_progress_and_holding_a_stance_is() -> None:
    away = step(World().supports("ann", -2), "a-1", "ann", from_support=-1, to_support=1)
    assert plan(away).progress == 0.0
    hold = step(World().supports("ann", 1), "a-1", "ann", from_support=1, to_support=1)
    assert plan(hold).progress == 1.0


def test_a_stance_not_judged_is_unknown_and_widens_the_interval() -> None:
    assert measured(three()).value is None
    world = step(three().supports("ann", 1), "b-1", "bob", from_support=-1, to_support=1)
    found = measured(world)
    assert (found.value, found.interval, found.known) == (1.0, (0.5, 1.0), 0.5)


def test_the_stance_on_what_the_steps_concern_counts() -> None:
    world = (
        step(World(), "a-1", "ann", from_support=-1, to_support=1)
        .supports("ann", 1)
        .supports("ann", -1, on="deal")
    )
    assert plan(world).progress == 1.0
    assert plan(world.tie("CONCERNS.Action.Opportunity", "a-1", "deal")).progress == 0.0


def test_dropped_steps_and_plans_done_long_ago_are_no_plans() -> None:
    world = step(World(), "a-1", "ann", 5, "dropped", from_support=-1, to_support=1)
    step(world, "b-1", "bob", -400, "done", from_support=-1, to_support=1)
    step(world, "c-1", "cat", 5)
    assert stance_plans(AssessmentContext(world.account())) == ()


def test_a_slipped_plan_is_a_finding() -> None:
    found = measured(three().supports("ann", -1))
    assert kinds(three().supports("ann", -1)) == [("plan_slipped", ("ann",))]
    assert "“Step a-2” should have been done 5 days ago" in found.findings[0].sentence


def test_opponents_and_sceptics_without_a_plan_are_found_among_key_contacts() -> None:
    world = (
        World().contacts("ann bob cat", key=True).contact("dan").supports("ann dan", -2).supports("bob", -1)
    )
    assert kinds(world.supports("cat", 0)) == [
        ("opponent_without_plan", ("ann",)),
        ("opponent_without_plan", ("bob",)),
    ]
    severities = [each.severity for each in measured(world).findings]
    assert severities == [Severity.WEAK, Severity.NOTE]


def test_any_planned_step_is_a_plan_and_a_step_done_is_none() -> None:
    world = World().contacts("ann bob", key=True).supports("ann bob", -2)
    step(step(world, "a-1", "ann"), "b-1", "bob", -20, "done", from_support=-2, to_support=-1)
    assert kinds(world) == [("opponent_without_plan", ("bob",))]


def test_an_opponent_in_one_opportunity_needs_a_plan_whatever_the_stance_in_general() -> None:
    world = World().decides("ann", "deal").supports("ann", 1).supports("ann", -1, on="deal")
    (finding,) = measured(world).findings
    assert (finding.opportunity, finding.at_stake.amount if finding.at_stake else None) == ("deal", 1e6)
    assert finding.sentence == "Ann is a sceptic on Deal (1 M CNY), and nothing is planned to change that."
    assert "from sceptic to neutral" in finding.next_step


def test_the_next_step_names_who_owns_what_slipped_or_what_is_due_first() -> None:
    late = step(World().employee("eve"), "a-1", "ann", -1, owner="eve", to_support=1)
    assert measured(late).next_step == "Let Eve do “Step a-1” or give it a new day."
    world = step(World().supports("ann bob", 0), "a-1", "ann", 20, from_support=0, to_support=1)
    step(world, "b-1", "bob", 10, from_support=0, to_support=1)
    assert measured(world).next_step == f"Next is “Step b-1” with Bob, due on {day(10)}."


def test_owners_are_those_of_steps_not_done_and_a_step_without_one_is_counted() -> None:
    world = step(World().supports("ann", 0), "a-1", "ann", -20, "done", owner="eve", from_support=0)
    step(step(world, "a-2", "ann", 40, owner="fred", to_support=1), "a-3", "ann", None)
    step(world, "a-4", "ann", 50)
    assert plan(world).owners == ("fred",)
    note = "from neutral to supporter, now neutral; of 4 steps 1 done, 1 without a day, 2 without an owner"
    assert text(measured(world).parts[0].note) == note
    assert [[each.id for each in steps] for steps in (plan(world).done, plan(world).undated)] == [
        ["a-1"],
        ["a-3"],
    ]


def test_an_opponent_is_found_in_the_opportunity_that_this_one_opposes() -> None:
    world = World().opportunity("large", amount=5e6).decides("ann", "large").decides("ann", "small")
    (finding,) = measured(world.supports("ann", 1).supports("ann", -2, on="small")).findings
    assert finding.opportunity == "small"
