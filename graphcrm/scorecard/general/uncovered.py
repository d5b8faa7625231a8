"""The findings of `site_coverage`: provinces, cities and sites that nobody of ours holds. (G3)"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graphcrm.account.evidence import reason
from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.messages import Fact, Message, Name, joined
from graphcrm.schema.scales import UNIT_LEVEL
from graphcrm.scorecard.general.units import colleague, named
from graphcrm.scorecard.measured import term

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    place = named(unit)
    last = Message("uncovered.last", day=cover.met.day) if cover.met else Message("uncovered.never")
    if cover.answers:
        answers = {
            "who": colleague(account, cover.answers[0].from_id),
            "contact": account.person(cover.answers[0].to_id),
        }
        message = Message(
            "finding.uncovered_site.not_met",
            **answers,
            unit=place,
            days=context.policy.general.site_days,
            last=last,
        )
        step: Message = Message("finding.uncovered_site.visit", **answers, unit=place)
    else:
        kind = "nobody" if cover.people else "empty"
        message = Message(f"finding.uncovered_site.{kind}", unit=place, n=cover.people, last=last)
        step = _name_somebody(near, unit.id, place)
    why = Message("finding.uncovered_site.evidence", unit=place, level=term(UNIT_LEVEL, unit.level))
    return _finding([cover], message, step, reason(account, why, [*cover.answers[:3], unit]))


def _several(
    context: AssessmentContext, units: Units, parent: str, covers: Sequence[Cover], near: _Nearest
) -> Finding:
    without = sum(not cover.answers for cover in covers)
    message = Message(
        f"finding.uncovered_site.{'none_of' if without == len(covers) else 'several'}",
        n=len(covers),
        above=units.name(parent),
        units=joined([named(cover.unit) for cover in covers]),
        without=without,
        days=context.policy.general.site_days,
    )
    first = min(covers, key=lambda cover: (bool(cover.answers), -cover.people, cover.unit.id))
    why = Message("finding.uncovered_site.evidence_several")
    return _finding(
        covers,
        message,
        _name_somebody(near, first.unit.id, named(first.unit)),
        reason(context.account, why, [cover.unit for cover in covers[:8]]),
    )


def _finding(covers: Sequence[Cover], message: Message, step: Message, why: Evidence) -> Finding:
    idents = tuple(cover.unit.id for cover in covers)
    return Finding(UNCOVERED, Severity.WEAK, idents, message, step, "G3", about=idents, evidence=(why,))


def _name_somebody(near: _Nearest, unit: str, name: Name) -> Message:
    nearest = near.to(unit)
    if nearest is None:
        return Message("finding.uncovered_site.name", unit=name)
    ident, place = nearest
    who: Fact = colleague(near.units.graph, ident)
    if place == unit:
        return Message("finding.uncovered_site.name_there", unit=name, who=who)
    return Message("finding.uncovered_site.name_near", unit=name, who=who, place=near.units.name(place))
