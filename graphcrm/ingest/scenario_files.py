"""Scenarios as people write them down: a TOML file with ``[[scenario]]`` tables."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, cast

from graphcrm.errors import UnreadableFile, because
from graphcrm.messages import Message, listed

WORDS = ("leaves", "flips", "adds", "cuts")
HINT = Message("file.scenarios.advice", words=listed(WORDS, style="comma"))


def scenarios(path: Path) -> dict[str, dict[str, list[str]]]:
    """By name: what each scenario supposes, word by word. Raises `UnreadableFile`."""
    try:
        document = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeError) as error:
        why = because(error) if isinstance(error, OSError) else Message("file.not_utf8")
        raise UnreadableFile(
            Message("file.unreadable", file=str(path)), why=why, hint=Message("file.scenarios.give")
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise UnreadableFile(Message("file.no_toml", file=str(path)), why=str(error), hint=HINT) from error
    tables = document.get("scenario")
    if not isinstance(tables, list) or not tables or set(document) != {"scenario"}:
        raise UnreadableFile(Message("file.no_scenarios", file=str(path)), hint=HINT)
    out: dict[str, dict[str, list[str]]] = {}
    for number, table in enumerate(cast("list[Any]", tables), start=1):
        if not isinstance(table, dict):
            raise UnreadableFile(Message("file.scenario_no_table", file=str(path), number=number), hint=HINT)
        entries = cast("dict[str, Any]", table)
        name = str(entries.pop("name", f"scenario {number}"))
        wrong = [key for key, value in entries.items() if key not in WORDS or not _texts(value)]
        if wrong or name in out:
            why = (
                Message("file.scenario_word", word=wrong[0], words=listed(WORDS, style="comma"))
                if wrong
                else Message("file.scenario_twice")
            )
            raise UnreadableFile(
                Message("file.scenario_unusable", file=str(path), name=name), why=why, hint=HINT
            )
        out[name] = entries
    return out


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(entry, str) for entry in cast("list[object]", value))
