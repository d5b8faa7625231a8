"""How far have the nine-boxes come to where they are meant to be? (K2)

Counted in steps from the lowest band, in each dimension that has a target and is judged: the middle band is one step,
the upper two. Who stands above the target makes up for nobody else; a target of the lowest band asks for nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from graphcrm.messages import Message, Name
from graphcrm.scorecard.key.bands import named
from graphcrm.scorecard.key.nine_box import nine_box
from graphcrm.scorecard.measured import Measured, Part
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier
from graphcrm.scorecard.ratio import ratio

if TYPE_CHECKING:
    from graphcrm.scorecard.context import AssessmentContext
    from graphcrm.scorecard.key.nine_box import Place

DIMENSIONS = ("intimacy", "support")


class Way(NamedTuple):
    """Steps that one contact has come, of those aimed at; ``open`` are steps aimed at of which today's is not judged.

    ``known`` counts the dimensions (of two) with both a target and a judgement.
    """

    come: int
    aimed: int
    open: int
    known: int


def way(place: Place) -> Way:
    """How far one contact has come to the target box."""
    pairs = [(now, aim) for now, aim in zip(place.box, place.target, strict=True) if aim is not None]
    judged = [(now, aim) for now, aim in pairs if now is not None]
    return Way(
        sum(min(now, aim) for now, aim in judged),
        sum(aim for _, aim in judged),
        sum(aim for now, aim in pairs if now is None),
        len(judged),
    )


def measure(context: AssessmentContext) -> Measured:
    """Steps come out of the steps aimed at, over all key contacts with a target."""
    places = nine_box(context).places
    ways = [(place, way(place)) for place in places]
    targeted = [(place, steps) for place, steps in ways if steps.aimed or steps.open]
    parts = [
        Part(
            place.person,
            steps.come if steps.aimed else None,
            steps.aimed or steps.open,
            place.contact,
            _note(place),
        )
        for place, steps in targeted
    ]
    behind = [(steps.aimed - steps.come, place.contact, place) for place, steps in targeted]
    measured = ratio(
        METRIC.id,
        parts,
        blank=sum(steps.open for _, steps in targeted if steps.aimed),
        said="said",
        step=_next(max(behind)[-1]) if any(steps for steps, _, _ in behind) else "",
        people=Message("count.key_contacts", n=len(targeted)),
        key=len(places),
    )
    if measured.value is None:
        return measured
    known = sum(steps.known for _, steps in ways) / (len(DIMENSIONS) * len(places))
    return replace(measured, known=known, interval=measured.interval or (measured.value, measured.value))


def _note(place: Place) -> Message:
    pairs = zip(DIMENSIONS, place.box, place.target, strict=True)
    blank = next((f"{what}_blank" for what, now, aim in pairs if now is None and aim), "move")
    return Message(
        f"part.nine_box_progress.{blank}", now=named(place.box), aim=named(place.target, target=True)
    )


def _next(place: Place) -> Message:
    if not place.path:
        return Message("metric.nine_box_progress.step_plan", who=place.person)
    step = place.path[0]
    if step.due_on is None:
        return Message("metric.nine_box_progress.step_planned", who=place.person, step=Name(step.name))
    return Message(
        "metric.nine_box_progress.step_due", who=place.person, step=Name(step.name), day=step.due_on
    )


METRIC = Metric(
    "nine_box_progress", "K2", Layer.KEY, Unit.SHARE, measure, by_tier(0.8, 0.75, 0.6, 0.5), weight=2.0
)
