"""Rows on their way from a file into a store: on disk where they are many, so that memory does not grow with them.

Of what makes each row one and the same only a hash of 64 bits is at hand; a row that it finds is read before it is refused.
"""

from __future__ import annotations

import datetime
import pickle
import weakref
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from itertools import chain, compress
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, Any

import numpy as np

from graphcrm.messages import Message
from graphcrm.schema import Shape, TieType
from graphcrm.validate.keys import grouped, identity_of, row_digest
from graphcrm.validate.model import CheckedSheet, PartialRow, Problem, Row, Stamp
from graphcrm.values import Value, shown

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Hashes = NDArray[np.int64]
    Mask = NDArray[np.bool_]

IN_MEMORY = 2**20
"""Bytes of one sheet and shape that stay in memory."""
PILE = 100_000
"""About how many rows that share their keys are held against each other at once."""


def hashes_of(things: Collection[Hashable]) -> Hashes:
    """Python's hashes: of texts they are keyed anew for each process, so that nobody can make two ids meet on purpose."""
    return np.fromiter(map(hash, things), np.int64, len(things))


def among(hashes: Hashes, known: Hashes) -> Mask:
    """Which of these hashes are among the known ones, which are sorted."""
    if not known.size:
        return np.zeros(hashes.size, np.bool_)
    return known.take(known.searchsorted(hashes), mode="clip") == hashes


