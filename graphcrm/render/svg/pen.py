"""What every part of the picture is made of: texts, shapes, and how a stance is painted."""

from __future__ import annotations

from collections.abc import Iterable

from graphcrm.render.markup import element, escaped, number
from graphcrm.render.svg.palette import COLOURS

MIDDLE = 0.355
"""How far below its middle a line of text stands, as a share of its size. Some programs know no other way to say it."""
HALO = 3.5


def text(
    said: str, x: float, y: float, size: float, *,
    bold: bool = False, tone: str = "ink", align: str = "middle", halo: str = "",
) -> str:  # fmt: skip
    """One line of text whose middle stands at ``y``; a halo keeps it readable where a line passes behind it.

    The halo is an element of its own: not every program paints a rim below its text.
    """
    if not said:
        return ""
    given = {
        "x": x, "y": y + size * MIDDLE, "font-size": size,
        "font-weight": 650 if bold else None, "text-anchor": None if align == "start" else align,
    }  # fmt: skip
    body = escaped(said)
    behind = ""
    if halo:
        rim = {"fill": "none", "stroke": COLOURS[halo], "stroke-width": HALO, "stroke-linejoin": "round"}
        behind = element("text", given | rim | {"aria-hidden": "true"}, body)
    return behind + element("text", given | {"fill": COLOURS[tone]}, body)


def box(x: float, y: float, w: float, h: float, **look: object) -> str:
    """A rectangle; ``look`` as SVG names it, with ``_`` for ``-``."""
    place = {"x": x, "y": y, "width": max(w, 0.0), "height": max(h, 0.0)}
    return element("rect", place | _look(look))


def path(steps: str, **look: object) -> str:
    """A line or an area; ``steps`` as SVG writes them."""
    return element("path", {"d": steps} | _look(look))


def polygon(points: Iterable[tuple[float, float]], **look: object) -> str:
    """A closed shape."""
    return element("polygon", {"points": along(points)} | _look(look))


def circle(x: float, y: float, r: float, **look: object) -> str:
    """A disc."""
    return element("circle", {"cx": x, "cy": y, "r": r} | _look(look))


def along(points: Iterable[tuple[float, float]]) -> str:
    """Points as SVG writes them."""
    return " ".join(f"{number(x)},{number(y)}" for x, y in points)


def group(title: str, *inside: str) -> str:
    """Parts that belong together; what they are is shown on hover."""
    return element("g", None, element("title", None, escaped(title)) if title else "", *inside)


def paint(tone: str, rim: str = "", width: float = 1.0) -> dict[str, object]:
    """Fill and rim by where somebody stands; who is not judged is blank with a dashed rim."""
    dashed = tone == "blank" and not rim
    line = COLOURS[rim] if rim else COLOURS["blank-line" if tone == "blank" else "shaft-line"]
    return {
        "fill": COLOURS[tone], "stroke": line, "stroke_width": width,
        "stroke_dasharray": f"{2.6 * width:g} {1.9 * width:g}" if dashed else None,
    }  # fmt: skip


def frame(x: float, y: float, w: float, h: float, tone: str, rx: float = 6.0) -> str:
    """A rim round something."""
    return box(x, y, w, h, rx=rx, fill="none", stroke=COLOURS[tone], stroke_width=2)


def crack(x: float, top: float, bottom: float, wide: float) -> str:
    """A jagged line from top to bottom."""
    turns = (-0.3, 0.12, -0.12, 0.28, -0.02, 0.32)
    points = [
        (x + turn * wide, top + (bottom - top) * place / (len(turns) - 1)) for place, turn in enumerate(turns)
    ]
    look = {"fill": "none", "stroke": COLOURS["fall"], "stroke-width": 2.4, "stroke-linejoin": "round"}
    return element("polyline", {"points": along(points)} | look)


def _look(look: dict[str, object]) -> dict[str, object]:
    return {name.replace("_", "-"): value for name, value in look.items()}
