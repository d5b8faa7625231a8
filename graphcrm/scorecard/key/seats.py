"""Seats that fell vacant: somebody key left a place inside the customer, and nobody on record has followed. (K2)

A seat is a title in a unit. Looked back on are the days of `AssessmentContext.earlier`; whoever still works in the unit has not
left it, and whoever has the same title there (a placeholder too) has followed. Kind: ``vacant_seat``.
"""

from __future__ import annotations

from graphcrm.account.graph import AccountGraph
from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.messages import Message, Name
from graphcrm.records import Contact
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.weak_spot import weak_spot


def find(context: AssessmentContext) -> tuple[Finding, ...]:
    """One finding a seat, by who was seen in it last. O(contacts × days looked back on)."""
    now = context.account
    taken = {seat for ident in now.contacts for seat in _seats(now, ident)}
    vacant: dict[tuple[str, str], Finding] = {}
    for before in context.earlier:
        deals = before.open_opportunities
        deciding = {tie.from_id for deal in deals for tie in before.deciders.get(deal.id, ())}
        for ident, contact in before.contacts.items():
            if contact.placeholder or contact.key is False or not (contact.key or ident in deciding):
                continue
            places = now.units.get(ident, frozenset())
            for seat in _seats(before, ident):
                unit, _ = seat
                if unit not in places and seat not in taken and seat not in vacant and _exists(now, unit):
                    vacant[seat] = _vacant(context, before, contact, unit)
    return tuple(vacant.values())


def _seats(account: AccountGraph, ident: str) -> list[tuple[str, str]]:
    title = (account.contacts[ident].title or "").casefold().strip()
    return [(unit, title) for unit in sorted(account.units.get(ident, ()))] if title else []


def _exists(account: AccountGraph, unit: str) -> bool:
    return unit == account.snapshot.account.id or account.snapshot.name(unit) != unit


def _vacant(context: AssessmentContext, before: AccountGraph, contact: Contact, unit: str) -> Finding:
    day = before.snapshot.as_of
    why, rows = Message("finding.vacant_seat.evidence", day=day), context.sources([contact], before)
    return weak_spot(
        "vacant_seat",
        "K2",
        Severity.WEAK,
        [contact.id],
        Evidence(why, dates=(day,), sources=rows),
        about=[unit],
        said="moved" if contact.id in context.account.contacts else "gone",
        who=before.person(contact.id),
        title=Name(contact.title or "", contact.title_zh or ""),
        place=context.snapshot.named(unit),
        day=day,
    )
