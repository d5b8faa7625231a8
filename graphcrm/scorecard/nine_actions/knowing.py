"""Is the customer's information kept, the survey held, the quality of contacts on the rise? What E3, E6 and E7 ask."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from graphcrm.account.wording import counted, joined
from graphcrm.records import Asset, Initiative, Interaction, KpiYear, Rated, Survey
from graphcrm.scorecard.measured import sources
from graphcrm.scorecard.nine_actions.condition import Checked, Metrics, not_known
from graphcrm.scorecard.own_work.years import whole_years

if TYPE_CHECKING:
    from graphcrm.scorecard.context import AssessmentContext

FIGURES = ("sales", "profit", "cash_flow", "headcount")


def equipment_by_vendor(context: AssessmentContext, metrics: Metrics) -> Checked:  # noqa: ARG001 — the signature of every check
    """The share of installed equipment of which the vendor is on record."""
    every = list(context.snapshot.nodes(Asset).values())
    if not every:
        return not_known("No installed equipment is on record.", "Record what is installed, of every vendor (sheet Asset).")  # fmt: skip
    named = [each for each in every if each.vendor is not None]
    step = "Fill in whose equipment it is (column vendor of Asset)." if len(named) < len(every) else ""
    said = (
        f"The vendor of {len(named)} of {counted(len(every), 'piece', 'pieces')} of equipment is on record."
    )
    return Checked(len(named) / len(every), said, step, sources(context.snapshot, every))


def equipment_of_rivals(context: AssessmentContext, metrics: Metrics) -> Checked:  # noqa: ARG001 — the signature of every check
    """Whether equipment of competitors is on record as well: of each one that competes for something here."""
    every, kinds = context.snapshot.nodes(Asset).values(), context.account.organizations
    step = "Record what competitors have installed (sheet Asset)."
    rivals = {ident for ident, kind in kinds.items() if kind == "competitor"}
    if not every or not rivals:
        what = (
            "No competitor is on record."
            if not rivals
            else "Without any equipment, that of competitors is not known either."
        )
        return not_known(what, step)
    seen = {each.vendor for each in every} & rivals
    theirs = [each for each in every if each.vendor in rivals]
    missing = sorted(rivals - seen, key=context.snapshot.name)
    names = joined([context.snapshot.name(one) for one in missing])
    said = f"Equipment of {len(seen)} of {counted(len(rivals), 'competitor', 'competitors')} is on record ({counted(len(theirs), 'piece', 'pieces')})."
    advice = f"Find out what {names} has installed, if anything (sheet Asset)." if missing else ""
    return Checked(len(seen) / len(rivals), said, advice, sources(context.snapshot, theirs))


def figures_of_the_year(context: AssessmentContext, metrics: Metrics) -> Checked:  # noqa: ARG001 — the signature of every check
    """How many of the four figures of the last whole year are on record."""
    years = whole_years(context)
    if not years:
        return not_known("No whole year of figures is on record.", "Record sales, profit, cash flow and heads of last year (sheet KpiYear).")  # fmt: skip
    over = context.as_of.month == 12 and context.as_of.day == 31
    due = context.as_of.year if over else context.as_of.year - 1
    last = years[-1]
    there = [name for name in FIGURES if last.number == due and getattr(last.figures, name) is not None]
    missing = [name.replace("_", " ") for name in FIGURES if name not in there]
    said = f"{len(there)} of {len(FIGURES)} figures of {due} are on record."
    step = f"Record {joined(missing)} of {due} (sheet KpiYear)." if missing else ""
    return Checked(len(there) / len(FIGURES), said, step, sources(context.snapshot, [last.figures]))


def plans_of_theirs(context: AssessmentContext, metrics: Metrics) -> Checked:  # noqa: ARG001 — the signature of every check
    """The share of their themes from this year on that say what they are about, and what they mean to spend."""
    every = [each for each in context.snapshot.nodes(Initiative).values() if each.year >= context.as_of.year]
    if not every:
        return not_known("No plan of theirs from this year on is on record.", "Record what they mean to build, and what they will spend (sheet Initiative).")  # fmt: skip
    full = [each for each in every if each.value is not None]
    said = f"What they mean to spend is on record for {len(full)} of {counted(len(every), 'plan', 'plans')}."
    bare = next((each for each in every if each.value is None), None)
    step = f"Find out what they mean to spend on {bare.name}." if bare else ""
    return Checked(len(full) / len(every), said, step, sources(context.snapshot, every))


def fresh(context: AssessmentContext, metrics: Metrics) -> Checked:  # noqa: ARG001 — the signature of every check
    """Which of equipment, figures and plans were added to within the days for which information is fresh."""
    days = context.policy.actions.fresh_days
    kept = {
        "equipment": [each.recorded_at for each in context.snapshot.nodes(Asset).values()],
        "figures": [each.recorded_at for each in context.snapshot.nodes(KpiYear).values()],
        "plans": [each.recorded_at for each in context.snapshot.nodes(Initiative).values()],
    }
    newest = {name: max(when)[:10] for name, when in kept.items() if when}
    if not newest:
        return not_known("Neither equipment nor figures nor plans are on record.", "Record what is installed, the figures of each year, and their plans.")  # fmt: skip
    since = (context.as_of - datetime.timedelta(days=days)).isoformat()
    old = [name for name, day in newest.items() if day < since]
    said = f"{joined(sorted(newest))}: last written on {joined([newest[name] for name in sorted(newest)])}."
    step = f"Look through the {joined(old)} again: nothing was added for {days} days." if old else ""
    return Checked(1 - len(old) / len(newest), said[0].upper() + said[1:], step)


def survey_held(context: AssessmentContext, metrics: Metrics) -> Checked:  # noqa: ARG001 — the signature of every check
    """Whether a survey was held within the days for which one counts."""
    every = [each for each in context.snapshot.nodes(Survey).values() if each.held_on <= context.as_of]
    if not every:
        return not_known("No satisfaction survey is on record.", "Hold one, or record the last (sheets Survey and RATED).")  # fmt: skip
    last = max(every, key=lambda each: (each.held_on, each.id))
    days = (context.as_of - last.held_on).days
    late = days > context.policy.general.survey_days
    said = f"The last satisfaction survey closed on {last.held_on}, {days} days ago."
    return Checked(float(not late), said, "Hold this year's survey." if late else "", sources(context.snapshot, [last]))  # fmt: skip


def survey_answered(context: AssessmentContext, metrics: Metrics) -> Checked:  # noqa: ARG001 — the signature of every check
    """How far the share of answers in the last survey reaches what is asked."""
    every = [each for each in context.snapshot.nodes(Survey).values() if each.held_on <= context.as_of]
    last = max(every, key=lambda each: (each.held_on, each.id), default=None)
    if last is None or not last.invited:
        return not_known("How many were asked in the last survey is not on record.", "Record how many were asked (column invited of Survey).")  # fmt: skip
    answers = {tie.from_id for tie in context.snapshot.ties_between(Rated, "Contact", "Survey") if tie.to_id == last.id}  # fmt: skip
    asked = context.policy.actions.response_rate
    said = f"{len(answers)} of {last.invited} who were asked answered."
    short = len(answers) < asked * last.invited
    step = "Ask those who did not answer in person, and say what came of the last survey." if short else ""
    return Checked(
        min(1.0, len(answers) / last.invited / asked), said, step, sources(context.snapshot, [last])
    )


def contacts_rated(context: AssessmentContext, metrics: Metrics) -> Checked:  # noqa: ARG001 — the signature of every check
    """The share of contacts of these months whose quality was rated."""
    every = context.interactions.values()
    rated = [each for each in every if each.quality is not None]
    if not rated:
        return not_known("No contact of these months was rated.", "Rate each visit from poor to excellent when it is reported.")  # fmt: skip
    said = f"{len(rated)} of {counted(len(every), 'contact', 'contacts')} of these months were rated."
    step = "Rate each visit from poor to excellent when it is reported." if len(rated) < len(every) else ""
    return Checked(len(rated) / len(every), said, step)


def quality_rises(context: AssessmentContext, metrics: Metrics) -> Checked:  # noqa: ARG001 — the signature of every check
    """Whether contacts are rated better than in the same months the year before, or well enough to hold it."""
    rules = context.policy.actions
    before_start = context.year_start - datetime.timedelta(days=context.policy.window_days)
    now = [each.quality for each in context.interactions.values() if each.quality is not None]
    before = [
        each.quality
        for each in context.snapshot.nodes(Interaction).values()
        if each.quality is not None and before_start <= each.held_on < context.year_start
    ]
    if min(len(now), len(before)) < rules.least_rated:
        return not_known(
            f"{len(now)} rated contacts of these months and {len(before)} of the year before are too few to compare.",
            "Rate each visit from poor to excellent when it is reported.",
        )
    mean, mean_before = sum(now) / len(now), sum(before) / len(before)
    said = f"The mean quality is {mean:.2f} of 5 ({len(now)} contacts), {mean_before:.2f} the year before ({len(before)})."
    rise = mean - mean_before
    if rise >= rules.quality_rise or (mean >= rules.quality_good and rise > -rules.quality_rise):
        return Checked(1.0, said)
    step = "Prepare each visit with a purpose and whom it serves; look at the poorest ten together."
    return Checked(0.5 if rise > -rules.quality_rise else 0.0, said, step)
