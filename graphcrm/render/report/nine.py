"""The nine-box of the key people: how close our best relationship is, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from graphcrm.messages import Wording, listed
from graphcrm.scorecard import AssessmentContext
from graphcrm.scorecard.key.bands import Box
from graphcrm.scorecard.key.nine_box import Place, nine_box

BANDS = (0, 1, 2)


@dataclass(frozen=True, slots=True)
class Nine:
    """Names by row (support, the highest first) and column (closeness, the lowest first).

    Beside them those who have no place in it, since one of the two is not known.
    """

    boxes: tuple[tuple[tuple[str, ...], ...], ...]
    no_stance: tuple[str, ...]
    no_tie: tuple[str, ...]
    apart: tuple[str, ...]
    """The last two in sentences."""

    @property
    def empty(self) -> bool:
        """Whether nobody is placed, nor missing a place."""
        names = (*(name for row in self.boxes for box in row for name in box), *self.no_stance, *self.no_tie)
        return not names


def nine(context: AssessmentContext, wording: Wording) -> Nine:
    """Every key person, where the nine-box of the assessment has them; see `nine_box`."""
    places = sorted(nine_box(context).places, key=lambda place: (place.name, place.contact))

    def name(place: Place) -> str:
        return wording.read(context.account.person(place.contact))

    no_stance = tuple(name(place) for place in places if place.box.support is None)
    no_tie = tuple(name(place) for place in places if place.box.intimacy is None)
    missing = {"report.no_stance": no_stance, "report.no_tie": no_tie}
    return Nine(
        tuple(
            tuple(
                tuple(name(place) for place in places if place.box == Box(across, down)) for across in BANDS
            )
            for down in reversed(BANDS)
        ),
        no_stance,
        no_tie,
        tuple(wording.say(kind, who=listed(who, style="names")) for kind, who in missing.items() if who),
    )
