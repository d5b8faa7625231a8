"""Seats that fell vacant: somebody key left a place inside the customer, and nobody on record has followed. (K2)

A seat is a title in a unit. Looked back on are the days of `AssessmentContext.earlier`; whoever still works in the unit has not
left it, and whoever has the same title there (a placeholder too) has followed. Kind: ``vacant_seat``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.account.wording import called
from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.scorecard.measured import sources

if TYPE_CHECKING:
    from graphcrm.account.graph import AccountGraph
    from graphcrm.records import Contact
    from graphcrm.scorecard.context import AssessmentContext


def find(context: AssessmentContext) -> tuple[Finding, ...]:
    """One finding a seat, by who was seen in it last. O(contacts × days looked back on)."""
    now = context.account
    taken = {seat for ident in now.contacts for seat in _seats(now, ident)}
    found: dict[tuple[str, str], Finding] = {}
    for before in context.earlier:
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
                    found[seat] = _vacant(context, before, contact, unit)
    return tuple(found.values())


def _seats(account: AccountGraph, ident: str) -> list[tuple[str, str]]:
    title = (account.contacts[ident].title or "").casefold().strip()
    return [(unit, title) for unit in sorted(account.units.get(ident, ()))] if title else []


def _exists(account: AccountGraph, unit: str) -> bool:
    return unit == account.snapshot.account.id or account.snapshot.name(unit) != unit


def _vacant(context: AssessmentContext, before: AccountGraph, contact: Contact, unit: str) -> Finding:
    place, seen = context.snapshot.name(unit), before.snapshot.as_of
    moved = contact.id in context.account.contacts
    where = "has moved inside the customer" if moved else "is no longer there"
    return Finding(
        kind="vacant_seat",
        severity=Severity.WEAK,
        who=(contact.id,),
        about=(unit,),
        message=f"{called(contact)}, {contact.title} of {place} on {seen}, {where}; who has followed is not on record.",
        step=f"Find out who is {contact.title} of {place} now; until then enter a placeholder, with the old seat's voices.",
        seed="K2",
        evidence=(
            Evidence(
                f"Seen in this seat on {seen}.",
                dates=(str(seen),),
                sources=sources(before.snapshot, [contact]),
            ),
        ),
    )
