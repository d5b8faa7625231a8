"""Requirement setters met before the tender (G6). Days are counted by hand."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from graphcrm.findings import Severity
from graphcrm.messages import text
from graphcrm.scorecard import METRICS, AssessmentContext, Policy
from graphcrm.scorecard.measured import Measured
from graphcrm.scorecard.policy.relationships import GeneralRules
from tests.analysis.worlds import DAY, World


def measured(world: World, **rules: Any) -> Measured:
    context = AssessmentContext(world.account(), Policy(general=GeneralRules(**rules)))
    return METRICS["requirement_setters_met"].measure(context)


def tender(bid_in: int | None, met_ago: int | None, kind: str = "visit") -> World:
    """One opportunity, Ann who writes its requirements, and Bob who was met and has nothing to do with it."""
    bid = None if bid_in is None else DAY + datetime.timedelta(days=bid_in)
    world = World().employee("eve").contact("ann", sets_requirements=True).met("eve bob", 500)
    world.opportunity("deal", bid_on=bid, stage="won" if bid and bid < DAY else "proposal")
    return world if met_ago is None else world.met("eve ann", met_ago, kind)


@pytest.mark.parametrize(
    ("bid_in", "met_ago", "share"),
    [(-10, 190, 1.0), (-10, 189, 0.0), (-10, None, 0.0), (30, 1, 1.0), (30, None, 0.0), (0, 5, 1.0)],
)
def test_in_time_is_half_a_year_before_the_bid_or_at_all_while_it_is_ahead(
    bid_in: int, met_ago: int | None, share: float
) -> None:
    assert measured(tender(bid_in, met_ago)).value == share


def test_the_first_meeting_counts_and_a_later_one_changes_nothing() -> None:
    assert measured(tender(-10, 190).met("eve ann", 20)).value == 1.0


def test_a_call_is_no_meeting() -> None:
    assert measured(tender(30, 5, "call")).value == 0.0


def test_without_a_bid_date_it_is_unknown() -> None:
    found = measured(tender(None, 5))
    assert (found.value, found.known) == (None, 0.0)
    world = tender(30, 5).opportunity("other", bid_on=None)
    assert (measured(world).value, measured(world).known) == (1.0, 0.5)


def test_technical_evaluators_count_for_their_opportunity_alone() -> None:
    world = tender(30, 5).decides("bob", role="technical_evaluator").decides("cat", role="user")
    world.opportunity("other", bid_on=DAY + datetime.timedelta(days=40))
    assert [(part.who, part.value, part.of) for part in measured(world).parts] == [
        ("deal", 2, 2),
        ("other", 1, 1),
    ]


def test_who_writes_for_one_province_does_not_for_another() -> None:
    world = World().employee("eve").unit("north", level="province").unit("south", level="province")
    world.unit("port", "north", level="city").contact("ann", "north", sets_requirements=True)
    world.contact("sue", "south", sets_requirements=True).contact("head", sets_requirements=True)
    world.met("eve ann").opportunity("deal", bid_on=DAY)
    assert measured(world).parts[0].of == 3
    world.tie("CONCERNS.Opportunity.OrgUnit", "deal", "port")
    assert measured(world).parts[0].of == 2
    assert {each.who for each in measured(world).findings} == {("head",)}


def test_an_old_opportunity_is_not_looked_at() -> None:
    assert measured(tender(-365, None)).value is None
    assert measured(tender(-364, None)).value == 0.0


def test_who_was_never_met_is_found_once_over_all_opportunities() -> None:
    world = tender(100, None).opportunity("large", bid_on=DAY + datetime.timedelta(days=300), amount=9e6)
    (found,) = measured(world).findings
    assert (found.kind, found.who, found.opportunity) == ("requirement_setter_not_met", ("ann",), "large")
    assert (found.severity, found.at_stake.amount if found.at_stake else None) == (Severity.WEAK, 9e6)
    assert "due in 100 days" in found.sentence


def test_while_there_is_time_a_missing_meeting_is_only_a_note() -> None:
    assert measured(tender(181, None)).findings[0].severity is Severity.NOTE
    assert measured(tender(180, None)).findings[0].severity is Severity.WEAK


def test_a_place_that_nobody_is_known_to_fill_is_unknown() -> None:
    world = tender(30, 5).contact("seat", sets_requirements=True, placeholder=True)
    found = measured(world)
    assert (found.value, found.known, found.findings) == (1.0, 0.5, ())


def test_nobody_who_writes_and_nothing_held_are_unknown() -> None:
    assert measured(World().opportunity("deal", bid_on=DAY).contact("ann")).value is None
    silent = World().opportunity("deal", bid_on=DAY).contact("ann", sets_requirements=True)
    assert measured(silent).value is None


def test_the_note_says_who_was_met_before_and_who_after_the_bid() -> None:
    world = tender(-10, 190).contacts("sue tom", sets_requirements=True).met("eve sue", 3)
    (part,) = measured(world).parts
    assert (
        text(part.note)
        == "bid on 2026-11-10; first met before it: Ann 180 days; first met after it: Sue; not met: Tom"
    )


def test_an_opportunity_of_a_province_and_the_headquarters_concerns_all_who_write() -> None:
    world = World().employee("eve").unit("north", level="province").unit("south", level="province")
    world.unit("head", level="group").contact("sue", "south", sets_requirements=True).met("eve sue")
    world.opportunity("deal", bid_on=DAY).tie("CONCERNS.Opportunity.OrgUnit", "deal", "north")
    assert measured(world).value is None
    assert measured(world.tie("CONCERNS.Opportunity.OrgUnit", "deal", "head")).value == 1.0
