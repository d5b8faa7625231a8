"""What every mark looks like, said once: paths, texts, and the names of their colours.

The page draws these parts on its canvas, `graphcrm.render.svg` writes them into pictures. They stand round the middle of their mark
(signs of the legend in a box of `SIGN`); one without a path of its own has that of the part before. Colours are of `palette`, or by where somebody stands: ``stance``, ``on-stance`` upon it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache

from graphcrm.render.markup import number
from graphcrm.render.scene import marks
from graphcrm.render.shape import PartData

Parts = Sequence[PartData]
SIGN = (26.0, 18.0)
"""How wide and high a sign of the legend is."""
UNIT = 10.0
"""The radius for which marks of the network are drawn; they are scaled as a whole."""
_CRACK = (-0.3, 0.12, -0.12, 0.28, -0.02, 0.32)
"""How far each turn of a crack lies aside, as a share of its width; the turns stand evenly from top to bottom."""
_SQUASHED = 0.94
_UP = -math.pi / 2
Point = tuple[float, float]


@cache
def of(mark: str, wide: float, high: float) -> Parts:
    """The parts of a mark of the building, by its kind and size; of an anchor there are none."""
    draw = {"pillar": _pillar, "decider": _decider, "ours": _ours, "dot": _dot, "stack": _stack}
    return draw[mark](wide, high) if mark in draw else ()


def _pillar(wide: float, high: float) -> Parts:
    shaft, capital, top = marks.PILLAR_WIDTH, marks.CAPITAL_HEIGHT, -high / 2
    edges = (top, -top - capital)
    return (
        {"d": _box(-shaft / 2, top + capital, shaft, high - 2 * capital), "fill": "stance", "line": "stance"},
        *(_stone(_box(-wide / 2, edge, wide, capital, 1.5)) for edge in edges),
        {"text": "glyph", "y": top - 9.0, "size": 13.0, "fill": "ink", "halo": "band-pillars"},
        _crack(0.0, top + capital + 3.0, edges[1] - 3.0, shaft * 0.8),
        _frame(-wide / 2 - 6.0, top - 20.0, wide + 12.0, high + 26.0, when="crack"),
        _frame(-wide / 2 - 9.0, top - 23.0, wide + 18.0, high + 32.0, 9.0, when="chosen"),
    )


def _decider(wide: float, high: float) -> Parts:
    half, bottom = wide / 2, high / 2
    outline = _polygon([(0.0, -bottom), (half, bottom), (-half, bottom)])
    sign: PartData = {"text": "glyph", "y": bottom - high * 0.3, "size": max(11.0, high * 0.3)}
    return (
        {"d": outline, "fill": "stance", "line": "stance"},
        {"line": "fall", "width": 2.6, "when": "veto"},
        {**sign, "fill": "on-stance"},
        _frame(-half - 6.0, -bottom - 5.0, wide + 12.0, high + 10.0, when="chosen"),
    )


def _ours(wide: float, high: float) -> Parts:
    size, outline = wide / 2, _hexagon(0.0, 0.0, wide / 2)
    return (
        {"d": outline, "fill": "ours"},
        {"text": "short", "y": 0.5, "size": 12.5, "fill": "on-ours", "room": wide - 14.0},
        {"d": outline, "line": "fall", "width": 3.0, "when": "crack"},
        _crack(size * 0.55, -size * 0.7, size * 0.7, size * 0.5),
        _frame(-size - 5.0, -size - 4.0, wide + 10.0, high + 6.0, when="crack"),
        _frame(-size - 8.0, -size - 7.0, wide + 16.0, high + 12.0, 8.0, when="chosen"),
    )


def _dot(wide: float, _high: float) -> Parts:
    sign: PartData = {"text": "glyph", "y": 0.3, "size": round(wide * 0.62, 2), "fill": "on-stance"}
    return (
        {"d": _circle(0.0, 0.0, wide / 2), "fill": "stance", "line": "stance", "width": 0.8},
        *([{**sign, "when": "judged"}] if wide >= marks.SIGNED_DOT else []),
        {"d": _circle(0.0, 0.0, wide / 2 + 3.0), "line": "accent", "width": 2.0, "when": "chosen"},
    )


def _stack(wide: float, high: float) -> Parts:
    sheets = (
        _box(-wide / 2 + shift - 4.0, -high / 2 - shift + 4.0, wide, high - 4.0, 4.0)
        for shift in (8.0, 4.0, 0.0)
    )
    count: PartData = {"text": "count", "x": -4.0, "y": 2.0, "size": 14.0, "fill": "ink"}
    return (*map(_stone, sheets), count)


def plot(wide: float, high: float, tone: str) -> Parts:
    """A plot of the ground, from its left upper corner."""
    outline = _box(0.0, 0.0, wide, high, 5.0)
    return (
        {"d": outline, "fill": tone, "line": "plot-line", "width": 0.8},
        {"line": "accent", "width": 2.5, "when": "chosen"},
    )


def arch(wide: float, high: float, state: str) -> Parts:
    """An arch of the vault, from the left upper corner of its box."""
    left, right, foot, rise, lean = 14.0, wide - 14.0, high - 3.0, -12.0, wide * 0.17
    bow = f"M{_xy(left, foot)}C{_xy(left + lean, rise)} {_xy(right - lean, rise)} {_xy(right, foot)}"
    return ({"d": bow, "line": "accent", "width": 18.0, "when": "chosen"}, _bow("", state, 13.0, 5.0))


def network() -> Mapping[str, Parts]:
    """The marks of the network: somebody, who decides, one of ours, and many together."""
    circle, triangle = _circle(0.0, 0.0, UNIT), _corners(0.0, 2.0, UNIT * 1.35)
    sign: PartData = {"text": "glyph", "y": 0.8, "size": 9.5, "fill": "on-stance"}
    frames = (
        _frame(-14.5, -14.5, 29.0, 29.0, 5.0, when="crack"),
        _frame(-18.0, -18.0, 36.0, 36.0, 5.0, when="chosen"),
    )
    veto: PartData = {"line": "fall", "width": 2.4, "when": "veto"}
    return {
        "person": ({"d": circle, "fill": "stance", "line": "stance"}, sign, *frames),
        "decider": ({"d": triangle, "fill": "stance", "line": "stance"}, veto, sign, *frames),
        "ours": ({"d": _corners(0.0, 0.0, UNIT, 6, 0.0), "fill": "ours"}, *frames),
        "group": (
            {"d": circle, "fill": "paper"},
            {"text": "count", "y": 0.0, "size": 6.2, "fill": "ink"},
            {"d": _box(-11.0, -11.0, 22.0, 22.0, 4.0), "line": "fall", "width": 0.6, "when": "crack"},
        ),
    }


def stances() -> Mapping[int | None, Parts]:
    """The signs of stances, as pictures have them in their legend."""
    steps = (*marks.SUPPORT_TONES, None)
    box = _box(4.5, 0.5, 17.0, 17.0, 3.5)
    sign: PartData = {"text": "glyph", "x": 13.0, "y": 9.0, "size": 10.5, "fill": "on-stance"}
    return dict.fromkeys(steps, ({"d": box, "fill": "stance", "line": "stance", "width": 0.8}, sign))


@cache
def signs() -> Mapping[str, Mapping[str, Parts]]:
    """The signs of the legend by what they are of, each by the key of its meaning in the catalogues (``page.KEY``)."""
    ours, decider = _hexagon(13.0, 9.0, 9.0), _polygon([(13.0, 2.0), (22.0, 16.0), (4.0, 16.0)])
    return {
        "marks": {
            "l_height": tuple(
                _filled(_box(x, 17.0 - high, 5.0, high), "neutral")
                for x, high in ((3.0, 6.0), (10.0, 10.0), (17.0, 15.0))
            ),
            "l_crack": (
                _filled(_box(9.0, 2.0, 8.0, 14.0), "supporter"),
                _crack(13.0, 2.0, 16.0, 8.0),
                _frame(6.0, 1.0, 14.0, 16.0, 3.0, when="crack"),
            ),
            "l_route": (_route("route", 3.0),),
            "l_route_stale": ({**_route("route", 3.0), "dash": (4.0, 3.0)},),
            "l_decider": (_filled(decider, "neutral", "shaft-line"),),
            "l_veto": ({**_filled(decider, "neutral", "fall"), "width": 2.4},),
            "l_plot": tuple(
                _filled(_box(1.0 + 8.0 * step, 3.0, 8.0, 12.0), f"plot-{2 * step}") for step in range(3)
            ),
            "l_ours": (_filled(ours, "ours"),),
            "l_tie": (_route("tie", 1.3),),
        },
        "arches": {
            f"l_{state}": (_bow("M3 17C6 -1 20 -1 23 17", state, 4.5, 2.5),) for state in marks.ARCH_TONES
        },
        "network": {
            "network_l_size": tuple(
                _filled(_circle(x, 9.0, r), "neutral") for x, r in ((6.0, 3.0), (17.0, 7.0))
            ),
            "network_l_decides": ({**_filled(_corners(13.0, 11.0, 9.0), "neutral", "fall"), "width": 2.0},),
            "network_l_crack": (
                _filled(_circle(13.0, 9.0, 5.0), "supporter", "shaft-line"),
                _frame(4.5, 1.0, 17.0, 16.0, 3.0, when="crack"),
            ),
            "network_l_ours": (_filled(ours, "ours"),),
            "network_l_group": (
                {"d": _circle(13.0, 9.0, 7.0), "line": "supporter", "width": 2.4},
                {"text": "20", "x": 13.0, "y": 9.5, "size": 8.0, "fill": "ink"},
            ),
            **{f"network_l_{kind}": (_tie(kind),) for kind in marks.PERSONAL},
        },
    }


def _tie(kind: str) -> PartData:
    look = marks.look()["ties"][kind]
    line: PartData = {"d": "M1 13L25 5", "line": look["tone"], "width": 2.0}
    return {**line, "dash": look["dashes"]} if look["dashes"] else line


def _route(tone: str, width: float) -> PartData:
    return {"d": "M1 13C12 13 12 5 25 5", "line": tone, "width": width}


def _bow(path: str, state: str, width: float, dash: float) -> PartData:
    """An arch in the colour of its state; dashed where there is none."""
    line: PartData = {"line": marks.ARCH_TONES[state], "width": width}
    line |= {"d": path} if path else {}
    return {**line, "dash": (dash, dash * 0.9)} if state == "missing" else line


def _filled(path: str, fill: str, line: str = "") -> PartData:
    return {"d": path, "fill": fill, "line": line} if line else {"d": path, "fill": fill}


def _stone(path: str) -> PartData:
    return _filled(path, "stone", "stone-line")


def _crack(x: float, top: float, bottom: float, wide: float) -> PartData:
    """A jagged line from top to bottom."""
    step = (bottom - top) / (len(_CRACK) - 1)
    points = [_xy(x + turn * wide, top + step * place) for place, turn in enumerate(_CRACK)]
    return {"d": f"M{'L'.join(points)}", "line": "fall", "width": 2.4, "when": "crack"}


def _frame(x: float, y: float, w: float, h: float, round_: float = 6.0, *, when: str) -> PartData:
    """A rim round a mark: red where there is no way round this one, else of what was chosen."""
    tone = "fall" if when == "crack" else "accent"
    return {"d": _box(x, y, w, h, round_), "line": tone, "width": 2.0, "when": when}


def _box(x: float, y: float, w: float, h: float, r: float = 0.0) -> str:
    """A rectangle; its corners are cut off round so far from each end."""
    if not r:
        return f"M{_xy(x, y)}h{number(w)}v{number(h)}h{number(-w)}z"
    across, down, turn, back = (number(length) for length in (w - 2 * r, h - 2 * r, r, -r))
    return (
        f"M{_xy(x + r, y)}h{across}q{turn} 0 {turn} {turn}v{down}q0 {turn} {back} {turn}"
        f"h-{across}q{back} 0 {back} {back}v-{down}q0 {back} {turn} {back}z"
    )


def _circle(x: float, y: float, r: float) -> str:
    half = f"a{number(r)} {number(r)} 0 1 1"
    return f"M{_xy(x - r, y)}{half} {_xy(2 * r, 0.0)}{half} {_xy(-2 * r, 0.0)}z"


def _hexagon(x: float, y: float, size: float) -> str:
    return _corners(x, y, size, 6, 0.0, _SQUASHED)


def _corners(x: float, y: float, size: float, count: int = 3, turn: float = _UP, squash: float = 1.0) -> str:
    angles = [turn + 2 * math.pi * corner / count for corner in range(count)]
    return _polygon([(x + size * math.cos(angle), y + size * squash * math.sin(angle)) for angle in angles])


def _polygon(points: Sequence[Point]) -> str:
    return f"M{'L'.join(_xy(*point) for point in points)}z"


def _xy(x: float, y: float) -> str:
    return f"{number(x)} {number(y)}"
