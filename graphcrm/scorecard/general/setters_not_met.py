"""The findings of `requirement_setters`: who writes the requirements of a tender to come, and was never met. (G6)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.account.evidence import reason
from graphcrm.account.graph import is_open
from graphcrm.account.next_step import planned, to_reach, with_plan
from graphcrm.findings import Finding, Severity
from graphcrm.messages import Fact, Message, joined
from graphcrm.scorecard.weak_spot import weak_spot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphcrm.records import Record
    from graphcrm.scorecard.context import AssessmentContext
    from graphcrm.scorecard.general.requirement_setters import Setter

NOT_MET = "requirement_setter_not_met"


def find(context: AssessmentContext, setters: Sequence[Setter]) -> tuple[Finding, ...]:
    """One a person, for all open opportunities together whose bid is ahead or has no date; the largest is named first."""
    missed: dict[str, list[Setter]] = {}
    for setter in setters:
        deal = setter.opportunity
        to_come = is_open(deal, context.as_of) and (deal.bid_on is None or deal.bid_on >= context.as_of)
        if to_come and setter.first is None and not context.account.contacts[setter.contact].placeholder:
            missed.setdefault(setter.contact, []).append(setter)
    return tuple(_finding(context, who, cases) for who, cases in missed.items())


def _finding(context: AssessmentContext, who: str, cases: Sequence[Setter]) -> Finding:
    account, contact = context.account, context.account.contacts[who]
    deals = joined([account.deal(setter.opportunity) for setter in cases])
    bids = [setter.opportunity.bid_on for setter in cases if setter.opportunity.bid_on]
    facts: dict[str, Fact] = {"who": account.person(who), "deals": deals}
    soon = False
    if bids:
        facts["n"] = left = (min(bids) - context.as_of).days
        soon = left <= context.policy.general.tender_days
    voices = (tie for setter in cases for tie in account.deciders.get(setter.opportunity.id, ()))
    records: list[Record] = [contact, *(tie for tie in voices if tie.from_id == who)]
    return weak_spot(
        NOT_MET,
        Severity.WEAK if soon else Severity.NOTE,
        [who],
        "G6",
        [reason(account, Message("finding.requirement_setter_not_met.evidence"), records)],
        about=[who],
        deal=cases[0].opportunity,
        said="due" if bids else "",
        step=with_plan(to_reach(account, who), planned(account, who)),
        **facts,
    )
