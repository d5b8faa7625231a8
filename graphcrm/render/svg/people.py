"""The people: pillars, those who decide, ours, dots, stacks."""

from __future__ import annotations

from collections.abc import Iterator

from graphcrm.render.scene import marks
from graphcrm.render.scene.layout import Mark
from graphcrm.render.scene.palette import LIGHT
from graphcrm.render.svg import pen
from graphcrm.render.svg.plan import Composition
from graphcrm.schema.scales import INTIMACY, SUPPORT


def people(plan: Composition) -> Iterator[str]:
    """Dots first, then everybody else."""
    draw = {"dot": _dot, "pillar": _pillar, "decider": _decider, "ours": _ours, "stack": _stack}
    for mark in (*plan.dots, *plan.placement.marks):
        if mark.mark in draw:
            yield pen.group(_about(plan, mark.who), *draw[mark.mark](plan, mark))


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


def _dot(plan: Composition, mark: Mark) -> Iterator[str]:
    stance = plan.stance(mark.who)
    painted = marks.tone(stance)
    yield pen.circle(mark.x, mark.y, mark.w / 2, **pen.paint(painted, width=0.8))
    if mark.w >= marks.SIGNED_DOT and painted != marks.BLANK:
        yield pen.text(
            marks.glyph(stance), mark.x, mark.y + 0.3, mark.w * 0.62, bold=True, tone=f"on-{painted}"
        )


def _pillar(plan: Composition, mark: Mark) -> Iterator[str]:
    x, top, bottom = mark.x, mark.y - mark.h / 2, mark.y + mark.h / 2
    shaft, capital = marks.PILLAR_WIDTH, marks.CAPITAL_HEIGHT
    stance = plan.stance(mark.who)
    painted = pen.paint(marks.tone(stance))
    yield pen.box(x - shaft / 2, top + capital, shaft, mark.h - 2 * capital, **painted)
    for edge in (top, bottom - capital):
        yield pen.box(x - mark.w / 2, edge, mark.w, capital, rx=1.5, **pen.stone())
    yield pen.text(marks.glyph(stance), x, top - 9.0, 13.0, bold=True, halo="band-pillars")
    if mark.more.get("crack"):
        yield pen.crack(x, top + capital + 3.0, bottom - capital - 3.0, shaft * 0.8)
        yield pen.frame(x - mark.w / 2 - 6.0, top - 20.0, mark.w + 12.0, mark.h + 26.0, "fall")


def _decider(plan: Composition, mark: Mark) -> Iterator[str]:
    x, bottom, half = mark.x, mark.y + mark.h / 2, mark.w / 2
    stance, veto = plan.stance(mark.who), bool(mark.more.get("veto"))
    painted = marks.tone(stance)
    look = pen.paint(painted, "fall" if veto else "", marks.VETO_RIM if veto else 1.0)
    corners = [(x, bottom - mark.h), (x + half, bottom), (x - half, bottom)]
    yield pen.polygon(corners, stroke_linejoin="round", **look)
    ink = "ink" if painted == marks.BLANK else f"on-{painted}"
    size = max(11.0, mark.h * 0.3)
    yield pen.text(marks.glyph(stance), x, bottom - mark.h * 0.3, size, bold=True, tone=ink)


def _ours(_plan: Composition, mark: Mark) -> Iterator[str]:
    x, y, size = mark.x, mark.y, mark.w / 2
    yield pen.hexagon(x, y, size, fill=LIGHT["ours"])
    yield pen.text(str(mark.more["short"]), x, y + 0.5, 12.5, bold=True, tone="on-ours")
    if mark.more.get("crack"):
        yield pen.hexagon(x, y, size, fill="none", stroke=LIGHT["fall"], stroke_width=3)
        yield pen.crack(x + size * 0.55, y - size * 0.7, y + size * 0.7, size * 0.5)
        yield pen.frame(x - size - 5.0, y - size - 4.0, mark.w + 10.0, mark.h + 6.0, "fall")


def _stack(_plan: Composition, mark: Mark) -> Iterator[str]:
    left, top = mark.x - mark.w / 2, mark.y - mark.h / 2
    for shift in (8.0, 4.0, 0.0):
        yield pen.box(left + shift - 4.0, top - shift + 4.0, mark.w, mark.h - 4.0, rx=4.0, **pen.stone())
    yield pen.text(f"+{mark.more['count']}", mark.x - 4.0, mark.y + 2.0, 14.0, bold=True)
