"""The findings of `site_coverage`: provinces, cities and sites that nobody of ours holds. (G3)"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graphcrm.account.evidence import reason
from graphcrm.findings import Finding, Severity
from graphcrm.messages import Fact, Message, joined
from graphcrm.schema.scales import UNIT_LEVEL
from graphcrm.scorecard.general.units import colleague, named
from graphcrm.scorecard.measured import term
from graphcrm.scorecard.weak_spot import weak_spot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphcrm.records import OrgUnit
    from graphcrm.scorecard.context import AssessmentContext
    from graphcrm.scorecard.general.site_coverage import Cover
    from graphcrm.scorecard.general.units import Units

UNCOVERED = "uncovered_site"
LOCAL = ("province", "city", "site")
"""The levels of which every unit must be held for itself."""


def find(context: AssessmentContext, units: Units, bare: Sequence[Cover]) -> tuple[Finding, ...]:
    """One finding a unit that is not covered; where they are many below the same one, one for all of them."""
    below: dict[str, list[Cover]] = {}
    for cover in bare:
        if cover.unit.level in LOCAL:
            below.setdefault(next(iter(units.above[cover.unit.id])), []).append(cover)
    near = _Nearest(units)
    findings: list[Finding] = []
    for parent, covers in below.items():
        if len(covers) > context.policy.general.most_findings:
            findings.append(_several(context, units, parent, covers, near))
        else:
            findings += [_one(context, cover, near) for cover in covers]
    return tuple(findings)


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


def _one(context: AssessmentContext, cover: Cover, near: _Nearest) -> Finding:
    account, unit = context.account, cover.unit
    facts: dict[str, Fact] = {
        "unit": named(unit),
        "days": context.policy.general.site_days,
        "last": Message("uncovered.last", day=cover.met.day) if cover.met else Message("uncovered.never"),
    }
    step: str | Message = "step"
    if cover.answers:
        said = "not_met"
        facts["who"] = colleague(account, cover.answers[0].from_id)
        facts["contact"] = account.person(cover.answers[0].to_id)
    else:
        said, step = "nobody" if cover.people else "empty", _name_somebody(near, unit)
        facts["n"] = cover.people
    why = Message("finding.uncovered_site.evidence", unit=named(unit), level=term(UNIT_LEVEL, unit.level))
    reasons = [reason(account, why, [*cover.answers[:3], unit])]
    who = [unit.id]
    return weak_spot(
        UNCOVERED, Severity.WEAK, who, "G3", reasons, about=who, deal=None, said=said, step=step, **facts
    )


def _several(
    context: AssessmentContext, units: Units, parent: str, covers: Sequence[Cover], near: _Nearest
) -> Finding:
    without = sum(not cover.answers for cover in covers)
    first = min(covers, key=lambda cover: (bool(cover.answers), -cover.people, cover.unit.id))
    who = [cover.unit.id for cover in covers]
    why = Message("finding.uncovered_site.evidence_several")
    return weak_spot(
        UNCOVERED,
        Severity.WEAK,
        who,
        "G3",
        [reason(context.account, why, [cover.unit for cover in covers[:8]])],
        about=who,
        said="none_of" if without == len(covers) else "several",
        step=_name_somebody(near, first.unit),
        n=len(covers),
        above=units.name(parent),
        units=joined([named(cover.unit) for cover in covers]),
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
