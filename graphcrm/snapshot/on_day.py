"""The snapshot of a day. Every type of node and tie is worked out when it is first looked at."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from graphcrm.records import (
    RECORD_TYPES,
    Asset,
    Attended,
    ConflictsWith,
    Contact,
    Employee,
    Feedback,
    Influences,
    KpiYear,
    Objective,
    Opportunity,
    Organization,
    OrgUnit,
    PartOf,
    Raised,
    Rated,
    Record,
    ReportsTo,
    WorksIn,
)
from graphcrm.schema import NODE_SHAPES, OPEN_STAGES, TIE_SHAPES, Shape
from graphcrm.snapshot.kept import Kept, Row
from graphcrm.snapshot.model import LEFT_BEHIND, Departure, Snapshot

K = TypeVar("K")
V = TypeVar("V")

_NODES: dict[type, Shape] = {RECORD_TYPES[shape.kind.name]: shape for shape in NODE_SHAPES}
_TIES: dict[tuple[type, str, str], Shape] = {
    (RECORD_TYPES[shape.kind.name], shape.start, shape.end): shape for shape in TIE_SHAPES
}
_PLACES = (Organization, OrgUnit)
_PEOPLE = (Contact, Employee)
_PARTS = tuple(key for key in _TIES if key[0] is PartOf)
_OF_THE_SEAT = (ReportsTo, Influences, ConflictsWith)
"""Ties between two contacts that end when one of them goes elsewhere."""
_BEGINS: dict[type, str] = {Asset: "installed_on", Opportunity: "opened_on"}
"""By type: the day from which there is such a thing; blank: as long as anybody knows."""
_DONE = frozenset({"accepted_on", "closed_on", "done_on", "filed_on", "minutes_on", "needed_on"})
"""Days on which something was done to, or learned of, what was there already."""
_WITH_IT: dict[tuple[type, str], dict[str, None]] = {
    (Feedback, "closed_on"): {"closed_by": None, "confirmed": None},
    (Objective, "accepted_on"): {"accepted_by": None},
}
"""What else is not known before such a day."""
_EVENTS = tuple(key for key in _TIES if key[0] in (Attended, Raised, Rated, *LEFT_BEHIND))


def take(
    account: str,
    as_of: datetime.date,
    kept: Kept,
    imports: Mapping[str, tuple[str, str]],
    *,
    known_on: str | None = None,
    met: Iterable[Row] = (),
) -> Snapshot:
    """The snapshot of an account, from all that is held about it. Raises `KeyError` where it did not exist yet.

    ``met``: whom those of ours saw or spoke to at any customer (`graphcrm.store.Facts.met`).
    """
    day = _Day(account, as_of, kept, known_on)
    ours: dict[str, list[Row]] = {}
    for row in met:
        ours.setdefault(row[0], []).append(row)
    nodes = _Lazy(_NODES, day.nodes)
    return Snapshot(
        nodes[Organization][account],
        as_of,
        known_on,
        nodes,
        _Lazy(_TIES, day.ties),
        imports,
        kept.facts,
        _left=_Lazy(_PEOPLE, day.left),
        _events=_Lazy(_EVENTS, day.events),
        _elsewhere=_Lazy(ours, lambda who: day.elsewhere(ours[who])),
    )


class _Lazy(Mapping[K, V], Generic[K, V]):
    """A mapping over known keys, whose values are made once, when they are asked for."""

    def __init__(self, keys: Iterable[K], make: Callable[[K], V]) -> None:
        self._keys, self._make = dict.fromkeys(keys), make
        self._made: dict[K, V] = {}

    def __getitem__(self, key: K) -> V:
        if key not in self._made:
            if key not in self._keys:
                raise KeyError(key)
            self._made[key] = self._make(key)
        return self._made[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickled as a plain table, with every value made."""
        return dict, (list(self.items()),)


