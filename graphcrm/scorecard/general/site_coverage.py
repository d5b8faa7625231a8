"""Does every unit of the customer have one of ours who answers for it, and was somebody there met of late? (G3)

A unit is covered where one of ours answers for somebody there (`Knows.responsible`) and somebody there attended an
interaction with ours within `GeneralRules.site_days`. *There* is the unit and the departments below it: a city below a
province stands for itself, so a good tie to one city does not cover its province. A unit where nobody is on record is
not covered. Where responsibility is recorded at all, whom nobody is named for has nobody; where it is not, or no interaction is
on record, nothing is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from graphcrm.messages import Message
from graphcrm.records import Interaction, Knows
from graphcrm.schema.scales import UNIT_LEVEL
from graphcrm.scorecard.general import uncovered
from graphcrm.scorecard.general.units import Units
from graphcrm.scorecard.measured import Measured, unknown, word
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier
from graphcrm.scorecard.ratio import parts_by, ratio

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graphcrm.account.meetings import Met
    from graphcrm.records import OrgUnit
    from graphcrm.scorecard.context import AssessmentContext

WITHIN = "department"
"""Units of this level are no place of their own: their people are also those of the unit that they are part of."""


@dataclass(frozen=True, slots=True)
class Cover:
    """One unit: how many people of theirs are known there, the ties of ours who answer for them, and the last contact."""

    unit: OrgUnit
    people: int
    answers: tuple[Knows, ...]
    met: Met | None
    recent: bool

    @property
    def covered(self) -> bool:
        return bool(self.answers) and self.recent


def covers(context: AssessmentContext, units: Units) -> tuple[Cover, ...]:
    """Every unit that must be covered, in the order of ids. O(people + ties + units)."""
    account, rules = context.account, context.policy.general
    there = _people(units)
    covers: list[Cover] = []
    for ident, unit in units.every.items():
        if unit.level not in rules.sites:
            continue
        people = there.get(ident, ())
        answers = tuple(tie for who in people for tie in account.known_by.get(who, ()) if tie.responsible)
        meetings = [account.met[who] for who in people if who in account.met]
        last = max(meetings, key=lambda met: met.day, default=None)
        recent = last is not None and (context.as_of - last.day).days <= rules.site_days
        covers.append(Cover(unit, len(people), answers, last, recent))
    return tuple(covers)


def measure(context: AssessmentContext) -> Measured:
    """Units that are covered, out of all that must be."""
    units, levels = Units(context.account), context.policy.general.sites
    coverage = covers(context, units)
    cases = sorted(coverage, key=lambda cover: levels.index(cover.unit.level))
    if not cases:
        return unknown(METRIC.id)
    if not any(tie.responsible for tie in context.snapshot.ties(Knows)):
        return unknown(METRIC.id, "no_responsible", step=Message("metric.site_coverage.mark_responsible"))
    if not context.snapshot.nodes(Interaction):
        return unknown(METRIC.id, "no_interaction", step="")
    findings = uncovered.find(context, units, [cover for cover in coverage if not cover.covered])
    days = context.policy.general.site_days

    def note(covers: Sequence[Cover]) -> Message:
        answered, met = sum(bool(cover.answers) for cover in covers), sum(cover.recent for cover in covers)
        return Message("metric.site_coverage.note", answered=answered, met=met, days=days)

    parts = parts_by(
        context.snapshot,
        cases,
        group=lambda cover: cover.unit.level,
        met=lambda cover: cover.covered,
        name=partial(word, UNIT_LEVEL),
        note=note,
    )
    step = findings[0].step if findings else ""
    return ratio(METRIC.id, parts, days=days, step=step, findings=findings)


def _people(units: Units) -> Mapping[str, tuple[str, ...]]:
    """By unit: the contacts who work in it or in a department below it, no other unit between."""
    there: dict[str, dict[str, None]] = {}
    for unit, people in units.graph.people_in.items():
        waiting = [unit]
        for place in waiting:
            there.setdefault(place, {}).update(dict.fromkeys(people))
            above = units.every.get(place)
            if above is not None and above.level == WITHIN:
                waiting += [upper for upper in units.above.get(place, ()) if upper not in waiting]
    return {unit: tuple(people) for unit, people in there.items()}


METRIC = Metric(
    "site_coverage", "G3", Layer.GENERAL, Unit.SHARE, measure, by_tier(0.9, 0.8, 0.6, 0.4), weight=2.0
)
