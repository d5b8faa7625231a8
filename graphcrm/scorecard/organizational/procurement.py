"""Does the agreement shorten procurement? Days from need to contract, by how they buy. (O7)

Of what was won in the months looked back on: the median of the days from the day their need was known to the day of the decision.
"""

from __future__ import annotations

from statistics import median

from graphcrm.messages import Fact, Number, listed
from graphcrm.records import Opportunity
from graphcrm.schema.scales import PROCUREMENT
from graphcrm.scorecard.context import AssessmentContext, grouped
from graphcrm.scorecard.measured import Measured, Part, term, word
from graphcrm.scorecard.metric import Metric, Unit


def measure(context: AssessmentContext) -> Measured:
    """The median of all, with that of each way of procurement."""
    every = context.snapshot.nodes(Opportunity).values()
    won = [deal for deal in every if deal.stage == "won" and context.within(deal.closed_on)]
    days = {deal: took for deal in won if (took := _days(deal)) is not None}
    if not days:
        return METRIC.not_known()
    ways = grouped((deal.procured, deal) for deal in sorted(days, key=lambda deal: deal.procured or "~"))
    parts, clauses = list[Part](), list[Fact]()
    for way, deals in ways.items():
        middle = Number(median(days[deal] for deal in deals))
        names = listed(map(context.account.deal, deals), style="comma")
        name = word(PROCUREMENT, way) if way else METRIC.says("no_way_begun")
        parts.append(Part(name, middle.value, None, None, names, context.sources(deals)))
        spoken = term(PROCUREMENT, way) if way else METRIC.says("no_way")
        clauses.append(METRIC.says("way", way=spoken, days=middle, n=len(deals)))
    value = float(median(days.values()))
    said = METRIC.says("said", days=Number(value), n=len(days), ways=listed(clauses, style="semicolon"))
    return Measured(value, said, tuple(parts), len(days) / len(won))


def _days(deal: Opportunity) -> int | None:
    """From need to contract; ``None`` where either day is not known."""
    if deal.needed_on is None or deal.closed_on is None:
        return None
    return (deal.closed_on - deal.needed_on).days


METRIC = Metric("days_to_contract", "O7", Unit.DAYS, measure)
