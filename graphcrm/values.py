"""How one cell is cleaned, checked and shown: text, numbers, dates, yes/no, words of a scale."""

from __future__ import annotations

import datetime
import difflib
import math
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from graphcrm import messages
from graphcrm.messages import Fact, Message, Number, listed, sentences
from graphcrm.schema import Form, Property, Scale

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Cell = str | int | float | bool | datetime.date | None
"""What a reader hands on: CSV gives text, a workbook gives typed cells; nothing is ``None``."""
Value = str | int | float | bool | datetime.date | None
"""What a store keeps; ``None`` is unknown."""

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
_NUMBER = re.compile(r"[+-]?(?:[1-9]\d{0,2}(?:[ ,]\d{3})+|\d+)(?:\.\d+)?(?:[eE][+-]?\d+)?")
_BETWEEN_WORDS = re.compile(r"(?<=[^\W_])[\s_\-]+(?=[^\W_])")
_EARLIEST, _LATEST = datetime.date(1900, 1, 1), datetime.date(2200, 12, 31)
_DAY_ZERO, _SERIALS = datetime.date(1899, 12, 30), range(61, 109_941)


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


def parser(prop: Property) -> Callable[[Cell], Value]:
    """A function from a cell to the value that a store keeps; it raises `BadValue`. Blank is unknown, ``None``."""
    parse = _typed_parser(prop)

    def cell_to_value(cell: Cell) -> Value:
        if cell is None or (isinstance(cell, str) and (not cell or cell.isspace())):
            if prop.required:
                raise BadValue(
                    "missing",
                    Message("value.missing"),
                    Message("value.missing.advice", meaning=messages.Term(prop.meaning)),
                )
            return None
        if isinstance(cell, FormulaError):
            raise _bad("formula-error")
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
    )


def _typed_parser(prop: Property) -> Callable[[Cell], Value]:
    if prop.scale is not None:
        return _scale_parser(prop.scale)
    if prop.form is Form.TEXT:
        return parse_id if prop.name in {"id", "from_id", "to_id"} or prop.refers_to else parse_text
    if prop.form is Form.DATE:
        return parse_date
    if prop.form is Form.FLAG:
        return parse_flag
    return _bounded(prop, parse_integer if prop.form is Form.INTEGER else parse_number)


def parse_text(cell: Cell) -> str:
    """Text without surrounding space, in Unicode's composed form; what it says is never changed."""
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
    if not text.isprintable() and len(text.splitlines()) > 1:
        raise BadValue(
            "bad-id", Message("value.bad-id.lines"), Message("value.bad-id.advice", most=LONGEST_ID)
        )
    return " ".join(text.split())


def _is_invisible(sign: str) -> bool:
    """A mark of direction or of joining, a soft hyphen, a variant of the letter before, a filler."""
    return unicodedata.category(sign) == "Cf" or sign in _FILLERS


def parse_date(cell: Cell) -> datetime.date:
    """A day: a date cell, or text with the year first (2026-11-24, 2026/11/24, 2026年11月24日). A time of day is left out."""
    if isinstance(cell, datetime.datetime):
        day = cell.date()
    elif isinstance(cell, datetime.date):
        day = cell
    else:
        day = _date_from_text(unicodedata.normalize("NFKC", _as_text(cell)).strip())
    if not _EARLIEST <= day <= _LATEST:
        raise BadValue(
            "bad-date",
            Message("value.bad-date.year", year=day.year),
            Message("value.bad-date.years", first=_EARLIEST.year, last=_LATEST.year),
        )
    return day


def _date_from_text(text: str) -> datetime.date:
    match = _DATE.fullmatch(text)
    if not match:
        raise BadValue("bad-date", Message("value.bad-date"), _date_advice(text))
    year, month, day = int(match[1]), int(match[2]), int(match[3])
    try:
        return datetime.date(year, month, day)
    except ValueError:
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


def parse_number(cell: Cell) -> float:
    """A finite number; thousands may be set apart by commas or spaces."""
    if isinstance(cell, bool):
        raise _bad("bad-number")
    if isinstance(cell, int | float):
        number = float(cell)
    else:
        text = unicodedata.normalize("NFKC", _as_text(cell)).strip()
        if not _NUMBER.fullmatch(text):
            raise _bad("bad-number")
        number = float(re.sub(r"[ ,]", "", text))
    if not math.isfinite(number):
        raise BadValue("bad-number", Message("value.bad-number.finite"), Message("value.bad-number.advice"))
    return number + 0.0  # -0.0 becomes 0.0


def parse_integer(cell: Cell) -> int:
    """A whole number."""
    number = parse_number(cell)
    if number != int(number) or abs(number) >= 2**53:
        raise _bad("bad-integer")
    return int(number)


def _bounded(prop: Property, parse: Callable[[Cell], float]) -> Callable[[Cell], Value]:
    low, high = prop.lowest or 0, prop.highest or 0

    def within(cell: Cell) -> Value:
        number = parse(cell)
        if not low <= number <= high:
            facts = {"low": Number(low, ",.0f"), "high": Number(high, ",.0f")}
            raise BadValue(
                "out-of-range", Message("value.out-of-range"), Message("value.out-of-range.between", **facts)
            )
        return number

    return within


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
        if scale.numeric:
            number = _number_or_none(cell)
            if number is not None and number in by_number:
                return by_number[number]
            if number is not None and scale.between and scale.between[0] < number <= scale.between[1]:
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


def _number_or_none(cell: Cell) -> float | None:
    try:
        return parse_number(cell)
    except BadValue:
        return None


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
