"""Are the two dimensions of each key relationship judged, and lately? (K1)

A judgement is fresh up to its half-life (`Rules.half_life_days`: 180 days for intimacy and for support); one without a
day is old.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.messages import Message, joined
from graphcrm.scorecard.key.nine_box import nine_box
from graphcrm.scorecard.measured import Measured, Part
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier
from graphcrm.scorecard.ratio import ratio

if TYPE_CHECKING:
    from graphcrm.scorecard.context import AssessmentContext
    from graphcrm.scorecard.key.nine_box import Place


def measure(context: AssessmentContext) -> Measured:
    """Key contacts whose intimacy and support were both judged lately, out of all key contacts."""
    gaps = [(place, missing(place)) for place in nine_box(context).places]
    parts = [
        Part(place.person, float(not gap), 1, place.contact, joined(gap) if gap else Message("judged.both"))
        for place, gap in gaps
    ]
    behind = [(place, gap) for place, gap in gaps if gap]
    step: Message | str = ""
    if behind:
        first, gap = min(behind, key=lambda pair: _heaviest(context, pair[0]))
        step = Message("metric.judged_relationships.step", who=first.person, missing=joined(gap))
    people = Message("count.key_contacts", n=len(parts))
    return ratio(METRIC.id, parts, n=len(parts) - len(behind), people=people, step=step)


def missing(place: Place) -> tuple[Message, ...]:
    """What stands in the way of a full judgement: ``intimacy not judged``, ``support judged too long ago``."""
    pairs = (("intimacy", place.intimacy_fresh), ("support", place.support_fresh))
    return tuple(
        Message(f"judged.{what}.{'never' if fresh is None else 'old'}") for what, fresh in pairs if not fresh
    )


def _heaviest(context: AssessmentContext, place: Place) -> tuple[float, int, str]:
    """Who decides on the most money comes first."""
    decides = context.key_contacts[place.contact].decides
    return (-sum(deal.amount or 0.0 for deal in decides), -len(decides), place.contact)


METRIC = Metric("judged_relationships", "K1", Layer.KEY, Unit.SHARE, measure, by_tier(0.9, 0.8, 0.6, 0.5))
