"""Figures of an account that several metrics ask for: its sales, its size."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graphcrm.messages import Message, Money
from graphcrm.scorecard.own_work.years import years

if TYPE_CHECKING:
    from graphcrm.scorecard.context import AssessmentContext


class Sales(NamedTuple):
    """Sales of one year, and whether that year is over."""

    year: int
    amount: float
    finished: bool


class Size(NamedTuple):
    """Whether a customer is large (``None``: not known), and why."""

    large: bool | None
    message: Message


def last_sales(context: AssessmentContext) -> Sales | None:
    """Sales of the last finished year on record; where there is none, those of the running year so far."""
    known = [
        Sales(year.number, year.figures.sales, year.whole)
        for year in years(context)
        if year.figures.sales is not None
    ]
    return max(known, key=lambda sales: (sales.finished, sales.year), default=None)


def size(context: AssessmentContext) -> Size:
    """Large is a customer of tier S or A, or with the sales of one (`FitRules.large_sales`)."""
    tier, sales = context.tier, last_sales(context)
    if tier in ("S", "A"):
        return Size(large=True, message=Message("size.large_tier", tier=tier))
    if sales is None:
        if tier is None:
            return Size(large=None, message=Message("size.unknown"))
        return Size(large=False, message=Message("size.small_tier", tier=tier))
    large = sales.amount >= context.policy.organizational.fit.large_sales
    open_ = not large and not sales.finished and tier is None
    kind = "large_sales" if large else "unknown_sales" if open_ else "small_sales"
    amount = Money(sales.amount, context.account.currency)
    return Size(None if open_ else large, Message(f"size.{kind}", amount=amount, year=sales.year))
