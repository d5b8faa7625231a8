"""The nine-box of the key people: how close our best relationship is, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from graphcrm.analysis.wording import called
from graphcrm.views.page.context import Context

COLUMNS = ("distant", "working contact", "close")
"""Intimacy 0 and 1, 2, 3 and 4."""
ROWS = ("for us", "neutral", "against us")
"""Support +1 and +2, 0, −1 and −2."""


@dataclass(frozen=True, slots=True)
class Nine:
    """Names by row and column; and those who have no place in it, since one of the two is not known."""

    boxes: tuple[tuple[tuple[str, ...], ...], ...]
    no_stance: tuple[str, ...]
    no_tie: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Whether nobody is placed, nor missing a place."""
        return (
            not any(names for row in self.boxes for names in row) and not self.no_stance and not self.no_tie
        )


def nine(here: Context) -> Nine:
    """Every key person, in general where no opportunity says otherwise."""
    reading = here.reading
    found: list[list[list[str]]] = [[[] for _ in COLUMNS] for _ in ROWS]
    no_stance: list[str] = []
    no_tie: list[str] = []
    for who in sorted(here.key, key=lambda each: (reading.contacts[each].name, each)):
        name, tie, close = called(reading.contacts[who]), reading.stance(who, None), reading.intimacy(who)
        if tie is None:
            no_stance.append(name)
        if close is None:
            no_tie.append(name)
        if tie is not None and close is not None:
            found[_row(tie.support)][_column(close)].append(name)
    return Nine(tuple(tuple(map(tuple, row)) for row in found), tuple(no_stance), tuple(no_tie))


def _row(support: int) -> int:
    return 0 if support > 0 else 1 if support == 0 else 2


def _column(intimacy: int) -> int:
    return 0 if intimacy < 2 else 1 if intimacy == 2 else 2
