"""Were we ahead on technology where it was compared, and what premium did that allow? (G6)

Of the opportunities that are open, or were decided in the months looked back on: with o our technical score and b that of the best
competitor, we are ahead where o ≥ b. With p our price and q that of the best competitor, the premium is the mean of

    (p − q) / q

Beside each stands how early those who set requirements were first met: that is what makes the score.
"""

from __future__ import annotations

from statistics import mean

from graphcrm.account.graph import is_open
from graphcrm.messages import Fact, Number, Share, listed
from graphcrm.records import Opportunity
from graphcrm.scorecard.context import AssessmentContext, grouped
from graphcrm.scorecard.general.requirement_setters import setters
from graphcrm.scorecard.measured import Measured, Part
from graphcrm.scorecard.metric import Metric, Unit


def compared(context: AssessmentContext) -> tuple[Opportunity, ...]:
    """The opportunities that are open, or were decided in the months looked back on, the largest first."""
    every, today = context.snapshot.nodes(Opportunity).values(), context.as_of
    deals = [deal for deal in every if is_open(deal, today) or context.within(deal.closed_on)]
    return context.account.largest(deals)


def premium(deal: Opportunity) -> float | None:
    """How much dearer we were than the best competitor, as a share of its price; ``None`` where that is not known."""
    if deal.our_price is None or not deal.rival_price:
        return None
    return (deal.our_price - deal.rival_price) / deal.rival_price


def ahead(context: AssessmentContext) -> Measured:
    """Opportunities in which our technical score is at least that of the best competitor, out of those with both scores."""
    deals, early = compared(context), _earliest(context)
    parts = [_part(context, deal, _lead(deal), _note(deal, early.get(deal.id))) for deal in deals]
    if all(part.value is None for part in parts):
        return AHEAD.not_known()
    behind = next((deal for deal in deals if _lead(deal) == 0 and is_open(deal, context.as_of)), None)
    step = AHEAD.says("step", deal=context.account.deal(behind)) if behind else ""
    return AHEAD.ratio(parts, step=step)


def paid(context: AssessmentContext) -> Measured:
    """The mean premium of those with both prices."""
    known = {deal: share for deal in compared(context) if (share := premium(deal)) is not None}
    if not known:
        return PAID.not_known()
    value, early = mean(known.values()), _earliest(context)
    parts = [
        _part(context, deal, share, _note(deal, early.get(deal.id)), None) for deal, share in known.items()
    ]
    kind = "said_dearer" if value > 0 else "said_cheaper" if value < 0 else "said"
    known_share = len(known) / len(compared(context))
    return Measured(
        value, PAID.says(kind, n=len(known), share=Share(min(1.0, abs(value)))), tuple(parts), known_share
    )


def _lead(deal: Opportunity) -> float | None:
    if deal.our_score is None or deal.rival_score is None:
        return None
    return float(deal.our_score >= deal.rival_score)


def _earliest(context: AssessmentContext) -> dict[str, int]:
    """By opportunity: the days from the first meeting with any who sets requirements to the bid."""
    days = ((setter.opportunity.id, setter.days) for setter in setters(context) if setter.days is not None)
    return {ident: max(spans) for ident, spans in grouped(days).items()}


def _note(deal: Opportunity, early: int | None) -> Fact:
    """Both scores, the premium, and how early, as far as known."""
    clauses: list[Fact] = []
    if deal.our_score is not None and deal.rival_score is not None:
        clauses.append(AHEAD.says("scores", ours=Number(deal.our_score), best=Number(deal.rival_score)))
    if (share := premium(deal)) is not None:
        kind = "dearer" if share >= 0 else "cheaper"
        clauses.append(AHEAD.says(kind, share=Share(min(1.0, abs(share)))))
    if early is not None and early >= 0:
        clauses.append(AHEAD.says("early", n=early))
    return listed(clauses, style="semicolon") if clauses else ""


def _part(
    context: AssessmentContext, deal: Opportunity, value: float | None, note: Fact, of: float | None = 1.0
) -> Part:
    return Part(context.account.deal(deal), value, of, deal.id, note, context.sources([deal]))


AHEAD = Metric("technical_lead", "G6", Unit.SHARE, ahead)
PAID = Metric("price_premium", "G6", Unit.SHARE, paid, bounded=False)
METRICS = (AHEAD, PAID)
