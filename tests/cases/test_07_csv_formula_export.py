"""Case 07: a name that begins with an equals sign is no formula in any file that is exported, and comes back as it was."""

from __future__ import annotations

import csv
from pathlib import Path

from openpyxl import load_workbook

from tests.cases.folders import CASES
from tests.cli.conftest import Terminal

INPUT = CASES / "07-csv-formula-export" / "in"
RUN = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet program runs."""


def test_no_cell_of_an_export_runs(run: Terminal, tmp_path: Path) -> None:
    assert run("--store", "x.db", "import", INPUT).code == 0
    assert run("--store", "x.db", "export", "out").code == 0
    with (tmp_path / "out" / "Contact.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert [cell for row in rows for cell in row if cell.startswith(RUN)] == []
    assert any(cell.startswith("'=HYPERLINK") for row in rows for cell in row)


def test_it_comes_back_as_it_was(run: Terminal, tmp_path: Path) -> None:
    run("--store", "x.db", "import", INPUT)
    run("--store", "x.db", "export", "out")
    assert run("--store", "y.db", "import", "out").code == 0
    assert run("--store", "y.db", "export", "y.xlsx").code == 0
    page = load_workbook(tmp_path / "y.xlsx")["Contact"]
    rows = list(page.iter_rows(values_only=True))
    people = {row[0]: dict(zip(rows[0], row, strict=True)) for row in rows[1:]}
    with (INPUT / "Contact.csv").open(encoding="utf-8", newline="") as stream:
        for person in csv.DictReader(stream):
            told = {name: people[person["id"]][name] for name in ("name", "title", "email")}
            assert told == {name: person[name] or None for name in told}
    assert all(cell.data_type != "f" for row in page.iter_rows() for cell in row)
