"""Are alignment meetings and executive visits held as often as this customer is worth, and their minutes sent in time? (O5, O6)

Counted are those held within the months that the assessment looks back on. An executive visit is one at which both sides took part, and
an executive of either (of rank `InstrumentRules.executive_rank` or above): where only some of ours are on record, it is none; where
nobody is, or none of ours, or a rank that would settle it is blank, it counts and is not known to be one. Kinds: ``alignment_meetings_few`` and
``executive_visits_few``, fewer than its tier asks for. An account without any instrument on record is not known to have
none.

Minutes are in time within `InstrumentRules.minutes_days` days of the visit: days are on record, not hours. A visit without
a day of its minutes is not known to have none. Kinds: ``minutes_late``; ``minutes_not_recorded``, no day is on record
although they are due.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from graphcrm.findings import Finding, Severity
from graphcrm.messages import Message, Number, joined
from graphcrm.records import Contact, Employee, Instrument
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.measured import Measured, Part
from graphcrm.scorecard.metric import Metric, Unit, by_tier
from graphcrm.scorecard.organizational import instruments
from graphcrm.scorecard.organizational.instruments import ALIGNMENT, ASKED, VISIT, InstrumentState
from graphcrm.scorecard.policy.facts import span
from graphcrm.scorecard.weak_spot import weak_spot

_SHOWN = 3


def meetings(context: AssessmentContext) -> Measured:
    """Strategic alignment meetings of the last twelve months."""
    return instruments.count(context, ALIGNMENT, ALIGNMENT_MEETINGS, _said, _note, _few)


def visits(context: AssessmentContext) -> Measured:
    """Executive-led visits, theirs or ours, of the last twelve months."""
    return instruments.count(
        context, VISIT, EXECUTIVE_VISITS, _said, _note, _few, counts=partial(_led, context)
    )


def _led(context: AssessmentContext, visit: Instrument) -> bool | None:
    """Whether both sides took part, and an executive of either; ``None`` where what is on record does not say."""
    theirs = context.theirs_at_instruments.get(visit.id)
    ours = context.ours_at_instruments.get(visit.id)
    if not theirs or not ours:
        return False if ours else None
    ranks = [context.snapshot.once(Contact, who).rank for who in theirs]
    ranks += [context.snapshot.once(Employee, who).rank for who in ours]
    least = context.policy.organizational.instruments.executive_rank
    if any(rank is not None and rank >= least for rank in ranks):
        return True
    return None if None in ranks else False


def _said(context: AssessmentContext, state: InstrumentState) -> Message:
    tier, target = context.tier_for_targets, state.target
    asks = Message("cadence.asked_none", tier=tier)
    if target is not None:
        asks = Message("cadence.asked", n=1 if target == 1 else 2, target=Number(target), tier=tier)
    return Message("cadence.said", number=_number(state), window=context.window, asked=asks)


def _note(row: Instrument) -> Message:
    return Message("part.held_on", day=row.held_on)


def _number(state: InstrumentState) -> Message:
    number = len(state.counted)
    return Message(f"count.{state.kind}s", n=number) if number else Message(f"count.no_{state.kind}")


def _few(context: AssessmentContext, state: InstrumentState) -> Iterator[Finding]:
    if state.target is None or len(state.counted) >= state.target:
        return
    rows, kind = state.every[-_SHOWN:], instruments.kind_of(state.kind)
    last = state.last if not state.counted else None
    metric, seed, _ = ASKED[state.kind]
    yield weak_spot(
        f"{metric}_few",
        seed,
        Severity.WEAK,
        [context.snapshot.account.id],
        instruments.evidence(
            context, "cadence.last" if rows else "cadence.none", rows, rows=instruments.dated(rows), kind=kind
        ),
        said="last" if last else "",
        number=_number(state),
        months=span(context.policy.window_days),
        tier=context.tier_for_targets,
        target=Number(state.target),
        day=last or context.as_of,
    )


def minutes(context: AssessmentContext) -> Measured:
    """Visits whose minutes were in time, out of those of which the day is on record."""
    most = context.policy.organizational.instruments.minutes_days
    taken = {row: _days(row) for row in instruments.standing(context.snapshot, VISIT, context.policy).counted}
    due = {
        visit: days
        for visit, days in taken.items()
        if days is not None or context.days_since(visit.held_on) > most
    }
    blank = [visit for visit, days in due.items() if days is None]
    late = {visit: days for visit, days in due.items() if days is not None and days > most}
    within = Message("count.days", n=most)
    findings: list[Finding] = []
    if late:
        visits = joined(
            Message("minutes.visit", visit=instruments.named(row), days=days) for row, days in late.items()
        )
        why = instruments.evidence(context, "minutes.on_record", [*late])
        spot = weak_spot(
            "minutes_late", "E9", Severity.NOTE, instruments.ids(late), why, visits=visits, days=within
        )
        findings.append(spot)
    if blank:
        who, why = instruments.ids(blank), instruments.evidence(context, "minutes.on_record", blank)
        spot = weak_spot(
            "minutes_not_recorded", "E9", Severity.NOTE, who, why, visits=instruments.dated(blank)
        )
        findings.append(spot)
    if len(blank) == len(due):
        return MINUTES.not_known("none_dated", step="", findings=findings, window=context.window)
    parts = [_part(context, visit, days, most) for visit, days in due.items()]
    more = Message("count.more_visits", n=len(blank))
    return MINUTES.ratio(parts, findings=findings, days=within, more=more)


def _days(visit: Instrument) -> int | None:
    """Days from the visit to its minutes; minutes from before the visit are none that can be reckoned with."""
    if visit.minutes_on is None or visit.minutes_on < visit.held_on:
        return None
    return (visit.minutes_on - visit.held_on).days


def _part(context: AssessmentContext, visit: Instrument, days: int | None, most: int) -> Part:
    value, note = None, Message("part.minutes.none")
    if days is not None:
        value, note = float(days <= most), Message("part.minutes.after", days=Message("count.days", n=days))
    return Part(instruments.named(visit), value, 1.0, visit.id, note, context.sources([visit]))


ALIGNMENT_MEETINGS = instruments.asked(ALIGNMENT, meetings)
EXECUTIVE_VISITS = instruments.asked(VISIT, visits)
MINUTES = Metric("visit_minutes", "O6", Unit.SHARE, minutes, by_tier(1.0, 1.0, 0.8, None), weight=0.5)
