"""The findings of `requirement_setters`: who writes the requirements of a tender to come, and was never met. (G6)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.account.evidence import reason
from graphcrm.account.graph import is_open
from graphcrm.account.next_step import planned, to_reach, with_plan
from graphcrm.account.wording import deal, joined, titled
from graphcrm.findings import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphcrm.records import Record
    from graphcrm.scorecard.context import AssessmentContext
    from graphcrm.scorecard.general.requirement_setters import Setter

NOT_MET = "requirement_setter_not_met"


def find(context: AssessmentContext, setters: Sequence[Setter]) -> tuple[Finding, ...]:
    """One a person, for all open opportunities together whose bid is ahead or has no date; the largest is named first."""
    missed: dict[str, list[Setter]] = {}
    for one in setters:
        each = one.opportunity
        to_come = is_open(each, context.as_of) and (each.bid_on is None or each.bid_on >= context.as_of)
        if to_come and one.first is None and not context.account.contacts[one.contact].placeholder:
            missed.setdefault(one.contact, []).append(one)
    return tuple(_finding(context, who, ones) for who, ones in missed.items())


def _finding(context: AssessmentContext, who: str, ones: Sequence[Setter]) -> Finding:
    account, contact = context.account, context.account.contacts[who]
    largest = ones[0].opportunity
    names = joined([deal(one.opportunity, account.currency) for one in ones])
    bids = [one.opportunity.bid_on for one in ones if one.opportunity.bid_on]
    left = (min(bids) - context.as_of).days if bids else None
    when = f"; the first bid is due in {left} days" if left is not None else ""
    soon = left is not None and left <= context.policy.general.tender_days
    voices = (tie for one in ones for tie in account.deciders.get(one.opportunity.id, ()))
    records: list[Record] = [contact, *(tie for tie in voices if tie.from_id == who)]
    return Finding(
        kind=NOT_MET,
        severity=Severity.WEAK if soon else Severity.NOTE,
        who=(who,),
        about=(who,),
        opportunity=largest.id,
        at_stake=largest.amount,
        message=f"{titled(contact)}, who sets requirements for {names}, was never met, as far as anybody recorded{when}.",
        step=with_plan(to_reach(account, who), planned(account, who)),
        seed="G6",
        evidence=(
            reason(account, "Sets requirements, or evaluates technically; no meeting with ours.", records),
        ),
    )
