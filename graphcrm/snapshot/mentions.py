"""Whether a text mentions somebody by name."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"\w+")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff·]+")


class Mentions:
    """Some names, looked for in texts: words in a row, or Chinese characters in a row. O(text), however many names."""

    def __init__(self, names: Iterable[str]) -> None:
        texts = [name for name in names if name.strip()]
        self._rows = {tuple(_WORD.findall(name.casefold())) for name in texts} - {()}
        self._han = {part for name in texts for part in _HAN.findall(name) if len(part) > 1}
        self._lengths = sorted({len(row) for row in self._rows})
        self._han_lengths = sorted({len(part) for part in self._han})

    def within(self, text: str) -> bool:
        """Whether any of the names stands in the text."""
        words = tuple(_WORD.findall(text.casefold()))
        rows = (words[at : at + long] for long in self._lengths for at in range(len(words) - long + 1))
        return any(row in self._rows for row in rows) or any(
            run[at : at + long] in self._han
            for run in _HAN.findall(text)
            for long in self._han_lengths
            for at in range(len(run) - long + 1)
        )
