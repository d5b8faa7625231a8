"""Our own work (E): figures of the year, and the nine actions. To add a metric: its module, and its line here."""

from __future__ import annotations

from graphcrm.scorecard.metric import Metric
from graphcrm.scorecard.own_work import closing, equipment, growth, objectives, opinions, voices, years

METRICS: tuple[Metric, ...] = (
    *years.METRICS,
    growth.METRIC,
    *objectives.METRICS,
    equipment.METRIC,
    *voices.METRICS,
    *closing.METRICS,
    opinions.METRIC,
)
