"""Organizational relationships (L3): the vault. To add a metric: its module, and its line here."""

from __future__ import annotations

from graphcrm.scorecard.metric import Metric
from graphcrm.scorecard.organizational import (
    agreement,
    attendance,
    cadence,
    centres,
    fit,
    parity,
    positions,
    procurement,
    spending,
    tiers,
)

METRICS: tuple[Metric, ...] = (
    tiers.METRIC,
    fit.METRIC,
    spending.METRIC,
    parity.METRIC,
    positions.METRIC,
    cadence.ALIGNMENT_MEETINGS,
    cadence.EXECUTIVE_VISITS,
    attendance.METRIC,
    cadence.MINUTES,
    agreement.IN_FORCE,
    agreement.SCOPE,
    procurement.METRIC,
    centres.METRIC,
)
