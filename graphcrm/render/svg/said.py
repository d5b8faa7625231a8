"""The few words that only the picture says; the others are the page's."""

from __future__ import annotations

from graphcrm.render.words import Words, in_language
from graphcrm.schema.model import Term

_NOT_JUDGED = Term("not judged", "未评估|未評估")


def not_judged(words: Words) -> str:
    """Of somebody whose stance nobody has written down."""
    return in_language(_NOT_JUDGED, words.language)
