"""What the marks look like, once for the page's network and for pictures: shapes, sizes, signs, and the names of their colours.

What a colour is, `graphcrm.render.scene.palette` says, for paper and for the dark.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from graphcrm.render.shape import Look, TieLook
from graphcrm.schema import TIE_TYPES
from graphcrm.schema.model import Style
from graphcrm.schema.scales import INTIMACY

SUPPORT_TONES = {2: "champion", 1: "supporter", 0: "neutral", -1: "sceptic", -2: "opponent"}
GLYPHS = {2: "▲", 1: "●", 0: "○", -1: "▽", -2: "✕"}
NOT_JUDGED, BLANK = "?", "blank"
SEVERITY_TONES = {"critical": "fall", "weak": "weak", "note": "note"}
PLOT_TONES = 5

PILLAR_WIDTH, CAPITAL_WIDTH, CAPITAL_HEIGHT = 36.0, 50.0, 8.0
PILLAR_LOWEST, PILLAR_STEP = 26.0, 40.0
HEXAGON, SQUASHED = 23.0, 0.94
TRIANGLE_LOW, TRIANGLE_HIGH = 30.0, 54.0
DOT_PITCH, DOT_SHARE, SIGNED_DOT = 19.0, 0.37, 9.0
"""A dot at least as wide as `SIGNED_DOT` bears its sign."""
ROUTE_THIN, ROUTE_WIDE, ROUTE_STRENGTH = 1.2, 8.0, 0.78
STALE_DASHES, BLANK_DASHES = (7, 5), (2.6, 1.9)
CRACK = (-0.3, 0.12, -0.12, 0.28, -0.02, 0.32)
"""How far each turn of a crack lies aside, as a share of its width; the turns stand evenly from top to bottom."""
CRACK_WIDTH, VETO_RIM, HALO = 2.4, 2.6, 3.5

INTIMACY_STEPS = tuple(int(step.value or 0) for step in INTIMACY.steps)

ARCH_TONES: Mapping[str, str] = MappingProxyType(
    {"kept": "arch", "below": "arch-pale", "expiring": "amber", "missing": "arch-gone"}
)
_STYLES: Mapping[Style, TieLook] = MappingProxyType(
    {
        Style.INFLUENCE: {"tone": "tie", "dashes": False, "arrow": True, "width": 1.6},
        Style.REPORTING: {"tone": "quiet", "dashes": [2, 3], "arrow": True, "width": 1.1},
        Style.ACCESS: {"tone": "route", "dashes": False, "arrow": False, "width": 1.1},
        Style.CONFLICT: {"tone": "weak", "dashes": [7, 3, 2, 3], "arrow": False, "width": 1.6},
    }
)
TIES: Mapping[str, TieLook] = MappingProxyType(
    {kind.name: look for style, look in _STYLES.items() for kind in TIE_TYPES if kind.style is style}
)
"""How the ties between people are drawn, by type, in the order in which the network lists them."""


def look() -> Look:
    """What the page's scripts draw with, wherever they draw: see the constants above."""
    return {
        "tones": {str(step): tone for step, tone in SUPPORT_TONES.items()},
        "glyphs": {str(step): glyph for step, glyph in GLYPHS.items()},
        "not_judged": NOT_JUDGED,
        "arches": dict(ARCH_TONES),
        "ties": dict(TIES),
        "crack": CRACK,
        "stale": STALE_DASHES,
        "blank": BLANK_DASHES,
        "strength": ROUTE_STRENGTH,
        "widths": {"crack": CRACK_WIDTH, "veto": VETO_RIM, "halo": HALO, "signed": SIGNED_DOT},
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


def plot_tone(share: float) -> int:
    """The shade of a plot, 0 (unknown ground) to 4 (well known)."""
    return min(PLOT_TONES - 1, int(share * PLOT_TONES))
