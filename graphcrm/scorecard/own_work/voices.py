"""Are voices answered? Time to close what was closed, and the age of what is open. (E8)

The two belong together: closing only what is easy makes the first look good and the second bad. Needs, problems and
complaints count that were open at some time in the months looked back on; praise and news of competitors call for no answer.
What its severity allows are `ActionRules.close_days`.

Kind of finding: ``voices_unanswered``, what is open for longer than its severity allows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median
from typing import NamedTuple

from graphcrm.findings import Evidence, Finding
from graphcrm.messages import Fact, Message, Name, Number, listed
from graphcrm.records import Contact, Feedback, Raised
from graphcrm.schema.scales import FEEDBACK_KIND
from graphcrm.scorecard.context import AssessmentContext, grouped
from graphcrm.scorecard.measured import Measured, Part, term
from graphcrm.scorecard.metric import Metric, Unit, everywhere
from graphcrm.scorecard.weak_spot import weak_spot

_MOST = 5
ASKING = frozenset({"need", "problem", "complaint"})
"""Kinds of feedback that call for an answer; praise and news of competitors call for none."""


class RaisedVoice(NamedTuple):
    """One need, problem or complaint: closed after ``days``, or open for as long; ``allowed`` days by its severity."""

    record: Feedback
    by: tuple[str, ...]
    days: int
    open: bool
    allowed: int

    @property
    def late(self) -> bool:
        return self.days > self.allowed

    def called(self, context: AssessmentContext) -> Message:
        """``complaint of Fu Lan: Engineer came without parts``."""
        who = next(iter(self.by), None)
        kind, words = term(FEEDBACK_KIND, self.record.kind), self.record.text
        name = f"voice.{'of' if who else 'from_nobody'}{'_text' if words else ''}"
        person = context.account.person(who) if who else ""
        return Message(name, kind=kind, who=person, text=Name(words or ""))

    @property
    def weight(self) -> Message:
        """How grave it is."""
        return severity(self.record.severity)


def severity(step: int | None) -> Message:
    """``severity 4 of 5``."""
    return Message("voice.no_severity") if step is None else Message("voice.severity", step=step)


def allowed_days(context: AssessmentContext, severity: int | None) -> int:
    """Within how many days something of this severity should be closed."""
    rules = context.policy.actions
    return rules.close_days.get(str(severity), rules.close_days_unknown)


def voices(context: AssessmentContext) -> tuple[RaisedVoice, ...]:
    """All that were open at some time in the months looked back on, in the order in which they were raised."""
    by, today = raisers(context), context.as_of
    raised: list[RaisedVoice] = []
    for ident, record in context.snapshot.nodes(Feedback).items():
        closed = record.closed_on if record.closed_on and record.closed_on <= today else None
        if record.kind in ASKING and (closed is None or context.within(closed)):
            days, allowed = (
                ((closed or today) - record.raised_on).days,
                allowed_days(context, record.severity),
            )
            raised.append(RaisedVoice(record, by.get(ident, ()), max(0, days), closed is None, allowed))
    return tuple(sorted(raised, key=lambda voice: (voice.record.raised_on, voice.record.id)))


def raisers(context: AssessmentContext) -> Mapping[str, tuple[str, ...]]:
    """By feedback: the contacts who raised it."""
    ties = context.snapshot.events(Raised, Contact, Feedback)
    return {ident: tuple(who) for ident, who in grouped((tie.to_id, tie.from_id) for tie in ties).items()}


def time_to_close(context: AssessmentContext) -> Measured:
    """The median of the days from raised to closed, of what was closed in the months looked back on."""
    raised = voices(context)
    closed = [voice for voice in raised if not voice.open]
    if not closed:
        return TIME_TO_CLOSE.not_known("waiting", n=len(raised)) if raised else TIME_TO_CLOSE.not_known()
    gravest = sorted(closed, key=lambda voice: -(voice.record.severity or 0))
    middles = [
        Message("voice.median", weight=severity(step), days=Number(median(days)), count=len(days))
        for step, days in grouped((voice.record.severity, voice.days) for voice in gravest).items()
    ]
    value, by_severity = float(median(voice.days for voice in closed)), listed(middles, style="semicolon")
    said = TIME_TO_CLOSE.says("said", n=len(closed), days=Number(value), by_severity=by_severity)
    return Measured(value, said, _parts(context, closed), step=_slowest(context, closed))


def open_age(context: AssessmentContext) -> Measured:
    """The median of the days for which what is open has been open; 0 where everything was closed."""
    raised = voices(context)
    if not raised:
        return OPEN_AGE.not_known()
    waiting = [voice for voice in raised if voice.open]
    if not waiting:
        return Measured(0.0, OPEN_AGE.says("closed", count=len(raised)), _parts(context, raised))
    late = sorted(
        (voice for voice in waiting if voice.late),
        key=lambda voice: (voice.allowed - voice.days, voice.record.raised_on, voice.record.id),
    )
    value = float(median(voice.days for voice in waiting))
    said = OPEN_AGE.says("said", n=len(waiting), days=Number(value), late=len(late))
    findings = (_unanswered(context, late),) if late else ()
    return Measured(value, said, _parts(context, waiting), findings=findings)


def _parts(context: AssessmentContext, raised: Sequence[RaisedVoice]) -> tuple[Part, ...]:
    """One a voice, the longest first: its days out of those allowed."""
    parts: list[Part] = []
    for voice in sorted(raised, key=lambda voice: (-voice.days, voice.record.id)):
        row, kind = voice.record, f"voice.{'open' if voice.open else 'closed'}"
        note = Message(kind, weight=voice.weight, raised=row.raised_on, closed=row.closed_on or "")
        who, name = next(iter(voice.by), None), voice.called(context)
        parts.append(Part(name, voice.days, voice.allowed, who, note, context.sources([row])))
    return tuple(parts)


def _slowest(context: AssessmentContext, closed: Sequence[RaisedVoice]) -> Fact:
    late = [voice for voice in closed if voice.late]
    if not late:
        return ""
    worst = max(late, key=lambda voice: (voice.days - voice.allowed, voice.record.id))
    facts: dict[str, Fact] = {"voice": worst.called(context), "days": worst.days}
    return TIME_TO_CLOSE.says("step", late=len(late), all=len(closed), **facts)


def _unanswered(context: AssessmentContext, late: Sequence[RaisedVoice]) -> Finding:
    who = dict.fromkeys(name for voice in late for name in voice.by)
    grave = sum((voice.record.severity or 0) >= context.policy.actions.grave for voice in late)
    worst = late[0].called(context)
    return weak_spot(
        "voices_unanswered",
        "E8",
        grave > 0,
        who or [voice.record.id for voice in late],
        *(_evidence(context, voice) for voice in late[:_MOST]),
        said="grave" if grave else "",
        step=Message("voice.close_first", voice=worst),
        n=len(late),
        grave=grave,
        voice=worst,
        days=late[0].days,
    )


def _evidence(context: AssessmentContext, voice: RaisedVoice) -> Evidence:
    facts: dict[str, Fact] = {"weight": voice.weight, "days": voice.days, "allowed": voice.allowed}
    why = Message("finding.voices_unanswered.evidence", voice=voice.called(context), **facts)
    return Evidence(why, voice.by, (voice.record.raised_on,), context.sources([voice.record]))


TIME_TO_CLOSE = Metric("time_to_close", "E8", Unit.DAYS, time_to_close, everywhere(30.0), worst=120.0)
OPEN_AGE = Metric("open_feedback_age", "E8", Unit.DAYS, open_age, everywhere(30.0), worst=180.0)
METRICS = (TIME_TO_CLOSE, OPEN_AGE)
