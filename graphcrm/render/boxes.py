"""The nine-box in words: its bands, and its boxes."""

from __future__ import annotations

from graphcrm.messages import Message
from graphcrm.scorecard.key.bands import Box

BANDS: tuple[int, ...] = (0, 1, 2)
"""Of closeness and of support, the lowest first."""


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
