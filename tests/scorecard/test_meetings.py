"""Meeting discipline (G1): meetings a week against what is aimed at."""

from __future__ import annotations

import datetime

from graphcrm.scorecard import METRICS, AssessmentContext, Policy
from graphcrm.scorecard.general.meetings import weeks
from graphcrm.scorecard.policy.relationships import GeneralRules
from tests.analysis.worlds import DAY, World

MONDAY = datetime.date(2026, 11, 9)
"""Of the last whole week before `DAY`, a Friday."""


def measured(world: World, number: int = 1) -> float | None:
    policy = Policy(general=GeneralRules(weeks=number))
    return METRICS["meeting_discipline"].measure(AssessmentContext(world.account(), policy)).value


def test_meetings_of_a_week_count_up_to_the_target() -> None:
    world = World().employee("eve", weekly_meetings=2)
    for days in range(4):
        world.met("eve ann", held_on=MONDAY + datetime.timedelta(days=days))
    assert measured(world) == 1.0
    assert measured(world, 2) == 0.5


def test_two_entries_of_one_meeting_are_one() -> None:
    world = World().employee("eve", weekly_meetings=4)
    world.met("eve ann", held_on=MONDAY)
    once = measured(world)
    world.met("eve ann", held_on=MONDAY)
    assert measured(world) == once == 0.25


def test_nobody_who_met_anybody_is_unknown_not_zero() -> None:
    assert measured(World().employee("eve").contact("ann")) is None


def test_iso_weeks_run_from_monday_to_sunday_over_the_turn_of_the_year() -> None:
    account = World(datetime.date(2027, 1, 4)).contact("ann").account()
    policy = Policy(general=GeneralRules(weeks=2))
    assert weeks(AssessmentContext(account, policy)) == ((2026, 52), (2026, 53))
    sunday = World(datetime.date(2027, 1, 3)).contact("ann").account()
    assert weeks(AssessmentContext(sunday, policy)) == ((2026, 52), (2026, 53))
    assert DAY.weekday() == 4
