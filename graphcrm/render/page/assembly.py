"""The file: our own template with scripts, styles and data in it, and a policy that lets nothing else run or load."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterable, Sequence
from importlib import resources

from graphcrm.render.page.packing import packed
from graphcrm.render.page.views import VIEWS
from graphcrm.render.scene import network, palette
from graphcrm.render.shape import PageData

SCRIPT = "static/page.js"
"""What frontend/ makes of its sources; see frontend/README.md."""
STYLES = ("page.css", "panel.css", "supposing.css", "print.css")


def assembled(data: PageData, *, title: str, needs_script: str, needs_newer: str) -> bytes:
    """The whole page (UTF-8). The last two are said where the browser runs no script, or can't unpack the data."""
    vis_script, vis_style = network.library()
    style, own_script, payload = styles(), script(), packed(data)
    parts = {
        "language": html.escape(data["language"]),
        "title": html.escape(title),
        "policy": _policy((vis_script, own_script), (vis_style, style)),
        "vis_style": vis_style,
        "style": style,
        "vis_script": vis_script,
        "script": own_script,
        "data": payload.text,
        "data_type": payload.type,
        "needs_script": html.escape(needs_script),
        "needs_newer": html.escape(needs_newer),
    }
    template = _read("page.html")
    page = re.sub(r"\{\{(\w+)\}\}", lambda gap: parts[gap[1]], template)
    return page.encode("utf-8", errors="replace")


def script() -> str:
    """The page's own script."""
    return _read(SCRIPT)


def styles() -> str:
    """The colours, the shell's styles, then each view's."""
    return "\n".join((palette.theme(), *map(_read, STYLES), *(_read(f"{view}.css") for view in VIEWS)))


def _read(name: str) -> str:
    return (
        resources.files("graphcrm.render.page")
        .joinpath(name)
        .read_text(encoding="utf-8")
        .replace("\r\n", "\n")
    )


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
