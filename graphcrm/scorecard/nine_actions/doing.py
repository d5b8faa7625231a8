"""Is what was planned done, are voices answered? What E5 and E8 ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.messages import Message, Name
from graphcrm.records import Action, Feedback, Instrument
from graphcrm.scorecard.measured import sources
from graphcrm.scorecard.nine_actions.condition import Checked, met, not_known
from graphcrm.scorecard.own_work.voices import ASKING, voices

if TYPE_CHECKING:
    from graphcrm.scorecard.context import AssessmentContext

AGREEMENT = "cooperation_agreement"


def steps_done(context: AssessmentContext) -> Checked:
    """The share done of the steps, dropped ones left out, that were due in the months looked back on; not known without any."""
    due = [
        step
        for step in context.snapshot.nodes(Action).values()
        if step.status != "dropped" and context.within(step.due_on)
    ]
    if not due:
        return not_known("steps_done")
    late = sorted(
        (step for step in due if step.status != "done"), key=lambda step: (str(step.due_on), step.id)
    )
    advice = (
        Message("condition.steps_done.step", step=Name(late[0].name), day=late[0].due_on or "")
        if late
        else ""
    )
    places = sources(context.snapshot, due)
    return met("steps_done", len(due) - len(late), len(due), step=advice, sources=places)


def agreement_signed(context: AssessmentContext) -> Checked:
    """Done where a cooperation agreement is in force, else not done; not known where no instrument of any kind is on record."""
    instruments = context.snapshot.nodes(Instrument).values()
    if not instruments:
        return not_known("agreement_signed")
    signed = [each for each in instruments if each.kind == AGREEMENT and each.held_on <= context.as_of]
    live = [each for each in signed if each.until is None or each.until >= context.as_of]
    until = max((each.until for each in live or signed if each.until), default=None)
    kind = "in_force" if live else "ended" if until else "none"
    if live and until is None:
        kind = "endless"
    return Checked(
        1.0 if live else 0.0,
        Message(f"condition.agreement_signed.{kind}", day=until or ""),
        "" if live else Message("condition.agreement_signed.record"),
        sources(context.snapshot, live or signed),
    )


def voices_weighed(context: AssessmentContext) -> Checked:
    """The share of the needs, problems and complaints raised in the months looked back on that have a severity.

    Not known where none has.
    """
    asked = [
        voice
        for voice in context.snapshot.nodes(Feedback).values()
        if voice.kind in ASKING and context.within(voice.raised_on)
    ]
    weighed = sum(voice.severity is not None for voice in asked)
    if not weighed:
        return not_known("voices_weighed")
    advice = Message("condition.voices_weighed.step") if weighed < len(asked) else ""
    places = sources(context.snapshot, asked)
    return met("voices_weighed", weighed, len(asked), step=advice, sources=places)


def closed_in_time(context: AssessmentContext) -> Checked:
    """The share closed within the days that its severity allows (`ActionRules.close_days`) of what was closed or is overdue.

    Of needs, problems and complaints that were open at some time in the months looked back on; not known without any such.
    """
    due = [voice for voice in voices(context) if not voice.open or voice.late]
    if not due:
        return not_known("closed_in_time")
    waiting = sorted(
        (voice for voice in due if voice.open),
        key=lambda voice: (voice.allowed - voice.days, voice.record.id),
    )
    return met(
        "closed_in_time",
        sum(not voice.late for voice in due),
        len(due),
        waiting=len(waiting),
        step=Message("voice.close_first", voice=waiting[0].called(context)) if waiting else "",
        sources=sources(context.snapshot, [voice.record for voice in due]),
    )
