"""Key relationships (L2): the pillars. To add a metric: its module, and its line here."""

from __future__ import annotations

from graphcrm.scorecard.key import (
    barrier,
    commitments,
    goals,
    project_support,
    relationships,
    response,
    stance_plans,
)
from graphcrm.scorecard.metric import Metric

METRICS: tuple[Metric, ...] = (
    relationships.JUDGED,
    relationships.RESPONSIBLE,
    relationships.PROGRESS,
    goals.METRIC,
    project_support.METRIC,
    response.METRIC,
    commitments.METRIC,
    barrier.METRIC,
    stance_plans.METRIC,
)
