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
from collections.abc import Iterable, Mapping
from functools import partial

from graphcrm.messages import Message, Name, Number
from graphcrm.records import Concerns, Contact, Feedback, OrgUnit, Raised
from graphcrm.schema.scales import FEEDBACK_KIND
from graphcrm.scorecard.context import AssessmentContext, grouped
from graphcrm.scorecard.general.reports import taken
from graphcrm.scorecard.general.units import Units
from graphcrm.scorecard.measured import Measured, Part, parts_by, word
from graphcrm.scorecard.metric import Metric, Unit, by_tier, everywhere

COMPETITOR = "competitor"


def measure(context: AssessmentContext) -> Measured:
    """Feedback recorded within the days that are due, out of that whose day of filing is known."""
    due, voices = context.policy.general.warning_days, feedback(context).values()
    days = taken(context, ((voice, voice.raised_on, voice.filed_on) for voice in voices), due)
    took = {voice: number for voice, number in days.items() if number is not None}
    if not took:
        return WARNING.not_known(window=context.window)
    late = [voice for voice, number in took.items() if number > due]
    slowest = max(late, key=lambda voice: (took[voice], voice.id), default=None)
    parts = parts_by(
        context,
        sorted(took, key=lambda voice: FEEDBACK_KIND.codes.index(voice.kind)),
        group=lambda voice: voice.kind,
        met=lambda voice: took[voice] <= due,
        name=partial(word, FEEDBACK_KIND),
        note=lambda voices: WARNING.says("note", days=_median(took[voice] for voice in voices)),
        rows=lambda voice: [voice] if took[voice] > due else [],
    )
    step = WARNING.says("step", what=Name(slowest.text or slowest.id), n=took[slowest]) if slowest else ""
    within, median = Message("count.days", n=due), _median(took.values())
    return WARNING.ratio(parts, blank=len(days) - len(took), within=within, median=median, step=step)


def watch(context: AssessmentContext) -> Measured:
    """Observations of competitors in the last days that count, by unit."""
    days = context.policy.general.competitor_days
    voices, units = feedback(context), Units(context.account)
    if not voices:
        return WATCH.not_known(window=context.window)
    rivals = [ident for ident, voice in voices.items() if voice.kind == COMPETITOR]
    seen = [ident for ident in rivals if context.days_since(voices[ident].raised_on) < days]
    places = _places(context, units)
    where = Counter(min(places.get(ident, ()), default=None) for ident in seen)
    parts = tuple(
        Part(units.name(unit) if unit else WATCH.says("no_unit"), count, len(seen), unit)
        for unit, count in sorted(where.items(), key=lambda pair: (-pair[1], str(pair[0])))
    )
    named = sum(1 for unit in where if unit)
    kind, at = "said_units" if named else "said", Message("count.units", n=named)
    said = WATCH.says(kind, n=len(seen), days=days, units=at)
    return Measured(float(len(seen)), said, parts, step="" if seen else WATCH.says("step"))


def traced(context: AssessmentContext) -> Measured:
    """Feedback that says who of theirs raised it and at which unit, out of all."""
    voices = feedback(context)
    if not voices:
        return TRACED.not_known(window=context.window)
    people, places = (
        _people(context).keys() & voices,
        _places(context, Units(context.account)).keys() & voices,
    )
    loose = [voice for ident, voice in voices.items() if ident not in people & places]
    note = TRACED.says("note", who=len(people), where=len(places), n=len(voices))
    done, rows = len(voices) - len(loose), context.sources(loose)
    part = Part(TRACED.says("part"), done, len(voices), note=note, sources=rows)
    return TRACED.ratio([part], step=TRACED.says("step") if loose else "")


def feedback(context: AssessmentContext) -> Mapping[str, Feedback]:
    """What was raised in the months looked back on, by id."""
    voices = context.snapshot.nodes(Feedback)
    return {ident: voice for ident, voice in voices.items() if context.within(voice.raised_on)}


def _people(context: AssessmentContext) -> Mapping[str, str]:
    """Who of theirs raised each."""
    return {tie.to_id: tie.from_id for tie in context.snapshot.events(Raised, Contact, Feedback)}


def _places(context: AssessmentContext, units: Units) -> Mapping[str, frozenset[str]]:
    """By feedback: the customer's units that it concerns, else where the one who raised it works."""
    ties = context.snapshot.ties(Concerns, Feedback, OrgUnit)
    concerned = grouped((tie.from_id, tie.to_id) for tie in ties if tie.to_id in units.every)
    places = {ident: frozenset(named) for ident, named in concerned.items()}
    for ident, who in _people(context).items():
        gone = context.snapshot.left(Contact).get(who)
        inside = (
            frozenset(gone.places) if gone else context.account.units.get(who, frozenset())
        ) & units.every.keys()
        if inside:
            places.setdefault(ident, frozenset(inside))
    return places


def _median(days: Iterable[int]) -> Number:
    return Number(statistics.median(days))


WARNING = Metric("early_warning", "G4", Unit.SHARE, measure, by_tier(0.9, 0.85, 0.8, 0.7))
WATCH = Metric("competitor_watch", "G4", Unit.COUNT, watch)
TRACED = Metric("feedback_traced", "G4", Unit.SHARE, traced, everywhere(1.0), weight=0.5)
METRICS = (WARNING, WATCH, TRACED)
