"""What one of the nine actions asks: conditions, how far each is met, and what that says of the action.

Unknown is not no. Where a thing is recorded for nobody, whether it is done is not known; where it is recorded for some, a
blank counts as not done.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, TypeVar

from graphcrm.messages import DEFAULT, Fact, Message, joined, listed, text
from graphcrm.records import Record
from graphcrm.scorecard.context import MOST_SOURCES, AssessmentContext
from graphcrm.scorecard.measured import Worded
from graphcrm.scorecard.policy import Policy
from graphcrm.scorecard.policy.facts import facts, usual
from graphcrm.scorecard.scoring import Scored


class Status(StrEnum):
    """How far an action, or one condition of it, is done."""

    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"
    UNKNOWN = "unknown"

    @property
    def message(self) -> Message:
        """As people read it."""
        return Message(f"status.{self.value}")


@dataclass(frozen=True, slots=True)
class Checked(Worded):
    """How far a condition is met: ``share`` from 0 to 1, ``None`` where that is not known; ``message`` has the numbers."""

    share: float | None
    message: Fact
    step: Fact = ""
    sources: tuple[Fact, ...] = ()

    def __post_init__(self) -> None:
        if self.share is not None and not 0 <= self.share <= 1:
            raise ValueError("A condition is met by a share from 0 to 1.")


Metrics = Mapping[str, Scored]
Check = Callable[[AssessmentContext], Checked]
Row = TypeVar("Row", bound=Record)


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that an action asks; ``seed`` names the element of the model that it belongs to.

    It is met as far as ``check`` says, or the score of ``metric``, or the mean score of all metrics of ``seeds``. ``rules`` are the
    numbers of the rules that its words name.
    """

    id: str
    seed: str
    check: Check | None = None
    metric: str | None = None
    seeds: tuple[str, ...] = ()
    rules: Mapping[str, Fact] = field(default_factory=usual, compare=False, repr=False)

    def __post_init__(self) -> None:
        if sum(map(bool, (self.check, self.metric, self.seeds))) != 1:
            raise ValueError(f"Condition {self.id} is checked by one thing.")

    @property
    def asks(self) -> Message:
        """In plain words."""
        return Message(f"condition.{self.id}.asks", **self.rules)

    def checked(self, context: AssessmentContext, metrics: Metrics) -> Checked:
        """How far it is met."""
        if self.check is not None:
            return self.check(context)
        return _by_metric(self.metric, metrics) if self.metric else _by_seeds(self.seeds, metrics)


@dataclass(frozen=True, slots=True)
class NineAction:
    """One of the nine actions (E1 to E9)."""

    id: str
    conditions: tuple[Condition, ...]

    @property
    def name(self) -> Message:
        return Message(f"action.{self.id}.name")

    @property
    def question(self) -> Message:
        return Message(f"action.{self.id}.question")


@dataclass(frozen=True, slots=True)
class ConditionStatus:
    """One condition as it was found."""

    condition: Condition
    status: Status
    checked: Checked

    def to_dict(self, language: str = DEFAULT) -> dict[str, Any]:
        checked = self.checked
        return {
            "id": self.condition.id,
            "asks": text(self.condition.asks, language),
            "seed": self.condition.seed,
            "status": self.status.value,
            "share": checked.share,
            **checked.words(language),
            "sources": [text(place, language) for place in checked.sources],
        }


@dataclass(frozen=True, slots=True)
class ActionStatus(Worded):
    """One of the nine actions as it was found, with the evidence in one line; ``step`` is that of the condition that is farthest from done."""

    action: NineAction
    status: Status
    conditions: tuple[ConditionStatus, ...]
    message: Fact
    step: Fact

    @property
    def id(self) -> str:
        return self.action.id

    def to_dict(self, language: str = DEFAULT) -> dict[str, Any]:
        return {
            "id": self.id,
            "name": text(self.action.name, language),
            "question": text(self.action.question, language),
            "status": self.status.value,
            "conditions": [condition.to_dict(language) for condition in self.conditions],
            "next_step": text(self.step, language),
        }


