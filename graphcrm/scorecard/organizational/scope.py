"""How much of what they will decide in the next two years does an agreement name as ours to work on? (O7)

The pipeline is the open opportunities that will be decided within `InstrumentRules.pipeline_days`; one without a day
counts as well, one without an amount can't. Ring-fenced is what an agreement in force concerns. Kinds:
``outside_agreement``, the largest opportunity of the pipeline that the agreement in force does not name;
``agreement_not_exclusive``, one that binds them to nobody while others compete for what it names.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from graphcrm.account.wording import counted, deal, joined, percent
from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.records import Concerns, Instrument, Opportunity
from graphcrm.scorecard.measured import Measured, Part, sources, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier
from graphcrm.scorecard.organizational.instruments import AGREEMENT, name, recorded, standing
from graphcrm.values import money

if TYPE_CHECKING:
    from graphcrm.scorecard.context import AssessmentContext


def pipeline(context: AssessmentContext) -> tuple[Opportunity, ...]:
    """The open opportunities of the next two years, the largest first; one overdue is still to be decided."""
    last = context.as_of + datetime.timedelta(days=context.policy.organizational.instruments.pipeline_days)
    return tuple(
        each
        for each in context.account.open_opportunities
        if (day := each.decision_on or each.bid_on) is None or day <= last
    )


def ring_fenced(context: AssessmentContext) -> frozenset[str]:
    """The opportunities that an agreement in force names."""
    held = {each.id for each in standing(context.snapshot, AGREEMENT, context.policy).counted}
    ties = context.snapshot.ties_between(Concerns, Instrument.__name__, Opportunity.__name__)
    return frozenset(tie.to_id for tie in ties if tie.from_id in held)


def measure(context: AssessmentContext) -> Measured:
    """The ring-fenced part of the two-year pipeline, by amount."""
    every, inside = pipeline(context), ring_fenced(context)
    priced = [each for each in every if each.amount]
    if not recorded(context.snapshot) or not priced:
        return unknown(
            METRIC.unknown, step="Record open opportunities with amounts, and which an agreement names."
        )
    total = sum(each.amount or 0.0 for each in priced)
    made = sum(each.amount or 0.0 for each in priced if each.id in inside)
    blank = sum(each.amount is None for each in every)
    currency, days = context.account.currency, context.policy.organizational.instruments.pipeline_days
    rest = f" {counted(blank, 'opportunity has', 'opportunities have')} no amount on record." if blank else ""
    said = f"{money(made, currency)} of the {money(total, currency)} that they decide within {days} days is named in an agreement in force: {percent(made / total)}.{rest}"
    parts = tuple(_part(context, each, each.id in inside) for each in every)
    findings = (*_outside(context, priced, inside), *_open_to_rivals(context, inside))
    return Measured(
        made / total,
        said,
        parts,
        known=len(priced) / (len(priced) + blank),
        step=findings[0].next_step if findings else "",
        findings=findings,
    )


def _part(context: AssessmentContext, each: Opportunity, inside: bool) -> Part:
    value = None if each.amount is None else each.amount if inside else 0.0
    day = each.decision_on or each.bid_on
    note = f"{'named in' if inside else 'outside'} the agreement; {f'decided by {day}' if day else 'no day is known'}"
    return Part(each.name, value, each.amount, each.id, note, sources(context.snapshot, [each]))


def _outside(
    context: AssessmentContext, priced: list[Opportunity], inside: frozenset[str]
) -> tuple[Finding, ...]:
    held = standing(context.snapshot, AGREEMENT, context.policy).counted
    largest = next((each for each in priced if each.id not in inside), None)
    if not held or largest is None:
        return ()
    return (
        Finding(
            kind="outside_agreement",
            severity=Severity.NOTE,
            who=(largest.id,),
            opportunity=largest.id,
            at_stake=largest.amount,
            message=f"{deal(largest, context.account.currency)} is not named in {joined([name(each) for each in held])}.",
            step=f"Put {largest.name} on the list of joint projects when the agreement is next reviewed.",
            seed="O7",
            evidence=(
                Evidence(
                    "The opportunity, and the agreement.", sources=sources(context.snapshot, [largest, *held])
                ),
            ),
        ),
    )


def _open_to_rivals(context: AssessmentContext, inside: frozenset[str]) -> tuple[Finding, ...]:
    held = standing(context.snapshot, AGREEMENT, context.policy).counted
    if not held or any(each.exclusive is not False for each in held):
        return ()
    fought = [
        each
        for each in context.account.open_opportunities
        if each.id in inside and context.account.rivals.get(each.id)
    ]
    if not fought:
        return ()
    rivals = sorted({who for each in fought for who in context.account.rivals[each.id]})
    names = joined([context.snapshot.name(who) for who in rivals])
    return (
        Finding(
            kind="agreement_not_exclusive",
            severity=Severity.NOTE,
            who=tuple(each.id for each in held),
            about=tuple(each.id for each in fought),
            opportunity=fought[0].id,
            at_stake=fought[0].amount,
            message=f"The agreement names {joined([each.name for each in fought])}, yet {names} may compete there: it is not exclusive.",
            step="Ask for exclusivity on the named projects in the renewal.",
            seed="O7",
            evidence=(Evidence("The agreement.", sources=sources(context.snapshot, held)),),
        ),
    )


METRIC = Metric(
    id="agreement_scope",
    seed="O7",
    layer=Layer.ORGANIZATIONAL,
    unit=Unit.SHARE,
    measure=measure,
    targets=by_tier(0.5, 0.3, None, None),
)

METRICS = (METRIC,)
