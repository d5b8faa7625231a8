"""Our own work: the figures of each year, and the nine actions with what each asks and where that was found."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from graphcrm.messages import Message, listed
from graphcrm.render.workbook.book import Book
from graphcrm.render.workbook.cells import DECIMAL, MONEY, SHARE, YEAR, Cell, Column, Styled
from graphcrm.render.workbook.looks import PALE_BLUE, PALE_ORANGE
from graphcrm.render.workbook.names import lines
from graphcrm.render.workbook.plots import Diagram, Series
from graphcrm.scorecard import Assessment
from graphcrm.scorecard.nine_actions.condition import ActionStatus, ConditionStatus, Status
from graphcrm.scorecard.own_work.years import Figure, Year, reckoned, years

FIGURES: tuple[tuple[str, Figure, bool], ...] = (
    ("sales", "sales", False),
    ("profit", "profit", False),
    ("cash_flow", "cash_flow", False),
    ("sales_per_head", "sales", True),
    ("profit_per_head", "profit", True),
)
FILLS: Mapping[Status, str] = {Status.DONE: PALE_BLUE, Status.NOT_DONE: PALE_ORANGE}


def kpis(book: Book, assessment: Assessment) -> int | None:
    """The figures of each year; the one that runs is marked, and left out of the chart."""
    rows = years(assessment.context)
    if not rows:
        return None
    page = book.page("kpis")
    page.fact("currency", book.currency(assessment.snapshot.account.currency))
    page.row += 1
    figures = [
        Column(name, 18, _reckoned(figure, per_head=per_head), MONEY) for name, figure, per_head in FIGURES
    ]
    columns: Sequence[Column[Year]] = (
        Column("year", 16, lambda year: year.number, YEAR, bold=True),
        Column("whole_year", 12, lambda year: year.whole),
        *figures,
        Column("heads", 10, lambda year: year.figures.headcount, DECIMAL),
    )
    page.table(columns, rows, main=True)
    if whole := [year for year in rows if year.whole]:
        drawn = [
            Series(Message(f"column.{name}"), [reckoned(year, figure, per_head=per_head) for year in whole])
            for name, figure, per_head in FIGURES[:3]
        ]
        page.draw(
            Diagram("column", Message("chart.years"), [str(year.number) for year in whole], drawn, MONEY)
        )
    return len(rows)


def _reckoned(figure: Figure, *, per_head: bool) -> Callable[[Year], Cell]:
    return lambda year: reckoned(year, figure, per_head=per_head)


def actions(book: Book, assessment: Assessment) -> int | None:
    """The nine actions, then each thing that they ask."""
    rows = assessment.actions
    if not rows:
        return None
    page = book.page("actions")
    page.heading("how_far_done")
    page.table(_actions(book), rows)
    page.heading("what_each_asks")
    asked = [(action, condition) for action in rows for condition in action.conditions]
    page.bars(page.table(_conditions(), asked), "met_by")
    return len(rows)


def _actions(book: Book) -> Sequence[Column[ActionStatus]]:
    return (
        Column("number", 7, lambda action: action.id),
        Column("action", 34, lambda action: action.action.name, bold=True),
        Column("action_second", 20, lambda action: book.second(action.action.name), second=True),
        Column("is", 12, lambda action: _status(action.status)),
        Column("question", 44, lambda action: action.action.question),
        Column(
            "evidence",
            60,
            lambda action: listed((one.checked.message for one in action.conditions), style="sentence"),
        ),
        Column("next_step", 44, lambda action: action.step),
    )


def _conditions() -> Sequence[Column[tuple[ActionStatus, ConditionStatus]]]:
    return (
        Column("number", 7, lambda row: row[0].id),
        Column("asked", 34, lambda row: row[1].condition.asks),
        Column("of_action", 20, lambda row: row[0].action.name),
        Column("is", 12, lambda row: _status(row[1].status)),
        Column("what_was_found", 44, lambda row: row[1].checked.message),
        Column("next_step", 60, lambda row: row[1].checked.step),
        Column("written_at", 44, lambda row: lines(row[1].checked.sources)),
        Column("met_by", 10, lambda row: row[1].checked.share, SHARE),
    )


def _status(status: Status) -> Cell:
    if status is Status.UNKNOWN:
        return None
    return Styled(status.message, bold=status is Status.NOT_DONE, fill=FILLS.get(status, ""))
