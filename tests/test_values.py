"""Cells: what each form understands, what it refuses, and what advice it gives."""

from __future__ import annotations

import datetime
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphcrm import messages
from graphcrm.schema import NODES, SCALES, TIES, Form, NodeType, Property, Scale, Step, Term, TieType
from graphcrm.values import CLEARED, BadValue, Cell, FormulaError, Value, money, parser, shown, written

KINDS: tuple[NodeType | TieType, ...] = (*NODES.values(), *TIES.values())
COLUMNS = {(kind.name, prop.name): prop for kind in KINDS for prop in kind.columns}
WORDS = [
    (scale, step, word)
    for scale in SCALES
    for step in scale.steps
    for word in (
        step.code,
        step.term.en,
        messages.text(step.term, "zh-Hans"),
        messages.text(step.term, "zh-Hant"),
        *step.aliases,
    )
]
PAYLOADS = (
    "'", '"', "`", "''", '""', "\\", "\\'", '\\"', "\\\\", "\\u0027", "\\u0060", "`)", "'})", '"})', "') DETACH DELETE n //", '" OR 1=1 //',
    "'}) MATCH (n) DETACH DELETE n //", "`) DETACH DELETE n //", "'; DROP CONSTRAINT x; //", "x'} RETURN 1 UNION MATCH (n) RETURN n //",
    "$name", "{name}", "{{name}}", "${jndi:ldap://x}", "$($label)", ":param x => 1", "// comment", "/* comment */", "a/*", "-- dash",
    "LOAD CSV FROM 'http://x' AS l RETURN l", "CALL dbms.listConfig()", "CALL { MATCH (n) DELETE n }", "apoc.load.json('file:///etc/passwd')",
    "MATCH (n) RETURN n", "' + 'x", "'||'x", "%27", "&#39;", "&quot;", "<script>alert(1)</script>", "O’Brien", "O'Brien", "null", "NULL", "None",
    "true", "NaN", "[]", "{}", "=1+1", "+86 138 0013 8000", "-5", "@SUM(A1)", '=HYPERLINK("http://x")', "007", "1e5", "1,234", "2026/11/24", "#REF!",
)  # fmt: skip


def refusal(prop: Property, cell: Cell) -> BadValue:
    with pytest.raises(BadValue) as caught:
        parser(prop)(cell)
    assert caught.value.right
    return caught.value


def column(form: Form, scale: Scale | None = None, **more: float) -> Property:
    bounds = {"lowest": -1e15, "highest": 1e15} if form in (Form.INTEGER, Form.NUMBER) else {}
    return Property("thing", form, Term("Thing", "物"), "Any thing.", scale=scale, **(bounds | more))  # type: ignore[arg-type]


def of(scale: Scale) -> Property:
    return column(Form.STEP if scale.numeric else Form.CHOICE, scale)


def stored(scale: Scale, step: Step) -> Value:
    return step.code if step.value is None else step.value


# -- scales ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scale", "step", "word"),
    WORDS,
    ids=lambda part: part if isinstance(part, str) else getattr(part, "name", getattr(part, "code", "")),
)
def test_every_word_of_every_scale_is_understood_in_every_script(scale: Scale, step: Step, word: str) -> None:
    for spelling in (
        word,
        f"  {word} ",
        word.upper(),
        word.replace("_", " "),
        word.replace(" ", "_"),
        word.replace(" ", "-"),
        word.replace("_", "  "),
    ):
        assert parser(of(scale))(spelling) == stored(scale, step)


@pytest.mark.parametrize("scale", [scale for scale in SCALES if scale.numeric], ids=lambda scale: scale.name)
def test_the_numbers_of_a_scale_are_understood_as_text_and_as_numbers(scale: Scale) -> None:
    for step in scale.steps:
        assert step.value is not None
        for cell in (step.value, float(step.value), f"{step.value:g}", f" {step.value:g} "):
            assert parser(of(scale))(cell) == step.value


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.name)
def test_a_stored_step_has_the_type_that_the_vocabulary_promises(scale: Scale) -> None:
    prop = of(scale)
    assert {type(parser(prop)(step.code)) for step in scale.steps} == {prop.python_type}


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.name)
@pytest.mark.parametrize("cell", ["whatever", "99", 99, 1.5, True, "A-", "--", datetime.date(2026, 1, 1)])
def test_what_is_no_word_of_a_scale_is_refused_with_its_words(scale: Scale, cell: Cell) -> None:
    assert all(step.code in refusal(of(scale), cell).right for step in scale.steps)


def test_a_misspelt_word_is_answered_with_the_nearest() -> None:
    assert "Did you mean “champion”?" in refusal(COLUMNS["SUPPORTS", "support"], "champoin").right


@given(st.floats(min_value=0, max_value=1, exclude_min=True))
def test_a_probability_may_lie_between_the_steps(number: float) -> None:
    assert parser(COLUMNS["INFLUENCES", "strength"])(number) == number
    assert parser(COLUMNS["INFLUENCES", "strength"])(repr(number)) == number


