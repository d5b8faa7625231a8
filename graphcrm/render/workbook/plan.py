"""The plan: how far each stance plan has come, and every step with who does it until when, and what has slipped."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from graphcrm.records import Action, Concerns
from graphcrm.render.workbook.cells import BLANK, SHARE, WHOLE, Column, Shown
from graphcrm.render.workbook.looks import PALE_ORANGE
from graphcrm.render.workbook.names import named, names, word
from graphcrm.schema.scales import ACTION_STATUS, SUPPORT
from graphcrm.scorecard.key.plans import stance_plans

if TYPE_CHECKING:
    from graphcrm.render.workbook.book import Book
    from graphcrm.render.workbook.cells import Cell
    from graphcrm.scorecard import Assessment
    from graphcrm.scorecard.key.plans import StancePlan
    from graphcrm.snapshot import Snapshot

PLANS = (
    Column("Contact", 36), Column("From", 28), Column("To", 24), Column("Today", 14), Column("Way made", 12, SHARE), Column("Steps", 12, WHOLE),
    Column("Done", 12, WHOLE), Column("Due soon", 10, WHOLE), Column("Slipped", 10, WHOLE), Column("Without a day", 10, WHOLE), Column("Answering", 30),
)  # fmt: skip
STEPS = (
    Column("Step", 36), Column("Concerns", 28), Column("By", 24), Column("State", 14), Column("Due", 12), Column("Done", 12),
    Column("Days late", 10, WHOLE), Column("From", 12), Column("To", 12), Column("Note", 30),
)  # fmt: skip


def write(book: Book, assessment: Assessment) -> int | None:
    """Stance plans, then all steps: what is late first, then what is to come, then what is done or dropped."""
    snapshot = assessment.snapshot
    every = snapshot.nodes(Action)
    if not every:
        return None
    page = book.page("Plan", "What is planned, done and late · 立场转化计划与行动")
    if plans := stance_plans(assessment.context):
        page.heading("People to be won over")
        page.bars(page.table(PLANS, [_plan(each, snapshot) for each in plans]), "Way made")
    page.heading("Steps")
    about: dict[str, list[str]] = {}
    for tie in snapshot.ties(Concerns, Action):
        about.setdefault(tie.from_id, []).append(tie.to_id)
    ordered = sorted(every.values(), key=lambda each: _place(each, snapshot.as_of))
    page.table(STEPS, [_step(each, about.get(each.id, []), snapshot) for each in ordered])
    return len(ordered)


def _plan(one: StancePlan, snapshot: Snapshot) -> list[Cell]:
    slipped = Shown(len(one.slipped), bold=bool(one.slipped), fill=PALE_ORANGE if one.slipped else "")
    return [
        Shown(named(snapshot, one.contact), bold=True),
        word(SUPPORT, one.start),
        word(SUPPORT, one.aim),
        word(SUPPORT, one.now),
        one.progress,
        len(one.steps),
        len(one.done),
        len(one.due),
        slipped,
        len(one.undated),
        names(snapshot, one.owners) or Shown("nobody", muted=True),
    ]


def _step(one: Action, about: list[str], snapshot: Snapshot) -> list[Cell]:
    late = days_late(one, snapshot.as_of)
    planned = one.status == "planned"
    return [
        Shown(one.name, bold=True),
        names(snapshot, sorted(about)) or BLANK,
        named(snapshot, one.owner) if one.owner else Shown("nobody", muted=True),
        Shown("slipped", bold=True, fill=PALE_ORANGE)
        if planned and late
        else word(ACTION_STATUS, one.status),
        one.due_on or Shown("not set", muted=True),
        one.done_on or (None if one.status == "done" else BLANK),
        late or BLANK,
        word(SUPPORT, one.from_support) or BLANK,
        word(SUPPORT, one.to_support) or BLANK,
        one.note or BLANK,
    ]


def days_late(one: Action, today: datetime.date) -> int:
    """Days after its day: of what is done until it was, of what is planned until today; 0 where it is not late."""
    until = {"planned": today, "done": one.done_on}.get(one.status)
    return max(0, (until - one.due_on).days) if until and one.due_on else 0


def _place(one: Action, today: datetime.date) -> tuple[int, datetime.date, str]:
    group = 0 if one.status == "planned" and days_late(one, today) else {"planned": 1, "done": 2}.get(one.status, 3)  # fmt: skip
    return group, one.due_on or datetime.date.max, one.id
