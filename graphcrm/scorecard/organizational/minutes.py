"""Do the minutes of executive visits go out in time? (O6, E9)

In time is within `InstrumentRules.minutes_days` days of the visit: days are on record, not hours. A visit without a day
of its minutes is not known to have none. Kinds: ``minutes_late``; ``minutes_not_recorded``, no day is on record although
they are due.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.account.wording import counted, joined
from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.scorecard.measured import Measured, Part, sources, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier
from graphcrm.scorecard.organizational.instruments import VISIT, name, standing

if TYPE_CHECKING:
    from graphcrm.records import Instrument
    from graphcrm.scorecard.context import AssessmentContext


def measure(context: AssessmentContext) -> Measured:
    """Visits whose minutes were in time, out of those of which the day is on record."""
    due = [each for each in standing(context.snapshot, VISIT, context.policy).counted if _due(context, each)]
    took = {each: days for each in due if (days := _days(each)) is not None}
    blank = [each for each in due if each not in took]
    findings = (*_late(context, took), *_blank(context, blank))
    step = findings[0].next_step if findings else ""
    if not took:
        return unknown(METRIC.unknown, step=step, findings=findings)
    most = context.policy.organizational.instruments.minutes_days
    good = sum(days <= most for days in took.values())
    rest = f" Of {counted(len(blank), 'more visit', 'more visits')}, no day is on record." if blank else ""
    said = f"The minutes of {good} of {counted(len(took), 'executive visit', 'executive visits')} went out within {most} days.{rest}"
    parts = [_part(context, each) for each in due]
    return Measured(
        good / len(took),
        said,
        tuple(parts),
        known=len(took) / len(due),
        interval=(good / len(due), (good + len(blank)) / len(due)) if blank else None,
        step=step,
        findings=findings,
    )


def _days(each: Instrument) -> int | None:
    """Days from the visit to its minutes; minutes from before the visit are none that can be reckoned with."""
    if each.minutes_on is None or each.minutes_on < each.held_on:
        return None
    return (each.minutes_on - each.held_on).days


def _due(context: AssessmentContext, each: Instrument) -> bool:
    """Whether the minutes are there, or should be by now."""
    most = context.policy.organizational.instruments.minutes_days
    return _days(each) is not None or (context.as_of - each.held_on).days > most


def _part(context: AssessmentContext, each: Instrument) -> Part:
    days = _days(each)
    most = context.policy.organizational.instruments.minutes_days
    note = "no day on record" if days is None else f"after {counted(days, 'day', 'days')}"
    value = None if days is None else 1.0 if days <= most else 0.0
    return Part(name(each), value, 1.0, each.id, note, sources(context.snapshot, [each]))


def _late(context: AssessmentContext, took: dict[Instrument, int]) -> tuple[Finding, ...]:
    most = context.policy.organizational.instruments.minutes_days
    late = [each for each, days in took.items() if days > most]
    if not late:
        return ()
    said = joined([f"{name(each)} ({took[each]} days)" for each in late])
    return (
        Finding(
            kind="minutes_late",
            severity=Severity.NOTE,
            who=tuple(each.id for each in late),
            message=f"Minutes went out later than {most} days after the visit: {said}.",
            step="Name who writes the minutes before the next visit, and let them go out the day after.",
            seed="E9",
            evidence=_evidence(context, late),
        ),
    )


def _blank(context: AssessmentContext, blank: list[Instrument]) -> tuple[Finding, ...]:
    if not blank:
        return ()
    said = joined([f"{name(each)} ({each.held_on})" for each in blank])
    return (
        Finding(
            kind="minutes_not_recorded",
            severity=Severity.NOTE,
            who=tuple(each.id for each in blank),
            message=f"Whether minutes of {said} ever went out is not recorded.",
            step="Send them now if they did not go out, and record the day.",
            seed="E9",
            evidence=_evidence(context, blank),
        ),
    )


def _evidence(context: AssessmentContext, rows: list[Instrument]) -> tuple[Evidence, ...]:
    days = tuple(str(each.held_on) for each in rows)
    return (
        Evidence(
            "The visits and the days of their minutes.", dates=days, sources=sources(context.snapshot, rows)
        ),
    )


METRIC = Metric(
    id="visit_minutes",
    seed="O6",
    layer=Layer.ORGANIZATIONAL,
    unit=Unit.SHARE,
    measure=measure,
    targets=by_tier(1.0, 1.0, 0.8, None),
    weight=0.5,
)

METRICS = (METRIC,)
