"""What people write down as TOML: a company's rules, and scenarios as ``[[scenario]]`` tables."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, cast

from graphcrm.errors import UnreadableFile, because
from graphcrm.messages import Message, listed

WORDS = ("leaves", "flips", "adds", "cuts")
RULES_HINT = Message("file.rules.advice")
SCENARIOS_HINT = Message("file.scenarios.advice", words=listed(WORDS, style="comma"))


def tables(path: Path, *, broken: Message = RULES_HINT, unreadable: Message = RULES_HINT) -> dict[str, Any]:
    """The tables of a file, as they stand. Raises `UnreadableFile`; ``broken`` and ``unreadable`` say what to try."""
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeError) as error:
        why = because(error) if isinstance(error, OSError) else Message("file.not_utf8")
        raise UnreadableFile(Message("file.unreadable", file=str(path)), why=why, hint=unreadable) from error
    except tomllib.TOMLDecodeError as error:
        raise UnreadableFile(Message("file.no_toml", file=str(path)), why=str(error), hint=broken) from error


def scenarios(path: Path) -> dict[str, dict[str, list[str]]]:
    """By name: what each scenario supposes, word by word. Raises `UnreadableFile`."""
    document = tables(path, broken=SCENARIOS_HINT, unreadable=Message("file.scenarios.give"))
    listing = document.get("scenario")
    if not isinstance(listing, list) or not listing or set(document) != {"scenario"}:
        raise UnreadableFile(Message("file.no_scenarios", file=str(path)), hint=SCENARIOS_HINT)
    out: dict[str, dict[str, list[str]]] = {}
    for number, table in enumerate(cast("list[Any]", listing), start=1):
        if not isinstance(table, dict):
            what = Message("file.scenario_no_table", file=str(path), number=number)
            raise UnreadableFile(what, hint=SCENARIOS_HINT)
        entries = cast("dict[str, Any]", table)
        name = str(entries.pop("name", f"scenario {number}"))
        wrong = [key for key, value in entries.items() if key not in WORDS or not _texts(value)]
        if wrong or name in out:
            why = Message("file.scenario_twice")
            if wrong:
                why = Message("file.scenario_word", word=wrong[0], words=listed(WORDS, style="comma"))
            what = Message("file.scenario_unusable", file=str(path), name=name)
            raise UnreadableFile(what, why=why, hint=SCENARIOS_HINT)
        out[name] = entries
    return out


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(entry, str) for entry in cast("list[object]", value))
