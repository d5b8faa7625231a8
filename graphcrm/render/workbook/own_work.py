"""Our own work: the figures of each year, and the nine actions with what each asks and where that was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.render.workbook.cells import BLANK, DECIMAL, MONEY, SHARE, Column, Shown
from graphcrm.render.workbook.looks import PALE_BLUE, PALE_ORANGE
from graphcrm.render.workbook.names import listed
from graphcrm.render.workbook.plots import Line, Plot
from graphcrm.scorecard.nine_actions.condition import Status
from graphcrm.scorecard.own_work.kpis import reckoned
from graphcrm.scorecard.own_work.years import years

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphcrm.render.workbook.book import Book
    from graphcrm.render.workbook.cells import Cell
    from graphcrm.scorecard import Assessment
    from graphcrm.scorecard.nine_actions.condition import ActionStatus, ConditionStatus
    from graphcrm.scorecard.own_work.kpis import Figure
    from graphcrm.scorecard.own_work.years import Year

FIGURES: tuple[tuple[str, Figure, bool], ...] = (
    ("Sales", "sales", False),
    ("Profit", "profit", False),
    ("Cash flow", "cash_flow", False),
    ("Sales per head", "sales", True),
    ("Profit per head", "profit", True),
)
ACTIONS = (
    Column("No.", 7), Column("Action", 34), Column("行动", 20), Column("Is", 12), Column("Question", 44), Column("Evidence", 60),
    Column("Next step", 44),
)  # fmt: skip
CONDITIONS = (
    Column("No.", 7), Column("Asked", 34), Column("Of", 20), Column("Is", 12), Column("What was found", 44), Column("Next step", 60),
    Column("Written at", 44), Column("Met by", 10, SHARE),
)  # fmt: skip
FILLS: Mapping[Status, str] = {Status.DONE: PALE_BLUE, Status.NOT_DONE: PALE_ORANGE}


def kpis(book: Book, assessment: Assessment) -> int | None:
    """The figures of each year; the one that runs is marked, and left out of the chart."""
    every = years(assessment.context)
    if not every:
        return None
    page = book.page("KPIs", "Figures of the years · 经营指标")
    page.fact("Currency", assessment.snapshot.account.currency)
    page.row += 1
    columns = (
        Column("Year", 16),
        Column("Whole year", 12),
        *(Column(name, 18, MONEY) for name, _, _ in FIGURES),
        Column("Heads", 10, DECIMAL),
    )
    rows: list[list[Cell]] = [
        [Shown(each.number, "0", bold=True), each.whole, *_figures(each), each.figures.headcount]
        for each in every
    ]
    page.table(columns, rows, main=True)
    whole = [each for each in every if each.whole]
    if whole:
        lines = [
            Line(name, [reckoned(each, figure, per_head=per_head) for each in whole])
            for name, figure, per_head in FIGURES[:3]
        ]
        page.draw(Plot("column", "Whole years", [str(each.number) for each in whole], lines, MONEY))
    return len(every)


def _figures(year: Year) -> list[Cell]:
    return [reckoned(year, figure, per_head=per_head) for _, figure, per_head in FIGURES]


def actions(book: Book, assessment: Assessment) -> int | None:
    """The nine actions, then each thing that they ask."""
    every = assessment.actions
    if not every:
        return None
    page = book.page("Nine actions", "The nine actions · 九项行动")
    page.heading("How far each is done")
    page.table(ACTIONS, [_action(each) for each in every])
    page.heading("What each asks")
    rows = [_condition(each, one) for each in every for one in each.conditions]
    page.bars(page.table(CONDITIONS, rows), "Met by")
    return len(every)


def _action(one: ActionStatus) -> list[Cell]:
    return [
        one.id,
        Shown(one.action.name.en, bold=True),
        one.action.name.zh_hans,
        _status(one.status),
        one.action.question.en,
        one.said,
        one.next_step,
    ]


def _condition(action: ActionStatus, one: ConditionStatus) -> list[Cell]:
    checked = one.checked
    return [
        action.id,
        one.condition.asks,
        action.action.name.en,
        _status(one.status),
        checked.said,
        checked.next_step or BLANK,
        listed(checked.sources),
        checked.share,
    ]


def _status(status: Status) -> Cell:
    if status is Status.UNKNOWN:
        return None
    return Shown(status.term.en, bold=status is Status.NOT_DONE, fill=FILLS.get(status, ""))
