"""Does every unit of the customer have one of ours who answers for it, and was somebody there met of late? (G3)

A unit is covered where one of ours answers for somebody there (`Knows.responsible`) and somebody there attended an
interaction with ours within `GeneralRules.site_days`. *There* is the unit and the departments below it: a city below a
province stands for itself, so a good tie to one city does not cover its province. A unit where nobody is on record is
not covered. Where responsibility is recorded at all, whom nobody is named for has nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphcrm.account.wording import counted
from graphcrm.records import Interaction, Knows
from graphcrm.schema.scales import UNIT_LEVEL
from graphcrm.scorecard.general import uncovered
from graphcrm.scorecard.general.units import Units
from graphcrm.scorecard.measured import Measured, Part, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    found: list[Cover] = []
    for ident, unit in units.every.items():
        if unit.level not in rules.sites:
            continue
        people = there.get(ident, ())
        answers = tuple(tie for who in people for tie in account.known_by.get(who, ()) if tie.responsible)
        last = max((account.met[who] for who in people if who in account.met), key=lambda met: met.day, default=None)  # fmt: skip
        recent = last is not None and (context.as_of - last.day).days <= rules.site_days
        found.append(Cover(unit, len(people), answers, last, recent))
    return tuple(found)


def measure(context: AssessmentContext) -> Measured:
    """Units that are covered, out of all that must be."""
    units = Units(context.account)
    every = covers(context, units)
    if not every:
        return unknown(METRIC.unknown, step="Record the customer's units (sheets OrgUnit, PART_OF).")
    if not any(tie.responsible for tie in context.snapshot.ties(Knows)):
        return unknown(
            "Who of ours answers for which contact is not on record.",
            step="Mark who of ours answers for whom (column responsible of KNOWS).",
        )
    if not context.snapshot.nodes(Interaction):
        return unknown("No interaction with this customer is on record, so nobody can say who was met.")
    parts: list[Part] = []
    for level in context.policy.general.sites:
        here = [each for each in every if each.unit.level == level]
        if not here:
            continue
        answered, met = sum(bool(each.answers) for each in here), sum(each.recent for each in here)
        note = f"{answered} with one of ours who answers for it, {met} with a contact in the last {context.policy.general.site_days} days"
        parts.append(Part(_levels()[level], sum(each.covered for each in here), len(here), note=note))
    done = sum(each.covered for each in every)
    findings = uncovered.find(context, units, [each for each in every if not each.covered])
    said = f"{done} of {counted(len(every), 'unit', 'units')} have one of ours who answers for them and were met in the last {context.policy.general.site_days} days."
    step = findings[0].next_step if findings else ""
    return Measured(done / len(every), said, tuple(parts), step=step, findings=findings)


def _people(units: Units) -> Mapping[str, tuple[str, ...]]:
    """By unit: the contacts who work in it or in a department below it, no other unit between."""
    found: dict[str, dict[str, None]] = {}
    for unit, people in units.graph.people_in.items():
        waiting, seen = [unit], {unit}
        for place in waiting:
            found.setdefault(place, {}).update(dict.fromkeys(people))
            held = units.every.get(place)
            if held is not None and held.level == WITHIN:
                fresh = [each for each in units.above.get(place, ()) if each not in seen]
                seen.update(fresh)
                waiting += fresh
    return {unit: tuple(people) for unit, people in found.items()}


def _levels() -> Mapping[str, str]:
    return {step.code: step.term.en.capitalize() for step in UNIT_LEVEL.steps}


METRIC = Metric(
    id="site_coverage",
    seed="G3",
    layer=Layer.GENERAL,
    unit=Unit.SHARE,
    measure=measure,
    targets=by_tier(0.9, 0.8, 0.6, 0.4),
    weight=2.0,
)
