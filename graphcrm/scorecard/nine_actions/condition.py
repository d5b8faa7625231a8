"""What one of the nine actions asks: conditions, how far each is met, and what that says of the action.

Unknown is not no. Where a thing is recorded for nobody, whether it is done is not known; where it is recorded for some, a
blank counts as not done.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from graphcrm.account.wording import counted, joined
from graphcrm.messages import Fact, text
from graphcrm.schema.model import Term

if TYPE_CHECKING:
    from graphcrm.scorecard.context import AssessmentContext
    from graphcrm.scorecard.policy import Policy
    from graphcrm.scorecard.scoring import Scored


class Status(StrEnum):
    """How far an action, or one condition of it, is done."""

    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"
    UNKNOWN = "unknown"

    @property
    def term(self) -> Term:
        return {
            Status.DONE: Term("done", "已做到"),
            Status.PARTLY: Term("partly", "部分做到"),
            Status.NOT_DONE: Term("not done", "未做到"),
            Status.UNKNOWN: Term("not known", "未知"),
        }[self]


@dataclass(frozen=True, slots=True)
class Checked:
    """How far a condition is met: ``share`` from 0 to 1, ``None`` where that is not known; ``said`` has the numbers."""

    share: float | None
    message: Fact
    step: Fact = ""
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.share is not None and not 0 <= self.share <= 1:
            raise ValueError("A condition is met by a share from 0 to 1.")

    @property
    def said(self) -> str:
        """How far, in English."""
        return text(self.message)

    @property
    def next_step(self) -> str:
        """What to do next, in English."""
        return text(self.step)


Metrics = Mapping[str, "Scored"]
Check = Callable[["AssessmentContext", Metrics], Checked]


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that an action asks, in plain words; ``seed`` names the element of the model that it belongs to."""

    asks: str
    check: Check
    seed: str


@dataclass(frozen=True, slots=True)
class NineAction:
    """One of the nine actions (E1 to E9)."""

    id: str
    name: Term
    question: Term
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class ConditionStatus:
    """One condition as it was found."""

    condition: Condition
    status: Status
    checked: Checked

    def to_dict(self) -> dict[str, Any]:
        return {
            "asks": self.condition.asks,
            "seed": self.condition.seed,
            "status": self.status.value,
            "share": self.checked.share,
            "said": self.checked.said,
            "next_step": self.checked.next_step,
            "sources": list(self.checked.sources),
        }


@dataclass(frozen=True, slots=True)
class ActionStatus:
    """One of the nine actions as it was found; ``next_step`` is that of the condition that is farthest from done."""

    action: NineAction
    status: Status
    conditions: tuple[ConditionStatus, ...]
    next_step: str

    @property
    def id(self) -> str:
        return self.action.id

    @property
    def said(self) -> str:
        """The evidence in one line."""
        return " ".join(each.checked.said for each in self.conditions)

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "name": self.action.name.en,
            "question": self.action.question.en,
            "status": self.status.value,
            "conditions": [each.to_dict() for each in self.conditions],
            "next_step": self.next_step,
        }


def judged(action: NineAction, context: AssessmentContext, metrics: Metrics) -> ActionStatus:
    """An action with its conditions checked.

    It is done where all of them are, not done where none of those known is even partly, not known where a smaller share
    of them is known than `Policy.least_known` asks for; else it is partly done.
    """
    policy = context.policy
    found = tuple(
        ConditionStatus(each, _status(checked.share, policy), checked)
        for each in action.conditions
        for checked in [each.check(context, metrics)]
    )
    ordered = sorted(found, key=_farthest)
    step = next((each.checked.next_step for each in ordered if each.checked.next_step), "")
    return ActionStatus(action, _together([each.status for each in found], policy), found, step)


def _farthest(one: ConditionStatus) -> float:
    """What is known to be undone comes first, then what is not known, then what is nearly done."""
    share = one.checked.share
    return 0.5 if share is None else share


def _status(share: float | None, policy: Policy) -> Status:
    if share is None:
        return Status.UNKNOWN
    rules = policy.actions
    if share >= rules.done_from:
        return Status.DONE
    return Status.PARTLY if share >= rules.partly_from else Status.NOT_DONE


def _together(every: Sequence[Status], policy: Policy) -> Status:
    known = [each for each in every if each is not Status.UNKNOWN]
    if not known or len(known) / len(every) < policy.least_known:
        return Status.UNKNOWN
    if all(each is Status.NOT_DONE for each in known):
        return Status.NOT_DONE
    return Status.DONE if all(each is Status.DONE for each in every) else Status.PARTLY


def not_known(message: Fact, step: Fact) -> Checked:
    """Too little is on record to say."""
    return Checked(None, message, step)


def by_metric(ident: str) -> Check:
    """As far as the score of a metric, where that is known."""

    def check(context: AssessmentContext, metrics: Metrics) -> Checked:  # noqa: ARG001 — the signature of every check
        found = metrics.get(ident)
        if found is None:
            return Checked(None, f"The metric {ident} does not exist.")
        measured = found.measured
        places = tuple(dict.fromkeys(place for part in measured.parts for place in part.sources))
        return Checked(found.score, measured.said, measured.next_step, places[:8])

    return check


def by_seeds(*seeds: str) -> Check:
    """As far as the metrics of some elements of the model together: the mean of their scores, by weight, where known."""

    def check(context: AssessmentContext, metrics: Metrics) -> Checked:  # noqa: ARG001 — the signature of every check
        asked = [
            each
            for each in metrics.values()
            if each.metric.seed in seeds and each.target is not None and each.weight > 0
        ]
        known = [each for each in asked if each.score is not None]
        if not known:
            step = next((each.measured.next_step for each in asked if each.measured.next_step), "")
            return not_known(f"Nothing of {', '.join(seeds)} is known.", step)
        weight = sum(each.weight for each in known)
        share = sum(each.weight * (each.score or 0.0) for each in known) / weight
        short = sorted((each for each in known if each.score != 1.0), key=lambda one: (one.score or 0.0, one.metric.id))  # fmt: skip
        named = joined([f"{each.metric.name} ({round(100 * (each.score or 0.0))} of 100)" for each in short], most=5)  # fmt: skip
        said = f"{len(known) - len(short)} of {counted(len(known), 'figure reaches', 'figures reach')} what is aimed at"
        said += f"; short of it: {named}" if short else ""
        said += f"; {len(asked) - len(known)} not known." if len(asked) > len(known) else "."
        weakest = min(known, key=lambda each: (each.score or 0.0, each.metric.id))
        return Checked(min(1.0, share), said, weakest.measured.next_step)

    return check
