"""What was found, the worst first; and what is due, the oldest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.agenda import agenda
from graphcrm.findings import Severity, ranked
from graphcrm.render.workbook.cells import BLANK, MONEY, WHOLE, Column, Shown
from graphcrm.render.workbook.looks import PALE_ORANGE
from graphcrm.render.workbook.names import listed, named, names

if TYPE_CHECKING:
    from graphcrm.findings import Finding
    from graphcrm.render.workbook.book import Book
    from graphcrm.render.workbook.cells import Cell
    from graphcrm.scorecard import Assessment
    from graphcrm.snapshot import Snapshot

FINDINGS = (
    Column("#", 5, WHOLE), Column("Severity", 12), Column("Why it matters", 46), Column("Next step", 38), Column("Who", 28), Column("Opportunity", 26),
    Column("At stake", 16, MONEY), Column("No.", 6), Column("Evidence", 36), Column("Written at", 34), Column("Id", 26),
)  # fmt: skip
DUE = (
    Column("Due", 12), Column("Days late", 10, WHOLE), Column("What", 56), Column("For", 30), Column("Why", 56), Column("No.", 6),
    Column("Written at", 40),
)  # fmt: skip


def findings(book: Book, assessment: Assessment) -> int | None:
    """Every finding of the assessment, and of the decision chains where somebody looked at them."""
    every = {each.id: each for each in (*assessment.findings, *(book.chains or ()))}
    if not every:
        return None
    what = (
        "the layers and of our own work"
        if book.chains is None
        else "the decision chains, the layers and our own work"
    )
    page = book.page("Findings", f"Weak spots of {what} · 发现")
    snapshot = assessment.snapshot
    rows = [_finding(number, each, snapshot) for number, each in enumerate(ranked(every.values()), 1)]
    page.table(FINDINGS, rows, main=True, named=2, printed=10)
    return len(rows)


def _finding(number: int, one: Finding, snapshot: Snapshot) -> list[Cell]:
    grave = one.severity is Severity.CRITICAL
    evidence = "\n".join(_said(each.text, each.dates) for each in one.evidence)
    places = dict.fromkeys(place for each in one.evidence for place in each.sources)
    return [
        number,
        Shown(one.severity.shown, bold=grave, fill=PALE_ORANGE if grave else ""),
        one.sentence,
        one.next_step,
        names(snapshot, one.who),
        named(snapshot, one.opportunity) if one.opportunity else BLANK,
        one.at_stake if one.opportunity else BLANK,
        one.seed,
        evidence or BLANK,
        listed(places),
        one.id,
    ]


def _said(text: str, days: tuple[str, ...]) -> str:
    return f"{text} ({', '.join(days)})" if days else text


def due(book: Book, assessment: Assessment) -> int | None:
    """What is overdue, and what falls due within the next days."""
    found, today = agenda(assessment.context), assessment.snapshot.as_of
    if not found:
        return None
    rows: list[list[Cell]] = []
    for each in found:
        late = each.overdue(today)
        who = names(assessment.snapshot, each.owners) or Shown("nobody yet", muted=True)
        rows.append(
            [
                each.on,
                Shown(late, bold=True, fill=PALE_ORANGE) if late else BLANK,
                each.what,
                who,
                each.why,
                each.seed,
                listed(each.sources),
            ]
        )
    book.page("Due", "What is due or overdue · 待办").table(DUE, rows, main=True)
    return len(rows)
