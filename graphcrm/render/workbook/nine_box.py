"""Key people by how close they are to us and how far they support us: today, as aimed at, by name; and how they moved."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence

from graphcrm.account.graph import AccountGraph
from graphcrm.messages import Message, Several, Term, listed
from graphcrm.render.words import word
from graphcrm.render.workbook.book import Book
from graphcrm.render.workbook.cells import BLANK, WHOLE, Cell, Column, Styled, muted
from graphcrm.render.workbook.names import names
from graphcrm.render.workbook.page import Area, Page
from graphcrm.render.workbook.plots import Diagram, Series
from graphcrm.schema.scales import INTIMACY, SUPPORT
from graphcrm.scorecard import Assessment
from graphcrm.scorecard.key import bands
from graphcrm.scorecard.key.bands import Box
from graphcrm.scorecard.key.moves import Transition, moves
from graphcrm.scorecard.key.nine_box import Place, nine_box

LEVELS: tuple[int | None, ...] = (2, 1, 0, None)
"""Bands of support from the top row down; the last row is of those whom nobody judged."""
ACROSS: tuple[int | None, ...] = (0, 1, 2, None)
MOST_NAMES = 40


def grid(book: Book, assessment: Assessment) -> int | None:
    """The nine-box."""
    boxes, account = nine_box(assessment.context), assessment.context.account
    if not boxes.places:
        return None
    page = book.page("nine_box")
    page.heading("stand_today")
    page.heat(_table(page, lambda box: Styled(boxes.counts.get(box, 0), WHOLE)))
    page.heading("stand_aimed")
    page.heat(_table(page, lambda box: Styled(boxes.aimed.get(box, 0), WHOLE)))
    page.heading("who_stands")
    _table(page, lambda box: _named([place for place in boxes.places if place.box == box], account))
    page.heading("one_by_one")
    page.table(_columns(account), boxes.places)
    return len(boxes.places)


def _table(page: Page, cell: Callable[[Box], Cell]) -> Area:
    """The grid of bands, with what ``cell`` says of each box."""
    across: Sequence[Column[int | None]] = [
        Column(_band(bands.INTIMACY, band), 30, lambda level, band=band: cell(Box(band, level)))
        for band in ACROSS
    ]
    down: Column[int | None] = Column(
        "support_by_closeness", 26, lambda level: _band(bands.SUPPORT, level), bold=True
    )
    return page.table((down, *across), LEVELS)


def _band(terms: Sequence[Term], band: int | None) -> Term:
    return bands.NOT_JUDGED if band is None else terms[band]


def _named(places: Sequence[Place], account: AccountGraph) -> Cell:
    """As many names as a cell can show; the others stand in the table below."""
    people = tuple(account.person(place.contact) for place in places[:MOST_NAMES])
    if len(places) <= MOST_NAMES:
        return listed(people, style="semicolon") if people else BLANK
    more = Message("cell.more", n=len(places) - MOST_NAMES)
    return Several((*people, more), "semicolon", None)


def _columns(account: AccountGraph) -> Sequence[Column[Place]]:
    def aimed(place: Place) -> bool:
        return place.target != Box(None, None)

    def due(place: Place) -> Cell:
        return (place.path[0].due_on if place.path else None) or BLANK

    return (
        Column("contact", 26, lambda place: account.person(place.contact), bold=True),
        Column("box_today", 30, lambda place: bands.named(place.box)),
        Column(
            "box_aimed",
            30,
            lambda place: bands.named(place.target, target=True) if aimed(place) else muted("not_set"),
        ),
        Column("target_reached", 30, lambda place: _reached(place) if aimed(place) else BLANK),
        Column("closeness", 30, lambda place: word(INTIMACY, place.intimacy)),
        Column(
            "closeness_aimed", 16, lambda place: word(INTIMACY, place.target_intimacy) or muted("not_set")
        ),
        Column("support", 16, lambda place: word(SUPPORT, place.support)),
        Column("support_aimed", 16, lambda place: word(SUPPORT, place.target_support) or muted("not_set")),
        Column("closeness_fresh", 14, lambda place: place.intimacy_fresh),
        Column("support_fresh", 14, lambda place: place.support_fresh),
        Column("answering", 26, lambda place: names(account, place.responsible, muted("nobody"))),
        Column("closest", 26, lambda place: account.name(place.closest) if place.closest else BLANK),
        Column("step_planned", 36, lambda place: place.path[0].name if place.path else muted("none")),
        Column("due", 12, due),
        Column("why_key", 44, lambda place: place.key),
    )


def _reached(place: Place) -> bool | None:
    """Whether today's box is at or above the target where one is set; not known where one that counts was not judged."""
    pairs = [(now, aim) for now, aim in zip(place.box, place.target, strict=True) if aim is not None]
    if any(now is not None and now < aim for now, aim in pairs):
        return False
    return None if any(now is None for now, _ in pairs) else True


def moved(book: Book, assessment: Assessment) -> int | None:
    """From which box to which since the first day that was looked at, what came between, and the history of each."""
    found, account = moves(assessment.context), assessment.context.account
    if found.whole is None:
        return None
    page = book.page("moves")
    page.heading(Message("heading.moves", since=found.whole.since, until=found.whole.until))
    _matrix(page, found.whole)
    page.heading("step_by_step")
    steps: Sequence[Column[Transition]] = (
        Column("from", 30, lambda step: step.since),
        Column("to", 16, lambda step: step.until),
        Column("moved_towards", 16, lambda step: step.up),
        Column("moved_away", 16, lambda step: step.down),
        Column("not_there_yet", 16, lambda step: step.absent),
    )
    page.table(steps, (*found.steps, found.whole))
    periods = [Message("chart.period", since=step.since, until=step.until) for step in found.steps]
    lines = (
        Series(Message("chart.towards"), [step.up for step in found.steps]),
        Series(Message("chart.away"), [step.down for step in found.steps]),
    )
    page.draw(Diagram("column", Message("chart.moved"), periods, lines, WHOLE, 0))
    page.heading("one_by_one")
    days: Sequence[Column[tuple[str, Mapping[datetime.date, Box]]]] = [
        Column(
            day,
            16,
            lambda row, day=day: bands.named(row[1][day]) if day in row[1] else Message("cell.not_there"),
        )
        for day in found.days
    ]
    rows = [(who, {stay.day: stay.box for stay in history}) for who, history in found.histories.items()]
    page.table((Column("contact", 30, lambda row: account.name(row[0]), bold=True), *days), rows)
    return len(rows)


def _matrix(page: Page, whole: Transition) -> None:
    """A cell is empty where nobody went that way."""
    boxes = sorted({box for pair in whole.matrix for box in pair}, key=_order)
    columns: Sequence[Column[Box]] = [
        Column(
            bands.named(new),
            16,
            lambda old, new=new: Styled(whole.matrix.get((old, new), BLANK), WHOLE, bold=old == new),
        )
        for new in boxes
    ]
    page.heat(page.table((Column("box", 30, bands.named, bold=True), *columns), boxes))


def _order(box: Box) -> tuple[int, ...]:
    """The best box first, what was not judged last."""
    return tuple(3 if band is None else 2 - band for band in (box.support, box.intimacy))
