"""Do opponents become supporters, step by step as planned? (K6)

Kinds: ``plan_slipped``, a stance plan with a step whose day has passed; ``opponent_without_plan``, a key contact who
stands at `KeyRules.opposed` or worse, in general or in an open opportunity that this one decides on, and with whom no
step of any kind is planned.
"""

from __future__ import annotations

from collections.abc import Iterable

from graphcrm.account.evidence import reason
from graphcrm.account.standing import stances
from graphcrm.findings import Finding
from graphcrm.messages import Fact, Message, Name, Term, joined, listed
from graphcrm.records import Supports
from graphcrm.schema.scales import SUPPORT
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.key.plans import StancePlan, stance_plans
from graphcrm.scorecard.measured import Measured, person_part
from graphcrm.scorecard.metric import Metric, Unit, by_tier
from graphcrm.scorecard.weak_spot import weak_spot

OPPONENT = -2


def measure(context: AssessmentContext) -> Measured:
    """The mean progress of the stance plans whose start, aim and stance today are known."""
    plans = stance_plans(context)
    findings = (*(_slipped(context, plan) for plan in plans if plan.slipped), *unplanned(context))
    progress = [plan.progress for plan in plans if plan.progress is not None]
    step = findings[0].step if findings else _next(context, plans)
    if not progress:
        return METRIC.not_known(step=step or None, findings=findings)
    blank = len(plans) - len(progress)
    parts = [person_part(context, plan.contact, plan.progress, 1, _note(plan), plan.steps) for plan in plans]
    return METRIC.ratio(
        parts,
        said="said",
        interval=(sum(progress) / len(plans), (sum(progress) + blank) / len(plans)),
        plans=Message("count.stance_plans", n=len(progress)),
        late=Message("count.steps_slipped", n=sum(len(plan.slipped) for plan in plans)),
        step=step,
        findings=findings,
    )


def unplanned(context: AssessmentContext) -> tuple[Finding, ...]:
    """Key contacts against us with whom nothing is planned."""
    opponents: list[Finding] = []
    for ident, key in context.key_contacts.items():
        if context.account.plans.get(ident):
            continue
        towards_us = stances(context.account, ident, [deal.id for deal in key.decides])
        worst = min(towards_us, key=lambda tie: tie.support, default=None)
        if worst is not None and worst.support <= context.policy.key.opposed:
            opponents.append(_unplanned(context, ident, worst))
    return tuple(opponents)


def _unplanned(context: AssessmentContext, ident: str, tie: Supports) -> Finding:
    account, key = context.account, context.key_contacts[ident]
    opposed = [deal for deal in key.decides if deal.id in (tie.opportunity, tie.to_id)]
    about = next(iter(opposed or key.decides), None)
    step = SUPPORT.step(tie.support)
    return weak_spot(
        "opponent_without_plan",
        "K6",
        tie.support <= OPPONENT or bool(key.decides),
        [ident],
        reason(account, Message("finding.opponent_without_plan.evidence"), [tie]),
        deal=account.deal(about),
        said="on_deal" if about else "",
        who=account.person(ident),
        a_stance=Message(f"stance.a.{step.code}" if step else "stance.unknown"),
        on=account.deal(about),
        stance=_stance(tie.support),
        next=_stance(tie.support + 1),
    )


def _slipped(context: AssessmentContext, plan: StancePlan) -> Finding:
    account, first = context.account, plan.slipped[0]
    key = context.key_contacts.get(plan.contact)
    day, owned = first.due_on or context.as_of, first.owner in account.employees
    return weak_spot(
        "plan_slipped",
        "K6",
        key is not None,
        [plan.contact],
        reason(account, Message("finding.plan_slipped.evidence", day=day), plan.slipped),
        deal=account.deal(next(iter(key.decides), None)) if key else None,
        who=account.person(plan.contact),
        steps=joined(Message("text.quoted", text=Name(step.name)) for step in plan.slipped),
        days=Message("count.days", n=context.days_since(day)),
        step_name=Name(first.name),
        owner=account.colleague(first.owner or "") if owned else Message("one_of_ours"),
    )


def _note(plan: StancePlan) -> Message:
    alone = [step for step in plan.steps if step not in plan.done and not step.owner]
    states = {"done": plan.done, "due": plan.due, "slipped": plan.slipped, "undated": plan.undated}
    counted = {**states, "alone": alone}.items()
    counts = [Message(f"part.stance_plans.{state}", n=len(steps)) for state, steps in counted if steps]
    return Message(
        "part.stance_plans",
        start=_stance(plan.start),
        aim=_stance(plan.aim),
        now=_stance(plan.now),
        steps=Message("count.steps", n=len(plan.steps)),
        states=listed(counts, style="comma") if counts else Message("part.stance_plans.none_due"),
    )


def _next(context: AssessmentContext, plans: Iterable[StancePlan]) -> Fact:
    """The step that falls due next."""
    due = [(str(step.due_on), step.id, step, plan) for plan in plans for step in plan.due]
    if not due:
        return ""
    *_, step, plan = min(due, key=lambda entry: entry[:2])
    who, day = context.account.person(plan.contact), step.due_on or context.as_of
    return METRIC.says("step", step=Name(step.name), who=who, day=day)


def _stance(support: int | None) -> Fact:
    step = None if support is None else SUPPORT.step(support)
    return Term(step.term.en) if step else Message("stance.unknown")


METRIC = Metric("stance_plans", "K6", Unit.SHARE, measure, by_tier(0.5, 0.5, 0.4, 0.3))
