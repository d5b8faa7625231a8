"""The one door to PyVis: marks and routes in, what vis-network draws out; and vis-network itself, as PyVis ships it.

PyVis's own page is not used: it loads from other servers and writes texts as HTML. Here texts are data only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, cast

from graphcrm.render.scene.layout import Mark

OPTIONS: Mapping[str, Any] = {
    "autoResize": False,
    "physics": {"enabled": False},
    "layout": {"randomSeed": 1, "improvedLayout": False},
    "interaction": {
        "dragNodes": False,
        "dragView": True,
        "zoomView": True,
        "selectable": False,
        "hover": False,
        "keyboard": {"enabled": False},
        "tooltipDelay": 0,
        "zoomSpeed": 0.6,
    },
    "nodes": {"fixed": True, "physics": False, "shape": "custom", "chosen": False},
    "edges": {"physics": False, "chosen": False, "arrows": {"to": {"enabled": False}}},
}
_VIS = "vis-9.1.2"


@dataclass(frozen=True, slots=True)
class Way:
    """A line between two marks; ``bend`` is ``rise`` (from row to row) or ``over`` and ``under`` (within a row)."""

    start: str
    end: str
    width: float
    stale: bool
    bend: str
    routes: tuple[int, ...]
    main: bool = True


@dataclass(frozen=True, slots=True)
class Drawing:
    """Nodes and edges as vis-network takes them."""

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]


BENDS: Mapping[str, Mapping[str, Any]] = {
    "rise": {"enabled": True, "type": "cubicBezier", "forceDirection": "vertical", "roundness": 0.5},
    "over": {"enabled": True, "type": "curvedCW", "roundness": 0.22},
    "under": {"enabled": True, "type": "curvedCCW", "roundness": 0.22},
}


def draw(marks: Iterable[Mark], ways: Iterable[Way] = ()) -> Drawing:
    """Everything fixed in its place; nothing is left for the browser to work out."""
    from pyvis.network import Network

    network = Network(directed=True)
    for mark in marks:
        size = (
            {} if mark.mark == "anchor" else {"w": round(mark.w, 1), "h": round(mark.h, 1), "who": mark.who}
        )
        network.add_node(
            mark.id,
            label=" ",
            shape="custom",
            x=round(mark.x, 1),
            y=round(mark.y, 1),
            fixed=True,
            physics=False,
            mark=mark.mark,
            **size,
            **mark.more,
        )
    for way in ways:
        network.add_edge(
            way.start,
            way.end,
            width=way.width,
            dashes=way.stale,
            smooth=dict(BENDS[way.bend]),
            routes=list(way.routes),
            main=way.main,
            arrows="",
            physics=False,
        )
    nodes = [
        {name: value for name, value in node.items() if name != "color"}
        for node in cast("list[dict[str, Any]]", network.nodes)
    ]
    return Drawing(nodes, list(cast("list[dict[str, Any]]", network.edges)))


def options() -> dict[str, Any]:
    """The options of the drawing, through PyVis."""
    from pyvis.network import Network

    network = Network(directed=True)
    network.set_options(json.dumps(OPTIONS))
    return dict(cast("dict[str, Any]", network.options))


@cache
def library() -> tuple[str, str]:
    """vis-network's script and style sheet. Rules that carry pictures of toolbar buttons are left out: there is none."""
    folder = resources.files("pyvis").joinpath("lib", _VIS)
    script = folder.joinpath("vis-network.min.js").read_text(encoding="utf-8")
    style = folder.joinpath("vis-network.css").read_text(encoding="utf-8")
    rules = [rule for rule in re.findall(r"[^{}]+\{[^{}]*\}", style) if "url(" not in rule]
    return script.replace("\r\n", "\n"), "".join(rules).replace("\r\n", "\n")
