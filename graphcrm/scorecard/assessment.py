"""The assessment of one account: every metric measured and scored, the layers, the total, and what was found on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphcrm.analysis.result import Measure, Result
from graphcrm.findings import Finding, ranked
from graphcrm.scorecard import couplings, general, key, organizational
from graphcrm.scorecard import own_work as actions
from graphcrm.scorecard.key import seats
from graphcrm.scorecard.metric import Layer, Metric
from graphcrm.scorecard.nine_actions.nine import nine_actions
from graphcrm.scorecard.scoring import Score, Scored, layer_score, scored, total_score

if TYPE_CHECKING:
    from graphcrm.scorecard.context import AssessmentContext
    from graphcrm.scorecard.nine_actions.condition import ActionStatus
    from graphcrm.snapshot import Snapshot

METRICS: Mapping[str, Metric] = {
    each.id: each for each in (*general.METRICS, *key.METRICS, *organizational.METRICS, *actions.METRICS)
}
"""Every metric by id, in the order in which it is shown."""

CATHEDRAL = (Layer.GENERAL, Layer.KEY, Layer.ORGANIZATIONAL)
"""The layers that make the total."""


@dataclass(frozen=True, slots=True)
class Assessment(Result):
    """One account under one set of rules. ``tier`` is the one whose targets count; ``tier_known`` whether it is recorded."""

    context: AssessmentContext
    tier: str
    tier_known: bool
    metrics: tuple[Scored, ...]
    layers: tuple[Score, ...]
    total: Score
    actions: tuple[ActionStatus, ...]
    findings: tuple[Finding, ...]

    @property
    def snapshot(self) -> Snapshot:
        return self.context.snapshot

    def metric(self, ident: str) -> Scored:
        """One metric by id. Raises `KeyError`."""
        return (
            next(each for each in self.metrics if each.metric.id == ident)
            if ident in METRICS
            else _missing(ident)
        )

    def rows(self) -> list[dict[str, Any]]:
        kept = ("id", "seed", "layer", "name", "unit", "value", "target", "weight", "score", "known", "said")
        return [{name: row[name] for name in kept} for row in (each.to_dict() for each in self.metrics)]

    def to_dict(self) -> dict[str, Any]:
        return {
            "tier": {"of_targets": self.tier, "recorded": self.tier_known},
            "total": self.total.to_dict(),
            "layers": [each.to_dict() for each in self.layers],
            "metrics": [each.to_dict() for each in self.metrics],
            "actions": [each.to_dict() for each in self.actions],
            "findings": [each.to_dict() for each in self.findings],
        }

    def measures(self, snapshot: Snapshot) -> list[Measure]:  # noqa: ARG002 — the base's signature
        scores = [*((each.of, each.value) for each in self.layers), ("total", self.total.value)]
        return [Measure(f"score of {name}", value, 1) for name, value in scores if value is not None]


def assess(context: AssessmentContext) -> Assessment:
    """Measure everything. O(people + ties + events)."""
    tier = context.tier_for_targets
    every = tuple(
        scored(metric.under(context.policy), metric.measure(context), tier, context.policy)
        for metric in METRICS.values()
    )
    layers = tuple(layer_score(each, every, context.policy) for each in CATHEDRAL)
    findings = [finding for each in every for finding in each.measured.findings]
    return Assessment(
        context,
        tier,
        context.tier is not None,
        every,
        layers,
        total_score(layers, context.policy),
        nine_actions(context, {each.metric.id: each for each in every}),
        ranked([*findings, *couplings.find(context), *seats.find(context)]),
    )


def _missing(ident: str) -> Scored:
    raise KeyError(ident)
