"""The surveys that count today, with their answers as they were given. (G8)

Answers are read from all looks at the account that saw the survey: whoever has left since still answered it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graphcrm.records import Rated, Survey
from graphcrm.scorecard.general.figures import promoters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphcrm.account.graph import AccountGraph
    from graphcrm.scorecard.context import AssessmentContext
    from graphcrm.scorecard.general.figures import Promoters


@dataclass(frozen=True)
class Answered:
    """One survey and its answers. ``account`` is the earliest look at the account that saw it."""

    survey: Survey
    answers: tuple[Rated, ...]
    account: AccountGraph

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
        by_topic: dict[str, list[Rated]] = {}
        for tie in self.answers:
            if tie.topic:
                by_topic.setdefault(tie.topic, []).append(tie)
        return {topic: tuple(by_topic[topic]) for topic in sorted(by_topic)}


def newest(context: AssessmentContext) -> Answered | None:
    """The survey held last, where that is not too long ago; ``None`` where there is none."""
    surveys = _surveys(context)
    if not surveys or (context.as_of - surveys[0].held_on).days > context.policy.general.survey_days:
        return None
    return _answered(context, surveys[0])


def before(context: AssessmentContext) -> Answered | None:
    """The survey before the newest, however old."""
    surveys = _surveys(context)
    return _answered(context, surveys[1]) if len(surveys) > 1 else None


def _surveys(context: AssessmentContext) -> list[Survey]:
    surveys = context.snapshot.nodes(Survey).values()
    return sorted(surveys, key=lambda survey: (survey.held_on, survey.id), reverse=True)


def _answered(context: AssessmentContext, survey: Survey) -> Answered:
    looks = [
        context.account,
        *(account for account in context.earlier if account.snapshot.as_of >= survey.held_on),
    ]
    looks.sort(key=lambda account: account.snapshot.as_of)
    answers = {
        (tie.from_id, tie.topic): tie
        for account in looks
        for tie in account.snapshot.ties(Rated)
        if tie.to_id == survey.id
    }
    return Answered(survey, tuple(answers[key] for key in sorted(answers, key=str)), looks[0])