class Pile:
    """Whatever was put there, piece by piece, on disk."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 — closed with what holds it
        self._ends = [0]
        weakref.finalize(self, self._file.close)

    def __len__(self) -> int:
        return len(self._ends) - 1

    def put(self, content: object) -> None:
        self._file.seek(self._ends[-1])
        self._file.write(pickle.dumps(content, pickle.HIGHEST_PROTOCOL))
        self._ends.append(self._file.tell())

    def get(self, at: int) -> Any:  # noqa: ANN401 — what was put there
        self._file.seek(self._ends[at])
        return pickle.loads(self._file.read(self._ends[at + 1] - self._ends[at]))  # noqa: S301 — a file of this process alone

    def __iter__(self) -> Iterator[Any]:
        return map(self.get, range(len(self)))


Choice = Callable[["Hashes"], "Mask"]
"""Which of some hashes are wanted."""
Heap = list[tuple[int, Row]]
"""Rows, each with the place of its spool."""


class Spool:
    """The rows of one sheet that have one shape, as far as they are good, as `good_rows` gives them, without labels."""

    def __init__(self, sheet: CheckedSheet, shape: Shape) -> None:
        self.sheet, self.shape = sheet, shape
        self.identity = identity_of(shape)
        self._rows, self._hashes = Pile(), Pile()
        self._added = self._refused = 0

    def __len__(self) -> int:
        return self._added - self._refused

    def add(self, rows: Sequence[Row]) -> None:
        if rows:
            self._rows.put(rows)
            self._hashes.put(hashes_of([*map(self.identity, rows)]))
            self._added += len(rows)

    def refuse(self, row: Row, *problems: Problem) -> None:
        """Keep out a row that is here, for these reasons."""
        number = _number(row)
        self._refused += number not in self.sheet.refused
        self.sheet.reject(number, *problems)

    def hashes(self) -> Hashes:
        """Of what makes each row one and the same (of a node: its id), sorted."""
        if self._refused:
            return np.sort(hashes_of([self.identity(row) for rows in self.blocks() for row in rows]))
        return np.sort(np.concatenate([*self._hashes, np.empty(0, np.int64)]))

    def blocks(self, wanted: Choice | None = None) -> Iterator[list[Row]]:
        """The rows, some thousand at a time; ``wanted`` may choose some by the hashes of what makes them one and the same."""
        for at in range(len(self._rows)):
            chosen = None if wanted is None else wanted(self._hashes.get(at))
            if chosen is not None and not chosen.any():
                continue
            rows: list[Row] = self._rows.get(at)
            if chosen is not None and not chosen.all():
                rows = [*compress(rows, chosen.tolist())]
            refused = self.sheet.refused if self._refused else ()
            yield [row for row in rows if row[-1] not in refused] if refused else rows


class ShapeRows:
    """Every good row of one shape, of all sheets, as a store takes it: the values of `Shape.columns`."""

    def __init__(self, shape: Shape, spools: Sequence[Spool], stamp: Stamp) -> None:
        """Lays rows that share a key apart, and refuses those that say the same one twice for the same day."""
        self.shape, self.spools, self._stamp = shape, spools, stamp
        self._since = shape.columns.index(shape.since) if shape.versioned else -1
        self._digest = row_digest(shape)
        hashes = np.sort(np.concatenate([spool.hashes() for spool in spools]))
        self._shared: Hashes = np.unique(hashes[1:][hashes[1:] == hashes[:-1]])
        number = int(among(hashes, self._shared).sum()) // PILE + 1 if self._shared.size else 0
        self._piles = [Pile() for _ in range(number)]
        for at, spool in enumerate(spools if self._piles else ()):
            for rows in spool.blocks(self._is_shared):
                heaps: list[Heap] = [[] for _ in self._piles]
                for row in rows:
                    heaps[hash(spool.identity(row)) % number].append((at, row))
                for pile, heap in zip(self._piles, heaps, strict=True):
                    pile.put(heap)
        for pile in self._piles:
            self._refuse_duplicates(pile)

    def __len__(self) -> int:
        return sum(map(len, self.spools))

    def __iter__(self) -> Iterator[Row]:
        return chain.from_iterable(self.parts(PILE))

    def _entries(self, pile: Pile) -> Iterator[tuple[Spool, Row]]:
        heaps: Iterator[Heap] = iter(pile)
        return ((self.spools[at], row) for heap in heaps for at, row in heap)

    def _is_shared(self, hashes: Hashes) -> Mask:
        return among(hashes, self._shared)

    def _is_alone(self, hashes: Hashes) -> Mask:
        return ~self._is_shared(hashes)

    def _refuse_duplicates(self, pile: Pile) -> None:
        before: dict[Hashable, tuple[Spool, Row]] = {}
        for spool, row in self._entries(pile):
            day = row[self._since] if self._since >= 0 else None
            first = before.setdefault((spool.identity(row), day), (spool, row))
            if first[1] is not row:
                spool.refuse(row, _duplicate(spool.sheet, row, first[0].sheet, first[1], day))

    def parts(self, size: int, without: Collection[str] = ()) -> Iterator[list[Row]]:
        """The rows in batches of about ``size``, `grouped`; ``without`` names sheets to leave out."""
        rest: list[Row] = []
        alone = self._is_alone if self._piles else None
        spools = [spool for spool in self.spools if spool.sheet.draft.sheet not in without]
        for spool in spools:
            for rows in spool.blocks(alone):
                rest += self._stored(spool, rows)
                while len(rest) >= size:
                    yield rest[:size]
                    rest = rest[size:]
        for pile in self._piles:
            for spool, row in self._entries(pile):
                if spool in spools and row[-1] not in spool.sheet.refused:
                    rest += self._stored(spool, [row])
            yield from grouped(self.shape, rest, size)
            rest = []
        if rest:
            yield rest

    def _stored(self, spool: Spool, rows: Iterable[Row]) -> Iterator[Row]:
        stamp, sheet = self._stamp, spool.sheet.draft.sheet
        absent = spool.sheet.absent
        for row in rows:
            values, (seen, blank, number) = row[:-3], row[-3:]
            stored = (
                *values,
                stamp.recorded_at,
                stamp.import_id,
                sheet,
                number,
                self._digest(values),
            )
            if absent or blank or seen:
                bits = blank if isinstance(blank, int) else 0
                yield PartialRow.of(stored, absent, bits, seen if isinstance(seen, str) else None)
            else:
                yield stored


def _number(row: Row) -> int:
    return int(str(row[-1]))


def _duplicate(sheet: CheckedSheet, row: Row, first_sheet: CheckedSheet, first: Row, since: Value) -> Problem:
    column = "from_id" if isinstance(sheet.kind, TieType) else "id"
    where = Message("place.row", row=_number(first))
    if first_sheet.draft.sheet != sheet.draft.sheet:
        where = Message("place.row_of", sheet=first_sheet.draft.sheet, row=_number(first))
    problem = Message("row.duplicate", where=where)
    if isinstance(since, datetime.date):
        problem = Message("row.duplicate_of_day", where=where, day=since)
    advice = Message("row.duplicate.advice")
    return sheet.problem(_number(row), column, shown(row[0]), "duplicate", problem, advice)
