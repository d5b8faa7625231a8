"""What the marks mean, in a strip below the picture."""

from __future__ import annotations

from collections.abc import Iterator

from graphcrm.render.scene import layout, shapes
from graphcrm.render.scene.text import width
from graphcrm.render.svg import pen
from graphcrm.render.words import Words
from graphcrm.schema.scales import SUPPORT

ROW, EDGE = 22.0, 12.0
_SIZE, _SIGN, _GAP = 11.5, 30.0, 20.0


def legend(words: Words, top: float) -> tuple[list[str], float]:
    """The strip, and how high it is."""
    drawn: list[str] = []
    x, y = EDGE, top + ROW / 2 + 4.0
    for parts, support, meaning in _entries(words):
        wide = _SIGN + width(meaning, _SIZE)
        if x > EDGE and x + wide > layout.WIDTH - EDGE:
            x, y = EDGE, y + ROW
        sign = pen.group("", round(x, 1), y - shapes.SIGN[1] / 2, pen.drawn(parts, support))
        drawn += [sign, pen.text(meaning, x + _SIGN, y, _SIZE, tone="quiet", align="start")]
        x += wide + _GAP
    return drawn, y + ROW / 2 + 4.0 - top


def _entries(words: Words) -> Iterator[tuple[shapes.Parts, int | None, str]]:
    """Stances, then the marks that a picture has: it draws no ties of a chosen person."""
    for support, parts in shapes.stances().items():
        yield (
            parts,
            support,
            words.say("page.not_judged") if support is None else words.word(SUPPORT, support),
        )
    for group in ("marks", "arches"):
        for name, parts in shapes.signs()[group].items():
            if name != "l_tie":
                yield parts, None, words.say(f"page.{name}")
