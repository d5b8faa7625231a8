"""The sheets of the workbook, in order. To add one: its function, its line here, and in the catalogues its name, title and content."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from graphcrm.render.workbook import fit, instruments, layers, nine_box, own_work, parity, plan, to_do
from graphcrm.render.workbook.book import Book
from graphcrm.scorecard import Assessment


class BookSheet(NamedTuple):
    """A sheet, and what writes it; ``write`` gives the rows of its main table, or ``None`` where it wrote no sheet.

    The catalogues hold its name, its title, what it holds, and what is said where there is nothing for it.
    """

    key: str
    write: Callable[[Book, Assessment], int | None]


SHEETS: tuple[BookSheet, ...] = (
    BookSheet("general", layers.general),
    BookSheet("key", layers.key),
    BookSheet("organizational", layers.organizational),
    BookSheet("work", layers.work),
    BookSheet("parts", layers.parts),
    BookSheet("nine_box", nine_box.grid),
    BookSheet("moves", nine_box.moved),
    BookSheet("parity", parity.write),
    BookSheet("fit", fit.write),
    BookSheet("instruments", instruments.write),
    BookSheet("plan", plan.write),
    BookSheet("kpis", own_work.kpis),
    BookSheet("actions", own_work.actions),
    BookSheet("findings", to_do.findings),
    BookSheet("due", to_do.due),
)
