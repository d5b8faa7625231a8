"""The bands of the nine-box, and its boxes. (K2)"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from graphcrm.messages import Message, Term
from graphcrm.scorecard.policy.relationships import KeyRules

INTIMACY = (Term("Distant"), Term("Working contact"), Term("Close"))
"""The bands of intimacy as headings, the lowest first."""
SUPPORT = (Term("Against us"), Term("Neutral"), Term("For us"))
"""The bands of support as headings, the lowest first."""
NOT_JUDGED = Term("Not judged")


class Box(NamedTuple):
    """A box: bands from 0 (lowest) to 2; ``None`` where it was not judged (or, of a target, not set)."""

    intimacy: int | None
    support: int | None


def box(rules: KeyRules, intimacy: int | None, support: int | None) -> Box:
    """The box of two steps of their scales."""
    return Box(_band(rules.intimacy_bands, intimacy), _band(rules.support_bands, support))


def named(box: Box, *, target: bool = False) -> Message:
    """A box in words: ``Close, neutral``; what is blank was not judged, or as a target not set."""
    blank = "not_set" if target else "unknown"
    if box == Box(None, None):
        return Message(f"box.{blank}")
    bands = (blank if band is None else band for band in box)
    intimacy, support = (Message(f"box.{name}.{band}") for name, band in zip(box._fields, bands, strict=True))
    return Message("box.both", intimacy=intimacy, support=support)


def _band(starts: tuple[int, ...], step: int | None) -> int | None:
    return None if step is None else bisect_right(starts, step)
