"""Our own work (E): figures of the year, and the nine actions. One module a metric; to add one: its module, and its line here."""

from __future__ import annotations

from graphcrm.scorecard.metric import Metric
from graphcrm.scorecard.own_work import closing, growth, kpis, opinions

METRICS: tuple[Metric, ...] = (*kpis.METRICS, growth.METRIC, *closing.METRICS, opinions.METRIC)
