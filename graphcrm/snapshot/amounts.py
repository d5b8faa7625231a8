"""Whether a text may hold an amount of money, however it is written. What looks like one counts as one.

Any digit of any script, any sign of a currency, Chinese numerals in a row, and words such as “million”. Free of it are a
year (2027) and a generation of mobile networks (5G), where nothing beside them makes an amount of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

_SIZES = r"thousand|hundred|million|milliard|billion|trillion|crore|lakh|mio|mrd|mill|tsd|bn|mn|tn"
_UNITS = rf"\s*(?:[kKmMbB](?![A-Za-z])|(?:{_SIZES})|[A-Z]{{3}}(?![A-Za-z])|[百千万萬亿億兆元圆圓块塊円원])"
_HARMLESS = re.compile(
    rf"(?<![\w.,'’])(?:(?:19|20)\d\d|[2-6]G)(?![\w]|[.,'’]\d|{_UNITS})|(?<=[\u3400-\u9fff])[2-6]G(?!\w)|[2-6]G(?=[\u3400-\u9fff])"
)
_CURRENCY_BEFORE = re.compile(r"(?<![A-Za-z])(?:[A-Z]{3}|[A-Z]{1,2}\$|Rs)\.?\s*\d")
_WORDS = re.compile(rf"(?<![a-z])(?:{_SIZES})s?(?![a-z])", re.IGNORECASE)
_UNIT_OF_MONEY = frozenset("元圆圓块塊円원")


def holds_amount(text: str, amounts: Collection[str] = ()) -> bool:
    """Whether a text may hold an amount. ``amounts`` are known ones, as digits: none of them passes for a year."""
    text = unicodedata.normalize("NFKC", text)
    if _WORDS.search(text) or _CURRENCY_BEFORE.search(text):
        return True
    if any(year in amounts for year in re.findall(r"\d+", text)):
        return True
    rest = _HARMLESS.sub(" ", text)
    return any(map(_is_figure, rest)) or _holds_numerals(rest)


def _is_figure(char: str) -> bool:
    """A digit, a fraction, a Roman numeral sign, a sign of a currency; no Chinese character, which may be in a name."""
    return unicodedata.category(char) in {"Nd", "Nl", "No", "Sc"} and char != "〇"


def _holds_numerals(text: str) -> bool:
    """Three Chinese numerals in a row, two where one is a hundred or more, or one before a unit of money."""
    run: list[float] = []
    for char in (*text, " "):
        value = unicodedata.numeric(char, -1.0)
        if value >= 0:
            run.append(value)
            continue
        if len(run) > 2 or (len(run) == 2 and max(run) >= 100) or (run and char in _UNIT_OF_MONEY):
            return True
        run = []
    return False
