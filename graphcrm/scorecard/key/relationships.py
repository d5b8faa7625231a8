"""Is each key relationship judged, answered for, and on its way to where it is meant to be? (K1, K2)

A judgement is fresh up to its half-life (`Rules.half_life_days`: 180 days for intimacy and for support); one without a
day is old.

One of ours, and only one, should answer for each. Kinds: ``no_responsible``, a key contact for whom nobody of ours answers;
``several_responsible``, one for whom several do, so that none does.

Progress counts in steps from the lowest band, in each dimension that has a target and is judged: the middle band is one step,
the upper two. Who stands above the target makes up for nobody else; a target of the lowest band asks for nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from graphcrm.account.standing import standings
from graphcrm.messages import Fact, Message, Name, joined
from graphcrm.messages.message import largest_first
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.key.bands import Box, named
from graphcrm.scorecard.key.nine_box import Place, colleagues, nine_box, unanswered
from graphcrm.scorecard.measured import Measured, Part, person_part
from graphcrm.scorecard.metric import Metric, Unit, by_tier


def judged(context: AssessmentContext) -> Measured:
    """Key contacts whose intimacy and support were both judged lately, out of all key contacts."""
    gaps = [(place, missing(place)) for place in nine_box(context).places]
    parts = [
        person_part(context, place.contact, float(not gap), 1, joined(gap) if gap else Message("judged.both"))
        for place, gap in gaps
    ]
    behind = [(place, gap) for place, gap in gaps if gap]
    step: Fact = ""
    if behind:
        first, gap = min(behind, key=lambda pair: _heaviest(context, pair[0]))
        step = JUDGED.says("step", who=first.person, missing=joined(gap))
    people = Message("count.key_contacts", n=len(parts))
    return JUDGED.ratio(parts, n=len(parts) - len(behind), people=people, step=step)


def missing(place: Place) -> tuple[Message, ...]:
    """What stands in the way of a full judgement: ``intimacy not judged``, ``support judged too long ago``."""
    pairs = (("intimacy", place.intimacy_fresh), ("support", place.support_fresh))
    return tuple(
        Message(f"judged.{what}.{'never' if fresh is None else 'old'}") for what, fresh in pairs if not fresh
    )


def _heaviest(context: AssessmentContext, place: Place) -> tuple[float, int, str]:
    """Who decides on the most money comes first."""
    decides = context.key_contacts[place.contact].decides
    return (
        -sum(context.account.worth(deal, deal.amount) or 0.0 for deal in decides),
        -len(decides),
        place.contact,
    )


def responsible(context: AssessmentContext) -> Measured:
    """Key contacts for whom exactly one of ours answers, out of all key contacts."""
    contacts, standing = context.account.contacts, standings(context.account, context.key_contacts)
    nobody = Message("part.responsibility_taken.nobody")
    parts: list[Part] = []
    for contact, stand in standing.items():
        note = colleagues(context, stand.responsible) if stand.responsible else nobody
        parts.append(person_part(context, contact, float(len(stand.responsible) == 1), 1, note))
    findings = unanswered(context, standing)
    places = sum(bool(contacts[who].placeholder) for who in standing)
    gravest = sorted(findings, key=lambda found: (-found.severity, largest_first(found.at_stake), found.who))
    return RESPONSIBLE.ratio(
        parts,
        said="said_places" if places else None,
        n=len(parts) - len(findings),
        step=gravest[0].step if gravest else "",
        findings=findings,
        people=Message("count.key_contacts", n=len(parts)),
        places=Message("count.places", n=places),
    )


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


def progress(context: AssessmentContext) -> Measured:
    """Steps come out of the steps aimed at, over all key contacts with a target."""
    places = nine_box(context).places
    ways = [(place, way(place)) for place in places]
    targeted = [(place, steps) for place, steps in ways if steps.aimed or steps.open]
    parts: list[Part] = []
    for place, steps in targeted:
        come = steps.come if steps.aimed else None
        parts.append(person_part(context, place.contact, come, steps.aimed or steps.open, _note(place)))
    behind = [(steps.aimed - steps.come, place.contact, place) for place, steps in targeted]
    measured = PROGRESS.ratio(
        parts,
        blank=sum(steps.open for _, steps in targeted if steps.aimed),
        said="said",
        step=_next(max(behind)[-1]) if any(steps for steps, _, _ in behind) else "",
        people=Message("count.key_contacts", n=len(targeted)),
        key=len(places),
    )
    if measured.value is None:
        return measured
    known = sum(steps.known for _, steps in ways) / (len(Box._fields) * len(places))
    return replace(measured, known=known, interval=measured.interval or (measured.value, measured.value))


def _note(place: Place) -> Message:
    pairs = zip(Box._fields, place.box, place.target, strict=True)
    blank = next((f"{what}_blank" for what, now, aim in pairs if now is None and aim), "move")
    now, aim = named(place.box), named(place.target, target=True)
    return Message(f"part.nine_box_progress.{blank}", now=now, aim=aim)


def _next(place: Place) -> Message:
    if not place.path:
        return PROGRESS.says("step_plan", who=place.person)
    step, day = Name(place.path[0].name), place.path[0].due_on
    if day is None:
        return PROGRESS.says("step_planned", who=place.person, step=step)
    return PROGRESS.says("step_due", who=place.person, step=step, day=day)


JUDGED = Metric("judged_relationships", "K1", Unit.SHARE, judged, by_tier(0.9, 0.8, 0.6, 0.5))
RESPONSIBLE = Metric(
    "responsibility_taken", "K2", Unit.SHARE, responsible, by_tier(1.0, 1.0, 0.9, 0.8), weight=2.0
)
PROGRESS = Metric("nine_box_progress", "K2", Unit.SHARE, progress, by_tier(0.8, 0.75, 0.6, 0.5), weight=2.0)
METRICS = (JUDGED, RESPONSIBLE, PROGRESS)