@pytest.mark.parametrize("cell", [0, 1.01, -0.5, "110%", "nan"])
def test_a_probability_outside_zero_to_one_is_refused(cell: Cell) -> None:
    assert refusal(COLUMNS["INFLUENCES", "strength"], cell).code == "bad-word"


# -- dates -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cell",
    [
        "2026-11-24", "2026/11/24", "2026.11.24", "2026年11月24日", "2026 年 11 月 24 日", "２０２６－１１－２４", " 2026-11-24 ", "2026-11-24T00:00:00",
        "2026-11-24 16:45", datetime.date(2026, 11, 24), datetime.datetime(2026, 11, 24, 16, 45),
    ],
)  # fmt: skip
def test_a_day_is_understood_with_the_year_first(cell: Cell) -> None:
    assert parser(column(Form.DATE))(cell) == datetime.date(2026, 11, 24)


@given(st.dates(min_value=datetime.date(1900, 1, 1), max_value=datetime.date(2200, 12, 31)))
def test_every_day_survives_being_written(day: datetime.date) -> None:
    for text in (
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
    ):
        assert parser(column(Form.DATE))(text) == day


@pytest.mark.parametrize(
    ("cell", "advice"),
    [
        ("03/04/2026", "2026-04-03 or 2026-03-04"), ("24.11.2026", "2026-11-24."), ("11/24/2026", "2026-11-24."), ("5-5-2026", "2026-05-05."),
        ("46350", "2026-11-24"), (46350, "2026-11-24"), (46350.0, "2026-11-24"), ("24/11/26", "2026-11-24"), ("yesterday", "year, month, day"),
        ("99/99/2026", "year, month, day"), ("2026-13-01", "year, month, day"), ("2026-02-30", "year, month, day"), ("20261124", "year, month, day"),
        (True, "year, month, day"), ("2026-11-24 25:00", "year, month, day"), ("1899-12-31", "1900"), ("2201-01-01", "2200"), (datetime.date(1, 1, 1), "1900"),
    ],
)  # fmt: skip
def test_a_day_that_could_be_two_or_none_is_refused_with_advice(cell: Cell, advice: str) -> None:
    error = refusal(column(Form.DATE), cell)
    assert error.code == "bad-date"
    assert advice in error.right


# -- yes and no, numbers ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "value"),
    [
        (("yes", "Y", "TRUE", "1", "x", "X", "✓", "是", "有", "對", True, 1, 1.0), True),
        (("no", "N", "False", "0", "×", "否", "不是", "無", False, 0), False),
    ],
)
def test_yes_and_no_are_understood(cells: tuple[Cell, ...], value: bool) -> None:
    assert {parser(column(Form.FLAG))(cell) for cell in cells} == {value}


@pytest.mark.parametrize("cell", ["maybe", "2", "--", "unknown", 2, 0.5])
def test_what_is_neither_yes_nor_no_is_refused(cell: Cell) -> None:
    assert refusal(column(Form.FLAG), cell).code == "bad-flag"


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("48000000", 48e6), ("48,000,000", 48e6), ("48 000 000", 48e6), ("48\u00a0000\u202f000", 48e6), ("４８，０００", 48_000), ("+5", 5), ("-5", -5), ("1.5e3", 1500),
        ("0.5", 0.5), (" 7 ", 7), ("-0", 0), (3, 3), (2.5, 2.5), ("1,234.5", 1234.5), ("0,500", 0.5), ("0,5", 0.5), ("1,23", 1.23), ("1.234.567", 1234567), ("1'234'567", 1234567),
    ],
)  # fmt: skip
def test_numbers_may_have_their_thousands_set_apart(cell: Cell, number: float) -> None:
    value = parser(column(Form.NUMBER))(cell)
    assert value == number
    assert math.copysign(1, float(str(value))) == (-1 if number < 0 else 1)


@pytest.mark.parametrize(
    "cell",
    [
        "12,34,567",
        "1.234,567.8",
        "five",
        "1e999",
        "inf",
        "nan",
        "0x10",
        "¥5",
        "5%",
        "1_000",
        "--5",
        True,
        float("inf"),
        float("nan"),
    ],
)
def test_what_is_no_number_or_might_be_another_is_refused(cell: Cell) -> None:
    assert refusal(column(Form.NUMBER), cell).code == "bad-number"


@pytest.mark.parametrize("cell", ["1.5", 1.5, "9007199254740993", 2**53])
def test_a_count_is_whole_and_exact(cell: Cell) -> None:
    assert refusal(column(Form.INTEGER), cell).code == "bad-integer"


@pytest.mark.parametrize(("cell", "advice"), [("-1", "from 0 to 10"), ("11", "from 0 to 10")])
def test_a_number_out_of_range_is_told_its_range(cell: str, advice: str) -> None:
    error = refusal(COLUMNS["RATED", "score"], cell)
    assert (error.code, advice in error.right) == ("out-of-range", True)


