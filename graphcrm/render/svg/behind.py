"""Everything behind the people: bands, ruler, plots, arches."""

from __future__ import annotations

from collections.abc import Iterator

from graphcrm.messages import Message, Name, sentences
from graphcrm.render.scene import layout, marks
from graphcrm.render.scene.palette import LIGHT
from graphcrm.render.scene.text import width
from graphcrm.render.scene.vault import PlacedArch
from graphcrm.render.svg import pen
from graphcrm.render.svg.plan import Composition
from graphcrm.render.words import Words
from graphcrm.schema.scales import INTIMACY

_NAME, _SAID, _RULER = 13.0, 11.5, 10.5
_LEAD, _EDGE = 13.0, 12.0


def behind(plan: Composition) -> Iterator[str]:
    """From back to front."""
    words = plan.words
    for name, (top, bottom) in layout.BANDS.items():
        yield pen.box(0.0, top, layout.WIDTH, bottom - top, fill=LIGHT[f"band-{name}"])
        yield from _band_name(words, name, top)
    yield from _ruler(words)
    for placed in plan.plots:
        plot, look = placed.plot, {"stroke": LIGHT["plot-line"], "stroke_width": 0.8}
        shape = pen.box(placed.x, placed.y, placed.w, placed.h, rx=5.0, fill=LIGHT[plot.tone], **look)
        name = Name(plot.name, plot.name_zh)
        yield pen.group(words.say("page.hover", name=name, about=plot.about()), shape)
    for placed in plan.arches:
        yield _arch(words, placed)


def _band_name(words: Words, name: str, top: float) -> Iterator[str]:
    yield pen.text(
        words.say(f"page.{name}"), _EDGE, top + 14.0, _NAME, bold=True, tone="band-ink", align="start"
    )
    for place, line in enumerate(wrapped(words.say(f"page.{name}_is"), layout.LEFT - 18.0, _SAID)):
        yield pen.text(line, _EDGE, top + 29.0 + place * _LEAD, _SAID, tone="band-ink", align="start")


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
        across = f"M{layout.LEFT - 4.0:g} {y:g}H{layout.RIGHT:g}"
        yield pen.path(across, fill="none", stroke=LIGHT["rule"], stroke_width=0.8)
        closeness = f"{words.word(INTIMACY, step)} {step}"
        yield pen.text(closeness, layout.LEFT - 10.0, y, _RULER, tone="band-ink", align="end")


def _arch(words: Words, placed: PlacedArch) -> str:
    arch, x, y, w, h, _ = placed
    left, right, foot, high = x + 14.0, x + w - 14.0, y + h - 3.0, y - 12.0
    bow = f"M{left:.1f} {foot:.1f}C{left + w * 0.17:.1f} {high:.1f} {right - w * 0.17:.1f} {high:.1f} {right:.1f} {foot:.1f}"
    dashes = "5 4.5" if arch.state == "missing" else None
    tone = LIGHT[marks.ARCH_TONES[arch.state]]
    shape = pen.path(bow, fill="none", stroke=tone, stroke_width=13, stroke_dasharray=dashes)
    about = sentences(Message("page.arch_is", state=arch.said), Message("page.as_said", what=arch.why))
    return pen.group(words.say("page.hover", name=arch.name, about=about), shape)
