"""Does each of ours meet the customer often enough? (G1)

A meeting is an interaction of any kind in `MEETINGS` that one of ours and one of theirs attended. Those of one employee
with the same people on the same day are one meeting, however many entries it has. Weeks run from Monday to Sunday, as ISO 8601
counts them; the week that is not over yet is left out.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from typing import TYPE_CHECKING

from graphcrm.analysis.wording import called, counted
from graphcrm.cathedral.measured import Measured, Part, sources, unknown
from graphcrm.cathedral.metric import Layer, Metric, Unit, everywhere
from graphcrm.records import Interaction
from graphcrm.schema.model import Term

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphcrm.cathedral.sight import Sight
    from graphcrm.records import Employee

MEETINGS = frozenset({"visit", "meeting", "meal", "workshop", "event"})
"""Kinds of interaction at which people see each other; a call or a message is none."""

Week = tuple[int, int]
"""ISO year and week."""


def weeks(sight: Sight) -> tuple[Week, ...]:
    """The last whole ISO weeks, the oldest first."""
    monday = sight.as_of - datetime.timedelta(days=sight.as_of.weekday())
    if sight.as_of.weekday() == 6:
        monday += datetime.timedelta(days=7)
    days = (monday - datetime.timedelta(weeks=back) for back in range(sight.policy.general.weeks, 0, -1))
    return tuple(_week(day) for day in days)


def target(sight: Sight, employee: Employee) -> int:
    """How many meetings a week are aimed at: as recorded, else by role, else for everybody."""
    if employee.weekly_meetings is not None:
        return employee.weekly_meetings
    rules = sight.policy.general
    return rules.meetings_by_role.get(employee.role or "", rules.meetings_a_week)


def held(sight: Sight) -> Mapping[str, Mapping[Week, tuple[Interaction, ...]]]:
    """By employee and ISO week: the meetings, one a day and group of theirs."""
    wanted = frozenset(weeks(sight))
    found: dict[str, dict[Week, dict[tuple[datetime.date, frozenset[str]], Interaction]]] = defaultdict(dict)
    for ident, each in sorted(sight.snapshot.nodes(Interaction).items()):
        week = _week(each.held_on)
        theirs = sight.theirs_at.get(ident)
        if each.kind not in MEETINGS or week not in wanted or not theirs:
            continue
        for who in sight.ours_at.get(ident, ()):
            found[who].setdefault(week, {}).setdefault((each.held_on, theirs), each)
    return {
        who: {week: tuple(meetings.values()) for week, meetings in by_week.items()}
        for who, by_week in found.items()
    }


def measure(sight: Sight) -> Measured:
    """Meetings held, no week counted beyond its target, out of those aimed at."""
    team = {ident: each for ident, each in sight.ground.employees.items() if target(sight, each) > 0}
    every, by_employee = weeks(sight), held(sight)
    if not team or not by_employee:
        return unknown(
            METRIC.unknown, next_step="Record who of ours attended which meeting (sheet ATTENDED)."
        )
    parts: list[Part] = []
    for ident, employee in team.items():
        goal, mine = target(sight, employee), by_employee.get(ident, {})
        kept = sum(min(goal, len(mine.get(week, ()))) for week in every)
        full = sum(len(mine.get(week, ())) >= goal for week in every)
        note = f"{full} of {len(every)} weeks with {counted(goal, 'meeting', 'meetings')} or more"
        rows = [each for meetings in mine.values() for each in meetings]
        parts.append(
            Part(called(employee), kept, goal * len(every), ident, note, sources(sight.snapshot, rows))
        )
    done, aimed = sum(part.value or 0 for part in parts), sum(part.of or 0 for part in parts)
    least = min(parts, key=lambda part: ((part.value or 0) / (part.of or 1), part.who or ""))
    said = f"{done:g} of {aimed:g} meetings aimed at were held in the {len(every)} weeks before this one."
    return Measured(
        done / aimed, said, tuple(parts), next_step=f"Fill next week's calendar first with {least.name}."
    )


def _week(day: datetime.date) -> Week:
    year, week, _ = day.isocalendar()
    return year, week


METRIC = Metric(
    id="meeting_discipline",
    seed="G1",
    layer=Layer.GENERAL,
    name=Term("Meeting discipline", "会面纪律|會面紀律"),
    question=Term(
        "Does each of ours meet the customer as often as aimed at, week by week?",
        "我方每个人每周是否按目标会见客户？|我方每個人每週是否按目標會見客戶？",
    ),
    formula="Σₑ Σ_w min(mₑ,w, tₑ) / Σₑ Σ_w tₑ, with mₑ,w the meetings of employee e in ISO week w and tₑ the target",
    unit=Unit.SHARE,
    needs="Interactions with their day, kind, and who of ours and of theirs attended.",
    unknown="No meeting of ours with theirs is on record in these weeks.",
    measure=measure,
    targets=everywhere(1.0),
    weight=2.0,
)
