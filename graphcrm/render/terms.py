"""Steps of scales, and the bands and boxes of the nine-box, as facts for messages."""

from __future__ import annotations

from graphcrm.messages import Fact, Message, Term
from graphcrm.schema import Scale
from graphcrm.scorecard.key.bands import Box

BANDS: tuple[int, ...] = (0, 1, 2)
"""Of closeness and of support, the lowest first."""


def word(scale: Scale, value: float | str | None) -> Fact | None:
    """A step of a scale; ``None`` where it is not known."""
    step = scale.step(value) if value is not None else None
    return Term(step.term.en) if step else None if value is None else f"{value}"


def closeness(band: int | None, blank: str = "unknown") -> Message:
    """A band of closeness; ``blank`` (``unknown``, ``not_set``) stands for none."""
    return Message(f"box.closeness.{blank if band is None else band}")


def support(band: int | None, blank: str = "unknown") -> Message:
    """A band of support; ``blank`` stands for none."""
    return Message(f"box.support.{blank if band is None else band}")


def in_words(box: Box, blank: str = "unknown") -> Message:
    """A box: ``Close, neutral``; ``blank`` stands for what is not judged, or not set."""
    if box == Box(None, None):
        return Message(f"box.{blank}")
    return Message("box", closeness=closeness(box.intimacy, blank), support=support(box.support, blank))
