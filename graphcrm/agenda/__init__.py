"""What is due or overdue with this customer, and for whom of ours: the day-to-day side of the assessment.

One module a kind of duty, each with ``find(context, until)``; to add one: its module, and its line in `DUTIES`.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Protocol

from graphcrm.agenda import feedback, instruments, papers, steps, surveys, visits
from graphcrm.agenda.due import Due

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphcrm.scorecard.context import AssessmentContext


class Duty(Protocol):
    """A module that knows one kind of duty."""

    def find(self, context: AssessmentContext, until: datetime.date) -> Iterable[Due]:
        """What is due until a day, and what should have been done before."""
        ...


DUTIES: tuple[Duty, ...] = (visits, papers, feedback, instruments, steps, surveys)


def agenda(context: AssessmentContext, *, days: int = 30, employee: str | None = None) -> tuple[Due, ...]:
    """What is overdue, and what falls due within some days, the oldest first; of one employee where one is named.

    What nobody of ours answers for belongs to everybody, and is in every employee's list. `ValueError` for days below 0.
    """
    if days < 0:
        raise ValueError("An agenda looks 0 or more days ahead.")
    until = context.as_of + datetime.timedelta(days=days)
    entries = [
        due
        for duty in DUTIES
        for due in duty.find(context, until)
        if employee is None or not due.owners or employee in due.owners
    ]
    return tuple(sorted(entries, key=lambda due: (due.on, due.kind, due.id)))


__all__ = ["DUTIES", "Due", "agenda"]