def judged(action: NineAction, context: AssessmentContext, metrics: Metrics) -> ActionStatus:
    """An action with its conditions checked.

    It is done where all of them are, not done where none of those known is even partly, not known where a smaller share
    of them is known than `Policy.least_known` asks for; else it is partly done.
    """
    policy, rules = context.policy, facts(context.policy)
    conditions: list[ConditionStatus] = []
    for condition in action.conditions:
        checked = condition.checked(context, metrics)
        status = _status(checked.share, policy)
        conditions.append(ConditionStatus(replace(condition, rules=rules), status, checked))
    steps = [condition.checked.step for condition in sorted(conditions, key=_farthest)]
    status = _together([condition.status for condition in conditions], policy)
    message = listed((condition.checked.message for condition in conditions), style="sentence")
    return ActionStatus(action, status, tuple(conditions), message, next(filter(None, steps), ""))


def _farthest(condition: ConditionStatus) -> float:
    """What is known to be undone comes first, then what is not known, then what is nearly done."""
    share = condition.checked.share
    return 0.5 if share is None else share


def _status(share: float | None, policy: Policy) -> Status:
    if share is None:
        return Status.UNKNOWN
    if share >= policy.actions.done_from:
        return Status.DONE
    return Status.PARTLY if share >= policy.actions.partly_from else Status.NOT_DONE


def _together(statuses: Sequence[Status], policy: Policy) -> Status:
    known = [status for status in statuses if status is not Status.UNKNOWN]
    if not known or len(known) / len(statuses) < policy.least_known:
        return Status.UNKNOWN
    if all(status is Status.NOT_DONE for status in known):
        return Status.NOT_DONE
    return Status.DONE if all(status is Status.DONE for status in statuses) else Status.PARTLY


def met(
    ident: str, done: int, total: int, *, step: Fact = "", sources: tuple[Fact, ...] = (), **facts: Fact
) -> Checked:
    """A condition that is met by ``done`` of ``total``: ``condition.ID.said`` with the facts ``done``, ``n`` and those given."""
    message = Message(f"condition.{ident}.said", done=done, n=total, **facts)
    return Checked(done / total, message, step, sources)


def met_by(
    context: AssessmentContext, ident: str, rows: Collection[Row], good: Callable[[Row], bool], **first: Fact
) -> Checked:
    """A condition that is met by the ``good`` ones of some rows, which are its sources; not known without any.

    What to do is ``condition.ID.step``, said with ``first`` of those that are not good.
    """
    if not rows:
        return not_known(ident)
    done = sum(map(good, rows))
    step = Message(f"condition.{ident}.step", **first) if done < len(rows) else ""
    return met(ident, done, len(rows), step=step, sources=context.sources(rows))


def not_known(ident: str, why: str = "unknown", **facts: Fact) -> Checked:
    """Too little is on record to say: ``condition.ID.WHY``; what to record is ``condition.ID.record``."""
    return Checked(None, Message(f"condition.{ident}.{why}", **facts), Message(f"condition.{ident}.record"))


def _by_metric(ident: str, metrics: Metrics) -> Checked:
    """As far as the score of a metric, where that is known."""
    if ident not in metrics:
        return Checked(None, Message("condition.no_metric", metric=ident))
    scored = metrics[ident]
    places = dict.fromkeys(place for part in scored.measured.parts for place in part.sources)
    return Checked(scored.score, scored.measured.message, scored.measured.step, tuple(places)[:MOST_SOURCES])


def _by_seeds(seeds: tuple[str, ...], metrics: Metrics) -> Checked:
    """As far as the metrics of some elements of the model together: the mean of their scores, by weight, where known."""
    asked = [
        scored
        for scored in metrics.values()
        if scored.metric.seed in seeds and scored.target is not None and scored.weight > 0
    ]
    known = [(scored.score, scored) for scored in asked if scored.score is not None]
    known.sort(key=lambda pair: (pair[0], pair[1].metric.id))
    if not known:
        step = next((scored.measured.step for scored in asked if scored.measured.step), "")
        return Checked(None, Message("condition.seeds.unknown", seeds=listed(seeds, style="comma")), step)
    share = sum(scored.weight * score for score, scored in known) / sum(scored.weight for _, scored in known)
    short = [
        Message("condition.seeds.metric", name=scored.metric.name, points=round(100 * score))
        for score, scored in known
        if score != 1.0
    ]
    clauses = [Message("condition.seeds.reached", done=len(known) - len(short), n=len(known))]
    if short:
        clauses.append(Message("condition.seeds.short", metrics=joined(short, most=5)))
    if len(asked) > len(known):
        clauses.append(Message("condition.seeds.blank", count=len(asked) - len(known)))
    message = Message("sentence.of", what=listed(clauses, style="semicolon"))
    return Checked(min(1.0, share), message, known[0][1].measured.step)
