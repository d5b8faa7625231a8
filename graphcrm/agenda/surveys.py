"""The yearly satisfaction survey. (G8, E6)"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from graphcrm.agenda.due import Due
from graphcrm.messages import Message
from graphcrm.records import Survey
from graphcrm.scorecard.context import AssessmentContext


def find(context: AssessmentContext, until: datetime.date) -> Iterator[Due]:
    """A year after the last one; where none is on record, today."""
    surveys = context.snapshot.nodes(Survey).values()
    last = max(surveys, key=lambda survey: (survey.held_on, survey.id), default=None)
    on = last.held_on + datetime.timedelta(days=365) if last else context.as_of
    if on <= until:
        yield Due(
            "survey",
            on,
            Message("due.survey.hold"),
            Message("due.survey.last", day=last.held_on) if last else Message("due.survey.none"),
            "G8",
            about=("survey",),
            sources=context.sources([last] if last else []),
        )
