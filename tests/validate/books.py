"""Sheets as a workbook or a folder of CSV files in one line, a store that is a dictionary, and small words for both."""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# XlsxWriter tells only some of its types.
from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from graphcrm import ingest
from graphcrm.schema import Shape
from graphcrm.validate import Check, Draft, Stamp, check
from graphcrm.values import Cell

if TYPE_CHECKING:
    from graphcrm.validate import NumberedRow

TODAY = datetime.date(2026, 11, 24)
STAMP = Stamp("import-1", f"{TODAY}T08:00:00.000000Z")
Table = Sequence[Sequence[Cell]]
"""A sheet: its header, then its rows."""
Tables = Mapping[str, Table]


@dataclass
class FakeStore:
    """What a check asks of a store, answered from two dictionaries."""

    ids: dict[str, set[str]] = field(default_factory=lambda: {})
    ties: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: {})

    def known_ids(self, label: str, ids: Iterable[str]) -> set[str]:
        return self.ids.get(label, set()) & set(ids)

    def links(self, shape: Shape, starts: Collection[str]) -> Iterable[tuple[str, str]]:
        return [link for link in self.ties.get(shape.name, []) if link[0] in starts]


def csv_folder(folder: Path, tables: Tables) -> Path:
    folder.mkdir(exist_ok=True)
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(["" if cell is None else cell for cell in row] for row in rows)
    return folder


def workbook(tables: Tables) -> bytes:
    """Cells as they are: text as text, numbers as numbers, dates as dates."""
    stream = io.BytesIO()
    with Workbook(
        stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in tables.items():
            page = book.add_worksheet(name)
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if isinstance(cell, datetime.date):
                        page.write_datetime(
                            row, column, datetime.datetime.combine(cell, datetime.time()), day
                        )
                    elif isinstance(cell, str):
                        page.write_string(row, column, cell)
                    elif cell is not None:
                        page.write(row, column, cell)
    return stream.getvalue()


def xlsx_file(path: Path, tables: Tables) -> Path:
    path.write_bytes(workbook(tables))
    return path


def drafts(tables: Tables) -> list[Draft]:
    """Sheets that stand nowhere but in memory."""

    def draft(name: str, table: Table) -> Draft:
        def rows() -> Iterable[NumberedRow]:
            return enumerate(table, start=1)

        return Draft("book.xlsx", name, lambda: iter(rows()))

    return [draft(name, table) for name, table in tables.items()]


def checked(tables: Tables, store: FakeStore | None = None) -> Check:
    return check(drafts(tables), store or FakeStore(), STAMP)


def checked_file(path: Path, store: FakeStore | None = None, encoding: str | None = None) -> Check:
    return check(ingest.read(path, encoding).drafts, store or FakeStore(), STAMP)


def rejected(result: Check) -> int:
    return sum(len(rows) for rows in result.rejected.values())


def one_problem(result: Check) -> str:
    """The only problem of a check, as people read it."""
    assert len(result.problems) == 1, result.problems
    return str(result.problems[0])
