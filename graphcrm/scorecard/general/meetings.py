"""Does each of ours meet the customer often enough, and how often by role? (G1)

A meeting is an interaction of any kind in `MEETINGS` (a visit, meeting, meal, workshop or event; no call, no e-mail) that one of ours and one of theirs attended. Those of one
employee with the same people on the same day are one meeting, however many entries it has. Weeks run from Monday to Sunday, as
ISO 8601 counts them; the week that is not over yet is left out.

*Each of ours* is every employee on record with the account; whoever has a target of 0 meetings a week is left out of the first
figure and counts in the second. Where any meeting is on record, who has none had none.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from typing import TYPE_CHECKING

from graphcrm.account.evidence import reason
from graphcrm.findings import Finding, Severity
from graphcrm.messages import Message, Number, joined
from graphcrm.records import Interaction
from graphcrm.schema.scales import EMPLOYEE_ROLE, MEETINGS
from graphcrm.scorecard.measured import Measured, Part, sources, unknown, word
from graphcrm.scorecard.metric import Layer, Metric, Unit, everywhere
from graphcrm.scorecard.ratio import as_fact, ratio
from graphcrm.scorecard.weak_spot import weak_spot

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
    span = weeks(context)
    first = datetime.date.fromisocalendar(*span[0], 1)
    past = datetime.date.fromisocalendar(*span[-1], 7)
    meetings: dict[str, dict[Week, dict[tuple[datetime.date, frozenset[str]], Interaction]]] = defaultdict(
        dict
    )
    for ident, event in context.snapshot.nodes(Interaction).items():
        theirs = context.theirs_at.get(ident)
        if event.kind not in MEETINGS or not first <= event.held_on <= past or not theirs:
            continue
        for who in context.ours_at.get(ident, ()):
            week = meetings[who].setdefault(_week(event.held_on), {})
            week.setdefault((event.held_on, theirs), event)
    return {
        who: {week: tuple(events.values()) for week, events in by_week.items()}
        for who, by_week in meetings.items()
    }


def measure(context: AssessmentContext) -> Measured:
    """Meetings held, no week counted beyond its target, out of those aimed at."""
    team = {
        ident: employee
        for ident, employee in context.account.employees.items()
        if target(context, employee) > 0
    }
    span, by_employee = weeks(context), held(context)
    if not team or not by_employee:
        return unknown(METRIC.id)
    parts: list[Part] = []
    for ident, employee in team.items():
        goal, mine = target(context, employee), by_employee.get(ident, {})
        counts = [len(mine.get(week, ())) for week in span]
        note = Message(
            "metric.meeting_discipline.note",
            full=sum(count >= goal for count in counts),
            weeks=len(span),
            n=goal,
        )
        events = [event for meetings in mine.values() for event in meetings]
        counted = sum(min(goal, count) for count in counts)
        name = context.account.colleague(ident)
        rows = sources(context.snapshot, events)
        parts.append(Part(name, counted, goal * len(span), ident, note, rows))
    least = min(parts, key=lambda part: ((part.value or 0) / (part.of or 1), part.who or ""))
    return ratio(
        METRIC.id,
        parts,
        weeks=len(span),
        step=Message("metric.meeting_discipline.step", who=least.name),
        findings=_met_nobody(context, [who for who in team if not by_employee.get(who)]),
    )


def by_role(context: AssessmentContext) -> Measured:
    """Meetings a week and person, by role, those beyond the target counted too."""
    span, by_employee = weeks(context), held(context)
    if not by_employee:
        return unknown(BY_ROLE.id)
    counts: dict[str, list[int]] = defaultdict(list)
    for ident, employee in context.account.employees.items():
        mine = by_employee.get(ident, {})
        counts[employee.role or ""].append(sum(len(meetings) for meetings in mine.values()))
    parts = tuple(
        Part(
            word(EMPLOYEE_ROLE, role) if role else Message("metric.meetings_by_role.no_role"),
            sum(counts[role]),
            len(counts[role]) * len(span),
            note=Message(
                "metric.meetings_by_role.note",
                n=len(counts[role]),
                rate=Number(sum(counts[role]) / len(counts[role]) / len(span), ".1f"),
            ),
        )
        for role in (*EMPLOYEE_ROLE.codes, "")
        if role in counts
    )
    done, total = sum(part.value or 0 for part in parts), sum(part.of or 0 for part in parts)
    rate = Number(done / total, ".1f")
    said = Message(f"metric.{BY_ROLE.id}.said", rate=rate, done=as_fact(done), total=as_fact(total))
    return Measured(done / total, said, parts)


def _met_nobody(context: AssessmentContext, who: list[str]) -> tuple[Finding, ...]:
    """Those of ours who should meet the customer and met nobody at all, in one finding."""
    if not who:
        return ()
    account = context.account
    people = [account.employees[ident] for ident in who]
    first = min(people, key=lambda employee: (-(employee.rank or 0), employee.id))
    return (
        weak_spot(
            MEETS_NOBODY,
            Severity.NOTE,
            who,
            "G1",
            [reason(account, Message("finding.meets_nobody.evidence"), people[:8])],
            about=who,
            who=joined([account.colleague(ident) for ident in who]),
            weeks=context.policy.general.weeks,
            first=account.colleague(first.id),
        ),
    )


def _week(day: datetime.date) -> Week:
    year, week, _ = day.isocalendar()
    return year, week


METRIC = Metric("meeting_discipline", "G1", Layer.GENERAL, Unit.SHARE, measure, everywhere(1.0), weight=2.0)

BY_ROLE = Metric("meetings_by_role", "G1", Layer.GENERAL, Unit.COUNT, by_role)

METRICS = (METRIC, BY_ROLE)
