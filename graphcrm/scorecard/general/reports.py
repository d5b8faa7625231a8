"""Are contacts reported in time, assessed, and minuted? (G2)

All three look at the interactions of the last twelve months that one of ours attended. A report without a day is not
late: it is unknown when it was filed, unless it is not due yet, which leaves it out; a day of filing before the
interaction is an error and counts as unknown. Minutes are otherwise: the column says that they went out, so a blank one
means that none are on record, once anybody fills the column at all; minutes that are not due yet are left out.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graphcrm.account.wording import counted
from graphcrm.schema.scales import INTERACTION_KIND
from graphcrm.scorecard.general.units import employee_name
from graphcrm.scorecard.measured import Measured, Part, sources, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier, everywhere

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping

    from graphcrm.records import Interaction
    from graphcrm.scorecard.context import AssessmentContext


def with_ours(context: AssessmentContext) -> tuple[Interaction, ...]:
    """The interactions of the last twelve months that one of ours attended, in the order of their ids."""
    return tuple(each for ident, each in context.interactions.items() if ident in context.ours_at)


def by_then(day: datetime.date | None, context: AssessmentContext) -> datetime.date | None:
    """A day that had come when the account is looked at; a later one is not known yet."""
    return day if day is not None and day <= context.as_of else None


def timeliness(context: AssessmentContext) -> Measured:
    """Reports filed within the days that are due, out of those whose day of filing is known."""
    due = context.policy.general.report_days
    late: list[Interaction] = []
    timely, known, blank = Counter[str](), Counter[str](), Counter[str]()
    for each in with_ours(context):
        filed = by_then(each.filed_on, context)
        if filed is None or filed < each.held_on:
            if filed is not None or (context.as_of - each.held_on).days > due:
                blank[each.kind] += 1
            continue
        known[each.kind] += 1
        if (filed - each.held_on).days <= due:
            timely[each.kind] += 1
        else:
            late.append(each)
    total, unsaid = known.total(), blank.total()
    if not total:
        return unknown(TIMELINESS.unknown, step="Fill the day of filing (column filed_on).")
    parts = tuple(
        Part(
            _kinds()[kind],
            timely[kind],
            known[kind],
            note=f"{counted(blank[kind], 'report', 'reports')} without a day of filing"
            if blank[kind]
            else "",
            sources=sources(context.snapshot, [each for each in late if each.kind == kind]),
        )
        for kind in sorted(known | blank)
    )
    done, every = timely.total(), total + unsaid
    said = f"{done} of {counted(total, 'report', 'reports')} were filed within {counted(due, 'day', 'days')}"
    said += f"; of {unsaid} more nobody knows when." if unsaid else "."
    return Measured(
        done / total,
        said,
        parts,
        known=total / every,
        interval=(done / every, (done + unsaid) / every) if unsaid else None,
        step=_ask(context, late, "what keeps the late reports"),
    )


def quality(context: AssessmentContext) -> Measured:
    """The mean quality, 1 to 5, of the interactions that somebody assessed."""
    every = with_ours(context)
    rated = Counter(each.quality for each in every if each.quality is not None)
    total = rated.total()
    if not total:
        return unknown(QUALITY.unknown, step="Assess each visit from 1 to 5 when it is reported.")
    mean = sum(step * count for step, count in rated.items()) / total
    parts = tuple(Part(f"Quality {step}", rated[step], total) for step in range(1, 6))
    poor = [each for each in every if each.quality is not None and each.quality <= 2]
    said = (
        f"The {counted(total, 'interaction', 'interactions')} assessed are worth {mean:.1f} of 5 on average; "
        f"{total} of {len(every)} were assessed."
    )
    step = _ask(context, poor, "what kept the weak ones from being better") if poor else ""
    return Measured(mean, said, parts, known=total / len(every), step=step)


def minutes(context: AssessmentContext) -> Measured:
    """Interactions with minutes, out of those after which minutes are sent."""
    rules = context.policy.general
    due = [
        each
        for each in with_ours(context)
        if each.kind in rules.minutes_for
        and (
            by_then(each.minutes_on, context) or (context.as_of - each.held_on).days > rules.minutes_due_days
        )
    ]
    sent = Counter(each.kind for each in due if by_then(each.minutes_on, context))
    if not sent:
        return unknown(MINUTES.unknown, step="Fill the day on which minutes went out (minutes_on).")
    missing = [each for each in due if not by_then(each.minutes_on, context)]
    every = Counter(each.kind for each in due)
    parts = tuple(
        Part(
            _kinds()[kind],
            sent[kind],
            every[kind],
            sources=sources(context.snapshot, [each for each in missing if each.kind == kind]),
        )
        for kind in sorted(every)
    )
    said = f"Minutes of {sent.total()} of {counted(len(due), 'interaction', 'interactions')} that ask for them are on record."
    return Measured(
        sent.total() / len(due), said, parts, step=_ask(context, missing, "for the missing minutes")
    )


def _ask(context: AssessmentContext, rows: Iterable[Interaction], what: str) -> str:
    """Whom of ours to ask: who attended most of these."""
    found = Counter(who for each in rows for who in context.ours_at.get(each.id, ()))
    if not found:
        return ""
    who = min(found, key=lambda ident: (-found[ident], ident))
    return f"Ask {employee_name(context.account, who)}, who attended most of them ({found[who]}), {what}."


def _kinds() -> Mapping[str, str]:
    return {step.code: step.term.en.capitalize() for step in INTERACTION_KIND.steps}


TIMELINESS = Metric(
    id="report_timeliness",
    seed="G2",
    layer=Layer.GENERAL,
    unit=Unit.SHARE,
    measure=timeliness,
    targets=by_tier(0.95, 0.9, 0.85, 0.8),
)

QUALITY = Metric(
    id="report_quality",
    seed="G2",
    layer=Layer.GENERAL,
    unit=Unit.POINTS,
    measure=quality,
    targets=by_tier(4.0, 4.0, 3.5, 3.0),
    worst=1.0,
)

MINUTES = Metric(
    id="minutes_sent",
    seed="G2",
    layer=Layer.GENERAL,
    unit=Unit.SHARE,
    measure=minutes,
    targets=everywhere(0.9),
    weight=0.5,
)

METRICS = (TIMELINESS, QUALITY, MINUTES)
