"""How far have the nine-boxes come to where they are meant to be? (K2)

Counted in steps from the lowest band, in each dimension that has a target and is judged: the middle band is one step,
the upper two. Who stands above the target makes up for nobody else; a target of the lowest band asks for nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graphcrm.account.wording import counted
from graphcrm.scorecard.key.bands import said
from graphcrm.scorecard.key.nine_box import nine_box
from graphcrm.scorecard.measured import Measured, Part, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier

if TYPE_CHECKING:
    from graphcrm.scorecard.context import AssessmentContext
    from graphcrm.scorecard.key.nine_box import Place

DIMENSIONS = 2


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
    ways = [(each, way(each)) for each in places]
    come, aimed, blank = (sum(part) for part in zip(*(each[1][:3] for each in ways), strict=True)) if ways else (0, 0, 0)  # fmt: skip
    if not aimed:
        return unknown(METRIC.unknown, step="Set a target intimacy and a target support for each key contact.")  # fmt: skip
    targeted = [(each, one) for each, one in ways if one.aimed or one.open]
    parts = tuple(
        Part(each.name, one.come if one.aimed else None, one.aimed or one.open, each.contact, _note(each))
        for each, one in targeted
    )
    behind = max(targeted, key=lambda each: (each[1].aimed - each[1].come, each[0].contact))[0]
    people = counted(len(targeted), "key contact", "key contacts")
    return Measured(
        come / aimed,
        f"{come} of {aimed} steps aimed at are made, over {people} with a target ({len(places)} are key).",
        parts,
        known=sum(one.known for _, one in ways) / (DIMENSIONS * len(places)),
        interval=(come / (aimed + blank), (come + blank) / (aimed + blank)),
        step=_next(behind) if come < aimed else "",
    )


def _note(place: Place) -> str:
    blanks = [
        what
        for what, now, aim in zip(("intimacy", "support"), place.box, place.target, strict=True)
        if now is None and aim
    ]
    left = f"; {blanks[0]} is aimed at and not judged" if blanks else ""
    return f"{said(place.box)} → {said(place.target, 'not set')}{left}"


def _next(place: Place) -> str:
    if not place.path:
        return f"Plan the first step with {place.name}, who is farthest from the target."
    step = place.path[0]
    return f"Farthest from the target is {place.name}. Next planned: {step.name}{f', {step.due_on}' if step.due_on else ''}."


METRIC = Metric(
    id="nine_box_progress",
    seed="K2",
    layer=Layer.KEY,
    unit=Unit.SHARE,
    measure=measure,
    targets=by_tier(0.8, 0.75, 0.6, 0.5),
    weight=2.0,
)
