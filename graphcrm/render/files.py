"""Writing files whole or not at all: to a temporary name beside the target, flushed, then renamed."""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from graphcrm.errors import OutputError, because
from graphcrm.messages import Message


def write(path: Path, content: bytes) -> None:
    """Write a file in one step; the old one stays until the new one is complete. Raises `OutputError`."""
    with _said(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        try:
            with beside.open("wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)


def refuse_overwriting(path: Path, *, yes: bool) -> None:
    """Raises `OutputError` where something stands at ``path`` already, unless ``yes`` was said, or its folder is missing."""
    if not path.absolute().parent.is_dir():
        what = Message("output.no_folder", folder=str(path.parent))
        raise OutputError(what, hint=Message("output.no_folder.advice"))
    if path.exists() and not yes:
        raise OutputError(Message("output.exists", path=str(path)), hint=Message("output.exists.advice"))


def safe_name(text: str) -> str:
    """A text as the name of a file on any system: letters, digits, dots and dashes."""
    name = re.sub(r"[^\w.\-]+", "-", text).strip("-.")[:80]
    return name or "account"


@contextmanager
def new_folder(path: Path) -> Generator[Path]:
    """A folder to fill, which takes the place of ``path`` once it is complete. Refuses a folder with other files in it."""
    if path.is_file():
        raise OutputError(Message("output.is_file", path=str(path)), hint=Message("output.is_file.advice"))
    if path.is_dir() and any(file.suffix.lower() != ".csv" for file in path.iterdir()):
        what = Message("output.other_files", path=str(path))
        raise OutputError(what, hint=Message("output.other_files.advice"))
    with _said(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        beside.mkdir()
        try:
            yield beside
            if path.is_dir():
                shutil.rmtree(path)
            beside.rename(path)
        finally:
            shutil.rmtree(beside, ignore_errors=True)


@contextmanager
def _said(path: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(
            Message("output.not_written", path=str(path)),
            why=because(error),
            hint=Message("output.not_written.advice"),
        ) from error
