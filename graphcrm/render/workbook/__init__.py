"""The whole assessment of an account as one workbook, to read, to print and to reckon with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphcrm.render.workbook import summary
from graphcrm.render.workbook.book import Book
from graphcrm.render.workbook.cells import BLANK, Shown
from graphcrm.render.workbook.sheets import SHEETS

if TYPE_CHECKING:
    from graphcrm.findings import Finding
    from graphcrm.render.workbook.cells import Cell
    from graphcrm.scorecard import Assessment


@dataclass(frozen=True, slots=True)
class Made:
    """The workbook as bytes, and how many rows the main table of each sheet has."""

    content: bytes
    rows: Mapping[str, int]


def workbook(
    assessment: Assessment, *, rules: str | None = None, chains: Sequence[Finding] | None = None
) -> Made:
    """The same assessment, the same bytes. ``rules`` names the company's rules; without it, those of the program are named.

    ``chains`` are the weak spots of the decision chains (`Analysis.findings`), listed together with those of the layers.
    """
    account, day = assessment.snapshot.account, assessment.snapshot.as_of
    book = Book(f"{account.name}, as of {day}", chains)
    page = summary.write(book, assessment, rules)
    written = {each.name: each.write(book, assessment) for each in SHEETS}
    summary.contents(page, [_content(name, rows) for name, rows in written.items()])
    counts = {name: rows for name, rows in written.items() if rows is not None}
    return Made(book.close(), {"Summary": len(assessment.layers) + 1, **counts})


def _content(name: str, rows: int | None) -> list[Cell]:
    sheet = next(each for each in SHEETS if each.name == name)
    if rows is None:
        return [Shown(name, muted=True), BLANK, Shown(f"Left out. {sheet.nothing}", muted=True, wrap=False)]
    return [Shown(name, bold=True), Shown(rows, "0"), Shown(sheet.holds, wrap=False)]


__all__ = ["Made", "workbook"]
