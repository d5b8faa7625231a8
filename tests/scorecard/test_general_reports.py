"""Reports in time, their quality, and minutes (G2). Expected values are counted by hand."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from graphcrm.messages import text
from graphcrm.scorecard import METRICS, AssessmentContext, Policy
from graphcrm.scorecard.measured import Measured
from graphcrm.scorecard.policy.relationships import GeneralRules
from tests.analysis.worlds import DAY, World


def measured(metric: str, world: World, rules: GeneralRules | None = None) -> Measured:
    return METRICS[metric].measure(
        AssessmentContext(world.account(), Policy(general=rules or GeneralRules()))
    )


def met(world: World, days_ago: int, filed_after: int | None, **columns: Any) -> World:
    held = DAY - datetime.timedelta(days=days_ago)
    filed = None if filed_after is None else held + datetime.timedelta(days=filed_after)
    return world.met("eve ann", days_ago, filed_on=filed, **columns)


def reports() -> World:
    world = World().employee("eve")
    for after in (0, 3, 4):
        met(world, 20, after)
    return met(world, 20, None)


def test_a_blank_day_of_filing_is_unknown_not_late() -> None:
    found = measured("report_timeliness", reports())
    assert found.value == pytest.approx(2 / 3)
    assert found.known == pytest.approx(3 / 4)
    assert found.interval == pytest.approx((2 / 4, 3 / 4))


def test_the_parts_by_kind_add_up_to_the_share() -> None:
    found = measured("report_timeliness", met(reports(), 30, 9, kind="call"))
    assert [(text(part.name), part.value, part.of) for part in found.parts] == [
        ("Call", 0, 1),
        ("Visit", 2, 3),
    ]
    assert found.value == sum(part.value or 0 for part in found.parts) / sum(
        part.of or 0 for part in found.parts
    )


def test_a_report_that_is_not_due_yet_is_left_out() -> None:
    before = measured("report_timeliness", reports())
    assert measured("report_timeliness", met(reports(), 3, None)).known == before.known
    assert measured("report_timeliness", met(reports(), 4, None)).known < before.known


def test_a_report_filed_before_the_visit_is_an_error_and_unknown() -> None:
    found = measured("report_timeliness", met(reports(), 20, -1))
    assert (found.value, found.known) == (pytest.approx(2 / 3), pytest.approx(3 / 5))


def test_a_day_of_filing_still_to_come_is_not_known_yet() -> None:
    assert measured("report_timeliness", met(World().employee("eve"), 5, 10)).value is None


def test_interactions_before_the_twelve_months_and_without_ours_do_not_count() -> None:
    world = met(World().employee("eve"), 365, 0).met("ann", 10, filed_on=DAY)
    assert measured("report_timeliness", world).value is None


def test_more_days_allowed_never_lower_the_share() -> None:
    shares = [
        measured("report_timeliness", reports(), GeneralRules(report_days=days)).value for days in range(6)
    ]
    assert shares == sorted(shares, key=lambda share: share or 0.0)
    assert shares[-1] == 1.0


def test_quality_is_the_mean_of_what_was_assessed() -> None:
    world = World().employee("eve")
    for quality in (2, 5, 5, None):
        world.met("eve ann", quality=quality)
    found = measured("report_quality", world)
    assert (found.value, found.known) == (4.0, 0.75)
    assert sum((part.value or 0) * step for step, part in enumerate(found.parts, 1)) / 3 == 4.0


def test_quality_that_nobody_assessed_is_unknown() -> None:
    assert measured("report_quality", World().employee("eve").met("eve ann")).value is None


def test_minutes_are_expected_after_visits_but_not_after_calls() -> None:
    world = World().employee("eve").met("eve ann", 20, minutes_on=DAY).met("eve ann", 20)
    world.met("eve ann", 20, kind="call")
    assert measured("minutes_sent", world).value == 0.5
    assert measured("minutes_sent", world, GeneralRules(minutes_for=("call",))).value is None


def test_minutes_not_due_yet_are_left_out_unless_sent_already() -> None:
    world = World().employee("eve").met("eve ann", 20, minutes_on=DAY).met("eve ann", 7)
    assert measured("minutes_sent", world).value == 1.0
    assert measured("minutes_sent", world.met("eve ann", 8)).value == 0.5


def test_minutes_that_nobody_records_are_unknown_not_missing() -> None:
    assert measured("minutes_sent", World().employee("eve").met("eve ann", 20)).value is None
