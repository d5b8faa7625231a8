"""What was found, the worst first; and what is due, the oldest first."""

from __future__ import annotations

from collections.abc import Sequence

from graphcrm.account.graph import AccountGraph
from graphcrm.agenda import Due, agenda
from graphcrm.analysis.weak_spots import gathered
from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.messages import Fact, Message, listed
from graphcrm.render.workbook.book import Book
from graphcrm.render.workbook.cells import BLANK, MONEY, WHOLE, Cell, Column, Styled, muted
from graphcrm.render.workbook.looks import PALE_ORANGE
from graphcrm.render.workbook.names import lines, names
from graphcrm.scorecard import Assessment

Numbered = tuple[int, Finding]


def findings(book: Book, assessment: Assessment) -> int | None:
    """Every weak spot of the layers, and of the decision chains where somebody looked at them."""
    spots = gathered(assessment.context.account, (*assessment.findings, *(book.chains or ())))
    if not spots:
        return None
    title = Message("sheet.findings.title" if book.chains is None else "sheet.findings.title_all")
    rows = [*enumerate(spots, 1)]
    page = book.page("findings", title)
    page.table(_findings(assessment.context.account), rows, main=True, named=2, printed=10)
    return len(rows)


def _findings(account: AccountGraph) -> Sequence[Column[Numbered]]:
    def severity(row: Numbered) -> Cell:
        grave = row[1].severity is Severity.CRITICAL
        return Styled(row[1].severity.message, bold=grave, fill=PALE_ORANGE if grave else "")

    def opportunity(row: Numbered) -> Cell:
        return account.name(row[1].opportunity) if row[1].opportunity else BLANK

    def at_stake(row: Numbered) -> Cell:
        money = row[1].at_stake
        if money is None:
            return None if row[1].opportunity else BLANK
        return money.amount if money.currency == account.currency else money

    def written(row: Numbered) -> Fact:
        return lines(dict.fromkeys(place for evidence in row[1].evidence for place in evidence.sources))

    return (
        Column("rank_number", 5, lambda row: row[0], WHOLE),
        Column("severity", 12, severity),
        Column("why_it_matters", 46, lambda row: row[1].whole),
        Column("next_step", 38, lambda row: row[1].step),
        Column("who", 28, lambda row: names(account, row[1].who)),
        Column("opportunity", 26, opportunity),
        Column("at_stake", 16, at_stake, MONEY),
        Column("number", 6, lambda row: row[1].seed),
        Column("evidence", 36, lambda row: lines(map(_dated, row[1].evidence))),
        Column("written_at", 34, written),
        Column("id", 26, lambda row: row[1].id),
    )


def _dated(evidence: Evidence) -> Fact:
    if not evidence.dates:
        return evidence.message
    return Message("cell.dated", what=evidence.message, days=listed(evidence.dates, style="comma"))


def due(book: Book, assessment: Assessment) -> int | None:
    """What is overdue, and what falls due within the next days."""
    entries, today = agenda(assessment.context), assessment.snapshot.as_of
    if not entries:
        return None
    account = assessment.context.account

    def late(entry: Due) -> Cell:
        days = entry.overdue(today)
        return Styled(days, bold=True, fill=PALE_ORANGE) if days else BLANK

    columns: Sequence[Column[Due]] = (
        Column("due", 12, lambda entry: entry.on),
        Column("days_late", 10, late, WHOLE),
        Column("what", 56, lambda entry: entry.what),
        Column("for", 30, lambda entry: names(account, entry.owners, muted("nobody_yet"))),
        Column("why", 56, lambda entry: entry.why),
        Column("number", 6, lambda entry: entry.seed),
        Column("written_at", 40, lambda entry: lines(entry.sources)),
    )
    book.page("due").table(columns, entries, main=True)
    return len(entries)
