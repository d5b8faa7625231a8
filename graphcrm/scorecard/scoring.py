"""Scores: how far each figure has come to its target, a layer as their weighted mean, the total as that of the layers.

What is not known is left out of a score and widens its interval: the low end takes it for 0, the high end for 1. No
score stands without the parts that made it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from graphcrm.analysis.result import members, record
from graphcrm.messages import DEFAULT, text
from graphcrm.scorecard.measured import Measured
from graphcrm.scorecard.metric import Layer, Metric
from graphcrm.scorecard.policy import Policy

OF_A_SHARE = members("of weight known effective_weight=counts score held_by")
OF_A_SCORE = members("of score=value known interval enough asked")
CARRIED_BY = {"L2": ("L1",), "L3": ("L1", "L2")}
"""By layer: those that it stands on."""


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
    """A part of a score: its weight, how much of it is known (0 to 1), and what it counts with (``None``: not known).

    ``held_by`` is the layer that carries this one too weakly for it to count with its own score.
    """

    of: str
    weight: float
    known: float
    score: float | None
    held_by: str | None = None

    @property
    def counts(self) -> float:
        """The effective weight: what is known by half counts with half its weight, what is not known not at all."""
        return self.weight * self.known if self.score is not None else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """A weighted mean of scores. ``value`` is ``None`` where no part is known.

    ``known`` is the share of the weight that is known, ``interval`` from every unknown taken for 0 to every unknown
    taken for 1; ``enough`` whether as much is known as the rules ask for, ``asked`` whether the layer is asked of this tier. ``value`` is the sum over ``parts`` of effective
    weight × score, divided by that of their effective weights.
    """

    of: str
    value: float | None
    known: float
    interval: tuple[float, float]
    enough: bool
    parts: tuple[ScorePart, ...]
    asked: bool = True

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
    """The score of one layer: the mean of its metrics that have a target, by weight, each as far as it is known.

    Where less than `Policy.least_asked` of the weight of what could be scored has a target for this tier, it is not asked.
    """
    parts: list[ScorePart] = []
    could = 0.0
    for scored in metrics:
        metric = scored.metric
        if metric.layer is layer and (metric.targets is not None or metric.id in policy.targets):
            could += scored.weight
            if scored.target is not None and scored.weight > 0:
                known = scored.measured.known if scored.score is not None else 0.0
                parts.append(ScorePart(metric.id, scored.weight, known, scored.score))
    if not parts or sum(part.weight for part in parts) < policy.least_asked * could:
        return Score(layer.value, None, 0.0, (0.0, 1.0), enough=False, parts=tuple(parts), asked=False)
    return _mean(layer.value, parts, policy)


def total_score(layers: Sequence[Score], policy: Policy, tier: str) -> Score:
    """The score of the whole cathedral: the mean of its layers that are asked, by the weights of the rules for this tier.

    A layer counts for no more than `CouplingRules.overhang` above what carries it (`CARRIED_BY`), as far as that is known.
    """
    weights = policy.layers.of(tier)
    counted = [layer for layer in layers if weights.get(layer.of, 0.0) > 0 and layer.asked]
    firm = {layer.of: layer.value for layer in counted if layer.enough and layer.value is not None}
    parts: list[ScorePart] = []
    for layer in counted:
        under = [name for name in CARRIED_BY.get(layer.of, ()) if name in firm]
        lowest = min(under, key=lambda name: (firm[name], name), default=None)
        most = 1.0 if lowest is None else firm[lowest] + policy.couplings.overhang
        held = layer.value is not None and layer.value > most
        score = most if held else layer.value
        parts.append(ScorePart(layer.of, weights[layer.of], layer.known, score, lowest if held else None))
    return _mean("total", parts, policy)


def weakest(layers: Sequence[Score]) -> Score | None:
    """The layer of the lowest score, of those asked and known; of equals the lowest in the building."""
    known = [layer for layer in layers if layer.value is not None]
    return min(known, key=lambda layer: (layer.value or 0.0, layer.of), default=None)


def _mean(of: str, parts: Sequence[ScorePart], policy: Policy) -> Score:
    weight, counted = sum(part.weight for part in parts), sum(part.counts for part in parts)
    reached = sum(part.counts * part.score for part in parts if part.score is not None)
    value = reached / counted if counted else None
    known, low = (counted / weight, reached / weight) if weight else (0.0, 0.0)
    interval = (low, max(low, min(1.0, low + 1.0 - known)))
    return Score(of, value, known, interval, known >= policy.least_known and counted > 0, tuple(parts))
