"""Is the customer's information kept, the survey held, the quality of contacts on the rise? What E3, E6 and E7 ask."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from graphcrm.messages import Fact, Message, Name, Number, joined
from graphcrm.records import Asset, Contact, Initiative, Interaction, KpiYear, Rated, Survey
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.general.surveys import UNEVEN, evenness, newest
from graphcrm.scorecard.nine_actions.condition import Checked, met, met_by, not_known
from graphcrm.scorecard.own_work.years import whole_years
from graphcrm.scorecard.policy.facts import before

FIGURES = ("sales", "profit", "cash_flow", "headcount")


def equipment_by_vendor(context: AssessmentContext) -> Checked:
    """The share of installed equipment with its vendor; not known where none is on record."""
    assets = context.snapshot.nodes(Asset).values()
    return met_by(context, "equipment_by_vendor", assets, lambda asset: asset.vendor is not None)


def equipment_of_rivals(context: AssessmentContext) -> Checked:
    """The share of the competitors on record of whom some equipment is; not known without competitors, or any equipment."""
    assets, kinds = context.snapshot.nodes(Asset).values(), context.account.organizations
    rivals = {ident for ident, kind in kinds.items() if kind == "competitor"}
    if not assets or not rivals:
        return not_known("equipment_of_rivals", "no_equipment" if rivals else "no_rival")
    theirs = [asset for asset in assets if asset.vendor in rivals]
    missing = sorted(rivals - {asset.vendor for asset in theirs}, key=context.snapshot.name)
    names = joined([context.snapshot.named(ident) for ident in missing])
    return met(
        "equipment_of_rivals",
        len(rivals) - len(missing),
        len(rivals),
        pieces=Message("count.pieces", n=len(theirs)),
        step=Message("condition.equipment_of_rivals.step", rivals=names) if missing else "",
        sources=context.sources(theirs),
    )


def figures_of_the_year(context: AssessmentContext) -> Checked:
    """The share on record of sales, profit, cash flow and heads of the last year that is over.

    Not known where no whole year is on record.
    """
    years = whole_years(context)
    if not years:
        return not_known("figures_of_the_year")
    over = context.as_of.month == 12 and context.as_of.day == 31
    due = context.as_of.year if over else context.as_of.year - 1
    last = years[-1]
    missing = [name for name in FIGURES if last.number != due or getattr(last.figures, name) is None]
    names = joined([Message(f"figure.{name}") for name in missing])
    return met(
        "figures_of_the_year",
        len(FIGURES) - len(missing),
        len(FIGURES),
        year=due,
        step=Message("condition.figures_of_the_year.step", figures=names, year=due) if missing else "",
        sources=context.sources([last.figures]),
    )


def plans_of_theirs(context: AssessmentContext) -> Checked:
    """The share of their initiatives from this year on that say what they mean to spend; not known without any."""
    ahead = [plan for plan in context.snapshot.nodes(Initiative).values() if plan.year >= context.as_of.year]
    bare = next((plan for plan in ahead if plan.value is None), None)
    first = {"plan": Name(bare.name)} if bare else {}
    return met_by(context, "plans_of_theirs", ahead, lambda plan: plan.value is not None, **first)


def fresh(context: AssessmentContext) -> Checked:
    """The share of equipment, figures and plans, as far as the days of them are on record, that are of late.

    That is within `ActionRules.fresh_days`, by the newest day that they name themselves, whenever they were imported: of equipment the
    day it was installed, of figures the end of their year, of all the day they hold from. Not known without any such day.
    """
    days, kinds = (
        context.policy.actions.fresh_days,
        {"equipment": Asset, "figures": KpiYear, "plans": Initiative},
    )
    latest = {
        name: max(on_record)
        for name, kind in kinds.items()
        if (
            on_record := [
                day for record in context.snapshot.nodes(kind).values() for day in _days_of(context, record)
            ]
        )
    }
    if not latest:
        return not_known("fresh")
    old = [Message(f"information.{name}") for name, day in latest.items() if context.days_since(day) > days]
    what = joined([Message(f"information.{name}") for name in latest])
    step = Message("condition.fresh.step", what=joined(old), days=days) if old else ""
    said = Message("condition.fresh.said", what=what, days=joined(latest.values()))
    return Checked(1 - len(old) / len(latest), said, step)


def _days_of(context: AssessmentContext, record: Asset | KpiYear | Initiative) -> Iterator[datetime.date]:
    """The days up to today that a row names as its own."""
    own = record.installed_on if isinstance(record, Asset) else None
    if isinstance(record, KpiYear):
        own = min(datetime.date(record.year, 12, 31), context.as_of)
    for day in (own, record.valid_from):
        if day is not None and day <= context.as_of:
            yield day


def survey_held(context: AssessmentContext) -> Checked:
    """Done where the last survey is no older than `GeneralRules.survey_days`, else not done; not known without any."""
    last = _last_survey(context)
    if last is None:
        return not_known("survey_held")
    days = context.days_since(last.held_on)
    late = days > context.policy.general.survey_days
    said = Message("condition.survey_held.said", day=last.held_on, days=days)
    step = Message("condition.survey_held.step") if late else ""
    return Checked(float(not late), said, step, context.sources([last]))


def survey_answered(context: AssessmentContext) -> Checked:
    """min(1, r / `ActionRules.response_rate`), with r the share of those asked in the last survey who answered.

    Not known where it does not say how many were asked.
    """
    last = _last_survey(context)
    if last is None or not last.invited:
        return not_known("survey_answered")
    ties = context.snapshot.events(Rated, Contact, Survey)
    answers = len({tie.from_id for tie in ties if tie.to_id == last.id})
    share = answers / last.invited / context.policy.actions.response_rate
    said = Message("condition.survey_answered.said", answers=answers, asked=last.invited)
    step = Message("condition.survey_answered.step") if share < 1 else ""
    return Checked(min(1.0, share), said, step, context.sources([last]))


def survey_representative(context: AssessmentContext) -> Checked:
    """Done where answers to the last survey are spread over their places no more unevenly than by chance, else R, at least 0.

    R is the figure of `survey_representativity`, whose p-value of a permutation test says how often chance alone would do it: done from
    `surveys.UNEVEN` on. Not known where that figure is not.
    """
    survey = newest(context)
    spread = evenness(survey) if survey else None
    if spread is None:
        return not_known("survey_representative")
    even = spread.chance >= UNEVEN
    said = Message(
        "condition.survey_representative.said", index=Number(spread.value, ".2f"), places=len(spread.people)
    )
    step = "" if even else Message("condition.survey_representative.step")
    return Checked(1.0 if even else max(0.0, spread.value), said, step)


def contacts_rated(context: AssessmentContext) -> Checked:
    """The share of the interactions looked back on whose quality was rated; not known where none was."""
    events = context.interactions.values()
    rated = sum(event.quality is not None for event in events)
    if not rated:
        return not_known("contacts_rated")
    advice = Message("condition.contacts_rated.record") if rated < len(events) else ""
    return met("contacts_rated", rated, len(events), step=advice)


def quality_rises(context: AssessmentContext) -> Checked:
    """Whether the mean quality of interactions rose against as many days before those looked back on.

    With rise Δ, mean m, and the rules' ``quality_rise`` r and ``quality_good`` g: done where Δ ≥ r, or m ≥ g and Δ > −r; half
    done where Δ > −r; else not done. Not known where fewer than ``least_rated`` were rated in either.
    """
    rules, window = context.policy.actions, context.policy.window_days
    start = context.year_start - datetime.timedelta(days=window)
    every = context.snapshot.nodes(Interaction).values()
    before_them = [event for event in every if start <= event.held_on < context.year_start]
    now, past = (
        [event.quality for event in events if event.quality is not None]
        for events in (context.interactions.values(), before_them)
    )
    counts: dict[str, Fact] = {"now": len(now), "past": len(past), "before": before(window)}
    if min(len(now), len(past)) < rules.least_rated:
        return not_known("quality_rises", "unknown", **counts)
    mean, mean_before = sum(now) / len(now), sum(past) / len(past)
    rise = mean - mean_before
    counts |= {"mean": Number(mean, ".2f"), "mean_before": Number(mean_before, ".2f")}
    message = Message("condition.quality_rises.said", **counts)
    if rise >= rules.quality_rise or (mean >= rules.quality_good and rise > -rules.quality_rise):
        return Checked(1.0, message)
    share = 0.5 if rise > -rules.quality_rise else 0.0
    return Checked(share, message, Message("condition.quality_rises.step"))


def _last_survey(context: AssessmentContext) -> Survey | None:
    surveys = context.snapshot.nodes(Survey).values()
    held = [survey for survey in surveys if survey.held_on <= context.as_of]
    return max(held, key=lambda survey: (survey.held_on, survey.id), default=None)
