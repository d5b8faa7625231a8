"""The figures of each year with this customer, and which of them are whole."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

from graphcrm.records import Concerns, KpiYear

if TYPE_CHECKING:
    from graphcrm.scorecard.context import AssessmentContext


class Year(NamedTuple):
    """One year of figures; ``whole`` once its last day has come."""

    number: int
    figures: KpiYear
    whole: bool

    @property
    def called(self) -> str:
        return str(self.number) if self.whole else f"{self.number} (not finished)"


def years(context: AssessmentContext) -> tuple[Year, ...]:
    """The years of the account itself up to the one that runs, the oldest first; of two entries for a year the last written."""
    account, every = context.snapshot.account.id, context.snapshot.nodes(KpiYear)
    mine = {
        tie.from_id
        for tie in context.snapshot.ties_between(Concerns, "KpiYear", "Organization")
        if tie.to_id == account
    }
    found = {
        each.year: each
        for each in sorted(
            (every[ident] for ident in mine), key=lambda one: (one.year, one.recorded_at, one.id)
        )
        if datetime.MINYEAR <= each.year <= context.as_of.year
    }
    return tuple(
        Year(number, each, datetime.date(number, 12, 31) <= context.as_of) for number, each in found.items()
    )


def whole_years(context: AssessmentContext) -> tuple[Year, ...]:
    """Only those that are over."""
    return tuple(each for each in years(context) if each.whole)
