"""Whom to see: contacts who matter, each within the days that are due. (G1)"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from graphcrm.account.meetings import Met, last, named, summits
from graphcrm.account.stakeholders import stakeholders
from graphcrm.agenda.due import Due
from graphcrm.agenda.owners import owners
from graphcrm.messages import Message
from graphcrm.schema.column import CENTURY
from graphcrm.scorecard.context import AssessmentContext


def find(context: AssessmentContext, until: datetime.date) -> Iterator[Due]:
    """Contacts who matter, and all who have a cadence of their own. Somebody never met is due today."""
    account = context.account
    matter, sat = stakeholders(account), last(summits(context.snapshot))
    for ident, contact in account.contacts.items():
        if contact.placeholder or (ident not in matter and contact.cadence_days is None):
            continue
        met, days = account.met.get(ident), account.due(ident)
        on = met.day + datetime.timedelta(days=min(days, CENTURY)) if met else context.as_of
        if on > until:
            continue
        yield Due(
            "visit",
            on,
            Message("due.visit.meet", who=account.person(ident)),
            Message(
                f"due.visit.{'usual' if contact.cadence_days is None else 'recorded'}",
                every=Message("count.days", n=days),
                last=_last(context, ident, met, sat.get(ident)),
            ),
            "G1",
            owners(account, ident),
            (ident,),
            context.sources([contact]),
        )


def _last(context: AssessmentContext, ident: str, met: Met | None, sat: Met | None) -> Message:
    """When this one was met; and the meeting between the companies that this one took part in since."""
    met_on = Message("due.visit.met", day=met.day) if met else Message("due.visit.never")
    touch = None if met or sat else context.account.touched(ident)
    if touch:
        return Message("due.visit.spoke", touch=touch)
    if sat is None or (met and met.day >= sat.day):
        return met_on
    return Message("due.visit.sat", met=met_on, at=named(sat.at), day=sat.day)
