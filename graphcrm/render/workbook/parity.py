"""Who of ours faces whom of theirs, by rank, and each of those who count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.render.workbook.cells import NOT_KNOWN, WHOLE, Column, Shown
from graphcrm.render.workbook.names import named, names, word
from graphcrm.schema.scales import RANK
from graphcrm.scorecard.organizational.parity import parity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphcrm.render.workbook.book import Book
    from graphcrm.render.workbook.cells import Cell
    from graphcrm.render.workbook.page import Page
    from graphcrm.scorecard import Assessment
    from graphcrm.scorecard.organizational.facing import Faced, Ranks
    from graphcrm.snapshot import Snapshot

FACED = (
    Column("Contact", 26), Column("Rank", 17), Column("Weight of the voice", 17), Column("Highest of ours", 26), Column("Rank of ours", 17),
    Column("Of equal standing", 17), Column("All who know or met this one", 44),
)  # fmt: skip


def write(book: Book, assessment: Assessment) -> int | None:
    """Two matrices and a table."""
    found = parity(assessment.context)
    if not found.faced and not found.known and not found.met:
        return None
    page = book.page("Parity", "Who faces whom, by rank · 门当户对")
    page.heading("People of theirs by the one of ours who knows them best: our rank down, theirs across")
    _matrix(page, found.known)
    page.heading("People of theirs who met somebody of ours in the months looked back on")
    _matrix(page, found.met)
    page.heading(f"Those who count. Of equal standing is who stands at most {found.below} rank lower")
    page.table(FACED, [_row(each, assessment.snapshot) for each in found.faced])
    return len(found.faced)


def _matrix(page: Page, cells: Mapping[Ranks, int]) -> None:
    theirs, ours = ({pair[side] for pair in cells} for side in (1, 0))
    across, down = (_ranks(None in each) for each in (theirs, ours))
    columns = (Column("Ours \\ theirs", 26), *(Column(_rank(each), 17) for each in across))
    rows: list[list[Cell]] = [
        [
            Shown(_rank(one), bold=True),
            *(Shown(cells.get((one, other), 0), WHOLE) for other in across),
        ]
        for one in reversed(down)
    ]
    page.heat(page.table(columns, rows))


def _ranks(unknown: bool) -> tuple[int | None, ...]:
    """All ranks, and one for those of whom it is not known."""
    known = tuple(int(step.value) for step in RANK.steps if step.value is not None)
    return (*known, None) if unknown else known


def _rank(rank: int | None) -> str:
    return word(RANK, rank) or NOT_KNOWN


def _row(each: Faced, snapshot: Snapshot) -> list[Cell]:
    return [
        Shown(named(snapshot, each.contact), bold=True),
        word(RANK, each.rank),
        each.weight,
        named(snapshot, each.highest) if each.highest else Shown("nobody", muted=True),
        word(RANK, each.our_rank) if each.highest else "",
        each.level,
        names(snapshot, each.ours),
    ]
