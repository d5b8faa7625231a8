"""Who came, whether the minutes went out, and what an agreement names (O6, O7): counted by hand."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from graphcrm.scorecard import METRICS, AssessmentContext, read_policy
from graphcrm.scorecard.measured import Measured
from graphcrm.scorecard.organizational.attendance import occasions
from tests.analysis.worlds import ACCOUNT, DAY, RIVAL, World


def account() -> World:
    world = World().organization(ACCOUNT, "customer", tier="S")
    world.contact("ann", rank=6).contact("bob", rank=3).contact("cat", rank=5).contact("dan", rank=2)
    return world.decides("ann", "deal", veto=True).decides("bob cat", "deal").decides("bob", "other")


def held(world: World, ago: int, who: str = "", kind: str = "executive_visit", **columns: Any) -> World:
    ident = f"{kind}-{ago}"
    world.thing("Instrument", ident, kind=kind, held_on=DAY - datetime.timedelta(ago), **columns)
    for name in who.split():
        world.tie("ATTENDED.Contact.Instrument", name, ident)
    return world


def measured(metric: str, world: World) -> Measured:
    return METRICS[metric].measure(AssessmentContext(world.account()))


def kinds(metric: str, world: World) -> list[str]:
    return [each.kind for each in measured(metric, world).findings]


def test_who_decides_and_came_to_any_counts_once() -> None:
    here = held(held(account(), 10, "bob dan"), 20, "bob cat", "alignment_meeting")
    assert measured("visit_attendance", here).value == pytest.approx(2 / 3)
    assert measured("visit_attendance", held(here, 400, "ann")).value == pytest.approx(2 / 3)
    assert kinds("visit_attendance", here) == ["chain_absent"]


def test_a_visit_nobody_of_which_is_recorded_leaves_the_share_open() -> None:
    assert measured("visit_attendance", held(account(), 10)).value is None
    found = measured("visit_attendance", held(held(account(), 10), 20, "bob"))
    assert (found.value, found.interval, found.known) == (
        pytest.approx(1 / 3),
        (pytest.approx(1 / 3), 1.0),
        0.5,
    )


def test_without_a_visit_nobody_took_part() -> None:
    assert measured("visit_attendance", held(account(), 400, "ann")).value == 0.0
    assert measured("visit_attendance", account()).value is None
    assert measured("visit_attendance", held(World().contact("ann"), 10, "ann")).value is None


@pytest.mark.parametrize(
    ("who", "middle"),
    [("ann bob", True), ("ann cat", False), ("", None), ("ann sam", None), ("bob sam", True)],
)
def test_middle_managers_are_seen_by_rank(who: str, middle: bool | None) -> None:
    here = held(account().contact("sam"), 10, who)
    (found,) = occasions(AssessmentContext(here.account()))
    assert found.middle is middle
    assert ("visit_without_middle" in kinds("visit_attendance", here)) is (middle is False)


def test_an_occasion_says_which_part_of_the_chain_came() -> None:
    (found,) = occasions(AssessmentContext(held(account(), 10, "bob dan").account()))
    assert (found.deciding, found.chain) == (("bob",), 3)
    assert len(found.theirs) == 2


def test_one_visit_more_never_lowers_attendance() -> None:
    here = held(account(), 10, "bob")
    before, after = (
        measured("visit_attendance", here).value,
        measured("visit_attendance", held(here, 11, "dan")).value,
    )
    assert after == before


def minutes(after: int | None, ago: int = 10) -> World:
    sent = None if after is None else DAY - datetime.timedelta(ago - after)
    return held(account(), ago, minutes_on=sent)


@pytest.mark.parametrize(("after", "value"), [(0, 1.0), (2, 1.0), (3, 0.0), (None, None), (-1, None)])
def test_minutes_are_in_time_within_two_days_and_a_blank_is_not_late(
    after: int | None, value: float | None
) -> None:
    here = minutes(after)
    assert measured("visit_minutes", here).value == value
    said = {1.0: [], 0.0: ["minutes_late"], None: ["minutes_not_recorded"]}
    assert kinds("visit_minutes", here) == said[value]


def test_minutes_not_due_yet_are_no_gap() -> None:
    assert kinds("visit_minutes", minutes(None, 2)) == []
    assert kinds("visit_minutes", minutes(None, 3)) == ["minutes_not_recorded"]


def test_a_blank_widens_the_interval_of_minutes() -> None:
    found = measured("visit_minutes", held(minutes(1), 20))
    assert (found.value, found.known, found.interval) == (1.0, 0.5, (0.5, 1.0))


def agreed(world: World, *names: str, until: int = 900, **columns: Any) -> World:
    end = DAY + datetime.timedelta(until)
    held(world, 100, "", "cooperation_agreement", until=end, **columns)
    for each in names:
        world.tie("CONCERNS.Instrument.Opportunity", "cooperation_agreement-100", each)
    return world


def pipeline() -> World:
    near, far = (DAY + datetime.timedelta(days) for days in (730, 731))
    world = World().organization(ACCOUNT, "customer", tier="S")
    world.opportunity("one", amount=30.0, decision_on=near).opportunity("two", amount=50.0)
    return world.opportunity("far", amount=900.0, decision_on=far).opportunity(
        "won", amount=70.0, stage="won"
    )


def test_scope_is_the_ring_fenced_part_of_what_is_decided_in_two_years() -> None:
    here = agreed(pipeline(), "one", "far", "won")
    assert measured("agreement_scope", here).value == pytest.approx(30 / 80)
    assert kinds("agreement_scope", here) == ["outside_agreement"]
    assert measured("agreement_scope", agreed(pipeline(), "one", until=-1)).value == 0.0


def test_an_opportunity_without_an_amount_is_known_to_be_missing() -> None:
    found = measured("agreement_scope", agreed(pipeline().opportunity("dim", amount=None), "one", "dim"))
    assert (found.value, found.known) == (pytest.approx(30 / 80), pytest.approx(2 / 3))


def test_an_agreement_that_is_not_exclusive_is_said_where_others_compete() -> None:
    here = pipeline().competes("one", RIVAL)
    assert "agreement_not_exclusive" in kinds("agreement_scope", agreed(here, "one", exclusive=False))
    assert "agreement_not_exclusive" not in kinds(
        "agreement_scope", agreed(pipeline(), "one", exclusive=False)
    )


@pytest.mark.parametrize("exclusive", [True, None])
def test_an_exclusive_agreement_or_an_unknown_one_is_not_blamed(exclusive: bool | None) -> None:
    here = agreed(pipeline().competes("one", RIVAL), "one", exclusive=exclusive)
    assert "agreement_not_exclusive" not in kinds("agreement_scope", here)


def test_without_instruments_or_amounts_the_scope_is_unknown() -> None:
    assert measured("agreement_scope", pipeline()).value is None
    assert measured("agreement_scope", agreed(World().opportunity("dim", amount=None))).value is None


def test_sentences_name_the_windows_of_the_rules() -> None:
    rules = read_policy(
        {
            "window_days": 90,
            "organizational": {
                "instruments": {"minutes_days": 10, "pipeline_days": 900},
                "fit": {"years_ahead": 4},
            },
        },
        where="test",
    )
    here = AssessmentContext(
        held(agreed(pipeline(), "one", until=30), 20, "ann", minutes_on=DAY).account(), rules
    )

    def said(metric: str) -> str:
        return METRICS[metric].measure(here).said

    def step(metric: str) -> str:
        return METRICS[metric].measure(here).next_step

    assert said("executive_visits") == "1 executive visit in the last 90 days; of tier S, 2 are asked."
    assert "in 90 days where a customer" in METRICS["executive_visits"].measure(here).findings[0].sentence
    assert said("visit_minutes") == "The minutes of 0 of 1 executive visit went out within 10 days."
    assert "that they decide within 900 days" in said("agreement_scope")
    assert "the projects of the next 900 days" in step("agreement_in_force")
    assert step("strategic_fit").endswith("in the next 3 to 4 years.")
