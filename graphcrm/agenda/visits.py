"""Whom to see: contacts who matter, each within the days that are due. (G1)"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphcrm.account.meetings import last, named, summits
from graphcrm.account.stakeholders import stakeholders
from graphcrm.account.wording import counted, titled
from graphcrm.agenda.due import Due
from graphcrm.agenda.owners import owners
from graphcrm.scorecard.measured import sources

if TYPE_CHECKING:
    from graphcrm.account.meetings import Met
    from graphcrm.records import Contact
    from graphcrm.scorecard.context import AssessmentContext


def find(context: AssessmentContext, until: datetime.date) -> Iterator[Due]:
    """Contacts who matter, and all who have a cadence of their own. Somebody never met is due today."""
    account = context.account
    weighty, sat = stakeholders(account), last(summits(context.snapshot))
    for ident, contact in account.contacts.items():
        if contact.placeholder or (ident not in weighty and contact.cadence_days is None):
            continue
        met = account.met.get(ident)
        on = met.day + datetime.timedelta(days=account.due(ident)) if met else context.as_of
        if on > until:
            continue
        yield Due(
            "visit",
            on,
            f"Meet {titled(contact)}",
            f"{_often(account.due(ident), contact)}; {_last(met, sat.get(ident))}.",
            "G1",
            owners(account, ident),
            (ident,),
            sources(context.snapshot, [contact]),
        )


def _often(days: int, contact: Contact) -> str:
    """How often, and whether somebody asked for that."""
    every = counted(days, "day", "days")
    if contact.cadence_days is not None:
        return f"To be met every {every}, as recorded"
    return f"Every {every} is usual for people who matter"


def _last(met: Met | None, sat: Met | None) -> str:
    """When this one was met; and the meeting between the companies that this one took part in since."""
    said = f"last met on {met.day}" if met else "no meeting is on record"
    if sat is None or (met and met.day >= sat.day):
        return said
    return f"{said}, but took part in {named(sat.at)} on {sat.day}"
