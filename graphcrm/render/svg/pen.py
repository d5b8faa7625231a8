"""What every part of the picture is made of: texts, lines, and the parts of marks in the colours of paper."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType

from graphcrm.render.markup import element, xml_text
from graphcrm.render.scene import marks
from graphcrm.render.scene.palette import LIGHT
from graphcrm.render.shape import PartData

MIDDLE = 0.355
"""How far below its middle a line of text stands, as a share of its size. Some programs know no other way to say it."""
_NOTHING: Mapping[str, str] = MappingProxyType({})


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


def box(x: float, y: float, w: float, h: float, tone: str) -> str:
    """A rectangle."""
    return element("rect", {"x": x, "y": y, "width": w, "height": h, "fill": LIGHT[tone]})


def path(steps: str, tone: str, width: float, **look: object) -> str:
    """A line; ``steps`` and ``look`` as SVG names them, with ``_`` for ``-``."""
    line = {"d": steps, "fill": "none", "stroke": LIGHT[tone], "stroke-width": width}
    return element("path", line | {name.replace("_", "-"): value for name, value in look.items()})


def group(title: str, x: float, y: float, inside: Iterable[str]) -> str:
    """Parts that belong together, drawn round that place; what they are is shown on hover."""
    said = element("title", None, xml_text(title)) if title else ""
    return element("g", {"transform": f"translate({x:g} {y:g})"}, said, *inside)


def drawn(
    parts: Iterable[PartData],
    support: int | None = None,
    on: Collection[str] = ("crack",),
    texts: Mapping[str, str] = _NOTHING,
) -> Iterator[str]:
    """The parts of a mark of somebody of this stance: those for which there is a reason, and with these ``texts``."""
    tone = marks.tone(support)
    tones = {"stance": tone, "on-stance": "ink" if tone == marks.BLANK else f"on-{tone}"}
    words = {"glyph": marks.glyph(support), **texts}
    outline = ""
    for part in parts:
        outline = part.get("d", outline)
        if part.get("when", "") not in ("", *on):
            continue
        fill, line = part.get("fill", ""), part.get("line", "")
        if "text" in part:
            word, halo = words.get(part["text"], part["text"]), part.get("halo", "")
            place = part.get("x", 0.0), part.get("y", 0.0), part.get("size", 0.0)
            yield text(word, *place, bold=True, tone=tones.get(fill, fill), halo=halo)
            continue
        width, dashed = part.get("width", 1.0), part.get("dash", ())
        if line == "stance":
            line, dashed = ("blank-line", marks.BLANK_DASHES) if tone == marks.BLANK else ("shaft-line", ())
            dashed = [length * width for length in dashed]
        look = {
            "d": outline,
            "fill": LIGHT[tones.get(fill, fill)] if fill else "none",
            "stroke": LIGHT[line] if line else None,
            "stroke-width": width if line else None,
            "stroke-dasharray": dashes(dashed) if dashed else None,
            "stroke-linejoin": "round" if line else None,
        }
        yield element("path", look)


def dashes(lengths: Iterable[float]) -> str:
    """A dashed line, as SVG writes it."""
    return " ".join(f"{length:g}" for length in lengths)
