"""Figures of an account that several metrics ask for: its sales, its size."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graphcrm.scorecard.own_work.years import years
from graphcrm.values import money

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
    said: str


def last_sales(context: AssessmentContext) -> Sales | None:
    """Sales of the last finished year on record; where there is none, those of the running year so far."""
    known = [
        Sales(each.number, each.figures.sales, each.whole)
        for each in years(context)
        if each.figures.sales is not None
    ]
    return max(known, key=lambda each: (each.finished, each.year), default=None)


def size(context: AssessmentContext) -> Size:
    """Large is a customer of tier S or A, or with the sales of one (`FitRules.large_sales`)."""
    if context.tier in ("S", "A"):
        return Size(large=True, said=f"It is large: tier {context.tier} is recorded.")
    sales, bound = last_sales(context), context.policy.organizational.fit.large_sales
    if sales is None:
        return (
            Size(large=None, said="Whether it is large is not known: neither tier nor sales are recorded.")
            if context.tier is None
            else Size(large=False, said=f"It is not large: tier {context.tier} is recorded.")
        )
    shown = f"sales of {money(sales.amount, context.account.currency)} in {sales.year}"
    if sales.amount >= bound:
        return Size(large=True, said=f"It is large: {shown}.")
    if sales.finished or context.tier is not None:
        return Size(large=False, said=f"It is not large: {shown}.")
    return Size(large=None, said=f"Whether it is large is not known: {shown} so far.")
