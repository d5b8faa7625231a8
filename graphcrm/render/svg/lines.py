"""The lines: ways from us to the decision. And the labels, drawn last, so that no line covers them."""

from __future__ import annotations

from collections.abc import Iterator

from graphcrm.render.scene import layout, marks, plots
from graphcrm.render.scene.layout import Label, Mark
from graphcrm.render.scene.palette import LIGHT
from graphcrm.render.svg import pen
from graphcrm.render.svg.plan import Composition

_BOW = 0.21
"""How far a line within a row leaves it, as a share of its length."""


def ways(plan: Composition) -> Iterator[str]:
    """Every step of the best routes, as wide as it carries, dashed where it is old."""
    at = {mark.id: mark for mark in (*plan.dots, *plan.placement.marks)}
    for way in plan.ways:
        if way.main:
            line = _curve(at[way.start], at[way.end], way.bend)
            yield pen.path(
                line,
                fill="none",
                stroke=LIGHT["route"],
                stroke_width=way.width,
                stroke_opacity=marks.ROUTE_STRENGTH,
                stroke_dasharray=pen.dashes(marks.STALE_DASHES) if way.stale else None,
            )


def _curve(start: Mark, end: Mark, bend: str) -> str:
    x1, y1, x2, y2 = start.x, start.y, end.x, end.y
    middle = (y1 + y2) / 2
    if bend == "rise":
        return f"M{x1:.1f} {y1:.1f}C{x1:.1f} {middle:.1f} {x2:.1f} {middle:.1f} {x2:.1f} {y2:.1f}"
    side = _BOW if bend == "over" else -_BOW
    over = ((x1 + x2) / 2 + side * (y2 - y1), middle - side * (x2 - x1))
    return f"M{x1:.1f} {y1:.1f}Q{over[0]:.1f} {over[1]:.1f} {x2:.1f} {y2:.1f}"


def labels(plan: Composition) -> Iterator[str]:
    """Units, arches, people."""
    for placed in plan.plots:
        for label in plots.titles(placed, plan.words):
            yield from _label(label, placed.plot.tone)
    for arch in plan.arches:
        yield from _label(arch.label, "band-vault")
    for label in plan.placement.labels:
        yield from _label(label, _band_at(label.y))


def _band_at(y: float) -> str:
    names = (f"band-{name}" for name, (_, bottom) in layout.BANDS.items() if y < bottom)
    return next(names, "band-bedrock")


def _label(label: Label, halo: str) -> Iterator[str]:
    centre, both = label.x + label.w / 2, label.align == "both"
    if label.tick is not None:
        line = f"M{centre:.1f} {label.tick:.1f}V{label.y - 1:.1f}"
        yield pen.path(line, fill="none", stroke=LIGHT["band-ink"], stroke_width=0.7)
    for place, line in enumerate(label.lines):
        align = ("end" if place else "start") if both else "middle"
        x = label.x + (label.w if place else 0.0) if both else centre
        y = label.y + layout.ROW * ((0 if both else place) + 0.5)
        yield pen.text(line.text, x, y, line.size, bold=line.bold, tone=line.tone, align=align, halo=halo)