def test_what_is_below_a_range_is_told_the_range() -> None:
    assert "from 0 to" in refusal(COLUMNS["Opportunity", "amount"], "-1").right
    assert parser(COLUMNS["KpiYear", "profit"])("-1") == -1


@given(st.integers(min_value=-(2**53) + 1, max_value=2**53 - 1))
def test_every_count_survives_being_written(number: int) -> None:
    parse = parser(column(Form.INTEGER, lowest=-(2**53), highest=2**53))
    assert parse(str(number)) == parse(number) == number
    if not 1_000 <= abs(number) < 1_000_000:  # else it may be read with decimals
        assert parse(f"{number:,}") == parse(f"{number:,}".replace(",", ".")) == number


# -- text ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", PAYLOADS)
def test_text_is_kept_as_it_is(text: str) -> None:
    assert parser(COLUMNS["Contact", "note"])(text) == text
    assert parser(COLUMNS["Contact", "id"])(text) == text


@given(
    st.text(
        alphabet=st.characters(min_codepoint=32, max_codepoint=0xFFFF, exclude_categories=("Cs", "Cc", "Cn")),
        max_size=80,
    )
)
def test_text_changes_only_at_its_edges_and_in_how_accents_are_composed(text: str) -> None:
    import unicodedata

    assert parser(COLUMNS["Contact", "note"])(text) == (
        unicodedata.normalize("NFC", text.strip()) if text.strip() not in ("", CLEARED) else None
    )


@pytest.mark.parametrize(
    "char", ["\0", "\x07", "\x0b", "\x1b", "\x7f", "\x85", "\x9f", "\ud800", "\ufffe", "\uffff"]
)
def test_control_characters_are_refused_by_name(char: str) -> None:
    for name in ("note", "id"):
        error = refusal(COLUMNS["Contact", name], f"a{char}b")
        assert (error.code, f"U+{ord(char):04X}" in error.wrong) == ("control-character", True)


def test_text_may_run_over_lines_but_an_id_may_not() -> None:
    assert parser(COLUMNS["Contact", "note"])("a\n\tb\r\nc") == "a\n\tb\r\nc"
    assert "several lines" in refusal(COLUMNS["Contact", "id"], "a\nb").wrong


def test_text_and_ids_have_a_longest_length() -> None:
    assert refusal(COLUMNS["Contact", "note"], "x" * 10_001).code == "too-long"
    assert refusal(COLUMNS["Contact", "id"], "x" * 201).code == "bad-id"
    assert parser(COLUMNS["Contact", "note"])("x" * 10_000) == "x" * 10_000


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (1001, "1001"),
        (1001.0, "1001"),
        (13800138000.0, "13800138000"),
        (2.5, "2.5"),
        (True, "true"),
        (datetime.date(2026, 1, 2), "2026-01-02"),
    ],
)
def test_a_typed_cell_in_a_text_column_is_the_text_that_people_saw(cell: Cell, text: str) -> None:
    assert parser(COLUMNS["Contact", "id"])(cell) == text


# -- blank and broken ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cell", [None, "", " ", "\t", "\u3000"])
def test_blank_is_unknown_or_missing_in_every_column(cell: Cell) -> None:
    for prop in COLUMNS.values():
        if prop.required:
            assert refusal(prop, cell).code == "missing"
        else:
            assert parser(prop)(cell) is None


def test_the_error_of_a_formula_is_refused_in_every_column() -> None:
    assert {refusal(prop, FormulaError("#REF!")).code for prop in COLUMNS.values()} == {"formula-error"}


@given(
    st.sampled_from(sorted(COLUMNS)),
    st.one_of(st.text(max_size=30), st.integers(), st.floats(), st.booleans(), st.dates(), st.none()),
)
def test_a_cell_is_a_value_of_its_type_or_refused_with_advice_and_a_value_survives_being_written(
    name: tuple[str, str], cell: Cell
) -> None:
    prop = COLUMNS[name]
    try:
        value = parser(prop)(cell)
    except BadValue:
        error = refusal(prop, cell)
        assert error.code
        assert error.wrong
        return
    assert value is None or type(value) is prop.python_type
    assert parser(prop)(written(prop, value)) == value or value is None


@given(st.text(max_size=200))
def test_a_cell_is_quoted_on_one_printable_line(text: str) -> None:
    quoted = shown(text)
    assert quoted.isprintable()
    assert len(quoted) <= 60


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (None, "amount unknown"),
        (48e6, "48 M CNY"),
        (3.25e6, "3.25 M CNY"),
        (750_000, "750 k CNY"),
        (1.2e9, "1.2 bn CNY"),
        (12, "12 CNY"),
        (0, "0 CNY"),
    ],
)
def test_money_is_said_as_people_say_it(amount: float | None, text: str) -> None:
    assert money(amount, "CNY") == text
