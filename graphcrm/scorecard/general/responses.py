"""Did enough of them answer the survey, and not only those near to us? (G8)

The response rate is people who answered anything, out of those invited. How representative they are is asked by place:
the people of a province, city, institute or group, with its sites and departments; whom we invited where is not on
record, so the contacts who worked there when the answers came in stand for them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graphcrm.account.wording import counted, percent
from graphcrm.schema.model import Term
from graphcrm.scorecard.general import surveys
from graphcrm.scorecard.general.figures import chance_alone, representativity
from graphcrm.scorecard.general.units import Units
from graphcrm.scorecard.measured import Measured, Part, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, everywhere

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphcrm.scorecard.context import AssessmentContext
    from graphcrm.scorecard.general.surveys import Answered

PLACES = ("group", "province", "city", "institute")
"""Levels large enough to compare; sites and departments count to the one above."""
UNEVEN = 0.05
"""Below this p-value the answers are spread more unevenly than chance explains."""


def rate(context: AssessmentContext) -> Measured:
    """People who answered, out of those invited."""
    found = surveys.newest(context)
    if found is None:
        return unknown(RATE.unknown, next_step="Hold the yearly satisfaction survey.")
    answered, asked = len(found.people), found.survey.invited
    if not asked:
        return unknown(
            f"How many were invited to {found.survey.name} is not on record.",
            next_step="Fill how many were invited.",
        )
    if answered > asked:
        return unknown(
            f"{answered} answered {found.survey.name}, but only {asked} are said to be invited.",
            next_step="Correct how many were invited.",
        )
    row = (str(context.snapshot.origin(found.survey)),)
    parts = (Part("Answered, of those invited", answered, asked, found.survey.id, sources=row),)
    said = f"{answered} of {asked} who were invited to {found.survey.name} answered."
    return Measured(
        answered / asked, said, parts, next_step="Let each who answers for a contact ask for the answer."
    )


def spread(context: AssessmentContext) -> Measured:
    """The R-indicator of who answered, by place."""
    found = surveys.newest(context)
    if found is None or not found.people:
        return unknown(REPRESENTATIVITY.unknown, next_step="Hold the yearly satisfaction survey.")
    units = Units(found.account)
    people, answered = _by_place(found, units)
    if len(people) < 2:
        return unknown(
            "All contacts belong to one place of the customer, so there is nothing to compare by place."
        )
    places = sorted(people)
    some, of = [answered[place] for place in places], [people[place] for place in places]
    value, chance = representativity(some, of), chance_alone(some, of)
    mean = sum(some) / sum(of)
    parts = tuple(
        Part(
            units.name(place),
            answered[place],
            people[place],
            place,
            f"{(answered[place] / people[place]) / mean:.1f} times the mean rate",
        )
        for place in places
    )
    least = min(places, key=lambda place: (answered[place] / people[place], -people[place], place))
    uneven = chance < UNEVEN
    said = (
        f"{sum(some)} of {counted(sum(of), 'contact', 'contacts')} answered, the smallest share ({percent(answered[least] / people[least])}) "
        f"at {units.name(least)}; chance alone {'seldom' if uneven else 'often'} spreads them as unevenly (p = {chance:.2g})."
    )
    step = f"Ask the people of {units.name(least)} too, before the result is read as that of all." if uneven else ""  # fmt: skip
    return Measured(value, said, parts, next_step=step)


def _by_place(found: Answered, units: Units) -> tuple[Mapping[str, int], Counter[str]]:
    """Contacts, and those who answered, by place; places that nobody filled yet are left out."""
    people, answered = Counter[str](), Counter[str]()
    account = found.account.snapshot.account.id
    for ident, contact in found.account.contacts.items():
        if contact.placeholder:
            continue
        homes = sorted(found.account.units.get(ident, ()))
        near = [place for home in homes if (place := units.nearest(home, PLACES))]
        place = near[0] if near else account
        people[place] += 1
        answered[place] += ident in found.people
    return people, answered


RATE = Metric(
    id="response_rate",
    seed="G8",
    layer=Layer.GENERAL,
    name=Term("Survey response rate", "问卷回收率|問卷回收率"),
    question=Term("How many of those invited answered?", "受邀者中有多少人答复？|受邀者中有多少人答覆？"),
    formula="n / N, people who answered out of those invited",
    unit=Unit.SHARE,
    needs="A satisfaction survey of the last fifteen months with how many were invited, and its answers.",
    unknown="No satisfaction survey of the last fifteen months is on record.",
    measure=rate,
    targets=everywhere(0.6),
    weight=0.5,
)

REPRESENTATIVITY = Metric(
    id="survey_representativity",
    seed="G8",
    layer=Layer.GENERAL,
    name=Term("Representativity of the answers", "答复代表性|答覆代表性"),
    question=Term(
        "Did every place of theirs answer alike, or only those near to us?",
        "客户各单位的答复率是否相近？|客戶各單位的答覆率是否相近？",
    ),
    formula="R = 1 − 2 S(ρ), with S the standard deviation over all contacts of the response rates ρ of their places",
    unit=Unit.INDEX,
    needs="A satisfaction survey with answers, and where the contacts work.",
    unknown="No satisfaction survey of the last fifteen months with answers is on record.",
    measure=spread,
)

METRICS = (RATE, REPRESENTATIVITY)
