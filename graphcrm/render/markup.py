"""Texts in XML and HTML: whatever a text holds, it stays a text, and the file stays well formed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from graphcrm.messages.wording import FIRST_STRONG_ISOLATE, POP_ISOLATE

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;", "\u2028": "&#8232;", "\u2029": "&#8233;"}
_VALUE = _TEXT | {'"': "&quot;", "'": "&#39;", "\t": "&#9;", "\n": "&#10;"}
_IN_TEXT, _IN_VALUE = str.maketrans(_TEXT), str.maketrans(_VALUE)
_ISOLATE = re.compile(f"{FIRST_STRONG_ISOLATE}([^{FIRST_STRONG_ISOLATE}{POP_ISOLATE}]*){POP_ISOLATE}")


def legal(text: str) -> str:
    """The text with a mark (U+FFFD) for every character that XML 1.0 has no place for, escaped or not."""
    return _ILLEGAL.sub("\ufffd", text)


def escaped(text: str) -> str:
    """A text between tags of HTML; a name that is isolated from the text around it stands in ``<bdi>``."""
    return _ISOLATE.sub(r"<bdi>\1</bdi>", xml_text(text))


def xml_text(text: str) -> str:
    """A text between tags of any XML, SVG too: isolated by the characters themselves."""
    return legal(text).translate(_IN_TEXT)


def quoted(text: str) -> str:
    """A text as the value of an attribute, with its quotation marks."""
    return f'"{legal(text).translate(_IN_VALUE)}"'


def element(name: str, attributes: Mapping[str, object] | None = None, *inside: str) -> str:
    """An element; ``inside`` is markup. Attributes that are ``None`` are left out, numbers are rounded to a hundredth."""
    written = "".join(
        f" {key}={quoted(number(value) if isinstance(value, float) else str(value))}"
        for key, value in (attributes or {}).items()
        if value is not None
    )
    content = "".join(inside)
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def number(value: float) -> str:
    """As short as it can be written to a hundredth."""
    return f"{round(value, 2) + 0.0:g}" if abs(value) < 1e4 else f"{value:.0f}"
