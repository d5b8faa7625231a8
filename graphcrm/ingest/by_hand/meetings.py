"""A visit, meeting or call; and the minutes of one."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from graphcrm import matching
from graphcrm.errors import NotFound, UsageError
from graphcrm.ingest.by_hand.entry import Columns, Entry, changed, concerns, filled, merged, new_id, people
from graphcrm.records import Attended, Concerns, Contact, Employee, Instrument, Interaction

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
        raise UsageError(f"A {kind} on {on} lies in the future", hint="Log it when it has taken place.")
    found = people(snapshot, who)
    theirs = [each for each in found if isinstance(each, Contact)]
    ours = [each for each in found if isinstance(each, Employee)]
    if not ours and me is not None:
        named = {
            ident: (each.name, each.name_zh or "", each.email or "")
            for ident, each in snapshot.nodes(Employee).items()
        }
        ours = [snapshot.nodes(Employee)[ident] for ident in matching.fitting(me, named)]
        ours = ours if len(ours) == 1 else []
    if not theirs or not ours:
        side = "theirs" if not theirs else "ours"
        hint = (
            "Name at least one contact."
            if not theirs
            else "Name one of ours too, or say who you are: --me NAME (or GRAPHCRM_ME)."
        )
        raise UsageError(f"Nobody of {side} was at this {kind}", hint=hint)
    names = sorted(each.id for each in (*theirs, *ours))
    ident = _ident(snapshot, on, kind, names, another=another)
    held = snapshot.nodes(Interaction).get(ident)
    filed_on = held.filed_on or filed_on if held else filed_on
    row = merged(held, id=ident, kind=kind, held_on=on, purpose=purpose, quality=quality, serves=serves, filed_on=filed_on, minutes_on=minutes_on)  # fmt: skip
    attended = tuple(filled(from_id=each.id, to_id=ident) for each in (*theirs, *ours))
    said = f"{kind.capitalize()} on {on}: {_names(ours)} with {_names(theirs)}"
    places = concerns(snapshot, ident, about) if about or held is None else ()
    rows: dict[type[Any], tuple[Columns, ...]] = {Interaction: (row,), Attended: attended, Concerns: places}
    return Entry(rows, said, ident)


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
            each
            for each in events.values()
            if each.id in attended and each.minutes_on is None and each.held_on <= on
        ]
        if not open_:
            raise NotFound(
                f"{person.name} was at nothing until {on} whose minutes are still to come",
                hint="Give the id of the meeting.",
            )
        event = max(open_, key=lambda each: (each.held_on, each.id))
    said = f"Minutes of {event.id} ({event.kind.replace('_', ' ')} on {event.held_on}) sent on {on}"
    return Entry({type(event): (changed(event, minutes_on=on),)}, said, event.id)


def _names(some: Sequence[Contact | Employee]) -> str:
    return ", ".join(each.name for each in some)
