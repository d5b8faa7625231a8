"""Do the minutes of executive visits go out in time? (O6, E9)

In time is within `InstrumentRules.minutes_days` days of the visit: days are on record, not hours. A visit without a day
of its minutes is not known to have none. Kinds: ``minutes_late``; ``minutes_not_recorded``, no day is on record although
they are due.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.findings import Finding, Severity
from graphcrm.messages import Message, joined
from graphcrm.scorecard.measured import Measured, Part, sources, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier
from graphcrm.scorecard.organizational.instruments import VISIT, dated, evidence, named, standing
from graphcrm.scorecard.ratio import ratio
from graphcrm.scorecard.weak_spot import weak_spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphcrm.records import Instrument
    from graphcrm.scorecard.context import AssessmentContext

_ON_RECORD = "minutes.on_record"


def measure(context: AssessmentContext) -> Measured:
    """Visits whose minutes were in time, out of those of which the day is on record."""
    visits = standing(context.snapshot, VISIT, context.policy).counted
    due = {visit: _days(visit) for visit in visits if _due(context, visit)}
    blank = [visit for visit, days in due.items() if days is None]
    findings = (*_late(context, due), *_blank(context, blank))
    step = findings[0].step if findings else ""
    if len(blank) == len(due):
        return unknown(METRIC.id, "none_dated", step=step, findings=findings, window=context.window)
    return ratio(
        METRIC.id,
        [_part(context, visit) for visit in due],
        step=step,
        findings=findings,
        days=Message("count.days", n=_most(context)),
        more=Message("count.more_visits", n=len(blank)),
    )


def _most(context: AssessmentContext) -> int:
    return context.policy.organizational.instruments.minutes_days


def _days(visit: Instrument) -> int | None:
    """Days from the visit to its minutes; minutes from before the visit are none that can be reckoned with."""
    if visit.minutes_on is None or visit.minutes_on < visit.held_on:
        return None
    return (visit.minutes_on - visit.held_on).days


def _due(context: AssessmentContext, visit: Instrument) -> bool:
    """Whether the minutes are there, or should be by now."""
    return _days(visit) is not None or (context.as_of - visit.held_on).days > _most(context)


def _part(context: AssessmentContext, visit: Instrument) -> Part:
    days, rows = _days(visit), sources(context.snapshot, [visit])
    if days is None:
        return Part(named(visit), None, 1.0, visit.id, Message("part.minutes.none"), rows)
    note = Message("part.minutes.after", days=Message("count.days", n=days))
    return Part(named(visit), float(days <= _most(context)), 1.0, visit.id, note, rows)


def _late(context: AssessmentContext, due: dict[Instrument, int | None]) -> Iterator[Finding]:
    most = _most(context)
    late = {visit: days for visit, days in due.items() if days is not None and days > most}
    if late:
        visits = joined(
            Message("minutes.visit", visit=named(visit), days=days) for visit, days in late.items()
        )
        who, reason = [visit.id for visit in late], evidence(context, _ON_RECORD, [*late])
        days = Message("count.days", n=most)
        yield weak_spot("minutes_late", Severity.NOTE, who, "E9", [reason], visits=visits, days=days)


def _blank(context: AssessmentContext, blank: Sequence[Instrument]) -> Iterator[Finding]:
    if blank:
        who, reason = [visit.id for visit in blank], evidence(context, _ON_RECORD, blank)
        yield weak_spot("minutes_not_recorded", Severity.NOTE, who, "E9", [reason], visits=dated(blank))


METRIC = Metric(
    "visit_minutes", "O6", Layer.ORGANIZATIONAL, Unit.SHARE, measure, by_tier(1.0, 1.0, 0.8, None), weight=0.5
)
