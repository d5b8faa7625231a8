"""General relationships (L1): the ground. One module a metric; to add one: its module, and its line here."""

from __future__ import annotations

from graphcrm.cathedral.general import meetings
from graphcrm.cathedral.metric import Metric

METRICS: tuple[Metric, ...] = (meetings.METRIC,)
