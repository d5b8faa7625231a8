"""Are voices answered? Time to close what was closed, and the age of what is open. (E8)

The two belong together: closing only what is easy makes the first look good and the second bad. Needs, problems and
complaints count; praise and news of competitors call for no answer. Kind of finding: ``voices_unanswered``, what is
open for longer than its severity allows.
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from graphcrm.account.wording import counted
from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.scorecard.measured import Measured, Part, sources, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, everywhere
from graphcrm.scorecard.own_work.voices import voices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphcrm.scorecard.context import AssessmentContext
    from graphcrm.scorecard.own_work.voices import Voice

STEP = "Record needs, problems and complaints with the day they were raised and closed (sheet Feedback)."
_MOST = 5


def time_to_close(context: AssessmentContext) -> Measured:
    """The median of the days from raised to closed, of what was closed in these months."""
    every = voices(context)
    closed = [each for each in every if not each.open]
    if not closed:
        waiting = f" {counted(len(every), 'is', 'are')} open." if every else ""
        return unknown(f"{TIME_TO_CLOSE.unknown}{waiting}", step=STEP)
    value = float(median(each.days for each in closed))
    said = f"Half of {counted(len(closed), 'voice', 'voices')} closed took {value:g} days or less"
    by_weight: dict[str, list[int]] = {}
    for each in sorted(closed, key=lambda one: -(one.record.severity or 0)):
        by_weight.setdefault(each.weight, []).append(each.days)
    middles = "; ".join(
        f"{weight}: {median(days):g} days ({len(days)})" for weight, days in by_weight.items()
    )
    return Measured(value, f"{said} ({middles}).", _parts(context, closed), step=_slowest(context, closed))


def open_age(context: AssessmentContext) -> Measured:
    """The median of the days for which what is open has been open; 0 where everything was closed."""
    every = voices(context)
    if not every:
        return unknown(OPEN_AGE.unknown, step=STEP)
    waiting = [each for each in every if each.open]
    if not waiting:
        return Measured(0.0, f"Nothing is open: all {len(every)} were closed.", _parts(context, every))
    late = sorted(
        (each for each in waiting if each.late),
        key=lambda one: (one.allowed - one.days, one.record.raised_on, one.record.id),
    )
    value = float(median(each.days for each in waiting))
    said = f"{counted(len(waiting), 'voice is', 'voices are')} open, half of them for {value:g} days or longer; {len(late)} longer than their severity allows."
    found = (_finding(context, late),) if late else ()
    step = found[0].next_step if found else ""
    return Measured(value, said, _parts(context, waiting), step=step, findings=found)


def _parts(context: AssessmentContext, every: Sequence[Voice]) -> tuple[Part, ...]:
    """One a voice, the longest first: its days out of those allowed."""
    ordered = sorted(every, key=lambda one: (-one.days, one.record.id))
    return tuple(
        Part(
            each.called(context),
            each.days,
            each.allowed,
            each.by[0] if each.by else None,
            f"{each.weight}, raised {each.record.raised_on}{', open' if each.open else f', closed {each.record.closed_on}'}",
            sources(context.snapshot, [each.record]),
        )
        for each in ordered
    )


def _slowest(context: AssessmentContext, closed: Sequence[Voice]) -> str:
    late = [each for each in closed if each.late]
    if not late:
        return ""
    worst = max(late, key=lambda one: (one.days - one.allowed, one.record.id))
    return f"{len(late)} of {len(closed)} took longer than their severity allows: ask why the {worst.called(context)} took {worst.days} days."


def _finding(context: AssessmentContext, late: Sequence[Voice]) -> Finding:
    who = tuple(dict.fromkeys(name for each in late for name in each.by)) or tuple(
        each.record.id for each in late
    )
    first = late[0]
    grave = sum((each.record.severity or 0) >= context.policy.actions.grave for each in late)
    much = f", {grave} of them grave" if grave else ""
    return Finding(
        kind="voices_unanswered",
        severity=Severity.WEAK if grave else Severity.NOTE,
        who=who,
        message=f"{counted(len(late), 'voice waits', 'voices wait')} longer for an answer than their severity allows{much}; the worst is a {first.called(context)}, open for {first.days} days.",
        step=f"Close this first, or say by when: {first.called(context)}.",
        seed="E8",
        evidence=tuple(
            Evidence(
                f"{each.called(context)} ({each.weight}): open for {each.days} days, {each.allowed} allowed.",
                each.by,
                (str(each.record.raised_on),),
                sources(context.snapshot, [each.record]),
            )
            for each in late[:_MOST]
        ),
    )


TIME_TO_CLOSE = Metric(
    id="time_to_close",
    seed="E8",
    layer=Layer.WORK,
    unit=Unit.DAYS,
    measure=time_to_close,
    targets=everywhere(30.0),
    worst=120.0,
)
OPEN_AGE = Metric(
    id="open_feedback_age",
    seed="E8",
    layer=Layer.WORK,
    unit=Unit.DAYS,
    measure=open_age,
    targets=everywhere(30.0),
    worst=180.0,
)
METRICS: tuple[Metric, ...] = (TIME_TO_CLOSE, OPEN_AGE)
