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


def elsewhere(world: World, who: str, *, days: int, contact: str = "zoe") -> World:
    """Meetings of one of ours with somebody of another customer, one a day."""
    world.organization("other", "customer").thing("OrgUnit", "far", level="site")
    world.tie("PART_OF.OrgUnit.Organization", "far", "other").contact(contact, "far")
    for back in range(days):
        ident = f"else-{contact}-{back}"
        world.thing("Interaction", ident, kind="visit", held_on=MONDAY + datetime.timedelta(days=back))
        world.tie("ATTENDED.Employee.Interaction", who, ident).tie(
            "ATTENDED.Contact.Interaction", contact, ident
        )
    return world


def test_meetings_are_asked_of_a_person_and_not_of_a_person_per_customer() -> None:
    world = elsewhere(team().employee("ann", weekly_meetings=5), "ann", days=2)
    found = METRICS["meeting_discipline"].measure(AssessmentContext(world.account(), ONE_WEEK))
    ann = next(part for part in found.parts if part.who == "ann")
    assert (ann.value, ann.of) == (5, 5)
    assert text(ann.note) == "1 of 1 weeks with 5 meetings or more; 3 of 5 meetings were with this customer"
    assert METRICS["meetings_by_role"].measure(AssessmentContext(world.account(), ONE_WEEK)).value == 4 / 3


def test_who_met_only_other_customers_met_somebody() -> None:
    found = METRICS["meeting_discipline"].measure(
        AssessmentContext(elsewhere(team(), "vic", days=1).account(), ONE_WEEK)
    )
    assert found.findings == ()


def test_neither_role_nor_target_asks_for_nothing_and_is_not_known() -> None:
    world = team().employee("kim").met("kim cat", held_on=MONDAY)
    found = METRICS["meeting_discipline"].measure(AssessmentContext(world.account(), ONE_WEEK))
    assert (found.value, found.known) == (4 / 15, 3 / 4)
    assert [part.value for part in found.parts if part.who == "kim"] == [None]
    alone = World().employee("kim").met("kim cat", held_on=MONDAY)
    found = METRICS["meeting_discipline"].measure(AssessmentContext(alone.account(), ONE_WEEK))
    assert found.value is None
    assert "nor a role that says so" in found.said


def test_the_week_ends_on_sunday() -> None:
    sunday = MONDAY + datetime.timedelta(days=6)
    world = World().employee("ann", weekly_meetings=1).met("ann cat", held_on=sunday)
    assert METRICS["meeting_discipline"].measure(AssessmentContext(world.account(), ONE_WEEK)).value == 1.0
