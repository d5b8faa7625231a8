"""Is what was planned done, are voices answered? What E5 and E8 ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.account.wording import counted
from graphcrm.records import Action, Feedback, Instrument
from graphcrm.scorecard.measured import sources
from graphcrm.scorecard.nine_actions.condition import Checked, Metrics, not_known
from graphcrm.scorecard.own_work.voices import ASKING, voices

if TYPE_CHECKING:
    from graphcrm.scorecard.context import AssessmentContext

AGREEMENT = "cooperation_agreement"


def steps_done(context: AssessmentContext, metrics: Metrics) -> Checked:  # noqa: ARG001 — the signature of every check
    """Steps that were due in these months: the share that was done."""
    due = [
        each
        for each in context.snapshot.nodes(Action).values()
        if each.status != "dropped" and context.within(each.due_on)
    ]
    if not due:
        return not_known("No step that was due in these months is on record.", "Plan steps with a day on which they are due (sheet Action).")  # fmt: skip
    done = [each for each in due if each.status == "done"]
    late = sorted((each for each in due if each.status != "done"), key=lambda one: (str(one.due_on), one.id))
    said = f"{len(done)} of {counted(len(due), 'step', 'steps')} due in these months were done."
    step = f"Do this, or drop it: {late[0].name} (due {late[0].due_on})." if late else ""
    return Checked(len(done) / len(due), said, step, sources(context.snapshot, due))


def agreement_signed(context: AssessmentContext, metrics: Metrics) -> Checked:  # noqa: ARG001 — the signature of every check
    """Whether a cooperation agreement is in force."""
    every = context.snapshot.nodes(Instrument).values()
    step = "Negotiate a cooperation agreement, or record the one there is (sheet Instrument)."
    if not every:
        return not_known("No agreement and no other instrument is on record.", step)
    signed = [each for each in every if each.kind == AGREEMENT and each.held_on <= context.as_of]
    live = [each for each in signed if each.until is None or each.until >= context.as_of]
    if not live:
        ended = max((each.until for each in signed if each.until), default=None)
        said = (
            f"The last cooperation agreement ended on {ended}."
            if ended
            else "No cooperation agreement is on record."
        )
        return Checked(0.0, said, step, sources(context.snapshot, signed))
    until = max((each.until for each in live if each.until), default=None)
    said = (
        f"A cooperation agreement is in force{f' until {until}' if until else '; its end is not on record'}."
    )
    return Checked(1.0, said, "", sources(context.snapshot, live))


def voices_weighed(context: AssessmentContext, metrics: Metrics) -> Checked:  # noqa: ARG001 — the signature of every check
    """Needs, problems and complaints of these months of which somebody said how grave they are."""
    every = [
        each
        for each in context.snapshot.nodes(Feedback).values()
        if each.kind in ASKING and context.within(each.raised_on)
    ]
    weighed = [each for each in every if each.severity is not None]
    if not weighed:
        return not_known("No need, problem or complaint of these months says how grave it is.", "Say how grave each need, problem and complaint is (column severity of Feedback).")  # fmt: skip
    said = f"{len(weighed)} of {counted(len(every), 'voice', 'voices')} of these months were weighed."
    step = "Say how grave the others are (column severity of Feedback)." if len(weighed) < len(every) else ""
    return Checked(len(weighed) / len(every), said, step, sources(context.snapshot, every))


def closed_in_time(context: AssessmentContext, metrics: Metrics) -> Checked:  # noqa: ARG001 — the signature of every check
    """Of what was closed or is overdue, the share that was closed within the days its severity allows."""
    due = [each for each in voices(context) if not each.open or each.late]
    if not due:
        return not_known("No need, problem or complaint that should be closed by now is on record.", "Record what they ask of us, and when it was settled (sheet Feedback).")  # fmt: skip
    kept = [each for each in due if not each.late]
    waiting = sorted((each for each in due if each.open), key=lambda one: (one.allowed - one.days, one.record.id))  # fmt: skip
    said = f"{len(kept)} of {counted(len(due), 'voice', 'voices')} due were closed in time; {len(waiting)} are open for too long."
    step = f"Close this first, or say by when: {waiting[0].called(context)}." if waiting else ""
    return Checked(len(kept) / len(due), said, step, sources(context.snapshot, [each.record for each in due]))
