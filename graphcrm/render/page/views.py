"""Every view of the page, in the order of its tabs. A new one is a module, a script and a line here.

It is called ``page.view_ID`` in the catalogues; its own words begin with its id.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphcrm.render.page import coverage, findings, ninebox, timeline
from graphcrm.render.page.cathedral import data as cathedral
from graphcrm.render.page.influence import data as influence

if TYPE_CHECKING:
    from graphcrm.render.context import PageContext

PAGE, CATHEDRAL = "graphcrm.render.page", "graphcrm.render.page.cathedral"
INFLUENCE = "graphcrm.render.page.influence"


def _nothing(_: PageContext) -> dict[str, Any]:
    """For a view whose script makes all of what the page has anyway."""
    return {}


@dataclass(frozen=True, slots=True)
class View:
    """One way to look at the account.

    ``data`` is pure: from the context to plain data, which the script reads as ``page.data.views[id]``. Texts in it
    come from ``context.words``; the page makes the data in every language and keeps what differs. ``scripts`` and
    ``styles`` are files of ``package``.
    """

    id: str
    data: Callable[[PageContext], dict[str, Any]]
    scripts: tuple[str, ...]
    styles: tuple[str, ...]
    package: str = PAGE


_CATHEDRAL_SCRIPTS = (
    "drawing.js",
    "behind.js",
    "lights.js",
    "supposed.js",
    "pointer.js",
    "keyboard.js",
    "cards.js",
    "legend.js",
    "cathedral.js",
)
VIEWS = (
    View("cathedral", cathedral.data, _CATHEDRAL_SCRIPTS, ("cathedral.css",), CATHEDRAL),
    View("findings", findings.data, ("findings.js",), ("findings.css",)),
    View(
        "network",
        influence.data,
        ("graph.js", "drawing.js", "keys.js", "network.js"),
        ("network.css",),
        INFLUENCE,
    ),
    View("tree", _nothing, ("tree-lines.js", "tree.js"), ("tree.css",)),
    View("ninebox", ninebox.data, ("ninebox.js",), ("ninebox.css",)),
    View("coverage", coverage.data, ("coverage.js",), ("coverage.css",)),
    View(
        "timeline",
        timeline.data,
        ("timeline-lanes.js", "timeline-drawing.js", "timeline.js"),
        ("timeline.css",),
    ),
)
