"""What a cell of the workbook may hold, and how a figure looks by its unit. Unknown is a cell that says so, never 0."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar, Union

from graphcrm.messages import Fact, Message
from graphcrm.scorecard.metric import Unit

T = TypeVar("T")
NOT_KNOWN = Message("cell.not_known")
BLANK = ""
"""Where there is nothing to say: no more than one of its kind, no bound, nobody."""

SHARE, PRECISE = "0%", "0.0%"
WHOLE, MONEY, YEAR = "#,##0", "#,##0", "0"
INDEX, FINE, DECIMAL = "0.00", "0.000", "#,##0.0#"
DAY, GENERAL = "yyyy-mm-dd", "General"
MOST_CHARACTERS = 32_000
"""A little less than a cell may hold."""

Plain = Union[Fact, float, None]  # noqa: UP007 — it names itself
"""A number, a day, or what is written in words; ``None`` is not known, a truth value is shown as yes or no."""

_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Styled:
    """A value with its look: a number format, bold, muted, a fill, and whether a long text is broken into lines."""

    value: Plain
    number: str = ""
    bold: bool = False
    muted: bool = False
    fill: str = ""
    wrap: bool = True


Cell = Union[Plain, Styled]  # noqa: UP007 — it names itself


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column of a table: its header, its width in characters, what it shows of a row, and how its numbers look.

    A header given as text is the end of a catalogue's key (``column.TEXT``). A ``second`` column says in the second
    language of the workbook what the one before it says in the first.
    """

    name: Fact
    width: int
    cell: Callable[[T], Cell]
    number: str = GENERAL
    bold: bool = False
    second: bool = False

    @property
    def header(self) -> Fact:
        return Message(f"column.{self.name}") if isinstance(self.name, str) else self.name


def muted(kind: str) -> Styled:
    """A remark in grey, such as *nobody*: the end of a catalogue's key (``cell.KIND``)."""
    return Styled(Message(f"cell.{kind}"), muted=True)


def clean(text: str) -> str:
    """A text that a cell can hold: what it has no place for becomes U+FFFD, and what is too long ends in an ellipsis."""
    text = _UNWRITABLE.sub("�", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text if len(text) <= MOST_CHARACTERS else f"{text[: MOST_CHARACTERS - 1]}…"


def figure(value: float | None, unit: Unit) -> Cell:
    """A figure in the number format of its unit: shares as percent, money in whole units, an index with two decimals."""
    if value is None:
        return None
    usual = {Unit.SHARE: PRECISE, Unit.MONEY: MONEY, Unit.INDEX: INDEX}.get(unit)
    return Styled(value, usual or (WHOLE if value == int(value) else DECIMAL))


def unit_word(unit: Unit, currency: str | None) -> Fact:
    """What a figure is counted in, in words; of money, the currency."""
    return currency if unit is Unit.MONEY and currency else Message(f"unit.{unit.value}")
