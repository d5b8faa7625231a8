"""What a file says in the end: archives opened, packed data unpacked, escapes undone."""

from __future__ import annotations

import base64
import gzip
import html
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

_PACKED = re.compile(r"H4sI[A-Za-z0-9+/]{20,}=*")
"""What base64 makes of gzip's first bytes."""
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


def texts(path: Path) -> Iterator[str]:
    """Every text that a file, or each file of a folder, holds, its name first."""
    yield path.name
    if path.is_dir():
        for file in sorted(path.iterdir()):
            yield from texts(file)
        return
    content = path.read_bytes()
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name
                yield from _readings(archive.read(name).decode("utf-8", "replace"))
        return
    yield from _readings(content.decode("utf-8", "replace"))


def _readings(text: str) -> Iterator[str]:
    yield text
    yield html.unescape(text)
    yield re.sub(r"\r?\n ", "", text)  # lines of a calendar, unfolded
    yield _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    for packed in _PACKED.findall(text):
        yield from _readings(gzip.decompress(base64.b64decode(packed)).decode())
