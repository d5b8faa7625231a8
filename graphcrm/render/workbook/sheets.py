"""The sheets of the workbook, in order. To add one: its function, and its line here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from graphcrm.render.workbook import fit, instruments, layers, nine_box, own_work, parity, plan, to_do

if TYPE_CHECKING:
    from graphcrm.render.workbook.book import Book
    from graphcrm.scorecard import Assessment


class Sheet(NamedTuple):
    """A sheet: its name, what it holds, what is said where there is nothing for it, and what writes it.

    ``write`` gives the number of rows of its main table, or ``None`` where it wrote no sheet.
    """

    name: str
    holds: str
    nothing: str
    write: Callable[[Book, Assessment], int | None]


SHEETS: tuple[Sheet, ...] = (
    Sheet("L1 General", "General relationships, metric by metric.", "There is no metric.", layers.general),
    Sheet("L2 Key", "Key relationships, metric by metric.", "There is no metric.", layers.key),
    Sheet("L3 Organizational", "Organizational relationships, metric by metric.", "There is no metric.", layers.organizational),
    Sheet("E Our own work", "Our own work, metric by metric.", "There is no metric.", layers.work),
    Sheet("Parts", "What each figure is made of, and where that was written.", "No figure is known.", layers.parts),
    Sheet("Nine-box", "Key people by closeness and support, today and as aimed at.", "Nobody counts as key.", nine_box.grid),
    Sheet("Moves", "How key people moved between the boxes.", "The account was not on record before.", nine_box.moved),
    Sheet("Parity", "Who of ours faces whom of theirs, by rank.", "Nobody of ours knows or met anybody of theirs.", parity.write),
    Sheet("Strategic fit", "Their plans by theme and year, and how they fit ours.", "No initiative of the years ahead is on record.", fit.write),
    Sheet("Instruments", "Alignment meetings, executive visits, agreements, joint centres.", "None is on record.", instruments.write),
    Sheet("Plan", "Stance plans and steps: done, due, slipped.", "No step is on record.", plan.write),
    Sheet("KPIs", "Sales, profit, cash flow and heads by year.", "No year of figures is on record.", own_work.kpis),
    Sheet("Nine actions", "E1 to E9: how far each is done, and what is missing.", "None was looked at.", own_work.actions),
    Sheet("Findings", "Weak spots, the worst first; its heading says of what.", "Nothing was found.", to_do.findings),
    Sheet("Due", "What is overdue or falls due within 30 days.", "Nothing is due.", to_do.due),
)  # fmt: skip
