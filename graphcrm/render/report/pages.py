"""The report as one HTML file that asks for nothing and runs nothing, or as Markdown (CommonMark with tables).

Every text of the account is escaped as it is written into a template: none of it is markup.
"""

from __future__ import annotations

import base64
import hashlib
import re
import urllib.parse
from collections.abc import Callable
from functools import cache
from importlib import resources

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from graphcrm.render.markup import escaped, legal, quoted
from graphcrm.render.report.content import Report
from graphcrm.render.svg.drawing import picture_of

_MARKS = re.compile(r"[\\`*_\[\]|~$]")
_OPENS = re.compile(r"^(\d+(?=[.)](?:\s|$))|)([-+=#.)])")
"""What would make a line a list or a heading."""
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def page(report: Report, *, picture: bytes | None = None) -> bytes:
    """The file (UTF-8). The picture is drawn into it, or stands in it as PNG where one is given."""
    style = _read("report.css").replace("\r\n", "\n")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    drawn = picture_of(report.plan, headline=False).rstrip() if picture is None else ""
    png = base64.b64encode(picture).decode() if picture else ""
    alt = quoted(report.alt)
    return _filled(
        "page.html.jinja", _html, report, style=style, digest=digest, drawn=drawn, png=png, alt=alt
    )


def markdown(report: Report, picture: str) -> bytes:
    """The file (UTF-8). ``picture`` is the name of the picture's file beside it."""
    return _filled("report.md.jinja", plain, report, picture=urllib.parse.quote(picture), space=" ")


def plain(text: str) -> str:
    """A text as Markdown in one line that shows just this text."""
    line = _MARKS.sub(r"\\\g<0>", " ".join(legal(text).split()))
    line = _OPENS.sub(r"\1\\\2", line)
    return re.sub("[&<>]", lambda sign: _NAMED[sign[0]], line)


def _html(text: str) -> str:
    """A text in HTML; a number stays beside its sign."""
    return escaped(text).replace(" %", "\u00a0%")


def _filled(name: str, escape: Callable[[str], str], report: Report, **more: str) -> bytes:
    """A template with the report in it; ``more`` is markup of our own."""
    say = report.wording.say
    ours = {"colon": say("report.colon"), "after": report.gap, **more}
    markup = {key: Markup(text) for key, text in ours.items()}  # noqa: S704 — none of it is of the account
    return _templates(escape).get_template(name).render(report=report, say=say, **markup).encode()


@cache
def _templates(escape: Callable[[str], str]) -> Environment:
    """The templates; what they say of a report's texts goes through ``escape``."""

    def finalize(value: object) -> Markup:
        return value if isinstance(value, Markup) else Markup(escape(str(value)))  # noqa: S704 — escaped here

    return Environment(
        loader=FunctionLoader(_read),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _read(name: str) -> str:
    return resources.files("graphcrm.render.report").joinpath(name).read_text(encoding="utf-8")
