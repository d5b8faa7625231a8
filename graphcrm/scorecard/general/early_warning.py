"""Do we hear of trouble first, the competitors' included, and from whom and where? (G4)

Feedback of the last twelve months: needs, problems, complaints, praise, and what competitors do. From raised to recorded
is `filed_on` − `raised_on`; without a day of filing it is unknown how long it took. Feedback is tied to a person where
it says who raised it, and to a site where it concerns a unit, or the one who raised it works in one.
"""

from __future__ import annotations

import statistics
from collections import Counter
from typing import TYPE_CHECKING

from graphcrm.account.wording import counted, percent
from graphcrm.records import Concerns, Contact, Feedback, OrgUnit, Raised
from graphcrm.schema.scales import FEEDBACK_KIND
from graphcrm.scorecard.general.reports import by_then
from graphcrm.scorecard.general.units import Units
from graphcrm.scorecard.measured import Measured, Part, sources, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier, everywhere

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphcrm.scorecard.context import AssessmentContext

COMPETITOR = "competitor"


def measure(context: AssessmentContext) -> Measured:
    """Feedback recorded within the days that are due, out of that whose day of filing is known."""
    due, every = context.policy.general.warning_days, feedback(context)
    days: dict[str, list[int]] = {}
    late: list[Feedback] = []
    unsaid = 0
    for each in every.values():
        filed = by_then(each.filed_on, context)
        if filed is None or filed < each.raised_on:
            unsaid += filed is not None or (context.as_of - each.raised_on).days > due
            continue
        days.setdefault(each.kind, []).append((filed - each.raised_on).days)
        if days[each.kind][-1] > due:
            late.append(each)
    took = [number for numbers in days.values() for number in numbers]
    if not took:
        return unknown(WARNING.unknown, step="Record what they say with the day, and the day of filing.")
    words = _kinds()
    parts = tuple(
        Part(
            words[kind],
            sum(number <= due for number in days[kind]),
            len(days[kind]),
            note=f"median of days: {statistics.median(days[kind]):g}",
            sources=sources(context.snapshot, [each for each in late if each.kind == kind]),
        )
        for kind in words
        if kind in days
    )
    done, total = sum(number <= due for number in took), len(took) + unsaid
    said = (
        f"{done} of {len(took)} voices were recorded within {counted(due, 'day', 'days')}; "
        f"half of them within {statistics.median(took):g}."
    )
    said += f" Of {unsaid} more nobody knows when." if unsaid else ""
    slowest = max(late, key=lambda each: (_days(each), each.id), default=None)
    step = f"Ask why “{slowest.text or slowest.id}” took {_days(slowest)} days to be recorded." if slowest else ""  # fmt: skip
    return Measured(
        done / len(took),
        said,
        parts,
        known=len(took) / total,
        interval=(done / total, (done + unsaid) / total) if unsaid else None,
        step=step,
    )


def watch(context: AssessmentContext) -> Measured:
    """Observations of competitors in the last quarter, by unit."""
    days = context.policy.general.competitor_days
    every, units = feedback(context), Units(context.account)
    if not every:
        return unknown(WATCH.unknown, step="Record what they say (sheet Feedback), with its kind.")
    seen = {
        ident: each
        for ident, each in every.items()
        if each.kind == COMPETITOR and (context.as_of - each.raised_on).days < days
    }
    places = _places(context, units)
    where = Counter(min(places.get(ident, ()), default=None) for ident in seen)
    parts = tuple(
        Part(units.name(unit) if unit else "No unit named", count, len(seen), unit)
        for unit, count in sorted(where.items(), key=lambda each: (-each[1], str(each[0])))
    )
    named = sum(1 for unit in where if unit)
    said = f"{counted(len(seen), 'observation', 'observations')} of competitors in the last {days} days"
    said += f", from {counted(named, 'unit', 'units')}." if named else "."
    step = "" if seen else "Ask on every visit who else came by, and record it (kind competitor)."
    return Measured(float(len(seen)), said, parts, step=step)


def traced(context: AssessmentContext) -> Measured:
    """Feedback that says who of theirs raised it and at which unit, out of all."""
    every = feedback(context)
    if not every:
        return unknown(TRACED.unknown, step="Record what they say (sheet Feedback).")
    people, places = _people(context), _places(context, Units(context.account))
    both = [ident for ident in every if ident in people and ident in places]
    loose = [each for ident, each in every.items() if ident not in people or ident not in places]
    of = len(every)
    note = f"{sum(ident in people for ident in every)} of {of} say who, {sum(ident in places for ident in every)} say where"
    parts = (Part("Says who and where", len(both), of, note=note, sources=sources(context.snapshot, loose)),)
    said = f"{len(both)} of {counted(of, 'voice', 'voices')} ({percent(len(both) / of)}) say who raised it and at which unit."
    step = "Add who raised it (RAISED) and the unit (CONCERNS) to the others." if loose else ""
    return Measured(len(both) / of, said, parts, step=step)


def feedback(context: AssessmentContext) -> Mapping[str, Feedback]:
    """What was raised in the last twelve months, by id."""
    every = context.snapshot.nodes(Feedback)
    return {ident: each for ident, each in every.items() if context.within(each.raised_on)}


def _people(context: AssessmentContext) -> Mapping[str, str]:
    """Who of theirs raised each."""
    return {tie.to_id: tie.from_id for tie in context.snapshot.ties(Raised, Contact, Feedback)}


def _places(context: AssessmentContext, units: Units) -> Mapping[str, frozenset[str]]:
    """By feedback: the customer's units that it concerns, else where the one who raised it works."""
    found: dict[str, set[str]] = {}
    for tie in context.snapshot.ties(Concerns, Feedback, OrgUnit):
        if tie.to_id in units.every:
            found.setdefault(tie.from_id, set()).add(tie.to_id)
    for ident, who in _people(context).items():
        inside = context.account.units.get(who, frozenset[str]()) & units.every.keys()
        if ident not in found and inside:
            found[ident] = set(inside)
    return {ident: frozenset(places) for ident, places in found.items()}


def _days(each: Feedback) -> int:
    return (each.filed_on - each.raised_on).days if each.filed_on else 0


def _kinds() -> Mapping[str, str]:
    return {step.code: step.term.en.capitalize() for step in FEEDBACK_KIND.steps}


WARNING = Metric(
    id="early_warning",
    seed="G4",
    layer=Layer.GENERAL,
    unit=Unit.SHARE,
    measure=measure,
    targets=by_tier(0.9, 0.85, 0.8, 0.7),
)

WATCH = Metric(
    id="competitor_watch",
    seed="G4",
    layer=Layer.GENERAL,
    unit=Unit.COUNT,
    measure=watch,
)

TRACED = Metric(
    id="feedback_traced",
    seed="G4",
    layer=Layer.GENERAL,
    unit=Unit.SHARE,
    measure=traced,
    targets=everywhere(1.0),
    weight=0.5,
)

METRICS = (WARNING, WATCH, TRACED)
