"""The file: our own template with scripts, styles and data in it, and a policy that lets nothing else run or load."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterable, Sequence
from importlib import resources
from typing import Any

from graphcrm.render.page.packing import packed
from graphcrm.render.page.views import PAGE, VIEWS
from graphcrm.render.scene import network, palette

FIRST = ("begin.js",)
SCRIPTS = (
    "core.js",
    "people.js",
    "state.js",
    "shell.js",
    "filters.js",
    "panel.js",
    "cards.js",
    "search.js",
    "whatif-ways.js",
    "whatif-routes.js",
    "whatif.js",
    "supposing.js",
    "supposing-bar.js",
)
LAST = ("start.js",)
STYLES = ("page.css", "panel.css", "supposing.css", "print.css")


def assembled(data: dict[str, Any], *, title: str, needs_script: str, needs_newer: str) -> bytes:
    """The whole page (UTF-8). The last two are said where the browser runs no script, or can't unpack the data."""
    vis_script, vis_style = network.library()
    style, script, payload = styles(), scripts(), packed(data)
    parts = {
        "language": html.escape(data["language"]),
        "title": html.escape(title),
        "policy": _policy((vis_script, script), (vis_style, style)),
        "vis_style": vis_style,
        "style": style,
        "vis_script": vis_script,
        "script": script,
        "data": payload.text,
        "data_type": payload.type,
        "needs_script": html.escape(needs_script),
        "needs_newer": html.escape(needs_newer),
    }
    template = _read(PAGE, "page.html")
    page = re.sub(r"\{\{(\w+)\}\}", lambda gap: parts[gap[1]], template)
    return page.encode("utf-8", errors="replace")


def scripts() -> str:
    """What reads the data; then, once it is there, the shell's scripts, each view's, and what starts the page."""
    first, own, last = ([_read(PAGE, name) for name in names] for names in (FIRST, SCRIPTS, LAST))
    views = [_read(view.package, name) for view in VIEWS for name in view.scripts]
    return "\n".join((*first, "page.begin(() => {", *own, *views, *last, "});"))


def styles() -> str:
    """The colours, the shell's styles, then each view's."""
    own = [_read(PAGE, name) for name in STYLES]
    views = [_read(view.package, name) for view in VIEWS for name in view.styles]
    return "\n".join((palette.theme(), *own, *views))


def _read(package: str, name: str) -> str:
    return resources.files(package).joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _policy(scripts: Sequence[str], styles: Sequence[str]) -> str:
    """Only these scripts and styles; nothing from anywhere else."""

    def hashes(texts: Iterable[str]) -> str:
        return " ".join(
            f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts
        )

    return (
        f"default-src 'none'; script-src {hashes(scripts)}; style-src {hashes(styles)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
