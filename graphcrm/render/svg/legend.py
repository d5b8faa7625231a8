"""What the marks mean, in a strip below the picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from graphcrm.render.scene import layout, marks
from graphcrm.render.scene.palette import LIGHT
from graphcrm.render.scene.text import width
from graphcrm.render.svg import pen
from graphcrm.render.words import Words
from graphcrm.schema.scales import SUPPORT

ROW, EDGE = 22.0, 12.0
_SIZE, _SIGN, _GAP = 11.5, 30.0, 20.0
Sign = Callable[[float, float], str]
"""Draws a sign whose left end and middle stand at (x, y)."""


def legend(words: Words, top: float) -> tuple[list[str], float]:
    """The strip, and how high it is."""
    drawn: list[str] = []
    x, y = EDGE, top + ROW / 2 + 4.0
    for sign, meaning in _entries(words):
        wide = _SIGN + width(meaning, _SIZE)
        if x > EDGE and x + wide > layout.WIDTH - EDGE:
            x, y = EDGE, y + ROW
        drawn += [sign(x, y), pen.text(meaning, x + _SIGN, y, _SIZE, tone="quiet", align="start")]
        x += wide + _GAP
    return drawn, y + ROW / 2 + 4.0 - top


def _entries(words: Words) -> Iterator[tuple[Sign, str]]:
    for step in marks.SUPPORT_TONES:
        yield _stance(step), words.word(SUPPORT, step)
    yield _stance(None), words.say("page.not_judged")
    yield _shaft, words.say("page.l_height")
    yield _cracked, words.say("page.l_crack")
    yield _way(stale=False), words.say("page.l_route")
    yield _way(stale=True), words.say("page.l_route_stale")
    yield _triangle(veto=False), words.say("page.l_decider")
    yield _triangle(veto=True), words.say("page.l_veto")
    yield _plot, words.say("page.l_plot")
    yield _one_of_ours, words.say("page.l_ours")
    for state, tone in marks.ARCH_TONES.items():
        yield _arch(tone, gone=state == "missing"), words.say(f"page.l_{state}")


def _stance(support: int | None) -> Sign:
    def draw(x: float, y: float) -> str:
        tone = marks.tone(support)
        ink = "ink" if tone == marks.BLANK else f"on-{tone}"
        shape = pen.box(x + 4, y - 8.5, 17.0, 17.0, rx=3.5, **pen.paint(tone, width=0.8))
        return shape + pen.text(marks.glyph(support), x + 12.5, y, 10.5, bold=True, tone=ink)

    return draw


def _shaft(x: float, y: float) -> str:
    shaft = pen.box(x + 8, y - 7, 9.0, 14.0, **pen.paint("supporter", width=0.8))
    return shaft + "".join(
        pen.box(x + 5, edge, 15.0, 3.0, rx=0.5, **pen.stone(0.8)) for edge in (y - 9, y + 6)
    )


def _cracked(x: float, y: float) -> str:
    return pen.frame(x + 5, y - 9, 15.0, 18.0, "fall", 2.5) + pen.crack(x + 12.5, y - 6, y + 6, 7.0)


def _way(*, stale: bool) -> Sign:
    def draw(x: float, y: float) -> str:
        dashes = "5 3" if stale else None
        line = f"M{x + 1:g} {y + 4:g}C{x + 9:g} {y + 4:g} {x + 15:g} {y - 4:g} {x + 23:g} {y - 4:g}"
        return pen.path(
            line,
            fill="none",
            stroke=LIGHT["route"],
            stroke_width=2.6 if stale else 3.5,
            stroke_dasharray=dashes,
        )

    return draw


def _triangle(*, veto: bool) -> Sign:
    def draw(x: float, y: float) -> str:
        look = pen.paint("neutral", "fall" if veto else "", 2.2 if veto else 1.0)
        return pen.polygon([(x + 12.5, y - 8), (x + 22, y + 7), (x + 3, y + 7)], **look)

    return draw


def _plot(x: float, y: float) -> str:
    parts = ((x + 1, "plot-0"), (x + 9, "plot-2"), (x + 17, "plot-4"))
    return "".join(pen.box(left, y - 7, 8.0, 14.0, fill=LIGHT[tone]) for left, tone in parts)


def _one_of_ours(x: float, y: float) -> str:
    return pen.hexagon(x + 12.5, y, 9.0, fill=LIGHT["ours"])


def _arch(tone: str, *, gone: bool) -> Sign:
    def draw(x: float, y: float) -> str:
        bow = f"M{x + 3:g} {y + 7:g}C{x + 6:g} {y - 9:g} {x + 19:g} {y - 9:g} {x + 22:g} {y + 7:g}"
        dashes = "3 2.5" if gone else None
        return pen.path(bow, fill="none", stroke=LIGHT[tone], stroke_width=4.5, stroke_dasharray=dashes)

    return draw
