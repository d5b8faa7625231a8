"""Are voices answered? Time to close what was closed, and the age of what is open. (E8)

The two belong together: closing only what is easy makes the first look good and the second bad. Needs, problems and
complaints count that were open at some time in the months looked back on; praise and news of competitors call for no answer.
What its severity allows are `ActionRules.close_days`.

Kind of finding: ``voices_unanswered``, what is open for longer than its severity allows.
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.messages import Fact, Message, Number, listed
from graphcrm.scorecard.measured import Measured, Part, sources, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, everywhere
from graphcrm.scorecard.own_work.voices import severity, voices
from graphcrm.scorecard.weak_spot import weak_spot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphcrm.scorecard.context import AssessmentContext
    from graphcrm.scorecard.own_work.voices import Voice

_MOST = 5


def time_to_close(context: AssessmentContext) -> Measured:
    """The median of the days from raised to closed, of what was closed in the months looked back on."""
    asked = voices(context)
    closed = [voice for voice in asked if not voice.open]
    if not closed:
        return unknown(TIME_TO_CLOSE.id, "waiting", n=len(asked)) if asked else unknown(TIME_TO_CLOSE.id)
    by_weight: dict[int | None, list[int]] = {}
    for voice in sorted(closed, key=lambda voice: -(voice.record.severity or 0)):
        by_weight.setdefault(voice.record.severity, []).append(voice.days)
    middles = [
        Message("voice.median", weight=severity(step), days=Number(median(days)), count=len(days))
        for step, days in by_weight.items()
    ]
    value = float(median(voice.days for voice in closed))
    said = Message(
        "metric.time_to_close.said",
        n=len(closed),
        days=Number(value),
        by_severity=listed(middles, style="semicolon"),
    )
    return Measured(value, said, _parts(context, closed), step=_slowest(context, closed))


def open_age(context: AssessmentContext) -> Measured:
    """The median of the days for which what is open has been open; 0 where everything was closed."""
    asked = voices(context)
    if not asked:
        return unknown(OPEN_AGE.id)
    waiting = [voice for voice in asked if voice.open]
    if not waiting:
        closed = Message("metric.open_feedback_age.closed", count=len(asked))
        return Measured(0.0, closed, _parts(context, asked))
    late = sorted(
        (voice for voice in waiting if voice.late),
        key=lambda voice: (voice.allowed - voice.days, voice.record.raised_on, voice.record.id),
    )
    value = float(median(voice.days for voice in waiting))
    said = Message("metric.open_feedback_age.said", n=len(waiting), days=Number(value), late=len(late))
    findings = (_finding(context, late),) if late else ()
    step = findings[0].step if findings else ""
    return Measured(value, said, _parts(context, waiting), step=step, findings=findings)


def _parts(context: AssessmentContext, asked: Sequence[Voice]) -> tuple[Part, ...]:
    """One a voice, the longest first: its days out of those allowed."""
    return tuple(
        Part(
            voice.called(context),
            voice.days,
            voice.allowed,
            voice.by[0] if voice.by else None,
            Message(
                f"voice.{'open' if voice.open else 'closed'}",
                weight=voice.weight,
                raised=voice.record.raised_on,
                closed=voice.record.closed_on or "",
            ),
            sources(context.snapshot, [voice.record]),
        )
        for voice in sorted(asked, key=lambda voice: (-voice.days, voice.record.id))
    )


def _slowest(context: AssessmentContext, closed: Sequence[Voice]) -> Fact:
    late = [voice for voice in closed if voice.late]
    if not late:
        return ""
    worst = max(late, key=lambda voice: (voice.days - voice.allowed, voice.record.id))
    return Message(
        "metric.time_to_close.step",
        late=len(late),
        all=len(closed),
        voice=worst.called(context),
        days=worst.days,
    )


def _finding(context: AssessmentContext, late: Sequence[Voice]) -> Finding:
    who = dict.fromkeys(name for voice in late for name in voice.by)
    grave = sum((voice.record.severity or 0) >= context.policy.actions.grave for voice in late)
    reasons = [
        Evidence(
            Message(
                "finding.voices_unanswered.evidence",
                voice=voice.called(context),
                weight=voice.weight,
                days=voice.days,
                allowed=voice.allowed,
            ),
            voice.by,
            (voice.record.raised_on,),
            sources(context.snapshot, [voice.record]),
        )
        for voice in late[:_MOST]
    ]
    worst = late[0].called(context)
    return weak_spot(
        "voices_unanswered",
        Severity.WEAK if grave else Severity.NOTE,
        who or [voice.record.id for voice in late],
        "E8",
        reasons,
        said="grave" if grave else "",
        step=Message("voice.close_first", voice=worst),
        n=len(late),
        grave=grave,
        voice=worst,
        days=late[0].days,
    )


TIME_TO_CLOSE = Metric(
    "time_to_close", "E8", Layer.WORK, Unit.DAYS, time_to_close, everywhere(30.0), worst=120.0
)
OPEN_AGE = Metric("open_feedback_age", "E8", Layer.WORK, Unit.DAYS, open_age, everywhere(30.0), worst=180.0)
METRICS: tuple[Metric, ...] = (TIME_TO_CLOSE, OPEN_AGE)
