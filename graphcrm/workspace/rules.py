"""A company's rules: one file for the analyses and the scorecard, ``graphcrm.toml`` in the project's folder or any other."""

from __future__ import annotations

import dataclasses
import difflib
import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from graphcrm import ingest
from graphcrm.account.rules import Rules
from graphcrm.errors import UsageError
from graphcrm.messages import Fact, Message, Number, joined, sentences
from graphcrm.records import TYPE_NAMES
from graphcrm.schema.column import CENTURY
from graphcrm.schema.scales import EMPLOYEE_ROLE, INTERACTION_KIND, INTIMACY, RANK, SUPPORT
from graphcrm.values import STRICT, Manner

if TYPE_CHECKING:
    from graphcrm.schema.column import Scale
    from graphcrm.scorecard import Policy

FILE = "graphcrm.toml"
TABLES = ("analysis", "scorecard", "import")
BLANK = {"keep": False, "clear": True}
DECIMAL: Mapping[str, Literal[".", ","]] = {"point": ".", "comma": ","}
"""The words of the rules of an import: what a blank cell does, and the sign before decimals."""
UNKNOWN = "unknown"
"""How a file calls what nobody judged, or everybody else: ``None`` in `Rules`."""
MOST_MISTAKES = 8


@dataclass(frozen=True)
class RuleBook:
    """What a company expects and takes for granted, where that differs from the defaults.

    ``tables`` are those of the file: ``[analysis]`` with the fields of `Rules`, ``[scorecard]`` with those of `Policy`,
    ``[import]`` with ``blank`` (keep or clear), ``decimal`` (point or comma) and ``time_zone`` (``Asia/Shanghai``).
    Where there is none, the whole file is rules of the scorecard: so files were before there were two tables.
    """

    analysis: Rules = field(default_factory=Rules)
    tables: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    name: str = ""
    manner: Manner = STRICT

    @classmethod
    def read(cls, path: Path) -> RuleBook:
        """The rules of a TOML file. Raises `UnreadableFile`; `UsageError` that names each entry that can't be used."""
        return cls.of(ingest.tables(path), path.name)

    @classmethod
    def of(cls, words: Mapping[str, Any], name: str) -> RuleBook:
        """The rules that nested tables hold; ``name`` is what errors call them. Raises `UsageError`."""
        if not {*TABLES} & {*words}:
            return cls(tables=words, name=name)
        mistakes = [_unknown(entry, entry, TABLES, name) for entry in words if entry not in TABLES]
        mistakes += [_no_table(entry, name) for entry in words if not isinstance(words[entry], Mapping)]
        changes: dict[str, Any] = {}
        manner = STRICT
        if not mistakes:
            changes, mistakes = _analysis(words.get("analysis", {}), name)
            manner = _manner(words.get("import", {}), name, mistakes)
        if mistakes:
            raise _refused(mistakes, name)
        return cls(dataclasses.replace(Rules(), **changes), words.get("scorecard", {}), name, manner)

    @cached_property
    def policy(self) -> Policy:
        """The rules of the scorecard. Raises `UsageError`."""
        from graphcrm import scorecard

        return scorecard.read_policy(self.tables, where=self.name) if self.tables else scorecard.Policy()


def project_file(folder: Path) -> Path | None:
    """The ``graphcrm.toml`` of a folder, or of one above it, up to the home folder or one that holds ``.git``."""
    for place in (folder, *folder.parents):
        if (place / FILE).is_file():
            return place / FILE
        if place == Path.home() or (place / ".git").exists():
            return None
    return None


class Range(NamedTuple):
    """From where to where a number may lie; ``open_low`` and ``open_high``: without that end itself."""

    low: float
    high: float = math.inf
    open_low: bool = False
    open_high: bool = False

    def holds(self, number: float) -> bool:
        above = number > self.low if self.open_low else number >= self.low
        return above and (number < self.high if self.open_high else number <= self.high)

    @property
    def message(self) -> Message:
        """What to write, as a sentence."""
        low, high = Number(self.low, ",.10g"), Number(self.high, ",.10g")
        if self.high == math.inf:
            return Message("rules.above", low=low) if self.open_low else Message("rules.from", low=low)
        kind = {(False, False): "closed", (True, False): "open_low", (False, True): "open_high"}
        return Message(
            f"rules.between.{kind.get((self.open_low, self.open_high), 'open')}", low=low, high=high
        )


