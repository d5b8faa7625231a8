"""Sales and profit per head, profit, cash flow: the last whole year, and how each came about. (E0)

The year that runs is shown and never compared: part of a year is less than a year. None of the four is scored unless the
company's rules give it a target: what is good depends on the business, not on the customer.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from graphcrm.messages import Fact, Message, Money, Number
from graphcrm.scorecard.measured import Measured, Part, sources, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit
from graphcrm.scorecard.own_work.years import years

if TYPE_CHECKING:
    from graphcrm.scorecard.context import AssessmentContext
    from graphcrm.scorecard.own_work.years import Year

Figure = Literal["sales", "profit", "cash_flow"]


def reckoned(year: Year, figure: Figure, *, per_head: bool) -> float | None:
    """A figure of a year, by head where asked; ``None`` where it, or the number of heads, is not known."""
    amount: float | None = getattr(year.figures, figure)
    if amount is None or not per_head:
        return amount
    heads = year.figures.headcount
    return amount / heads if heads is not None and heads > 0 else None


def measure(context: AssessmentContext, metric: str, figure: Figure, *, per_head: bool) -> Measured:
    """The last whole year of which the figure is known; every year is a part."""
    currency = context.snapshot.account.currency
    on_record = years(context)
    values = {year.number: reckoned(year, figure, per_head=per_head) for year in on_record}
    known = [year for year in on_record if year.whole and values[year.number] is not None]
    if not known:
        return unknown(metric)
    last = known[-1].number
    parts = tuple(
        Part(
            year.called,
            values[year.number],
            note=_arithmetic(year, figure, currency) if per_head else "",
            sources=sources(context.snapshot, [year.figures]),
        )
        for year in on_record
    )
    amount = Message(
        f"year.{'amount_a_head' if per_head else 'amount'}",
        amount=Money(values[last], currency),
        figure=Message(f"figure.{figure}"),
        year=last,
    )
    now, before = values[last], values.get(last - 1)
    if now is not None and before is not None:
        moved = "more" if now > before else "less" if now < before else "equal"
        amount = Message(f"year.{moved}", now=amount, before=Money(before, currency), year=last - 1)
    running = [year.number for year in on_record if not year.whole]
    said = (
        Message("year.said_running", what=amount, running=running[-1])
        if running
        else Message("year.said", what=amount)
    )
    late = last < context.as_of.year - 1
    step = Message("year.record", year=last + 1) if late else ""
    return Measured(now, said, parts, known=len(known) / _expected(context, on_record), step=step)


def _expected(context: AssessmentContext, on_record: tuple[Year, ...]) -> int:
    """How many whole years there should be, from the first on record."""
    last = max((year.number for year in on_record if year.whole), default=0)
    return max(last, context.as_of.year - 1) - on_record[0].number + 1


def _arithmetic(year: Year, figure: Figure, currency: str | None) -> Fact:
    amount, heads = Money(getattr(year.figures, figure), currency), year.figures.headcount
    if heads is None:
        return Message("year.no_heads", amount=amount)
    return Message("year.heads", amount=amount, heads=Number(heads))


def _metric(ident: str, figure: Figure, *, per_head: bool) -> Metric:
    return Metric(
        id=ident,
        seed="E0",
        layer=Layer.WORK,
        unit=Unit.MONEY,
        measure=partial(measure, metric=ident, figure=figure, per_head=per_head),
    )


METRICS: tuple[Metric, ...] = (
    _metric("sales_per_head", "sales", per_head=True),
    _metric("profit_per_head", "profit", per_head=True),
    _metric("profit", "profit", per_head=False),
    _metric("cash_flow", "cash_flow", per_head=False),
)
