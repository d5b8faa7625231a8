"""What stands on the timeline by its own dates: instruments, feedback, and opportunities."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from graphcrm.records import Feedback, Instrument, Opportunity, Raised

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphcrm.render.context import PageContext

DEALS, FEEDBACK = 40, 400
"""How many are in the page at most: the largest, the newest."""
_SPAN = datetime.timedelta(days=913)


def dates(context: PageContext, start: datetime.date) -> dict[str, Any]:
    """Each with its days counted from ``start``, who took part, and its words."""
    return {
        "instruments": _instruments(context, start),
        "feedback": _feedback(context, start),
        "raised": _raised(context, start),
        "deals": _deals(context, start),
    }


def _who(context: PageContext, people: Iterable[str]) -> list[int]:
    keys, numbers = context.presenter.keys, context.numbers
    places = (numbers.get(who, numbers.get(keys.get(who, ""))) for who in people)
    return sorted(place for place in places if place is not None)


def _instruments(context: PageContext, start: datetime.date) -> list[dict[str, Any]]:
    assessment = context.assessment
    every = sorted(assessment.snapshot.nodes(Instrument).values(), key=lambda each: (each.held_on, each.id))
    keys, numbers = context.presenter.keys, context.numbers
    return [
        {
            "kind": each.kind,
            "name": each.name or "",
            "from": (each.held_on - start).days,
            "until": (each.until - start).days if each.until else None,
            "days": [each.held_on.isoformat(), each.until.isoformat() if each.until else ""],
            "outcome": each.outcome or "",
            "who": sorted(
                [
                    *(
                        numbers[who]
                        for who in assessment.theirs_at_instruments.get(each.id, ())
                        if who in numbers
                    ),
                    *(
                        numbers[keys[who]]
                        for who in assessment.ours_at_instruments.get(each.id, ())
                        if who in keys
                    ),
                ]
            ),
        }
        for each in every
        if (each.until or each.held_on) >= start and each.held_on < start + _SPAN
    ]


def _in_time(context: PageContext, start: datetime.date) -> list[Feedback]:
    """The feedback of the time shown, or still open in it, the newest first."""
    snapshot = context.presenter.snapshot
    every = (each for each in snapshot.nodes(Feedback).values() if each.raised_on <= snapshot.as_of)
    found = [each for each in every if each.closed_on is None or each.closed_on >= start]
    return sorted(found, key=lambda each: (each.raised_on, each.id), reverse=True)


def _feedback(context: PageContext, start: datetime.date) -> list[dict[str, Any]]:
    raised: dict[str, list[str]] = {}
    for tie in context.presenter.snapshot.ties(Raised):
        raised.setdefault(tie.to_id, []).append(tie.from_id)
    found: list[dict[str, Any]] = []
    for each in _in_time(context, start)[:FEEDBACK]:
        closed = _closed(context, each)
        found.append(
            {
                "kind": each.kind,
                "text": each.text or "",
                "from": (each.raised_on - start).days,
                "until": (closed - start).days if closed else None,
                "days": [each.raised_on.isoformat(), closed.isoformat() if closed else ""],
                "who": _who(context, raised.get(each.id, ())),
            }
        )
    return found


def _closed(context: PageContext, each: Feedback) -> datetime.date | None:
    """The day it was closed, by the day of the page."""
    as_of = context.presenter.snapshot.as_of
    return each.closed_on if each.closed_on is not None and each.closed_on <= as_of else None


def _raised(context: PageContext, start: datetime.date) -> list[list[int]]:
    """By month: how many were raised, and how many of those are open."""
    found: dict[int, list[int]] = {}
    for each in _in_time(context, start):
        month = (each.raised_on.year - start.year) * 12 + each.raised_on.month - start.month
        if month >= 0:
            cell = found.setdefault(month, [month, 0, 0])
            cell[1] += 1
            cell[2] += _closed(context, each) is None
    return [found[month] for month in sorted(found)]


def _deals(context: PageContext, start: datetime.date) -> list[dict[str, Any]]:
    account = context.analysis.account
    every = sorted(
        account.snapshot.nodes(Opportunity).values(), key=lambda each: (-(each.amount or 0.0), each.id)
    )
    told = [
        {
            "id": each.id,
            "name": each.name,
            "name_zh": each.name_zh or "",
            "stage": each.stage,
            "dates": {
                kind: [(day - start).days, day.isoformat()]
                for kind, day in (
                    ("bid", each.bid_on),
                    ("decision", each.decision_on),
                    ("done", each.closed_on),
                )
                if day and start <= day < start + _SPAN
            },
            "who": _who(context, (tie.from_id for tie in account.deciders.get(each.id, ()))),
        }
        for each in every
    ]
    return [each for each in told if each["dates"]][:DEALS]
