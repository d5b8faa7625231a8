"""Is there a joint innovation centre, and does something come of it? (O8)

Kinds: ``centre_missing``, none is in force although this tier should have one; ``centre_expiring``, the last one ends
within `InstrumentRules.expiring_days`; ``centre_without_outcome``, one older than `InstrumentRules.outcome_days` has no
outcome on record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.account.wording import counted, joined
from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.scorecard.measured import Measured, Part, sources, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit
from graphcrm.scorecard.organizational.instruments import (
    ASKED,
    CENTRE,
    EXPIRING,
    MISSING,
    name,
    recorded,
    standing,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphcrm.records import Instrument
    from graphcrm.scorecard.context import AssessmentContext
    from graphcrm.scorecard.organizational.instruments import Standing


def measure(context: AssessmentContext) -> Measured:
    """Joint innovation centres in force; a part each, with what came of it."""
    if not recorded(context.snapshot):
        return unknown(METRIC.unknown, step="Record joint centres with the day they end (sheet Instrument).")
    found = standing(context.snapshot, CENTRE, context.policy)
    number = len(found.counted)
    written = sum(bool(each.outcome) for each in found.counted)
    said = f"{counted(number, 'joint innovation centre is', 'joint innovation centres are')} in force; of {written}, an outcome is on record."
    findings = (*_state(context, found), *_without_outcome(context, found.counted))
    return Measured(
        float(number),
        said if number else "No joint innovation centre is in force.",
        tuple(_part(context, each) for each in found.counted),
        step=findings[0].next_step if findings else "",
        findings=findings,
    )


def _part(context: AssessmentContext, each: Instrument) -> Part:
    until = f"until {each.until}" if each.until else "without an end"
    note = f"since {each.held_on}, {until}; {each.outcome or 'no outcome is on record'}"
    return Part(name(each), 1.0, who=each.id, note=note, sources=sources(context.snapshot, [each]))


def _state(context: AssessmentContext, found: Standing) -> tuple[Finding, ...]:
    account = context.snapshot.account
    if found.state == EXPIRING and found.until:
        return (
            _finding(
                context,
                "centre_expiring",
                tuple(each.id for each in found.counted),
                f"{joined([name(each) for each in found.counted])} ends on {found.until}.",
                "Show both boards what came of it, and agree on the next programme of work.",
                found.counted,
            ),
        )
    if found.state == MISSING and found.target is not None:
        ended = f"; the last one ended on {found.last}" if found.last else ""
        return (
            _finding(
                context,
                "centre_missing",
                (account.id,),
                f"No joint innovation centre with {account.name} is in force{ended}; a customer of tier {context.tier_for_targets} should have one.",
                "Find one problem that their researchers and ours would both like to solve, and propose it.",
                found.every,
            ),
        )
    return ()


def _without_outcome(context: AssessmentContext, held: Sequence[Instrument]) -> tuple[Finding, ...]:
    after = context.policy.organizational.instruments.outcome_days
    empty = [each for each in held if not each.outcome and (context.as_of - each.held_on).days > after]
    return tuple(
        _finding(
            context,
            "centre_without_outcome",
            (each.id,),
            f"{name(each)} has been in force since {each.held_on}, and no outcome is on record.",
            "Ask who works there what came of it (shared work, patents, awards), and write it down.",
            [each],
        )
        for each in empty
    )


def _finding(
    context: AssessmentContext,
    kind: str,
    who: tuple[str, ...],
    sentence: str,
    step: str,
    rows: Sequence[Instrument],
) -> Finding:
    text = "The joint centres on record." if rows else "No joint centre is on record."
    days = tuple(str(each.held_on) for each in rows)
    evidence = (Evidence(text, dates=days, sources=sources(context.snapshot, rows)),)
    return Finding(kind, Severity.NOTE, who, sentence, step, "O8", evidence=evidence)


METRIC = Metric(
    id="joint_innovation",
    seed="O8",
    layer=Layer.ORGANIZATIONAL,
    unit=Unit.COUNT,
    measure=measure,
    targets=ASKED[CENTRE].targets,
)

METRICS = (METRIC,)
