"""Is what was planned done, are voices answered? What E5 and E8 ask."""

from __future__ import annotations

from graphcrm.messages import Message, Name
from graphcrm.records import Action, Feedback, Instrument
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.nine_actions.condition import Checked, met, met_by, not_known
from graphcrm.scorecard.own_work.voices import ASKING, voices

AGREEMENT = "cooperation_agreement"


def steps_done(context: AssessmentContext) -> Checked:
    """The share done of the steps, dropped ones left out, that were due in the months looked back on; not known without any."""
    steps = context.snapshot.nodes(Action).values()
    due = [step for step in steps if step.status != "dropped" and context.within(step.due_on)]
    late = sorted(
        (step for step in due if step.status != "done"), key=lambda step: (str(step.due_on), step.id)
    )
    first = {"step": Name(late[0].name), "day": late[0].due_on or ""} if late else {}
    return met_by(context, "steps_done", due, lambda step: step.status == "done", **first)


def agreement_signed(context: AssessmentContext) -> Checked:
    """Done where a cooperation agreement is in force, else not done; not known where no instrument of any kind is on record."""
    instruments, today = context.snapshot.nodes(Instrument).values(), context.as_of
    if not instruments:
        return not_known("agreement_signed")
    signed = [row for row in instruments if row.kind == AGREEMENT and row.held_on <= today]
    live = [row for row in signed if row.until is None or row.until >= today]
    until = max((row.until for row in live or signed if row.until), default=None)
    kind = ("in_force" if until else "endless") if live else "ended" if until else "none"
    message = Message(f"condition.agreement_signed.{kind}", day=until or "")
    step = "" if live else Message("condition.agreement_signed.record")
    return Checked(float(bool(live)), message, step, context.sources(live or signed))


def voices_weighed(context: AssessmentContext) -> Checked:
    """The share of the needs, problems and complaints raised in the months looked back on that have a severity.

    Not known where none has.
    """
    raised = context.snapshot.nodes(Feedback).values()
    asking = [voice for voice in raised if voice.kind in ASKING and context.within(voice.raised_on)]
    if all(voice.severity is None for voice in asking):
        return not_known("voices_weighed")
    return met_by(context, "voices_weighed", asking, lambda voice: voice.severity is not None)


def closed_in_time(context: AssessmentContext) -> Checked:
    """The share closed within the days that its severity allows (`ActionRules.close_days`) of what was closed or is overdue.

    Of needs, problems and complaints that were open at some time in the months looked back on; not known without any such.
    """
    due = [voice for voice in voices(context) if not voice.open or voice.late]
    if not due:
        return not_known("closed_in_time")
    waiting = [voice for voice in due if voice.open]
    first = min(waiting, key=lambda voice: (voice.allowed - voice.days, voice.record.id), default=None)
    return met(
        "closed_in_time",
        sum(not voice.late for voice in due),
        len(due),
        waiting=len(waiting),
        step=Message("voice.close_first", voice=first.called(context)) if first else "",
        sources=context.sources(voice.record for voice in due),
    )
