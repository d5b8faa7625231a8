"""What we think of people: where a contact stands, how close one of ours is to them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from graphcrm.errors import UsageError
from graphcrm.ingest.by_hand.entry import Entry, filled
from graphcrm.messages import Fact, Message, Name
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
    own = [place for place in snapshot.nodes(Organization).values() if place.kind == "own"]
    if not own:
        raise UsageError(Message("entry.no_own"), hint=Message("entry.no_own.advice"))
    deal = None if opportunity is None else snapshot.find_part(opportunity)
    if deal is not None and not isinstance(deal, Opportunity):
        raise UsageError(
            Message("entry.is_unit", name=str(opportunity)), hint=Message("entry.is_unit.advice")
        )
    ident = deal.id if deal else None
    stances = snapshot.ties_between(Supports, "Contact", "Organization")
    key = (contact.id, own[0].id, ident)
    before = next((tie for tie in stances if (tie.from_id, tie.to_id, tie.opportunity or None) == key), None)
    target = before.target_support if before else None
    row = filled(
        from_id=contact.id,
        to_id=own[0].id,
        support=stance,
        opportunity=ident,
        target_support=target,
        source=source,
        observed_on=on,
        recorded_by=by,
        confidence=confidence,
    )
    facts: dict[str, Fact] = {"who": Name(contact.name, contact.name_zh or ""), "stance": stance, "day": on}
    message = (
        Message("entry.stance_on", deal=Name(deal.name, deal.name_zh or ""), **facts)
        if deal
        else Message("entry.stance", **facts)
    )
    return Entry({Supports: (row,)}, message, contact.id)


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
    employee, contact = snapshot.find_person(ours, Employee), snapshot.find_person(theirs, Contact)
    ends = (employee.id, contact.id)
    before = next((tie for tie in snapshot.ties(Knows) if (tie.from_id, tie.to_id) == ends), None)
    aims = ("target_intimacy", "level", "target_level")
    unchanged = {name: getattr(before, name) for name in aims} if before else {}
    answers = responsible if responsible is not None else before.responsible if before else None
    flag = None if answers is None else "yes" if answers else "no"
    row = filled(
        from_id=employee.id,
        to_id=contact.id,
        intimacy=intimacy,
        responsible=flag,
        source=source,
        observed_on=on,
        recorded_by=by,
        confidence=confidence,
        **unchanged,
    )
    message = Message(
        "entry.closeness",
        ours=Name(employee.name, employee.name_zh or ""),
        theirs=Name(contact.name, contact.name_zh or ""),
        intimacy=intimacy,
        day=on,
    )
    return Entry({Knows: (row,)}, message, contact.id)
