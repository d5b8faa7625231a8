"""When theirs and ours saw each other: one definition for all that speaks of having met.

A meeting is a visit, meeting, meal, workshop or event that both attended; a call or a message is contact, not a meeting.
Alignment meetings and executive visits bring organizations together, not every person at the table: they are told apart,
so that a customer of whom only the boards meet is not taken for one whose people are known.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from graphcrm.records import Attended, Contact, Employee, Instrument, Interaction
from graphcrm.schema.scales import INSTRUMENT_KIND, INTERACTION_KIND, MEETINGS, SUMMITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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


def meetings(snapshot: Snapshot) -> Iterator[Meeting]:
    """Every meeting with somebody of both sides, in no order. O(ties)."""
    return _held(snapshot, Interaction, MEETINGS)


def summits(snapshot: Snapshot) -> Iterator[Meeting]:
    """Every alignment meeting and executive visit with somebody of both sides, in no order. O(ties)."""
    return _held(snapshot, Instrument, SUMMITS)


def last(every: Iterable[Meeting]) -> dict[str, Met]:
    """By contact: the last of some meetings."""
    found: dict[str, Met] = {}
    for each in every:
        for who in each.theirs:
            if who not in found or found[who].day < each.day:
                found[who] = Met(each.day, each.ours, each.at)
    return found


def named(at: Interaction | Instrument) -> str:
    """What people call it: the name of an instrument, else its kind."""
    if isinstance(at, Instrument) and at.name:
        return f"“{at.name}”"
    step = (INSTRUMENT_KIND if isinstance(at, Instrument) else INTERACTION_KIND).step(at.kind)
    word = step.term.en if step else at.kind
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


def _held(snapshot: Snapshot, of: type[E], kinds: frozenset[str]) -> Iterator[Meeting]:
    events: Mapping[str, E] = snapshot.nodes(of)
    theirs, ours = _people(snapshot, Contact, of), _people(snapshot, Employee, of)
    for ident, people in theirs.items():
        each = events[ident]
        if each.kind in kinds and ident in ours and each.held_on <= snapshot.as_of:
            yield Meeting(each, tuple(people), tuple(sorted(ours[ident])))


def _people(
    snapshot: Snapshot, who: type[Contact | Employee], event: type[Interaction | Instrument]
) -> dict[str, dict[str, None]]:
    """By event: who attended, each once."""
    found: dict[str, dict[str, None]] = {}
    for tie in snapshot.ties(Attended, who, event):
        found.setdefault(tie.to_id, {})[tie.from_id] = None
    return found
