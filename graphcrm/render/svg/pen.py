"""What every part of the picture is made of: texts, shapes, and how a stance is painted."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from graphcrm.render.markup import element, number, xml_text
from graphcrm.render.scene import marks
from graphcrm.render.scene.palette import LIGHT

MIDDLE = 0.355
"""How far below its middle a line of text stands, as a share of its size. Some programs know no other way to say it."""


def text(
    line: str,
    x: float,
    y: float,
    size: float,
    *,
    bold: bool = False,
    tone: str = "ink",
    align: str = "middle",
    halo: str = "",
) -> str:
    """One line of text whose middle stands at ``y``; a halo keeps it readable where a line passes behind it.

    The halo is an element of its own: not every program paints a rim below its text.
    """
    if not line:
        return ""
    place = {
        "x": x,
        "y": y + size * MIDDLE,
        "font-size": size,
        "font-weight": 650 if bold else None,
        "text-anchor": None if align == "start" else align,
    }
    body = xml_text(line)
    behind = ""
    if halo:
        rim = {"fill": "none", "stroke": LIGHT[halo], "stroke-width": marks.HALO, "stroke-linejoin": "round"}
        behind = element("text", place | rim | {"aria-hidden": "true"}, body)
    return behind + element("text", place | {"fill": LIGHT[tone]}, body)


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
    return element("g", None, element("title", None, xml_text(title)) if title else "", *inside)


def paint(tone: str, rim: str = "", width: float = 1.0) -> dict[str, object]:
    """Fill and rim by where somebody stands; who is not judged is blank with a dashed rim."""
    dashed = tone == marks.BLANK and not rim
    line = LIGHT[rim] if rim else LIGHT["blank-line" if tone == marks.BLANK else "shaft-line"]
    return {
        "fill": LIGHT[tone],
        "stroke": line,
        "stroke_width": width,
        "stroke_dasharray": dashes(marks.BLANK_DASHES, width) if dashed else None,
    }


def frame(x: float, y: float, w: float, h: float, tone: str, rx: float = 6.0) -> str:
    """A rim round something."""
    return box(x, y, w, h, rx=rx, fill="none", stroke=LIGHT[tone], stroke_width=2)


def crack(x: float, top: float, bottom: float, wide: float) -> str:
    """A jagged line from top to bottom."""
    step = (bottom - top) / (len(marks.CRACK) - 1)
    points = [(x + turn * wide, top + step * place) for place, turn in enumerate(marks.CRACK)]
    look = {
        "fill": "none",
        "stroke": LIGHT["fall"],
        "stroke_width": marks.CRACK_WIDTH,
        "stroke_linejoin": "round",
    }
    return element("polyline", {"points": along(points)} | _look(look))


def hexagon(x: float, y: float, size: float, **look: object) -> str:
    """One of ours."""
    corners = [turn * math.pi / 3 for turn in range(6)]
    across = size * marks.SQUASHED
    return polygon([(x + size * math.cos(turn), y + across * math.sin(turn)) for turn in corners], **look)


def stone(width: float = 1.0) -> dict[str, object]:
    """How capitals and stacks are painted."""
    return {"fill": LIGHT["stone"], "stroke": LIGHT["stone-line"], "stroke_width": width}


def dashes(lengths: Iterable[float], scale: float = 1.0) -> str:
    """A dashed line, as SVG writes it."""
    return " ".join(f"{length * scale:g}" for length in lengths)


def _look(look: Mapping[str, object]) -> dict[str, object]:
    return {name.replace("_", "-"): value for name, value in look.items()}
