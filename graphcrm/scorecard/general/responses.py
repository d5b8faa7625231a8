"""Did enough of them answer the survey, and not only those near to us? (G8)

The response rate is people who answered anything, out of those invited. How representative they are is asked by place:
the people of a province, city, institute or group, with its sites and departments; whom we invited where is not on
record, so the contacts who worked there when the answers came in stand for them: places that nobody fills are left out, and
whoever works at no such place counts to the account itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from graphcrm.account.evidence import sources
from graphcrm.messages import Name, Number, Share
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.general import surveys
from graphcrm.scorecard.general.figures import chance_alone, representativity
from graphcrm.scorecard.general.surveys import Answered
from graphcrm.scorecard.general.units import Units
from graphcrm.scorecard.measured import Measured, Part, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, everywhere
from graphcrm.scorecard.policy.facts import last
from graphcrm.scorecard.ratio import ratio

PLACES = ("group", "province", "city", "institute")
"""Levels large enough to compare; sites and departments count to the one above."""
UNEVEN = 0.05
"""Below this p-value the answers are spread more unevenly than chance explains."""


def rate(context: AssessmentContext) -> Measured:
    """People who answered, out of those invited."""
    newest = surveys.newest(context)
    if newest is None:
        return unknown(RATE.id, survey_window=last(context.policy.general.survey_days))
    answered, asked, survey = len(newest.people), newest.survey.invited, Name(newest.survey.name)
    if not asked:
        return unknown(RATE.id, "no_invited", survey=survey, step=RATE.says("fill_invited"))
    if answered > asked:
        step = RATE.says("mend_invited")
        return unknown(RATE.id, "few_invited", survey=survey, answered=answered, asked=asked, step=step)
    row = sources(context.snapshot, [newest.survey])
    part = Part(RATE.says("part"), answered, asked, newest.survey.id, sources=row)
    return ratio(RATE.id, [part], survey=survey, step=RATE.says("step"))


def spread(context: AssessmentContext) -> Measured:
    """The R-indicator of who answered, by place."""
    newest = surveys.newest(context)
    if newest is None or not newest.people:
        return unknown(REPRESENTATIVITY.id, survey_window=last(context.policy.general.survey_days))
    units = Units(newest.account)
    people, answered = _by_place(newest, units)
    if len(people) < 2:
        return unknown(REPRESENTATIVITY.id, "one_place", step="")
    places = sorted(people)
    some, of = [answered[place] for place in places], [people[place] for place in places]
    value, chance = representativity(some, of), chance_alone(some, of)
    mean, rates = sum(some) / sum(of), {place: answered[place] / people[place] for place in places}
    parts = tuple(
        Part(
            units.name(place),
            answered[place],
            people[place],
            place,
            REPRESENTATIVITY.says("note", times=Number(rates[place] / mean, ".1f")),
        )
        for place in places
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
    for ident, contact in newest.account.contacts.items():
        if contact.placeholder:
            continue
        homes = sorted(newest.account.units.get(ident, ()))
        near = [place for home in homes if (place := units.nearest(home, PLACES))]
        place = near[0] if near else account
        people[place] += 1
        answered[place] += ident in newest.people
    return people, answered


RATE = Metric("response_rate", "G8", Layer.GENERAL, Unit.SHARE, rate, everywhere(0.6), weight=0.5)

REPRESENTATIVITY = Metric("survey_representativity", "G8", Layer.GENERAL, Unit.INDEX, spread)

METRICS = (RATE, REPRESENTATIVITY)
