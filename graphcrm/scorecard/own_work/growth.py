"""Do we grow with this customer in a way that pays? Effective growth. (E0)

Sales can be bought: with discounts that eat the profit, or with credit that is never paid. So growth of sales counts only
as far as profit grows with it, and not at all where the year cost more cash than it brought. Where sales shrink, that is
what counts, whatever profit and cash do.

With S sales, P profit, C cash flow, t the last whole year, t−1 the one before:

    gS = Sₜ / Sₜ₋₁ − 1,   gP = Pₜ / Pₜ₋₁ − 1,   g = min(gS, max(0, gP) · [Cₜ ≥ 0])

Where the year before made no profit (Pₜ₋₁ ≤ 0), a profit now puts no limit on gS, and none now counts as gP = 0.
The result lies from −1 up to gS.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from graphcrm.account.wording import percent
from graphcrm.scorecard.measured import Measured, Part, sources, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, everywhere
from graphcrm.scorecard.own_work.kpis import STEP
from graphcrm.scorecard.own_work.years import whole_years
from graphcrm.values import money

if TYPE_CHECKING:
    from graphcrm.records import KpiYear
    from graphcrm.scorecard.context import AssessmentContext


def sales_growth(now: KpiYear, before: KpiYear) -> float | None:
    """gS; ``None`` where either is not known, or nothing was sold the year before."""
    if now.sales is None or before.sales is None or before.sales <= 0:
        return None
    return now.sales / before.sales - 1


def profit_growth(now: KpiYear, before: KpiYear) -> float | None:
    """gP; without limit where a profit follows a year without one, 0 where none follows; ``None``: not known."""
    if now.profit is None or before.profit is None:
        return None
    if before.profit <= 0:
        return math.inf if now.profit > 0 else 0.0
    return now.profit / before.profit - 1


def effective_growth(now: KpiYear, before: KpiYear) -> float | None:
    """The growth that counts, as the module defines it; ``None`` where what is not known could change it."""
    sales = sales_growth(now, before)
    if sales is None or sales <= 0:
        return sales
    profit = profit_growth(now, before)
    if (now.cash_flow is not None and now.cash_flow < 0) or (profit is not None and profit <= 0):
        return 0.0
    if profit is None or now.cash_flow is None:
        return None
    return min(sales, profit)


def measure(context: AssessmentContext) -> Measured:
    """The last whole year against the one before."""
    every = {each.number: each.figures for each in whole_years(context)}
    last = max((number for number in every if number - 1 in every), default=None)
    if last is None:
        return unknown(METRIC.unknown, step=STEP)
    now, before = every[last], every[last - 1]
    value, sales, profit = effective_growth(now, before), sales_growth(now, before), profit_growth(now, before)  # fmt: skip
    currency, places = context.snapshot.account.currency, sources(context.snapshot, [before, now])
    parts = (
        Part("growth of sales", sales, note=_from(before.sales, now.sales, currency), sources=places),
        Part(
            "growth of profit",
            None if profit is None or math.isinf(profit) else profit,
            note=_from(before.profit, now.profit, currency),
            sources=places,
        ),
        Part(f"cash flow of {last}", now.cash_flow, sources=places),
        *_earlier(context, every, last),
    )
    needed = (now.sales, before.sales, now.profit, before.profit, now.cash_flow)
    known = sum(each is not None for each in needed) / len(needed)
    missing = [name for name, each in zip(("sales", "sales", "profit", "profit", "cash flow"), needed, strict=True) if each is None]  # fmt: skip
    step = f"Record {', '.join(dict.fromkeys(missing))} of {last - 1} and {last} (sheet KpiYear)." if missing else ""  # fmt: skip
    if value is None:
        ceiling = min((each for each in (sales, profit) if each is not None), default=None)
        bounds = (0.0, ceiling) if sales is not None and ceiling is not None else None
        said = f"Whether the growth from {last - 1} to {last} pays is not known: {', '.join(dict.fromkeys(missing)) or 'sales of the year before'} missing."
        return Measured(None, said, parts, known, bounds, step=step)
    return Measured(value, _said(last, value, sales, profit, now, currency), parts, known, step=step)


def _said(
    year: int, value: float, sales: float | None, profit: float | None, now: KpiYear, currency: str | None
) -> str:
    signed = "grew" if (sales or 0.0) > 0 else "shrank" if (sales or 0.0) < 0 else "stayed as they were"
    much = f" by {percent(abs(sales))}" if sales else ""
    start = f"Sales {signed}{much} in {year}"
    if not sales or sales <= 0:
        return f"{start}: no growth that pays."
    if now.cash_flow is not None and now.cash_flow < 0:
        return f"{start}, but the year cost {money(-now.cash_flow, currency)} in cash: none of it counts."
    if profit is not None and profit <= 0:
        return f"{start}, but profit did not grow: none of it counts."
    if profit is not None and profit < sales:
        return f"{start}, profit by {percent(profit)}, and cash came in: {percent(value)} counts."
    return f"{start}, profit grew no less, and cash came in: all of it counts."


def _earlier(context: AssessmentContext, every: dict[int, KpiYear], last: int) -> list[Part]:
    """Effective growth of the years before, the newest first."""
    return [
        Part(
            f"effective growth of {number}",
            effective_growth(every[number], every[number - 1]),
            sources=sources(context.snapshot, [every[number - 1], every[number]]),
        )
        for number in sorted(every, reverse=True)
        if number < last and number - 1 in every
    ]


def _from(before: float | None, now: float | None, currency: str | None) -> str:
    return f"from {money(before, currency)} to {money(now, currency)}"


METRIC = Metric(
    id="effective_growth",
    seed="E0",
    layer=Layer.WORK,
    unit=Unit.SHARE,
    measure=measure,
    targets=everywhere(0.1),
    bounded=False,
)
