"""Whom to see: contacts who matter, each within the days that are due. (G1)"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphcrm.analysis.matters import who_matters
from graphcrm.analysis.meetings import last, named, summits
from graphcrm.analysis.wording import counted, titled
from graphcrm.cathedral.agenda.due import Due
from graphcrm.cathedral.agenda.owners import owners
from graphcrm.cathedral.measured import sources

if TYPE_CHECKING:
    from graphcrm.analysis.meetings import Met
    from graphcrm.cathedral.sight import Sight
    from graphcrm.records import Contact


def find(sight: Sight, until: datetime.date) -> Iterator[Due]:
    """Contacts who matter, and all who have a cadence of their own. Somebody never met is due today."""
    ground = sight.ground
    weighty, sat = who_matters(ground), last(summits(sight.snapshot))
    for ident, contact in ground.contacts.items():
        if contact.placeholder or (ident not in weighty and contact.cadence_days is None):
            continue
        met = ground.met.get(ident)
        on = met.day + datetime.timedelta(days=ground.due(ident)) if met else sight.as_of
        if on > until:
            continue
        yield Due(
            "visit",
            on,
            f"Meet {titled(contact)}",
            f"{_often(ground.due(ident), contact)}; {_last(met, sat.get(ident))}.",
            "G1",
            owners(ground, ident),
            (ident,),
            sources(sight.snapshot, [contact]),
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
