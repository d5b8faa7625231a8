"""Steps of plans. (K6, E2)"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from graphcrm.agenda.due import Due
from graphcrm.agenda.owners import present
from graphcrm.messages import Message, Name, sentences
from graphcrm.records import Action, Concerns, Contact, Employee
from graphcrm.scorecard.context import AssessmentContext


def find(context: AssessmentContext, until: datetime.date) -> Iterator[Due]:
    """Planned steps with a day."""
    for ident, step in context.snapshot.nodes(Action).items():
        if step.status == "planned" and step.due_on is not None and step.due_on <= until:
            owner = present(context.account, [step.owner] if step.owner else [])
            why = _why(context, step, step.due_on)
            places = context.sources([step])
            yield Due("step", step.due_on, Name(step.name), why, "K6", owner, (ident,), places)


def _why(context: AssessmentContext, step: Action, day: datetime.date) -> Message:
    """For when it was planned; and who of those it is by or with has left."""
    ours, theirs = context.snapshot.left(Employee), context.snapshot.left(Contact)
    why, owner = Message("due.step.why", day=day), step.owner or ""
    by, meant = None, context.snapshot.behind(Concerns, Action, Contact)
    if owner in ours and owner not in context.account.employees:
        by = Message("due.step.owner_left", who=context.account.colleague(owner), day=ours[owner].on)
    elif owner and owner not in context.account.employees:
        by = Message("due.step.owner_elsewhere", owner=Name(owner))
    gone = [tie.to_id for tie in meant if tie.from_id == step.id]
    to = (
        Message("due.step.aim_left", who=context.account.person(gone[0]), day=theirs[gone[0]].on)
        if gone
        else None
    )
    return sentences(why, by, to)
