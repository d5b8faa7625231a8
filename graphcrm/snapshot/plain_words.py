"""Texts of nothing but general words (``Head of Procurement``, ``网络部``): an allow-list of what may be shown of them.

The words stand in ``plain_words.txt``. A name in a text is no general word, so that the text is not shown, whoever it names.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Chinese characters, as a regular expression has them in its brackets."""
_PIECE = re.compile(rf"[{HAN}]+|[^\W{HAN}]+|[^\w\s]")
_BETWEEN = frozenset(",.;:&/()-–—'’·、，。")


def is_plain(text: str) -> bool:
    """Whether every word of a text is a general one. O(text)."""
    words, longest = _words()
    for piece in _PIECE.findall(unicodedata.normalize("NFKC", text)):
        if piece in _BETWEEN or piece in words or piece.lower() in words:
            continue
        if not (piece[0] >= HAN[0] and _covered(piece, words, longest)):
            return False
    return True


def _covered(run: str, words: frozenset[str], longest: int) -> bool:
    """Whether Chinese characters in a row are words, one after the other."""
    ends = {0}
    for end in range(1, len(run) + 1):
        if any(start in ends and run[start:end] in words for start in range(max(0, end - longest), end)):
            ends.add(end)
    return len(run) in ends


@cache
def _words() -> tuple[frozenset[str], int]:
    """The words, and the length of the longest Chinese one."""
    lines = Path(__file__).with_suffix(".txt").read_text("utf-8").splitlines()
    words = frozenset(word for line in lines if not line.startswith("#") for word in line.split())
    return words, max(len(word) for word in words if not word.isascii())
