"""The bands of the nine-box, and its boxes. (K2)"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from graphcrm.schema.model import Term

if TYPE_CHECKING:
    from graphcrm.scorecard.policy.key import KeyRules

INTIMACY = (
    Term("Distant", "疏远|疏遠"),
    Term("Working contact", "工作往来|工作往來"),
    Term("Close", "亲近|親近"),
)
"""The bands of intimacy, the lowest first."""
SUPPORT = (Term("Against us", "反对|反對"), Term("Neutral", "中立|中立"), Term("For us", "支持|支持"))
"""The bands of support, the lowest first."""
NOT_JUDGED = Term("Not judged", "未评判|未評判")


class Box(NamedTuple):
    """A box: bands from 0 (lowest) to 2; ``None`` where it was not judged (or, of a target, not set)."""

    intimacy: int | None
    support: int | None


def box(rules: KeyRules, intimacy: int | None, support: int | None) -> Box:
    """The box of two steps of their scales."""
    return Box(_band(rules.intimacy_bands, intimacy), _band(rules.support_bands, support))


def said(box: Box, blank: str = "unknown") -> str:
    """A box in words: ``Close, neutral``; ``blank`` stands for what is not judged, or not set."""
    if box == Box(None, None):
        return blank.capitalize()
    pairs = ((INTIMACY, box.intimacy, "intimacy"), (SUPPORT, box.support, "support"))
    words = [f"{what} {blank}" if band is None else terms[band].en.lower() for terms, band, what in pairs]
    return ", ".join(words).capitalize()


def _band(starts: tuple[int, ...], step: int | None) -> int | None:
    return None if step is None else bisect_right(starts, step)
