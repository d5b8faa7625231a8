"""Seats that fell vacant: somebody key left a place inside the customer, and nobody on record has followed. (K2)

A seat is a title in a unit. Looked back on are the days of `Sight.earlier`; whoever still works in the unit has not
left it, and whoever has the same title there (a placeholder too) has followed. Kind: ``vacant_seat``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.analysis.wording import called
from graphcrm.cathedral.measured import sources
from graphcrm.findings import Evidence, Finding, Severity

if TYPE_CHECKING:
    from graphcrm.analysis.ground import Ground
    from graphcrm.cathedral.sight import Sight
    from graphcrm.records import Contact


def find(sight: Sight) -> tuple[Finding, ...]:
    """One finding a seat, by who was seen in it last. O(contacts × days looked back on)."""
    now = sight.ground
    taken = {seat for ident in now.contacts for seat in _seats(now, ident)}
    found: dict[tuple[str, str], Finding] = {}
    for before in sight.earlier:
        deciding = {
            tie.from_id for each in before.open_opportunities for tie in before.deciders.get(each.id, ())
        }
        for ident, contact in before.contacts.items():
            if contact.placeholder or contact.key is False or not (contact.key or ident in deciding):
                continue
            still = now.units.get(ident, frozenset())
            for seat in _seats(before, ident):
                unit, _ = seat
                if unit not in still and seat not in taken and seat not in found and _exists(now, unit):
                    found[seat] = _vacant(sight, before, contact, unit)
    return tuple(found.values())


def _seats(ground: Ground, ident: str) -> list[tuple[str, str]]:
    title = (ground.contacts[ident].title or "").casefold().strip()
    return [(unit, title) for unit in sorted(ground.units.get(ident, ()))] if title else []


def _exists(ground: Ground, unit: str) -> bool:
    return unit == ground.snapshot.account.id or ground.snapshot.name(unit) != unit


def _vacant(sight: Sight, before: Ground, contact: Contact, unit: str) -> Finding:
    place, seen = sight.snapshot.name(unit), before.snapshot.as_of
    moved = contact.id in sight.ground.contacts
    where = "has moved inside the customer" if moved else "is no longer there"
    return Finding(
        kind="vacant_seat",
        severity=Severity.WEAK,
        who=(contact.id,),
        about=(unit,),
        sentence=f"{called(contact)}, {contact.title} of {place} on {seen}, {where}; who has followed is not on record.",
        next_step=f"Find out who is {contact.title} of {place} now; until then enter a placeholder, with the old seat's voices.",
        seed="K2",
        evidence=(
            Evidence(
                f"Seen in this seat on {seen}.",
                dates=(str(seen),),
                sources=sources(before.snapshot, [contact]),
            ),
        ),
    )
