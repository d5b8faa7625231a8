"""What we think of people: where a contact stands, how close one of ours is to them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from graphcrm.errors import UsageError
from graphcrm.ingest.by_hand.entry import Entry, filled, place
from graphcrm.records import Contact, Employee, Knows, Opportunity, Organization, Supports

if TYPE_CHECKING:
    from graphcrm.snapshot import Snapshot


def judged_stance(
    snapshot: Snapshot,
    who: str,
    stance: str,
    *,
    on: datetime.date,
    by: str,
    source: str | None = None,
    confidence: str | None = None,
    opportunity: str | None = None,
) -> Entry:
    """Where a contact stands towards us, in general or in one opportunity. Raises `NotFound`, `UsageError`."""
    contact = snapshot.find_person(who, Contact)
    own = [each for each in snapshot.nodes(Organization).values() if each.kind == "own"]
    if not own:
        raise UsageError("The store knows no organization of ours", hint="Import one of kind “own” first.")
    deal = None if opportunity is None else place(snapshot, opportunity)
    if deal is not None and not isinstance(deal, Opportunity):
        raise UsageError(
            f"“{opportunity}” is a unit, not an opportunity", hint="Name one of the opportunities."
        )
    ident = deal.id if deal else None
    held = next((tie for tie in snapshot.ties_between(Supports, "Contact", "Organization") if (tie.from_id, tie.to_id, tie.opportunity or None) == (contact.id, own[0].id, ident)), None)  # fmt: skip
    target = held.target_support if held else None
    row = filled(from_id=contact.id, to_id=own[0].id, support=stance, opportunity=ident, target_support=target, source=source, observed_on=on, recorded_by=by, confidence=confidence)  # fmt: skip
    said = f"{contact.name}: {stance}{f' on {deal.name}' if deal else ''}, seen on {on}"
    return Entry({Supports: (row,)}, said, contact.id)


def judged_tie(
    snapshot: Snapshot,
    ours: str,
    theirs: str,
    intimacy: str,
    *,
    on: datetime.date,
    by: str,
    responsible: bool | None = None,
    source: str | None = None,
    confidence: str | None = None,
) -> Entry:
    """How close one of ours is to one of theirs; what else is known of the two stays. Raises `NotFound`."""
    employee, contact = snapshot.find_person(ours, Employee), snapshot.find_person(theirs, Contact)  # fmt: skip
    held = next((tie for tie in snapshot.ties(Knows) if (tie.from_id, tie.to_id) == (employee.id, contact.id)), None)  # fmt: skip
    kept = (
        {name: getattr(held, name) for name in ("target_intimacy", "level", "target_level")} if held else {}
    )
    answers = responsible if responsible is not None else held.responsible if held else None
    flag = None if answers is None else "yes" if answers else "no"
    row = filled(from_id=employee.id, to_id=contact.id, intimacy=intimacy, responsible=flag, source=source, observed_on=on, recorded_by=by, confidence=confidence, **kept)  # fmt: skip
    return Entry({Knows: (row,)}, f"{employee.name} and {contact.name}: {intimacy}, seen on {on}", contact.id)