SHARE, COUNT, ABOVE = Range(0, 1), Range(1, 1_000_000), Range(0, 1_000_000, open_low=True)
DAYS = Range(1, CENTURY)
RANGES: Mapping[str, Range] = {
    **dict.fromkeys(
        ("intimacy", "relay", "reporting", "undated", "blank_confidence", "least_carry", "strong"), SHARE
    ),
    **dict.fromkeys(("key_influence", "open_chance", "quota", "top", "balanced", "leaning_on"), SHARE),
    **dict.fromkeys(("many", "thin", "group"), ABOVE),
    **dict.fromkeys(("half_life_days", "cadence_days"), Range(0, CENTURY, open_low=True)),
    **dict.fromkeys(("key_listeners", "key_set", "reach_steps", "samples", "swing_steps", "silo"), COUNT),
    **dict.fromkeys(("horizon_days", "recent_days"), DAYS),
    **dict.fromkeys(("leaving", "leaving_ours"), Range(0, 1, open_high=True)),
    **dict.fromkeys(("stubbornness", "hinge"), Range(0, 1, open_low=True)),
    "rates": Range(0, open_low=True),
    "damping": Range(0, 1, open_low=True, open_high=True),
    "opponent_steps": Range(0, 1_000_000),
    "meetings": Range(0, 1),
}
"""By field of `Rules`: where its numbers may lie, as `Rules` itself holds; a field that is not named takes any number."""


def _scale(scale: Scale) -> Mapping[str, Any]:
    """The keys of a table by the words of a scale, and by its numbers where it has any."""
    keys = {step.code: step.code if step.value is None else int(step.value) for step in scale.steps}
    return {**keys, **{str(key): key for key in keys.values()}, UNKNOWN: None}


KEYS: Mapping[str, Callable[[], Mapping[str, Any]]] = {
    "intimacy": lambda: _scale(INTIMACY),
    "relay": lambda: _scale(SUPPORT),
    "leaving": lambda: _scale(RANK),
    "leaving_ours": lambda: _scale(EMPLOYEE_ROLE),
    "meetings": lambda: {kind: kind for kind in INTERACTION_KIND.codes},
    "half_life_days": lambda: {TYPE_NAMES[kind]: kind for kind in Rules().half_life_days},
}
"""By field that is a table: how its entries are called in a file, and in `Rules`."""


class Mistake(NamedTuple):
    """An entry that can't be used, and what to try."""

    what: Message
    hint: Message


def _analysis(words: Mapping[str, Any], name: str) -> tuple[dict[str, Any], list[Mistake]]:
    """The fields of `Rules` that a table changes, and what is wrong with its entries."""
    usual, changes, mistakes = Rules(), dict[str, Any](), list[Mistake]()
    fields = {column.name: getattr(usual, column.name) for column in dataclasses.fields(Rules)}
    for entry, value in words.items():
        full = f"analysis.{entry}"
        if entry not in fields:
            mistakes.append(_unknown(full, entry, fields, name))
        elif entry == "rates":
            changes[entry] = _rates(full, value, name, mistakes)
        elif entry in KEYS:
            changes[entry] = {**fields[entry], **_table(full, entry, value, name, mistakes)}
        elif wrong := _wrong(full, value, fields[entry], RANGES.get(entry), name):
            mistakes.append(wrong)
        else:
            changes[entry] = value
    return changes, mistakes


def _manner(words: Mapping[str, Any], name: str, mistakes: list[Mistake]) -> Manner:
    """How files are read; mistakes are added to those that there are."""
    manner = STRICT
    for entry, value in words.items():
        full, facts = f"import.{entry}", {"value": f"{value!r}", "where": name}
        choices = {"blank": BLANK, "decimal": DECIMAL}.get(entry, {})
        if entry not in ("blank", "decimal", "time_zone"):
            mistakes.append(_unknown(full, entry, ("blank", "decimal", "time_zone"), name))
        elif entry == "time_zone":
            try:
                manner = dataclasses.replace(manner, zone=ZoneInfo(value))
            except (OSError, ValueError, TypeError, ZoneInfoNotFoundError):
                wrong = Message("rules.no_choice", entry=full, **facts)
                mistakes.append(Mistake(wrong, Message("rules.no_zone.hint")))
        elif value not in choices:
            words_ = joined(list(choices), most=None, style="comma")
            mistakes.append(
                Mistake(
                    Message("rules.no_choice", entry=full, **facts), Message("rules.known", entries=words_)
                )
            )
        elif entry == "blank":
            manner = dataclasses.replace(manner, blank_clears=BLANK[value])
        else:
            manner = dataclasses.replace(manner, decimal=DECIMAL[value])
    return manner


