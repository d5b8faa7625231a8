"""The numbers of our own work (E), and of the agenda."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from graphcrm.scorecard.policy.tiers import ensure


def _by_severity() -> Mapping[str, int]:
    return MappingProxyType({"1": 60, "2": 60, "3": 45, "4": 21, "5": 14})


@dataclass(frozen=True)
class ActionRules:
    """What a company expects of its own work. (E0–E9)

    A condition of one of the nine actions counts as done from ``done_from`` of what it asks on, as partly done from
    ``partly_from`` on, below that as not done.

    ``strategy_years`` years ahead should have themes of the customer's strategy with their fit. Customer information is
    fresh for ``fresh_days`` days. ``close_days`` says, by severity, within how many days a need, problem or complaint
    should be closed; ``close_days_unknown`` where nobody said how grave it is. From ``grave`` on, something is grave.
    ``response_rate`` of those who were asked should answer the survey. The quality of contacts is compared where
    ``least_rated`` of either year were rated; it rises by ``quality_rise`` or more, and from ``quality_good`` on it is
    enough to hold it.
    """

    done_from: float = 0.9
    partly_from: float = 0.25
    strategy_years: int = 3
    fresh_days: int = 365
    close_days: Mapping[str, int] = field(default_factory=_by_severity)
    close_days_unknown: int = 45
    grave: int = 4
    response_rate: float = 0.6
    least_rated: int = 10
    quality_rise: float = 0.1
    quality_good: float = 4.0

    def __post_init__(self) -> None:
        ensure(0 < self.partly_from < self.done_from <= 1, "done_from")
        least = (self.strategy_years, self.fresh_days, self.close_days_unknown, self.least_rated)
        ensure(min(least) >= 1, "actions")
        ensure({*self.close_days} == {*"12345"} and min(self.close_days.values()) >= 1, "close_days")
        ensure(1 <= self.grave <= 5 and 1 <= self.quality_good <= 5, "grave")
        ensure(0 < self.response_rate <= 1 and self.quality_rise >= 0, "response_rate")


@dataclass(frozen=True)
class AgendaRules:
    """What goes on the list of what is due.

    Minutes are asked for until ``papers_days`` after a meeting (older ones won't be written any more); of the kinds in
    ``instruments_with_minutes``, for a year.
    """

    papers_days: int = 30
    instruments_with_minutes: tuple[str, ...] = ("alignment_meeting", "executive_visit")

    def __post_init__(self) -> None:
        ensure(self.papers_days >= 1, "papers_days")
