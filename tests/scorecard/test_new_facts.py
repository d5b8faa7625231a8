"""Offers, procurement, response modes, commitments, closings, equipment, years and sites: figures worked out by hand."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from graphcrm.scorecard import METRICS, AssessmentContext
from graphcrm.scorecard.measured import Measured
from tests.analysis.worlds import ACCOUNT, DAY, RIVAL, US, World


def ago(days: int) -> datetime.date:
    return DAY - datetime.timedelta(days)


def measured(ident: str, world: World) -> Measured:
    return METRICS[ident].measure(AssessmentContext(world.account()))


def deals(*rows: dict[str, Any]) -> World:
    world = World()
    for number, columns in enumerate(rows):
        world.opportunity(f"d{number}", **columns).tie(
            "CONCERNS.Opportunity.Organization", f"d{number}", ACCOUNT
        )
    return world


def test_ahead_on_technology_out_of_those_compared() -> None:
    world = deals(
        {"our_score": 80.0, "rival_score": 80.0}, {"our_score": 60.0, "rival_score": 70.0}, {"our_score": 60.0},
        {"stage": "won", "closed_on": ago(10), "our_score": 91.0, "rival_score": 70.0},
        {"stage": "lost", "closed_on": ago(500), "our_score": 1.0, "rival_score": 70.0},
    )  # fmt: skip
    found = measured("technical_lead", world)
    assert (found.value, found.known) == (pytest.approx(2 / 3), pytest.approx(3 / 4))
    assert "D1" in found.next_step


def test_the_premium_is_the_mean_share_above_the_best_price() -> None:
    world = deals(
        {"our_price": 110.0, "rival_price": 100.0},
        {"our_price": 90.0, "rival_price": 120.0},
        {"our_price": 5.0},
    )
    found = measured("price_premium", world)
    assert found.value == pytest.approx((0.1 - 0.25) / 2)
    assert "less" in found.said
    assert measured("price_premium", deals({"our_price": 5.0, "rival_price": 0.0})).value is None


def test_how_early_the_setters_were_met_stands_beside_the_scores() -> None:
    world = deals({"our_score": 80.0, "rival_score": 70.0, "bid_on": DAY}).employee("eve")
    world.contact("ann", sets_requirements=True).met("eve ann", 30)
    assert "30 days before the bid" in str(measured("technical_lead", world).parts[0].note)


def test_days_from_need_to_contract_by_way_of_procurement() -> None:
    won = {"stage": "won", "closed_on": ago(10)}
    world = deals(
        won | {"needed_on": ago(110), "procured": "tender"}, won | {"needed_on": ago(60), "procured": "under_agreement"},
        won | {"needed_on": ago(210), "procured": "tender"}, won, {"needed_on": ago(900)},
        {"stage": "lost", "closed_on": ago(10), "needed_on": ago(11)},
    )  # fmt: skip
    found = measured("days_to_contract", world)
    assert (found.value, found.known) == (100, 0.75)
    assert [(str(part.name), part.value) for part in found.parts] == [
        ("Tender", 150),
        ("Under agreement", 50),
    ]


def test_voices_open_to_change_by_weight() -> None:
    world = (
        World()
        .decides("ann", weight=3, response_mode="growth")
        .decides("bob", weight=1, response_mode="overconfident")
    )
    world.decides("cat", weight=4).decides("dan", weight=2, response_mode="trouble").decides(
        "eva", weight=0, response_mode="growth"
    )
    found = measured("open_to_change", world)
    assert (found.value, found.known) == (pytest.approx(5 / 6), pytest.approx(6 / 10))
    assert "Cat" in found.next_step
    assert measured("open_to_change", World().decides("ann")).value is None


def test_commitments_that_came_due() -> None:
    world = World().employee("eve")
    due = ago(3)
    world.met("eve ann", 20, committed="Send the plan", committed_until=due, kept=True)
    world.met("eve ann", 20, committed="Name the buyer", committed_until=due, kept=False)
    world.met("eve ann", 20, committed="Ask the board", committed_until=due)
    world.met("eve ann", 20, committed="Not yet", committed_until=DAY + datetime.timedelta(1), kept=False)
    world.met("eve ann", 20, committed="No day").met("eve ann", 20, committed="No day, kept", kept=True)
    found = measured("commitments_kept", world)
    assert (found.value, found.known) == (pytest.approx(2 / 3), pytest.approx(3 / 4))
    assert "Ask the board" in found.next_step


def voices(*rows: dict[str, Any]) -> World:
    world = World().employee("eve")
    for number, columns in enumerate(rows):
        world.thing("Feedback", f"f{number}", **({"kind": "problem", "raised_on": ago(50)} | columns))
        world.tie("CONCERNS.Feedback.Organization", f"f{number}", ACCOUNT)
    return world


def test_a_voice_has_an_owner_and_the_customer_confirms() -> None:
    closed = {"closed_on": ago(5)}
    world = voices(
        {"owner": "eve"}, {}, closed | {"confirmed": True, "closed_by": "eve"}, closed | {"confirmed": False}, closed, {"kind": "praise"}
    )  # fmt: skip
    assert measured("voices_owned", world).value == 0.5
    assert measured("closes_confirmed", world).value == pytest.approx(1 / 3)
    for ident in ("voices_owned", "closes_confirmed"):
        assert measured(ident, voices({}, closed)).value is None


def equipment(*rows: dict[str, Any]) -> World:
    world = World().organization(RIVAL, "competitor").opportunity("deal").unit("site", level="site")
    for number, columns in enumerate(rows):
        world.thing("Asset", f"a{number}", **columns).tie("CONCERNS.Asset.OrgUnit", f"a{number}", "site")
    return world


def test_what_must_be_replaced_has_a_plan_by_site() -> None:
    soon, late = DAY + datetime.timedelta(700), DAY + datetime.timedelta(800)
    world = equipment(
        {"ends_on": soon, "replaced_in": "deal"}, {"state": "in_trouble", "vendor": RIVAL}, {"ends_on": late},
        {"state": "out_of_service", "ends_on": soon}, {"state": "in_service"}, {},
    )  # fmt: skip
    world.thing("Feedback", "f", kind="problem", raised_on=DAY).tie("CONCERNS.Feedback.Asset", "f", "a1")
    world.tie("CONCERNS.Feedback.Organization", "f", ACCOUNT)
    found = measured("swaps_planned", world)
    assert (found.value, [str(part.name) for part in found.parts]) == (0.5, ["Site"])
    assert "A1 of Rival (in trouble): no plan; 1 voice about it" in str(found.parts[0].note)
    assert "A1" in found.next_step
    assert measured("swaps_planned", equipment({})).value is None
    assert measured("swaps_planned", equipment({"state": "in_service"})).value == 1


def years(*rows: dict[str, Any]) -> World:
    world = World().organization(US, "own")
    for columns in rows:
        ident = f"k{columns['year']}"
        world.thing("KpiYear", ident, **columns).tie("CONCERNS.KpiYear.Organization", ident, ACCOUNT)
    return world


def test_our_share_of_what_they_invest_in_the_last_whole_year() -> None:
    world = years(
        {"year": 2024, "sales": 10.0, "their_investment": 100.0}, {"year": 2025, "sales": 30.0, "their_investment": 120.0, "their_revenue": 900.0, "their_profit": 5.0},
        {"year": DAY.year, "sales": 1.0, "their_investment": 1.0},
    )  # fmt: skip
    world.opportunity(
        "p", stage="won", closed_on=datetime.date(2025, 5, 1), amount=7.0, found_by="eve"
    ).employee("eve")
    found = measured("share_of_investment", world)
    assert found.value == 0.25
    assert "1 small deal won (7 CNY); they turned over 900 CNY" in str(found.parts[-1].note)
    assert (
        measured("share_of_investment", years({"year": 2025, "sales": 1.0, "their_investment": 0.0})).value
        is None
    )


@pytest.mark.parametrize(("fit", "cost", "said", "step"), [(-2, 150.0, "more", "spend less"), (-2, 50.0, "less", ""), (2, 50.0, "less", "spend more"), (2, 101.0, "as much as", "")])  # fmt: skip
def test_spending_follows_the_fit_or_not(fit: int, cost: float, said: str, step: str) -> None:
    world = years({"year": 2024, "account_cost": 100.0}, {"year": 2025, "account_cost": cost})
    for year in (2026, 2027, 2028):
        world.thing("Initiative", f"n{year}", year=year, fit=fit).tie(
            "CONCERNS.Initiative.Organization", f"n{year}", ACCOUNT
        )
    found = measured("account_spending", world)
    assert found.value == pytest.approx(cost / 100 - 1)
    assert said in found.said
    assert step in found.next_step
    assert bool(found.next_step) == bool(step)


def test_spending_needs_two_years_in_a_row() -> None:
    assert (
        measured(
            "account_spending",
            years({"year": 2023, "account_cost": 1.0}, {"year": 2025, "account_cost": 2.0}),
        ).value
        is None
    )


def test_a_site_has_a_representative_whoever_works_there() -> None:
    world = (
        World()
        .employee("eve")
        .unit("north", level="province", representative="eve")
        .unit("south", level="province")
    )
    world.unit("office", level="department", representative="eve")
    found = measured("sites_represented", world)
    assert (found.value, "South" in found.next_step) == (pytest.approx(2 / 3), True)
    assert measured("sites_represented", World().unit("north", level="province")).value is None
