"""What the marks look like: sizes on the drawing, steps of colour, and which arch stands for what."""

from __future__ import annotations

from graphcrm.schema.scales import INTIMACY

# Names of the colours in page.css: a mark names its colour, the page's theme says what it is.
SUPPORT_TONES = {2: "champion", 1: "supporter", 0: "neutral", -1: "sceptic", -2: "opponent"}
GLYPHS = {2: "▲", 1: "●", 0: "○", -1: "▽", -2: "✕"}
NOT_JUDGED = "?"
PLOT_TONES = 5

PILLAR_WIDTH, CAPITAL_WIDTH, CAPITAL_HEIGHT = 36.0, 50.0, 8.0
PILLAR_LOWEST, PILLAR_STEP = 26.0, 40.0
HEXAGON = 23.0
TRIANGLE_LOW, TRIANGLE_HIGH = 30.0, 54.0
DOT_PITCH, DOT_SHARE = 19.0, 0.37
ROUTE_THIN, ROUTE_WIDE = 1.2, 8.0

INTIMACY_STEPS = tuple((int(step.value or 0), step.term.en) for step in INTIMACY.steps)


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
