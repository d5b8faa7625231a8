"""The sheets of the workbook, in order. To add one: its function, its line here, and in the catalogues its name, title and content."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from graphcrm.render.workbook import fit, instruments, layers, nine_box, own_work, parity, plan, to_do

if TYPE_CHECKING:
    from graphcrm.render.workbook.book import Book
    from graphcrm.scorecard import Assessment


class Sheet(NamedTuple):
    """A sheet, and what writes it; ``write`` gives the rows of its main table, or ``None`` where it wrote no sheet.

    The catalogues hold its name, its title, what it holds, and what is said where there is nothing for it.
    """

    key: str
    write: Callable[[Book, Assessment], int | None]


SHEETS: tuple[Sheet, ...] = (
    Sheet("general", layers.general),
    Sheet("key", layers.key),
    Sheet("organizational", layers.organizational),
    Sheet("work", layers.work),
    Sheet("parts", layers.parts),
    Sheet("nine_box", nine_box.grid),
    Sheet("moves", nine_box.moved),
    Sheet("parity", parity.write),
    Sheet("fit", fit.write),
    Sheet("instruments", instruments.write),
    Sheet("plan", plan.write),
    Sheet("kpis", own_work.kpis),
    Sheet("actions", own_work.actions),
    Sheet("findings", to_do.findings),
    Sheet("due", to_do.due),
)
