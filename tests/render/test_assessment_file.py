"""The workbook of an assessment as a file: safe, well-formed, drawn from what is there, printable, always the same."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from defusedxml import ElementTree

from graphcrm.messages import Message
from graphcrm.render.workbook import Made, cells, workbook
from graphcrm.render.workbook.sheets import SHEETS
from tests.render.pages import poisoned
from tests.render.payloads import PAYLOADS
from tests.render.test_sheets import PREFIXES
from tests.render.workbooks import DATA_SHEET, assessed, before, full, looked_at, read, tables

FORMULA = re.compile(rf"'{DATA_SHEET}'!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?")


def parts_of(made: Made) -> dict[str, str]:
    """Every part of the file as text; each must be well-formed XML."""
    with zipfile.ZipFile(io.BytesIO(made.content)) as held:
        texts = {name: held.read(name).decode() for name in held.namelist()}
    for text in texts.values():
        ElementTree.fromstring(text)
    return texts


@pytest.mark.parametrize("payload", [*PREFIXES, *PAYLOADS])
def test_no_text_of_the_data_becomes_a_formula_a_link_or_broken_xml(payload: str) -> None:
    made = workbook(assessed(poisoned(full().snapshot(), payload), poisoned(before().snapshot(), payload)))
    texts = parts_of(made)
    for name, text in texts.items():
        assert "<f>" not in text, name
        assert "<f " not in text, name
        assert "<hyperlink " not in text, name
        assert 'TargetMode="External"' not in text, name
        if name.startswith("xl/charts/"):
            assert all(re.fullmatch(FORMULA, each) for each in re.findall(r"<c:f>(.*?)</c:f>", text)), name
    book = read(made)
    assert book["Summary"]["B3"].value == cells.clean(payload)
    assert {cell.data_type for page in book for row in page.iter_rows() for cell in row} <= {"s", "n", "d"}
    assert any(row["Part"] == cells.clean(payload) for row in tables(book["Parts"], "Layer")[0])


def test_charts_draw_ranges_that_are_there_and_as_long_as_their_names() -> None:
    _, made = looked_at()
    book, drawn = read(made), 0
    assert {page.title for page in book if page._charts} == {"Summary", "Moves", "Strategic fit", "KPIs"}
    for name, text in parts_of(made).items():
        if not name.startswith("xl/charts/chart"):
            continue
        series = re.findall(r"<c:ser>.*?</c:ser>", text)
        assert series, name
        drawn += 1
        for each in series:
            label, names, values = re.findall(r"<c:f>(.*?)</c:f>", each)
            assert all(re.fullmatch(FORMULA, one) for one in (label, names, values))
            first, second = (re.findall(r"\d+", one.partition("!")[2]) for one in (names, values))
            assert first == second
            page = book[DATA_SHEET]
            assert page[label.partition("!")[2].replace("$", "")].value
            assert all(page.cell(row, 1).value for row in range(int(first[0]), int(first[-1]) + 1))
    assert drawn == 5
    assert book[DATA_SHEET].sheet_state == "hidden"


def test_each_sheet_prints_on_a4_across_as_wide_as_the_paper_with_its_header_in_sight() -> None:
    _, made = looked_at()
    book = read(made)
    assert book.sheetnames == [
        "Summary",
        *(str(Message(f"sheet.{each.key}.name")) for each in SHEETS),
        DATA_SHEET,
    ]
    assert list(made.rows) == book.sheetnames[:-1]
    for page in book.worksheets[:-1]:
        assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "landscape")
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (1, 0)
        assert page.freeze_panes, page.title
    key = book["L2 Key"]
    assert (key.freeze_panes, key.print_title_rows, key.auto_filter.ref) == (
        "C4",
        "$3:$3",
        f"A3:Q{key.max_row}",
    )
    assert key["F4"].number_format == "0.0%"
    assert book["Due"]["A4"].number_format == "yyyy-mm-dd"


def test_the_same_assessment_gives_the_same_bytes() -> None:
    once, again = (
        workbook(assessed(full().snapshot(), before().snapshot()), rules="ours.toml") for _ in range(2)
    )
    assert once.content == again.content


def test_what_no_cell_can_hold_is_shown_as_such() -> None:
    assert cells.clean("a\x00b\ud800\r\nc\rd\te") == "a�b�\nc\nd\te"
    long = cells.clean("x" * 40_000)
    assert (len(long), long[-1]) == (32_000, "…")
