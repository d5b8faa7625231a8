"""How one cell is cleaned, checked and shown: text, numbers, dates, yes/no, words of a scale."""

from __future__ import annotations

import datetime
import difflib
import math
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Literal

from graphcrm import messages
from graphcrm.messages import Fact, Message, Number, listed, sentences
from graphcrm.schema import Form, Property, Scale
from graphcrm.written_numbers import plain, readings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Cell = str | int | float | bool | datetime.date | None
"""What a reader hands on: CSV gives text, a workbook gives typed cells; nothing is ``None``."""
Value = str | int | float | bool | datetime.date | None
"""What a store keeps; ``None`` is unknown."""

CLEARED = "-"
"""The cell that says that nothing is known any more, where a blank one leaves what is held as it is."""
LONGEST_TEXT = 10_000
LONGEST_ID = 200
YES = frozenset({"yes", "y", "true", "1", "x", "✓", "√", "是", "对", "對", "有"})
NO = frozenset({"no", "n", "false", "0", "✗", "×", "否", "不是", "无", "無"})
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_FORMULA = re.compile(r"'*\s*[=+\-@\t\r\n＝＋－＠]")
"""How a text begins that some spreadsheet program runs; behind apostrophes too, so that none is taken off wrongly."""
_FILLERS = frozenset(
    map(
        chr, (0x34F, 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))
    )
)
"""Signs that nobody sees and that Unicode does not call format characters."""
_DATE = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T ]+(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?)?"
)
_YEAR_LAST = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})")
_OFFSET = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)? ?(?:Z|[+-]\d\d(?::?\d\d)?)")
"""A moment with its offset from UTC."""
_ROC = re.compile(r"(?:中[华華])?民[国國]\s*(\d{1,3}|元)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?")
_ROC_BARE = re.compile(r"(1\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_ROC_ZERO = 1911
"""The year before the first of the Republic of China, as Taiwan counts."""
_ROUNDED = re.compile(r"[+-]?\d(?:[.,]\d+)?[eE]\+\d{2,}|\d{15}0{3,}")
"""A long number as a spreadsheet program has left it: it keeps 15 digits."""
_MOST_DIGITS = 10**15
_BETWEEN_WORDS = re.compile(r"(?<=[^\W_])[\s_\-]+(?=[^\W_])")
_EARLIEST, _LATEST = datetime.date(1900, 1, 1), datetime.date(2200, 12, 31)
_DAY_ZERO, _SERIALS = datetime.date(1899, 12, 30), range(61, 109_941)


@dataclass(frozen=True, slots=True)
class Manner:
    """What is meant where a file leaves it open.

    ``blank_clears``: a blank cell says that nothing is known, and not that what is held stays. ``decimal`` is the sign before
    decimals, a point or a comma; where it is empty, a number that can be read both ways is asked about. ``zone`` is the
    time zone whose day counts for a moment with an offset; where there is none, that of the machine.
    """

    blank_clears: bool = False
    decimal: Literal["", ".", ","] = ""
    zone: datetime.tzinfo | None = None


STRICT = Manner()


class Uncomputed(str):
    """What stands in a workbook's cell with a formula that no program has worked out yet."""

    __slots__ = ()


class FormulaError(str):
    """The error that stands in a workbook's cell where a formula failed: ``#REF!``, ``#N/A``. Text typed so is no error."""

    __slots__ = ()


class BadValue(ValueError):
    """A cell that can't be used: its code, what is wrong, and what would be right."""

    def __init__(self, code: str, problem: Message, advice: Message) -> None:
        super().__init__(problem)
        self.code, self.problem, self.advice = code, problem, advice

    @property
    def wrong(self) -> str:
        """What is wrong, in English."""
        return str(self.problem)

    @property
    def right(self) -> str:
        """What would be right, in English."""
        return str(self.advice)


def _bad(code: str, **facts: Fact) -> BadValue:
    """A cell that can't be used, in the words that the catalogues have for its code."""
    return BadValue(code, Message(f"value.{code}", **facts), Message(f"value.{code}.advice", **facts))


def parser(prop: Property, manner: Manner = STRICT) -> Callable[[Cell], Value]:
    """A function from a cell to the value that a store keeps; it raises `BadValue`. Blank is unknown, ``None``."""
    parse = _typed_parser(prop, manner)

    def cell_to_value(cell: Cell) -> Value:
        if cell is None or (isinstance(cell, str) and cell.strip() in {"", CLEARED}):
            if prop.required:
                raise BadValue(
                    "missing",
                    Message("value.missing"),
                    Message("value.missing.advice", meaning=messages.Term(prop.meaning)),
                )
            return None
        if isinstance(cell, FormulaError):
            raise _bad("formula-error")
        if isinstance(cell, Uncomputed):
            raise _bad("uncomputed")
        return parse(cell)

    return cell_to_value


def are_clean(texts: Sequence[str]) -> bool:
    """Whether all of these are empty, or what `parse_text` and `parse_id` would make of them. Most columns are."""
    whole = "".join(texts)
    return (
        whole.isascii()
        and whole.isprintable()
        and "  " not in whole
        and max(map(len, texts), default=0) <= LONGEST_ID
        and [*map(str.strip, texts)] == [*texts]
        and not (("000" in whole or "e+" in whole.lower()) and any(map(_ROUNDED.fullmatch, texts)))
    )


def _typed_parser(prop: Property, manner: Manner) -> Callable[[Cell], Value]:
    if prop.scale is not None:
        return _scale_parser(prop.scale)
    if prop.form is Form.TEXT:
        return parse_id if prop.name in {"id", "from_id", "to_id"} or prop.refers_to else parse_text
    if prop.form is Form.DATE:
        return partial(parse_date, zone=manner.zone)
    if prop.form is Form.FLAG:
        return parse_flag
    return _number_parser(prop, manner.decimal)


def parse_text(cell: Cell) -> str:
    """Text without surrounding space, in Unicode's composed form; what it says is never changed."""
    if isinstance(cell, int | float) and abs(cell) >= _MOST_DIGITS:
        raise _bad("rounded")
    text = cell if isinstance(cell, str) else _as_text(cell)
    text = text.strip()
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if not text.isprintable() and (match := _CONTROL.search(text)):
        raise _bad("control-character", character=f"U+{ord(match[0]):04X}")
    if len(text) > LONGEST_TEXT:
        raise _bad("too-long", number=len(text), most=LONGEST_TEXT)
    return text


def parse_id(cell: Cell) -> str:
    """A business id: one line of text, at most 200 characters, of which no other looks the same.

    Full-width letters become plain ones, signs that nobody sees go, blanks in a row are one.
    """
    text = parse_text(cell)
    if not text.isascii():
        text = unicodedata.normalize(
            "NFKC", "".join(sign for sign in text if not _is_invisible(sign))
        ).strip()
    if not text:
        raise BadValue(
            "bad-id", Message("value.bad-id.unseen"), Message("value.bad-id.advice", most=LONGEST_ID)
        )
    if len(text) > LONGEST_ID:
        raise _bad("bad-id", most=LONGEST_ID)
    if _ROUNDED.fullmatch(text):
        raise _bad("rounded")
    if not text.isprintable() and len(text.splitlines()) > 1:
        raise BadValue(
            "bad-id", Message("value.bad-id.lines"), Message("value.bad-id.advice", most=LONGEST_ID)
        )
    return " ".join(text.split())


def _is_invisible(sign: str) -> bool:
    """A mark of direction or of joining, a soft hyphen, a variant of the letter before, a filler."""
    return unicodedata.category(sign) == "Cf" or sign in _FILLERS


def parse_date(cell: Cell, *, zone: datetime.tzinfo | None = None) -> datetime.date:
    """A day: a date cell, or text with the year first (2026-11-24, 2026/11/24, 2026年11月24日, 民國115年11月24日).

    A time of day is left out; where it has an offset, the day is that of the time zone (without one: of the machine's).
    """
    if isinstance(cell, datetime.datetime):
        day = cell.date()
    elif isinstance(cell, datetime.date):
        day = cell
    else:
        day = _date_from_text(unicodedata.normalize("NFKC", _as_text(cell)).strip(), zone)
    if not _EARLIEST <= day <= _LATEST:
        raise BadValue(
            "bad-date",
            Message("value.bad-date.year", year=day.year),
            Message("value.bad-date.years", first=_EARLIEST.year, last=_LATEST.year),
        )
    return day


def has_offset(cell: Cell) -> bool:
    """Whether a cell is a moment with an offset, whose day hangs on the time zone."""
    return (
        isinstance(cell, str)
        and len(cell) > len("2026-11-24T16:30")
        and bool(_OFFSET.fullmatch(cell.strip()))
    )


def _date_from_text(text: str, zone: datetime.tzinfo | None) -> datetime.date:
    roc = _ROC.fullmatch(text) or _ROC_BARE.fullmatch(text)
    match, moment = roc or _DATE.fullmatch(text), _OFFSET.fullmatch(text)
    if not match and not moment:
        raise BadValue("bad-date", Message("value.bad-date"), _date_advice(text))
    try:
        if moment:
            iso = text.replace(" ", "T", 1).replace(" ", "")
            return datetime.datetime.fromisoformat(iso).astimezone(zone).date()
        year, month, day = match.groups() if match else ("", "", "")
        years = 1 if year == "元" else int(year)
        return datetime.date(years + (_ROC_ZERO if roc else 0), int(month), int(day))
    except (ValueError, OverflowError):
        raise BadValue("bad-date", Message("value.bad-date.none"), Message("value.bad-date.advice")) from None


def _date_advice(text: str) -> Message:
    """How to write a date that was written otherwise; where it could be two days, both."""
    if text.isdecimal() and len(text) < 7 and int(text) in _SERIALS:
        day = _DAY_ZERO + datetime.timedelta(days=int(text))
        return Message("value.bad-date.serial", day=day.isoformat(), number=text)
    if match := _YEAR_LAST.fullmatch(text):
        first, second, year = (int(part) for part in match.groups())
        days = [
            f"{year:04}-{month:02}-{day:02}"
            for month, day in dict.fromkeys(((second, first), (first, second)))
            if month <= 12 and 1 <= day <= 31
        ]
        if days:
            kind = "value.bad-date.whichever" if len(days) > 1 else "value.bad-date.write"
            return Message(kind, days=listed(days, style="or"))
    return Message("value.bad-date.advice")


def parse_flag(cell: Cell) -> bool:
    """Yes or no, in any of the usual spellings."""
    word = _folded(_as_text(cell))
    if word in YES:
        return True
    if word in NO:
        return False
    raise _bad("bad-flag")


def _numbers(cell: Cell, decimal: str = "", *, money: bool = False) -> tuple[float, ...]:
    """The finite numbers that a cell can be. Raises `BadValue` where there is none."""
    if isinstance(cell, bool):
        raise _bad("bad-number")
    numbers = (
        (float(cell),) if isinstance(cell, int | float) else readings(_as_text(cell), decimal, money=money)
    )
    if not numbers:
        raise _bad("bad-number")
    if not all(map(math.isfinite, numbers)):
        raise BadValue("bad-number", Message("value.bad-number.finite"), Message("value.bad-number.advice"))
    return tuple(number + 0.0 for number in numbers)  # -0.0 becomes 0.0


def _number_parser(prop: Property, decimal: str) -> Callable[[Cell], Value]:
    """Of two numbers that a cell can be, the one that the column can hold; where that is both, it is asked about."""
    low, high, whole = prop.lowest or 0, prop.highest or 0, prop.form is Form.INTEGER

    def is_whole(number: float) -> bool:
        return number.is_integer() and abs(number) < 2**53

    def number_of(cell: Cell) -> Value:
        numbers = _numbers(cell, decimal, money=prop.is_amount)
        exact = [number for number in numbers if not whole or is_whole(number)]
        if not exact:
            raise _bad("bad-integer")
        fitting = [number for number in exact if low <= number <= high]
        if not fitting:
            facts = {"low": Number(low, ",.0f"), "high": Number(high, ",.0f")}
            raise BadValue(
                "out-of-range", Message("value.out-of-range"), Message("value.out-of-range.between", **facts)
            )
        if len(fitting) > 1:
            raise _bad("two-numbers", numbers=listed(map(plain, fitting), style="or"))
        return int(fitting[0]) if whole else fitting[0]

    return number_of


def _scale_parser(scale: Scale) -> Callable[[Cell], Value]:
    stored: dict[str, str | float] = {
        step.code: step.code if step.value is None else int(step.value) if scale.whole else step.value
        for step in scale.steps
    }
    words = {_folded(code): value for code, value in stored.items()}
    for step in scale.steps:
        terms = (messages.text(step.term, language) for language in messages.languages())
        for word in (*terms, *step.aliases):
            words.setdefault(_folded(word), stored[step.code])
    by_number = {float(value): value for value in words.values() if not isinstance(value, str)}
    steps = listed(
        (step.code if step.value is None else f"{step.code} ({step.value:g})" for step in scale.steps),
        style="comma",
    )
    choices = Message("value.bad-word.between" if scale.between else "value.bad-word.advice", steps=steps)

    @lru_cache(maxsize=1_000)
    def advice(text: str) -> Message:
        near = difflib.get_close_matches(text[:LONGEST_ID], list(words), n=1, cutoff=0.7)
        return sentences(Message("did_you_mean", name=near[0]) if near else None, choices)

    def word_to_value(cell: Cell) -> Value:
        text = _folded(_as_text(cell))
        if text in words:
            return words[text]
        for number in _numbers_or_none(cell) if scale.numeric else ():
            if number in by_number:
                return by_number[number]
            if scale.between and scale.between[0] < number <= scale.between[1]:
                return number
        raise BadValue("bad-word", Message("value.bad-word", scale=scale.term), advice(text))

    return word_to_value


def parse_step(scale: Scale, word: str) -> float:
    """The number of a word (or number) on a scale with numbers. Raises `BadValue`."""
    value = _scale_parser(scale)(word)
    if isinstance(value, int | float):
        return float(value)
    raise BadValue(
        "bad-word",
        Message("value.bad-word.number"),
        Message("value.bad-word.advice", steps=listed(scale.codes, style="comma")),
    )


def _numbers_or_none(cell: Cell) -> tuple[float, ...]:
    try:
        return _numbers(cell)
    except BadValue:
        return ()


def _folded(word: str) -> str:
    return _BETWEEN_WORDS.sub(" ", unicodedata.normalize("NFKC", word).strip()).casefold()


def _as_text(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 2**53:
        return str(int(cell))
    if isinstance(cell, datetime.datetime):
        return cell.isoformat(sep=" ") if cell.time() != datetime.time() else cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, datetime.date) else "" if cell is None else str(cell)


def written(prop: Property, value: Value) -> Cell:
    """The cell that stands for a value in files: words for scales, yes/no, dates and numbers as they are."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if prop.scale is not None and not isinstance(value, datetime.date) and (step := prop.scale.step(value)):
        return step.code
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value


def guarded(text: str) -> str:
    """A text as CSV has it: where a spreadsheet program would take it for a formula, behind an apostrophe.

    ``unguarded(guarded(text)) == text`` for every text.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text itself, without that apostrophe."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def shown(cell: Cell, limit: int = 60) -> str:
    """A cell as a message quotes it: one line, shortened."""
    text = " ".join(_as_text(cell).split())
    text = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def money(amount: float | None, currency: str | None = None) -> str:
    """An amount as people say it: ``48 M CNY``, ``3.2 M``, ``750 k``; unknown is “amount unknown”."""
    if amount is None:
        return "amount unknown"
    unit = f" {currency}" if currency else ""
    for size, letter in ((1e9, "bn"), (1e6, "M"), (1e3, "k")):
        if abs(amount) >= size:
            return f"{float(f'{amount / size:.3g}'):g} {letter}{unit}"
    return f"{amount:g}{unit}"
