"""Are those who write the requirements met long before the tender? (G6)

For each open opportunity, and each whose bid was due in the last twelve months: its technical evaluators, and the
contacts who set requirements (`Contact.sets_requirements`). One who works at a province, city or site counts only for
opportunities of that place, of one above or below it, or of no such place. Met is the first meeting with ours. In time
is `GeneralRules.tender_days` before the bid; while the bid is still ahead, to have met at all is enough. Without a bid
date, or where nobody knows who fills the place, it is unknown.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from graphcrm.account.graph import is_open
from graphcrm.account.wording import called, counted, deal, joined
from graphcrm.records import Concerns, Interaction, Opportunity, OrgUnit
from graphcrm.scorecard.general import setters_not_met
from graphcrm.scorecard.general.units import Units
from graphcrm.scorecard.measured import Measured, Part, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from graphcrm.scorecard.context import AssessmentContext

EVALUATES = "technical_evaluator"
LOCAL = ("province", "city", "site")


class Setter(NamedTuple):
    """One who sets requirements for one opportunity: the days from the first meeting to the bid (``None``: not met).

    ``in_time`` is ``None`` where that can't be said.
    """

    opportunity: Opportunity
    contact: str
    first: datetime.date | None
    days: int | None
    in_time: bool | None


def measure(context: AssessmentContext) -> Measured:
    """Requirement setters met in time, out of those of whom it can be said, opportunity by opportunity."""
    found = setters(context)
    if not found:
        return unknown(
            METRIC.unknown,
            step="Mark who of theirs writes requirements (column sets_requirements of Contact).",
        )
    if not context.snapshot.nodes(Interaction):
        return unknown("No interaction with this customer is on record, so nobody can say who was met.")
    parts: list[Part] = []
    for _, ones in groupby(found, key=lambda one: one.opportunity.id):
        here = list(ones)
        each = here[0].opportunity
        sure = [one for one in here if one.in_time is not None]
        name, note = deal(each, context.account.currency), _note(context, each, here)
        done = sum(bool(one.in_time) for one in sure)
        parts.append(Part(name, done if sure else None, len(sure) or None, each.id, note))
    sure = [one for one in found if one.in_time is not None]
    findings = setters_not_met.find(context, found)
    step = findings[0].next_step if findings else ""
    if not sure:
        return unknown(
            "Of no opportunity with known requirement setters is the bid date on record.",
            step="Fill the day on which each bid is due.",
            findings=findings,
        )
    done, days = sum(bool(one.in_time) for one in sure), context.policy.general.tender_days
    said = (
        f"In {done} of {counted(len(sure), 'case', 'cases')}, each a requirement setter of an opportunity, we met {days} days "
        f"before the bid or earlier, or met already while the bid is still ahead."
    )
    return Measured(
        done / len(sure), said, tuple(parts), known=len(sure) / len(found), step=step, findings=findings
    )


def setters(context: AssessmentContext) -> tuple[Setter, ...]:
    """Everybody who sets requirements, by opportunity, the largest first."""
    first, writers = _first_met(context), _writers(context)
    places = _places(context)
    found: list[Setter] = []
    for each in _opportunities(context):
        evaluates = {
            tie.from_id for tie in context.account.deciders.get(each.id, ()) if tie.role == EVALUATES
        }
        where = places.get(each.id, ())
        writes = {who for who, home in writers.items() if _concerned(home, where)}
        found += [_setter(context, each, who, first.get(who)) for who in sorted(evaluates | writes)]
    return tuple(found)


def _setter(context: AssessmentContext, each: Opportunity, who: str, first: datetime.date | None) -> Setter:
    bid = each.bid_on
    days = (bid - first).days if bid and first else None
    if bid is None or context.account.contacts[who].placeholder:
        return Setter(each, who, first, days, None)
    ahead = bid >= context.as_of
    in_time = days is not None and (ahead or days >= context.policy.general.tender_days)
    return Setter(each, who, first, days, in_time)


def _opportunities(context: AssessmentContext) -> list[Opportunity]:
    every = context.snapshot.nodes(Opportunity).values()
    found = [each for each in every if is_open(each, context.as_of) or context.within(each.bid_on)]
    return sorted(found, key=lambda each: (-(each.amount or 0.0), each.id))


def _first_met(context: AssessmentContext) -> Mapping[str, datetime.date]:
    """By contact: the first meeting with ours on record."""
    found: dict[str, datetime.date] = {}
    for each in context.account.meetings:
        for who in each.theirs:
            found[who] = min(each.day, found.get(who, each.day))
    return found


class _Home(NamedTuple):
    """A local unit of somebody, with all above it; none for whom writes for the whole customer."""

    unit: str
    upwards: frozenset[str]


def _writers(context: AssessmentContext) -> Mapping[str, _Home | None]:
    """Who sets requirements, with the province, city or site that this one works at."""
    units = Units(context.account)
    found: dict[str, _Home | None] = {}
    for ident, contact in context.account.contacts.items():
        if contact.sets_requirements:
            homes = [units.nearest(unit, LOCAL) for unit in sorted(context.account.units.get(ident, ()))]
            unit = homes[0] if homes and all(homes) else None
            found[ident] = _Home(unit, frozenset(units.upwards(unit))) if unit else None
    return found


def _places(context: AssessmentContext) -> Mapping[str, tuple[_Home, ...]]:
    """By opportunity: the local units that it concerns; none where it concerns anything else as well."""
    units = Units(context.account)
    found: dict[str, list[str | None]] = {}
    for tie in context.snapshot.ties(Concerns, Opportunity, OrgUnit):
        found.setdefault(tie.from_id, []).append(units.nearest(tie.to_id, LOCAL))
    return {
        ident: tuple(_Home(unit, frozenset(units.upwards(unit))) for unit in near if unit)
        for ident, near in found.items()
        if all(near)
    }


def _concerned(home: _Home | None, where: tuple[_Home, ...]) -> bool:
    """Whether somebody of this place writes for an opportunity of those places."""
    if home is None or not where:
        return True
    return any(place.unit in home.upwards or home.unit in place.upwards for place in where)


def _note(context: AssessmentContext, each: Opportunity, here: list[Setter]) -> str:
    """Whose first meeting came how early, and who was not met."""
    if each.bid_on is None:
        return "no bid date"
    contacts = context.account.contacts
    early = [
        f"{called(contacts[one.contact])} {one.days} days"
        for one in here
        if one.days is not None and one.days >= 0
    ]
    late = [called(contacts[one.contact]) for one in here if one.days is not None and one.days < 0]
    missing = [called(contacts[one.contact]) for one in here if one.days is None]
    said = [f"bid on {each.bid_on}"]
    said += [f"first met before it: {joined(early, most=8)}"] if early else []
    said += [f"first met after it: {joined(late, most=8)}"] if late else []
    said += [f"not met: {joined(missing, most=8)}"] if missing else []
    return "; ".join(said)


METRIC = Metric(
    id="requirement_setters_met",
    seed="G6",
    layer=Layer.GENERAL,
    unit=Unit.SHARE,
    measure=measure,
    targets=by_tier(0.9, 0.8, 0.7, 0.6),
    weight=1.5,
)
