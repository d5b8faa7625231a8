"""Whom to see: contacts who matter, each within the days that are due. (G1)"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphcrm.analysis.matters import who_matters
from graphcrm.analysis.wording import titled
from graphcrm.cathedral.agenda.due import Due
from graphcrm.cathedral.agenda.owners import owners
from graphcrm.cathedral.measured import sources

if TYPE_CHECKING:
    from graphcrm.cathedral.sight import Sight


def find(sight: Sight, until: datetime.date) -> Iterator[Due]:
    """Contacts who matter, and all who have a cadence of their own. Somebody never met is due today."""
    ground = sight.ground
    weighty = who_matters(ground)
    for ident, contact in ground.contacts.items():
        if contact.placeholder or (ident not in weighty and contact.cadence_days is None):
            continue
        met = ground.met.get(ident)
        on = met.day + datetime.timedelta(days=ground.due(ident)) if met else sight.as_of
        if on > until:
            continue
        last = f"last met on {met.day}" if met else "no meeting is on record"
        yield Due(
            "visit",
            on,
            f"Meet {titled(contact)}",
            f"To be met every {ground.due(ident)} days; {last}.",
            "G1",
            owners(ground, ident),
            (ident,),
            sources(sight.snapshot, [contact]),
        )
