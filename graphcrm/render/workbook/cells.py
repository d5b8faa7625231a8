"""What a cell of the workbook may hold, and how a figure looks by its unit. Unknown is a cell that says so, never 0."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass

from graphcrm.scorecard.metric import Unit

NOT_KNOWN = "not known"
BLANK = ""
"""Where there is nothing to say: no more than one of its kind, no bound, nobody."""

SHARE, WHOLE, MONEY, INDEX, DECIMAL, SIGNED, DAY = "0%", "#,##0", "#,##0", "0.00", "#,##0.0#", "+0;-0;0", "yyyy-mm-dd"  # fmt: skip
PRECISE = "0.0%"
FINE = "0.000"
GENERAL = "General"
MOST_CHARACTERS = 32_000
"""A little less than a cell may hold."""

Plain = str | float | datetime.date | bool | None
"""``None`` is not known; a truth value is shown as yes or no."""

_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Shown:
    """A value with its look: a number format, bold, muted, a fill, and whether a long text is broken into lines."""

    value: Plain
    number: str = ""
    bold: bool = False
    muted: bool = False
    fill: str = ""
    wrap: bool = True


Cell = Plain | Shown


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its header, its width in characters, and how its numbers look where a cell does not say."""

    name: str
    width: int = 14
    number: str = GENERAL


def clean(text: str) -> str:
    """A text that a cell can hold: what it has no place for becomes U+FFFD, and what is too long ends in an ellipsis."""
    text = _UNWRITABLE.sub("�", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text if len(text) <= MOST_CHARACTERS else f"{text[: MOST_CHARACTERS - 1]}…"


def figure(value: float | None, unit: Unit) -> Cell:
    """A figure in the number format of its unit."""
    return None if value is None else Shown(value, number_format(value, unit))


def number_format(value: float, unit: Unit) -> str:
    """Shares as percent, money in whole units, an index with two decimals, the others as many as there are."""
    usual = {Unit.SHARE: PRECISE, Unit.MONEY: MONEY, Unit.INDEX: INDEX}.get(unit)
    return usual or (WHOLE if value == int(value) else DECIMAL)


def unit_word(unit: Unit, currency: str | None) -> str:
    """What a figure is counted in, in words; of money, the currency."""
    return _WORDS.get(unit, unit.value) if unit is not Unit.MONEY else currency or "money"


_WORDS: Mapping[Unit, str] = {Unit.SHARE: "share", Unit.INDEX: "index"}
