"""Workbooks (.xlsx), read without trusting them: sizes are checked before anything is unpacked."""

from __future__ import annotations

import datetime
import io
import itertools
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from graphcrm.errors import UnreadableFile
from graphcrm.ingest.uncomputed import without_value
from graphcrm.ingest.weighing import LAST_ROW, LONGEST_CELL, too_costly
from graphcrm.messages import Fact, Message, Number
from graphcrm.validate import Draft, NumberedRow, Rows
from graphcrm.values import Cell, FormulaError, Uncomputed

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_T = TypeVar("_T")
LARGEST_PACKED = 128 * 2**20
LARGEST_PART = 256 * 2**20
LARGEST_WHOLE = 512 * 2**20
BLOCK = 100
SPARE_CELLS, WIDEST = 5_000_000, 64
"""Cells that a sheet may have beyond so many in each of its rows."""
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
IGNORED = {"instructions", "说明", "說明", "read me", "readme", "words"}
_ESCAPED = re.compile(r"_x(00[01][0-9A-Fa-f]|FFF[EFef]|005F(?=_x[0-9A-Fa-f]{4}_))_")
"""How a workbook writes characters that XML can't hold, and the underscore before what only looks like one."""


class _Cell(Protocol):
    @property
    def value(self) -> object: ...
    @property
    def data_type(self) -> str: ...


def accepts(path: Path) -> bool:
    """Whether this reader takes it, by its ending; an old .xls as well, to say what to do with it."""
    return path.is_file() and path.suffix.lower() in {".xlsx", ".xlsm", ".xls"}


def files(path: Path) -> list[Path]:
    """The files that make up what is read: the workbook."""
    return [path]


def drafts(path: Path, encoding: str | None) -> tuple[list[Draft], list[Fact]]:  # noqa: ARG001 — a workbook names its own
    """A draft for each sheet that holds anything below its header. The workbook is opened once, from memory."""
    _look_before_opening(path)
    book = _open(path)
    names = [
        name
        for name in book.sheetnames
        if not name.startswith(("!", "_")) and name.strip().casefold() not in IGNORED
    ]
    if "" in names:
        raise _unusable(path.name, Message("file.unnamed_sheet"))
    found = [Draft(path.name, name, _rows(path.name, book, name)) for name in names]
    return [draft for draft in found if not _blank(draft)], []


def _look_before_opening(path: Path) -> None:
    if path.stat().st_size > LARGEST_PACKED:
        raise _too_large(path.name, "file.size", path.stat().st_size)
    with path.open("rb") as stream:
        start = stream.read(8)
    if not start:
        raise UnreadableFile(Message("file.empty", file=path.name), hint=Message("file.from_template"))
    if start.startswith(OLD_OR_LOCKED):
        raise UnreadableFile(
            Message("file.unopenable", file=path.name),
            why=Message("file.protected"),
            hint=Message("file.protected.advice"),
        )
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError) as error:
        raise _unusable(path.name, Message("file.broken")) from error
    if not any(part.filename == "[Content_Types].xml" for part in parts):
        raise _unusable(path.name, Message("file.zip"))
    whole = sum(part.file_size for part in parts)
    if whole > LARGEST_WHOLE or any(part.file_size > LARGEST_PART for part in parts):
        raise _too_large(path.name, "file.unpacked_size", whole)
    try:
        with zipfile.ZipFile(path) as archive:
            costly = too_costly(archive)
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, NotImplementedError, RuntimeError):
        return  # what is broken is told by the sheet that it breaks
    if costly is not None:
        raise UnreadableFile(
            Message("file.not_opened", file=path.name), why=costly, hint=Message("file.not_opened.advice")
        )


def _too_large(name: str, kind: str, size: int) -> UnreadableFile:
    return UnreadableFile(
        Message("file.not_opened", file=name),
        why=Message(kind, megabytes=Number(size / 2**20, ",.0f")),
        hint=Message("file.not_opened.advice"),
    )


def _unusable(name: str, why: Message) -> UnreadableFile:
    return UnreadableFile(
        Message("file.unopenable", file=name), why=why, hint=Message("file.unopenable.advice")
    )


def _open(path: Path) -> Workbook:
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(
                io.BytesIO(path.read_bytes()), read_only=True, data_only=True, keep_links=False
            )
    except Exception as error:  # openpyxl raises whatever a broken part leads to
        raise _unusable(path.name, Message("file.broken_part", reason=type(error).__name__)) from error


def _blank(draft: Draft) -> bool:
    """Whether a sheet holds nothing below its header: a template's unused sheets are not an error."""
    try:
        return not any(
            number > 1 and any(cell not in (None, "") for cell in cells) for number, cells in draft.rows()
        )
    except UnreadableFile:
        return False  # the check that reads it says why


def _rows(file: str, book: Workbook, name: str) -> Rows:
    def rows() -> Iterator[NumberedRow]:
        try:
            sheet = book[name]
            sheet.reset_dimensions()  # a sheet may claim any size; what counts is what stands in it
            numbered, spare = enumerate(sheet.iter_rows(), start=1), SPARE_CELLS
            formulas = without_value(sheet)
            while block := _quietly(numbered):
                for number, cells in block:
                    _refuse_beyond_the_last(file, name, number)
                    spare -= max(0, len(cells) - WIDEST)
                    _refuse_too_wide(file, name, number, spare)
                    if cells or number == 1:
                        values = [_value(cell) for cell in cells]
                        for column, formula in formulas.get(number, ()):
                            if column <= len(values) and values[column - 1] is None:
                                values[column - 1] = Uncomputed(formula)
                        yield number, values
        except UnreadableFile:
            raise
        except Exception as error:
            raise _unusable(
                file, Message("file.broken_sheet", sheet=name, reason=type(error).__name__)
            ) from error

    return rows


def _refuse_beyond_the_last(file: str, name: str, number: int) -> None:
    if number > LAST_ROW:
        raise _unusable(file, Message("file.endless_sheet", sheet=name, row=LAST_ROW))


def _refuse_too_wide(file: str, name: str, number: int, spare: int) -> None:
    if spare < 0:
        raise _unusable(file, Message("file.too_wide", sheet=name, row=number))


def _quietly(numbered: Iterator[_T]) -> list[_T]:
    """The next rows, without openpyxl's remarks; warnings are let through again before anybody else runs."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return list(itertools.islice(numbered, BLOCK))


def _value(cell: _Cell) -> Cell:
    value = cell.value
    if isinstance(value, str):
        if cell.data_type == "e":
            return FormulaError(value)
        if len(value) > LONGEST_CELL:
            return f"{value[:LONGEST_CELL]}…"  # too long for any column, and refused by it
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value) if "_x" in value else value
    return value if value is None or isinstance(value, int | float | datetime.date) else str(value)
