"""Sales and profit per head, profit, cash flow: the last whole year, and how each came about. (E0)

The year that runs is shown and never compared: part of a year is less than a year. None of the four is scored unless the
company's rules give it a target: what is good depends on the business, not on the customer.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from graphcrm.schema.model import Term
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
        return unknown(f"No whole year with {name}{' and heads' if per_head else ''} is on record.", next_step=STEP)  # fmt: skip
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
    return Measured(value, said, parts, known=len(known) / _expected(context, every), next_step=late)


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


def _metric(
    ident: str, name: Term, question: Term, figure: Figure, formula: str, needs: str, *, per_head: bool
) -> Metric:
    return Metric(
        id=ident,
        seed="E0",
        layer=Layer.WORK,
        name=name,
        question=question,
        formula=formula,
        unit=Unit.MONEY,
        needs=needs,
        unknown=f"No whole year with {figure.replace('_', ' ')}{' and heads' if per_head else ''} is on record.",
        measure=partial(measure, figure=figure, per_head=per_head),
    )


METRICS: tuple[Metric, ...] = (
    _metric(
        "sales_per_head",
        Term("Sales per head", "人均销售额|人均銷售額"),
        Term(
            "How much did each of ours who worked on this customer sell in the last whole year?",
            "上一完整年度，服务该客户的人均销售额是多少？|上一完整年度，服務該客戶的人均銷售額是多少？",
        ),
        "sales",
        "Sₜ / Hₜ, with Sₜ the sales and Hₜ the full-time equivalents of the last whole year t",
        "Sales and headcount of a whole year (KpiYear).",
        per_head=True,
    ),
    _metric(
        "profit_per_head",
        Term("Profit per head", "人均利润|人均利潤"),
        Term(
            "How much profit did each of ours who worked on this customer make in the last whole year?",
            "上一完整年度，服务该客户的人均利润是多少？|上一完整年度，服務該客戶的人均利潤是多少？",
        ),
        "profit",
        "Pₜ / Hₜ, with Pₜ the profit and Hₜ the full-time equivalents of the last whole year t",
        "Profit and headcount of a whole year (KpiYear).",
        per_head=True,
    ),
    _metric(
        "profit",
        Term("Profit", "利润|利潤"),
        Term(
            "How much profit did this customer bring in the last whole year?",
            "上一完整年度，该客户带来多少利润？|上一完整年度，該客戶帶來多少利潤？",
        ),
        "profit",
        "Pₜ of the last whole year t",
        "Profit of a whole year (KpiYear).",
        per_head=False,
    ),
    _metric(
        "cash_flow",
        Term("Cash flow", "现金流|現金流"),
        Term(
            "How much more cash came in from this customer than went out, in the last whole year?",
            "上一完整年度，该客户的现金流入比流出多多少？|上一完整年度，該客戶的現金流入比流出多多少？",
        ),
        "cash_flow",
        "Cₜ of the last whole year t",
        "Cash flow of a whole year (KpiYear).",
        per_head=False,
    ),
)
