"""When theirs and ours saw each other: one definition for all that speaks of having met.

A meeting is an interaction that both attended, of a kind that the rules call one (`Rules.meetings`: a visit, meeting, video meeting,
meal, workshop or event); a call or a message is contact, not a meeting. Whoever was only spoken or written to was never met, and is
no stranger either (`contacts`).
Alignment meetings and executive visits bring organizations together, not every person at the table: they are told apart,
so that a customer of whom only the boards meet is not taken for one whose people are known.
Who was there is a matter of that day: whoever has left since still met them (`Snapshot.events`).
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from graphcrm.messages import Message, Name
from graphcrm.records import Attended, Contact, Employee, Instrument, Interaction
from graphcrm.schema.scales import INTERACTION_KIND, SUMMITS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from graphcrm.snapshot import Snapshot

E = TypeVar("E", Interaction, Instrument)


class Meeting(NamedTuple):
    """A time at which people saw each other: those of theirs, and those of ours."""

    at: Interaction | Instrument
    theirs: tuple[str, ...]
    ours: tuple[str, ...]

    @property
    def day(self) -> datetime.date:
        return self.at.held_on


@dataclass(frozen=True, slots=True)
class Met:
    """The last time a contact was met: when, by whom of ours, and at what."""

    day: datetime.date
    by: tuple[str, ...]
    at: Interaction | Instrument


def meetings(snapshot: Snapshot, kinds: Collection[str | None]) -> Iterator[Meeting]:
    """Every interaction of some kinds with somebody of both sides, in no order. O(ties)."""
    return _held(snapshot, Interaction, kinds)


def summits(snapshot: Snapshot) -> Iterator[Meeting]:
    """Every alignment meeting and executive visit with somebody of both sides, in no order. O(ties)."""
    return _held(snapshot, Instrument, SUMMITS)


def contacts(snapshot: Snapshot) -> Iterator[Meeting]:
    """Every interaction of any kind with somebody of both sides, in no order. O(ties)."""
    return meetings(snapshot, INTERACTION_KIND.codes)


def last(meetings: Iterable[Meeting]) -> dict[str, Met]:
    """By contact: the last of some meetings."""
    latest: dict[str, Met] = {}
    for meeting in meetings:
        for who in meeting.theirs:
            if who not in latest or latest[who].day < meeting.day:
                latest[who] = Met(meeting.day, meeting.ours, meeting.at)
    return latest


def named(at: Interaction | Instrument) -> Message:
    """What people call it: the name of an instrument, else its kind: ``a visit``."""
    if isinstance(at, Instrument) and at.name:
        return Message("meeting.called", name=Name(at.name))
    return Message(f"meeting.{at.kind}")


def _held(snapshot: Snapshot, of: type[E], kinds: Collection[str | None]) -> Iterator[Meeting]:
    events: Mapping[str, E] = snapshot.nodes(of)
    theirs, ours = _people(snapshot, Contact, of), _people(snapshot, Employee, of)
    for ident, people in theirs.items():
        event = events[ident]
        if event.kind in kinds and ident in ours and event.held_on <= snapshot.as_of:
            yield Meeting(event, tuple(people), tuple(sorted(ours[ident])))


def _people(
    snapshot: Snapshot, who: type[Contact | Employee], event: type[Interaction | Instrument]
) -> dict[str, dict[str, None]]:
    """By event: who attended, each once."""
    people: dict[str, dict[str, None]] = {}
    for tie in snapshot.events(Attended, who, event):
        people.setdefault(tie.to_id, {})[tie.from_id] = None
    return people
