"""Are those who write the requirements met long before the tender? (G6)

For each open opportunity, and each whose bid was due in the last twelve months: its technical evaluators, and the
contacts who set requirements (`Contact.sets_requirements`). One who works at a province, city or site counts only for
opportunities of that place, of one above or below it, or of no such place. Met is the first meeting with ours on record,
of any time and any of the kinds in `MEETINGS`: what was met before anything was recorded is not there. In time is
`GeneralRules.tender_days` before the bid; while the bid is still ahead, to have met at all is enough. Without a bid
date, or where nobody knows who fills the place, it is unknown. Deciders are not needed: an opportunity without any counts with
those who set requirements.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graphcrm.account.graph import is_open
from graphcrm.messages import Fact, Message, Several, joined
from graphcrm.records import Concerns, Interaction, Opportunity, OrgUnit
from graphcrm.scorecard.general import setters_not_met
from graphcrm.scorecard.general.units import Units
from graphcrm.scorecard.measured import Measured, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier
from graphcrm.scorecard.ratio import parts_by, ratio

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

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
    account, cases = context.account, setters(context)
    if not cases:
        return unknown(METRIC.id, window=context.window)
    if not context.snapshot.nodes(Interaction):
        return unknown(METRIC.id, "no_interaction", step="")
    sure = [setter for setter in cases if setter.in_time is not None]
    findings = setters_not_met.find(context, cases)
    if not sure:
        step = Message("metric.requirement_setters_met.fill_bid")
        return unknown(METRIC.id, "no_bid", step=step, findings=findings)
    parts = parts_by(
        context.snapshot,
        cases,
        group=lambda setter: setter.opportunity.id,
        met=lambda setter: setter.in_time,
        name=account.deal,
        note=lambda inside: _note(context, inside),
        who=lambda ident: ident,
    )
    return ratio(
        METRIC.id,
        parts,
        blank=len(cases) - len(sure),
        said="said",
        interval=False,
        days=context.policy.general.tender_days,
        step=findings[0].step if findings else "",
        findings=findings,
    )


def setters(context: AssessmentContext) -> tuple[Setter, ...]:
    """Everybody who sets requirements, by opportunity, the largest first."""
    first, writers = _first_met(context), _writers(context)
    places = _places(context)
    cases: list[Setter] = []
    for deal in _opportunities(context):
        evaluates = {
            tie.from_id for tie in context.account.deciders.get(deal.id, ()) if tie.role == EVALUATES
        }
        where = places.get(deal.id, ())
        writes = {who for who, home in writers.items() if _concerned(home, where)}
        cases += [_setter(context, deal, who, first.get(who)) for who in sorted(evaluates | writes)]
    return tuple(cases)


def _setter(context: AssessmentContext, deal: Opportunity, who: str, first: datetime.date | None) -> Setter:
    bid = deal.bid_on
    days = (bid - first).days if bid and first else None
    if bid is None or context.account.contacts[who].placeholder:
        return Setter(deal, who, first, days, None)
    ahead = bid >= context.as_of
    in_time = days is not None and (ahead or days >= context.policy.general.tender_days)
    return Setter(deal, who, first, days, in_time)


def _opportunities(context: AssessmentContext) -> list[Opportunity]:
    deals = [
        deal
        for deal in context.snapshot.nodes(Opportunity).values()
        if is_open(deal, context.as_of) or context.within(deal.bid_on)
    ]
    return sorted(deals, key=lambda deal: (-(deal.amount or 0.0), deal.id))


def _first_met(context: AssessmentContext) -> Mapping[str, datetime.date]:
    """By contact: the first meeting with ours on record."""
    first: dict[str, datetime.date] = {}
    for meeting in context.account.meetings:
        for who in meeting.theirs:
            first[who] = min(meeting.day, first.get(who, meeting.day))
    return first


class _Home(NamedTuple):
    """A local unit of somebody, with all above it; none for whom writes for the whole customer."""

    unit: str
    upwards: frozenset[str]


def _writers(context: AssessmentContext) -> Mapping[str, _Home | None]:
    """Who sets requirements, with the province, city or site that this one works at."""
    units = Units(context.account)
    writers: dict[str, _Home | None] = {}
    for ident, contact in context.account.contacts.items():
        if contact.sets_requirements:
            homes = [units.nearest(unit, LOCAL) for unit in sorted(context.account.units.get(ident, ()))]
            unit = homes[0] if homes and all(homes) else None
            writers[ident] = _Home(unit, frozenset(units.upwards(unit))) if unit else None
    return writers


def _places(context: AssessmentContext) -> Mapping[str, tuple[_Home, ...]]:
    """By opportunity: the local units that it concerns; none where it concerns anything else as well."""
    units = Units(context.account)
    concerned: dict[str, list[str | None]] = {}
    for tie in context.snapshot.ties(Concerns, Opportunity, OrgUnit):
        concerned.setdefault(tie.from_id, []).append(units.nearest(tie.to_id, LOCAL))
    return {
        ident: tuple(_Home(unit, frozenset(units.upwards(unit))) for unit in near if unit)
        for ident, near in concerned.items()
        if all(near)
    }


def _concerned(home: _Home | None, where: tuple[_Home, ...]) -> bool:
    """Whether somebody of this place writes for an opportunity of those places."""
    if home is None or not where:
        return True
    return any(place.unit in home.upwards or home.unit in place.upwards for place in where)


def _note(context: AssessmentContext, cases: Sequence[Setter]) -> Fact:
    """Whose first meeting came how early, and who was not met."""
    bid, person = cases[0].opportunity.bid_on, context.account.person
    if bid is None:
        return Message("metric.requirement_setters_met.no_date")
    early = [
        Message("metric.requirement_setters_met.days", who=person(setter.contact), days=setter.days)
        for setter in cases
        if setter.days is not None and setter.days >= 0
    ]
    late = [person(setter.contact) for setter in cases if setter.days is not None and setter.days < 0]
    missing = [person(setter.contact) for setter in cases if setter.days is None]
    clauses = [
        Message(f"metric.requirement_setters_met.{kind}", who=joined(people, most=8))
        for kind, people in (("early", early), ("late", late), ("not_met", missing))
        if people
    ]
    return Several((Message("metric.requirement_setters_met.bid", day=bid), *clauses), "semicolon", None)


METRIC = Metric(
    "requirement_setters_met",
    "G6",
    Layer.GENERAL,
    Unit.SHARE,
    measure,
    by_tier(0.9, 0.8, 0.7, 0.6),
    weight=1.5,
)
