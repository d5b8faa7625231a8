"""What stands on the timeline by its own dates: instruments, feedback, and opportunities."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TypedDict

from graphcrm.account.decisions import deciders_of
from graphcrm.records import Feedback, Instrument, Opportunity, Raised
from graphcrm.render.context import PageContext
from graphcrm.render.shape import DatesData, DealDates, FeedbackData, InstrumentData

DEALS, FEEDBACK = 40, 400
"""How many are in the page at most: the largest, the newest."""
_FromTo = TypedDict("_FromTo", {"from": int, "until": int | None, "days": list[str]})
_SPAN = datetime.timedelta(days=913)


def dates(context: PageContext, start: datetime.date) -> DatesData:
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


def _instruments(context: PageContext, start: datetime.date) -> list[InstrumentData]:
    recorded = context.assessment.snapshot.nodes(Instrument).values()
    return [
        {
            "kind": instrument.kind,
            "name": instrument.name or "",
            **_from_to(start, instrument.held_on, instrument.until),
            "outcome": instrument.outcome or "",
            "who": _took_part(context, instrument.id),
        }
        for instrument in sorted(recorded, key=lambda instrument: (instrument.held_on, instrument.id))
        if (instrument.until or instrument.held_on) >= start and instrument.held_on < start + _SPAN
    ]


def _took_part(context: PageContext, instrument: str) -> list[int]:
    keys, numbers, assessment = context.presenter.keys, context.numbers, context.assessment
    theirs = [who for who in assessment.theirs_at_instruments.get(instrument, ()) if who in numbers]
    ours = [keys[who] for who in assessment.ours_at_instruments.get(instrument, ()) if who in keys]
    return sorted(numbers[who] for who in (*theirs, *ours))


def _from_to(start: datetime.date, first: datetime.date, until: datetime.date | None) -> _FromTo:
    return {
        "from": (first - start).days,
        "until": (until - start).days if until else None,
        "days": [first.isoformat(), until.isoformat() if until else ""],
    }


def _in_time(context: PageContext, start: datetime.date) -> list[Feedback]:
    """The feedback of the time shown, or still open in it, the newest first."""
    snapshot = context.presenter.snapshot
    in_time = [
        feedback
        for feedback in snapshot.nodes(Feedback).values()
        if feedback.raised_on <= snapshot.as_of
        and (feedback.closed_on is None or feedback.closed_on >= start)
    ]
    return sorted(in_time, key=lambda feedback: (feedback.raised_on, feedback.id), reverse=True)


def _feedback(context: PageContext, start: datetime.date) -> list[FeedbackData]:
    raised: dict[str, list[str]] = {}
    for tie in context.presenter.snapshot.ties(Raised):
        raised.setdefault(tie.to_id, []).append(tie.from_id)
    return [
        {
            "kind": feedback.kind,
            "text": feedback.text or "",
            **_from_to(start, feedback.raised_on, _closed(context, feedback)),
            "who": _who(context, raised.get(feedback.id, ())),
        }
        for feedback in _in_time(context, start)[:FEEDBACK]
    ]


def _closed(context: PageContext, feedback: Feedback) -> datetime.date | None:
    """The day it was closed, by the day of the page."""
    closed = feedback.closed_on
    return closed if closed is not None and closed <= context.presenter.snapshot.as_of else None


def _raised(context: PageContext, start: datetime.date) -> list[list[int]]:
    """By month: how many were raised, and how many of those are open."""
    cells: dict[int, list[int]] = {}
    for feedback in _in_time(context, start):
        month = (feedback.raised_on.year - start.year) * 12 + feedback.raised_on.month - start.month
        if month >= 0:
            cell = cells.setdefault(month, [month, 0, 0])
            cell[1] += 1
            cell[2] += _closed(context, feedback) is None
    return [cells[month] for month in sorted(cells)]


def _deals(context: PageContext, start: datetime.date) -> list[DealDates]:
    account = context.analysis.account
    deals = account.snapshot.nodes(Opportunity).values()
    records: list[DealDates] = [
        {
            "id": deal.id,
            "name": deal.name,
            "name_zh": deal.name_zh or "",
            "stage": deal.stage,
            "dates": {
                kind: ((day - start).days, day.isoformat())
                for kind, day in (
                    ("bid", deal.bid_on),
                    ("decision", deal.decision_on),
                    ("done", deal.closed_on),
                )
                if day and start <= day < start + _SPAN
            },
            "who": _who(context, (decider.id for decider in deciders_of(account, deal.id))),
        }
        for deal in account.largest(deals)
    ]
    return [record for record in records if record["dates"]][:DEALS]
