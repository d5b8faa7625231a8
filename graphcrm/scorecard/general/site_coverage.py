"""Does every unit of the customer have one of ours who answers for it, and was somebody there met of late? (G3)

A unit is covered where one of ours answers for somebody there (`Knows.responsible`) and somebody there attended an
interaction with ours within `GeneralRules.site_days`. *There* is the unit and the departments below it: a city below a
province stands for itself, so a good tie to one city does not cover its province. A unit where nobody is on record is
not covered. Where responsibility is recorded at all, whom nobody is named for has nobody; where it is not, or no interaction is
on record, nothing is known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from graphcrm.account.evidence import reason
from graphcrm.account.meetings import Met
from graphcrm.findings import Finding, Severity
from graphcrm.messages import Fact, Message, joined
from graphcrm.records import Interaction, Knows, OrgUnit
from graphcrm.schema.scales import UNIT_LEVEL
from graphcrm.scorecard.context import AssessmentContext, grouped
from graphcrm.scorecard.general.units import LOCAL, Units, colleague, named
from graphcrm.scorecard.measured import Measured, parts_by, term, word
from graphcrm.scorecard.metric import Metric, Unit, by_tier
from graphcrm.scorecard.weak_spot import weak_spot

WITHIN = "department"
"""Units of this level are no place of their own: their people are also those of the unit that they are part of."""


@dataclass(frozen=True, slots=True)
class SiteCover:
    """One unit: how many people of theirs are known there, the ties of ours who answer for them, and the last contact."""

    unit: OrgUnit
    people: int
    answers: tuple[Knows, ...]
    met: Met | None
    recent: bool

    @property
    def covered(self) -> bool:
        return bool(self.answers) and self.recent


def covers(context: AssessmentContext, units: Units) -> tuple[SiteCover, ...]:
    """Every unit that must be covered, in the order of ids. O(people + ties + units)."""
    account, rules = context.account, context.policy.general
    there = _people(units)
    covers: list[SiteCover] = []
    for ident, unit in units.every.items():
        if unit.level not in rules.sites:
            continue
        people = there.get(ident, ())
        answers = tuple(tie for who in people for tie in account.known_by.get(who, ()) if tie.responsible)
        meetings = [account.met[who] for who in people if who in account.met]
        last = max(meetings, key=lambda met: met.day, default=None)
        recent = last is not None and context.days_since(last.day) <= rules.site_days
        covers.append(SiteCover(unit, len(people), answers, last, recent))
    return tuple(covers)


def measure(context: AssessmentContext) -> Measured:
    """Units that are covered, out of all that must be."""
    units, levels = Units(context.account), context.policy.general.sites
    coverage = covers(context, units)
    cases = sorted(coverage, key=lambda cover: levels.index(cover.unit.level))
    if not cases:
        return METRIC.not_known()
    if not any(tie.responsible for tie in context.snapshot.ties(Knows)):
        return METRIC.not_known("no_responsible", step=METRIC.says("mark_responsible"))
    if not context.snapshot.nodes(Interaction):
        return METRIC.not_known("no_interaction", step="")
    days = context.policy.general.site_days

    def note(covers: Sequence[SiteCover]) -> Message:
        answered, met = sum(bool(cover.answers) for cover in covers), sum(cover.recent for cover in covers)
        return METRIC.says("note", answered=answered, met=met, days=days)

    parts = parts_by(
        context,
        cases,
        group=lambda cover: cover.unit.level,
        met=lambda cover: cover.covered,
        name=partial(word, UNIT_LEVEL),
        note=note,
    )
    findings = _uncovered(context, units, [cover for cover in coverage if not cover.covered])
    return METRIC.ratio(parts, days=days, findings=findings)


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


def _uncovered(context: AssessmentContext, units: Units, bare: Sequence[SiteCover]) -> list[Finding]:
    """One finding a unit that nobody of ours holds; where they are many below the same one, one for all of them."""
    local = [cover for cover in bare if cover.unit.level in LOCAL]
    near = _Nearest(units)
    findings: list[Finding] = []
    for parent, covers in grouped((units.above[cover.unit.id][0], cover) for cover in local).items():
        if len(covers) > context.policy.general.most_findings:
            findings.append(_several(context, units, parent, covers, near))
        else:
            findings += [_one(context, cover, near) for cover in covers]
    return findings


class _Nearest:
    """Who of ours is nearest to a unit: who answers for, then who knows, the most people in it, else in what it is part of."""

    def __init__(self, units: Units) -> None:
        self.units = units
        self._at: dict[str, str | None] = {}

    def to(self, unit: str) -> tuple[str, str] | None:
        """An employee, and the unit in which this one knows people."""
        for place in self.units.upwards(unit):
            if place not in self._at:
                self._at[place] = self._first(place)
            who = self._at[place]
            if who is not None:
                return who, place
        return None

    def _first(self, place: str) -> str | None:
        answers, knows = Counter[str](), Counter[str]()
        for contact in self.units.people.get(place, ()):
            for tie in self.units.graph.known_by.get(contact, ()):
                knows[tie.from_id] += 1
                answers[tie.from_id] += bool(tie.responsible)
        return min(knows, key=lambda ident: (-answers[ident], -knows[ident], ident), default=None)


def _one(context: AssessmentContext, cover: SiteCover, near: _Nearest) -> Finding:
    account, unit = context.account, cover.unit
    last = Message("uncovered.last", day=cover.met.day) if cover.met else Message("uncovered.never")
    facts: dict[str, Fact] = {"unit": named(unit), "days": context.policy.general.site_days, "last": last}
    if cover.answers:
        said, step, first = "not_met", "step", cover.answers[0]
        facts |= {"who": colleague(account, first.from_id), "contact": account.person(first.to_id)}
    else:
        said, step = "nobody" if cover.people else "empty", _name_somebody(near, unit)
        facts["n"] = cover.people
    why = Message("finding.uncovered_site.evidence", unit=named(unit), level=term(UNIT_LEVEL, unit.level))
    row, who = reason(account, why, [*cover.answers[:3], unit]), [unit.id]
    return weak_spot(
        "uncovered_site", "G3", Severity.WEAK, who, row, about=who, deal=None, said=said, step=step, **facts
    )


def _several(
    context: AssessmentContext, units: Units, parent: str, covers: Sequence[SiteCover], near: _Nearest
) -> Finding:
    without = sum(not cover.answers for cover in covers)
    first = min(covers, key=lambda cover: (bool(cover.answers), -cover.people, cover.unit.id))
    who, places = [cover.unit.id for cover in covers], [cover.unit for cover in covers]
    return weak_spot(
        "uncovered_site",
        "G3",
        Severity.WEAK,
        who,
        reason(context.account, Message("finding.uncovered_site.evidence_several"), places[:8]),
        about=who,
        said="none_of" if without == len(covers) else "several",
        step=_name_somebody(near, first.unit),
        n=len(covers),
        above=units.name(parent),
        units=joined(map(named, places)),
        without=without,
        days=context.policy.general.site_days,
    )


def _name_somebody(near: _Nearest, unit: OrgUnit) -> Message:
    nearest, facts = near.to(unit.id), {"unit": named(unit)}
    if nearest is None:
        return Message("finding.uncovered_site.name", **facts)
    ident, place = nearest
    who = colleague(near.units.graph, ident)
    if place == unit.id:
        return Message("finding.uncovered_site.name_there", **facts, who=who)
    return Message("finding.uncovered_site.name_near", **facts, who=who, place=near.units.name(place))


METRIC = Metric("site_coverage", "G3", Unit.SHARE, measure, by_tier(0.9, 0.8, 0.6, 0.4), weight=2.0)
