"""Charts: what is drawn, where its figures stand, and how it looks.

A spreadsheet program draws text as 0. So charts do not refer to the tables, where unknown is a word, but to a hidden sheet
on which it is an empty cell: a bar or a point that is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphcrm.messages import Fact
from graphcrm.render.workbook.cells import GENERAL, clean
from graphcrm.render.workbook.looks import GREY, INK, LINES, SERIES

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.chart import Chart
    from xlsxwriter.worksheet import Worksheet

    from graphcrm.render.workbook.book import Book


@dataclass(frozen=True, slots=True)
class Series:
    """One series: its name, a figure a category (``None``: not known), and from where to where each may lie."""

    name: Fact
    values: Sequence[float | None]
    between: Sequence[tuple[float, float] | None] = ()


@dataclass(frozen=True, slots=True)
class Diagram:
    """A chart. ``kind`` is ``bar``, ``column`` or ``line``; ``low`` and ``high`` bound its axis where they are given.

    ``title`` holds nothing of the data: XlsxWriter takes some titles for the place of a cell.
    """

    kind: str
    title: Fact
    categories: Sequence[Fact]
    lines: Sequence[Series]
    number: str = GENERAL
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """The figures of one chart on the sheet for charts, from row ``start`` on: categories down, series across."""

    plot: Diagram
    start: int
    within: Book

    @property
    def end(self) -> int:
        return self.start + len(self.plot.categories)

    def write(self, sheet: Worksheet) -> None:
        sheet.write_string(self.start, 0, self._text(self.plot.title))
        for row, category in enumerate(self.plot.categories, start=self.start + 1):
            sheet.write_string(row, 0, self._text(category))
        for column, line in enumerate(self.plot.lines, start=1):
            sheet.write_string(self.start, column, self._text(line.name))
            for row, value in enumerate(line.values, start=self.start + 1):
                if value is not None:
                    sheet.write_number(row, column, value)

    def _text(self, fact: Fact) -> str:
        return clean(self.within.text(fact))

    def chart(self, book: Workbook, width: int, height: int) -> Chart:
        plot, first, last, sheet = self.plot, self.start + 1, self.end, self.within.data_sheet
        chart: Any = book.add_chart({"type": plot.kind})
        for column, line in enumerate(plot.lines, start=1):
            colour = SERIES[(column - 1) % len(SERIES)]
            chart.add_series(
                {
                    "name": [sheet, self.start, column],
                    "categories": [sheet, first, 0, last, 0],
                    "values": [sheet, first, column, last, column],
                    **_look(plot.kind, colour),
                    **_errors(line),
                }
            )
        chart.set_title({"name": self._text(plot.title), "name_font": {"size": 12, "color": INK}})
        figures: dict[str, Any] = {
            "num_format": plot.number,
            "major_gridlines": {"visible": True, "line": {"color": LINES}},
        }
        figures |= {} if plot.low is None else {"min": plot.low}
        figures |= {} if plot.high is None else {"max": plot.high}
        names: dict[str, Any] = {"label_position": "low", "major_gridlines": {"visible": False}}
        lying = plot.kind == "bar"
        chart.set_x_axis(figures if lying else names)
        chart.set_y_axis({**names, "reverse": True, "interval_unit": 1} if lying else figures)
        chart.set_legend({"none": True} if len(plot.lines) == 1 else {"position": "bottom"})
        chart.show_blanks_as("gap")
        chart.show_hidden_data()
        chart.set_size({"width": width, "height": height})
        return chart


def _look(kind: str, colour: str) -> dict[str, Any]:
    """Bars are filled; lines have marks of their own, so that one point shows."""
    if kind != "line":
        return {"fill": {"color": colour}, "gap": 60}
    marker = {"type": "circle", "size": 7, "fill": {"color": colour}, "border": {"color": colour}}
    return {"line": {"color": colour, "width": 2}, "marker": marker}


def _errors(line: Series) -> dict[str, Any]:
    """From where to where each figure may lie, as a thin line over its column."""
    if not line.between:
        return {}
    up: list[float] = []
    down: list[float] = []
    for value, between in zip(line.values, line.between, strict=True):
        low, high = between if value is not None and between is not None else (0.0, 0.0)
        up.append(max(0.0, high - (value or 0.0)))
        down.append(max(0.0, (value or 0.0) - low))
    bars = {"type": "custom", "plus_values": up, "minus_values": down, "line": {"color": GREY, "width": 1.25}}
    return {"y_error_bars": bars}
