"""Chinese names as they are typed on a Latin keyboard. The one door to pypinyin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, product

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_MOST = 64
"""So many readings of one name are tried at most."""


def spelled(*names: str) -> str | None:
    """``林悦`` as ``linyue ly``: in full and by its initials; none where no name is Chinese.

    Of a character with several sounds, the one counts that another of the names is written with.
    """
    chinese = dict.fromkeys(name for text in names for name in _HAN.findall(text))
    latin = {spelling for text in names for spelling in _orders(re.findall("[a-z]+", text.lower()))}
    return " ".join(dict.fromkeys(part for name in chinese for part in _spellings(name, latin))) or None


def _orders(parts: Sequence[str]) -> tuple[str, str]:
    """Family name first, or last."""
    return "".join(parts), "".join((*parts[-1:], *parts[:-1]))


def _spellings(name: str, latin: set[str]) -> tuple[str, str]:
    from pypinyin import Style, lazy_pinyin, pinyin

    usual = lazy_pinyin(name, style=Style.NORMAL, errors="ignore")
    readings = product(*pinyin(name, style=Style.NORMAL, errors="ignore", heteronym=True))
    sounds = next((reading for reading in islice(readings, _MOST) if "".join(reading) in latin), usual)
    return "".join(sounds), "".join(sound[0] for sound in sounds)
