"""The numbers of the agenda."""

from __future__ import annotations

from dataclasses import dataclass

from graphcrm.scorecard.policy.tiers import wrong


@dataclass(frozen=True)
class AgendaRules:
    """What goes on the list of what is due.

    Minutes are asked for until ``papers_days`` after a meeting (older ones won't be written any more); of the kinds in
    ``instruments_with_minutes``, for a year.
    """

    papers_days: int = 30
    instruments_with_minutes: tuple[str, ...] = ("alignment_meeting", "executive_visit")

    def __post_init__(self) -> None:
        if self.papers_days < 1:
            raise wrong("papers_days")
