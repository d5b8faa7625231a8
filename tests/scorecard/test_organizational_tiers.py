"""The suggested tier (O1). Oracles: the bounds of `TierRules`, and the truth tables of strong Kleene logic."""

from __future__ import annotations

import itertools

import pytest

from graphcrm.errors import UsageError
from graphcrm.scorecard import METRICS, AssessmentContext, read_policy
from graphcrm.scorecard.organizational.tiers import Tiering, every, some, tiering
from graphcrm.scorecard.policy.organizational import TierRules
from tests.analysis.worlds import ACCOUNT, World


def account(
    tier: str | None = None,
    sales: float | None = None,
    fits: int | None = None,
    plans: float | None = None,
    pipeline: float | None = None,
) -> World:
    world = World().organization(ACCOUNT, "customer", tier=tier)
    if sales is not None:
        world.thing("KpiYear", "k", year=2025, sales=sales)
        world.tie("CONCERNS.KpiYear.Organization", "k", ACCOUNT)
    if fits is not None or plans is not None:
        world.thing("Initiative", "n", year=2026, fit=fits, value=plans)
    if pipeline is not None:
        world.opportunity("deal", amount=pipeline)
    return world


def suggestion(world: World) -> Tiering:
    return tiering(AssessmentContext(world.account()))


@pytest.mark.parametrize(
    ("sales", "fits", "tier"),
    [(100e6, 1, "S"), (100e6, 0, "A"), (100e6, -1, "B"), (30e6, 2, "A"), (5e6, 2, "B"), (4e6, 2, "C")],
)
def test_size_and_fit_together_make_the_tier(sales: float, fits: int, tier: str) -> None:
    found = suggestion(account(sales=sales, fits=fits, plans=1.0, pipeline=1.0))
    assert (found.suggested, found.possible) == (tier, ())


def test_any_one_figure_of_size_is_enough() -> None:
    rules = TierRules()
    assert suggestion(account(fits=2, plans=rules.plans["S"])).suggested == "S"
    assert suggestion(account(fits=2, pipeline=rules.pipeline["S"])).suggested == "S"


def test_what_is_not_known_leaves_higher_tiers_possible() -> None:
    found = suggestion(account(sales=200e6))
    assert (found.suggested, found.possible) == ("B", ("S", "A"))
    assert suggestion(account()).suggested is None
    assert {each.holds for each in suggestion(account()).rules} == {None}


def test_an_opportunity_without_an_amount_may_be_large() -> None:
    world = account(sales=1.0, fits=2, plans=1.0, pipeline=1.0)
    assert suggestion(world).suggested == "C"
    assert suggestion(world.opportunity("other", amount=None)).suggested is None


def test_what_nobody_judged_leaves_a_tier_possible_that_it_could_still_reach() -> None:
    world = account(sales=200e6, fits=0, plans=3.0)
    assert suggestion(world).possible == ()
    found = suggestion(world.thing("Initiative", "dim", year=2027, value=1.0))
    assert (found.suggested, found.possible) == ("B", ("S", "A")), (
        "its fit lies from −0.5 to +0.5, both included"
    )


def kinds(world: World) -> list[str]:
    return [each.kind for each in METRICS["tier"].measure(AssessmentContext(world.account())).findings]


def test_a_tier_that_the_figures_rule_out_is_said_and_one_still_possible_is_not() -> None:
    def small(tier: str | None) -> World:
        return account(tier, 20e6, 1, 1.0, 1.0)

    assert kinds(small("S")) == ["tier_differs"]
    assert kinds(small("C")) == ["tier_differs"]
    assert kinds(small("B")) == []
    assert kinds(account("S", sales=200e6)) == []
    assert kinds(small(None)) == ["tier_missing"]


def test_the_tier_is_shown_and_not_scored() -> None:
    assert METRICS["tier"].targets is None
    assert METRICS["tier"].measure(AssessmentContext(account("B", 20e6, 1, 1.0, 1.0).account())).value == 1.0
    assert METRICS["tier"].measure(AssessmentContext(account("S").account())).value is None


def test_reasons_name_what_holds_and_what_keeps_it_from_the_next_tier() -> None:
    found = suggestion(account(sales=31e6, fits=2, plans=1.0, pipeline=1.0))
    assert found.suggested == "A"
    assert "Sales of the last known year are 31 M CNY; 30 M CNY is asked." in map(str, found.reasons)
    assert "Not S: Sales of the last known year are 31 M CNY; 100 M CNY is asked." in map(str, found.reasons)


def test_or_and_and_are_those_of_strong_kleene_logic() -> None:
    order = {False: 0, None: 1, True: 2}
    back: dict[int, bool | None] = {0: False, 1: None, 2: True}
    for pair in itertools.product((True, None, False), repeat=2):
        assert some(pair) is back[max(order[each] for each in pair)]
        assert every(pair) is back[min(order[each] for each in pair)]


def test_a_company_sets_its_own_bounds() -> None:
    rules = read_policy({"organizational": {"tiers": {"sales": {"S": 1e9, "A": 20e6}}}}, where="test")
    world = account(sales=100e6, fits=2, plans=1.0, pipeline=1.0)
    assert tiering(AssessmentContext(world.account(), rules)).suggested == "A"
    with pytest.raises(UsageError, match="can't be used"):
        read_policy({"organizational": {"tiers": {"sales": {"S": 1.0}}}}, where="test")


def test_rules_that_ask_more_of_a_lower_tier_are_refused() -> None:
    with pytest.raises(ValueError, match=r"tiers\.sales"):
        TierRules(sales={"S": 1.0, "A": 2.0, "B": 0.0})
    with pytest.raises(ValueError, match=r"tiers\.fit"):
        TierRules(fit={"S": 1.0})
