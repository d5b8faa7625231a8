"""Meetings by role, and those of ours who meet nobody at all (G1)."""

from __future__ import annotations

import datetime

from graphcrm.messages import text
from graphcrm.scorecard import METRICS, AssessmentContext, Policy
from graphcrm.scorecard.policy.relationships import GeneralRules
from tests.analysis.worlds import World

MONDAY = datetime.date(2026, 11, 9)
"""Of the last whole week before the world's day."""
ONE_WEEK = Policy(general=GeneralRules(weeks=1))


def team() -> World:
    world = World().employee("ann", role="account_manager").employee("bob", role="account_manager")
    world.employee("vic", role="executive_sponsor", rank=5)
    for days in range(3):
        world.met("ann cat", held_on=MONDAY + datetime.timedelta(days=days))
    return world.met("bob dan", held_on=MONDAY)


def test_meetings_by_role_are_counted_a_week_and_person() -> None:
    found = METRICS["meetings_by_role"].measure(AssessmentContext(team().account(), ONE_WEEK))
    assert [(text(part.name), part.value, part.of) for part in found.parts] == [
        ("Account manager", 4, 2),
        ("Executive sponsor", 0, 1),
    ]
    assert found.value == 4 / 3


def test_meetings_beyond_the_target_count_by_role_but_not_for_discipline() -> None:
    world = World().employee("ann", weekly_meetings=1)
    for days in range(3):
        world.met("ann cat", held_on=MONDAY + datetime.timedelta(days=days))
    context = AssessmentContext(world.account(), ONE_WEEK)
    assert METRICS["meeting_discipline"].measure(context).value == 1.0
    assert METRICS["meetings_by_role"].measure(context).value == 3.0


def test_who_met_nobody_at_all_is_found() -> None:
    (found,) = METRICS["meeting_discipline"].measure(AssessmentContext(team().account(), ONE_WEEK)).findings
    assert (found.kind, found.who, found.seed) == ("meets_nobody", ("vic",), "G1")
    assert "Vic met nobody" in found.sentence


def test_whoever_need_not_meet_anybody_is_not_found() -> None:
    world = team().employee("vic", weekly_meetings=0)
    assert METRICS["meeting_discipline"].measure(AssessmentContext(world.account(), ONE_WEEK)).findings == ()


def test_where_no_meeting_is_on_record_nobody_is_accused() -> None:
    found = METRICS["meeting_discipline"].measure(
        AssessmentContext(World().employee("eve").contact("ann").account())
    )
    assert (found.value, found.findings) == (None, ())


def test_the_week_ends_on_sunday() -> None:
    sunday = MONDAY + datetime.timedelta(days=6)
    world = World().employee("ann", weekly_meetings=1).met("ann cat", held_on=sunday)
    assert METRICS["meeting_discipline"].measure(AssessmentContext(world.account(), ONE_WEEK)).value == 1.0
