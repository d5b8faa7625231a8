"""Scores: how far each figure has come to its target, a layer as their weighted mean, the total as that of the layers.

What is not known is left out of a score and widens its interval: the low end takes it for 0, the high end for 1. No
score stands without the parts that made it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from graphcrm.analysis.result import members, record
from graphcrm.messages import DEFAULT, text
from graphcrm.scorecard.measured import Measured
from graphcrm.scorecard.metric import Layer, Metric
from graphcrm.scorecard.policy import Policy

OF_A_SHARE = members("of weight known effective_weight=counts score")
OF_A_SCORE = members("of score=value known interval enough")


@dataclass(frozen=True, slots=True)
class Scored:
    """One metric with what it measured, its target for this customer's tier, its weight, and its score from 0 to 1."""

    metric: Metric
    measured: Measured
    target: float | None
    weight: float
    score: float | None

    def to_dict(self, language: str = DEFAULT) -> dict[str, Any]:
        metric, measured = self.metric, self.measured
        return {
            "id": metric.id,
            "seed": metric.seed,
            "layer": metric.layer.value,
            "name": text(metric.name, language),
            "unit": metric.unit.value,
            "value": measured.value,
            "target": self.target,
            "worst": metric.worst if self.target is not None else None,
            "weight": self.weight,
            "score": self.score,
            "known": measured.known,
            "interval": list(measured.interval) if measured.interval else None,
            **measured.words(language),
            "parts": [part.to_dict(language) for part in measured.parts],
        }


class ScorePart(NamedTuple):
    """A part of a score: its weight, how much of it is known (0 to 1), and its own score (``None``: not known)."""

    of: str
    weight: float
    known: float
    score: float | None

    @property
    def counts(self) -> float:
        """The effective weight: what is known by half counts with half its weight, what is not known not at all."""
        return self.weight * self.known if self.score is not None else 0.0


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
    parts: tuple[ScorePart, ...]

    def to_dict(self) -> dict[str, Any]:
        parts = [record(part, shown=OF_A_SHARE) for part in self.parts]
        return {**record(self, shown=OF_A_SCORE), "parts": parts}


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


def layer_score(layer: Layer, metrics: Sequence[Scored], policy: Policy) -> Score:
    """The score of one layer: the mean of its metrics that have a target, by weight, each as far as it is known."""
    parts: list[ScorePart] = []
    for scored in metrics:
        if scored.metric.layer is layer and scored.target is not None and scored.weight > 0:
            known = scored.measured.known if scored.score is not None else 0.0
            parts.append(ScorePart(scored.metric.id, scored.weight, known, scored.score))
    return _mean(layer.value, parts, policy)


def total_score(layers: Sequence[Score], policy: Policy) -> Score:
    """The score of the whole cathedral: the mean of its three layers, by the weights of the rules.

    A layer of which nothing is asked (no metric of it has a target for this tier) is left out.
    """
    counted = [layer for layer in layers if policy.layers.get(layer.of, 0.0) > 0 and layer.parts]
    parts = [ScorePart(layer.of, policy.layers[layer.of], layer.known, layer.value) for layer in counted]
    mean = _mean("total", parts, policy)
    weight = sum(part.weight for part in parts)
    if not weight:
        return replace(mean, interval=(0.0, 1.0))
    low, high = (
        sum(policy.layers[layer.of] * layer.interval[end] for layer in counted) / weight for end in (0, 1)
    )
    return replace(mean, interval=(low, high))


def _mean(of: str, parts: Sequence[ScorePart], policy: Policy) -> Score:
    weight, counted = sum(part.weight for part in parts), sum(part.counts for part in parts)
    reached = sum(part.counts * part.score for part in parts if part.score is not None)
    value = reached / counted if counted else None
    known, low = (counted / weight, reached / weight) if weight else (0.0, 0.0)
    interval = (low, max(low, min(1.0, low + 1.0 - known)))
    return Score(of, value, known, interval, known >= policy.least_known and counted > 0, tuple(parts))
