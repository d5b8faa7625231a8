"""What ties the two organizations together: the four instruments as they stand, and each that was ever held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.render.workbook.cells import BLANK, PRECISE, WHOLE, Column, Shown
from graphcrm.render.workbook.names import names
from graphcrm.schema.scales import INSTRUMENT_KIND
from graphcrm.scorecard.organizational.attendance import occasions
from graphcrm.scorecard.organizational.instruments import YEARLY, arches, name

if TYPE_CHECKING:
    from graphcrm.records import Instrument
    from graphcrm.render.workbook.book import Book
    from graphcrm.render.workbook.cells import Cell
    from graphcrm.scorecard import Assessment
    from graphcrm.scorecard.organizational.attendance import Occasion
    from graphcrm.scorecard.organizational.instruments import Standing

STANDING = (
    Column("Instrument", 26), Column("工具", 20), Column("State", 14), Column("Asked", 12, WHOLE), Column("Counted", 12, WHOLE),
    Column("Last", 12), Column("In force until", 14),
)  # fmt: skip
EVERY = (
    Column("Name", 26), Column("Kind", 20), Column("Held on", 14), Column("Until", 12), Column("Minutes on", 12), Column("Days to minutes", 12, WHOLE),
    Column("Share of those who decide", 14, PRECISE), Column("Middle managers came", 14), Column("Theirs", 44), Column("Ours", 36),
    Column("Exclusive", 11), Column("Outcome", 44),
)  # fmt: skip


def write(book: Book, assessment: Assessment) -> int | None:
    """How each kind stands, then each one with who came and when its minutes went out."""
    context = assessment.context
    standing = arches(context.snapshot, context.policy)
    every = [each for kind in standing for each in kind.every]
    if not every:
        return None
    page = book.page("Instruments", "What ties the organizations together · 组织关系工具")
    page.heading("How each stands")
    page.table(STANDING, [_standing(each) for each in standing])
    page.heading("One by one, the latest first")
    came = {each.instrument.id: each for each in occasions(context)}
    ordered = sorted(every, key=lambda each: (each.held_on, each.id), reverse=True)
    area = page.table(EVERY, [_row(assessment, each, came.get(each.id)) for each in ordered])
    page.bars(area, "Share of those who decide")
    return len(every)


def _standing(one: Standing) -> list[Cell]:
    step = INSTRUMENT_KIND.step(one.kind)
    unending = bool(one.counted) and one.kind not in YEARLY
    return [
        Shown(step.term.en if step else one.kind, bold=True),
        step.term.zh_hans if step else BLANK,
        one.state,
        Shown("no target", muted=True) if one.target is None else one.target,
        len(one.counted),
        one.last or Shown("never", muted=True),
        one.until or (Shown("no end named", muted=True) if unending else BLANK),
    ]


def _row(assessment: Assessment, each: Instrument, came: Occasion | None) -> list[Cell]:
    context, snapshot = assessment.context, assessment.snapshot
    theirs, ours = (
        sorted(found.get(each.id, ()))
        for found in (context.theirs_at_instruments, context.ours_at_instruments)
    )
    step = INSTRUMENT_KIND.step(each.kind)
    meets = each.kind in YEARLY
    return [
        Shown(name(each), bold=True),
        step.term.en if step else each.kind,
        each.held_on,
        BLANK if meets and each.until is None else each.until,
        each.minutes_on if meets or each.minutes_on else BLANK,
        *_days(each),
        _share(came) if came else BLANK,
        came.middle if came else BLANK,
        names(snapshot, theirs) or (None if meets else BLANK),
        names(snapshot, ours) or (None if meets else BLANK),
        BLANK if meets else each.exclusive,
        each.outcome or BLANK,
    ]


def _share(came: Occasion) -> float | None:
    """Of those who decide, who came; not known where nobody recorded it, or who decides."""
    return len(came.deciding) / came.chain if came.chain and came.theirs else None


def _days(each: Instrument) -> list[Cell]:
    """Days from the meeting to its minutes; none where there is no day of minutes."""
    return [BLANK if each.minutes_on is None else (each.minutes_on - each.held_on).days]
