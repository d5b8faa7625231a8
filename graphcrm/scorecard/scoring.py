"""Scores: how far each figure has come to its target, a layer as their weighted mean, the total as that of the layers.

What is not known is left out of a score and widens its interval: the low end takes it for 0, the high end for 1. No
score stands without the parts that made it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from graphcrm.scorecard.metric import Layer

if TYPE_CHECKING:
    from graphcrm.scorecard.measured import Measured
    from graphcrm.scorecard.metric import Metric
    from graphcrm.scorecard.policy import Policy


@dataclass(frozen=True, slots=True)
class Scored:
    """One metric with what it measured, its target for this customer's tier, its weight, and its score from 0 to 1."""

    metric: Metric
    measured: Measured
    target: float | None
    weight: float
    score: float | None

    def to_dict(self) -> dict[str, Any]:
        metric, measured = self.metric, self.measured
        return {
            "id": metric.id,
            "seed": metric.seed,
            "layer": metric.layer.value,
            "name": str(metric.name),
            "unit": metric.unit.value,
            "value": measured.value,
            "target": self.target,
            "worst": metric.worst if self.target is not None else None,
            "weight": self.weight,
            "score": self.score,
            "known": measured.known,
            "interval": list(measured.interval) if measured.interval else None,
            "said": measured.said,
            "next_step": measured.next_step,
            "parts": [part.to_dict() for part in measured.parts],
        }


class Share(NamedTuple):
    """A part of a score: its weight, how much of it is known (0 to 1), and its own score (``None``: not known)."""

    of: str
    weight: float
    known: float
    score: float | None

    @property
    def counts(self) -> float:
        """The effective weight: what is known by half counts with half its weight, what is not known not at all."""
        return self.weight * self.known if self.score is not None else 0.0

    def to_dict(self) -> dict[str, Any]:
        return {
            "of": self.of,
            "weight": self.weight,
            "known": self.known,
            "effective_weight": self.counts,
            "score": self.score,
        }


@dataclass(frozen=True, slots=True)
class Score:
    """A weighted mean of scores. ``value`` is ``None`` where no part is known.

    ``known`` is the share of the weight that is known, ``interval`` from every unknown taken for 0 to every unknown
    taken for 1; ``enough`` whether as much is known as the rules ask for. ``value`` is the sum over ``parts`` of effective
    weight × score, divided by that of their effective weights.
    """

    of: str
    value: float | None
    known: float
    interval: tuple[float, float]
    enough: bool
    parts: tuple[Share, ...]

    def to_dict(self) -> dict[str, Any]:
        return {
            "of": self.of,
            "score": self.value,
            "known": self.known,
            "interval": list(self.interval),
            "enough": self.enough,
            "parts": [each.to_dict() for each in self.parts],
        }


def target_for(
    ident: str, targets: Mapping[str, float | None] | None, worst: float, tier: str, policy: Policy
) -> float | None:
    """What is asked of a tier: what the rules say, else the metric; ``None`` where nothing is.

    A target that equals ``worst`` asks for nothing: that is how rules take a target away from a tier.
    """
    usual = targets[tier] if targets is not None else None
    target = policy.targets.get(ident, {}).get(tier, usual)
    return None if target == worst else target


def scored(metric: Metric, measured: Measured, tier: str, policy: Policy) -> Scored:
    """A figure beside its target. A weight of 0 in the rules leaves the metric out of every score."""
    target = target_for(metric.id, metric.targets, metric.worst, tier, policy)
    weight = policy.weights.get(metric.id, metric.weight)
    return Scored(metric, measured, target, weight, metric.score(measured.value, target))


def layer_score(layer: Layer, every: Sequence[Scored], policy: Policy) -> Score:
    """The score of one layer: the mean of its metrics that have a target, by weight, each as far as it is known."""
    parts = [
        Share(each.metric.id, each.weight, each.measured.known if each.score is not None else 0.0, each.score)
        for each in every
        if each.metric.layer is layer and each.target is not None and each.weight > 0
    ]
    return _mean(layer.value, parts, policy)


def total_score(layers: Sequence[Score], policy: Policy) -> Score:
    """The score of the whole cathedral: the mean of its three layers, by the weights of the rules.

    A layer of which nothing is asked (no metric of it has a target for this tier) is left out.
    """
    counted = [each for each in layers if policy.layers.get(each.of, 0.0) > 0 and each.parts]
    parts = [Share(each.of, policy.layers[each.of], each.known, each.value) for each in counted]
    made = _mean("total", parts, policy)
    weight = sum(each.weight for each in parts)
    low, high = (
        sum(policy.layers[each.of] * each.interval[end] for each in counted) / weight
        if weight
        else float(end)
        for end in (0, 1)
    )
    return Score(made.of, made.value, made.known, (low, high), made.enough, made.parts)


def _mean(of: str, parts: Sequence[Share], policy: Policy) -> Score:
    weight = sum(each.weight for each in parts)
    counted = sum(each.counts for each in parts)
    made = sum(each.counts * each.score for each in parts if each.score is not None)
    known = counted / weight if weight else 0.0
    low = made / weight if weight else 0.0
    return Score(
        of,
        made / counted if counted else None,
        known,
        (low, max(low, min(1.0, low + 1.0 - known))),
        known >= policy.least_known and counted > 0,
        tuple(parts),
    )
