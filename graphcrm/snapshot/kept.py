"""Everything that a store holds about one account, and which of it is seen on a day."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter
from typing import Any

from graphcrm.records import RECORD_TYPES
from graphcrm.schema import Shape
from graphcrm.validate import key_places

Row = tuple[Any, ...]
Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class State:
    """One state of a fact as a store kept it; ``superseded_at`` is empty while it is the current one."""

    shape: Shape
    key: Key
    row: Row
    superseded_at: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """Current rows by shape, one a fact, and the earlier states of those that have any.

    Records are made and sorted once, however many days are looked at.
    """

    rows: Mapping[Shape, Sequence[Row]]
    earlier: Mapping[Shape, Mapping[Key, Sequence[State]]] = field(default_factory=lambda: {})
    _records: dict[Shape, tuple[list[Any], dict[Key, Any]]] = field(default_factory=lambda: {}, compare=False)

    @classmethod
    def of(cls, states: Iterable[State]) -> Kept:
        """From single states, in any order; of several current ones of a key the last counts."""
        now: dict[Shape, dict[Key, Row]] = {}
        before: dict[Shape, dict[Key, list[State]]] = {}
        for state in states:
            if state.superseded_at:
                before.setdefault(state.shape, {}).setdefault(state.key, []).append(state)
            else:
                now.setdefault(state.shape, {})[state.key] = state.row
        return cls({shape: list(rows.values()) for shape, rows in now.items()}, before)

    @property
    def facts(self) -> int:
        """How many facts are held, seen or not."""
        return sum(
            len(self.rows.get(shape, ())) + len(self._only_earlier(shape))
            for shape in {*self.rows, *self.earlier}
        )

    def seen(self, shape: Shape, as_of: datetime.date, known_on: str | None) -> list[Any]:
        """The records of one shape that are seen on a day, in the order of their ids or ends. O(rows of the shape)."""
        plain, storied = self._split(shape)
        since, recorded, ended, seen_on = _places(shape)
        early = datetime.date.min
        records = [
            record
            for record in plain
            if (record[since] or record[seen_on] or early) <= as_of
            and (ended is None or record[ended] is None or as_of < record[ended])
            and (known_on is None or record[recorded] <= known_on)
        ]
        if not storied and not self._only_earlier(shape):
            return records
        newest = (
            self._newest(shape, key, current, as_of, known_on)
            for key, current in {**dict.fromkeys(self._only_earlier(shape)), **storied}.items()
        )
        records += [
            record
            for record in newest
            if record is not None
            and (record[since] or record[seen_on] or early) <= as_of
            and (ended is None or record[ended] is None or as_of < record[ended])
        ]
        records.sort(key=_order(shape))
        return records

    def ever(self, shape: Shape, as_of: datetime.date, known_on: str | None) -> Iterable[Row]:
        """Every state of one shape that had begun by a day, ended or not."""
        since, recorded, _, seen_on = _places(shape)
        states = (state.row for states in self.earlier.get(shape, {}).values() for state in states)
        for rows in (self.rows.get(shape, ()), states):
            for row in rows:
                begun = (row[since] or row[seen_on] or datetime.date.min) <= as_of
                if begun and (known_on is None or str(row[recorded]) <= known_on):
                    yield row

    def before(self, shape: Shape, key: Key) -> list[Any]:
        """The earlier states of one fact, the last one first."""
        make: Callable[[Row], Any] = RECORD_TYPES[shape.kind.name]._make
        states = sorted(
            self.earlier.get(shape, {}).get(key, ()), key=lambda state: state.superseded_at, reverse=True
        )
        return [make(state.row) for state in states]

    def _only_earlier(self, shape: Shape) -> list[Key]:
        """Keys of which no current state is held."""
        earlier = self.earlier.get(shape, {})
        return [key for key in earlier if key not in self._split(shape)[1]] if earlier else []

    def _split(self, shape: Shape) -> tuple[list[Any], dict[Key, Any]]:
        """The current records: those without a history, sorted; and the others by key."""
        if shape not in self._records:
            make = RECORD_TYPES[shape.kind.name]._make
            records: list[Any] = [make(row) for row in self.rows.get(shape, ())]
            storied: dict[Key, Any] = {}
            if earlier := self.earlier.get(shape):
                places = key_places(shape)
                plain: list[Any] = []
                for record in records:
                    key = tuple(record[place] for place in places)
                    if key in earlier:
                        storied[key] = record
                    else:
                        plain.append(record)
                records = plain
            records.sort(key=_order(shape))
            self._records[shape] = records, storied
        return self._records[shape]

    def _newest(
        self, shape: Shape, key: Key, current: Row | None, as_of: datetime.date, known_on: str | None
    ) -> Any | None:  # noqa: ANN401 — a record of the shape's type
        """The state of one fact that counts: the newest that had begun, of all that were known."""
        since, recorded, _, seen_on = _places(shape)
        best: tuple[tuple[datetime.date, str, bool], Any] | None = None
        states = [(state.row, False) for state in self.earlier[shape].get(key, ())]
        for row, is_current in (*states, *([(current, True)] if current is not None else [])):
            begun, known = row[since] or row[seen_on] or datetime.date.min, str(row[recorded])
            if (known_on is not None and known > known_on) or (shape.versioned and begun > as_of):
                continue
            # A current state and one it replaced may share both times (two rows of one import): the current one is the newer.
            order = (begun if shape.versioned else datetime.date.min, known, is_current)
            if best is None or order > best[0]:
                best = order, row
        return None if best is None else RECORD_TYPES[shape.kind.name]._make(best[1])


@cache
def _places(shape: Shape) -> tuple[int, int, int | None, int]:
    """Where in a row stand the day it holds from, when it was recorded, and the day it ends (``None``: it has none).

    Last, the day from which it holds where the first is blank: of a judgement the day on which it was made.
    """
    names = shape.columns
    ended = names.index("valid_to") if "valid_to" in names else None
    since = names.index(shape.since)
    seen_on = names.index("observed_on") if "observed_on" in names else since
    return since, names.index("recorded_at"), ended, seen_on


def _order(shape: Shape) -> Callable[[Row], Any]:
    """By id; by both ends, and where several may stand between the same two, by what they say."""
    if not shape.is_tie:
        return itemgetter(0)
    return itemgetter(0, 1, -1) if shape.kind.scope else itemgetter(0, 1)
