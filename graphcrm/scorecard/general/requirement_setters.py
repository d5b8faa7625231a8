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

import datetime
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from graphcrm.account.evidence import reason
from graphcrm.account.graph import is_open
from graphcrm.account.next_step import planned, to_reach
from graphcrm.findings import Finding
from graphcrm.messages import Fact, Message, Several, joined
from graphcrm.records import Concerns, Interaction, Opportunity, OrgUnit
from graphcrm.scorecard.context import AssessmentContext, grouped
from graphcrm.scorecard.general.units import LOCAL, Units
from graphcrm.scorecard.measured import Measured, parts_by
from graphcrm.scorecard.metric import Metric, Unit, by_tier
from graphcrm.scorecard.weak_spot import weak_spot

EVALUATES = "technical_evaluator"


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
        return METRIC.not_known(window=context.window)
    if not context.snapshot.nodes(Interaction):
        return METRIC.not_known("no_interaction", step="")
    blank, findings = sum(setter.in_time is None for setter in cases), _not_met(context, cases)
    if blank == len(cases):
        return METRIC.not_known("no_bid", step=METRIC.says("fill_bid"), findings=findings)
    parts = parts_by(
        context,
        cases,
        group=lambda setter: setter.opportunity.id,
        met=lambda setter: setter.in_time,
        name=account.deal,
        note=lambda inside: _note(context, inside),
        who=lambda ident: ident,
    )
    days = context.policy.general.tender_days
    return METRIC.ratio(parts, blank=blank, said="said", interval=False, days=days, findings=findings)


def setters(context: AssessmentContext) -> tuple[Setter, ...]:
    """Everybody who sets requirements, by opportunity, the largest first."""
    first, writers, places = _first_met(context), _writers(context), _places(context)
    cases: list[Setter] = []
    for deal in _opportunities(context):
        voices = context.account.deciders.get(deal.id, ())
        evaluates = {tie.from_id for tie in voices if tie.role == EVALUATES}
        where = places.get(deal.id, ())
        writes = {who for who, home in writers.items() if _concerned(home, where)}
        cases += [_setter(context, deal, who, first.get(who)) for who in sorted(evaluates | writes)]
    return tuple(cases)


def _setter(context: AssessmentContext, deal: Opportunity, who: str, first: datetime.date | None) -> Setter:
    bid = deal.bid_on
    days = (bid - first).days if bid and first else None
    if bid is None or context.account.contacts[who].placeholder:
        return Setter(deal, who, first, days, None)
    in_time = days is not None and (bid >= context.as_of or days >= context.policy.general.tender_days)
    return Setter(deal, who, first, days, in_time)


def _opportunities(context: AssessmentContext) -> tuple[Opportunity, ...]:
    every, today = context.snapshot.nodes(Opportunity).values(), context.as_of
    deals = [deal for deal in every if is_open(deal, today) or context.within(deal.bid_on)]
    return context.account.largest(deals)


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


def _homes(units: Units, places: Sequence[str]) -> list[_Home | None]:
    """The local unit that each place lies in; ``None`` for what lies in none."""
    near = [units.nearest(place, LOCAL) for place in places]
    return [_Home(unit, frozenset(units.upwards(unit))) if unit else None for unit in near]


def _writers(context: AssessmentContext) -> Mapping[str, _Home | None]:
    """Who sets requirements, with the province, city or site that this one works at."""
    units, account = Units(context.account), context.account
    writers: dict[str, _Home | None] = {}
    for ident, contact in account.insiders.items():
        if contact.sets_requirements:
            homes = _homes(units, sorted(account.units.get(ident, ())))
            writers[ident] = homes[0] if homes and all(homes) else None
    return writers


def _places(context: AssessmentContext) -> Mapping[str, tuple[_Home, ...]]:
    """By opportunity: the local units that it concerns; none where it concerns anything else as well."""
    units = Units(context.account)
    ties = context.snapshot.ties(Concerns, Opportunity, OrgUnit)
    concerned = {
        ident: _homes(units, places)
        for ident, places in grouped((tie.from_id, tie.to_id) for tie in ties).items()
    }
    return {ident: tuple(home for home in homes if home) for ident, homes in concerned.items() if all(homes)}


def _concerned(home: _Home | None, where: tuple[_Home, ...]) -> bool:
    """Whether somebody of this place writes for an opportunity of those places."""
    if home is None or not where:
        return True
    return any(place.unit in home.upwards or home.unit in place.upwards for place in where)


def _note(context: AssessmentContext, cases: Sequence[Setter]) -> Fact:
    """Whose first meeting came how early, and who was not met."""
    bid, person = cases[0].opportunity.bid_on, context.account.person
    if bid is None:
        return METRIC.says("no_date")
    people: dict[str, list[Fact]] = {"early": [], "late": [], "not_met": []}
    for setter in cases:
        who, days = person(setter.contact), setter.days
        if days is not None and days >= 0:
            people["early"].append(METRIC.says("days", who=who, days=days))
        else:
            people["not_met" if days is None else "late"].append(who)
    clauses = [METRIC.says(kind, who=joined(who, most=8)) for kind, who in people.items() if who]
    return Several((METRIC.says("bid", day=bid), *clauses), "semicolon", None)


def _not_met(context: AssessmentContext, setters: Sequence[Setter]) -> tuple[Finding, ...]:
    """One a person, for all open opportunities together whose bid is ahead or has no date; the largest is named first."""

    def missed(setter: Setter) -> bool:
        deal = setter.opportunity
        to_come = is_open(deal, context.as_of) and (deal.bid_on is None or deal.bid_on >= context.as_of)
        return to_come and setter.first is None and not context.account.contacts[setter.contact].placeholder

    by_person = grouped((setter.contact, setter) for setter in setters if missed(setter))
    return tuple(_finding(context, who, cases) for who, cases in by_person.items())


def _finding(context: AssessmentContext, who: str, cases: Sequence[Setter]) -> Finding:
    account = context.account
    bids = [setter.opportunity.bid_on for setter in cases if setter.opportunity.bid_on]
    deals = joined([account.deal(setter.opportunity) for setter in cases])
    facts: dict[str, Fact] = {"who": account.person(who), "deals": deals, "never": account.never_met(who)}
    soon = False
    if bids:
        facts["n"] = left = (min(bids) - context.as_of).days
        soon = left <= context.policy.general.tender_days
    voices = (tie for setter in cases for tie in account.deciders.get(setter.opportunity.id, ()))
    records = [account.contacts[who], *(tie for tie in voices if tie.from_id == who)]
    return weak_spot(
        "requirement_setter_not_met",
        "G6",
        soon,
        [who],
        reason(account, Message("finding.requirement_setter_not_met.evidence"), records),
        about=[who],
        deal=account.deal(cases[0].opportunity),
        said="due" if bids else "",
        step=planned(account, who) or to_reach(account, who),
        **facts,
    )


METRIC = Metric("requirement_setters_met", "G6", Unit.SHARE, measure, by_tier(0.9, 0.8, 0.7, 0.6), weight=1.5)
