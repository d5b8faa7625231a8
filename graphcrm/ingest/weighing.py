"""What it would cost to open a workbook, found without opening it: its parts are unpacked piece by piece and counted.

Refused is what no spreadsheet program writes: more rows than a sheet has, rows twice or out of order, a cell without end,
texts that no cell uses, styles by the hundred thousand. O(size unpacked), in little memory; an endless part is left where it
goes too far.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from graphcrm.messages import Message

LAST_ROW = 1_048_576
LONGEST_CELL = 32_767
"""Characters; Excel, LibreOffice and Numbers write no longer ones."""
PIECE = 8 * (LONGEST_CELL + 1)
"""Bytes that the longest cell can take: eight for each character that is escaped."""
MOST_MARKS = 200_000
"""Elements of a part that is read whole: styles, relations, the list of sheets."""
SPARE_TEXTS = 10_000
_READ_WHOLE = (b"<styleSheet", b"<workbook", b"<Types", b"<Relationships", b"<Properties")
_ROW = re.compile(rb"<(?:\w+:)?row\b(?:[^>]*?\sr\s*=\s*[\"'](\d+))?")


@dataclass(slots=True)
class _Weights:
    """What was counted over all parts so far."""

    texts: int = 0
    cells: int = 0


def too_costly(archive: zipfile.ZipFile) -> Message | None:
    """Why a workbook is better not opened; nothing where it can be. Raises what `zipfile` does for a broken one."""
    weights = _Weights()
    for part in archive.infolist():
        with archive.open(part) as stream:
            pieces = iter(lambda: stream.read(PIECE), b"")
            if wrong := _weigh(part.filename, pieces, weights):
                return wrong
    if weights.texts > weights.cells + SPARE_TEXTS:
        return Message("file.unused_texts", texts=weights.texts, cells=weights.cells)
    return None


def _weigh(name: str, pieces: Iterator[bytes], weights: _Weights) -> Message | None:
    """What is wrong with one part. Pictures and the like, which are no XML, are passed over."""
    first = next(pieces, b"")
    if not first.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return _no_xml(name, first)
    whole = any(root in first[:4096] for root in _READ_WHOLE)
    marks, row, left = 0, 0, b""
    piece = first
    while piece:
        if b"<" not in piece and len(piece) == PIECE:
            return Message("file.endless_cell", part=name, most=LONGEST_CELL)
        marks += piece.count(b"<")
        if whole and marks > MOST_MARKS:
            return Message("file.too_many_marks", part=name, most=MOST_MARKS)
        text = left + piece
        end = text.rfind(b"<")
        text, left = (text[:end], text[end:]) if end >= 0 else (text, b"")
        weights.texts += text.count(b"<si") + text.count(b":si")
        weights.cells += text.count(b"<c ") + text.count(b"<c>") + text.count(b":c ") + text.count(b":c>")
        if b"row" in text:
            row = _last_row(text, row)
            if row < 0:
                return Message("file.disordered_rows", part=name, row=-row)
            if row > LAST_ROW:
                return Message("file.endless_sheet", sheet=name, row=LAST_ROW)
        piece = next(pieces, b"")
    return None


def _no_xml(name: str, first: bytes) -> Message | None:
    """What is wrong with a part that does not begin as XML does; a picture may begin as it likes."""
    if len(first) == PIECE and first.isspace():
        return Message("file.endless_cell", part=name, most=LONGEST_CELL)
    if b"\0" in first[:4] and b"<" in first[:4]:  # XML of two bytes a letter
        return Message("file.odd_part", part=name)
    return None


def _last_row(text: bytes, row: int) -> int:
    """The number of the last row that begins here, after ``row``; below zero, where one is not beyond the one before."""
    for found in _ROW.finditer(text):
        number = int(found[1]) if found[1] else row + 1
        if number <= row:
            return -number or -1
        if number > LAST_ROW:
            return number
        row = number
    return row
