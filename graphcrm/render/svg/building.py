"""The building from back to front: bands, ruler, plots, arches; the ways from us to the decision; the people; the labels."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from graphcrm.messages import Message, Name, sentences
from graphcrm.render.scene import layout, marks, plots, shapes
from graphcrm.render.scene.layout import Label, Mark
from graphcrm.render.scene.text import width
from graphcrm.render.svg import pen
from graphcrm.render.svg.plan import Composition
from graphcrm.render.words import Words
from graphcrm.schema.scales import INTIMACY, SUPPORT

_NAME, _SAID, _RULER = 13.0, 11.5, 10.5
_LEAD, _EDGE = 13.0, 12.0
_BOW = 0.21
"""How far a line within a row leaves it, as a share of its length."""


def building(plan: Composition) -> Iterator[str]:
    """All of it; labels last, so that no line covers them."""
    yield from _behind(plan)
    yield from _ways(plan)
    for mark in (*plan.dots, *plan.placement.marks):
        if mark.mark != "anchor":
            yield _mark(plan, mark)
    yield from _labels(plan)


def _behind(plan: Composition) -> Iterator[str]:
    words = plan.words
    for name, (top, bottom) in layout.BANDS.items():
        yield pen.box(0.0, top, layout.WIDTH, bottom - top, f"band-{name}")
        write = partial(pen.text, tone="band-ink", align="start")
        yield write(words.say(f"page.{name}"), _EDGE, top + 14.0, _NAME, bold=True)
        for row, line in enumerate(wrapped(words.say(f"page.{name}_is"), layout.LEFT - 18.0, _SAID)):
            yield write(line, _EDGE, top + 29.0 + row * _LEAD, _SAID)
    yield from _ruler(words)
    for placed in plan.plots:
        plot, name = placed.plot, Name(placed.plot.name, placed.plot.name_zh)
        title = words.say("page.hover", name=name, about=plot.about())
        yield pen.group(title, round(placed.x, 1), round(placed.y, 1), pen.drawn(placed.parts))
    for placed in plan.arches:
        arch = placed.arch
        about = sentences(Message("page.arch_is", state=arch.said), Message("page.as_said", what=arch.why))
        title = words.say("page.hover", name=arch.name, about=about)
        yield pen.group(title, round(placed.x, 1), round(placed.y, 1), pen.drawn(placed.parts))


def wrapped(text: str, room: float, size: float) -> list[str]:
    """The text in lines that fit; a text without spaces breaks anywhere."""
    parts = [f"{part} " for part in text.split(" ")] if " " in text else list(text)
    lines = [""]
    for part in parts:
        if lines[-1] and width((lines[-1] + part).rstrip(), size) > room:
            lines.append(part)
        else:
            lines[-1] += part
    return [line.rstrip() for line in lines]


def _ruler(words: Words) -> Iterator[str]:
    for step in marks.INTIMACY_STEPS:
        y = layout.FLOOR - marks.pillar_height(step)
        yield pen.path(f"M{layout.LEFT - 4.0:g} {y:g}H{layout.RIGHT:g}", "rule", 0.8)
        closeness = f"{words.word(INTIMACY, step)} {step}"
        yield pen.text(closeness, layout.LEFT - 10.0, y, _RULER, tone="band-ink", align="end")


def _ways(plan: Composition) -> Iterator[str]:
    """Every step of the best routes, as wide as it carries, dashed where it is old."""
    at = {mark.id: mark for mark in (*plan.dots, *plan.placement.marks)}
    for way in plan.ways:
        if way.main:
            curve = _curve(at[way.start], at[way.end], way.bend)
            dashed = pen.dashes(marks.STALE_DASHES) if way.stale else None
            look = {"stroke_opacity": marks.ROUTE_STRENGTH, "stroke_dasharray": dashed}
            yield pen.path(curve, "route", way.width, **look)


def _curve(start: Mark, end: Mark, bend: str) -> str:
    x1, y1, x2, y2 = start.x, start.y, end.x, end.y
    middle = (y1 + y2) / 2
    if bend == "rise":
        return f"M{x1:.1f} {y1:.1f}C{x1:.1f} {middle:.1f} {x2:.1f} {middle:.1f} {x2:.1f} {y2:.1f}"
    side = _BOW if bend == "over" else -_BOW
    over = ((x1 + x2) / 2 + side * (y2 - y1), middle - side * (x2 - x1))
    return f"M{x1:.1f} {y1:.1f}Q{over[0]:.1f} {over[1]:.1f} {x2:.1f} {y2:.1f}"


def _mark(plan: Composition, mark: Mark) -> str:
    support = plan.stance(mark.who)
    reasons = {"judged": support is not None, **mark.more}
    on = {name for name in ("crack", "veto", "judged") if reasons.get(name)}
    texts = {"short": str(mark.more.get("short", "")), "count": f"+{mark.more.get('count', 0)}"}
    parts = pen.drawn(shapes.of(mark.mark, mark.w, mark.h), support, on, texts)
    return pen.group(_about(plan, mark.who), round(mark.x, 1), round(mark.y, 1), parts)


def _about(plan: Composition, who: str) -> str:
    """What is shown on hover: who this is, and where the person stands."""
    presenter, words = plan.presenter, plan.words
    if who not in presenter.contacts:
        return presenter.name(who) if who else ""
    support, intimacy = plan.stance(who), presenter.intimacy(who)
    stance = words.say("page.not_judged") if support is None else words.word(SUPPORT, support)
    closeness = "" if intimacy is None else words.word(INTIMACY, intimacy)
    parts = (presenter.name(who), presenter.title(presenter.contacts[who]), stance, closeness)
    return " · ".join(part for part in parts if part)


def _labels(plan: Composition) -> Iterator[str]:
    """Units, arches, people."""
    for placed in plan.plots:
        for label in plots.titles(placed, plan.words):
            yield from _label(label, placed.plot.tone)
    for arch in plan.arches:
        yield from _label(arch.label, "band-vault")
    for label in plan.placement.labels:
        names = (f"band-{name}" for name, (_, bottom) in layout.BANDS.items() if label.y < bottom)
        yield from _label(label, next(names, "band-bedrock"))


def _label(label: Label, halo: str) -> Iterator[str]:
    centre, both = label.x + label.w / 2, label.align == "both"
    if label.tick is not None:
        yield pen.path(f"M{centre:.1f} {label.tick:.1f}V{label.y - 1:.1f}", "band-ink", 0.7)
    for place, line in enumerate(label.lines):
        align = ("end" if place else "start") if both else "middle"
        x = label.x + (label.w if place else 0.0) if both else centre
        y = label.y + layout.ROW * ((0 if both else place) + 0.5)
        yield pen.text(line.text, x, y, line.size, bold=line.bold, tone=line.tone, align=align, halo=halo)
