"""A company's rules for the assessment, as people write them down: TOML."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from graphcrm.errors import UnreadableFile, because
from graphcrm.messages import Message

HINT = Message("file.rules.advice")


def tables(path: Path) -> dict[str, Any]:
    """The tables of the file, as they stand. Raises `UnreadableFile`."""
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeError) as error:
        why = because(error) if isinstance(error, OSError) else Message("file.not_utf8")
        raise UnreadableFile(Message("file.unreadable", file=str(path)), why=why, hint=HINT) from error
    except tomllib.TOMLDecodeError as error:
        raise UnreadableFile(Message("file.no_toml", file=str(path)), why=str(error), hint=HINT) from error
