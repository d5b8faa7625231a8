"""The plan: what is to be done, by whom, by when, and what has slipped."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from graphcrm.account.graph import AccountGraph
from graphcrm.messages import Fact, Message, Wording, joined
from graphcrm.records import Action
from graphcrm.render.steps import concerned, days_late, is_late, ordered
from graphcrm.render.words import word
from graphcrm.schema.scales import ACTION_STATUS


@dataclass(frozen=True, slots=True)
class StepRow:
    """One planned step; every column in words. ``late``: its day has passed, and it is not done."""

    what: str
    concerns: str
    owner: str
    due: str
    state: str
    late: bool


def steps(account: AccountGraph, wording: Wording) -> tuple[StepRow, ...]:
    """What is late first, then what is to come, then what is done or was dropped; each by its day."""
    about, today = concerned(account.snapshot), account.snapshot.as_of

    def names(step: Action) -> str:
        facts = [account.name(ident) for ident in about.get(step.id, ())]
        return wording.read(joined(sorted(facts, key=wording.read)))

    return tuple(
        StepRow(
            wording.read(step.name),
            names(step),
            wording.read(account.name(step.owner) if step.owner else Message("report.nobody_named")),
            wording.read(step.due_on or Message("report.due_not_set")),
            wording.read(_state(step, today)),
            is_late(step, today),
        )
        for step in ordered(account.snapshot)
    )


def _state(step: Action, today: datetime.date) -> Fact:
    late, day = days_late(step, today), step.done_on
    if step.status != "done":
        return Message("report.late", n=late) if late else word(ACTION_STATUS, step.status) or step.status
    if day is None:
        return Message("report.done_no_day")
    if late:
        return Message("report.done_late", day=day, late=Message("count.days", n=late))
    return Message("report.done", day=day)
