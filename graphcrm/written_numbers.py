"""Numbers as people write them: signs for thousands and decimals, 万 and M, signs and words of currencies."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal

UNITS = {
    10**3: ("k", "tsd", "tsd.", "thousand", "千"),
    10**4: ("万", "萬"),
    10**6: ("m", "mm", "mn", "mln", "mio", "mio.", "million", "millions", "millionen", "百万", "百萬"),
    10**7: ("千万", "千萬"),
    10**8: ("亿", "億"),
    10**9: ("b", "bn", "mrd", "mrd.", "billion", "十亿", "十億"),
}
"""How many one of each of these words is; capitals do not matter."""
CURRENCIES = {
    "EUR": ("€", "euro", "euros", "欧元", "歐元"),
    "USD": ("us$", "美元", "美金"),
    "CNY": ("人民币", "人民幣", "rmb", "yuan"),
    "GBP": ("£", "英镑", "英鎊"),
    "JPY": ("日元", "日圆", "日圓", "yen"),
    "HKD": ("hk$", "港元", "港币", "港幣"),
    "TWD": ("nt$", "新台币", "新臺幣", "新台幣", "台币", "台幣"),
    "KRW": ("₩", "韩元", "韓元"),
    "INR": ("₹",),
    "TRY": ("₺",),
    "RUB": ("₽",),
    "ILS": ("₪",),
    "CHF": ("fr.", "瑞士法郎"),
    "SGD": ("s$", "新加坡元"),
    "AUD": ("a$", "澳元"),
    "CAD": ("c$", "加元"),
    "BRL": ("r$",),
    "PLN": ("zł",),
}
SHARED_SIGNS = ("¥", "$", "元", "圆", "圓", "kr", "kr.")
"""Signs of several currencies: an amount with one of them says that it is money, not of which kind."""
_OF_WORD = {word: number for number, words in UNITS.items() for word in words}
_OTHER_CODES = [
    "AED",
    "ARS",
    "CLP",
    "COP",
    "CZK",
    "DKK",
    "EGP",
    "HUF",
    "IDR",
    "MXN",
    "MYR",
    "NOK",
    "NZD",
    "PHP",
    "RON",
    "SAR",
    "SEK",
    "THB",
    "UAH",
    "VND",
    "ZAR",
]
_SIGN_OF_CURRENCY = {
    **{word: code for code, words in CURRENCIES.items() for word in words},
    **{code.casefold(): code for code in (*CURRENCIES, *_OTHER_CODES)},
}


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_CURRENCY = _any_of([*_SIGN_OF_CURRENCY, *SHARED_SIGNS])
_AMOUNT = re.compile(
    rf"(?P<sign>[+-]?)\s*(?P<before>{_CURRENCY})?\s*(?P<inner>[+-]?)\s*(?P<digits>\d[\d.,'’ ]*(?:e[+-]?\d+)?)"
    rf"\s*(?P<unit>{_any_of(_OF_WORD)})?\s*(?P<after>{_CURRENCY})?"
)
_FORMS = {
    mark: re.compile(rf"(?:[1-9]\d{{0,2}}(?:(?P<sep>[ '’{other}])\d{{3}})(?:(?P=sep)\d{{3}})*|\d+)"
                     rf"(?:{re.escape(mark)}\d+)?(?:e[+-]?\d+)?")
    for mark, other in ((".", ","), (",", "."))
}  # fmt: skip
"""By the sign before decimals: a number in which thousands may be set apart by one of the other signs."""
_TWO_WAYS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


def readings(text: str, decimal: str = "", *, money: bool = False) -> tuple[float, ...]:
    """Each number that a text can be: none, one, or two (``12.500``), that with decimals first.

    ``decimal`` is the sign before decimals where it is known. With ``money`` it may have a unit (k, M, 万, 亿) and a currency.
    """
    words = unicodedata.normalize("NFKC", text).strip().casefold()
    match = _AMOUNT.fullmatch(words)
    if match is None or (match["sign"] and match["inner"]):
        return ()
    if not money and (match["unit"] or match["before"] or match["after"]):
        return ()
    if "，" in text:
        decimal = "."  # the comma of East Asia never stands before decimals
    digits, minus = match["digits"].strip(), "-" in (match["sign"] + match["inner"])
    if match["before"] and match["after"] and currency(text) is None:
        return ()
    numbers = dict.fromkeys(
        _value(digits, mark) * _OF_WORD.get(match["unit"] or "", 1)
        for mark, form in _FORMS.items()
        if (not decimal or mark == decimal) and form.fullmatch(digits)
    )
    return tuple(sorted(float(-number if minus else number) + 0.0 for number in numbers))


def _value(digits: str, mark: str) -> Decimal:
    kept = "".join(sign for sign in digits if sign.isdigit() or sign in "e+-" or sign == mark)
    return Decimal(kept.replace(mark, "."))


def currency(text: str) -> str | None:
    """The currency that an amount names, as its code; ``None`` where it names none, or one of several (``$``)."""
    match = _AMOUNT.fullmatch(unicodedata.normalize("NFKC", text).strip().casefold())
    named = (
        {_SIGN_OF_CURRENCY.get(match[side]) for side in ("before", "after") if match[side]}
        if match
        else {None}
    )
    return named.pop() if len(named) == 1 else None


def plain(number: float) -> str:
    """A number in a way that can be read as no other: ``1.2340`` for 1.234, which may be read as 1234."""
    text = str(int(number)) if number.is_integer() and abs(number) < 2**53 else repr(number)
    return f"{text}0" if _TWO_WAYS.fullmatch(text.lstrip("-")) else text
