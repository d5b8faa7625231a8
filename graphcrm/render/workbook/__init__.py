"""The whole assessment of an account as one workbook, to read, to print and to reckon with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graphcrm.findings import Finding
from graphcrm.messages import DEFAULT, Message, Name
from graphcrm.render.workbook import summary
from graphcrm.render.workbook.book import Book
from graphcrm.render.workbook.sheets import SHEETS
from graphcrm.scorecard import Assessment


@dataclass(frozen=True, slots=True)
class Made:
    """The workbook as bytes, and how many rows the main table of each sheet has, by the sheet's name."""

    content: bytes
    rows: Mapping[str, int]


def workbook(
    assessment: Assessment,
    *,
    rules: str | None = None,
    chains: Sequence[Finding] | None = None,
    language: str = DEFAULT,
) -> Made:
    """The same assessment, the same bytes. ``rules`` names the company's rules; without it, those of the program are named.

    ``chains`` are the weak spots of the decision chains (`Analysis.findings`), listed together with those of the layers.
    """
    account = assessment.snapshot.account
    about = Message(
        "workbook.about", name=Name(account.name, account.name_zh or ""), day=assessment.snapshot.as_of
    )
    book = Book(about, language, chains)
    page = summary.write(book, assessment, rules)
    written = {sheet: sheet.write(book, assessment) for sheet in SHEETS}
    summary.contents(page, written)
    counts = {book.sheet_name(sheet.key): rows for sheet, rows in written.items() if rows is not None}
    return Made(book.close(), {book.sheet_name("summary"): len(assessment.layers) + 1, **counts})


__all__ = ["Made", "workbook"]
