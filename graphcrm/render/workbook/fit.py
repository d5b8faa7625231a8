"""Strategic fit by theme and year, and the class of customer that follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.render.workbook.cells import BLANK, INDEX, MONEY, WHOLE, Column, Shown
from graphcrm.render.workbook.names import names
from graphcrm.render.workbook.plots import Line, Plot
from graphcrm.scorecard.organizational.fitting import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphcrm.render.workbook.book import Book
    from graphcrm.render.workbook.cells import Cell
    from graphcrm.scorecard import Assessment
    from graphcrm.scorecard.organizational.fitting import Cell as Place
    from graphcrm.scorecard.organizational.fitting import Fit

MOST_LINES = 6
"""Themes that the chart draws beside the whole; the others stand in the table."""
LOW, HIGH = -2.0, 2.0


def write(book: Book, assessment: Assessment) -> int | None:
    """The matrix of themes and years, its chart, the class with its reasons, and what each theme means to spend."""
    found, snapshot = fit(assessment.context), assessment.snapshot
    if not found.cells:
        return None
    page = book.page("Strategic fit", "Strategic fit · 战略契合度")
    page.fact("Overall, from −2 to +2", found.overall if found.overall is None else Shown(found.overall, INDEX))  # fmt: skip
    page.fact("Suggests", f"{found.words} customer: {found.direction} investment" if found.kind else None)
    for each in found.reasons:
        page.line(each)
    page.heading("Fit by theme and year: −2 opposed, +2 aligned; empty where nothing is planned")
    years = [year for year, _ in found.years]
    cells = {(each.theme, each.year): each for each in found.cells}
    rows: list[list[Cell]] = [
        [Shown(theme, bold=True), *(_fit(cells.get((theme, year))) for year in years), _shown(mean)]
        for theme, mean in found.themes
    ]
    rows.append([Shown("All", bold=True), *(_shown(each) for _, each in found.years), _shown(found.overall)])
    columns = (Column("Theme", 32), *(Column(str(year), 16, INDEX) for year in years), Column("All", 16, INDEX))  # fmt: skip
    page.scale(page.table(columns, rows), LOW, HIGH)
    page.draw(_plot(found, years))
    page.heading("What they mean to spend")
    money = f"Amount ({snapshot.account.currency})" if snapshot.account.currency else "Amount"
    spent: list[list[Cell]] = [
        [each.theme, each.year, _shown(each.fit), _money(each), each.unjudged, names(snapshot, each.who)]
        for each in found.cells
    ]
    page.table((Column("Theme", 32), Column("Year", 16, "0"), Column("Fit", 16, INDEX), Column(money, 16, MONEY), Column("Not judged", 16, WHOLE), Column("Initiatives", 44)), spent)  # fmt: skip
    return len(spent)


def _fit(place: Place | None) -> Cell:
    """Nothing planned is an empty cell; planned and not judged is not known."""
    return BLANK if place is None else _shown(place.fit)


def _shown(value: float | None) -> Cell:
    return None if value is None else Shown(value, INDEX)


def _money(place: Place) -> Cell:
    return None if place.value is None else Shown(place.value, MONEY)


def _plot(found: Fit, years: Sequence[int]) -> Plot:
    by_place = {(each.theme, each.year): each.fit for each in found.cells}
    themes = [theme for theme, _ in found.themes][:MOST_LINES]
    lines = (
        Line("All together", [each for _, each in found.years]),
        *(Line(theme, [by_place.get((theme, year)) for year in years]) for theme in themes),
    )
    return Plot("line", "Fit by year", [str(year) for year in years], lines, "0", LOW, HIGH)
