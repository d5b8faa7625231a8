"""General relationships (L1): the ground. One module a metric; to add one: its module, and its line here."""

from __future__ import annotations

from graphcrm.scorecard.general import (
    concentration,
    early_warning,
    meetings,
    reports,
    requirement_setters,
    responses,
    satisfaction,
    site_coverage,
)
from graphcrm.scorecard.general import small_local_deals as potatoes
from graphcrm.scorecard.metric import Metric

METRICS: tuple[Metric, ...] = (
    *meetings.METRICS,
    *reports.METRICS,
    site_coverage.METRIC,
    *early_warning.METRICS,
    *potatoes.METRICS,
    requirement_setters.METRIC,
    *concentration.METRICS,
    *satisfaction.METRICS,
    *responses.METRICS,
)
