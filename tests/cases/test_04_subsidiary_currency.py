"""Case 04: an amount has the currency of its customer; without a rate nothing is added or ranked across."""

from __future__ import annotations

import pytest

from graphcrm.account.rules import Rules
from graphcrm.analysis import analyze
from graphcrm.messages import Money
from graphcrm.scorecard import AssessmentContext, assess
from graphcrm.scorecard.organizational.tiers import tiering
from tests.analysis.worlds import World
from tests.cases.folders import CASES
from tests.cli.conftest import Terminal

RATES = Rules(rates={2025: {"CNY": 1.0, "USD": 8.0}, 2024: {"USD": 1.0, "CNY": 1.0}})


def test_a_subsidiarys_dollars_are_no_euros(run: Terminal) -> None:
    assert run("--store", "x.db", "import", CASES / "04-subsidiary-currency" / "in").code == 0
    findings = run("--store", "x.db", "weakspots", "--json").json["findings"]
    stakes = {
        (row["opportunity"], row["at_stake"], row["currency"]) for row in findings if row["opportunity"]
    }
    assert stakes == {("o1", 12e6, "EUR"), ("o2", 30e6, "USD")}
    assert "Of 1 amount in USD no rate is known: left out (Freight yards)" in " ".join(
        run("--store", "x.db", "scorecard").out.split()
    )


def world(amount: float, currency: str) -> World:
    """Two deals, one of a daughter, whose amounts are in a currency of its own."""
    there = World().decides("ann", "deal", 2, veto=True).decides("bob cat", "other").supports("ann bob", 1)
    there.knows("eve", "ann", 3).influences("ann > bob : 0.75").organization(
        "house", "customer", currency=currency
    )
    there.tie("PART_OF.Organization.Organization", "house", "account")
    there.opportunity("deal", amount=2e6).opportunity("other", amount=amount)
    there.thing("Asset", "line", name="Line", value=amount, vendor="us", product_line="core")
    there.thing("Asset", "core", name="Core", value=3e6, vendor="rival", product_line="core")
    there.organization("rival", "competitor").tie("CONCERNS.Asset.Organization", "line", "house")
    return there.tie("CONCERNS.Opportunity.Organization", "other", "house")


@pytest.mark.parametrize("amount", [1e6, 8e6, 400e6])
def test_figures_stay_where_amounts_are_stated_in_another_currency_at_the_exact_rate(amount: float) -> None:
    own, other = (world(size, unit).account(RATES) for size, unit in ((amount, "CNY"), (amount / 8, "usd")))
    assert [deal.id for deal in own.open_opportunities] == [deal.id for deal in other.open_opportunities]
    order = [[finding.id for finding in analyze(there.snapshot, RATES).findings] for there in (own, other)]
    assert order[0] == order[1]
    assert order[0]
    figures = [
        {
            scored.metric.id: (scored.measured.value, scored.measured.known, scored.measured.interval)
            for scored in assess(AssessmentContext(there)).metrics
        }
        for there in (own, other)
    ]
    assert figures[0] == figures[1]
    assert figures[0]["main_channel"][0] is not None
    tiers = [tiering(AssessmentContext(there)) for there in (own, other)]
    assert [(rule.of, rule.tier, rule.holds) for rule in tiers[0].rules] == [
        (rule.of, rule.tier, rule.holds) for rule in tiers[1].rules
    ]


def test_what_concerns_two_customers_that_differ_has_no_currency() -> None:
    account = world(1e6, "USD").tie("CONCERNS.Opportunity.Organization", "other", "account").account(RATES)
    other = next(deal for deal in account.open_opportunities if deal.id == "other")
    assert account.money(other) == Money(1e6, None)
    assert account.worth(other, other.amount) is None
    assert "concerns several customers" in str(account.left_out([(other, other.amount)]))


def test_without_a_rate_nothing_is_worth_anything_across() -> None:
    account = world(1e9, "USD").account()
    deals = {deal.id: account.money(deal) for deal in account.open_opportunities}
    assert deals == {"deal": Money(2e6, "CNY"), "other": Money(1e9, "USD")}
    assert [money and money.worth for money in deals.values()] == [2e6, None]
    assert list(deals) == ["deal", "other"], "not ranked before what it can't be compared with"
    assert "Of 1 amount in USD" in str(
        account.left_out((deal, deal.amount) for deal in account.open_opportunities)
    )


def test_the_rate_is_that_of_the_year_or_the_latest_before() -> None:
    account = world(1.0, "USD").account(RATES)
    assert [account.rate("USD", "CNY", year) for year in (2023, 2024, 2025, 2030)] == [None, 1.0, 8.0, 8.0]
    assert account.rate("GBP", "CNY", 2025) is None
