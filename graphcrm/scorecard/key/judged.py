"""Are the two dimensions of each key relationship judged, and lately? (K1)

A judgement is fresh up to its half-life (`Rules.half_life_days`: 180 days for intimacy and for support); one without a
day is old.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.account.wording import counted, joined
from graphcrm.scorecard.key.nine_box import nine_box
from graphcrm.scorecard.measured import Measured, Part, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier

if TYPE_CHECKING:
    from graphcrm.scorecard.context import AssessmentContext
    from graphcrm.scorecard.key.nine_box import Place


def measure(context: AssessmentContext) -> Measured:
    """Key contacts whose intimacy and support were both judged lately, out of all key contacts."""
    places = nine_box(context).places
    if not places:
        return unknown(METRIC.unknown, step="Mark the key contacts, or record who decides on what.")
    parts = tuple(
        Part(each.name, float(not missing(each)), 1, each.contact, joined(missing(each)) or "both judged")
        for each in places
    )
    done = sum(part.value or 0 for part in parts)
    open_ = [each for each in places if missing(each)]
    first = min(open_, key=lambda each: _heaviest(context, each), default=None)
    people = f"{counted(len(places), 'key contact', 'key contacts')} {'has' if done == 1 else 'have'}"
    return Measured(
        done / len(places),
        f"{done:g} of {people} both intimacy and support judged, and lately.",
        parts,
        step=f"Judge {first.name} first ({joined(missing(first))})." if first else "",
    )


def missing(place: Place) -> list[str]:
    """What stands in the way of a full judgement: ``intimacy not judged``, ``support judged too long ago``."""
    pairs = (("intimacy", place.intimacy_fresh), ("support", place.support_fresh))
    return [
        f"{what} {'not judged' if fresh is None else 'judged too long ago'}"
        for what, fresh in pairs
        if not fresh
    ]


def _heaviest(context: AssessmentContext, place: Place) -> tuple[float, int, str]:
    """Who decides on the most money comes first."""
    decides = context.key_contacts[place.contact].decides
    return (-sum(each.amount or 0.0 for each in decides), -len(decides), place.contact)


METRIC = Metric(
    id="judged_relationships",
    seed="K1",
    layer=Layer.KEY,
    unit=Unit.SHARE,
    measure=measure,
    targets=by_tier(0.9, 0.8, 0.6, 0.5),
)
