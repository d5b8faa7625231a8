"""The assessment of one account: every metric measured and scored, the layers, the total, and what was found on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphcrm.analysis.result import Measure, Result
from graphcrm.findings import Finding, ranked
from graphcrm.messages import DEFAULT, Message
from graphcrm.scorecard import couplings, general, key, organizational, own_work
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.key import seats
from graphcrm.scorecard.metric import Layer, Metric
from graphcrm.scorecard.nine_actions.condition import ActionStatus
from graphcrm.scorecard.nine_actions.nine import nine_actions
from graphcrm.scorecard.scoring import Score, Scored, layer_score, scored, total_score, weakest
from graphcrm.snapshot import Snapshot

METRICS: Mapping[str, Metric] = {
    metric.id: metric
    for metric in (*general.METRICS, *key.METRICS, *organizational.METRICS, *own_work.METRICS)
}
"""Every metric by id, in the order in which it is shown."""

CATHEDRAL = (Layer.GENERAL, Layer.KEY, Layer.ORGANIZATIONAL)
"""The layers that make the total."""


_COLUMNS = ("id", "seed", "layer", "name", "unit", "value", "target", "weight", "score", "known", "said")


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
        return {scored.metric.id: scored for scored in self.metrics}[ident]

    @property
    def weakest(self) -> Score | None:
        """The layer that is worth least, of those asked and known: what the total is shown with."""
        return weakest(self.layers)

    def rows(self) -> list[dict[str, Any]]:
        rows = [scored.to_dict() for scored in self.metrics]
        return [{name: row[name] for name in _COLUMNS} for row in rows]

    def to_dict(self, language: str = DEFAULT) -> dict[str, Any]:
        return {
            "tier": {"of_targets": self.tier, "recorded": self.tier_known},
            "total": self.total.to_dict(),
            "weakest": self.weakest.of if self.weakest else None,
            "layers": [layer.to_dict() for layer in self.layers],
            "metrics": [scored.to_dict(language) for scored in self.metrics],
            "actions": [action.to_dict(language) for action in self.actions],
            "findings": [finding.to_dict(language) for finding in self.findings],
        }

    def measures(self, snapshot: Snapshot) -> list[Measure]:  # noqa: ARG002 — the base's signature
        scores = [(Message("measure.score", of=layer.of), layer.value) for layer in self.layers]
        scores.append((Message("measure.total_score"), self.total.value))
        return [Measure(name, value, 1) for name, value in scores if value is not None]


def assess(context: AssessmentContext) -> Assessment:
    """Measure everything. O(people + ties + events)."""
    tier, policy = context.tier_for_targets, context.policy
    metrics = tuple(
        scored(metric.under(policy), metric.measure(context), tier, policy) for metric in METRICS.values()
    )
    layers = tuple(layer_score(layer, metrics, policy) for layer in CATHEDRAL)
    by_id = {scored.metric.id: scored for scored in metrics}
    total, actions = total_score(layers, policy, tier), nine_actions(context, by_id)
    findings = [finding for metric in metrics for finding in metric.measured.findings]
    findings = ranked([*findings, *couplings.find(context), *seats.find(context)])
    return Assessment(context, tier, context.tier is not None, metrics, layers, total, actions, findings)
