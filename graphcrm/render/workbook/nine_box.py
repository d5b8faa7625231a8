"""Key people by how close they are to us and how far they support us: today, as aimed at, by name; and how they moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.render.workbook.cells import BLANK, WHOLE, Column, Shown
from graphcrm.render.workbook.names import named, names, word
from graphcrm.render.workbook.plots import Line, Plot
from graphcrm.schema.scales import INTIMACY, SUPPORT
from graphcrm.scorecard.key import bands
from graphcrm.scorecard.key.bands import Box, said
from graphcrm.scorecard.key.moves import moves
from graphcrm.scorecard.key.nine_box import nine_box

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graphcrm.render.workbook.book import Book
    from graphcrm.render.workbook.cells import Cell
    from graphcrm.render.workbook.page import Page
    from graphcrm.scorecard import Assessment
    from graphcrm.scorecard.key.moves import Transition
    from graphcrm.scorecard.key.nine_box import Place
    from graphcrm.snapshot import Snapshot

LEVELS: tuple[int | None, ...] = (2, 1, 0, None)
"""Bands of support from the top row down; the last row is of those whom nobody judged."""
ACROSS: tuple[int | None, ...] = (0, 1, 2, None)
MOST_NAMES = 40
GRID = (Column("Support \\ closeness", 26), *(Column(each.en, 30) for each in (*bands.INTIMACY, bands.NOT_JUDGED)))  # fmt: skip
COLUMNS = (
    Column("Contact", 26), Column("Box today", 30), Column("Box aimed at", 30), Column("Target reached", 30), Column("Closeness", 30), Column("Closeness aimed at", 16),
    Column("Support", 16), Column("Support aimed at", 16), Column("Judged of late: closeness", 14), Column("Judged of late: support", 14),
    Column("Answering for this one", 26), Column("Closest of ours", 26), Column("Next step planned", 36), Column("Due", 12), Column("Why key", 44),
)  # fmt: skip


def grid(book: Book, assessment: Assessment) -> int | None:
    """The nine-box."""
    found = nine_box(assessment.context)
    if not found.places:
        return None
    page = book.page("Nine-box", "Nine-box of the key people · 九宫格")
    page.heading("How many stand where today")
    _counts(page, found.counts)
    page.heading("How many are meant to stand where")
    _counts(page, found.aimed)
    page.heading("Who stands where today")
    page.table(GRID, [_who(level, found.places, assessment.snapshot) for level in LEVELS])
    page.heading("One by one")
    area = page.table(COLUMNS, [_row(each, assessment.snapshot) for each in found.places])
    return area.last - area.first + 1


def _counts(page: Page, counts: Mapping[Box, int]) -> None:
    rows: list[list[Cell]] = [
        [
            Shown(_support(level), bold=True),
            *(Shown(counts.get(Box(across, level), 0), WHOLE) for across in ACROSS),
        ]
        for level in LEVELS
    ]
    page.heat(page.table(GRID, rows))


def _who(level: int | None, places: Sequence[Place], snapshot: Snapshot) -> list[Cell]:
    boxes = ([each for each in places if each.box == Box(across, level)] for across in ACROSS)
    return [Shown(_support(level), bold=True), *(_named(each, snapshot) for each in boxes)]


def _named(places: Sequence[Place], snapshot: Snapshot) -> str:
    """As many names as a cell can show; the others stand in the table below."""
    shown = [named(snapshot, each.contact) for each in places[:MOST_NAMES]]
    return "; ".join([*shown, f"and {len(places) - MOST_NAMES} more"] if len(places) > MOST_NAMES else shown)


def _support(level: int | None) -> str:
    return (bands.NOT_JUDGED if level is None else bands.SUPPORT[level]).en


def _row(place: Place, snapshot: Snapshot) -> list[Cell]:
    step = place.path[0] if place.path else None
    no_target = Box(None, None) == place.target
    return [
        Shown(named(snapshot, place.contact), bold=True),
        said(place.box),
        Shown("not set", muted=True) if no_target else said(place.target, "not set"),
        BLANK if no_target else _reached(place),
        word(INTIMACY, place.intimacy),
        word(INTIMACY, place.target_intimacy) or Shown("not set", muted=True),
        word(SUPPORT, place.support),
        word(SUPPORT, place.target_support) or Shown("not set", muted=True),
        place.intimacy_fresh,
        place.support_fresh,
        names(snapshot, place.responsible) or Shown("nobody", muted=True),
        named(snapshot, place.closest) if place.closest else BLANK,
        step.name if step else Shown("none", muted=True),
        step.due_on if step and step.due_on else BLANK,
        place.key,
    ]


def _reached(place: Place) -> bool | None:
    """Whether today's box is at or above the target where one is set; not known where one that counts was not judged."""
    pairs = [(now, aim) for now, aim in zip(place.box, place.target, strict=True) if aim is not None]
    if any(now is not None and now < aim for now, aim in pairs):
        return False
    return None if any(now is None for now, _ in pairs) else True


def moved(book: Book, assessment: Assessment) -> int | None:
    """From which box to which since the first day that was looked at, what came between, and the history of each."""
    found, snapshot = moves(assessment.context), assessment.snapshot
    if found.whole is None:
        return None
    page = book.page("Moves", "How key people moved between the boxes · 九宫格变化")
    page.heading(
        f"From {found.whole.since} (down) to {found.whole.until} (across); bold stayed where they were"
    )
    _matrix(page, found.whole)
    page.heading("Step by step, and as a whole")
    steps: list[list[Cell]] = [
        [each.since, each.until, each.up, each.down, each.absent] for each in (*found.steps, found.whole)
    ]
    page.table((Column("From", 30), *(Column(name, 16) for name in ("To", "Moved towards us", "Moved away", "Not there yet"))), steps)  # fmt: skip
    periods = [f"{each.since} – {each.until}" for each in found.steps]
    up, down = ([getattr(each, way) for each in found.steps] for way in ("up", "down"))
    lines = (Line("towards us", up), Line("away from us", down))
    page.draw(Plot("column", "Key people who moved", periods, lines, WHOLE, 0))
    page.heading("One by one")
    rows: list[list[Cell]] = []
    for who, history in found.histories.items():
        by_day = {each.day: each.box for each in history}
        boxes = [said(by_day[day]) if day in by_day else "not there" for day in found.days]
        rows.append([Shown(named(snapshot, who), bold=True), *boxes])
    page.table((Column("Contact", 30), *(Column(str(day), 16) for day in found.days)), rows)
    return len(rows)


def _matrix(page: Page, whole: Transition) -> None:
    """A cell is empty where nobody went that way."""
    boxes = sorted({box for pair in whole.matrix for box in pair}, key=_order)
    rows: list[list[Cell]] = [
        [
            Shown(said(old), bold=True),
            *(Shown(whole.matrix.get((old, new), BLANK), WHOLE, bold=old == new) for new in boxes),
        ]
        for old in boxes
    ]
    page.heat(page.table((Column("Box", 30), *(Column(said(each), 16) for each in boxes)), rows))


def _order(box: Box) -> tuple[int, ...]:
    """The best box first, what was not judged last."""
    return tuple(3 if band is None else 2 - band for band in (box.support, box.intimacy))
