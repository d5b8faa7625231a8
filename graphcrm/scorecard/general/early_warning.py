"""Do we hear of trouble first, the competitors' included, and from whom and where? (G4)

Feedback of the months looked back on: needs, problems, complaints, praise, and what competitors do. From raised to recorded
is `filed_on` − `raised_on`; without a day of filing it is unknown how long it took, unless it could still be in time, which
leaves it out; a day of filing before it was raised counts as unknown.

Feedback is tied to a person where it says who raised it, and to a site where it concerns a unit, or the one who raised it works
in one; it is traced where both are there.
"""

from __future__ import annotations

import statistics
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from graphcrm.messages import Message, Name, Number
from graphcrm.records import Concerns, Contact, Feedback, OrgUnit, Raised
from graphcrm.schema.scales import FEEDBACK_KIND
from graphcrm.scorecard.general.reports import days_taken, pending
from graphcrm.scorecard.general.units import Units
from graphcrm.scorecard.measured import Measured, Part, sources, unknown, word
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier, everywhere
from graphcrm.scorecard.ratio import parts_by, ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graphcrm.scorecard.context import AssessmentContext

COMPETITOR = "competitor"


def measure(context: AssessmentContext) -> Measured:
    """Feedback recorded within the days that are due, out of that whose day of filing is known."""
    due, voices = context.policy.general.warning_days, feedback(context).values()
    days = {
        voice: days_taken(context, voice.raised_on, voice.filed_on)
        for voice in voices
        if not pending(context, voice.raised_on, voice.filed_on, due)
    }
    took = {voice: number for voice, number in days.items() if number is not None}
    if not took:
        return unknown(WARNING.id, window=context.window)
    late = [voice for voice, number in took.items() if number > due]
    slowest = max(late, key=lambda voice: (took[voice], voice.id), default=None)
    parts = parts_by(
        context.snapshot,
        sorted(took, key=lambda voice: FEEDBACK_KIND.codes.index(voice.kind)),
        group=lambda voice: voice.kind,
        met=lambda voice: took[voice] <= due,
        name=partial(word, FEEDBACK_KIND),
        note=lambda voices: Message(
            "metric.early_warning.note", days=_median(took[voice] for voice in voices)
        ),
        rows=lambda voice: [voice] if took[voice] > due else [],
    )
    return ratio(
        WARNING.id,
        parts,
        blank=sum(number is None for number in days.values()),
        within=Message("count.days", n=due),
        median=_median(took.values()),
        step=Message("metric.early_warning.step", what=Name(slowest.text or slowest.id), n=took[slowest])
        if slowest
        else "",
    )


def watch(context: AssessmentContext) -> Measured:
    """Observations of competitors in the last days that count, by unit."""
    days = context.policy.general.competitor_days
    voices, units = feedback(context), Units(context.account)
    if not voices:
        return unknown(WATCH.id, window=context.window)
    seen = [
        ident
        for ident, voice in voices.items()
        if voice.kind == COMPETITOR and (context.as_of - voice.raised_on).days < days
    ]
    places = _places(context, units)
    where = Counter(min(places.get(ident, ()), default=None) for ident in seen)
    parts = tuple(
        Part(units.name(unit) if unit else Message("metric.competitor_watch.no_unit"), count, len(seen), unit)
        for unit, count in sorted(where.items(), key=lambda pair: (-pair[1], str(pair[0])))
    )
    named = sum(1 for unit in where if unit)
    said = Message(
        f"metric.competitor_watch.{'said_units' if named else 'said'}",
        n=len(seen),
        days=days,
        units=Message("count.units", n=named),
    )
    step = "" if seen else Message("metric.competitor_watch.step")
    return Measured(float(len(seen)), said, parts, step=step)


def traced(context: AssessmentContext) -> Measured:
    """Feedback that says who of theirs raised it and at which unit, out of all."""
    voices = feedback(context)
    if not voices:
        return unknown(TRACED.id, window=context.window)
    people, places = _people(context), _places(context, Units(context.account))
    loose = [voice for ident, voice in voices.items() if ident not in people or ident not in places]
    note = Message(
        "metric.feedback_traced.note",
        who=sum(ident in people for ident in voices),
        where=sum(ident in places for ident in voices),
        n=len(voices),
    )
    part = Part(
        Message("metric.feedback_traced.part"),
        len(voices) - len(loose),
        len(voices),
        note=note,
        sources=sources(context.snapshot, loose),
    )
    return ratio(TRACED.id, [part], step=Message("metric.feedback_traced.step") if loose else "")


def feedback(context: AssessmentContext) -> Mapping[str, Feedback]:
    """What was raised in the months looked back on, by id."""
    voices = context.snapshot.nodes(Feedback)
    return {ident: voice for ident, voice in voices.items() if context.within(voice.raised_on)}


def _people(context: AssessmentContext) -> Mapping[str, str]:
    """Who of theirs raised each."""
    return {tie.to_id: tie.from_id for tie in context.snapshot.ties(Raised, Contact, Feedback)}


def _places(context: AssessmentContext, units: Units) -> Mapping[str, frozenset[str]]:
    """By feedback: the customer's units that it concerns, else where the one who raised it works."""
    places: dict[str, set[str]] = {}
    for tie in context.snapshot.ties(Concerns, Feedback, OrgUnit):
        if tie.to_id in units.every:
            places.setdefault(tie.from_id, set()).add(tie.to_id)
    for ident, who in _people(context).items():
        inside = context.account.units.get(who, frozenset[str]()) & units.every.keys()
        if ident not in places and inside:
            places[ident] = set(inside)
    return {ident: frozenset(units) for ident, units in places.items()}


def _median(days: Iterable[int]) -> Number:
    return Number(statistics.median(days))


WARNING = Metric("early_warning", "G4", Layer.GENERAL, Unit.SHARE, measure, by_tier(0.9, 0.85, 0.8, 0.7))

WATCH = Metric("competitor_watch", "G4", Layer.GENERAL, Unit.COUNT, watch)

TRACED = Metric("feedback_traced", "G4", Layer.GENERAL, Unit.SHARE, traced, everywhere(1.0), weight=0.5)

METRICS = (WARNING, WATCH, TRACED)
