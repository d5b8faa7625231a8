"""A metric as data: what it asks, how it is reckoned, what counts as good, and what it says when too little is known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from graphcrm.messages import Fact, Message
from graphcrm.scorecard.policy.facts import facts, usual
from graphcrm.scorecard.policy.tiers import TIERS

if TYPE_CHECKING:
    from graphcrm.scorecard.context import AssessmentContext
    from graphcrm.scorecard.measured import Measured
    from graphcrm.scorecard.policy import Policy


class Layer(StrEnum):
    """The three layers of the cathedral, and the assessment of our own work."""

    GENERAL = "L1"
    KEY = "L2"
    ORGANIZATIONAL = "L3"
    WORK = "E"

    @property
    def message(self) -> Message:
        """Its name for people."""
        return Message(f"layer.{self.value}")


class Unit(StrEnum):
    """What a figure is counted in."""

    SHARE = "share"
    INDEX = "index"
    COUNT = "count"
    DAYS = "days"
    POINTS = "points"
    MONEY = "money"


def by_tier(s: float | None, a: float | None, b: float | None, c: float | None) -> Mapping[str, float | None]:
    """A target for each customer tier; ``None`` where nothing is asked of one."""
    return MappingProxyType(dict(zip(TIERS, (s, a, b, c), strict=True)))


def everywhere(target: float) -> Mapping[str, float | None]:
    """One target for every tier."""
    return by_tier(target, target, target, target)


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure of the assessment. ``seed`` names the element of the model that it measures.

    Its words stand in the catalogues as ``metric.ID.name``, ``question``, ``formula`` (in the field's notation), ``needs`` (what
    has to be on record), ``known`` (how much of that is) and ``unknown`` (what is said where nothing is). ``targets`` are by tier, in ``unit``; ``worst`` is where the score is 0: the
    score runs in a straight line from there to 1 at the target, and no further. Without targets, or without one for a
    tier, the figure is shown and not scored. ``bounded`` says whether a share ends at 1; a growth does not; ``rules`` are
    the numbers of the rules that its words name. `ValueError` where target and worst are the same, or a part is empty.
    """

    id: str
    seed: str
    layer: Layer
    unit: Unit
    measure: Callable[[AssessmentContext], Measured]
    targets: Mapping[str, float | None] | None = None
    worst: float = 0.0
    weight: float = 1.0
    bounded: bool = True
    rules: Mapping[str, Fact] = field(default_factory=usual, compare=False, repr=False)

    def __post_init__(self) -> None:
        if not self.id.isidentifier():
            raise ValueError(f"Metric {self.id!r} needs an identifier.")
        if self.targets is not None and set(self.targets) != set(TIERS):
            raise ValueError(f"Metric {self.id} needs a target for each tier, or None for one.")
        if self.targets is not None and self.worst in self.targets.values():
            raise ValueError(f"Metric {self.id}: where the score is 0 can't be the target.")
        if self.weight <= 0:
            raise ValueError(f"Metric {self.id} needs a weight above 0.")

    @property
    def name(self) -> Message:
        return Message(f"metric.{self.id}.name")

    @property
    def question(self) -> Message:
        return self._words("question")

    @property
    def formula(self) -> Message:
        return self._words("formula")

    @property
    def needs(self) -> Message:
        return self._words("needs")

    @property
    def unknown(self) -> Message:
        return self._words("unknown")

    @property
    def known(self) -> Message:
        """How much of it is known where it is measured: the share that scores count it with."""
        return self._words("known")

    def under(self, policy: Policy) -> Metric:
        """The metric as it reads under other rules."""
        return replace(self, rules=facts(policy))

    def _words(self, which: str) -> Message:
        return Message(f"metric.{self.id}.{which}", **self.rules)

    @property
    def most(self) -> float | None:
        """The highest that the figure can be; ``None`` where there is no such bound."""
        return 1.0 if self.unit is Unit.SHARE and self.bounded else None

    @property
    def more_is_better(self) -> bool | None:
        """Which way is good; ``None`` where the figure is not scored."""
        return (
            None
            if self.targets is None
            else all(each > self.worst for each in self.targets.values() if each is not None)
        )

    def score(self, value: float | None, target: float | None) -> float | None:
        """How far ``value`` has come from ``worst`` (0) to ``target`` (1); ``None`` where either is not known.

        A target where the score is 0 asks for nothing: no score either.
        """
        if value is None or target is None or target == self.worst:
            return None
        return min(1.0, max(0.0, (value - self.worst) / (target - self.worst)))
