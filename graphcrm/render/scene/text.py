"""How wide a text is, before any browser has drawn it: a careful guess, on the wide side, in a common sans-serif."""

from __future__ import annotations

import unicodedata

from graphcrm.messages.wording import FIRST_STRONG_ISOLATE, POP_ISOLATE

_NARROW, _WIDE = frozenset("iljtfrI.,:;'|!()[]·-/ "), frozenset("mwMW@%—…&")
_SHORTER = (
    ("Chief Executive Officer", "CEO"),
    ("Chief Financial Officer", "CFO"),
    ("Chief Technology Officer", "CTO"),
    ("Chief Information Officer", "CIO"),
    ("Chief Operating Officer", "COO"),
    ("Chief Strategy Officer", "CSO"),
    ("Chief Marketing Officer", "CMO"),
    ("Senior Vice President", "SVP"),
    ("Vice President", "VP"),
    ("General Manager", "GM"),
    ("Deputy", "Dep."),
    ("Director", "Dir."),
    ("Senior", "Sr"),
    ("Manager", "Mgr"),
    ("Chief Executive", "CEO"),
    ("Department of ", ""),
    (" Department", ""),
    ("Laboratory", "Lab"),
    ("Information Technology", "IT"),
    ("headquarters", "HQ"),
)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width in the same unit as ``size``, at least what common fonts need."""
    return sum(map(_em, text)) * size * (1.09 if bold else 1.0)


def shorten(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The text where it fits; else with its usual abbreviations; else cut, with an ellipsis."""
    text = " ".join(text.split())
    if width(text, size, bold=bold) <= room:
        return text
    text = abbreviated(text)
    if width(text, size, bold=bold) <= room:
        return text
    start = text
    while start and width(start + "…", size, bold=bold) > room:
        start = start[:-1].rstrip(" ,·-(")
    return closed(start) + "…" if start else ""


def closed(text: str) -> str:
    """A text that was cut, with every isolate in it closed."""
    return text + POP_ISOLATE * (text.count(FIRST_STRONG_ISOLATE) - text.count(POP_ISOLATE))


def abbreviated(text: str) -> str:
    """The text with its usual abbreviations."""
    text = " ".join(text.split())
    for long, short in _SHORTER:
        text = text.replace(long, short)
    return text or "…"


def _em(char: str) -> float:
    if unicodedata.combining(char) or unicodedata.category(char) == "Cf":
        return 0.0
    if unicodedata.east_asian_width(char) in "WF":
        return 1.02
    if char in _NARROW:
        return 0.37
    if char in _WIDE:
        return 0.97
    return 0.69 if char.isupper() else 0.62
