"""Everything behind the people: bands, ruler, plots, arches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graphcrm.render.scene import layout, marks
from graphcrm.render.scene.text import width
from graphcrm.render.svg import pen
from graphcrm.render.svg.palette import COLOURS
from graphcrm.render.svg.plan import Arched, Plan
from graphcrm.render.words import Words
from graphcrm.schema.scales import INTIMACY

ARCH_TONES: Mapping[str, str] = {
    "kept": "arch",
    "below": "arch-pale",
    "expiring": "amber",
    "missing": "arch-gone",
}
_NAME, _SAID, _RULER = 13.0, 11.5, 10.5
_LEAD, _EDGE = 13.0, 12.0


def behind(plan: Plan) -> Iterator[str]:
    """From back to front."""
    words = plan.words
    for name, (top, bottom) in layout.BANDS.items():
        yield pen.box(0.0, top, layout.WIDTH, bottom - top, fill=COLOURS[f"band-{name}"])
        yield from _band_name(words, name, top)
    yield from _ruler(words)
    for each in plan.plots:
        plot = each.plot
        share = f"{plot.share:.0%}".replace("%", " %")
        said = (
            words["plot_none"] if plot.known == 0 else words.say("plot", share=share, number=len(plot.people))
        )
        tone = COLOURS[f"plot-{marks.plot_tone(plot.share)}"]
        shape = pen.box(
            each.x, each.y, each.w, each.h, rx=5.0, fill=tone, stroke=COLOURS["plot-line"], stroke_width=0.8
        )
        yield pen.group(f"{plot.name}: {said}", shape)
    for arched in plan.arches:
        yield _arch(words, arched)


def _band_name(words: Words, name: str, top: float) -> Iterator[str]:
    yield pen.text(words[name], _EDGE, top + 14.0, _NAME, bold=True, tone="band-ink", align="start")
    for place, line in enumerate(wrapped(words[f"{name}_is"], layout.LEFT - 18.0, _SAID)):
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
    for step, _ in marks.INTIMACY_STEPS:
        y = layout.FLOOR - marks.pillar_height(step)
        across = f"M{layout.LEFT - 4.0:g} {y:g}H{layout.RIGHT:g}"
        yield pen.path(across, fill="none", stroke=COLOURS["rule"], stroke_width=0.8)
        said = f"{words.word(INTIMACY, step)} {step}"
        yield pen.text(said, layout.LEFT - 10.0, y, _RULER, tone="band-ink", align="end")


def _arch(words: Words, arched: Arched) -> str:
    arch, x, y, w, h, _ = arched
    left, right, foot, high = x + 14.0, x + w - 14.0, y + h - 3.0, y - 12.0
    bow = f"M{left:.1f} {foot:.1f}C{left + w * 0.17:.1f} {high:.1f} {right - w * 0.17:.1f} {high:.1f} {right:.1f} {foot:.1f}"
    shape = pen.path(
        bow,
        fill="none",
        stroke=COLOURS[ARCH_TONES[arch.state]],
        stroke_width=13,
        stroke_dasharray="5 4.5" if arch.state == "missing" else None,
    )
    return pen.group(f"{words[arch.kind]}: {arch.said}. {arch.why}", shape)
