"""Scenarios as people write them down: a TOML file with ``[[scenario]]`` tables."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, cast

from graphcrm.errors import UnreadableFile

WORDS = ("leaves", "flips", "adds", "cuts")
HINT = 'Write [[scenario]], then name = "…" and any of leaves, flips, adds, cuts, each a list: leaves = ["Lin Yue"].'


def scenarios(path: Path) -> dict[str, dict[str, list[str]]]:
    """By name: what each scenario supposes, word by word. Raises `UnreadableFile`."""
    try:
        found = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeError) as error:
        why = getattr(error, "strerror", None) or "it is not UTF-8"
        raise UnreadableFile(
            f"{path} can't be read", why=why, hint="Give a TOML file with [[scenario]] tables."
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise UnreadableFile(f"{path} is no TOML", why=str(error), hint=HINT) from error
    tables = found.get("scenario")
    if not isinstance(tables, list) or not tables or set(found) != {"scenario"}:
        raise UnreadableFile(f"{path} holds no scenarios", hint=HINT)
    out: dict[str, dict[str, list[str]]] = {}
    for number, table in enumerate(cast("list[Any]", tables), start=1):
        if not isinstance(table, dict):
            raise UnreadableFile(f"{path}: scenario {number} is no table", hint=HINT)
        each = cast("dict[str, Any]", table)
        name = str(each.pop("name", f"scenario {number}"))
        wrong = [key for key, value in each.items() if key not in WORDS or not _texts(value)]
        if wrong or name in out:
            why = (
                f"“{wrong[0]}” is not one of {', '.join(WORDS)}, each a list of texts"
                if wrong
                else "two have the same name"
            )
            raise UnreadableFile(f"{path}: scenario “{name}” can't be used", why=why, hint=HINT)
        out[name] = each
    return out


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in cast("list[object]", value))
