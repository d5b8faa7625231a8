"""Who of ours faces whom of theirs, by rank, and each of those who count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graphcrm.account.graph import AccountGraph
from graphcrm.messages import Fact, Message
from graphcrm.render.words import word
from graphcrm.render.workbook.book import Book
from graphcrm.render.workbook.cells import BLANK, NOT_KNOWN, WHOLE, Column, Styled, muted
from graphcrm.render.workbook.names import names
from graphcrm.render.workbook.page import Page
from graphcrm.schema.scales import RANK
from graphcrm.scorecard import Assessment
from graphcrm.scorecard.organizational.parity import Faced, Ranks, parity


def write(book: Book, assessment: Assessment) -> int | None:
    """Two matrices and a table."""
    found = parity(assessment.context)
    if not found.faced and not found.known and not found.met:
        return None
    page = book.page("parity")
    page.heading("knows_best")
    _matrix(page, found.known)
    page.heading("met")
    _matrix(page, found.met)
    page.heading(Message("heading.those_who_count", n=found.below))
    page.table(_columns(assessment.context.account), found.faced)
    return len(found.faced)


def _matrix(page: Page, cells: Mapping[Ranks, int]) -> None:
    theirs, ours = ({pair[side] for pair in cells} for side in (1, 0))
    across, down = (_ranks(None in ranks) for ranks in (theirs, ours))
    columns: Sequence[Column[int | None]] = [
        Column(_rank(rank), 17, lambda own, rank=rank: Styled(cells.get((own, rank), 0), WHOLE))
        for rank in across
    ]
    page.heat(page.table((Column("ours_by_theirs", 26, _rank, bold=True), *columns), down[::-1]))


def _ranks(unknown: bool) -> tuple[int | None, ...]:
    """All ranks, and one for those of whom it is not known."""
    known = tuple(int(step.value) for step in RANK.steps if step.value is not None)
    return (*known, None) if unknown else known


def _rank(rank: int | None) -> Fact:
    return word(RANK, rank) or NOT_KNOWN


def _columns(account: AccountGraph) -> Sequence[Column[Faced]]:
    return (
        Column("contact", 26, lambda faced: account.person(faced.contact), bold=True),
        Column("rank", 17, lambda faced: word(RANK, faced.rank)),
        Column("voice_weight", 17, lambda faced: faced.weight),
        Column(
            "highest", 26, lambda faced: account.name(faced.highest) if faced.highest else muted("nobody")
        ),
        Column("our_rank", 17, lambda faced: word(RANK, faced.our_rank) if faced.highest else BLANK),
        Column("equal_standing", 17, lambda faced: faced.level),
        Column("all_of_ours", 44, lambda faced: names(account, faced.ours)),
    )
