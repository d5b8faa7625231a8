"""Did enough of them answer the survey, and not only those near to us? (G8)

The response rate is people who answered anything, out of those invited. How representative they are is asked by place:
the people of a province, city, institute or group, with its sites and departments; whom we invited where is not on
record, so the contacts who worked there when the answers came in stand for them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graphcrm.account.wording import counted, percent
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
        return unknown(RATE.unknown, step="Hold the yearly satisfaction survey.")
    answered, asked = len(found.people), found.survey.invited
    if not asked:
        return unknown(
            f"How many were invited to {found.survey.name} is not on record.",
            step="Fill how many were invited.",
        )
    if answered > asked:
        return unknown(
            f"{answered} answered {found.survey.name}, but only {asked} are said to be invited.",
            step="Correct how many were invited.",
        )
    row = (str(context.snapshot.origin(found.survey)),)
    parts = (Part("Answered, of those invited", answered, asked, found.survey.id, sources=row),)
    said = f"{answered} of {asked} who were invited to {found.survey.name} answered."
    return Measured(
        answered / asked, said, parts, step="Let each who answers for a contact ask for the answer."
    )


def spread(context: AssessmentContext) -> Measured:
    """The R-indicator of who answered, by place."""
    found = surveys.newest(context)
    if found is None or not found.people:
        return unknown(REPRESENTATIVITY.unknown, step="Hold the yearly satisfaction survey.")
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
    return Measured(value, said, parts, step=step)


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
    unit=Unit.SHARE,
    measure=rate,
    targets=everywhere(0.6),
    weight=0.5,
)

REPRESENTATIVITY = Metric(
    id="survey_representativity",
    seed="G8",
    layer=Layer.GENERAL,
    unit=Unit.INDEX,
    measure=spread,
)

METRICS = (RATE, REPRESENTATIVITY)
