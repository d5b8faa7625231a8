"""Facts as sheets: a workbook, or a folder of CSV files, in the form that `import` reads. The same facts, the same bytes."""

from __future__ import annotations

import csv
import datetime
import heapq
import io
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from graphcrm.errors import OutputError
from graphcrm.messages import Message
from graphcrm.render import files
from graphcrm.schema import NodeType, Property, Shape, TieType
from graphcrm.validate import EXPORTED, FROM_LABEL, TO_LABEL, mark
from graphcrm.values import Cell, Value, guarded, written
from graphcrm.written_numbers import plain

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_575
"""How many rows a sheet of a workbook holds below its header; what is beyond, writers of workbooks leave out without a word."""
FIXED_MOMENT = datetime.datetime(2000, 1, 1)  # noqa: DTZ001 — a workbook keeps naive times; this one says nothing


@dataclass(frozen=True, slots=True)
class FactSheet:
    """One sheet as it is written: its name, its header, its cells. Its rows can be taken once, and in the order of the sheets."""

    name: str
    header: tuple[str, ...]
    rows: Iterable[Sequence[Cell]]


def sheets_of(
    tables: Iterable[tuple[Shape, Iterable[tuple[Value, ...]]]], *, marked: bool = True
) -> Iterator[FactSheet]:
    """One sheet a type, nodes first. Shapes of one relationship type share a sheet; labels are named where an id alone is unclear.

    ``marked``: each row says which state of a fact it shows (`EXPORTED`), so that `import` can tell what was changed in the
    file from what the store has learned since.

    ``tables`` have their rows in the order of their keys; of them nothing but the ids of nodes is held in memory.
    """
    ids: dict[str, set[Value]] = {}
    for _, group in itertools.groupby(tables, lambda table: table[0].kind.name):
        filled = [(shape, more) for shape, rows in group if (more := _not_empty(rows))]
        if filled:
            sheet = _sheet(filled[0][0].kind, filled, ids)
            yield sheet if marked else _unmarked(sheet)


def _not_empty(rows: Iterable[tuple[Value, ...]]) -> Iterator[tuple[Value, ...]] | None:
    rest = iter(rows)
    first = next(rest, None)
    return None if first is None else itertools.chain((first,), rest)


def _sheet(
    kind: NodeType | TieType,
    tables: list[tuple[Shape, Iterator[tuple[Value, ...]]]],
    ids: dict[str, set[Value]],
) -> FactSheet:
    header = tuple(prop.name for prop in kind.columns)
    if isinstance(kind, NodeType):
        rows = _nodes(kind, tables[0][1], ids.setdefault(kind.label, set()))
        return FactSheet(kind.name, (*header, EXPORTED), rows)
    labels = _unclear(kind, ids)
    parts = [_ties(kind, (shape.start, shape.end) if labels else (), rows) for shape, rows in tables]
    ends = (FROM_LABEL, TO_LABEL) if labels else ()
    return FactSheet(kind.name, (*header, *ends, EXPORTED), _merged(parts))


def _unmarked(sheet: FactSheet) -> FactSheet:
    return FactSheet(sheet.name, sheet.header[:-1], (row[:-1] for row in sheet.rows))


def _nodes(kind: NodeType, rows: Iterator[tuple[Value, ...]], ids: set[Value]) -> Iterator[list[Cell]]:
    for row in rows:
        ids.add(row[0])
        yield [*_cells(kind, row), mark(str(row[-1]))]


def _ties(kind: TieType, labels: tuple[str, ...], rows: Iterator[tuple[Value, ...]]) -> Iterator[list[Cell]]:
    for row in rows:
        yield [*_cells(kind, row), *labels, mark(str(row[-1]))]


def _cells(kind: NodeType | TieType, row: tuple[Value, ...]) -> Iterator[Cell]:
    return (written(prop, value) for prop, value in zip(kind.columns, row, strict=False))


def _merged(parts: Iterable[Iterator[list[Cell]]]) -> Iterator[list[Cell]]:
    """The ties of several shapes, each in the order of its ends, as one: by ends, and between the same two by all they say."""

    def ends(row: list[Cell]) -> tuple[str, str]:
        return str(row[0]), str(row[1])

    for _, rows in itertools.groupby(heapq.merge(*parts, key=ends), ends):
        yield from sorted(rows, key=lambda row: [str(cell or "") for cell in row])


def _unclear(kind: TieType, ids: dict[str, set[Value]]) -> bool:
    """Whether an id stands under two of the labels that this tie may start or end at."""
    for labels in (kind.from_labels, kind.to_labels):
        seen: set[Value] = set()
        for label in labels:
            if seen & ids.get(label, set()):
                return True
            seen |= ids.get(label, set())
    return False


