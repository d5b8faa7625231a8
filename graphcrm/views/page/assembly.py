"""The file: our own template with scripts, styles and data in it, and a policy that lets nothing else run or load."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Iterable, Sequence
from importlib import resources
from typing import Any

from graphcrm.views.cathedral import network
from graphcrm.views.page.views import PAGE, VIEWS

_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
SCRIPTS = ("core.js", "people.js", "state.js", "shell.js", "filters.js", "panel.js", "cards.js", "search.js")
LAST = ("start.js",)
STYLES = ("theme.css", "page.css", "panel.css", "print.css")


def safe_json(data: object) -> str:
    """JSON that can stand inside a script element: no character of it can end the element or a line of script."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=False)
    return re.sub("[<>&\u2028\u2029]", lambda found: _UNSAFE[found[0]], text)


def assembled(data: dict[str, Any], *, title: str, needs_script: str) -> bytes:
    """The whole page (UTF-8)."""
    vis_script, vis_style = network.library()
    style, script = styles(), scripts()
    parts = {
        "language": html.escape(data["language"]), "title": html.escape(title),
        "policy": _policy((vis_script, script), (vis_style, style)),
        "vis_style": vis_style, "style": style, "vis_script": vis_script, "script": script,
        "data": safe_json(data), "needs_script": html.escape(needs_script),
    }  # fmt: skip
    template = _read(PAGE, "page.html")
    page = re.sub(r"\{\{(\w+)\}\}", lambda found: parts[found[1]], template)
    return page.encode("utf-8", errors="replace")


def scripts() -> str:
    """The shell's scripts, then each view's, then what starts the page."""
    own = [_read(PAGE, name) for name in SCRIPTS]
    views = [_read(each.package, name) for each in VIEWS for name in each.scripts]
    return "\n".join((*own, *views, *(_read(PAGE, name) for name in LAST)))


def styles() -> str:
    """The shell's styles, then each view's."""
    own = [_read(PAGE, name) for name in STYLES]
    return "\n".join((*own, *(_read(each.package, name) for each in VIEWS for name in each.styles)))


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