def _table(full: str, entry: str, value: object, name: str, mistakes: list[Mistake]) -> Mapping[Any, float]:
    """The numbers of a table by what they are of; mistakes are added to those that there are."""
    if not isinstance(value, Mapping):
        mistakes.append(_no_table(full, name))
        return {}
    keys, numbers = KEYS[entry](), dict[Any, float]()
    usual = 1 if entry in ("half_life_days", "meetings") else 0.5
    for word, number in cast("Mapping[str, Any]", value).items():
        if word not in keys:
            mistakes.append(_unknown(f"{full}.{word}", word, keys, name))
        elif wrong := _wrong(f"{full}.{word}", number, usual, RANGES[entry], name):
            mistakes.append(wrong)
        else:
            numbers[keys[word]] = number
    return numbers


def _rates(full: str, value: object, name: str, mistakes: list[Mistake]) -> Mapping[int, Mapping[str, float]]:
    """Rates by year and currency; mistakes are added to those that there are."""
    if not isinstance(value, Mapping):
        mistakes.append(_no_table(f"{full}.2026", name))
        return {}
    rates: dict[int, dict[str, float]] = {}
    for year, table in cast("Mapping[str, Any]", value).items():
        if not re.fullmatch("[12][0-9]{3}", year) or not isinstance(table, Mapping):
            mistakes.append(
                Mistake(
                    Message("rules.no_year", entry=f"{full}.{year}", where=name),
                    Message("rules.write_table", entry=f"{full}.2026"),
                )
            )
            continue
        for currency, rate in cast("Mapping[str, Any]", table).items():
            entry = f"{full}.{year}.{currency}"
            if not re.fullmatch("[A-Za-z]{3}", currency):
                example = Message("rules.as_in", entry=f"{full}.{year}.EUR", value="1.0")
                mistakes.append(Mistake(Message("rules.no_currency", entry=entry, where=name), example))
            elif wrong := _wrong(entry, rate, 1.0, RANGES["rates"], name):
                mistakes.append(wrong)
            else:
                rates.setdefault(int(year), {})[currency.upper()] = rate
    return rates


def _wrong(full: str, value: object, usual: float, bounds: Range | None, name: str) -> Mistake | None:
    """Why an entry can't take a value; nothing where it can."""
    facts: dict[str, Fact] = {"entry": full, "value": f"{value!r}", "where": name}
    example = Message("rules.as_in", entry=full, value=f"{usual!r}")
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return Mistake(Message("rules.no_number", **facts), example)
    if isinstance(usual, int) and not isinstance(value, int):
        return Mistake(Message("rules.not_whole", **facts), example)
    if bounds is not None and not bounds.holds(value):
        return Mistake(Message("rules.out_of_range", **facts), bounds.message)
    return None


def _no_table(full: str, name: str) -> Mistake:
    return Mistake(
        Message("rules.no_table", entry=full, where=name), Message("rules.write_table", entry=full)
    )


def _unknown(full: str, entry: str, known: Iterable[str], name: str) -> Mistake:
    names = sorted(known)
    near = difflib.get_close_matches(entry, names, n=3)
    hint = Message("match.did_you_mean", near=joined(near, most=None, style="comma"))
    if not near:
        hint = Message("rules.known", entries=joined(names, most=None, style="comma"))
    return Mistake(Message("rules.no_such", entry=full, where=name), hint)


def _refused(mistakes: list[Mistake], name: str) -> UsageError:
    """One error for all of them."""
    if len(mistakes) == 1:
        return UsageError(mistakes[0].what, hint=mistakes[0].hint)
    numbered = [
        Message("rules.numbered", number=number, what=mistake.what, hint=mistake.hint)
        for number, mistake in enumerate(mistakes[:MOST_MISTAKES], 1)
    ]
    others = len(mistakes) - MOST_MISTAKES
    return UsageError(
        Message("rules.mistakes", count=len(mistakes), where=name),
        why=sentences(*numbered, Message("rules.more", others=others) if others > 0 else None),
    )
