"""The steps of the plan as every document lists them: what is late first, then what is to come, then what is done or was dropped."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from graphcrm.records import Action, Concerns
from graphcrm.snapshot import Snapshot


def ordered(snapshot: Snapshot) -> list[Action]:
    """Every step; within a group by its day."""

    def place(step: Action) -> tuple[int, datetime.date, str]:
        late = is_late(step, snapshot.as_of)
        group = 0 if late else {"planned": 1, "done": 2}.get(step.status, 3)
        return group, step.due_on or datetime.date.max, step.id

    return sorted(snapshot.nodes(Action).values(), key=place)


def concerned(snapshot: Snapshot) -> Mapping[str, list[str]]:
    """By step: the ids of those that it concerns."""
    found: dict[str, list[str]] = {}
    for tie in snapshot.ties(Concerns, Action):
        found.setdefault(tie.from_id, []).append(tie.to_id)
    return found


def is_late(step: Action, today: datetime.date) -> bool:
    """Whether the day of a step has passed without it being done."""
    return step.status == "planned" and days_late(step, today) > 0


def days_late(step: Action, today: datetime.date) -> int:
    """Days after its day: of what is done until it was, of what is planned until today; 0 where it is not late."""
    until = {"planned": today, "done": step.done_on}.get(step.status)
    return max(0, (until - step.due_on).days) if until and step.due_on else 0
