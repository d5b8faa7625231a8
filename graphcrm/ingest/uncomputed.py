"""Cells of a workbook with a formula and no value: programs that make workbooks leave the reckoning to a spreadsheet program."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from html import unescape
from typing import Any

PIECE = 1 << 20
_CELL = re.compile(
    rb"<c\b(?P<marks>[^>]*)>\s*<f\b[^>]*?(?:/>|>(?P<formula>[^<]*)</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
)
_PLACE = re.compile(rb"\br\s*=\s*[\"\']([A-Z]{1,3})(\d+)")
Formulas = Mapping[int, list[tuple[int, str]]]
"""By row: the columns (from 1) with a formula without a value, and the formula."""


def without_value(sheet: Any) -> Formulas:  # noqa: ANN401 — a sheet of openpyxl, which has no types for it
    """Those of a sheet that was opened to be read only; a sheet without formulas costs a look at its bytes."""
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    with sheet._get_source() as stream:  # noqa: SLF001 — openpyxl shows a formula or its value, never that one is missing
        left = b""
        while piece := stream.read(PIECE):
            text = left + piece
            end = text.rfind(b"</c>") + len(b"</c>")
            text, left = (text[:end], text[end:]) if end >= len(b"</c>") else (b"", text)
            for cell in _CELL.finditer(text) if b"<f" in text else ():
                if place := _PLACE.search(cell["marks"]):
                    formula = unescape((cell["formula"] or b"").decode("utf-8", "replace"))
                    found[int(place[2])].append((_column(place[1].decode()), f"={formula}"))
    return found


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
