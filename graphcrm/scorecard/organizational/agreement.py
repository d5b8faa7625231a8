"""Is a strategic cooperation agreement in force, and how much of what comes does it name as ours to work on? (O7)

In force is what has begun and not ended; without an end it goes on. Kinds: ``agreement_expiring``, the last one ends
within `InstrumentRules.expiring_days`; ``agreement_missing``, none is in force although this tier should have one.

The pipeline is the open opportunities that will be decided within `InstrumentRules.pipeline_days`; one without a day
counts as well, one without an amount can't. Ring-fenced is what an agreement in force concerns. Kinds:
``outside_agreement``, the largest opportunity of the pipeline that the agreement in force does not name;
``agreement_not_exclusive``, one that binds them to nobody while others compete for what it names.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from graphcrm.findings import Finding, Severity
from graphcrm.messages import Message, Name, Share, joined, sentences
from graphcrm.records import Concerns, Instrument, Opportunity
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.measured import Measured, Part
from graphcrm.scorecard.metric import Metric, Unit, by_tier
from graphcrm.scorecard.organizational import instruments
from graphcrm.scorecard.organizational.instruments import AGREEMENT, EXPIRING, MISSING, InstrumentState
from graphcrm.scorecard.policy.facts import span
from graphcrm.scorecard.weak_spot import weak_spot


def agreements_in_force(context: AssessmentContext) -> Measured:
    """1 where an agreement is in force, else 0."""
    return instruments.count(context, AGREEMENT, IN_FORCE, _said, _note, _findings, 1.0)


def _said(context: AssessmentContext, state: InstrumentState) -> Message:
    agreements = state.counted
    if not agreements:
        return IN_FORCE.says("ended", day=state.last) if state.last else IN_FORCE.says("none")
    if state.until is None:
        return IN_FORCE.says("said_endless", n=len(agreements), agreements=instruments.names(agreements))
    days = Message("count.more_days", n=(state.until - context.as_of).days)
    return IN_FORCE.says(
        "said", n=len(agreements), agreements=instruments.names(agreements), day=state.until, days=days
    )


def _note(agreement: Instrument) -> Message:
    exclusive = {True: "exclusive", False: "not_exclusive", None: "exclusive_unknown"}[agreement.exclusive]
    return instruments.in_force(agreement, Message(f"part.agreement.{exclusive}"))


def _findings(context: AssessmentContext, state: InstrumentState) -> Iterator[Finding]:
    expiring = state.state == EXPIRING and state.until
    if not expiring and (state.state != MISSING or state.target is None):
        return
    account, day = context.snapshot.account.id, state.until or state.last
    days = [row.until or row.held_on for row in state.every]
    why = "agreement.on_record" if state.every else "agreement.none"
    yield weak_spot(
        "agreement_expiring" if expiring else "agreement_missing",
        "O7",
        Severity.WEAK,
        instruments.ids(state.counted) if expiring else [account],
        context.on_record(why, state.every, days),
        about=[account] if expiring else [],
        said="ended" if day and not expiring else "",
        agreements=instruments.names(state.counted),
        account=context.snapshot.named(account),
        tier=context.tier_for_targets,
        ahead=span(context.policy.organizational.instruments.pipeline_days),
        days=Message("count.days", n=((state.until or context.as_of) - context.as_of).days),
        day=day or context.as_of,
    )


def pipeline(context: AssessmentContext) -> tuple[Opportunity, ...]:
    """The open opportunities of the next two years, the largest first; one overdue is still to be decided."""
    last = context.as_of + datetime.timedelta(days=context.policy.organizational.instruments.pipeline_days)
    deals = context.account.open_opportunities
    return tuple(deal for deal in deals if (deal.decision_on or deal.bid_on or last) <= last)


def scope(context: AssessmentContext) -> Measured:
    """The ring-fenced part of the two-year pipeline, by amount."""
    agreements = instruments.standing(context.snapshot, AGREEMENT, context.policy).counted
    ties = context.snapshot.ties_between(Concerns, Instrument.__name__, Opportunity.__name__)
    inside = {tie.to_id for tie in ties if tie.from_id in instruments.ids(agreements)}
    deals, account = pipeline(context), context.account
    worth = {deal.id: account.worth(deal, deal.amount) for deal in deals}
    priced = [deal for deal in deals if worth[deal.id]]
    if not instruments.recorded(context.snapshot) or not priced:
        return SCOPE.not_known()
    total = sum(worth[deal.id] or 0.0 for deal in priced)
    covered = sum(worth[deal.id] or 0.0 for deal in priced if deal.id in inside)
    blank, unknown = (
        sum(deal.amount is None for deal in deals),
        sum(amount is None for amount in worth.values()),
    )
    said = SCOPE.says(
        "said",
        covered=context.money(covered),
        total=context.money(total),
        days=context.policy.organizational.instruments.pipeline_days,
        share=Share(covered / total),
    )
    findings: tuple[Finding, ...] = ()
    if agreements:
        outside = [deal for deal in deals if deal.amount and deal.id not in inside]
        findings = (*_outside(context, outside, agreements), *_open_to_rivals(context, inside, agreements))
    parts = tuple(_part(context, deal, worth[deal.id], deal.id in inside) for deal in deals)
    left_out = account.left_out((deal, deal.amount) for deal in deals)
    message = sentences(said, SCOPE.says("blank", n=blank) if blank else None, left_out)
    return Measured(covered / total, message, parts, len(priced) / (len(priced) + unknown), findings=findings)


def _part(context: AssessmentContext, deal: Opportunity, worth: float | None, inside: bool) -> Part:
    value = worth if inside or worth is None else 0.0
    day = deal.decision_on or deal.bid_on
    when = Message("part.scope.decided", day=day) if day else Message("part.scope.no_day")
    note = Message(f"part.scope.{'inside' if inside else 'outside'}", when=when)
    name, rows = Name(deal.name, deal.name_zh or ""), context.sources([deal])
    return Part(name, value, worth, deal.id, note, rows)


def _outside(
    context: AssessmentContext, outside: Sequence[Opportunity], agreements: Sequence[Instrument]
) -> Iterator[Finding]:
    for largest in outside[:1]:
        yield weak_spot(
            "outside_agreement",
            "O7",
            Severity.NOTE,
            [largest.id],
            context.on_record("finding.outside_agreement.evidence", [largest, *agreements]),
            deal=context.account.deal(largest),
            on=context.account.deal(largest),
            agreements=instruments.names(agreements),
        )


def _open_to_rivals(
    context: AssessmentContext, inside: set[str], agreements: Sequence[Instrument]
) -> Iterator[Finding]:
    account, deals = context.account, context.account.open_opportunities
    fought = [deal for deal in deals if deal.id in inside and account.rivals.get(deal.id)]
    if fought and all(agreement.exclusive is False for agreement in agreements):
        rivals = sorted({who for deal in fought for who in account.rivals[deal.id]})
        yield weak_spot(
            "agreement_not_exclusive",
            "O7",
            Severity.NOTE,
            instruments.ids(agreements),
            context.on_record("finding.agreement_not_exclusive.evidence", agreements),
            about=[deal.id for deal in fought],
            deal=account.deal(fought[0]),
            deals=joined(map(account.deal, fought)),
            rivals=joined(map(context.snapshot.named, rivals)),
        )


IN_FORCE = instruments.asked(AGREEMENT, agreements_in_force)
SCOPE = Metric("agreement_scope", "O7", Unit.SHARE, scope, by_tier(0.5, 0.3, None, None))
