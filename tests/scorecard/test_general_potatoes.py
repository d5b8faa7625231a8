"""Local opportunities (G5): found, worth what, by whom, and how many were won. Counted by hand."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from graphcrm.messages import text
from graphcrm.scorecard import METRICS, AssessmentContext, Policy
from graphcrm.scorecard.measured import Measured
from graphcrm.scorecard.policy.relationships import GeneralRules
from tests.analysis.worlds import DAY, World

LATELY = DAY - datetime.timedelta(days=100)
LONG_AGO = DAY - datetime.timedelta(days=365)


def measured(metric: str, world: World, rules: GeneralRules | None = None) -> Measured:
    return METRICS[metric].measure(
        AssessmentContext(world.account(), Policy(general=rules or GeneralRules(largest_share=1.0)))
    )


def deal(world: World, ident: str, unit: str | None = None, **columns: Any) -> World:
    world.opportunity(ident, **({"opened_on": LATELY} | columns))
    return world.tie("CONCERNS.Opportunity.OrgUnit", ident, unit) if unit else world


def country() -> World:
    world = (
        World().employee("eve").unit("city", level="city").unit("desk", "city").unit("head", level="group")
    )
    return world.contact("ann", "city").knows("eve", "ann")


def test_potatoes_are_counted_by_local_unit_with_their_worth_and_finder() -> None:
    world = deal(deal(country(), "a", "city", amount=2e6, found_by="eve"), "b", "desk", amount=None)
    found = measured("potatoes_found", deal(world, "c", "head"))
    assert found.value == 2.0
    assert [(part.who, part.value, part.of) for part in found.parts] == [("city", 2, 2)]
    assert (
        text(found.parts[0].note)
        == "worth 2 M CNY without 1 of unknown amount; found by Eve (1), nobody named (1)"
    )


def test_what_somebody_dug_up_counts_wherever_it_is() -> None:
    assert measured("potatoes_found", deal(country(), "a", "head", found_by="eve")).value == 1.0


def test_only_those_opened_in_twelve_months_count_and_undated_ones_are_unknown() -> None:
    world = deal(deal(country(), "a", "city"), "old", "city", opened_on=LONG_AGO)
    found = measured("potatoes_found", deal(world, "b", "city", opened_on=None))
    assert (found.value, found.known) == (1.0, 0.5)
    assert measured("potatoes_found", deal(country(), "b", "city", opened_on=None)).value is None


def test_what_is_too_large_is_no_potato() -> None:
    world = deal(deal(country(), "a", "city", amount=1e6), "b", "city", amount=1e6 + 1)
    assert measured("potatoes_found", world, GeneralRules(largest_potato=1e6, largest_share=1.0)).value == 1.0


@pytest.mark.parametrize(("amount", "found"), [(50_000, 1.0), (50_001, 0.0)])
def test_what_is_much_of_the_pipeline_is_no_potato(amount: float, found: float) -> None:
    world = deal(deal(country(), "a", "city", amount=amount), "b", "head", amount=1e6 - amount)
    assert measured("potatoes_found", world, GeneralRules()).value == found


def test_a_province_is_not_local_and_a_city_below_one_is() -> None:
    world = country().unit("north", level="province").unit("town", "north", level="city")
    assert measured("potatoes_found", deal(deal(world, "a", "north"), "b", "town")).value == 1.0


def test_none_found_where_opportunities_are_kept_is_none_with_a_place_to_ask() -> None:
    found = measured("potatoes_found", deal(country(), "c", "head"))
    assert found.value == 0.0
    assert found.next_step == "Ask at City, where ours know 1 person and nothing was found."
    assert measured("potatoes_found", country()).value is None


def test_conversion_is_what_was_won_of_what_was_decided() -> None:
    world = country()
    for ident, stage in (("a", "won"), ("b", "lost"), ("c", "cancelled"), ("d", "lost")):
        deal(world, ident, "city", stage=stage, closed_on=LATELY)
    deal(deal(world, "e", "city"), "old", "city", stage="won", closed_on=LONG_AGO)
    found = measured("potato_conversion", deal(world, "f", "city", stage="won"))
    assert (found.value, found.known) == (1 / 4, 4 / 5)
    assert [(text(part.name), part.value, part.of) for part in found.parts] == [
        ("Won", 1, 4),
        ("Lost", 2, 4),
        ("Cancelled", 1, 4),
    ]


def test_no_decision_is_no_conversion_of_zero() -> None:
    assert measured("potato_conversion", deal(country(), "a", "city")).value is None


def test_a_largest_potato_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="largest_potato"):
        GeneralRules(largest_potato=0.0)


def test_nothing_found_is_not_known_where_nothing_was_recorded_to_find_from() -> None:
    old = deal(country(), "old", "city", opened_on=LONG_AGO)
    assert measured("potatoes_found", old).value is None
    assert measured("potatoes_found", old.met("eve ann", 20)).value == 0.0
    assert (
        measured("potatoes_found", deal(deal(country(), "old", "city", opened_on=LONG_AGO), "big")).value
        == 0.0
    )
