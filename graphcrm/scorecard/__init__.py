"""The cathedral: what the three layers are worth, metric by metric. See `assess`.

A metric is data (`Metric`) with a function that measures it; `METRICS` holds them all, `docs/metrics.md` shows them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graphcrm.scorecard.assessment import METRICS, Assessment, assess
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.policy import Policy
from graphcrm.scorecard.policy.reading import read


def read_policy(words: Mapping[str, Any], *, where: str) -> Policy:
    """A company's rules from nested tables; ``where`` names them in errors. Raises `UsageError`."""
    return read(words, {metric.id: metric.most for metric in METRICS.values()}, where=where)


__all__ = ["METRICS", "Assessment", "AssessmentContext", "Policy", "assess", "read_policy"]
