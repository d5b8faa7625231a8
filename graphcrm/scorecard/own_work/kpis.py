"""Sales and profit per head, profit, cash flow: the last whole year, and how each came about. (E0)

The year that runs is shown and never compared: part of a year is less than a year. None of the four is scored unless the
company's rules give it a target: what is good depends on the business, not on the customer.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from graphcrm.scorecard.measured import Measured, Part, sources, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit
from graphcrm.scorecard.own_work.years import years
from graphcrm.values import money

if TYPE_CHECKING:
    from graphcrm.scorecard.context import AssessmentContext
    from graphcrm.scorecard.own_work.years import Year

Figure = Literal["sales", "profit", "cash_flow"]

STEP = "Record the figures of the year (sheet KpiYear)."


def reckoned(year: Year, figure: Figure, *, per_head: bool) -> float | None:
    """A figure of a year, by head where asked; ``None`` where it, or the number of heads, is not known."""
    amount: float | None = getattr(year.figures, figure)
    if amount is None or not per_head:
        return amount
    heads = year.figures.headcount
    return amount / heads if heads is not None and heads > 0 else None


def measure(context: AssessmentContext, figure: Figure, *, per_head: bool) -> Measured:
    """The last whole year of which the figure is known; every year is a part."""
    currency = context.snapshot.account.currency
    name = figure.replace("_", " ")
    every = years(context)
    values = {each.number: reckoned(each, figure, per_head=per_head) for each in every}
    known = [each for each in every if each.whole and values[each.number] is not None]
    if not known:
        return unknown(f"No whole year with {name}{' and heads' if per_head else ''} is on record.", step=STEP)  # fmt: skip
    last, value = known[-1], values[known[-1].number]
    parts = tuple(
        Part(
            each.called,
            values[each.number],
            note=_arithmetic(each, figure, currency, per_head=per_head),
            sources=sources(context.snapshot, [each.figures]),
        )
        for each in every
    )
    said = f"{money(value, currency)} of {name}{' a head' if per_head else ''} in {last.number}"
    before = values.get(last.number - 1)
    if before is not None and value is not None:
        said += f", {_moved(value, before)} {money(before, currency)} in {last.number - 1}"
    running = [each for each in every if not each.whole]
    said += f"; {running[-1].number} is not finished." if running else "."
    behind = context.as_of.year - 1 - last.number
    late = f"Record the figures of {last.number + 1} (sheet KpiYear)." if behind > 0 else ""
    return Measured(value, said, parts, known=len(known) / _expected(context, every), step=late)


def _expected(context: AssessmentContext, every: tuple[Year, ...]) -> int:
    """How many whole years there should be, from the first on record."""
    last = max((each.number for each in every if each.whole), default=0)
    return max(last, context.as_of.year - 1) - every[0].number + 1


def _moved(now: float, before: float) -> str:
    return "more than" if now > before else "less than" if now < before else "as much as"


def _arithmetic(year: Year, figure: Figure, currency: str | None, *, per_head: bool) -> str:
    if not per_head:
        return ""
    heads = "heads not known" if year.figures.headcount is None else f"{year.figures.headcount:g} heads"
    return f"{money(getattr(year.figures, figure), currency)} ÷ {heads}"


def _metric(ident: str, figure: Figure, *, per_head: bool) -> Metric:
    return Metric(
        id=ident,
        seed="E0",
        layer=Layer.WORK,
        unit=Unit.MONEY,
        measure=partial(measure, figure=figure, per_head=per_head),
    )


METRICS: tuple[Metric, ...] = (
    _metric("sales_per_head", "sales", per_head=True),
    _metric("profit_per_head", "profit", per_head=True),
    _metric("profit", "profit", per_head=False),
    _metric("cash_flow", "cash_flow", per_head=False),
)
