"""Did enough of them answer the survey, and not only those near to us? (G8)

The response rate is people who answered anything, out of those invited. How representative they are is asked by place:
the people of a province, city, institute or group, with its sites and departments; whom we invited where is not on
record, so the contacts who worked there when the answers came in stand for them: places that nobody fills are left out, and
whoever works at no such place counts to the account itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from graphcrm.account.graph import AccountGraph
from graphcrm.messages import Name, Number, Share
from graphcrm.records import Contact, Rated, Survey
from graphcrm.scorecard.context import AssessmentContext, grouped
from graphcrm.scorecard.general.figures import Promoters, chance_alone, promoters, representativity
from graphcrm.scorecard.general.units import Units
from graphcrm.scorecard.measured import Measured, Part
from graphcrm.scorecard.metric import Metric, Unit, everywhere
from graphcrm.scorecard.policy.facts import last
from graphcrm.snapshot import Departure

PLACES = ("group", "province", "city", "institute")
"""Levels large enough to compare; sites and departments count to the one above."""
UNEVEN = 0.05
"""Below this p-value the answers are spread more unevenly than chance explains."""


@dataclass(frozen=True)
class Answered:
    """One survey and its answers, as they were given. ``account`` is the earliest look at the account that saw it.

    Whoever has left since still answered it.
    """

    survey: Survey
    answers: tuple[Rated, ...]
    account: AccountGraph
    left: Mapping[str, Departure] = field(default_factory=lambda: {})
    """Who was there on the day of the survey and has left since."""

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
        by_topic = grouped((tie.topic, tie) for tie in self.answers if tie.topic)
        return {topic: tuple(by_topic[topic]) for topic in sorted(by_topic)}


def newest(context: AssessmentContext) -> Answered | None:
    """The survey held last, where that is not too long ago; ``None`` where there is none."""
    surveys = _surveys(context)
    if not surveys or context.days_since(surveys[0].held_on) > context.policy.general.survey_days:
        return None
    return _answered(context, surveys[0])


def before(context: AssessmentContext) -> Answered | None:
    """The survey before the newest, however old."""
    surveys = _surveys(context)
    return _answered(context, surveys[1]) if len(surveys) > 1 else None


def no_survey(context: AssessmentContext, metric: Metric) -> Measured:
    """None that counts has answers."""
    return metric.not_known(survey_window=last(context.policy.general.survey_days))


def _surveys(context: AssessmentContext) -> list[Survey]:
    surveys = context.snapshot.nodes(Survey).values()
    return sorted(surveys, key=lambda survey: (survey.held_on, survey.id), reverse=True)


def _answered(context: AssessmentContext, survey: Survey) -> Answered:
    looks = [account for account in context.earlier if account.snapshot.as_of >= survey.held_on]
    looks = sorted([context.account, *looks], key=lambda account: account.snapshot.as_of)
    answers = (tie for tie in context.snapshot.events(Rated, Contact, Survey) if tie.to_id == survey.id)
    left = {ident: gone for ident, gone in context.snapshot.left(Contact).items() if gone.on > survey.held_on}
    return Answered(survey, tuple(answers), looks[0], left)


def rate(context: AssessmentContext) -> Measured:
    """People who answered, out of those invited."""
    survey = newest(context)
    if survey is None:
        return no_survey(context, RATE)
    answered, asked, name = len(survey.people), survey.survey.invited, Name(survey.survey.name)
    if not asked:
        return RATE.not_known("no_invited", survey=name, step=RATE.says("fill_invited"))
    if answered > asked:
        step = RATE.says("mend_invited")
        return RATE.not_known("few_invited", survey=name, answered=answered, asked=asked, step=step)
    row = context.sources([survey.survey])
    part = Part(RATE.says("part"), answered, asked, survey.survey.id, sources=row)
    return RATE.ratio([part], survey=name, step=RATE.says("step"))


class Evenness(NamedTuple):
    """How alike places answered: the R-indicator, the p-value of chance alone, and people and answers by place."""

    value: float
    chance: float
    people: Mapping[str, int]
    answered: Mapping[str, int]


def evenness(survey: Answered) -> Evenness | None:
    """How representative the answers to a survey are; ``None`` where nobody answered, or there are not two places."""
    if not survey.people:
        return None
    people, answered = _by_place(survey, Units(survey.account))
    if len(people) < 2:
        return None
    places = sorted(people)
    some, of = [answered[place] for place in places], [people[place] for place in places]
    return Evenness(representativity(some, of), chance_alone(some, of), people, answered)


def spread(context: AssessmentContext) -> Measured:
    """The R-indicator of who answered, by place."""
    survey = newest(context)
    if survey is None or not survey.people:
        return no_survey(context, REPRESENTATIVITY)
    even, units = evenness(survey), Units(survey.account)
    if even is None:
        return REPRESENTATIVITY.not_known("one_place", step="")
    value, chance, people, answered = even
    places = sorted(people)
    some, of = [answered[place] for place in places], [people[place] for place in places]
    mean, rates = sum(some) / sum(of), {place: answered[place] / people[place] for place in places}
    notes = {
        place: REPRESENTATIVITY.says("note", times=Number(rates[place] / mean, ".1f")) for place in places
    }
    parts = tuple(
        Part(units.name(place), answered[place], people[place], place, notes[place]) for place in places
    )
    least = min(places, key=lambda place: (rates[place], -people[place], place))
    uneven = chance < UNEVEN
    said = REPRESENTATIVITY.says(
        "said_uneven" if uneven else "said",
        answered=sum(some),
        n=sum(of),
        share=Share(rates[least]),
        place=units.name(least),
        chance=Number(chance, ".2g"),
    )
    step = REPRESENTATIVITY.says("step", place=units.name(least)) if uneven else ""
    return Measured(value, said, parts, step=step)


def _by_place(newest: Answered, units: Units) -> tuple[Mapping[str, int], Counter[str]]:
    """Contacts, and those who answered, by place; places that nobody filled yet are left out."""
    people, answered = Counter[str](), Counter[str]()
    account = newest.account.snapshot.account.id
    places = {ident: newest.account.units.get(ident, frozenset()) for ident in newest.account.contacts}
    places |= {ident: frozenset(gone.places) for ident, gone in newest.left.items() if ident not in places}
    placeholders = {ident for ident, contact in newest.account.contacts.items() if contact.placeholder}
    for ident, where in places.items():
        if ident in placeholders:
            continue
        homes = sorted(where)
        near = [place for home in homes if (place := units.nearest(home, PLACES))]
        place = near[0] if near else account
        people[place] += 1
        answered[place] += ident in newest.people
    return people, answered


RATE = Metric("response_rate", "G8", Unit.SHARE, rate, everywhere(0.6), weight=0.5)
REPRESENTATIVITY = Metric("survey_representativity", "G8", Unit.INDEX, spread)
METRICS = (RATE, REPRESENTATIVITY)
