"""Does each of ours meet the customer often enough, and how often by role? (G1)

A meeting is an interaction of any kind in `MEETINGS` (a visit, meeting, meal, workshop or event; no call, no e-mail) that one of ours and one of theirs attended. Those of one
employee with the same people on the same day are one meeting, however many entries it has. Weeks run from Monday to Sunday, as
ISO 8601 counts them; the week that is not over yet is left out.

*Each of ours* is every employee on record with the account in any of these weeks; of who has left, the whole weeks before count.
Whoever has a target of 0 meetings a week is left out of the first
figure and counts in the second. Where any meeting is on record, who has none had none.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping

from graphcrm.account.evidence import reason
from graphcrm.findings import Finding, Severity
from graphcrm.messages import Message, Number, joined
from graphcrm.records import Employee, Interaction
from graphcrm.schema.scales import EMPLOYEE_ROLE, MEETINGS
from graphcrm.scorecard.context import AssessmentContext, grouped
from graphcrm.scorecard.measured import Measured, Part, word
from graphcrm.scorecard.metric import Metric, Unit, as_fact, everywhere
from graphcrm.scorecard.weak_spot import weak_spot

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
    meetings: dict[str, dict[tuple[datetime.date, frozenset[str]], Interaction]] = defaultdict(dict)
    for ident, event in context.snapshot.nodes(Interaction).items():
        theirs = context.theirs_at.get(ident)
        if event.kind in MEETINGS and first <= event.held_on <= past and theirs:
            for who in context.ours_at.get(ident, ()):
                meetings[who].setdefault((event.held_on, theirs), event)
    return {
        who: {
            week: tuple(inside)
            for week, inside in grouped((_week(day), event) for (day, _), event in events.items()).items()
        }
        for who, events in meetings.items()
    }


def team(context: AssessmentContext) -> Mapping[str, tuple[Employee, tuple[Week, ...]]]:
    """By employee, those who left since too: the record, and the weeks that this one was with us to the end."""
    span, left = weeks(context), context.snapshot.left(Employee)
    here = {ident: (employee, span) for ident, employee in context.account.employees.items()}
    for ident, gone in left.items():
        stayed = tuple(week for week in span if datetime.date.fromisocalendar(*week, 7) < gone.on)
        if stayed and ident not in here:
            here[ident] = gone.person, stayed
    return {ident: here[ident] for ident in sorted(here)}


def measure(context: AssessmentContext) -> Measured:
    """Meetings held, no week counted beyond its target, out of those aimed at."""
    goals = {
        ident: (goal, stayed)
        for ident, (employee, stayed) in team(context).items()
        if (goal := target(context, employee)) > 0
    }
    span, by_employee = weeks(context), held(context)
    if not goals or not by_employee:
        return METRIC.not_known()
    parts: list[Part] = []
    for ident, (goal, stayed) in goals.items():
        mine, name = by_employee.get(ident, {}), context.account.colleague(ident)
        counts = [len(mine.get(week, ())) for week in stayed]
        note = METRIC.says("note", full=sum(count >= goal for count in counts), weeks=len(stayed), n=goal)
        rows = context.sources(event for meetings in mine.values() for event in meetings)
        counted = sum(min(goal, count) for count in counts)
        parts.append(Part(name, counted, goal * len(stayed), ident, note, rows))
    here = [part for part in parts if part.who in context.account.employees] or parts
    least = min(here, key=lambda part: ((part.value or 0) / (part.of or 1), part.who or ""))
    findings = _met_nobody(context, [part.who for part in here if part.who and not by_employee.get(part.who)])
    return METRIC.ratio(parts, weeks=len(span), step=METRIC.says("step", who=least.name), findings=findings)


def by_role(context: AssessmentContext) -> Measured:
    """Meetings a week and person, by role, those beyond the target counted too."""
    by_employee = held(context)
    if not by_employee:
        return BY_ROLE.not_known()
    counts = grouped(
        (
            employee.role or "",
            (sum(len(by_employee.get(ident, {}).get(week, ())) for week in stayed), len(stayed)),
        )
        for ident, (employee, stayed) in team(context).items()
    )
    parts: list[Part] = []
    for role in (*EMPLOYEE_ROLE.codes, ""):
        if role in counts:
            name = word(EMPLOYEE_ROLE, role) if role else BY_ROLE.says("no_role")
            done, stayed = (sum(numbers) for numbers in zip(*counts[role], strict=True))
            note = BY_ROLE.says("note", n=len(counts[role]), rate=Number(done / stayed, ".1f"))
            parts.append(Part(name, done, stayed, note=note))
    done, total = sum(part.value or 0 for part in parts), sum(part.of or 0 for part in parts)
    rate = Number(done / total, ".1f")
    said = BY_ROLE.says("said", rate=rate, done=as_fact(done), total=as_fact(total))
    return Measured(done / total, said, tuple(parts))


def _met_nobody(context: AssessmentContext, who: list[str]) -> tuple[Finding, ...]:
    """Those of ours who should meet the customer and met nobody at all, in one finding."""
    if not who:
        return ()
    account, weeks = context.account, context.policy.general.weeks
    people = [account.employees[ident] for ident in who]
    first = min(people, key=lambda employee: (-(employee.rank or 0), employee.id))
    names, boss = joined(map(account.colleague, who)), account.colleague(first.id)
    why = reason(account, Message("finding.meets_nobody.evidence"), people[:8])
    return (
        weak_spot(
            "meets_nobody", "G1", Severity.NOTE, who, why, about=who, who=names, weeks=weeks, first=boss
        ),
    )


def _week(day: datetime.date) -> Week:
    year, week, _ = day.isocalendar()
    return year, week


METRIC = Metric("meeting_discipline", "G1", Unit.SHARE, measure, everywhere(1.0), weight=2.0)
BY_ROLE = Metric("meetings_by_role", "G1", Unit.COUNT, by_role)
METRICS = (METRIC, BY_ROLE)
