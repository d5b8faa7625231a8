"""Does each of ours meet the customer often enough, and how often by role? (G1)

A meeting is an interaction of any kind in `MEETINGS` that one of ours and one of theirs attended. Those of one employee
with the same people on the same day are one meeting, however many entries it has. Weeks run from Monday to Sunday, as ISO 8601
counts them; the week that is not over yet is left out.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from typing import TYPE_CHECKING

from graphcrm.account.evidence import reason
from graphcrm.account.wording import called, counted, joined
from graphcrm.findings import Finding, Severity
from graphcrm.records import Interaction
from graphcrm.schema.scales import EMPLOYEE_ROLE, MEETINGS
from graphcrm.scorecard.measured import Measured, Part, sources, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, everywhere

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphcrm.records import Employee
    from graphcrm.scorecard.context import AssessmentContext

MEETS_NOBODY = "meets_nobody"

Week = tuple[int, int]
"""ISO year and week."""


def weeks(context: AssessmentContext) -> tuple[Week, ...]:
    """The last whole ISO weeks, the oldest first."""
    monday = context.as_of - datetime.timedelta(days=context.as_of.weekday())
    if context.as_of.weekday() == 6:
        monday += datetime.timedelta(days=7)
    days = (monday - datetime.timedelta(weeks=back) for back in range(context.policy.general.weeks, 0, -1))
    return tuple(_week(day) for day in days)


def target(context: AssessmentContext, employee: Employee) -> int:
    """How many meetings a week are aimed at: as recorded, else by role, else for everybody."""
    if employee.weekly_meetings is not None:
        return employee.weekly_meetings
    rules = context.policy.general
    return rules.meetings_by_role.get(employee.role or "", rules.meetings_a_week)


def held(context: AssessmentContext) -> Mapping[str, Mapping[Week, tuple[Interaction, ...]]]:
    """By employee and ISO week: the meetings, one a day and group of theirs."""
    every = weeks(context)
    first = datetime.date.fromisocalendar(*every[0], 1)
    past = datetime.date.fromisocalendar(*every[-1], 7)
    found: dict[str, dict[Week, dict[tuple[datetime.date, frozenset[str]], Interaction]]] = defaultdict(dict)
    for ident, each in context.snapshot.nodes(Interaction).items():
        theirs = context.theirs_at.get(ident)
        if each.kind not in MEETINGS or not first <= each.held_on <= past or not theirs:
            continue
        week = _week(each.held_on)
        for who in context.ours_at.get(ident, ()):
            found[who].setdefault(week, {}).setdefault((each.held_on, theirs), each)
    return {
        who: {week: tuple(meetings.values()) for week, meetings in by_week.items()}
        for who, by_week in found.items()
    }


def measure(context: AssessmentContext) -> Measured:
    """Meetings held, no week counted beyond its target, out of those aimed at."""
    team = {ident: each for ident, each in context.account.employees.items() if target(context, each) > 0}
    every, by_employee = weeks(context), held(context)
    if not team or not by_employee:
        return unknown(METRIC.unknown, step="Record who of ours attended which meeting (sheet ATTENDED).")
    parts: list[Part] = []
    for ident, employee in team.items():
        goal, mine = target(context, employee), by_employee.get(ident, {})
        kept = sum(min(goal, len(mine.get(week, ()))) for week in every)
        full = sum(len(mine.get(week, ())) >= goal for week in every)
        note = f"{full} of {len(every)} weeks with {counted(goal, 'meeting', 'meetings')} or more"
        rows = [each for meetings in mine.values() for each in meetings]
        parts.append(
            Part(called(employee), kept, goal * len(every), ident, note, sources(context.snapshot, rows))
        )
    done, aimed = sum(part.value or 0 for part in parts), sum(part.of or 0 for part in parts)
    least = min(parts, key=lambda part: ((part.value or 0) / (part.of or 1), part.who or ""))
    said = f"{done:g} of {aimed:g} meetings aimed at were held in the {len(every)} weeks before this one."
    return Measured(
        done / aimed,
        said,
        tuple(parts),
        step=f"Fill next week's calendar first with {least.name}.",
        findings=_met_nobody(context, [who for who in team if not by_employee.get(who)]),
    )


def by_role(context: AssessmentContext) -> Measured:
    """Meetings a week and person, by role, those beyond the target counted too."""
    every, by_employee = weeks(context), held(context)
    if not by_employee:
        return unknown(BY_ROLE.unknown, step="Record who of ours attended which meeting (sheet ATTENDED).")
    counts: dict[str, list[int]] = defaultdict(list)
    for ident, employee in context.account.employees.items():
        mine = by_employee.get(ident, {})
        counts[employee.role or ""].append(sum(len(meetings) for meetings in mine.values()))
    words = {step.code: step.term.en.capitalize() for step in EMPLOYEE_ROLE.steps} | {"": "Role not known"}
    parts = tuple(
        Part(
            words.get(role, role),
            sum(counts[role]),
            len(counts[role]) * len(every),
            note=f"{counted(len(counts[role]), 'person', 'people')}, {sum(counts[role]) / len(counts[role]) / len(every):.1f} a week each",
        )
        for role in (*words,)
        if role in counts
    )
    done, of = sum(part.value or 0 for part in parts), sum(part.of or 0 for part in parts)
    said = f"Ours met the customer {done / of:.1f} times a week and person: {done:g} times in {of:g} person-weeks."
    return Measured(done / of, said, parts)


def _met_nobody(context: AssessmentContext, who: list[str]) -> tuple[Finding, ...]:
    """Those of ours who should meet the customer and met nobody at all, in one finding."""
    if not who:
        return ()
    account = context.account
    people = [account.employees[ident] for ident in who]
    names = joined([called(each) for each in people])
    first = min(people, key=lambda each: (-(each.rank or 0), each.id))
    return (
        Finding(
            kind=MEETS_NOBODY,
            severity=Severity.NOTE,
            who=tuple(who),
            about=tuple(who),
            message=f"{names} met nobody of this customer in the {context.policy.general.weeks} weeks before this one.",
            step=f"Take {called(first)} along to the next meeting, or set 0 meetings a week for whoever need not go.",
            seed="G1",
            evidence=(reason(account, "Of ours, with meetings to aim at and none on record.", people[:8]),),
        ),
    )


def _week(day: datetime.date) -> Week:
    year, week, _ = day.isocalendar()
    return year, week


METRIC = Metric(
    id="meeting_discipline",
    seed="G1",
    layer=Layer.GENERAL,
    unit=Unit.SHARE,
    measure=measure,
    targets=everywhere(1.0),
    weight=2.0,
)

BY_ROLE = Metric(
    id="meetings_by_role",
    seed="G1",
    layer=Layer.GENERAL,
    unit=Unit.COUNT,
    measure=by_role,
)

METRICS = (METRIC, BY_ROLE)
