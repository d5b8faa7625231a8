"""The snapshot of a day. Every type of node and tie is worked out when it is first looked at."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from graphcrm.records import RECORD_TYPES, Contact, Employee, Organization, OrgUnit, PartOf, Record, WorksIn
from graphcrm.schema import NODE_SHAPES, TIE_SHAPES, Shape
from graphcrm.snapshot.kept import Kept
from graphcrm.snapshot.model import Snapshot

K = TypeVar("K")
V = TypeVar("V")

_NODES: dict[type, Shape] = {RECORD_TYPES[shape.kind.name]: shape for shape in NODE_SHAPES}
_TIES: dict[tuple[type, str, str], Shape] = {
    (RECORD_TYPES[shape.kind.name], shape.start, shape.end): shape for shape in TIE_SHAPES
}
_PLACES = (Organization, OrgUnit)


def take(
    account: str,
    as_of: datetime.date,
    kept: Kept,
    imports: Mapping[str, tuple[str, str]],
    *,
    known_on: str | None = None,
) -> Snapshot:
    """The snapshot of an account, from all that is held about it. Raises `KeyError` where it did not exist yet."""
    day = _Day(account, as_of, kept, known_on)
    nodes = _Lazy(_NODES, day.nodes)
    return Snapshot(
        nodes[Organization][account], as_of, known_on, nodes, _Lazy(_TIES, day.ties), imports, kept.facts
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

    def nodes(self, kind: type) -> Mapping[str, Any]:
        """By id, in the order of ids."""
        if kind not in self._found:
            records = {str(record[0]): record for record in self._seen(_NODES[kind])}
            if kind is Contact:
                records = {ident: record for ident, record in records.items() if ident in self._their_people}
            elif kind is Employee:
                records = {
                    ident: record for ident, record in records.items() if ident not in self._ours_who_left
                }
            self._found[kind] = MappingProxyType(records)
        return self._found[kind]

    def ties(self, key: tuple[type, str, str]) -> tuple[Any, ...]:
        """In the order of their ends; only those whose ends are both there."""
        starts, ends = self.nodes(RECORD_TYPES[key[1]]), self.nodes(RECORD_TYPES[key[2]])
        return tuple(tie for tie in self._seen(_TIES[key]) if tie[0] in starts and tie[1] in ends)

    def _seen(self, shape: Shape) -> list[Any]:
        return self.kept.seen(shape, self.as_of, self.known_on)

    @cached_property
    def _inside(self) -> frozenset[str]:
        """The account and everything that is part of it on this day."""
        parts: dict[str, list[str]] = {}
        for start in _PLACES:
            for end in _PLACES:
                key = (PartOf, start.__name__, end.__name__)
                for tie in self.ties(key) if key in _TIES else ():
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

    def _places_of(self, side: type[Record]) -> Iterator[Any]:
        """Where people of one side work, as far as it exists on this day; of ours, wherever that is."""
        for place in _PLACES:
            known = self.nodes(place)
            for tie in self._seen(_TIES[WorksIn, side.__name__, place.__name__]):
                if side is Employee or tie.to_id in known:
                    yield tie
