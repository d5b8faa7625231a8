"""Every view of the page, in the order of its tabs. A new one is a module, a script and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graphcrm.render.page import (
    chrome,
    coverage,
    findings,
    ninebox,
    supposing,
    timeline,
    timeline_words,
    tree,
)
from graphcrm.render.page.cathedral import data as cathedral
from graphcrm.render.page.influence import data as influence
from graphcrm.render.scene import words as cathedral_words
from graphcrm.render.words import merged
from graphcrm.schema.model import Term

if TYPE_CHECKING:
    from graphcrm.render.context import PageContext

PAGE, CATHEDRAL = "graphcrm.render.page", "graphcrm.render.page.cathedral"
INFLUENCE = "graphcrm.render.page.influence"


@dataclass(frozen=True, slots=True)
class View:
    """One way to look at the account.

    ``data`` is pure: from the context to plain data, which the script reads as ``page.data.views[id]``. Texts in it
    come from ``context.words``; the page makes the data in every language and keeps what differs. ``scripts`` and
    ``styles`` are files of ``package``. ``words`` are the view's own; their keys begin with its id.
    """

    id: str
    name: Term
    data: Callable[[PageContext], dict[str, Any]]
    scripts: tuple[str, ...]
    styles: tuple[str, ...] = ()
    package: str = PAGE
    words: Mapping[str, Term] = field(default_factory=lambda: {})


VIEWS = (
    View(
        "cathedral",
        Term("Cathedral", "大教堂"),
        cathedral.data,
        (
            "drawing.js",
            "behind.js",
            "lights.js",
            "supposed.js",
            "pointer.js",
            "keyboard.js",
            "cards.js",
            "legend.js",
            "cathedral.js",
        ),
        ("cathedral.css",),
        CATHEDRAL,
        cathedral_words.WORDS,
    ),
    View(
        "findings",
        Term("Findings", "发现|發現"),
        findings.data,
        ("findings.js",),
        ("findings.css",),
        words=findings.WORDS,
    ),
    View(
        "network",
        Term("Network", "关系网|關係網"),
        influence.data,
        ("graph.js", "drawing.js", "keys.js", "network.js"),
        ("network.css",),
        INFLUENCE,
        influence.WORDS,
    ),
    View(
        "tree",
        Term("Reporting", "汇报线|匯報線"),
        tree.data,
        ("tree-lines.js", "tree.js"),
        ("tree.css",),
        words=tree.WORDS,
    ),
    View(
        "ninebox",
        Term("Nine-box", "九宫格|九宮格"),
        ninebox.data,
        ("ninebox.js",),
        ("ninebox.css",),
        words=ninebox.WORDS,
    ),
    View(
        "coverage",
        Term("Coverage", "级别对接|級別對接"),
        coverage.data,
        ("coverage.js",),
        ("coverage.css",),
        words=coverage.WORDS,
    ),
    View(
        "timeline",
        Term("Timeline", "时间线|時間線"),
        timeline.data,
        ("timeline-lanes.js", "timeline-drawing.js", "timeline.js"),
        ("timeline.css",),
        words=timeline_words.WORDS,
    ),
)


def all_words() -> dict[str, Term]:
    """The whole table of words: around the views, in each, and their names (``view_<id>``)."""
    names = {f"view_{each.id}": each.name for each in VIEWS}
    return merged(chrome.WORDS, supposing.WORDS, names, *(each.words for each in VIEWS))
