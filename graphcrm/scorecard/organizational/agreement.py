"""Is a strategic cooperation agreement in force? (O7)

In force is what has begun and not ended; without an end it goes on. Kinds: ``agreement_expiring``, the last one ends
within `InstrumentRules.expiring_days`; ``agreement_missing``, none is in force although this tier should have one. What
it covers is `scope`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.account.wording import counted, joined
from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.schema.model import Term
from graphcrm.scorecard.measured import Measured, Part, sources, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit
from graphcrm.scorecard.organizational.instruments import (
    AGREEMENT,
    ASKED,
    EXPIRING,
    MISSING,
    name,
    recorded,
    standing,
)

if TYPE_CHECKING:
    from graphcrm.records import Instrument
    from graphcrm.scorecard.context import AssessmentContext
    from graphcrm.scorecard.organizational.instruments import Standing


def measure(context: AssessmentContext) -> Measured:
    """1 where an agreement is in force, else 0."""
    if not recorded(context.snapshot):
        return unknown(
            METRIC.unknown, next_step="Record agreements with the day they end (sheet Instrument)."
        )
    found = standing(context.snapshot, AGREEMENT, context.policy)
    findings = _found(context, found)
    said = _said(context, found)
    return Measured(
        1.0 if found.counted else 0.0,
        said,
        tuple(_part(context, each) for each in found.counted),
        next_step=findings[0].next_step if findings else "",
        findings=findings,
    )


def _said(context: AssessmentContext, found: Standing) -> str:
    if not found.counted:
        ended = f"; the last one ended on {found.last}" if found.last else ""
        return f"No cooperation agreement is in force{ended}."
    names = joined([name(each) for each in found.counted])
    verb = "is" if len(found.counted) == 1 else "are"
    if found.until is None:
        return f"{names} {verb} in force, without an end."
    days = (found.until - context.as_of).days
    return f"{names} {verb} in force until {found.until}, {counted(days, 'more day', 'more days')}."


def _part(context: AssessmentContext, each: Instrument) -> Part:
    bound = {True: "exclusive", False: "not exclusive", None: "whether it is exclusive is not recorded"}
    until = f"until {each.until}" if each.until else "without an end"
    note = f"since {each.held_on}, {until}; {bound[each.exclusive]}"
    return Part(name(each), 1.0, 1.0, each.id, note, sources(context.snapshot, [each]))


def _found(context: AssessmentContext, found: Standing) -> tuple[Finding, ...]:
    evidence = (
        Evidence(
            "The agreements on record." if found.every else "No agreement is on record.",
            dates=tuple(str(each.until or each.held_on) for each in found.every),
            sources=sources(context.snapshot, found.every),
        ),
    )
    account = context.snapshot.account
    if found.state == EXPIRING and found.until:
        days = (found.until - context.as_of).days
        return (
            Finding(
                kind="agreement_expiring",
                severity=Severity.WEAK,
                who=tuple(each.id for each in found.counted),
                about=(account.id,),
                message=f"{joined([name(each) for each in found.counted])} with {account.name} ends on {found.until}, in {counted(days, 'day', 'days')}.",
                step="Start on the renewal now: name the projects of the next two years, and ask for exclusivity.",
                seed="O7",
                evidence=evidence,
            ),
        )
    if found.state == MISSING and found.target is not None:
        return (
            Finding(
                kind="agreement_missing",
                severity=Severity.WEAK,
                who=(account.id,),
                message=f"{_said(context, found)[:-1]}; a customer of tier {context.tier_for_targets} should have one.",
                step="Propose one at the next executive visit: how they decide, and the projects of the next two years.",
                seed="O7",
                evidence=evidence,
            ),
        )
    return ()


METRIC = Metric(
    id="agreement_in_force",
    seed="O7",
    layer=Layer.ORGANIZATIONAL,
    name=Term("Cooperation agreement", "战略合作协议|戰略合作協議"),
    question=Term(
        "Is a strategic cooperation agreement in force?",
        "是否有有效的战略合作协议？|是否有有效的戰略合作協議？",
    ),
    formula="1 if ∃ i: kind(i) = agreement, held(i) ≤ t ≤ until(i) (no end: still in force); else 0",
    unit=Unit.COUNT,
    needs="Agreements with the day on which each came into force and ends.",
    unknown="No instrument between the two organizations is on record, so it is not known whether there is an agreement.",
    measure=measure,
    targets=ASKED[AGREEMENT].targets,
)

METRICS = (METRIC,)
