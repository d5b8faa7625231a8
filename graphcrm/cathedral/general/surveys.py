"""The surveys that count today, with their answers as they were given. (G8)

Answers are read from all looks at the account that saw the survey: whoever has left since still answered it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graphcrm.cathedral.general.figures import promoters
from graphcrm.records import Rated, Survey

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphcrm.analysis.ground import Ground
    from graphcrm.cathedral.general.figures import Promoters
    from graphcrm.cathedral.sight import Sight


@dataclass(frozen=True)
class Answered:
    """One survey and its answers. ``ground`` is the earliest look at the account that saw it."""

    survey: Survey
    answers: tuple[Rated, ...]
    ground: Ground

    @cached_property
    def people(self) -> frozenset[str]:
        """Who answered anything."""
        return frozenset(tie.from_id for tie in self.answers)

    @property
    def invited(self) -> int | None:
        """How many were asked; ``None`` where nobody said, or fewer are said to be asked than answered."""
        asked = self.survey.invited
        return asked if asked and asked >= len(self.people) else None

    @property
    def overall(self) -> tuple[Rated, ...]:
        """Answers all in all: whether they would recommend us."""
        return tuple(tie for tie in self.answers if not tie.topic)

    @property
    def promoters(self) -> Promoters:
        return promoters([tie.score for tie in self.overall])

    @property
    def topics(self) -> Mapping[str, tuple[Rated, ...]]:
        """Answers by topic, in the order of their names."""
        found: dict[str, list[Rated]] = {}
        for tie in self.answers:
            if tie.topic:
                found.setdefault(tie.topic, []).append(tie)
        return {topic: tuple(found[topic]) for topic in sorted(found)}


def newest(sight: Sight) -> Answered | None:
    """The survey held last, where that is not too long ago; ``None`` where there is none."""
    every = _surveys(sight)
    if not every or (sight.as_of - every[0].held_on).days > sight.policy.general.survey_days:
        return None
    return _answered(sight, every[0])


def before(sight: Sight) -> Answered | None:
    """The survey before the newest, however old."""
    every = _surveys(sight)
    return _answered(sight, every[1]) if len(every) > 1 else None


def _surveys(sight: Sight) -> list[Survey]:
    every = sight.snapshot.nodes(Survey).values()
    return sorted(every, key=lambda each: (each.held_on, each.id), reverse=True)


def _answered(sight: Sight, survey: Survey) -> Answered:
    looks = [sight.ground, *(each for each in sight.earlier if each.snapshot.as_of >= survey.held_on)]
    looks.sort(key=lambda each: each.snapshot.as_of)
    found = {
        (tie.from_id, tie.topic): tie
        for ground in looks
        for tie in ground.snapshot.ties(Rated)
        if tie.to_id == survey.id
    }
    return Answered(survey, tuple(found[key] for key in sorted(found, key=str)), looks[0])
