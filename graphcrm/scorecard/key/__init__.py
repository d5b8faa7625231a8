"""Key relationships (L2): the pillars. One module a metric; to add one: its module, and its line here."""

from __future__ import annotations

from graphcrm.scorecard.key import (
    barrier,
    goals,
    judged,
    progress,
    project_support,
    responsible,
    stance_plans,
)
from graphcrm.scorecard.metric import Metric

METRICS: tuple[Metric, ...] = (
    judged.METRIC,
    responsible.METRIC,
    progress.METRIC,
    goals.METRIC,
    project_support.METRIC,
    barrier.METRIC,
    stance_plans.METRIC,
)
