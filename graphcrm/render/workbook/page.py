"""One sheet from top to bottom: title, lines, tables, grids, charts, and what colours them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphcrm.messages import Fact, Message
from graphcrm.render.workbook.cells import Cell, Column, T, clean
from graphcrm.render.workbook.looks import GREY, ORANGE, PALE_BLUE, PALE_ORANGE, WHITE

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from graphcrm.render.workbook.book import Book
    from graphcrm.render.workbook.plots import Diagram

A4 = 9
ROW_PIXELS = 20
HEADING_ROWS = 2


@dataclass(frozen=True, slots=True)
class Area:
    """Where the rows of a table stand."""

    first: int
    last: int
    columns: tuple[Fact, ...]

    def of(self, column: Fact) -> tuple[int, int, int, int]:
        """A column's cells."""
        place = self.columns.index(column)
        return self.first, place, self.last, place

    @property
    def inner(self) -> tuple[int, int, int, int]:
        """All cells but those of the first column, which names the rows."""
        return self.first, 1, self.last, len(self.columns) - 1


class Page:
    """A sheet that is being written, row after row; `row` is the next free one."""

    def __init__(self, book: Book, sheet: Worksheet, title: Fact) -> None:
        self.book, self.sheet = book, sheet
        self._widths: dict[int, int] = {}
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer("&L&A&R&P / &N")
        sheet.hide_gridlines(2)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        sheet.write_string(0, 0, clean(book.text(title)), book.format(bold=True, font_size=14))
        sheet.write_string(1, 0, clean(book.text(book.about)), book.format(font_color=GREY))
        sheet.freeze_panes(HEADING_ROWS, 0)
        self.row = HEADING_ROWS

    def heading(self, text: Fact) -> None:
        """A line in bold, with an empty one above it; as text, the end of a catalogue's key (``heading.TEXT``)."""
        fact = Message(f"heading.{text}") if isinstance(text, str) else text
        self.row += 1
        self.line(fact, bold=True, font_size=12)

    def line(self, text: Fact, **looks: Any) -> None:  # noqa: ANN401 — looks as XlsxWriter names them
        """One line of text, as long as it is."""
        self.sheet.write_string(self.row, 0, clean(self.book.text(text)), self.book.format(**looks))
        self.row += 1

    def fact(self, name: str, value: Cell) -> None:
        """A name and a value beside it; the name is the end of a catalogue's key (``fact.NAME``)."""
        self.book.write(self.sheet, self.row, 0, Message(f"fact.{name}"), bold=True)
        self.book.write(self.sheet, self.row, 1, value)
        self.row += 1

    def table(
        self,
        columns: Sequence[Column[T]],
        rows: Sequence[T],
        *,
        main: bool = False,
        named: int = 1,
        printed: int | None = None,
    ) -> Area:
        """A table from the next free row on.

        The main one of a sheet keeps its header and first columns in sight, and filters; of it, so many columns are printed.
        """
        top, last = self.row, self.row + len(rows)
        shown = self._columns(columns)
        for place, column in enumerate(shown):
            header = clean(self.book.text(column.header))
            self.sheet.write_string(top, place, header, self.book.header())
            self._widths[place] = max(column.width, self._widths.get(place, 0))
            for number, row in enumerate(rows, start=top + 1):
                cell = column.cell(row)
                self.book.write(self.sheet, number, place, cell, column.number, bold=column.bold)
        if main:
            self.sheet.freeze_panes(top + 1, len(self._columns(columns[:named])))
            self.sheet.repeat_rows(top)
            self.sheet.print_area(0, 0, last, len(self._columns(columns[:printed])) - 1)
            if rows:
                self.sheet.autofilter(top, 0, last, len(shown) - 1)
        self.row = last + 2
        return Area(top + 1, last, tuple(column.name for column in shown))

    def _columns(self, columns: Sequence[Column[T]]) -> Sequence[Column[T]]:
        """Those that the workbook shows: of a second language, only where it has one."""
        return [column for column in columns if self.book.bilingual or not column.second]

    def draw(self, plot: Diagram, *, rows: int = 16, width: int = 900) -> None:
        """A chart over the next free rows."""
        chart = self.book.chart(plot, width, rows * ROW_PIXELS)
        description = self.book.text(plot.title)
        self.sheet.insert_chart(self.row, 0, chart, {"description": description, "x_offset": 4})
        self.row += rows + 2

    def bars(self, area: Area, column: Fact) -> None:
        """Bars in the cells of a share, from 0 to 1; what is below one half is bold and orange as well."""
        if area.last < area.first:
            return
        look = self.book.format(bold=True, font_color=ORANGE)
        low = {"type": "cell", "criteria": "between", "minimum": 0, "maximum": 0.4999, "format": look}
        bar = {"type": "data_bar", **_ends(min=(0, ""), max=(1, "")), "bar_color": PALE_BLUE}
        for format in (low, bar):
            self.sheet.conditional_format(*area.of(column), format)

    def heat(self, area: Area) -> None:
        """The darker, the more."""
        if area.first <= area.last:
            ends = _ends(min=(0, WHITE)) | {"max_color": PALE_BLUE}
            self.sheet.conditional_format(*area.inner, {"type": "2_color_scale", **ends})

    def scale(self, area: Area, low: float, high: float) -> None:
        """Orange below the middle, blue above it."""
        if area.first <= area.last:
            middle = (low + high) / 2
            ends = _ends(min=(low, PALE_ORANGE), mid=(middle, WHITE), max=(high, PALE_BLUE))
            self.sheet.conditional_format(*area.inner, {"type": "3_color_scale", **ends})

    def finish(self) -> None:
        """Widths, once all tables of the sheet are known."""
        for place, width in self._widths.items():
            self.sheet.set_column(place, place, width)


def _ends(**ends: tuple[float, str]) -> dict[str, object]:
    """The ends of a scale, each a figure and its colour, as XlsxWriter names them."""
    named: dict[str, object] = {}
    for end, (value, colour) in ends.items():
        named |= {f"{end}_type": "num", f"{end}_value": value}
        named |= {f"{end}_color": colour} if colour else {}
    return named
