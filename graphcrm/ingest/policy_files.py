"""A company's rules for the assessment, as people write them down: TOML."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from graphcrm.errors import UnreadableFile

HINT = "Give a TOML file with tables such as [targets.meeting_discipline] or [general]; docs/metrics.md lists them."


def tables(path: Path) -> dict[str, Any]:
    """The tables of the file, as they stand. Raises `UnreadableFile`."""
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeError) as error:
        why = getattr(error, "strerror", None) or "it is not UTF-8"
        raise UnreadableFile(f"{path} can't be read", why=why, hint=HINT) from error
    except tomllib.TOMLDecodeError as error:
        raise UnreadableFile(f"{path} is no TOML", why=str(error), hint=HINT) from error
