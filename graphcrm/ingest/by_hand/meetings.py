"""A visit, meeting or call; and the minutes of one."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from graphcrm import matching
from graphcrm.errors import NotFound, UsageError
from graphcrm.ingest.by_hand.entry import Columns, Entry, changed, concerns, filled, merged, new_id, people
from graphcrm.messages import Fact, Message, Name, Several, Term, listed
from graphcrm.records import Attended, Concerns, Contact, Employee, Instrument, Interaction
from graphcrm.schema.scales import INSTRUMENT_KIND, INTERACTION_KIND

if TYPE_CHECKING:
    from graphcrm.snapshot import Snapshot


def met(
    snapshot: Snapshot,
    kind: str,
    who: Sequence[str],
    *,
    on: datetime.date,
    filed_on: datetime.date,
    me: str | None = None,
    purpose: str | None = None,
    quality: str | None = None,
    serves: str | None = None,
    about: Sequence[str] = (),
    minutes_on: datetime.date | None = None,
    another: bool = False,
) -> Entry:
    """Some of ours met some of theirs. ``me`` stands in where nobody of ours is named. Raises `NotFound`, `UsageError`.

    One of the same kind, people and day that is on record is meant, and what is not said anew of it stays, unless it is
    ``another``.
    """
    if on > filed_on:
        raise UsageError(
            Message("entry.future", kind=meeting_word(kind), day=on), hint=Message("entry.future.advice")
        )
    attendees = people(snapshot, who)
    theirs = [person for person in attendees if isinstance(person, Contact)]
    ours = [person for person in attendees if isinstance(person, Employee)]
    if not ours and me is not None:
        named = {
            ident: (employee.name, employee.name_zh or "", employee.email or "")
            for ident, employee in snapshot.nodes(Employee).items()
        }
        ours = [snapshot.nodes(Employee)[ident] for ident in matching.fitting(me, named)]
        ours = ours if len(ours) == 1 else []
    if not theirs or not ours:
        side = "ours" if theirs else "theirs"
        raise UsageError(
            Message(f"entry.nobody_of_{side}", kind=meeting_word(kind)),
            hint=Message(f"entry.nobody_of_{side}.advice"),
        )
    names = sorted(person.id for person in (*theirs, *ours))
    ident = _ident(snapshot, on, kind, names, another=another)
    before = snapshot.nodes(Interaction).get(ident)
    filed_on = before.filed_on or filed_on if before else filed_on
    row = merged(
        before,
        id=ident,
        kind=kind,
        held_on=on,
        purpose=purpose,
        quality=quality,
        serves=serves,
        filed_on=filed_on,
        minutes_on=minutes_on,
    )
    attended = tuple(filled(from_id=person.id, to_id=ident) for person in (*theirs, *ours))
    message = Message("entry.met", kind=meeting_word(kind), day=on, ours=_names(ours), theirs=_names(theirs))
    places = concerns(snapshot, ident, about) if about or before is None else ()
    rows: dict[type[Any], tuple[Columns, ...]] = {Interaction: (row,), Attended: attended, Concerns: places}
    return Entry(rows, message, ident)


def _ident(snapshot: Snapshot, on: datetime.date, kind: str, names: list[str], *, another: bool) -> str:
    ident, number = new_id("v", on, kind, names), 1
    while another and ident in snapshot.nodes(Interaction):
        number += 1
        ident = new_id("v", on, kind, names, number)
    return ident


def is_event(snapshot: Snapshot, ident: str) -> bool:
    """Whether this is the id of an interaction or instrument."""
    return ident in snapshot.nodes(Interaction) or ident in snapshot.nodes(Instrument)


def minutes_sent(snapshot: Snapshot, of: str, *, on: datetime.date) -> Entry:
    """The minutes of something went out: of an interaction or instrument by id, or of the latest with a person that has none.

    Raises `NotFound`.
    """
    events: dict[str, Interaction | Instrument] = {
        **snapshot.nodes(Interaction),
        **snapshot.nodes(Instrument),
    }
    event = events.get(of)
    if event is None:
        person = snapshot.find_person(of)
        side = type(person).__name__
        attended = {
            tie.to_id
            for end in ("Interaction", "Instrument")
            for tie in snapshot.ties_between(Attended, side, end)
            if tie.from_id == person.id
        }
        open_ = [
            event
            for event in events.values()
            if event.id in attended and event.minutes_on is None and event.held_on <= on
        ]
        if not open_:
            raise NotFound(
                Message("entry.no_minutes_due", who=Name(person.name, person.name_zh or ""), day=on),
                hint=Message("entry.no_minutes_due.advice"),
            )
        event = max(open_, key=lambda event: (event.held_on, event.id))
    message = Message(
        "entry.minutes", event=event.id, kind=meeting_word(event.kind), held=event.held_on, day=on
    )
    return Entry({type(event): (changed(event, minutes_on=on),)}, message, event.id)


def meeting_word(kind: str) -> Fact:
    """The word of a kind of interaction or instrument."""
    step = INTERACTION_KIND.step(kind) or INSTRUMENT_KIND.step(kind)
    return Term(step.term.en) if step else kind


def _names(attendees: Sequence[Contact | Employee]) -> Several:
    return listed((Name(person.name, person.name_zh or "") for person in attendees), style="comma")
