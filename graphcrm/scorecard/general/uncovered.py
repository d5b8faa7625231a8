"""The findings of `site_coverage`: provinces, cities and sites that nobody of ours holds. (G3)"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graphcrm.account.evidence import reason
from graphcrm.account.wording import called, counted, joined
from graphcrm.findings import Finding, Severity
from graphcrm.scorecard.general.units import employee_name, named

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
    for each in bare:
        if each.unit.level in LOCAL:
            below.setdefault(next(iter(units.above[each.unit.id])), []).append(each)
    near = _Nearest(units)
    found: list[Finding] = []
    for parent, covers in below.items():
        if len(covers) > context.policy.general.most_findings:
            found.append(_several(context, units, parent, covers, near))
        else:
            found += [_one(context, each, near) for each in covers]
    return tuple(found)


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
    name, days = named(unit), context.policy.general.site_days
    last = f"last on {cover.met.day}" if cover.met else "never, as far as anybody recorded"
    if cover.answers:
        who = employee_name(account, cover.answers[0].from_id)
        contact = called(account.contacts[cover.answers[0].to_id])
        sentence = f"Nobody at {name} was met in {days} days ({last}), although {who} answers for it."
        step = f"Let {who} visit {contact} at {name}."
    else:
        people = f"{counted(cover.people, 'contact', 'contacts')} there {'is' if cover.people == 1 else 'are'} on record" if cover.people else "nobody there is on record"  # fmt: skip
        met = "" if not cover.people else f"; met {last}"
        sentence = f"None of ours answers for {name}: {people}{met}."
        step = _name_somebody(near, unit.id, name)
    records = [*cover.answers[:3], unit]
    return Finding(
        kind=UNCOVERED,
        severity=Severity.WEAK,
        who=(unit.id,),
        about=(unit.id,),
        message=sentence,
        step=step,
        seed="G3",
        evidence=(reason(account, f"{name} is a {unit.level} of this customer.", records),),
    )


def _several(
    context: AssessmentContext, units: Units, parent: str, covers: Sequence[Cover], near: _Nearest
) -> Finding:
    names = joined([named(each.unit) for each in covers])
    without = sum(not each.answers for each in covers)
    sentence = (
        f"{len(covers)} units below {units.name(parent)} are not held: {names}. For {without} of them none of ours answers; "
        f"the others were not met in {context.policy.general.site_days} days."
    )
    if without == len(covers):
        sentence = f"None of ours answers for {len(covers)} units below {units.name(parent)}: {names}."
    first = min(covers, key=lambda each: (bool(each.answers), -each.people, each.unit.id))
    idents = tuple(each.unit.id for each in covers)
    return Finding(
        kind=UNCOVERED,
        severity=Severity.WEAK,
        who=idents,
        about=idents,
        message=sentence,
        step=_name_somebody(near, first.unit.id, named(first.unit)),
        seed="G3",
        evidence=(
            reason(context.account, "The units that are not held.", [each.unit for each in covers[:8]]),
        ),
    )


def _name_somebody(near: _Nearest, unit: str, name: str) -> str:
    found = near.to(unit)
    if found is None:
        return f"Name one of ours who answers for {name}."
    who, place = found
    employee = employee_name(near.units.graph, who)
    where = "people there" if place == unit else f"people of {near.units.name(place)}"
    return f"Name one of ours who answers for {name}; {employee} knows {where} and is nearest."
