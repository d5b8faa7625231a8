"""What goes into a check and what comes out of it."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from graphcrm.messages import Fact, Message, listed, text
from graphcrm.schema import NodeType, Shape, TieType
from graphcrm.values import Cell, Value

if TYPE_CHECKING:
    from graphcrm.validate.spool import ShapeRows

Row = tuple[Value, ...]
"""One fact as a store keeps it: values in the order of `Shape.columns`."""


class PartialRow(tuple[Value, ...]):  # noqa: SLOT001 — a tuple of any length can have no slots
    """A `Row` of which the file leaves some places open; there it holds ``None``.

    ``absent`` are the places of columns that the file does not have, ``blank`` those of blank cells that leave what is held
    as it is; both as bits. ``seen`` is the digest of the state that the file was made from, where the file says so.
    """

    absent: int
    blank: int
    seen: str | None

    @classmethod
    def of(cls, values: Iterable[Value], absent: int, blank: int, seen: str | None) -> PartialRow:
        row = cls(values)
        row.absent, row.blank, row.seen = absent, blank, seen
        return row


NumberedRow = tuple[int, Sequence[Cell]]
"""A row's number as a spreadsheet counts (the header is 1, a cell of several lines is one row), and its cells."""
Rows = Callable[[], Iterator[NumberedRow]]
"""Reads a sheet from its start, header first; each call reads it anew. Raises `UnreadableFile`, midway too."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One sheet as a reader found it."""

    file: str
    sheet: str
    rows: Rows


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a cell, row, sheet or file can't be used. ``row`` is 0 for a whole sheet, ``column`` is its header."""

    file: str
    sheet: str
    row: int
    column: str
    value: str
    code: str
    problem: Fact
    advice: Fact

    @property
    def wrong(self) -> str:
        """What is wrong, in English."""
        return text(self.problem)

    @property
    def right(self) -> str:
        """What would be right, in English."""
        return text(self.advice)

    @property
    def message(self) -> Message:
        """Where, what is wrong, and what would be right."""
        row = Message("place.row", row=self.row) if self.row else ""
        sheet = self.sheet if self.sheet != self.file else ""
        place = listed((part for part in (self.file, sheet, row, self.column) if part), style="place")
        kind = "problem.of_value" if self.value else "problem"
        return Message(kind, place=place, value=self.value, problem=self.problem, advice=self.advice)

    def __str__(self) -> str:
        """In English."""
        return str(self.message)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What every row of one import shares: its id, when we learned of it (UTC, ISO 8601), and the day it was here then.

    ``day`` may differ from the day in UTC: in the morning of East Asia it is still yesterday there.
    """

    import_id: str
    recorded_at: str
    day: datetime.date | None = None

    @property
    def today(self) -> datetime.date:
        """The day of the import."""
        return self.day or datetime.date.fromisoformat(self.recorded_at[:10])


class Held(Protocol):
    """What a check must ask of a store."""

    def known_ids(self, label: str, ids: Iterable[str]) -> set[str]:
        """Which of these ids exist as nodes of this label."""
        ...

    def links(self, shape: Shape, starts: Collection[str]) -> Iterable[tuple[str, str]]:
        """The current ties of this shape without an end date that start at these ids, as (from id, to id)."""
        ...


@dataclass(slots=True)
class Check:
    """Rows to write by shape, every problem, remarks, the row numbers that must stay out, and the number of rows read.

    ``read = good + rejected``; ``clears``: some cell asks that nothing be known any more; ``zoned``: some
    is a moment with an offset, whose day hangs on the time zone. A sheet that can't be used as a whole has a problem, and none of its rows counts as read.
    """

    rows: dict[Shape, ShapeRows] = field(default_factory=lambda: {})
    problems: list[Problem] = field(default_factory=lambda: [])
    remarks: list[Fact] = field(default_factory=lambda: [])
    rejected: dict[Draft, set[int]] = field(default_factory=lambda: defaultdict(set))
    read: int = 0
    clears: bool = False
    zoned: bool = False

    @property
    def good(self) -> int:
        """Number of rows to write."""
        return sum(map(len, self.rows.values()))


@dataclass(slots=True, eq=False)
class CheckedSheet:
    """A draft on its way through the checks: which column stands where, and what becomes of its rows.

    ``spoilt``: of a node's sheet, the id and day of each row that was refused for one of its cells, with its number.
    ``seen_at``: where the sheet has the column in which an export says what each row was made from (`EXPORTED`).
    """

    draft: Draft
    kind: NodeType | TieType
    header: tuple[str, ...]
    places: dict[str, int]
    result: Check
    spoilt: dict[tuple[Value, Value], int] = field(default_factory=lambda: {})
    seen_at: int | None = None

    @property
    def absent(self) -> int:
        """The places of the columns that the sheet does not have, as bits."""
        return sum(1 << at for at, prop in enumerate(self.kind.columns) if prop.name not in self.places)

    def problem(self, row: int, column: str, value: str, code: str, problem: Fact, advice: Fact) -> Problem:
        """A problem in this sheet; ``column`` is a name of the vocabulary, shown as the sheet's own header."""
        place = self.places.get(column)
        shown = self.header[place] if place is not None else column
        return Problem(self.draft.file, self.draft.sheet, row, shown, value, code, problem, advice)

    @property
    def refused(self) -> Collection[int]:
        """Numbers of the rows that stay out."""
        return self.result.rejected.get(self.draft, ())

    def reject(self, row: int, *problems: Problem) -> None:
        """Keep a row out, for these reasons."""
        self.result.problems.extend(problems)
        self.result.rejected[self.draft].add(row)
