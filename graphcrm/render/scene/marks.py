"""Of what size, sign and colour everything is, in the page and in pictures; what its outline is, `shapes` says.

What a colour is, `graphcrm.render.scene.palette` says, for paper and for the dark.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from graphcrm.render.shape import Look, TieLook
from graphcrm.schema import TIE_TYPES, TieType
from graphcrm.schema.model import Style
from graphcrm.schema.scales import INTIMACY

SUPPORT_TONES = {2: "champion", 1: "supporter", 0: "neutral", -1: "sceptic", -2: "opponent"}
GLYPHS = {2: "▲", 1: "●", 0: "○", -1: "▽", -2: "✕"}
NOT_JUDGED, BLANK = "?", "blank"
SEVERITY_TONES = {"critical": "fall", "weak": "weak", "note": "note"}
PLOT_TONES = 5

PILLAR_WIDTH, CAPITAL_WIDTH, CAPITAL_HEIGHT = 36.0, 50.0, 8.0
PILLAR_LOWEST, PILLAR_STEP = 26.0, 40.0
HEXAGON = 23.0
TRIANGLE_LOW, TRIANGLE_HIGH = 30.0, 54.0
DOT_PITCH, DOT_SHARE, SIGNED_DOT = 19.0, 0.37, 9.0
"""A dot at least as wide as `SIGNED_DOT` bears its sign."""
ROUTE_THIN, ROUTE_WIDE, ROUTE_STRENGTH = 1.2, 8.0, 0.78
STALE_DASHES, BLANK_DASHES, HALO = (7, 5), (2.6, 1.9), 3.5

INTIMACY_STEPS = tuple(int(step.value or 0) for step in INTIMACY.steps)

ARCH_TONES: Mapping[str, str] = MappingProxyType(
    {"kept": "arch", "below": "arch-pale", "expiring": "amber", "missing": "arch-gone"}
)
_STYLES: Mapping[Style, TieLook] = MappingProxyType(
    {
        Style.INFLUENCE: {"tone": "tie", "dashes": False, "arrow": True, "width": 1.6, "rank": 60},
        Style.REPORTING: {"tone": "quiet", "dashes": [2, 3], "arrow": True, "width": 1.1, "rank": 60},
        Style.ACCESS: {"tone": "route", "dashes": False, "arrow": False, "width": 1.1, "rank": 55},
        Style.CONFLICT: {"tone": "weak", "dashes": [7, 3, 2, 3], "arrow": False, "width": 1.6, "rank": 90},
        Style.PLAIN: {"tone": "note", "dashes": False, "arrow": True, "width": 1.1, "rank": 50},
    }
)
PULLS: Mapping[Style, float] = MappingProxyType({Style.ACCESS: 0.3, Style.REPORTING: 0.5, Style.PLAIN: 0.3})
"""How strongly ties without a strength of their own draw people together; who is at odds is not drawn together."""
PERSONAL: Mapping[str, TieType] = MappingProxyType(
    {
        kind.name: kind
        for style in _STYLES
        for kind in TIE_TYPES
        if kind.style is style and {*kind.from_labels, *kind.to_labels} <= {"Contact", "Employee"}
    }
)
"""The ties between people, in the order in which the network lists them."""


def has_strength(kind: TieType) -> bool:
    """Whether it says itself how strong it is."""
    return any(prop.name == "strength" for prop in kind.properties)


def look() -> Look:
    """What the page's scripts draw with, beside shapes: see the constants above."""
    return {
        "tones": {str(step): tone for step, tone in SUPPORT_TONES.items()},
        "glyphs": {str(step): glyph for step, glyph in GLYPHS.items()},
        "not_judged": NOT_JUDGED,
        "ties": {name: {**_STYLES[kind.style], "style": kind.style.value} for name, kind in PERSONAL.items()},
        "stale": STALE_DASHES,
        "blank": BLANK_DASHES,
        "strength": ROUTE_STRENGTH,
        "halo": HALO,
    }


def tone(support: int | None) -> str:
    """The colour of a stance."""
    return BLANK if support is None else SUPPORT_TONES[support]


def glyph(support: int | None) -> str:
    """The sign of a stance."""
    return NOT_JUDGED if support is None else GLYPHS[support]


def pillar_height(intimacy: int | None) -> float:
    """Of the whole pillar with its capital; a relationship that nobody judged is as low as none."""
    return PILLAR_LOWEST + PILLAR_STEP * (intimacy or 0)


def triangle_height(weight: float, heaviest: float) -> float:
    """By area: twice the weight looks twice as much."""
    share = (weight / heaviest) ** 0.5 if heaviest > 0 else 0.0
    return round(TRIANGLE_LOW + (TRIANGLE_HIGH - TRIANGLE_LOW) * share, 1)


def route_width(carry: float) -> float:
    return round(ROUTE_THIN + (ROUTE_WIDE - ROUTE_THIN) * carry, 2)


def plot_tone(share: float) -> str:
    """The shade of a plot, from 0 (unknown ground) to 4 (well known)."""
    return f"plot-{min(PLOT_TONES - 1, int(share * PLOT_TONES))}"