class _Day:
    """One account on one day."""

    def __init__(self, account: str, as_of: datetime.date, kept: Kept, known_on: str | None) -> None:
        self.account, self.as_of, self.kept, self.known_on = account, as_of, kept, known_on
        self._found: dict[type, Mapping[str, Any]] = {}
        self._gone: dict[type, Mapping[str, Departure]] = {}

    def nodes(self, kind: type) -> Mapping[str, Any]:
        """By id, in the order of ids."""
        if kind not in self._found:
            records = {str(record[0]): record for record in self._seen(_NODES[kind])}
            if kind is Contact:
                there = self._their_people | self._outsiders(records)
                records = {ident: record for ident, record in records.items() if ident in there}
            elif kind is Employee:
                records = {
                    ident: record for ident, record in records.items() if ident not in self._ours_who_left
                }
                for ident in self._not_ours_yet(frozenset(records)):
                    del records[ident]
            self._found[kind] = MappingProxyType(records)
        return self._found[kind]

    def _outsiders(self, contacts: Mapping[str, Any]) -> set[str]:
        """Who of these never worked in the account and influences its people, directly or by way of each other."""
        once = self._spells(Contact)
        leading: dict[str, list[str]] = {}
        for tie in self._seen(_TIES[Influences, Contact.__name__, Contact.__name__]):
            if tie.from_id in contacts and tie.from_id not in once:
                leading.setdefault(tie.to_id, []).append(tie.from_id)
        outside, waiting = set[str](), list(self._their_people) if leading else []
        while waiting:
            fresh = [ident for ident in leading.pop(waiting.pop(), ()) if ident not in self._their_people]
            outside.update(fresh)
            waiting += fresh
        return outside

    def ties(self, key: tuple[type, str, str]) -> tuple[Any, ...]:
        """In the order of their ends; only those whose ends are both there."""
        starts, ends = self.nodes(RECORD_TYPES[key[1]]), self.nodes(RECORD_TYPES[key[2]])
        there = (tie for tie in self._seen(_TIES[key]) if tie[0] in starts and tie[1] in ends)
        if key[0] in _OF_THE_SEAT and key[1] == key[2] == Contact.__name__ and self._first_days:
            return tuple(tie for tie in there if not self._of_an_old_seat(tie))
        return tuple(there)

    def _of_an_old_seat(self, tie: Any) -> bool:  # noqa: ANN401 — a tie between contacts
        """Whether a tie is older than what one of the two does in this account: it ended with the seat elsewhere."""
        day = tie.valid_from or tie.observed_on
        return day is not None and any(day < self._first_days.get(who, day) for who in tie[:2])

    @cached_property
    def _first_days(self) -> Mapping[str, datetime.date]:
        """The first day in the account, of the contacts of whom it is known."""
        days: dict[str, list[datetime.date | None]] = {}
        for place in _PLACES:
            for tie in self._ever(_TIES[WorksIn, Contact.__name__, place.__name__]):
                if tie.to_id in self._once_inside:
                    days.setdefault(tie.from_id, []).append(tie.valid_from)
        return {who: min(day for day in first if day) for who, first in days.items() if None not in first}

    def left(self, side: type) -> Mapping[str, Departure]:
        """Who of one side was here before this day and is no more, by id. O(people + places)."""
        if side not in self._gone:
            there, last, spells = self.nodes(side), self._last_states(side), self._spells(side)
            gone: dict[str, Departure] = {}
            for ident in sorted(last):
                spell, on = spells.get(ident, {}), last[ident].valid_to
                ended = on is not None and on <= self.as_of
                if ident not in there and (spell or (ended and side is Employee)):
                    if on is None or not ended:
                        on = max(spell.values())
                    places = sorted(place for place, until in spell.items() if until >= on)
                    gone[ident] = Departure(last[ident], min(on, self.as_of), tuple(places))
            self._gone[side] = gone
        return self._gone[side]

    def events(self, key: tuple[type, str, str]) -> tuple[Any, ...]:
        """Ties to events, also of who has left since: what somebody attended or raised up to that day, all answers.

        Of other ties (`LEFT_BEHIND`) those of who has left alone.
        """
        side, event = RECORD_TYPES[key[1]], RECORD_TYPES[key[2]]
        if key[0] in LEFT_BEHIND:
            starts, ends = ({**self.left(kind)} if kind in _PEOPLE else {} for kind in (side, event))
            known = [{**self.nodes(kind), **gone} for kind, gone in ((side, starts), (event, ends))]
            return tuple(
                tie
                for tie in self._seen(_TIES[key])
                if (tie[0] in starts or tie[1] in ends) and tie[0] in known[0] and tie[1] in known[1]
            )
        there, left, events = self.nodes(side), self.left(side), self.nodes(event)
        dated = _NODES[event].since

        def counts(tie: Any) -> bool:  # noqa: ANN401 — a tie of the type
            if tie[1] not in events or tie[0] in there:
                return tie[1] in events
            gone = left.get(tie[0])
            return gone is not None and (key[0] is Rated or getattr(events[tie[1]], dated) <= gone.on)

        return tuple(tie for tie in self._seen(_TIES[key]) if counts(tie))

    def elsewhere(self, met: Iterable[Row]) -> tuple[tuple[datetime.date, frozenset[str]], ...]:
        """The days of one of ours with other customers' people alone: one a group of theirs, with the kinds of what they did."""
        people: dict[tuple[str, str, datetime.date], set[str]] = {}
        for _, at, kind, held_on, recorded_at, who in met:
            known = self.known_on is None or recorded_at <= self.known_on
            if held_on <= self.as_of and known and at not in self._attended:
                people.setdefault((at, kind, held_on), set()).add(who)
        groups: dict[tuple[datetime.date, frozenset[str]], set[str]] = {}
        for (_, kind, held_on), theirs in people.items():
            groups.setdefault((held_on, frozenset(theirs)), set()).add(kind)
        days = ((day, frozenset(kinds)) for (day, _), kinds in groups.items())
        return tuple(sorted(days, key=lambda held: (held[0], sorted(held[1]))))

    @cached_property
    def _attended(self) -> frozenset[str]:
        """The interactions that somebody of the account attended."""
        return frozenset(tie.to_id for tie in self.events((Attended, Contact.__name__, "Interaction")))

    def _last_states(self, side: type) -> dict[str, Any]:
        """The newest state of everybody of one side that had begun, ended or not."""
        last: dict[str, Any] = {}
        for record in self._ever(_NODES[side]):
            known = last.get(record.id)
            if known is None or _newer(record) >= _newer(known):
                last[record.id] = record
        return last

    def _spells(self, side: type) -> dict[str, dict[str, datetime.date]]:
        """By person and place in the account (of ours: anywhere): the first day on which this one worked there no more."""
        spells: dict[str, dict[str, datetime.date]] = {}
        for place in _PLACES:
            ended = {record.id: record.valid_to for record in self._ever(_NODES[place])}
            for tie in self._ever(_TIES[WorksIn, side.__name__, place.__name__]):
                if side is Employee or tie.to_id in self._once_inside:
                    until = min(day or datetime.date.max for day in (tie.valid_to, ended.get(tie.to_id)))
                    until = max(until, spells.get(tie.from_id, {}).get(tie.to_id, until))
                    spells.setdefault(tie.from_id, {})[tie.to_id] = until
        return spells

    def _ever(self, shape: Shape) -> Iterator[Any]:
        """The records of every state of one shape that had begun by this day."""
        make: Callable[[Row], Any] = RECORD_TYPES[shape.kind.name]._make
        return map(make, self.kept.ever(shape, self.as_of, self.known_on))

    def _seen(self, shape: Shape) -> list[Any]:
        """What is seen of one shape, each record as it was: what starts later has not started, what was done later is to do."""
        records = self.kept.seen(shape, self.as_of, self.known_on)
        if shape.is_tie:
            return records
        kind = RECORD_TYPES[shape.kind.name]
        if begins := _BEGINS.get(kind):
            records = [record for record in records if (getattr(record, begins) or self.as_of) <= self.as_of]
        if kind is KpiYear:
            records = [record for record in records if record.year <= self.as_of.year]
        done = [column for column in shape.columns if column in _DONE]
        return [self._undone(shape, record, done) for record in records] if done else records

    def _undone(self, shape: Shape, record: Any, done: Iterable[str]) -> Any:  # noqa: ANN401 — a node
        """A record without what was done to it after this day."""
        later = {column: None for column in done if (day := getattr(record, column)) and day > self.as_of}
        if not later:
            return record
        for column in tuple(later):
            later |= _WITH_IT.get((RECORD_TYPES[shape.kind.name], column), {})
        record = record._replace(**later)
        if "done_on" in later and record.status == "done":
            return record._replace(status="planned")
        if "closed_on" in later and isinstance(record, Opportunity) and record.stage not in OPEN_STAGES:
            stages = (state.stage for state in self.kept.before(shape, (record.id,)))
            return record._replace(
                stage=next((stage for stage in stages if stage in OPEN_STAGES), OPEN_STAGES[0])
            )
        return record

    @cached_property
    def _inside(self) -> frozenset[str]:
        """The account and everything that is part of it on this day."""
        return self._below(self.ties)

    @cached_property
    def _once_inside(self) -> frozenset[str]:
        """The account and everything that was part of it by this day."""
        return self._below(lambda key: self._ever(_TIES[key]))

    def _below(self, ties: Callable[[tuple[type, str, str]], Iterable[Any]]) -> frozenset[str]:
        parts: dict[str, list[str]] = {}
        for key in _PARTS:
            for tie in ties(key):
                parts.setdefault(tie.to_id, []).append(tie.from_id)
        inside, todo = {self.account}, [self.account]
        while todo:
            fresh = [part for part in parts.get(todo.pop(), ()) if part not in inside]
            inside.update(fresh)
            todo += fresh
        return frozenset(inside)

    @cached_property
    def _their_people(self) -> frozenset[str]:
        """The contacts who work in the account on this day: whoever does not is not one of its people (any more, or yet)."""
        return frozenset(tie.from_id for tie in self._places_of(Contact) if tie.to_id in self._inside)

    @cached_property
    def _ours_who_left(self) -> frozenset[str]:
        """Those of ours who worked somewhere before this day and work nowhere on it; of whom no place is known, nobody left."""
        shapes = [_TIES[WorksIn, Employee.__name__, place.__name__] for place in _PLACES]
        placed = {str(row[0]) for shape in shapes for row in self.kept.ever(shape, self.as_of, self.known_on)}
        return frozenset(placed - {tie.from_id for tie in self._places_of(Employee)})

    def _not_ours_yet(self, employees: frozenset[str]) -> frozenset[str]:
        """Those of ours who came to the account later: every tie that brought them starts after this day."""
        waiting, later = employees, set[str]()
        for key, shape in _TIES.items():
            if key[1] == Employee.__name__ and key[0] is not WorksIn and waiting:
                begun = {
                    tie.from_id
                    for tie in self._ever(shape)
                    if key[0] is not Attended or tie.to_id in self.nodes(RECORD_TYPES[key[2]])
                }
                later |= {
                    row[0]
                    for row in self.kept.rows.get(shape, ())
                    if row[0] in waiting and row[0] not in begun
                }
                waiting -= begun
        return frozenset(later & waiting)

    def _places_of(self, side: type[Record]) -> Iterator[Any]:
        """Where people of one side work, as far as it exists on this day; of ours, wherever that is."""
        for place in _PLACES:
            known = self.nodes(place)
            for tie in self._seen(_TIES[WorksIn, side.__name__, place.__name__]):
                if side is Employee or tie.to_id in known:
                    yield tie


def _newer(record: Any) -> tuple[datetime.date, str]:  # noqa: ANN401 — a node
    """Which of two states is the newer: by the day it holds from, then by when it was recorded."""
    return record.valid_from or datetime.date.min, record.recorded_at
