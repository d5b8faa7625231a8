"""Are contacts reported in time, assessed, and minuted? (G2)

All three look at the interactions of the months looked back on that one of ours attended. A report without a day is not
late: it is unknown when it was filed, unless it is not due yet, which leaves it out; a day of filing before the
interaction is an error and counts as unknown.

Minutes are otherwise: the column says that they went out, so a blank one means that none are on record, once anybody fills the
column at all; minutes that are not due yet are left out.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from functools import partial
from typing import TypeVar

from graphcrm.messages import Fact, Message, Number
from graphcrm.records import Interaction
from graphcrm.schema.scales import INTERACTION_KIND
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.general.units import colleague
from graphcrm.scorecard.measured import Measured, Part, parts_by, word
from graphcrm.scorecard.metric import Metric, Unit, by_tier, everywhere

Item = TypeVar("Item", bound=Hashable)


def with_ours(context: AssessmentContext) -> tuple[Interaction, ...]:
    """The interactions looked back on that one of ours attended, in the order of their ids."""
    return tuple(event for ident, event in context.interactions.items() if ident in context.ours_at)


def by_then(day: datetime.date | None, context: AssessmentContext) -> datetime.date | None:
    """A day that had come when the account is looked at; a later one is not known yet."""
    return day if day is not None and day <= context.as_of else None


def taken(
    context: AssessmentContext, spans: Iterable[tuple[Item, datetime.date, datetime.date | None]], due: int
) -> dict[Item, int | None]:
    """How many days each took from its first day to its last; ``None`` where that is not known.

    What is not done yet is left out while there is time left for it.
    """
    took: dict[Item, int | None] = {}
    for item, start, last in spans:
        end = by_then(last, context)
        if end is not None or context.days_since(start) > due:
            took[item] = (end - start).days if end is not None and end >= start else None
    return took


def timeliness(context: AssessmentContext) -> Measured:
    """Reports filed within the days that are due, out of those whose day of filing is known."""
    due = context.policy.general.report_days
    took = taken(context, ((event, event.held_on, event.filed_on) for event in with_ours(context)), due)
    in_time = {event: None if days is None else days <= due for event, days in took.items()}

    def note(events: Sequence[Interaction]) -> Fact:
        blank = sum(took[event] is None for event in events)
        return TIMELINESS.says("note", n=blank) if blank else ""

    late = [event for event in took if in_time[event] is False]
    parts = parts_by(
        context,
        sorted(took, key=lambda event: event.kind),
        group=lambda event: event.kind,
        met=in_time.__getitem__,
        name=partial(word, INTERACTION_KIND),
        note=note,
        rows=lambda event: [event] if in_time[event] is False else [],
        blank=0,
    )
    blank = sum(days is None for days in took.values())
    if blank == len(took):
        return TIMELINESS.not_known(window=context.window)
    step = _ask(context, TIMELINESS, late)
    return TIMELINESS.ratio(parts, blank=blank, within=Message("count.days", n=due), step=step)


def quality(context: AssessmentContext) -> Measured:
    """The mean quality, 1 to 5, of the interactions that somebody assessed."""
    events = with_ours(context)
    rated = Counter(event.quality for event in events if event.quality is not None)
    total = rated.total()
    if not total:
        return QUALITY.not_known(window=context.window)
    mean = sum(step * count for step, count in rated.items()) / total
    poor = [event for event in events if event.quality is not None and event.quality <= 2]
    said = QUALITY.says("said", n=total, mean=Number(mean, ".1f"), all=len(events))
    parts = tuple(Part(QUALITY.says("part", step=step), rated[step], total) for step in range(1, 6))
    return Measured(mean, said, parts, total / len(events), step=_ask(context, QUALITY, poor))


def minutes(context: AssessmentContext) -> Measured:
    """Interactions with minutes, out of those after which minutes are sent."""
    rules = context.policy.general
    events = [event for event in with_ours(context) if event.kind in rules.minutes_for]
    sent = {event: by_then(event.minutes_on, context) is not None for event in events}
    if not any(sent.values()):
        return MINUTES.not_known()
    late = rules.minutes_due_days
    due = [event for event, there in sent.items() if there or context.days_since(event.held_on) > late]
    parts = parts_by(
        context,
        sorted(due, key=lambda event: event.kind),
        group=lambda event: event.kind,
        met=sent.__getitem__,
        name=partial(word, INTERACTION_KIND),
        rows=lambda event: [] if sent[event] else [event],
    )
    return MINUTES.ratio(parts, step=_ask(context, MINUTES, [event for event in due if not sent[event]]))


def _ask(context: AssessmentContext, metric: Metric, events: Iterable[Interaction]) -> Fact:
    """Whom of ours to ask: who attended most of these."""
    attended = Counter(who for event in events for who in context.ours_at.get(event.id, ()))
    if not attended:
        return ""
    who = min(attended, key=lambda ident: (-attended[ident], ident))
    return metric.says("ask", who=colleague(context.account, who), times=attended[who])


TIMELINESS = Metric("report_timeliness", "G2", Unit.SHARE, timeliness, by_tier(0.95, 0.9, 0.85, 0.8))
QUALITY = Metric("report_quality", "G2", Unit.POINTS, quality, by_tier(4.0, 4.0, 3.5, 3.0), worst=1.0)
MINUTES = Metric("minutes_sent", "G2", Unit.SHARE, minutes, everywhere(0.9), weight=0.5)
METRICS = (TIMELINESS, QUALITY, MINUTES)
