"""Stance plans: step by step from where a contact stands to where we mean to bring this one. (K6)

A plan is the actions concerning one contact, in the order of their due days, where one of them or more says from which
stance or to which; dropped steps are no part of it. It counts while a step is planned, or was done in the last twelve
months. It starts at the first stance that a step starts from and aims at the last that a step aims at. The stance today
is the one for the opportunities that these steps concern, else in general (the newest of several).
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from graphcrm.account.standing import stances
from graphcrm.records import Action, Concerns, Contact, Supports
from graphcrm.scorecard.context import AssessmentContext, grouped

DONE, PLANNED = "done", "planned"


@dataclass(frozen=True, slots=True)
class StancePlan:
    """One contact's plan at a day.

    ``due`` are planned steps that fall due soon, ``slipped`` those whose day has passed, ``undated`` those without one.
    ``start`` and ``aim`` are stances (``None``: not written down), ``stance`` the judgement that counts today.
    """

    contact: str
    steps: tuple[Action, ...]
    done: tuple[Action, ...]
    due: tuple[Action, ...]
    slipped: tuple[Action, ...]
    undated: tuple[Action, ...]
    start: int | None
    aim: int | None
    stance: Supports | None

    @property
    def now(self) -> int | None:
        return None if self.stance is None else self.stance.support

    @property
    def owners(self) -> tuple[str, ...]:
        """Those of ours who answer for a step that is not done."""
        return tuple(dict.fromkeys(step.owner for step in self.steps if step.owner and step not in self.done))

    @property
    def progress(self) -> float | None:
        """(now − start)/(aim − start), from 0 to 1; a plan that holds a stance is at 1 while it is held.

        ``None`` where start, aim or the stance today is not known.
        """
        if self.start is None or self.aim is None or self.now is None:
            return None
        if self.aim == self.start:
            return float(self.now >= self.aim)
        return min(1.0, max(0.0, (self.now - self.start) / (self.aim - self.start)))


def stance_plans(context: AssessmentContext) -> tuple[StancePlan, ...]:
    """Every plan that counts, by contact. O(actions + their ties)."""
    actions, contacts = context.snapshot.nodes(Action), context.account.contacts
    steps = grouped(
        (tie.to_id, step)
        for tie in context.snapshot.ties(Concerns, Action, Contact)
        if (step := actions.get(tie.from_id)) and step.status in (DONE, PLANNED) and tie.to_id in contacts
    )
    ordered = {who: sorted({*mine}, key=_order) for who, mine in sorted(steps.items())}
    return tuple(_plan(context, who, plan) for who, plan in ordered.items() if _counts(context, plan))


def _counts(context: AssessmentContext, steps: Sequence[Action]) -> bool:
    live = any(step.status == PLANNED or context.within(step.done_on) for step in steps)
    return live and any(map(_says_stance, steps))


def _says_stance(step: Action) -> bool:
    return step.from_support is not None or step.to_support is not None


def _order(step: Action) -> tuple[bool, datetime.date, str]:
    day = step.due_on or step.done_on
    return (day is None, day or datetime.date.max, step.id)


def _plan(context: AssessmentContext, who: str, steps: Sequence[Action]) -> StancePlan:
    today, planned_for = context.as_of, context.account.planned_for
    soon = today + datetime.timedelta(days=context.policy.key.due_days)
    left = [step for step in steps if step.status == PLANNED]
    deals = sorted({deal for step in steps if _says_stance(step) for deal in planned_for.get(step.id, ())})
    about = stances(context.account, who, deals)
    scoped = [stance for stance in about if stance.to_id in deals or stance.opportunity in deals]
    starts = (step.from_support for step in steps if step.from_support is not None)
    aims = (step.to_support for step in reversed(steps) if step.to_support is not None)
    return StancePlan(
        who,
        tuple(steps),
        tuple(step for step in steps if step.status == DONE),
        tuple(step for step in left if step.due_on and today <= step.due_on <= soon),
        tuple(step for step in left if step.due_on and step.due_on < today),
        tuple(step for step in left if step.due_on is None),
        next(starts, None),
        next(aims, None),
        next(iter(scoped or about), None),
    )
