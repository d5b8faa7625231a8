"""Sales and profit per head, profit, cash flow: the last whole year, and how each came about. (E0)

The last whole year t is the last that is over of which what the figure needs is on record (of heads: more than 0). The year that
runs is shown and never compared: part of a year is less than a year. None of the four is scored unless the
company's rules give it a target: what is good depends on the business, not on the customer.
"""

from __future__ import annotations

import datetime
from functools import partial
from typing import Literal, NamedTuple

from graphcrm.messages import Fact, Message, Number
from graphcrm.records import Concerns, KpiYear
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.measured import Measured, Part
from graphcrm.scorecard.metric import Metric, Unit

Figure = Literal["sales", "profit", "cash_flow"]


class Year(NamedTuple):
    """One year of figures; ``whole`` once its last day has come."""

    number: int
    figures: KpiYear
    whole: bool

    @property
    def called(self) -> Fact:
        """``2025``, ``2026 (not finished)``."""
        return str(self.number) if self.whole else Message("year.running", year=self.number)


def years(context: AssessmentContext) -> tuple[Year, ...]:
    """The years of the account itself up to the one that runs, the oldest first; of two entries for a year the last written."""
    account, figures = context.snapshot.account.id, context.restated(KpiYear)
    ties = context.snapshot.ties_between(Concerns, "KpiYear", "Organization")
    mine = [figures[tie.from_id] for tie in ties if tie.to_id == account]
    mine.sort(key=lambda entry: (entry.year, entry.recorded_at, entry.id))
    by_year = {entry.year: entry for entry in mine if datetime.MINYEAR <= entry.year <= context.as_of.year}
    over = {number: datetime.date(number, 12, 31) <= context.as_of for number in by_year}
    return tuple(Year(number, entry, over[number]) for number, entry in by_year.items())


def whole_years(context: AssessmentContext) -> tuple[Year, ...]:
    """Only those that are over."""
    return tuple(year for year in years(context) if year.whole)


def reckoned(year: Year, figure: Figure, *, per_head: bool) -> float | None:
    """A figure of a year, by head where asked; ``None`` where it, or the number of heads, is not known."""
    amount: float | None = getattr(year.figures, figure)
    if amount is None or not per_head:
        return amount
    heads = year.figures.headcount
    return amount / heads if heads is not None and heads > 0 else None


def measure(context: AssessmentContext, ident: str, figure: Figure, *, per_head: bool) -> Measured:
    """The last whole year of which the figure is known; every year is a part."""
    on_record = years(context)
    values = {year.number: reckoned(year, figure, per_head=per_head) for year in on_record}
    known = [year.number for year in on_record if year.whole and values[year.number] is not None]
    if not known:
        return next(metric for metric in METRICS if metric.id == ident).not_known()
    parts: list[Part] = []
    for year in on_record:
        note = _arithmetic(context, year, figure) if per_head else ""
        rows = context.sources([year.figures])
        parts.append(Part(year.called, values[year.number], note=note, sources=rows))
    last = known[-1]
    now, past = values[last], values.get(last - 1)
    kind, name = "amount_a_head" if per_head else "amount", Message(f"figure.{figure}")
    amount = Message(f"year.{kind}", amount=context.money(now), figure=name, year=last)
    if now is not None and past is not None:
        moved = "more" if now > past else "less" if now < past else "equal"
        amount = Message(f"year.{moved}", now=amount, before=context.money(past), year=last - 1)
    said = Message("year.said", what=amount)
    running = [year.number for year in on_record if not year.whole]
    if running:
        said = Message("year.said_running", what=amount, running=running[-1])
    step = Message("year.record", year=last + 1) if last < context.as_of.year - 1 else ""
    return Measured(now, said, tuple(parts), len(known) / _expected(context, on_record), step=step)


def _expected(context: AssessmentContext, on_record: tuple[Year, ...]) -> int:
    """How many whole years there should be, from the first on record."""
    last = max((year.number for year in on_record if year.whole), default=0)
    return max(last, context.as_of.year - 1) - on_record[0].number + 1


def _arithmetic(context: AssessmentContext, year: Year, figure: Figure) -> Fact:
    amount, heads = context.money(getattr(year.figures, figure)), year.figures.headcount
    if heads is None:
        return Message("year.no_heads", amount=amount)
    return Message("year.heads", amount=amount, heads=Number(heads))


def _metric(ident: str, figure: Figure, *, per_head: bool) -> Metric:
    return Metric(ident, "E0", Unit.MONEY, partial(measure, ident=ident, figure=figure, per_head=per_head))


METRICS: tuple[Metric, ...] = (
    _metric("sales_per_head", "sales", per_head=True),
    _metric("profit_per_head", "profit", per_head=True),
    _metric("profit", "profit", per_head=False),
    _metric("cash_flow", "cash_flow", per_head=False),
)
