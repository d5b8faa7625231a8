"""Steps of plans. (K6, E2)"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from graphcrm.agenda.due import Due
from graphcrm.agenda.owners import present
from graphcrm.messages import Message, Name
from graphcrm.records import Action
from graphcrm.scorecard.context import AssessmentContext


def find(context: AssessmentContext, until: datetime.date) -> Iterator[Due]:
    """Planned steps with a day."""
    for ident, step in context.snapshot.nodes(Action).items():
        if step.status == "planned" and step.due_on is not None and step.due_on <= until:
            owner = present(context.account, [step.owner] if step.owner else [])
            why = Message("due.step.why", day=step.due_on)
            places = context.sources([step])
            yield Due("step", step.due_on, Name(step.name), why, "K6", owner, (ident,), places)
