"""Steps of scales as facts for messages."""

from __future__ import annotations

from graphcrm.messages import Fact
from graphcrm.schema import Scale


def word(scale: Scale, value: float | str | None) -> Fact | None:
    """A step of a scale; ``None`` where it is not known, the value itself where the scale has no such step."""
    step = scale.step(value) if value is not None else None
    return step.term if step else None if value is None else f"{value}"
