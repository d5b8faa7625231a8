"""The plan: what is to be done, by whom, by when, and what has slipped."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from graphcrm.account.wording import called, counted, joined
from graphcrm.records import Action, Concerns
from graphcrm.render.context import PageContext


@dataclass(frozen=True, slots=True)
class Step:
    """One planned step; every column in words. ``late``: its day has passed, and it is not done."""

    what: str
    concerns: str
    owner: str
    due: str
    state: str
    late: bool


def steps(here: PageContext) -> tuple[Step, ...]:
    """What is late first, then what is to come, then what is done or was dropped; each by its day."""
    snapshot, account = here.presenter.snapshot, here.presenter.account
    about: dict[str, list[str]] = {}
    for tie in snapshot.ties(Concerns, Action):
        name = (
            called(account.contacts[tie.to_id]) if tie.to_id in account.contacts else snapshot.name(tie.to_id)
        )
        about.setdefault(tie.from_id, []).append(name)
    today = snapshot.as_of
    ordered = sorted(snapshot.nodes(Action).values(), key=lambda each: _place(each, today))
    return tuple(
        Step(
            each.name,
            joined(sorted(about.get(each.id, []))),
            _owner(here, each),
            f"{each.due_on or 'not set'}",
            _state(each, today),
            _late(each, today),
        )
        for each in ordered
    )


def _late(action: Action, today: datetime.date) -> bool:
    return action.status == "planned" and action.due_on is not None and action.due_on < today


def _place(action: Action, today: datetime.date) -> tuple[int, datetime.date, str]:
    group = 0 if _late(action, today) else {"planned": 1, "done": 2}.get(action.status, 3)
    return group, action.due_on or datetime.date.max, action.id


def _owner(here: PageContext, action: Action) -> str:
    if not action.owner:
        return "nobody named"
    employee = here.presenter.account.employees.get(action.owner)
    return called(employee) if employee else action.owner


def _state(action: Action, today: datetime.date) -> str:
    due, done = action.due_on, action.done_on
    if action.status == "done":
        when = f"done {done}" if done else "done, day not recorded"
        late = (done - due).days if done and due else 0
        return f"{when}, {_days(late)} late" if late > 0 else when
    if due is not None and _late(action, today):
        return f"{_days((today - due).days)} late"
    return action.status


def _days(number: int) -> str:
    return counted(number, "day", "days")
