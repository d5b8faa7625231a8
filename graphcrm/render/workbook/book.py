"""The workbook under the sheets: pages with a heading, tables, print setup, and one place that writes a cell.

Text is always written as text: never a formula, never a link, whatever it begins with.
"""

from __future__ import annotations

import datetime
import io
import math
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from graphcrm.findings import Finding
from graphcrm.messages import DEFAULT, Fact, Message, Name, Wording, text
from graphcrm.render.sheets import new_workbook
from graphcrm.render.workbook.cells import DAY, NOT_KNOWN, Cell, Plain, Styled, clean
from graphcrm.render.workbook.looks import GREY, HEADER, INK
from graphcrm.render.workbook.page import Page
from graphcrm.render.workbook.plots import Block, Diagram

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

FIRST_YEAR = 1900
"""Spreadsheet programs count days from here on; an earlier day is written as text."""
SECOND = "zh-Hans"
"""The language that stands beside English."""
_NO_NAME = re.compile(r"[\[\]:*?/\\]")
"""What the name of a sheet can't hold; nor can it hold more characters than `LONGEST_NAME`."""
LONGEST_NAME = 31


class Book:
    """A workbook that is being written. ``about`` stands in small under the title of each page.

    ``chains`` are the weak spots of the decision chains; ``None`` where nobody looked for them. Beside English stands
    Chinese in columns of its own; any other language stands alone.
    """

    def __init__(self, about: Fact, language: str = DEFAULT, chains: Sequence[Finding] | None = None) -> None:
        self.wording = Wording.of(language)
        self.bilingual = language == DEFAULT
        self.about = about
        self.chains = chains
        self.data_sheet = self.sheet_name("charts")
        self._stream = io.BytesIO()
        self._book = new_workbook(self._stream)
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._blocks: list[Block] = []
        self._pages: list[Page] = []

    def text(self, fact: Fact) -> str:
        """A fact in the workbook's language. A text of its own and a name are set apart by their cell, not by marks."""
        if isinstance(fact, Name):
            return (fact.chinese if self.wording.chinese else "") or fact.name or fact.chinese
        return fact if isinstance(fact, str) else self.wording.read(fact)

    def currency(self, code: str | None) -> str | None:
        """A currency in words where the language has a word for it, else its code."""
        return self.wording.catalogue.term(f"currency {code}").removeprefix("currency ") if code else None

    def second(self, fact: Fact) -> str:
        """A fact in the second language, or in the only one."""
        return text(fact, SECOND) if self.bilingual else self.text(fact)

    def sheet_name(self, sheet: str) -> str:
        """The name that a sheet has in the workbook's language."""
        name = self.text(Message(f"sheet.{sheet}.name"))
        return _NO_NAME.sub(" ", name)[:LONGEST_NAME].strip("' ")

    def page(self, sheet: str, title: Fact | None = None) -> Page:
        """A new sheet with its title and what the book is about; printed on A4 across, as wide as the paper."""
        worksheet = self._book.add_worksheet(self.sheet_name(sheet))
        page = Page(self, worksheet, title or Message(f"sheet.{sheet}.title"))
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

    def write(
        self, sheet: Worksheet, row: int, column: int, cell: Cell, usual: str = "", *, bold: bool = False
    ) -> None:
        """One cell. ``usual`` is the number format where the cell names none."""
        shown = cell if isinstance(cell, Styled) else Styled(cell)
        looks: dict[str, Any] = {"text_wrap": shown.wrap}
        looks |= {"bold": True} if shown.bold or bold else {}
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
            sheet.write_string(row, column, clean(self._words(value)), self.format(**looks))

    def _words(self, value: Plain) -> str:
        if value is None:
            return self.text(NOT_KNOWN)
        if isinstance(value, bool):
            return self.text(Message("cell.yes" if value else "cell.no"))
        return str(value) if isinstance(value, int | float) else self.text(value)

    def chart(self, plot: Diagram, width: int, height: int) -> Chart:
        """A chart whose figures stand on the sheet that `close` writes last."""
        start = self._blocks[-1].end + 2 if self._blocks else 0
        block = Block(plot, start, self)
        self._blocks.append(block)
        return block.chart(self._book, width, height)

    def close(self) -> bytes:
        """The whole workbook as bytes. What charts draw stands on a hidden sheet, where unknown is an empty cell."""
        if self._blocks:
            sheet = self._book.add_worksheet(self.data_sheet)
            sheet.hide()
            for block in self._blocks:
                block.write(sheet)
        for page in self._pages:
            page.finish()
        self._book.close()
        return self._stream.getvalue()
