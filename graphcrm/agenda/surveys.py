"""The yearly satisfaction survey. (G8, E6)"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphcrm.agenda.due import Due
from graphcrm.records import Survey
from graphcrm.scorecard.measured import sources

if TYPE_CHECKING:
    from graphcrm.scorecard.context import AssessmentContext


def find(context: AssessmentContext, until: datetime.date) -> Iterator[Due]:
    """A year after the last one; where none is on record, today."""
    every = sorted(context.snapshot.nodes(Survey).values(), key=lambda each: (each.held_on, each.id))
    last = every[-1] if every else None
    on = last.held_on + datetime.timedelta(days=365) if last else context.as_of
    if on <= until:
        why = f"Once a year; the last was on {last.held_on}." if last else "Once a year; none is on record."
        yield Due("survey", on, "Hold the satisfaction survey", why, "G8", about=("survey",), sources=sources(context.snapshot, every[-1:]))  # fmt: skip
