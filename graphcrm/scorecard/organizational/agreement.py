"""Is a strategic cooperation agreement in force? (O7)

In force is what has begun and not ended; without an end it goes on. Kinds: ``agreement_expiring``, the last one ends
within `InstrumentRules.expiring_days`; ``agreement_missing``, none is in force although this tier should have one. What
it covers is `scope`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.account.wording import counted, joined
from graphcrm.findings import Evidence, Finding, Severity
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
        return unknown(METRIC.unknown, step="Record agreements with the day they end (sheet Instrument).")
    found = standing(context.snapshot, AGREEMENT, context.policy)
    findings = _found(context, found)
    said = _said(context, found)
    return Measured(
        1.0 if found.counted else 0.0,
        said,
        tuple(_part(context, each) for each in found.counted),
        step=findings[0].next_step if findings else "",
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
    unit=Unit.COUNT,
    measure=measure,
    targets=ASKED[AGREEMENT].targets,
)

METRICS = (METRIC,)
