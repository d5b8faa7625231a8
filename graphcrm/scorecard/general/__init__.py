"""General relationships (L1): the ground. To add a metric: its module, and its line here."""

from __future__ import annotations

from graphcrm.scorecard.general import (
    breadth,
    concentration,
    early_warning,
    meetings,
    offers,
    reports,
    requirement_setters,
    satisfaction,
    share_of_investment,
    site_coverage,
    site_representatives,
    small_local_deals,
    surveys,
)
from graphcrm.scorecard.metric import Metric

METRICS: tuple[Metric, ...] = (
    breadth.METRIC,
    *meetings.METRICS,
    *reports.METRICS,
    site_coverage.METRIC,
    site_representatives.METRIC,
    *early_warning.METRICS,
    *small_local_deals.METRICS,
    share_of_investment.METRIC,
    requirement_setters.METRIC,
    *offers.METRICS,
    *concentration.METRICS,
    *satisfaction.METRICS,
    *surveys.METRICS,
)
