"""What is due: each duty on its day, for who should do it."""

from __future__ import annotations

import datetime

import pytest

from graphcrm.agenda import Due, agenda
from graphcrm.messages import text
from graphcrm.scorecard import AssessmentContext, Policy
from tests.analysis.worlds import ACCOUNT, DAY, World


def day(back: int) -> datetime.date:
    return DAY - datetime.timedelta(days=back)


def due(world: World, kind: str, *, days: int = 30, employee: str | None = None) -> list[Due]:
    found = agenda(AssessmentContext(world.account(), Policy()), days=days, employee=employee)
    return [each for each in found if each.kind == kind]


def test_a_contact_is_due_as_many_days_after_the_last_meeting_as_the_cadence_says() -> None:
    world = World().knows("eve", "ann", responsible=True).contact("ann", cadence_days=30).met("eve ann", 40)
    (visit,) = due(world, "visit")
    assert (visit.on, visit.overdue(DAY), visit.owners, visit.about) == (day(10), 10, ("eve",), ("ann",))
    world.met("eve ann", 5)
    assert due(world, "visit", days=24) == []
    assert [each.on for each in due(world, "visit", days=25)] == [day(-25)]


def test_somebody_never_met_is_due_today_and_a_placeholder_is_not() -> None:
    world = World().contact("ann", key=True).contact("seat", key=True, placeholder=True)
    (visit,) = due(world, "visit")
    assert (visit.on, visit.owners, visit.about) == (DAY, (), ("ann",))


def test_what_nobody_answers_for_is_in_everybodys_list() -> None:
    world = (
        World()
        .contact("ann", key=True)
        .knows("eve", "bob", responsible=True)
        .contact("bob", key=True)
        .employee("tom")
    )
    assert {each.about for each in due(world, "visit", employee="eve")} == {("ann",), ("bob",)}
    assert {each.about for each in due(world, "visit", employee="tom")} == {("ann",)}


def test_minutes_are_due_until_they_are_sent_and_given_up_after_a_month() -> None:
    world = (
        World().employee("eve").met("eve ann", 10, "meeting").met("eve ann", 11, "meeting", minutes_on=day(9))
    )
    world.met("eve ann", 31, "meeting").met("eve ann", 10, "call")
    (minutes,) = due(world, "minutes")
    assert (minutes.on, minutes.owners) == (day(3), ("eve",))


def test_feedback_is_due_by_how_grave_it_is_and_praise_never() -> None:
    world = World().knows("eve", "ann")
    for ident, kind, severity in (("f1", "complaint", 5), ("f2", "need", None), ("f3", "praise", None)):
        world.thing("Feedback", ident, kind=kind, severity=severity, raised_on=day(40), text=ident)
        world.tie("RAISED.Contact.Feedback", "ann", ident)
    world.thing("Feedback", "f4", kind="problem", severity=5, raised_on=day(40), closed_on=day(30))
    world.tie("RAISED.Contact.Feedback", "ann", "f4")
    found = due(world, "feedback")
    assert [(each.about, each.on, each.owners) for each in found] == [
        (("f1",), day(26), ("eve",)),
        (("f2",), day(-5), ("eve",)),
    ]


def test_yearly_instruments_are_spread_over_the_year_by_tier_and_agreements_renewed() -> None:
    world = World().organization(ACCOUNT, "customer", tier="S").employee("eve", role="account_manager")
    for ident, kind, held, until in (
        ("i1", "executive_visit", day(100), None),
        ("i2", "cooperation_agreement", day(500), day(-60)),
    ):
        world.thing("Instrument", ident, kind=kind, held_on=held, until=until, minutes_on=held)
        world.tie("CONCERNS.Instrument.Organization", ident, ACCOUNT)
    found = {each.about: each for each in due(world, "instrument", days=90)}
    assert found["executive_visit",].on == day(100 - 182)
    assert found["i2",].on == day(-60)
    assert found["alignment_meeting",].on == DAY, "none is on record"
    assert all(each.owners == ("eve",) for each in found.values())
    tier_c = World().organization(ACCOUNT, "customer", tier="C")
    assert due(tier_c, "instrument") == [], "nothing is asked of C"


def test_steps_are_due_on_their_day_for_their_owner() -> None:
    world = World().knows("eve", "ann")
    for ident, on, status in (("a1", day(3), "planned"), ("a2", day(3), "done"), ("a3", day(-31), "planned")):
        world.thing("Action", ident, owner="eve", status=status, due_on=on, name=ident)
        world.tie("CONCERNS.Action.Contact", ident, "ann")
    assert [(each.about, each.owners) for each in due(world, "step")] == [(("a1",), ("eve",))]


def test_the_survey_is_due_a_year_after_the_last() -> None:
    world = World().thing("Survey", "s1", held_on=day(340)).tie("CONCERNS.Survey.Organization", "s1", ACCOUNT)
    assert [each.on for each in due(world, "survey")] == [day(-25)]
    assert [each.on for each in due(World(), "survey")] == [DAY]


def test_an_entry_keeps_its_identity_while_it_stays_undone() -> None:
    world = World().contact("ann", key=True)
    (today,) = due(world, "visit")
    world.as_of += datetime.timedelta(days=1)
    (tomorrow,) = due(world, "visit")
    assert today.id == tomorrow.id


def test_days_below_zero_are_refused() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        agenda(AssessmentContext(World().account()), days=-1)


@pytest.mark.parametrize("kind", ["call", "message"])
def test_a_call_or_a_message_is_no_meeting(kind: str) -> None:
    world = World().knows("eve", "ann").contact("ann", cadence_days=60).met("eve ann", 187)
    (before,) = due(world, "visit")
    (after,) = due(world.met("eve ann", 3, kind), "visit")
    assert (after.on, after.why) == (before.on, before.why)
    assert text(after.why) == f"To be met every 60 days, as recorded; last met on {day(187)}."


def test_without_a_cadence_the_usual_one_is_not_said_to_be_asked() -> None:
    (visit,) = due(World().contact("ann", key=True), "visit")
    assert text(visit.why) == "Every 90 days is usual for people who matter; no meeting is on record."


@pytest.mark.parametrize(("kind", "sat"), [("alignment_meeting", True), ("joint_innovation", False)])
def test_a_meeting_between_the_companies_is_said_but_is_no_visit(kind: str, sat: bool) -> None:
    world = World().employee("eve").contact("ann", key=True)
    world.thing("Instrument", "i-1", kind=kind, name="Alignment 2026", held_on=day(50))
    world.tie("ATTENDED.Contact.Instrument", "ann", "i-1").tie("ATTENDED.Employee.Instrument", "eve", "i-1")
    (visit,) = due(world, "visit")
    assert visit.on == DAY
    assert (
        text(visit.why).endswith(f"no meeting is on record, but took part in “Alignment 2026” on {day(50)}.")
        is sat
    )
    (since,) = due(world.met("eve ann", 20), "visit", days=80)
    assert text(since.why).endswith(f"last met on {day(20)}.")
