"""The nine-box of the key people as the page's script reads it: where each stands, where we mean to be, who answers for it."""

from __future__ import annotations

from graphcrm.records import Action
from graphcrm.render.compact import table
from graphcrm.render.context import PageContext
from graphcrm.render.shape import NineBoxData, PlaceRecord, StepData
from graphcrm.scorecard.key.bands import INTIMACY, NOT_JUDGED, SUPPORT, Box
from graphcrm.scorecard.key.nine_box import Place, nine_box

UNKNOWN = -1


def data(context: PageContext) -> NineBoxData:
    """Bands by their words, and the key people in the order in which they are listed: heavier matters first."""
    boxes = context.once("ninebox", lambda: nine_box(context.assessment))
    return {
        "intimacy": list(map(context.words.term, INTIMACY)),
        "support": list(map(context.words.term, SUPPORT)),
        "blank": context.words.term(NOT_JUDGED),
        "people": table([_place(context, place) for place in sorted(boxes.places, key=_listed)]),
    }


def _listed(place: Place) -> tuple[bool, bool, str, str]:
    """Whom nobody answers for, and for whom something is planned, come first."""
    return (bool(place.responsible), not place.path, place.name, place.contact)


def _place(context: PageContext, place: Place) -> PlaceRecord:
    keys, numbers = context.presenter.keys, context.numbers
    aim = _pair(place.target)
    return {
        "who": numbers[place.contact],
        "box": _pair(place.box),
        "support": place.support,
        "aim": None if aim == [UNKNOWN, UNKNOWN] else aim,
        "by": [numbers[keys[who]] for who in place.responsible if who in keys],
        "stale": 1 if place.intimacy_fresh is False or place.support_fresh is False else None,
        "steps": [_step(context, step) for step in place.path] or None,
    }


def _pair(box: Box) -> list[int]:
    return [UNKNOWN if band is None else band for band in box]


def _step(context: PageContext, step: Action) -> StepData:
    key = context.presenter.keys.get(step.owner or "")
    due = step.due_on
    return {
        "name": step.name,
        "by": UNKNOWN if key is None else context.numbers[key],
        "due": due.isoformat() if due else "",
        "late": due is not None and due < context.analysis.snapshot.as_of,
    }