def write(path: Path, sheets: Iterable[FactSheet]) -> dict[str, int]:
    """A workbook where the name ends in .xlsx, else a folder of CSV files; gives the number of rows by sheet. Raises `OutputError`."""
    counts: dict[str, int] = {}
    if path.suffix.lower() == ".xlsx":
        files.write(path, workbook(_counted(sheets, counts)))
        return counts
    with files.new_folder(path) as folder:
        for sheet in _counted(sheets, counts):
            with (folder / f"{sheet.name}.csv").open("w", encoding="utf-8-sig", newline="") as stream:
                _write_csv(stream, sheet)
    return counts


def _counted(sheets: Iterable[FactSheet], counts: dict[str, int]) -> Iterator[FactSheet]:
    def rows(sheet: FactSheet) -> Iterator[Sequence[Cell]]:
        for number, row in enumerate(sheet.rows, start=1):
            counts[sheet.name] = number
            yield row

    for sheet in sheets:
        yield FactSheet(sheet.name, sheet.header, rows(sheet))


def csv_bytes(sheet: FactSheet, delimiter: str = ",") -> bytes:
    """UTF-8 with its mark, so that a spreadsheet program reads it right; Unix line ends; texts guarded (see `values.guarded`)."""
    text = io.StringIO()
    _write_csv(text, sheet, delimiter)
    return text.getvalue().encode("utf-8-sig")


def _write_csv(stream: TextIO, sheet: FactSheet, delimiter: str = ",") -> None:
    lines = _Lines(stream)
    # A sign in the header would be taken for what parts the cells.
    odd = any(sign in name for name in sheet.header for sign in ",;\t")
    header = csv.writer(
        lines, delimiter=delimiter, lineterminator=CRLF, quoting=csv.QUOTE_ALL if odd else csv.QUOTE_MINIMAL
    )
    header.writerow(map(guarded, sheet.header))
    writer = csv.writer(lines, delimiter=delimiter, lineterminator=CRLF)
    writer.writerows([_csv_cell(cell) for cell in row] for row in sheet.rows)


CRLF = "\r\n"
"""Told to the writer so that it quotes a cell with either of the two; `_Lines` writes one."""


class _Lines:
    """Lines as the writer of CSV makes them, each ended as Unix does."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, line: str) -> None:
        self._stream.write(f"{line.removesuffix(CRLF)}\n")


def _csv_cell(cell: Cell) -> str | int | float:
    if isinstance(cell, str):
        return guarded(cell)
    if isinstance(cell, float):
        return plain(cell)
    return "" if cell is None else cell.isoformat() if isinstance(cell, datetime.date) else cell


def workbook(sheets: Iterable[FactSheet]) -> bytes:
    """A workbook as bytes. Text is always text: never a formula, never a link. Raises `OutputError` where a sheet has too many rows."""
    stream = io.BytesIO()
    book = new_workbook(stream)
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        page.freeze_panes(1, 0)
        for column, name in enumerate(sheet.header):
            page.write_string(0, column, name, bold)
            unseen = {"hidden": True} if name == EXPORTED else {}
            page.set_column(column, column, max(10, min(40, len(name) + 4)), None, unseen)
        for number, row in enumerate(sheet.rows, start=1):
            if number > MOST_ROWS:
                raise OutputError(
                    Message("output.too_many_rows", sheet=sheet.name, most=MOST_ROWS),
                    hint=Message("output.too_many_rows.advice"),
                )
            for column, cell in enumerate(row):
                write_cell(page, number, column, cell, day)
    book.close()
    return stream.getvalue()


def write_cell(page: Worksheet, row: int, column: int, cell: Cell, day: Format) -> None:
    """A day, a number or a text; nothing where nothing is known."""
    if isinstance(cell, datetime.date):
        page.write_datetime(row, column, datetime.datetime.combine(cell, datetime.time()), day)
    elif isinstance(cell, int | float) and not isinstance(cell, bool):
        page.write_number(row, column, cell)
    elif cell is not None:
        page.write_string(row, column, str(cell))


def new_workbook(stream: io.BytesIO) -> Workbook:
    """An empty workbook that says nothing of when it was made."""
    from xlsxwriter import Workbook

    text_stays_text = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    book = Workbook(stream, {"in_memory": True, **text_stays_text})
    book.set_properties({"created": FIXED_MOMENT})
    return book


def column_width(prop: Property) -> int:
    """Characters of room that a column of a form wants."""
    return 14 if prop.scale or prop.form.value in {"date", "number", "integer", "yes/no"} else 24
