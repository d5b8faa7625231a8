"""How much of what they will decide in the next two years does an agreement name as ours to work on? (O7)

The pipeline is the open opportunities that will be decided within `InstrumentRules.pipeline_days`; one without a day
counts as well, one without an amount can't. Ring-fenced is what an agreement in force concerns. Kinds:
``outside_agreement``, the largest opportunity of the pipeline that the agreement in force does not name;
``agreement_not_exclusive``, one that binds them to nobody while others compete for what it names.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from graphcrm.findings import Finding, Severity
from graphcrm.messages import Message, Money, Name, Share, joined, sentences
from graphcrm.records import Concerns, Instrument, Opportunity
from graphcrm.scorecard.measured import Measured, Part, sources, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier
from graphcrm.scorecard.organizational.instruments import AGREEMENT, names, recorded, standing
from graphcrm.scorecard.weak_spot import on_record, weak_spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphcrm.scorecard.context import AssessmentContext


def pipeline(context: AssessmentContext) -> tuple[Opportunity, ...]:
    """The open opportunities of the next two years, the largest first; one overdue is still to be decided."""
    last = context.as_of + datetime.timedelta(days=context.policy.organizational.instruments.pipeline_days)
    return tuple(
        deal
        for deal in context.account.open_opportunities
        if (day := deal.decision_on or deal.bid_on) is None or day <= last
    )


def ring_fenced(context: AssessmentContext) -> frozenset[str]:
    """The opportunities that an agreement in force names."""
    agreements = {row.id for row in _agreements(context)}
    ties = context.snapshot.ties_between(Concerns, Instrument.__name__, Opportunity.__name__)
    return frozenset(tie.to_id for tie in ties if tie.from_id in agreements)


def _agreements(context: AssessmentContext) -> tuple[Instrument, ...]:
    return standing(context.snapshot, AGREEMENT, context.policy).counted


def measure(context: AssessmentContext) -> Measured:
    """The ring-fenced part of the two-year pipeline, by amount."""
    deals, inside = pipeline(context), ring_fenced(context)
    priced = [deal for deal in deals if deal.amount]
    if not recorded(context.snapshot) or not priced:
        return unknown(METRIC.id)
    total = sum(deal.amount or 0.0 for deal in priced)
    covered = sum(deal.amount or 0.0 for deal in priced if deal.id in inside)
    blank = sum(deal.amount is None for deal in deals)
    currency = context.account.currency
    findings = (*_outside(context, priced, inside), *_open_to_rivals(context, inside))
    message = Message(
        "metric.agreement_scope.said",
        covered=Money(covered, currency),
        total=Money(total, currency),
        days=context.policy.organizational.instruments.pipeline_days,
        share=Share(covered / total),
    )
    return Measured(
        covered / total,
        sentences(message, Message("metric.agreement_scope.blank", n=blank) if blank else None),
        tuple(_part(context, deal, deal.id in inside) for deal in deals),
        known=len(priced) / (len(priced) + blank),
        step=findings[0].step if findings else "",
        findings=findings,
    )


def _part(context: AssessmentContext, deal: Opportunity, inside: bool) -> Part:
    value = None if deal.amount is None else deal.amount if inside else 0.0
    day = deal.decision_on or deal.bid_on
    when = Message("part.scope.decided", day=day) if day else Message("part.scope.no_day")
    note = Message(f"part.scope.{'inside' if inside else 'outside'}", when=when)
    rows = sources(context.snapshot, [deal])
    return Part(Name(deal.name, deal.name_zh or ""), value, deal.amount, deal.id, note, rows)


def _outside(
    context: AssessmentContext, priced: Sequence[Opportunity], inside: frozenset[str]
) -> Iterator[Finding]:
    agreements = _agreements(context)
    largest = next((deal for deal in priced if deal.id not in inside), None)
    if agreements and largest is not None:
        yield weak_spot(
            "outside_agreement",
            Severity.NOTE,
            [largest.id],
            "O7",
            [on_record(context.snapshot, "finding.outside_agreement.evidence", [largest, *agreements])],
            deal=largest,
            on=context.account.deal(largest),
            agreements=names(agreements),
        )


def _open_to_rivals(context: AssessmentContext, inside: frozenset[str]) -> Iterator[Finding]:
    agreements, account = _agreements(context), context.account
    if not agreements or any(agreement.exclusive is not False for agreement in agreements):
        return
    fought = [
        deal for deal in account.open_opportunities if deal.id in inside and account.rivals.get(deal.id)
    ]
    if fought:
        rivals = sorted({who for deal in fought for who in account.rivals[deal.id]})
        yield weak_spot(
            "agreement_not_exclusive",
            Severity.NOTE,
            [agreement.id for agreement in agreements],
            "O7",
            [on_record(context.snapshot, "finding.agreement_not_exclusive.evidence", agreements)],
            about=[deal.id for deal in fought],
            deal=fought[0],
            deals=joined(map(account.deal, fought)),
            rivals=joined(map(context.snapshot.named, rivals)),
        )


METRIC = Metric(
    "agreement_scope", "O7", Layer.ORGANIZATIONAL, Unit.SHARE, measure, by_tier(0.5, 0.3, None, None)
)
