"""General relationships (L1): the ground. To add a metric: its module, and its line here."""

from __future__ import annotations

from graphcrm.scorecard.general import (
    breadth,
    concentration,
    early_warning,
    meetings,
    reports,
    requirement_setters,
    satisfaction,
    site_coverage,
    small_local_deals,
    surveys,
)
from graphcrm.scorecard.metric import Metric

METRICS: tuple[Metric, ...] = (
    breadth.METRIC,
    *meetings.METRICS,
    *reports.METRICS,
    site_coverage.METRIC,
    *early_warning.METRICS,
    *small_local_deals.METRICS,
    requirement_setters.METRIC,
    *concentration.METRICS,
    *satisfaction.METRICS,
    *surveys.METRICS,
)
