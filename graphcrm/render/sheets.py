"""Facts as sheets: a workbook, or a folder of CSV files, in the form that `import` reads. The same facts, the same bytes."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graphcrm.render import files
from graphcrm.schema import NodeType, Property, Shape, TieType
from graphcrm.values import Cell, Value, written

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

FIXED_MOMENT = datetime.datetime(2000, 1, 1)  # noqa: DTZ001 — a workbook keeps naive times; this one says nothing


@dataclass(frozen=True, slots=True)
class FactSheet:
    """One sheet as it is written: its name, its header, its cells."""

    name: str
    header: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]


def sheets_of(tables: Iterable[tuple[Shape, Sequence[tuple[Value, ...]]]]) -> list[FactSheet]:
    """One sheet a type. Shapes of one relationship type share a sheet; labels are named where an id alone is unclear."""
    grouped: dict[str, list[tuple[Shape, Sequence[tuple[Value, ...]]]]] = {}
    for shape, rows in tables:
        grouped.setdefault(shape.kind.name, []).append((shape, rows))
    ids = {
        name: {row[0] for _, rows in group for row in rows}
        for name, group in grouped.items()
        if not group[0][0].is_tie
    }
    return [
        _sheet(group[0][0].kind, group, ids) for group in grouped.values() if any(rows for _, rows in group)
    ]


def _sheet(
    kind: NodeType | TieType,
    tables: list[tuple[Shape, Sequence[tuple[Value, ...]]]],
    ids: dict[str, set[Value]],
) -> FactSheet:
    columns, header = kind.columns, tuple(prop.name for prop in kind.columns)
    labels = isinstance(kind, TieType) and _unclear(kind, ids)
    rows = [
        [
            *(written(prop, value) for prop, value in zip(columns, row, strict=False)),
            *((shape.start, shape.end) if labels else ()),
        ]
        for shape, facts in tables
        for row in facts
    ]
    if isinstance(kind, TieType):
        rows.sort(key=lambda row: [str(cell or "") for cell in row])
    return FactSheet(kind.name, (*header, "from_label", "to_label") if labels else header, rows)


def _unclear(kind: TieType, ids: dict[str, set[Value]]) -> bool:
    """Whether an id stands under two of the labels that this tie may start or end at."""
    for labels in (kind.from_labels, kind.to_labels):
        seen: set[Value] = set()
        for label in labels:
            if seen & ids.get(label, set()):
                return True
            seen |= ids.get(label, set())
    return False


def write(path: Path, sheets: Sequence[FactSheet]) -> None:
    """A workbook where the name ends in .xlsx, else a folder of CSV files. Raises `OutputError`."""
    if path.suffix.lower() == ".xlsx":
        files.write(path, workbook(sheets))
        return
    with files.new_folder(path) as folder:
        for sheet in sheets:
            (folder / f"{sheet.name}.csv").write_bytes(csv_bytes(sheet))


def csv_bytes(sheet: FactSheet) -> bytes:
    """UTF-8 with its mark, so that a spreadsheet program reads it right; Unix line ends; cells exactly as they are."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(sheet.header)
    writer.writerows([_csv_cell(cell) for cell in row] for row in sheet.rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _csv_cell(cell: Cell) -> str | int | float:
    return "" if cell is None else cell.isoformat() if isinstance(cell, datetime.date) else cell


def workbook(sheets: Sequence[FactSheet]) -> bytes:
    """A workbook as bytes. Text is always text: never a formula, never a link."""
    stream = io.BytesIO()
    book = new_workbook(stream)
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        page.freeze_panes(1, 0)
        for column, name in enumerate(sheet.header):
            page.write_string(0, column, name, bold)
            page.set_column(column, column, max(10, min(40, len(name) + 4)))
        for number, row in enumerate(sheet.rows, start=1):
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
