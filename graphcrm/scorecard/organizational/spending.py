"""What we spend on the account, beside what its strategic fit asks for: the shrinking that a cash-flow customer calls for is seen. (O2)

With c what we spent on winning and serving it in the last whole year, and c' in the year before:

    (c − c') / c'
"""

from __future__ import annotations

from graphcrm.messages import Fact, Number, Share
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.measured import Measured, Part
from graphcrm.scorecard.metric import Metric, Unit
from graphcrm.scorecard.organizational.fitting import KEEP, RAISE, SHRINK, fit
from graphcrm.scorecard.own_work.years import whole_years

_STEADY = 0.02
"""Spending that moved by less has stayed the same."""


def measure(context: AssessmentContext) -> Measured:
    """How what we spend on the account moved from one whole year to the next, beside what the fit says."""
    costs = {year.number: year for year in whole_years(context) if year.figures.account_cost is not None}
    last = max(costs, default=0)
    now, past = (costs[at].figures.account_cost if at in costs else None for at in (last, last - 1))
    if now is None or not past:
        return METRIC.not_known()
    value, asked = (now - past) / past, fit(context).direction
    kind = KEEP if abs(value) < _STEADY else RAISE if value > 0 else SHRINK
    facts: dict[str, Fact] = {"now": context.money(now), "share": Share(min(1.0, abs(value))), "year": last}
    said = METRIC.says(f"said_{kind}", **facts)
    against = (asked, kind) in ((SHRINK, RAISE), (RAISE, SHRINK))
    step = METRIC.says(f"step_{asked}") if against else ""
    parts = [
        Part(
            year.called,
            year.figures.account_cost,
            note=_heads(year.figures.headcount),
            sources=context.sources([year.figures]),
        )
        for year in costs.values()
    ]
    return Measured(value, said, tuple(parts), step=step)


def _heads(heads: float | None) -> Fact:
    return "" if heads is None else METRIC.says("heads", heads=Number(heads))


METRIC = Metric("account_spending", "O2", Unit.SHARE, measure, bounded=False)
