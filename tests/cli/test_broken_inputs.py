"""Two hundred broken files, imported as a person would: exit code 3, the cell named, nothing written, no traceback."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal
from tests.validate.books import csv_folder, xlsx_file
from tests.validate.broken import IDS, NODE_CELLS, Case, all_cases

# Left out: what only the store's ties make wrong, and days that lie ahead of a clock that is not today's.
FIT = [case for case in all_cases() if not case.ties and case.code != "future-date"]
DRAWN = random.Random(20261125).sample(FIT, 200)
CASES = [
    pytest.param(case, marks=() if number < 30 else pytest.mark.slow) for number, case in enumerate(DRAWN)
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_broken_file_is_refused_as_a_whole(run: Terminal, tmp_path: Path, case: Case) -> None:
    people = {
        label: [["id", *NODE_CELLS[label]], *([ident, *NODE_CELLS[label].values()] for ident in sorted(ids))]
        for label, ids in IDS.items()
    }
    assert run("import", csv_folder(tmp_path / "people", people)).code == 0
    before = run("status", "--json").json
    tables = {case.sheet: case.table}
    broken = (
        csv_folder(tmp_path / "broken", tables)
        if len(case.name) % 2
        else xlsx_file(tmp_path / "broken.xlsx", tables)
    )
    ran = run("import", broken, "--json")
    assert ran.code == 3
    assert len(ran.err.strip().splitlines()) == 1
    assert {(each["row"], each["column"], each["code"]) for each in ran.json["problems"]} == {
        (*place, case.code) for place in case.places
    }
    assert run("status", "--json").json == before
