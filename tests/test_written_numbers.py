"""Numbers as people write them. The oracle writes each number in every way and says what it may mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphcrm.written_numbers import CURRENCIES, UNITS, currency, plain, readings

WHOLE = st.integers(0, 10**12)
DIGITS = st.text("0123456789", max_size=6)


def grouped(number: int, sign: str) -> str:
    return f"{number:,}".replace(",", sign)


@given(
    WHOLE, DIGITS, st.sampled_from([(",", "."), (".", ","), (" ", "."), (" ", ","), ("'", "."), ("’", ".")])
)
def test_what_was_meant_is_among_the_readings_and_alone_where_it_is_clear(
    number: int, digits: str, signs: tuple[str, str]
) -> None:
    group, point = signs
    text = grouped(number, group) + (point + digits if digits else "")
    meant = float(f"{number}.{digits or 0}")
    found = readings(text)
    assert meant in found
    assert readings(text, point) == (meant,)
    one_mark = [sign for sign in text if sign in ".,"]
    head = text.replace(",", ".").partition(".")[0]
    two_ways = len(one_mark) == 1 and len(text.replace(",", ".").partition(".")[2]) == 3
    assert (len(found) == 2) == (two_ways and head.isdigit() and len(head) <= 3 and head[0] != "0")


@given(st.floats(-1e15, 1e15))
def test_a_number_written_plainly_is_that_number(number: float) -> None:
    assert readings(plain(number)) == (number + 0.0,)


@pytest.mark.parametrize(("size", "word"), [(size, word) for size, words in UNITS.items() for word in words])
def test_every_unit_is_read_of_money_alone(size: int, word: str) -> None:
    for text in (f"1.5{word}", f"1.5 {word.upper()}", f"€1.5 {word}", f"1,5 {word} EUR"):
        assert readings(text, money=True) == (1.5 * size,)
        assert readings(text) == ()


@pytest.mark.parametrize(
    ("code", "sign"), [(code, sign) for code, signs in CURRENCIES.items() for sign in (*signs, code)]
)
def test_every_currency_is_read_before_and_behind(code: str, sign: str) -> None:
    for text in (f"{sign}250", f"{sign} 250", f"250 {sign.upper()}", f"-{sign}250"):
        assert [abs(number) for number in readings(text, money=True)] == [250]
        assert currency(text) == code


@pytest.mark.parametrize("text", ["¥5", "$5", "5 元", "5", "5 EUR USD"])
def test_a_sign_of_several_currencies_names_none(text: str) -> None:
    assert currency(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "M",
        "€",
        "EUR 5 USD",
        "1.2.3",
        "1,23,456",
        "5 5",
        "1 000 00",
        "--5",
        "+-5",
        "5%",
        "1_000",
        "0x10",
        "１２ｘ",
    ],
)
def test_what_is_no_number_has_no_reading(text: str) -> None:
    assert readings(text, money=True) == ()
