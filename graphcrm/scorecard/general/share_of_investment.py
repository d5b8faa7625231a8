"""What the customer invests, and how much of it we sell: its own results beside our sales and small deals, year by year. (G5, E3)

With s our sales of the last whole year and v what the customer invested then in what we could supply:

    s / v
"""

from __future__ import annotations

from graphcrm.messages import Fact, Share
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.general.small_local_deals import potatoes
from graphcrm.scorecard.measured import Measured, Part
from graphcrm.scorecard.metric import Metric, Unit
from graphcrm.scorecard.own_work.years import whole_years


def measure(context: AssessmentContext) -> Measured:
    """Our sales as a share of what they invest, with their turnover and our small deals of each year."""
    rows = [(year, year.figures.sales, year.figures.their_investment) for year in whole_years(context)]
    known = [(year, sales, theirs) for year, sales, theirs in rows if sales is not None and theirs]
    if not known:
        return METRIC.not_known()
    parts: list[Part] = []
    for year, sales, theirs in known:
        won = _small_deals(context, year.number)
        note = METRIC.says("note", n=len(won), worth=context.money(sum(won)))
        figures = year.figures
        if figures.their_revenue is not None and figures.their_profit is not None:
            money = {
                "revenue": context.money(figures.their_revenue),
                "profit": context.money(figures.their_profit),
            }
            note = METRIC.says("note_theirs", note=note, **money)
        parts.append(Part(year.called, sales, theirs, note=note, sources=context.sources([figures])))
    year, sales, theirs = known[-1]
    value = sales / theirs
    facts: dict[str, Fact] = {"sales": context.money(sales), "theirs": context.money(theirs)}
    said = METRIC.says("said", share=Share(max(0.0, min(1.0, value))), year=year.number, **facts)
    return Measured(value, said, tuple(parts), len(known) / len(rows))


def _small_deals(context: AssessmentContext, year: int) -> list[float]:
    """The amounts of small local deals won in a year."""
    deals = (deal for deal, _ in potatoes(context).values() if deal.stage == "won" and deal.closed_on)
    worth = context.account.worth
    amounts = (worth(deal, deal.amount) for deal in deals if deal.closed_on and deal.closed_on.year == year)
    return [amount or 0.0 for amount in amounts]


METRIC = Metric("share_of_investment", "G5", Unit.SHARE, measure, bounded=False)
