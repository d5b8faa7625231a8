"""The whole picture: headline, building, what the marks mean."""

from __future__ import annotations

import math

from graphcrm.analysis import Analysis
from graphcrm.render.markup import element, xml_text
from graphcrm.render.scene import layout
from graphcrm.render.scene.palette import FONT, LIGHT
from graphcrm.render.scene.text import shorten, width
from graphcrm.render.svg import pen
from graphcrm.render.svg.building import building, wrapped
from graphcrm.render.svg.legend import legend
from graphcrm.render.svg.plan import Composition, both_names, context, plan
from graphcrm.scorecard.policy import Policy

_EDGE = 22.0


def cathedral_svg(
    analysis: Analysis,
    *,
    opportunity: str | None = None,
    language: str = "en",
    headline: bool = True,
    key: bool = True,
    policy: Policy | None = None,
) -> str:
    """The account as a building, for one opportunity: its id or name; without one, that with the worst finding.

    ``headline`` says the result in words above, ``key`` what the marks mean below. The same input gives the same text.
    Raises `NotFound`.
    """
    return picture_of(plan(context(analysis, opportunity, language, policy)), headline=headline, key=key)


def picture_of(shown: Composition, *, headline: bool = True, key: bool = True) -> str:
    """The picture of what was laid out."""
    above, high = _headline(shown) if headline else ([], 0.0)
    place = {"transform": f"translate(0 {high:g})"} if high else None
    inside = element("g", place, *building(shown))
    strip, below = legend(shown.words, high + layout.HEIGHT) if key else ([], 0.0)
    total = high + layout.HEIGHT + below
    root = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {layout.WIDTH:g} {total:g}",
        "width": f"{layout.WIDTH:g}",
        "height": f"{total:g}",
        "font-family": FONT,
        "role": "img",
        "aria-label": shown.words.say("page.canvas", headline=" ".join(shown.told["sentences"])),
    }
    paper = pen.box(0.0, 0.0, layout.WIDTH, total, "paper")
    return element("svg", root, paper, *above, inside, *strip) + "\n"


def size_of(shown: Composition, *, headline: bool = True) -> tuple[int, int]:
    """How wide and high the picture is, with what the marks mean."""
    above = _headline(shown)[1] if headline else 0.0
    return int(layout.WIDTH), math.ceil(above + layout.HEIGHT + legend(shown.words, 0.0)[1])


def _headline(shown: Composition) -> tuple[list[str], float]:
    """The account, the opportunity with amount and date, the result in words, what it rests on; and the height of it."""
    account, told = shown.presenter.snapshot.account, shown.told
    room = layout.WIDTH - 2 * _EDGE
    aside = "".join(f" · {part}" for part in told["heading"] if part)
    name = shorten(shown.name, room - width(aside, 16.0), 21.0, bold=True)
    lines = [
        pen.text(
            shorten(both_names(shown.words, account.name, account.name_zh), room, 13.0),
            _EDGE,
            20.0,
            13.0,
            tone="quiet",
            align="start",
        ),
        _heading(name, aside),
    ]
    y = 71.0
    for sentence in told["sentences"]:
        for line in wrapped(sentence, room, 15.5):
            lines.append(pen.text(line, _EDGE, y, 15.5, align="start"))
            y += 22.0
    facts = shorten(told["facts"], room, 12.0)
    lines.append(pen.text(facts, _EDGE, y + 1.0, 12.0, tone="quiet", align="start"))
    return lines, y + 18.0


def _heading(name: str, aside: str) -> str:
    """One line in two weights: how wide the first part is only a browser knows, so both are parts of one text."""
    strong = element("tspan", {"font-weight": 700, "font-size": 21.0, "fill": LIGHT["ink"]}, xml_text(name))
    rest = element("tspan", {"font-size": 16.0, "fill": LIGHT["quiet"]}, xml_text(aside)) if aside else ""
    return element("text", {"x": _EDGE, "y": 51.0, "xml:space": "preserve"}, strong, rest)
