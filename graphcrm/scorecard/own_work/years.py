"""The figures of each year with this customer, and which of them are whole."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

from graphcrm.messages import Fact, Message
from graphcrm.records import Concerns, KpiYear

if TYPE_CHECKING:
    from graphcrm.scorecard.context import AssessmentContext


class Year(NamedTuple):
    """One year of figures; ``whole`` once its last day has come."""

    number: int
    figures: KpiYear
    whole: bool

    @property
    def called(self) -> Fact:
        """``2025``, ``2026 (not finished)``."""
        return str(self.number) if self.whole else Message("year.running", year=self.number)


def years(context: AssessmentContext) -> tuple[Year, ...]:
    """The years of the account itself up to the one that runs, the oldest first; of two entries for a year the last written."""
    account, figures = context.snapshot.account.id, context.snapshot.nodes(KpiYear)
    mine = [
        figures[tie.from_id]
        for tie in context.snapshot.ties_between(Concerns, "KpiYear", "Organization")
        if tie.to_id == account
    ]
    by_year = {
        entry.year: entry
        for entry in sorted(mine, key=lambda entry: (entry.year, entry.recorded_at, entry.id))
        if datetime.MINYEAR <= entry.year <= context.as_of.year
    }
    return tuple(
        Year(number, entry, datetime.date(number, 12, 31) <= context.as_of)
        for number, entry in by_year.items()
    )


def whole_years(context: AssessmentContext) -> tuple[Year, ...]:
    """Only those that are over."""
    return tuple(year for year in years(context) if year.whole)
