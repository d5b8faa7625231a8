"""Do opponents become supporters, step by step as planned? (K6)

Kinds: ``plan_slipped``, a stance plan with a step whose day has passed; ``opponent_without_plan``, a key contact who
stands at `KeyRules.opposed` or worse, in general or in an open opportunity that this one decides on, and with whom no
step of any kind is planned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphcrm.account.evidence import reason
from graphcrm.account.standing import stances
from graphcrm.account.wording import called, counted, deal, joined, percent, titled
from graphcrm.findings import Finding, Severity
from graphcrm.schema.scales import SUPPORT
from graphcrm.scorecard.key.plans import stance_plans
from graphcrm.scorecard.measured import Measured, Part, sources, unknown
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphcrm.records import Supports
    from graphcrm.scorecard.context import AssessmentContext
    from graphcrm.scorecard.key.plans import StancePlan

SLIPPED, UNPLANNED = "plan_slipped", "opponent_without_plan"
OPPONENT = -2


def measure(context: AssessmentContext) -> Measured:
    """The mean progress of the stance plans whose start, aim and stance today are known."""
    plans = stance_plans(context)
    findings = (*(_slipped(context, each) for each in plans if each.slipped), *unplanned(context))
    known = [each.progress for each in plans if each.progress is not None]
    step = findings[0].next_step if findings else _next(context, plans)
    if not known:
        return unknown(METRIC.unknown, step=step or "Plan from which stance to which each opponent is brought.", findings=findings)  # fmt: skip
    parts = tuple(
        Part(
            called(context.account.contacts[each.contact]),
            each.progress,
            1,
            each.contact,
            _note(each),
            sources(context.snapshot, each.steps),
        )
        for each in plans
    )
    blank, made = len(plans) - len(known), sum(known)
    late = sum(len(each.slipped) for each in plans)
    return Measured(
        made / len(known),
        f"On average over {counted(len(known), 'stance plan', 'stance plans')}, {percent(made / len(known))} of the way is made; {counted(late, 'step has', 'steps have')} slipped.",
        parts,
        known=len(known) / len(plans),
        interval=(made / len(plans), (made + blank) / len(plans)),
        step=step,
        findings=findings,
    )


def unplanned(context: AssessmentContext) -> tuple[Finding, ...]:
    """Key contacts against us with whom nothing is planned."""
    found: list[Finding] = []
    for ident, key in context.key_contacts.items():
        if context.account.plans.get(ident):
            continue
        worst = min(
            stances(context.account, ident, [each.id for each in key.decides]),
            key=lambda tie: tie.support,
            default=None,
        )
        if worst is not None and worst.support <= context.policy.key.opposed:
            found.append(_unplanned(context, ident, worst))
    return tuple(found)


def _unplanned(context: AssessmentContext, ident: str, tie: Supports) -> Finding:
    account, key = context.account, context.key_contacts[ident]
    contact = account.contacts[ident]
    here = [each for each in key.decides if each.id in (tie.opportunity, tie.to_id)]
    about = next(iter(here or key.decides), None)
    where = f" on {deal(about, account.currency)}" if about else ""
    return Finding(
        kind=UNPLANNED,
        severity=Severity.WEAK if tie.support <= OPPONENT or key.decides else Severity.NOTE,
        who=(ident,),
        opportunity=about.id if about else None,
        at_stake=about.amount if about else None,
        message=f"{titled(contact)} is {_word(tie.support)}{where}, and nothing is planned to change that.",
        step=f"Plan the first step with {called(contact)}: who of ours does what until when, from {_stance(tie.support)} to {_stance(tie.support + 1)}.",
        seed="K6",
        evidence=(reason(account, "Where this person stands.", [tie]),),
    )


def _slipped(context: AssessmentContext, plan: StancePlan) -> Finding:
    account, contact = context.account, context.account.contacts[plan.contact]
    first, key = plan.slipped[0], context.key_contacts.get(plan.contact)
    about = next(iter(key.decides), None) if key else None
    owner = account.employees.get(first.owner or "")
    steps = joined([f"“{each.name}”" for each in plan.slipped])
    late = (context.as_of - first.due_on).days if first.due_on else 0
    return Finding(
        kind=SLIPPED,
        severity=Severity.WEAK if key else Severity.NOTE,
        who=(plan.contact,),
        opportunity=about.id if about else None,
        at_stake=about.amount if about else None,
        message=f"The plan for {titled(contact)} has slipped: {steps} should have been done {counted(late, 'day', 'days')} ago.",
        step=f"Let {called(owner) if owner else 'somebody of ours'} do “{first.name}” or give it a new day.",
        seed="K6",
        evidence=(reason(account, f"Planned for {first.due_on}.", plan.slipped),),
    )


def _note(plan: StancePlan) -> str:
    where = f"from {_stance(plan.start)} to {_stance(plan.aim)}, now {_stance(plan.now)}"
    alone = [each for each in plan.steps if each not in plan.done and not each.owner]
    said = (
        ("done", plan.done),
        ("due soon", plan.due),
        ("slipped", plan.slipped),
        ("without a day", plan.undated),
        ("without an owner", alone),
    )
    steps = ", ".join(f"{len(those)} {what}" for what, those in said if those)
    return f"{where}; of {counted(len(plan.steps), 'step', 'steps')} {steps or 'none due yet'}"


def _next(context: AssessmentContext, plans: Iterable[StancePlan]) -> str:
    """The step that falls due next."""
    due = [(each.due_on, each.id, each.name, plan) for plan in plans for each in plan.due]
    if not due:
        return ""
    day, _, name, plan = min(due, key=lambda each: (str(each[0]), each[1]))
    return f"Next is “{name}” with {called(context.account.contacts[plan.contact])}, due on {day}."


def _stance(support: int | None) -> str:
    return _WORDS.get(support, "unknown") if support is not None else "unknown"


def _word(support: int) -> str:
    word = _stance(support)
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


_WORDS = {int(step.value): step.term.en.lower() for step in SUPPORT.steps if step.value is not None}

METRIC = Metric(
    id="stance_plans",
    seed="K6",
    layer=Layer.KEY,
    unit=Unit.SHARE,
    measure=measure,
    targets=by_tier(0.5, 0.5, 0.4, 0.3),
)
