"""Do we grow with this customer in a way that pays? Effective growth. (E0)

Sales can be bought: with discounts that eat the profit, or with credit that is never paid. So growth of sales counts only
as far as profit grows with it, and not at all where the year cost more cash than it brought. Where sales shrink, that is
what counts, whatever profit and cash do.

With S sales, P profit, C cash flow, t the last whole year, t−1 the one before:

    gS = Sₜ / Sₜ₋₁ − 1,   gP = Pₜ / Pₜ₋₁ − 1,   g = min(gS, max(0, gP) · [Cₜ ≥ 0])

Where the year before made no profit (Pₜ₋₁ ≤ 0), a profit now puts no limit on gS, and none now counts as gP = 0.
The result lies from −1 up to gS. Where a number that is not on record could change it, it is not known, and lies from 0
to the smaller of gS and gP, as far as they are known.
"""

from __future__ import annotations

import math

from graphcrm.messages import Fact, Message, Share, listed
from graphcrm.records import KpiYear
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.measured import Measured, Part
from graphcrm.scorecard.metric import Metric, Unit, everywhere
from graphcrm.scorecard.own_work.years import whole_years


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
    figures = {year.number: year.figures for year in whole_years(context)}
    last = max((number for number in figures if number - 1 in figures), default=None)
    if last is None:
        return METRIC.not_known()
    now, before = figures[last], figures[last - 1]
    sales, profit = sales_growth(now, before), profit_growth(now, before)
    places = context.sources([before, now])

    def part(figure: str, growth: float | None) -> Part:
        was, is_now = (context.money(getattr(year, figure)) for year in (before, now))
        note = Message("growth.from_to", before=was, now=is_now)
        return Part(Message(f"growth.of_{figure}"), growth, note=note, sources=places)

    parts = (
        part("sales", sales),
        part("profit", None if profit is None or math.isinf(profit) else profit),
        Part(Message("growth.cash_flow", year=last), now.cash_flow, sources=places),
        *_earlier(context, figures, last),
    )
    needed = [(name, getattr(year, name)) for name in ("sales", "profit") for year in (now, before)]
    needed.append(("cash_flow", now.cash_flow))
    missing = dict.fromkeys(name for name, number in needed if number is None)
    known = sum(number is not None for _, number in needed) / len(needed)
    names = listed([Message(f"figure.{name}") for name in missing], style="comma")
    step = Message("growth.record", figures=names, before=last - 1, year=last) if missing else ""
    value, interval = effective_growth(now, before), None
    if value is not None:
        said = _said(context, last, value, sales, profit, now)
    else:
        limits = [growth for growth in (sales, profit) if growth is not None]
        interval = (0.0, min(limits)) if sales is not None else None
        kind = "missing" if missing else "no_sales_before"
        said = Message(f"growth.{kind}", before=last - 1, year=last, figures=names)
    return Measured(value, said, parts, known, interval, step)


def _said(
    context: AssessmentContext,
    year: int,
    value: float,
    sales: float | None,
    profit: float | None,
    now: KpiYear,
) -> Message:
    moved = "grew" if sales and sales > 0 else "shrank" if sales else "stayed"
    facts: dict[str, Fact] = {"sales": Message(f"growth.{moved}", share=Share(abs(sales or 0.0)), year=year)}
    if not sales or sales <= 0:
        return Message("growth.none", **facts)
    if now.cash_flow is not None and now.cash_flow < 0:
        return Message("growth.cost_cash", **facts, cost=context.money(-now.cash_flow))
    if profit is not None and profit <= 0:
        return Message("growth.no_profit", **facts)
    if profit is not None and profit < sales:
        return Message("growth.part", **facts, profit=Share(profit), counts=Share(value))
    return Message("growth.all", **facts)


def _earlier(context: AssessmentContext, figures: dict[int, KpiYear], last: int) -> list[Part]:
    """Effective growth of the years before, the newest first."""
    parts: list[Part] = []
    for year in sorted(figures, reverse=True):
        if year < last and year - 1 in figures:
            before, now = figures[year - 1], figures[year]
            growth, rows = effective_growth(now, before), context.sources([before, now])
            parts.append(Part(Message("growth.of_year", year=year), growth, sources=rows))
    return parts


METRIC = Metric("effective_growth", "E0", Unit.SHARE, measure, everywhere(0.1), bounded=False)
