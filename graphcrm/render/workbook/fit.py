"""Strategic fit by theme and year, and the class of customer that follows from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from graphcrm.messages import Fact, Message
from graphcrm.render.workbook.book import Book
from graphcrm.render.workbook.cells import BLANK, INDEX, MONEY, WHOLE, YEAR, Cell, Column, Styled
from graphcrm.render.workbook.names import names
from graphcrm.render.workbook.plots import Diagram, Series
from graphcrm.scorecard import Assessment
from graphcrm.scorecard.organizational.fitting import Fit, ThemeYear, fit, theme_named

MOST_LINES = 6
"""Themes that the chart draws beside the whole; the others stand in the table."""
LOW, HIGH = -2.0, 2.0
Means = tuple[Fact, "Mapping[int, Cell]", float | None]
"""A row of the matrix: of what, its fit by year, and over all years."""


def write(book: Book, assessment: Assessment) -> int | None:
    """The matrix of themes and years, its chart, the class with its reasons, and what each theme means to spend."""
    found = fit(assessment.context)
    if not found.cells:
        return None
    page = book.page("fit")
    page.fact("overall_fit", None if found.overall is None else Styled(found.overall, INDEX))
    page.fact("suggests", Message(f"fit.{found.kind}.{found.direction}") if found.kind else None)
    for reason in found.reasons:
        page.line(reason)
    page.heading("fit_by_year")
    by_year: Sequence[Column[Means]] = [Column(year, 16, _in(year), INDEX) for year, _ in found.years]
    columns: Sequence[Column[Means]] = (
        Column("theme", 32, lambda row: row[0], bold=True),
        *by_year,
        Column("all_years", 16, lambda row: row[2], INDEX),
    )
    page.scale(page.table(columns, _matrix(found)), LOW, HIGH)
    page.draw(_plot(found))
    page.heading("spending")
    page.table(_spending(book, assessment), found.cells)
    return len(found.cells)


def _in(year: int) -> Callable[[Means], Cell]:
    """Nothing planned is an empty cell; planned and not judged is not known."""
    return lambda row: row[1].get(year, BLANK)


def _matrix(found: Fit) -> Sequence[Means]:
    themes: list[Means] = [
        (theme_named(theme), {cell.year: cell.fit for cell in found.cells if cell.theme == theme}, mean)
        for theme, mean in found.themes
    ]
    return [*themes, (Message("column.all_years"), dict(found.years), found.overall)]


def _spending(book: Book, assessment: Assessment) -> Sequence[Column[ThemeYear]]:
    account = assessment.context.account
    currency = book.currency(assessment.snapshot.account.currency)
    amount = Message("column.amount_in", currency=currency) if currency else Message("column.amount")
    return (
        Column("theme", 32, lambda cell: theme_named(cell.theme)),
        Column("year", 16, lambda cell: cell.year, YEAR),
        Column("fit", 16, lambda cell: cell.fit, INDEX),
        Column(amount, 16, lambda cell: cell.value, MONEY),
        Column("not_judged", 16, lambda cell: cell.unjudged, WHOLE),
        Column("initiatives", 44, lambda cell: names(account, cell.who)),
    )


def _plot(found: Fit) -> Diagram:
    by_place = {(cell.theme, cell.year): cell.fit for cell in found.cells}
    themes = [theme for theme, _ in found.themes][:MOST_LINES]
    lines = (
        Series(Message("chart.all_themes"), [mean for _, mean in found.years]),
        *(
            Series(theme_named(theme), [by_place.get((theme, year)) for year, _ in found.years])
            for theme in themes
        ),
    )
    return Diagram(
        "line", Message("chart.fit"), [str(year) for year, _ in found.years], lines, "0", LOW, HIGH
    )
