"""Whatever a cell holds, CSV as it is exported gives it back, and no spreadsheet program runs it."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from graphcrm import ingest
from graphcrm.render.sheets import FactSheet, csv_bytes
from graphcrm.values import BadValue, guarded, parse_text, unguarded

ODD = "'=+-@\t\r\n ＝＋－＠\";,|_x000D_\u3000\ufeff\u2028\x85\0"
cells = st.text(st.one_of(st.sampled_from(ODD), st.characters(exclude_categories=("Cs",))), max_size=12)
RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def came_back(sheet: FactSheet, name: str = "Contact.csv", delimiter: str = ",") -> list[list[object]]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(csv_bytes(sheet, delimiter))
        (draft,) = ingest.read(file).drafts
        return [list(row) for _, row in draft.rows()]


@given(
    st.lists(st.lists(cells, min_size=2, max_size=3), min_size=1, max_size=4), st.sampled_from([",", "\t"])
)
def test_every_cell_comes_back(rows: list[list[str]], delimiter: str) -> None:
    rows = [[cell.replace("\0", "") for cell in row] for row in rows]
    wide = [[*row, "", ""][:3] for row in rows]
    header = ("id", "a;b;c;d", "'=x")
    assert came_back(FactSheet("Contact", header, wide), delimiter=delimiter) == [list(header), *wide]


@given(st.lists(cells, min_size=1, max_size=3))
def test_no_cell_begins_as_a_formula_does(row: list[str]) -> None:
    text = csv_bytes(FactSheet("Contact", ("id",) * len(row), [row])).decode("utf-8-sig")
    *_, read = csv.reader(io.StringIO(text, newline=""))
    assert [cell for cell in read if cell.lstrip().startswith(RUN) or cell.startswith(RUN)] == []


@given(cells)
@example("'=1")
@example("''=1")
@example("'tis")
@example("' =1")
def test_the_apostrophe_is_taken_off_where_it_was_put_and_nowhere_else(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(cells)
def test_what_a_store_keeps_comes_back_to_it(text: str) -> None:
    try:
        kept = parse_text(text)
    except BadValue:
        return
    *_, row = came_back(FactSheet("Contact", ("id", "name"), [["c1", kept]]))
    assert parse_text(str(row[1])) == kept


def test_a_number_below_zero_stays_a_number() -> None:
    """It is no text that begins with a dash."""
    sheet = FactSheet("KpiYear", ("id", "profit"), [["k", -5.5], ["l", "-5"]])
    assert csv_bytes(sheet).decode("utf-8-sig").splitlines()[1:] == ["k,-5.5", "l,'-5"]
