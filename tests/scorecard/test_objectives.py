"""Objectives of the year (E1): how far they are, who accepted them, what serves them; worked out by hand."""

from __future__ import annotations

import datetime

import pytest

from graphcrm.records import Objective
from graphcrm.scorecard import METRICS, AssessmentContext
from graphcrm.scorecard.measured import Measured
from graphcrm.scorecard.nine_actions import objectives
from graphcrm.scorecard.own_work.objectives import progress
from tests.analysis.worlds import ACCOUNT, DAY, World


def aiming(**rows: dict[str, object]) -> World:
    world = World().employee("eve").contact("ann")
    for ident, columns in rows.items():
        world.thing("Objective", ident, **({"year": DAY.year} | columns))
        world.tie("CONCERNS.Objective.Organization", ident, ACCOUNT)
    return world


def measured(ident: str, world: World) -> Measured:
    return METRICS[ident].measure(AssessmentContext(world.account()))


@pytest.mark.parametrize(
    ("start", "target", "actual", "reached"),
    [
        (None, 20, 5, 0.25),
        (10, 20, 15, 0.5),
        (80, 40, 50, 0.75),
        (0, 10, 30, 1),
        (10, 20, 5, 0),
        (5, 5, 5, None),
        (0, None, 5, None),
        (0, 10, None, None),
    ],
)
def test_how_far_an_objective_is_reached(start: float, target: float, actual: float, reached: float) -> None:
    row = aiming(o={"baseline": start, "target": target, "actual": actual}).snapshot().nodes(Objective)["o"]
    assert progress(row) == reached


def test_the_figure_is_the_mean_of_what_is_known_this_year() -> None:
    world = aiming(
        a={"target": 10.0, "actual": 5.0}, b={"target": 10.0, "actual": 9.0}, c={}, d={"target": 1.0, "actual": 1.0, "year": 2020}
    )  # fmt: skip
    found = measured("objectives_reached", world)
    assert found.value == pytest.approx((0.5 + 0.9) / 2)
    assert found.known == pytest.approx(2 / 3)
    assert "“A”" in found.next_step


def test_without_any_of_the_year_nothing_is_known() -> None:
    for ident in ("objectives_reached", "objectives_accepted"):
        assert measured(ident, aiming(a={"year": 2020})).value is None


def test_a_blank_acceptance_is_none_once_there_is_one_and_a_later_one_has_not_come() -> None:
    tomorrow = DAY + datetime.timedelta(1)
    assert measured("objectives_accepted", aiming(a={}, b={})).value is None
    assert measured("objectives_accepted", aiming(a={"accepted_by": "ann"}, b={})).value == 0.5
    assert (
        measured("objectives_accepted", aiming(a={"accepted_on": DAY}, b={"accepted_on": tomorrow})).value
        == 0.5
    )


def test_who_accepted_later_is_not_named_before() -> None:
    later = aiming(a={"accepted_by": "ann", "accepted_on": DAY + datetime.timedelta(1)})
    assert later.snapshot().nodes(Objective)["a"].accepted_by is None


def test_conditions_ask_for_whole_objectives_that_something_serves() -> None:
    world = aiming(a={"owner": "eve", "measure": "MCNY", "target": 0.0}, b={"owner": "eve"}).met("eve ann", 5)
    context = AssessmentContext(world.account())
    assert objectives.objectives_set(context).share == 0.5
    assert objectives.work_serves(context).share is None
    served = world.tie("SERVES.Interaction.Objective", "meeting-1", "b")
    assert objectives.work_serves(AssessmentContext(served.account())).share == 0.5


def test_a_meeting_of_before_serves_nothing_today() -> None:
    world = aiming(a={}).met("eve ann", 500).tie("SERVES.Interaction.Objective", "meeting-1", "a")
    assert objectives.work_serves(AssessmentContext(world.account())).share is None
    world.thing("Instrument", "i", kind="alignment_meeting", held_on=DAY).tie(
        "SERVES.Instrument.Objective", "i", "a"
    )
    world.tie("CONCERNS.Instrument.Organization", "i", ACCOUNT)
    assert objectives.work_serves(AssessmentContext(world.account())).share == 1
