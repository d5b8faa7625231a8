"""Does each of ours meet customers often enough, and this one how often by role? (G1)

A meeting is an interaction of a kind in `GeneralRules.meeting_kinds` that one of ours and one of theirs attended. Those of one
employee with the same people on the same day are one meeting, however many entries it has. Weeks run from Monday to Sunday, as
ISO 8601 counts them; the week that is not over yet is left out.

*Each of ours* is every employee on record with the account in any of these weeks; of who has left, the whole weeks before count.
Meetings a week are asked of a person, so the first figure counts those with every customer; each part says how many of them were
with this one, and the second figure counts these alone. The target is what is recorded for a person, else what the rules ask of the
role; where neither is there it is not known, and the weeks of this person lower what is known. Whoever has a target of 0 is left
out of the first figure and counts in the second. Where any meeting is on record, who has none had none.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace
from itertools import chain

from graphcrm.account.evidence import reason
from graphcrm.findings import Finding, Severity
from graphcrm.messages import Message, Number, joined
from graphcrm.records import Employee, Interaction
from graphcrm.schema.scales import EMPLOYEE_ROLE
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


def target(context: AssessmentContext, employee: Employee) -> int | None:
    """How many meetings a week are aimed at: as recorded, else by role; ``None`` where neither is on record."""
    if employee.weekly_meetings is not None or not employee.role:
        return employee.weekly_meetings
    rules = context.policy.general
    return rules.meetings_by_role.get(employee.role, rules.meetings_a_week)


def held(context: AssessmentContext) -> Mapping[str, Mapping[Week, tuple[Interaction, ...]]]:
    """By employee and ISO week: the meetings, one a day and group of theirs."""
    span = weeks(context)
    first = datetime.date.fromisocalendar(*span[0], 1)
    past = datetime.date.fromisocalendar(*span[-1], 7)
    kinds = context.policy.general.meeting_kinds
    meetings: dict[str, dict[tuple[datetime.date, frozenset[str]], Interaction]] = defaultdict(dict)
    for ident, event in context.snapshot.nodes(Interaction).items():
        theirs = context.theirs_at.get(ident)
        if event.kind in kinds and first <= event.held_on <= past and theirs:
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
    """Meetings held with any customer, no week counted beyond its target, out of those aimed at."""
    everybody, by_employee = team(context), held(context)
    kinds = context.policy.general.meeting_kinds
    goals = {ident: target(context, employee) for ident, (employee, _) in everybody.items()}
    elsewhere = {ident: Counter(map(_week, context.snapshot.elsewhere(ident, kinds))) for ident in everybody}
    parts: list[Part] = []
    met_nobody: list[str] = []
    for ident, (_, stayed) in everybody.items():
        goal, mine = goals[ident], by_employee.get(ident, {})
        here = [len(mine.get(week, ())) for week in stayed]
        counts = [count + elsewhere[ident][week] for count, week in zip(here, stayed, strict=True)]
        name, rows = context.account.colleague(ident), context.sources(chain.from_iterable(mine.values()))
        if goal is None:
            parts.append(Part(name, None, None, ident, METRIC.says("no_target", n=sum(here)), rows))
        elif goal > 0:
            full = sum(count >= goal for count in counts)
            note = METRIC.says("note", full=full, weeks=len(stayed), n=goal, here=sum(here), held=sum(counts))
            asked = sum(min(goal, count) for count in counts)
            parts.append(Part(name, asked, goal * len(stayed), ident, note, rows))
            met_nobody += [] if any(counts) or ident not in context.account.employees else [ident]
    asked_of, span = [part for part in parts if part.of], weeks(context)
    any_held = by_employee or any(days[week] for days in elsewhere.values() for week in span)
    if not asked_of or not any_held:
        return METRIC.not_known("no_targets" if parts and not asked_of else "unknown")
    present = [part for part in asked_of if part.who in context.account.employees] or asked_of
    least = min(present, key=lambda part: ((part.value or 0) / (part.of or 1), part.who or ""))
    measured = METRIC.ratio(
        asked_of,
        weeks=len(span),
        step=METRIC.says("step", who=least.name),
        findings=_met_nobody(context, met_nobody),
    )
    spans = {ident: len(stayed) for ident, (_, stayed) in everybody.items()}
    blank = sum(spans[ident] for ident, goal in goals.items() if goal is None)
    return replace(measured, parts=tuple(parts), known=1 - blank / sum(spans.values()))


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
