"""Early warning (G4): how fast feedback is recorded, from whom and where, and what competitors do. Counted by hand."""

from __future__ import annotations

import datetime

import pytest

from graphcrm.messages import text
from graphcrm.scorecard import METRICS, AssessmentContext
from graphcrm.scorecard.measured import Measured
from tests.analysis.worlds import ACCOUNT, DAY, World


def measured(metric: str, world: World) -> Measured:
    return METRICS[metric].measure(AssessmentContext(world.account()))


def voice(
    world: World, ident: str, days_ago: int = 30, filed_after: int | None = 0, kind: str = "need"
) -> World:
    raised = DAY - datetime.timedelta(days=days_ago)
    filed = None if filed_after is None else raised + datetime.timedelta(days=filed_after)
    world.thing("Feedback", ident, kind=kind, raised_on=raised, filed_on=filed)
    return world.tie("CONCERNS.Feedback.Organization", ident, ACCOUNT)


def test_feedback_is_in_time_within_two_days_and_blank_is_unknown() -> None:
    world = voice(
        voice(voice(voice(World(), "a"), "b", filed_after=2), "c", filed_after=10), "d", filed_after=None
    )
    found = measured("early_warning", world)
    assert (found.value, found.known) == (pytest.approx(2 / 3), 0.75)
    assert found.interval == pytest.approx((2 / 4, 3 / 4))
    assert "half of them within 2." in found.said


def test_feedback_of_more_than_twelve_months_ago_does_not_count() -> None:
    assert measured("early_warning", voice(World(), "a", days_ago=365)).value is None


def test_feedback_is_traced_where_it_says_who_and_at_which_unit() -> None:
    world = World().contact("ann", "city").contact("bob").unit("site", level="site")
    for ident, who in (("a", "ann"), ("b", "bob"), ("c", "bob")):
        voice(world, ident).tie("RAISED.Contact.Feedback", who, ident)
    voice(world, "d").tie("CONCERNS.Feedback.OrgUnit", "d", "site")
    world.tie("CONCERNS.Feedback.OrgUnit", "c", "site")
    found = measured("feedback_traced", world)
    assert found.value == 2 / 4
    assert text(found.parts[0].note) == "3 of 4 say who, 3 say where"


def test_competitors_are_watched_over_the_last_quarter_by_unit() -> None:
    world = World().unit("first", level="city").unit("second", level="city")
    for ident, unit, days in (
        ("a", "first", 90),
        ("b", "first", 0),
        ("c", "second", 5),
        ("old", "second", 91),
    ):
        voice(world, ident, days, kind="competitor").tie("CONCERNS.Feedback.OrgUnit", ident, unit)
    found = measured("competitor_watch", voice(world, "d", 5))
    assert found.value == 3.0
    assert [(part.who, part.value, part.of) for part in found.parts] == [("first", 2, 3), ("second", 1, 3)]


def test_no_word_of_competitors_is_none_where_feedback_is_kept_and_unknown_where_it_is_not() -> None:
    assert measured("competitor_watch", voice(World(), "a")).value == 0.0
    assert measured("competitor_watch", World()).value is None
    assert measured("feedback_traced", World()).value is None


def test_only_what_came_late_is_asked_about() -> None:
    assert measured("early_warning", voice(World(), "a", filed_after=2)).next_step == ""
    assert "took 3 days" in measured("early_warning", voice(World(), "a", filed_after=3)).next_step


def test_the_unit_that_feedback_concerns_comes_before_where_the_speaker_works() -> None:
    world = voice(World().contact("ann", "desk").unit("site", level="site"), "a", kind="competitor")
    world.tie("RAISED.Contact.Feedback", "ann", "a")
    assert [part.who for part in measured("competitor_watch", world).parts] == ["desk"]
    world.tie("CONCERNS.Feedback.OrgUnit", "a", "site")
    assert [part.who for part in measured("competitor_watch", world).parts] == ["site"]
