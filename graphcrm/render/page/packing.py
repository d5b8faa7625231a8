"""How the data stands in the file: readable where it is small, packed where it is large."""

from __future__ import annotations

import base64
import gzip
import json
import re
from typing import NamedTuple

READABLE = 500_000
"""Data of more bytes than that is packed."""
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


class Packed(NamedTuple):
    """The data as the text of a script element, and that element's type."""

    type: str
    text: str


def packed(data: object) -> Packed:
    """As JSON; large data in gzip (without a time, so that equal data gives equal bytes) and base64."""
    text = safe_json(data)
    raw = text.encode("utf-8", errors="replace")
    if len(raw) <= READABLE:
        return Packed("application/json", text)
    return Packed("application/gzip", base64.b64encode(gzip.compress(raw, mtime=0)).decode("ascii"))


def safe_json(data: object) -> str:
    """JSON that can stand inside a script element: no character of it can end the element or a line of script."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=False)
    return re.sub("[<>&\u2028\u2029]", lambda unsafe: _UNSAFE[unsafe[0]], text)
