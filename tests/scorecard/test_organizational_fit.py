"""Strategic fit (O2): by theme and year, overall, and what follows. Expected values are worked out beside them."""

from __future__ import annotations

from typing import Any

import pytest

from graphcrm.scorecard import METRICS, AssessmentContext
from graphcrm.scorecard.organizational.fitting import Fit, fit
from tests.analysis.worlds import ACCOUNT, World


def account(tier: str | None = None, **plans: tuple[str, int, int | None, float | None]) -> World:
    """``name=(theme, year, fit, value)``."""
    world = World().organization(ACCOUNT, "customer", tier=tier)
    for name, (theme, year, fits, value) in plans.items():
        world.thing("Initiative", name, theme=theme, year=year, fit=fits, value=value)
    return world


def fitted(world: World) -> Fit:
    return fit(AssessmentContext(world.account()))


def sold(world: World, year: int, sales: float) -> World:
    world.thing("KpiYear", f"k-{year}", year=year, sales=sales)
    return world.tie("CONCERNS.KpiYear.Organization", f"k-{year}", ACCOUNT)


def test_fit_is_weighted_by_what_they_mean_to_spend() -> None:
    found = fitted(account(a=("cloud", 2026, 2, 30), b=("cloud", 2027, 1, 10), c=("radio", 2027, -2, 60)))
    assert found.overall == pytest.approx((60 + 10 - 120) / 100)
    assert dict(found.themes) == {"cloud": pytest.approx(70 / 40), "radio": -2}
    assert dict(found.years) == {2026: 2, 2027: pytest.approx((10 - 120) / 70)}
    assert [(each.theme, each.year, each.fit, each.value) for each in found.cells] == [
        ("cloud", 2026, 2, 30),
        ("cloud", 2027, 1, 10),
        ("radio", 2027, -2, 60),
    ]


def test_one_without_an_amount_weighs_as_the_mean_of_the_others() -> None:
    found = fitted(account(a=("x", 2026, 2, 30), b=("x", 2026, 1, 10), c=("x", 2026, -1, None)))
    assert found.overall == pytest.approx((60 + 10 - 20) / 60)
    assert fitted(account(a=("x", 2026, 2, None), b=("x", 2026, -1, None))).overall == 0.5


def test_an_initiative_that_nobody_judged_leaves_the_fit_open_by_its_weight() -> None:
    found = fitted(account(a=("x", 2026, 1, 30), b=("x", 2027, None, 10), c=("x", 2028, 1, 10)))
    assert found.overall == 1
    assert found.interval == (pytest.approx((40 - 20) / 50), pytest.approx((40 + 20) / 50))
    assert found.known == pytest.approx(40 / 50)


def test_only_the_years_ahead_count() -> None:
    found = fitted(
        account(a=("x", 2025, -2, 10), b=("x", 2026, 1, 10), c=("x", 2030, 1, 10), d=("x", 2031, -2, 10))
    )
    assert found.overall == 1
    assert found.known == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("tier", "fits", "kind", "direction"),
    [
        ("S", 2, "strategic", "raise"),
        ("A", 0, "partner", "keep"),
        ("B", 1, "growth", "raise"),
        ("C", 0, "growth", "keep"),
        ("S", -1, "cash_flow", "shrink"),
        ("C", -2, "cash_flow", "shrink"),
        (None, 2, None, "raise"),
    ],
)
def test_the_class_follows_from_fit_and_size(
    tier: str | None, fits: int, kind: str | None, direction: str
) -> None:
    found = fitted(account(tier, a=("x", 2026, fits, None)))
    assert (found.kind, found.direction) == (kind, direction)
    assert len(found.reasons) >= 2


def test_a_fit_at_a_bound_has_reached_it() -> None:
    assert fitted(account("S", a=("x", 2026, -1, 10), b=("x", 2026, 0, 10))).kind == "cash_flow"
    assert fitted(account("S", a=("x", 2026, 2, 10), b=("x", 2026, 0, 10))).kind == "strategic"


def test_a_customer_is_large_by_its_sales_of_the_last_finished_year() -> None:
    world = sold(sold(account(a=("x", 2026, 2, None)), 2025, 30e6), 2026, 1.0)
    assert fitted(world).kind == "strategic"
    assert fitted(sold(account(a=("x", 2026, 2, None)), 2025, 29e6)).kind == "growth"
    assert fitted(sold(account(a=("x", 2026, 2, None)), 2026, 29e6)).kind is None


def found_kinds(world: World) -> list[str]:
    return [
        each.kind for each in METRICS["strategic_fit"].measure(AssessmentContext(world.account())).findings
    ]


def test_a_large_customer_that_diverges_raises_the_alarm_and_a_small_one_does_not() -> None:
    plans: dict[str, Any] = {"a": ("x", 2026, -1, 10), "b": ("y", 2027, 0, 10)}
    assert found_kinds(account("S", **plans)) == ["diverging_large_customer"]
    assert found_kinds(account("B", **plans)) == []
    assert found_kinds(sold(account("B", **plans), 2025, 40e6)) == ["diverging_large_customer"]


def test_one_theme_that_departs_while_the_whole_does_not_is_said() -> None:
    assert found_kinds(account("S", a=("x", 2026, 2, 90), b=("y", 2027, -2, 10))) == ["diverging_theme"]


def test_a_turn_of_a_whole_step_is_among_the_reasons() -> None:
    found = fitted(account("S", a=("x", 2026, 2, 10), b=("x", 2028, 0, 10)))
    assert "It falls from +2.00 in 2026 to +0.00 in 2028." in map(str, found.reasons)


def test_nothing_judged_is_unknown_not_neutral() -> None:
    measured = METRICS["strategic_fit"].measure(
        AssessmentContext(account("S", a=("x", 2026, None, 5)).account())
    )
    assert measured.value is None
    assert fitted(account("S")).kind is None


def test_the_parts_add_up_to_the_figure() -> None:
    world = account(a=("x", 2026, 2, 30), b=("x", 2027, None, 10), c=("y", 2027, -1, None))
    measured = METRICS["strategic_fit"].measure(AssessmentContext(world.account()))
    known = [(each.value, each.of or 0) for each in measured.parts if each.value is not None]
    assert measured.value == pytest.approx(sum(value for value, _ in known) / sum(of for _, of in known))
    assert measured.value == pytest.approx((60 - 20) / 50)
