"""Organizational relationships (L3): the vault. One module a metric; to add one: its module, and its line here."""

from __future__ import annotations

from graphcrm.scorecard.metric import Metric
from graphcrm.scorecard.organizational import (
    agreement,
    attendance,
    cadence,
    centres,
    fit,
    minutes,
    parity,
    positions,
    scope,
    tiers,
)

METRICS: tuple[Metric, ...] = (
    tiers.METRIC,
    fit.METRIC,
    parity.METRIC,
    positions.METRIC,
    *cadence.METRICS,
    attendance.METRIC,
    minutes.METRIC,
    agreement.METRIC,
    scope.METRIC,
    centres.METRIC,
)
