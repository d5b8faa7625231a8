"""The nine-box of the key people: how close our best relationship is, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from graphcrm.account.wording import called
from graphcrm.render.context import PageContext
from graphcrm.scorecard.key.bands import box

COLUMNS = ("distant", "working contact", "close")
"""Bands of intimacy, the lowest first; see `graphcrm.scorecard.key.bands`."""
ROWS = ("for us", "neutral", "against us")
"""Bands of support, the highest first."""


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


def nine(here: PageContext) -> Nine:
    """Every key person, in general where no opportunity says otherwise."""
    presenter = here.presenter
    found: list[list[list[str]]] = [[[] for _ in COLUMNS] for _ in ROWS]
    no_stance: list[str] = []
    no_tie: list[str] = []
    for who in sorted(here.key, key=lambda each: (presenter.contacts[each].name, each)):
        name, tie, close = (
            called(presenter.contacts[who]),
            presenter.stance(who, None),
            presenter.intimacy(who),
        )
        if tie is None:
            no_stance.append(name)
        if close is None:
            no_tie.append(name)
        if tie is not None and close is not None:
            column, band = box(here.assessment.policy.key, close, tie.support)
            if column is not None and band is not None:
                found[len(ROWS) - 1 - band][column].append(name)
    return Nine(tuple(tuple(map(tuple, row)) for row in found), tuple(no_stance), tuple(no_tie))
