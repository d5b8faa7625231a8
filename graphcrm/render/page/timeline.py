"""Two years back and half a year on: interactions, instruments, feedback and the dates of opportunities.

There may be tens of thousands of interactions. The page gets how many there were by month and unit, and by month and
person; in full it gets the newest, up to `MOST` in all: about `EACH` of every key person, then of the others while there
is room.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from graphcrm.records import Interaction, OrgUnit
from graphcrm.render.compact import Texts, table
from graphcrm.render.context import PageContext
from graphcrm.render.page import timeline_dates
from graphcrm.render.shape import InteractionRecord, LaneData, TimelineData
from graphcrm.schema.scales import INTERACTION_KIND
from graphcrm.scorecard.context import AssessmentContext

BACK, ON = 24, 6
MOST, EACH, LANES = 3000, 24, 9
KINDS = tuple(step.code for step in INTERACTION_KIND.steps)


def data(context: PageContext) -> TimelineData:
    """Days are counted from the first day shown, months from the first. Nothing in it depends on the language."""
    return context.once("timeline", lambda: _Span(context).told())


@dataclass(frozen=True)
class _Span:
    context: PageContext

    @property
    def assessment(self) -> AssessmentContext:
        return self.context.assessment

    @cached_property
    def start(self) -> datetime.date:
        """The first of the month 23 months before this one."""
        number = self.assessment.as_of.year * 12 + self.assessment.as_of.month - 1 - (BACK - 1)
        return datetime.date(number // 12, number % 12 + 1, 1)

    def day(self, day: datetime.date) -> int:
        return (day - self.start).days

    def month(self, day: datetime.date) -> int:
        return (day.year - self.start.year) * 12 + day.month - self.start.month

    @cached_property
    def held(self) -> list[tuple[str, Interaction]]:
        """The interactions of the two years, the newest first."""
        recorded = self.assessment.snapshot.nodes(Interaction).items()
        span = [pair for pair in recorded if self.start <= pair[1].held_on <= self.assessment.as_of]
        return sorted(span, key=_day, reverse=True)

    @cached_property
    def numbers(self) -> Mapping[str, tuple[int, ...]]:
        """By interaction: who attended, theirs first, by their numbers on the page."""
        place, keys, assessment = self.context.numbers, self.context.presenter.keys, self.assessment
        return {
            ident: (
                *sorted(place[who] for who in assessment.theirs_at.get(ident, ()) if who in place),
                *sorted(place[keys[who]] for who in assessment.ours_at.get(ident, ()) if who in keys),
            )
            for ident, _ in self.held
        }

    def told(self) -> TimelineData:
        texts = Texts()
        detailed: list[InteractionRecord] = [
            {
                "day": self.day(interaction.held_on),
                "kind": interaction.kind,
                "quality": interaction.quality,
                "purpose": texts.number(interaction.purpose),
                "who": list(self.numbers[ident]),
            }
            for ident, interaction in self._detailed()
        ]
        return {
            "start": self.start.isoformat(),
            "months": BACK + ON,
            "today": self.day(self.assessment.as_of),
            "number": len(self.held),
            "kinds": KINDS,
            "lanes": self._lanes(),
            "people": self._people(),
            "held": table(detailed),
            "texts": texts.all,
            **timeline_dates.dates(self.context, self.start),
        }

    def _detailed(self) -> Iterable[tuple[str, Interaction]]:
        if len(self.held) <= MOST:
            return self.held
        detailed: Counter[int] = Counter()
        key = {self.context.numbers[who] for who in self.context.key}
        chosen: dict[str, Interaction] = {}
        for wanted in (key, range(len(self.context.presenter.contacts))):
            for ident, interaction in self.held:
                who = [number for number in self.numbers[ident] if number in wanted]
                scarce = any(detailed[number] < EACH for number in who)
                if len(chosen) < MOST and ident not in chosen and scarce:
                    detailed.update(who)
                    chosen[ident] = interaction
        return sorted(chosen.items(), key=_day, reverse=True)

    def _lanes(self) -> list[LaneData]:
        """All of them, then by unit: the units with most, and all other units together."""
        units = self.context.presenter.units
        by_unit: dict[str, list[Interaction]] = {}
        for ident, interaction in self.held:
            for unit in {units[who] for who in self.assessment.theirs_at.get(ident, ()) if who in units}:
                by_unit.setdefault(unit, []).append(interaction)
        order = sorted(by_unit, key=lambda unit: (-len(by_unit[unit]), unit))
        shown = order if len(order) <= LANES else order[: LANES - 1]
        others = {held.id: held for unit in order[len(shown) :] for held in by_unit[unit]}
        lanes: list[LaneData] = [{"cells": self._cells(interaction for _, interaction in self.held)}]
        lanes.extend({"unit": self._unit(unit), "cells": self._cells(by_unit[unit])} for unit in shown)
        return [*lanes, {"rest": 1, "cells": self._cells(others.values())}] if others else lanes

    def _cells(self, interactions: Iterable[Interaction]) -> list[list[int]]:
        """By month: number, how many are rated, the sum of their ratings, and how many of each kind."""
        cells: dict[int, list[int]] = {}
        for interaction in interactions:
            month = self.month(interaction.held_on)
            cell = cells.setdefault(month, [month, 0, 0, 0, *[0] * len(KINDS)])
            cell[1] += 1
            if interaction.quality is not None:
                cell[2] += 1
                cell[3] += interaction.quality
            if interaction.kind in KINDS:
                cell[4 + KINDS.index(interaction.kind)] += 1
        return [cells[month] for month in sorted(cells)]

    def _people(self) -> dict[str, list[int]]:
        """By person: month, how many, month, how many …"""
        counts: dict[int, Counter[int]] = {}
        for ident, interaction in self.held:
            for number in self.numbers[ident]:
                counts.setdefault(number, Counter())[self.month(interaction.held_on)] += 1
        return {
            str(number): [part for month in sorted(months) for part in (month, months[month])]
            for number, months in sorted(counts.items())
        }

    def _unit(self, unit: str) -> list[str]:
        snapshot = self.assessment.snapshot
        record = snapshot.nodes(OrgUnit).get(unit)
        return [snapshot.name(unit), (record.name_zh or "") if record else ""]


def _day(pair: tuple[str, Interaction]) -> tuple[datetime.date, str]:
    return pair[1].held_on, pair[0]
