"""Key relationships (L2): the pillars. One module a metric; to add one: its module, and its line here."""

from __future__ import annotations

from graphcrm.cathedral.metric import Metric

METRICS: tuple[Metric, ...] = ()
