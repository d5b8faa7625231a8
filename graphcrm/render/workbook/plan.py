"""The plan: how far each stance plan has come, and every step with who does it until when, and what has slipped."""

from __future__ import annotations

from collections.abc import Sequence

from graphcrm.account.graph import AccountGraph
from graphcrm.messages import Fact
from graphcrm.records import Action
from graphcrm.render.steps import concerned, days_late, ordered
from graphcrm.render.words import word
from graphcrm.render.workbook.book import Book
from graphcrm.render.workbook.cells import BLANK, SHARE, WHOLE, Cell, Column, Styled, muted
from graphcrm.render.workbook.looks import PALE_ORANGE
from graphcrm.render.workbook.names import names
from graphcrm.schema.scales import ACTION_STATUS, SUPPORT
from graphcrm.scorecard import Assessment
from graphcrm.scorecard.key.plans import StancePlan, stance_plans


def write(book: Book, assessment: Assessment) -> int | None:
    """Stance plans, then all steps: what is late first, then what is to come, then what is done or dropped."""
    account = assessment.context.account
    steps = ordered(account.snapshot)
    if not steps:
        return None
    page = book.page("plan")
    if plans := stance_plans(assessment.context):
        page.heading("won_over")
        page.bars(page.table(_plans(account), plans), "way_made")
    page.heading("steps")
    page.table(_steps(account), steps)
    return len(steps)


def _plans(account: AccountGraph) -> Sequence[Column[StancePlan]]:
    def slipped(plan: StancePlan) -> Cell:
        return Styled(len(plan.slipped), bold=bool(plan.slipped), fill=PALE_ORANGE if plan.slipped else "")

    return (
        Column("contact", 36, lambda plan: account.person(plan.contact), bold=True),
        Column("from", 28, lambda plan: word(SUPPORT, plan.start)),
        Column("to", 24, lambda plan: word(SUPPORT, plan.aim)),
        Column("today", 14, lambda plan: word(SUPPORT, plan.now)),
        Column("way_made", 12, lambda plan: plan.progress, SHARE),
        Column("steps", 12, lambda plan: len(plan.steps), WHOLE),
        Column("done", 12, lambda plan: len(plan.done), WHOLE),
        Column("due_soon", 10, lambda plan: len(plan.due), WHOLE),
        Column("slipped", 10, slipped, WHOLE),
        Column("without_day", 10, lambda plan: len(plan.undated), WHOLE),
        Column("answering_short", 30, lambda plan: names(account, plan.owners, muted("nobody"))),
    )


def _steps(account: AccountGraph) -> Sequence[Column[Action]]:
    about, today = concerned(account.snapshot), account.snapshot.as_of

    def state(step: Action) -> Cell:
        if step.status == "planned" and days_late(step, today):
            return Styled(muted("slipped").value, bold=True, fill=PALE_ORANGE)
        return word(ACTION_STATUS, step.status)

    def done(step: Action) -> Cell:
        return step.done_on or (None if step.status == "done" else BLANK)

    def stance(support: int | None) -> Fact:
        return word(SUPPORT, support) or BLANK

    return (
        Column("step", 36, lambda step: step.name, bold=True),
        Column("concerns", 28, lambda step: names(account, sorted(about.get(step.id, ())))),
        Column("by", 24, lambda step: account.name(step.owner) if step.owner else muted("nobody")),
        Column("state", 14, state),
        Column("due", 12, lambda step: step.due_on or muted("not_set")),
        Column("done_on", 12, done),
        Column("days_late", 10, lambda step: days_late(step, today) or BLANK, WHOLE),
        Column("from", 12, lambda step: stance(step.from_support)),
        Column("to", 12, lambda step: stance(step.to_support)),
        Column("note", 30, lambda step: step.note or BLANK),
    )
