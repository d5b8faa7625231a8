"""The workbook under the sheets: pages with a heading, tables, print setup, and one place that writes a cell.

Text is always written as text: never a formula, never a link, whatever it begins with.
"""

from __future__ import annotations

import datetime
import io
import math
from typing import TYPE_CHECKING, Any

from graphcrm.render.sheets import new_workbook
from graphcrm.render.workbook.cells import DAY, NOT_KNOWN, Shown, clean
from graphcrm.render.workbook.looks import GREY, HEADER, INK
from graphcrm.render.workbook.page import Page
from graphcrm.render.workbook.plots import DATA_SHEET, Block, Plot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.chart import Chart
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from graphcrm.findings import Finding
    from graphcrm.render.workbook.cells import Cell, Plain

FIRST_YEAR = 1900
"""Spreadsheet programs count days from here on; an earlier day is written as text."""


class Book:
    """A workbook that is being written. ``about`` stands in small under the title of each page.

    ``chains`` are the weak spots of the decision chains; ``None`` where nobody looked for them.
    """

    def __init__(self, about: str, chains: Sequence[Finding] | None = None) -> None:
        self.chains = chains
        self._stream = io.BytesIO()
        self._book = new_workbook(self._stream)
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._blocks: list[Block] = []
        self._pages: list[Page] = []
        self.about = about

    def page(self, name: str, title: str) -> Page:
        """A new sheet with its title and what the book is about; printed on A4 across, as wide as the paper."""
        page = Page(self, self._book.add_worksheet(name), title)
        self._pages.append(page)
        return page

    def format(self, **looks: Any) -> Format:  # noqa: ANN401 — looks as XlsxWriter names them
        """A cell format; the same looks give the same one."""
        key = tuple(sorted(looks.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format({"valign": "top", "font_color": INK, **looks})
        return self._formats[key]

    def header(self) -> Format:
        return self.format(bold=True, bg_color=HEADER, text_wrap=True, border=1, border_color=GREY)

    def write(self, sheet: Worksheet, row: int, column: int, cell: Cell, usual: str = "") -> None:
        """One cell. ``usual`` is the number format where the cell names none."""
        shown = cell if isinstance(cell, Shown) else Shown(cell)
        looks: dict[str, Any] = {"text_wrap": shown.wrap}
        looks |= {"bold": True} if shown.bold else {}
        looks |= {"bg_color": shown.fill} if shown.fill else {}
        if shown.muted or shown.value is None:
            looks |= {"font_color": GREY, "italic": True}
        self._write(sheet, row, column, shown.value, looks, shown.number or usual)

    def _write(
        self, sheet: Worksheet, row: int, column: int, value: Plain, looks: dict[str, Any], number: str
    ) -> None:
        if isinstance(value, datetime.date) and value.year >= FIRST_YEAR:
            moment = datetime.datetime.combine(value, datetime.time())
            sheet.write_datetime(row, column, moment, self.format(**looks, num_format=DAY))
        elif isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
            sheet.write_number(row, column, value, self.format(**looks, num_format=number))
        elif value == "":
            if "bg_color" in looks:
                sheet.write_blank(row, column, None, self.format(**looks))
        else:
            sheet.write_string(row, column, clean(_text(value)), self.format(**looks))

    def chart(self, plot: Plot, width: int, height: int) -> Chart:
        """A chart whose figures stand on the sheet that `close` writes last."""
        start = self._blocks[-1].end + 2 if self._blocks else 0
        block = Block(plot, start)
        self._blocks.append(block)
        return block.chart(self._book, width, height)

    def close(self) -> bytes:
        """The whole workbook as bytes. What charts draw stands on a hidden sheet, where unknown is an empty cell."""
        if self._blocks:
            sheet = self._book.add_worksheet(DATA_SHEET)
            sheet.hide()
            for block in self._blocks:
                block.write(sheet)
        for page in self._pages:
            page.finish()
        self._book.close()
        return self._stream.getvalue()


def _text(value: Plain) -> str:
    if value is None:
        return NOT_KNOWN
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
