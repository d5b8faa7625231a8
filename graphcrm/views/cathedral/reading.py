"""What a snapshot says of each person: stance, closeness, last meeting, unit. Pure; computed once per page."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from graphcrm.records import (
    RECORD_TYPES,
    Attended,
    Contact,
    Decides,
    Employee,
    Interaction,
    Knows,
    Opportunity,
    Organization,
    OrgUnit,
    PartOf,
    Supports,
    WorksIn,
)  # fmt: skip
from graphcrm.schema import OPEN_STAGES, TIE_TYPES
from graphcrm.snapshot import Snapshot

CADENCE_DAYS = 180
"""How often somebody should be met of whom nobody said it."""
_HALF_LIFE = {RECORD_TYPES[tie.name]: tie.half_life_days for tie in TIE_TYPES}


@dataclass(frozen=True, slots=True)
class Meeting:
    """The last time that somebody was met, and by whom of ours."""

    day: datetime.date
    by: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """One snapshot, read."""

    snapshot: Snapshot

    @cached_property
    def contacts(self) -> Mapping[str, Contact]:
        return self.snapshot.nodes(Contact)

    @cached_property
    def employees(self) -> Mapping[str, Employee]:
        return self.snapshot.nodes(Employee)

    @cached_property
    def open_opportunities(self) -> tuple[Opportunity, ...]:
        """The largest first; those of unknown amount last."""
        found = [each for each in self.snapshot.nodes(Opportunity).values() if each.stage in OPEN_STAGES]
        return tuple(sorted(found, key=lambda each: (-(each.amount or 0.0), each.id)))

    @cached_property
    def own(self) -> frozenset[str]:
        """Ids of our own organization."""
        return frozenset(each.id for each in self.snapshot.nodes(Organization).values() if each.kind == "own")

    @cached_property
    def stances(self) -> Mapping[str, tuple[Supports, ...]]:
        """Every stance by contact, towards us and towards others, the newest first."""
        found: dict[str, list[Supports]] = {}
        for tie in self.snapshot.ties(Supports, Contact):
            found.setdefault(tie.from_id, []).append(tie)
        return {who: tuple(sorted(ties, key=_newest)) for who, ties in found.items()}

    def stance(self, contact: str, opportunity: str | None) -> Supports | None:
        """Where somebody stands towards us: on this opportunity where that was judged, else in general."""
        ours = [tie for tie in self.stances.get(contact, ()) if tie.to_id in self.own]
        here = [tie for tie in ours if opportunity is not None and tie.opportunity == opportunity]
        return next(iter(here or [tie for tie in ours if not tie.opportunity]), None)

    @cached_property
    def known_by(self) -> Mapping[str, tuple[Knows, ...]]:
        """By contact: who of ours knows this person, the closest first."""
        found: dict[str, list[Knows]] = {}
        for tie in self.snapshot.ties(Knows):
            found.setdefault(tie.to_id, []).append(tie)
        return {
            who: tuple(sorted(ties, key=lambda tie: (-_closeness(tie), *_newest(tie))))
            for who, ties in found.items()
        }

    @cached_property
    def knows(self) -> Mapping[str, tuple[Knows, ...]]:
        """By employee: whom of theirs this person knows, the closest first."""
        found: dict[str, list[Knows]] = {}
        for ties in self.known_by.values():
            for tie in ties:
                found.setdefault(tie.from_id, []).append(tie)
        return {
            who: tuple(sorted(ties, key=lambda tie: (-_closeness(tie), tie.to_id)))
            for who, ties in found.items()
        }

    def intimacy(self, contact: str) -> int | None:
        """Of our best relationship with this person; none where nobody of ours has one, or nobody judged it."""
        return next((tie.intimacy for tie in self.known_by.get(contact, ())), None)

    @cached_property
    def met(self) -> Mapping[str, Meeting]:
        """The last meeting by contact. Who of ours was there counts; a meeting without any of ours is none."""
        there: dict[str, tuple[list[str], list[str]]] = {}
        for place, kind in enumerate((Contact, Employee)):
            for tie in self.snapshot.ties(Attended, kind, Interaction):
                there.setdefault(tie.to_id, ([], []))[place].append(tie.from_id)
        last: dict[str, Meeting] = {}
        for each in self.snapshot.nodes(Interaction).values():
            theirs, ours = there.get(each.id, ([], []))
            for who in theirs if ours else ():
                if who not in last or each.held_on > last[who].day:
                    last[who] = Meeting(each.held_on, tuple(sorted(ours)))
        return last

    def is_known(self, contact: str) -> bool:
        return any(tie.intimacy != 0 for tie in self.known_by.get(contact, ()))

    def in_time(self, contact: str) -> bool:
        """Known, and met as often as should be."""
        met = self.met.get(contact)
        cadence = self.contacts[contact].cadence_days or CADENCE_DAYS
        return self.is_known(contact) and met is not None and (self.snapshot.as_of - met.day).days <= cadence

    def stale(self, tie: Knows | Supports) -> bool:
        """Older than the time in which such a judgement loses half its worth, or undated."""
        half = _HALF_LIFE[type(tie)]
        return half is not None and (
            tie.observed_on is None or (self.snapshot.as_of - tie.observed_on).days > half
        )

    @cached_property
    def units(self) -> Mapping[str, str]:
        """The unit (or organization) of each person; of several the first."""
        found: dict[str, str] = {}
        for tie in self.snapshot.ties(WorksIn):
            found.setdefault(tie.from_id, tie.to_id)
        return found

    @cached_property
    def parts(self) -> Mapping[str, tuple[str, ...]]:
        """The units below each unit."""
        found: dict[str, list[str]] = {}
        for tie in self.snapshot.ties(PartOf):
            if tie.from_id in self.snapshot.nodes(OrgUnit):
                found.setdefault(tie.to_id, []).append(tie.from_id)
        return {unit: tuple(below) for unit, below in found.items()}

    def deciders(self, opportunity: str) -> tuple[Decides, ...]:
        """Who decides, the heaviest voice first."""
        found = [tie for tie in self.snapshot.ties(Decides) if tie.to_id == opportunity]
        return tuple(sorted(found, key=lambda tie: (-weight(tie), not tie.veto, tie.from_id)))


def weight(tie: Decides) -> float:
    return 1.0 if tie.weight is None else tie.weight


def key_people(reading: Reading, shown: Iterable[str], weak: Iterable[str]) -> frozenset[str]:
    """Who stands as a pillar, or in the stack of them: key contacts, deciders, and those whom a finding is about."""
    wanted = {ident for ident, contact in reading.contacts.items() if contact.key}
    wanted |= {tie.from_id for opportunity in shown for tie in reading.deciders(opportunity)}
    return frozenset((wanted | set(weak)) & set(reading.contacts))


def _closeness(tie: Knows) -> float:
    return -0.5 if tie.intimacy is None else tie.intimacy


def _newest(tie: Knows | Supports) -> tuple[int, str, str, int]:
    return (-(tie.observed_on.toordinal() if tie.observed_on else 0), tie.from_id, tie.to_id, tie.row)
