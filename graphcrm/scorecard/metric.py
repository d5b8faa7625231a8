"""A metric as data: what it asks, how it is reckoned, what counts as good, and what it says when too little is known.

Most are a share of parts: with v the value and w the whole (``of``) of each part that is known, u what is not known,

    share = Σv / Σw,   known = Σw / (Σw + u),   interval = Σv / (Σw + u) … (Σv + u) / (Σw + u)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from graphcrm.findings import Finding
from graphcrm.messages import Fact, Message, Number, Share
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.measured import Measured, Part
from graphcrm.scorecard.policy import Policy
from graphcrm.scorecard.policy.facts import facts, usual
from graphcrm.scorecard.policy.tiers import TIERS


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


LAYERS = {"G": Layer.GENERAL, "K": Layer.KEY, "O": Layer.ORGANIZATIONAL, "E": Layer.WORK}
"""By the letter that the elements of the model begin with."""


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
    """One figure of the assessment. ``seed`` names the element of the model that it measures, and with it the layer.

    Its words stand in the catalogues as ``metric.ID.name``, ``question``, ``formula`` (in the field's notation), ``needs`` (what
    has to be on record), ``known`` (how much of that is) and ``unknown`` (what is said where nothing is). ``targets`` are by tier, in ``unit``; ``worst`` is where the score is 0: the
    score runs in a straight line from there to 1 at the target, and no further. Without targets, or without one for a
    tier, the figure is shown and not scored. ``bounded`` says whether a share ends at 1; a growth does not; ``rules`` are
    the numbers of the rules that its words name. `ValueError` where target and worst are the same, or a part is empty.
    """

    id: str
    seed: str
    unit: Unit
    measure: Callable[[AssessmentContext], Measured]
    targets: Mapping[str, float | None] | None = None
    worst: float = 0.0
    weight: float = 1.0
    bounded: bool = True
    rules: Mapping[str, Fact] = field(default_factory=usual, compare=False, repr=False)

    def __post_init__(self) -> None:
        if not self.id.isidentifier() or self.seed[:1] not in LAYERS:
            raise ValueError(f"Metric {self.id!r} needs an identifier, and an element of the model.")
        if self.targets is not None and set(self.targets) != set(TIERS):
            raise ValueError(f"Metric {self.id} needs a target for each tier, or None for one.")
        if self.targets is not None and self.worst in self.targets.values():
            raise ValueError(f"Metric {self.id}: where the score is 0 can't be the target.")
        if self.weight <= 0:
            raise ValueError(f"Metric {self.id} needs a weight above 0.")

    @property
    def layer(self) -> Layer:
        return LAYERS[self.seed[0]]

    @property
    def name(self) -> Message:
        return self.says("name")

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

    def says(self, which: str, /, **facts: Fact) -> Message:
        """``metric.ID.WHICH`` with these facts."""
        return Message(f"metric.{self.id}.{which}", **facts)

    def not_known(
        self,
        why: str = "unknown",
        *,
        step: Fact | None = None,
        findings: Iterable[Finding] = (),
        **facts: Fact,
    ) -> Measured:
        """Nothing can be said: too little is on record.

        The message is ``metric.ID.WHY``, the step ``metric.ID.record`` unless another is given (an empty one: none).
        """
        record = self.says("record") if step is None else step
        return Measured(None, self.says(why, **facts), known=0.0, step=record, findings=tuple(findings))

    def ratio(
        self,
        parts: Iterable[Part],
        *,
        counted: Sequence[Part] | None = None,
        blank: float = 0.0,
        said: str | None = None,
        interval: tuple[float, float] | bool = True,
        step: Fact = "",
        findings: Iterable[Finding] = (),
        **facts: Fact,
    ) -> Measured:
        """A share of what ``counted`` (all parts, where nothing is given) holds; `not_known` where nothing of it is known.

        A part without a value is not known, and counts with its ``of``; ``blank`` is what else is not known. The message is
        ``metric.ID.said``, or ``metric.ID.said_partly`` where some is not known (``said`` names another), with the facts
        ``done``, ``total``, ``blank``, ``share``, ``n`` (the total, for plurals), and those given. ``interval`` is made of
        what is not known (`True`), left out (`False`), or given.
        """
        parts, findings = tuple(parts), tuple(findings)
        summed = parts if counted is None else counted
        done = sum(part.value or 0.0 for part in summed if part.of)
        total = sum(part.of or 0.0 for part in summed if part.value is not None)
        blank += sum(part.of or 0.0 for part in summed if part.value is None)
        if not total:
            first = findings[0].step if findings else None
            return self.not_known(step=step or first, findings=findings)
        whole = total + blank
        if interval is True:
            interval = (done / whole, (done + blank) / whole) if blank else False
        usual: dict[str, Fact] = {"done": as_fact(done), "total": as_fact(total), "blank": as_fact(blank)}
        usual |= {"share": Share(done / total), "n": as_fact(total)}
        message = self.says(said or ("said_partly" if blank else "said"), **{**usual, **facts})
        return Measured(done / total, message, parts, total / whole, interval or None, step, findings)

    def under(self, policy: Policy) -> Metric:
        """The metric as it reads under other rules."""
        return replace(self, rules=facts(policy))

    def _words(self, which: str) -> Message:
        return self.says(which, **self.rules)

    @property
    def most(self) -> float | None:
        """The highest that the figure can be; ``None`` where there is no such bound."""
        return 1.0 if self.unit is Unit.SHARE and self.bounded else None

    @property
    def more_is_better(self) -> bool | None:
        """Which way is good; ``None`` where the figure is not scored."""
        asked = [target for target in (self.targets or {}).values() if target is not None]
        return None if self.targets is None else all(target > self.worst for target in asked)

    def score(self, value: float | None, target: float | None) -> float | None:
        """How far ``value`` has come from ``worst`` (0) to ``target`` (1); ``None`` where either is not known.

        A target where the score is 0 asks for nothing: no score either.
        """
        if value is None or target is None or target == self.worst:
            return None
        return min(1.0, max(0.0, (value - self.worst) / (target - self.worst)))


def as_fact(number: float) -> Fact:
    """A number as people count: whole where it is."""
    return int(number) if number == int(number) else Number(number)
