"""Case 02: an export from before took back what had been learned since."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cases.folders import CASES
from tests.cases.test_01_partial_file_erases import exported
from tests.cli.conftest import Terminal

BASE = CASES / "00-base" / "base"
NEWER = CASES / "02-stale-export-reverts" / "newer"


def set_cell(out: Path, ident: str, column: str, text: str) -> None:
    """Change one cell of an export's contacts, as a person would."""
    if out.suffix == ".xlsx":
        book = load_workbook(out)
        rows = [*book["Contact"].iter_rows()]
        at = [cell.value for cell in rows[0]].index(column)
        number = next(number for number, row in enumerate(rows, start=1) if row[0].value == ident)
        book["Contact"].cell(number, at + 1, text)
        book.save(out)
        return
    file = out / "Contact.csv"
    with file.open(encoding="utf-8-sig", newline="") as stream:
        header, *rows = csv.reader(stream)
    next(row for row in rows if row[0] == ident)[header.index(column)] = text
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows([header, *rows])


@pytest.fixture(params=["stale", "stale.xlsx"])
def stale(run: Terminal, request: pytest.FixtureRequest) -> Path:
    """An export, and a store that has learned better since."""
    assert run("import", BASE).code == 0
    assert run("export", request.param).code == 0
    assert run("import", NEWER).code == 0
    return Path(request.param)


def test_what_the_store_has_learned_since_stays_and_is_named(run: Terminal, stale: Path) -> None:
    before = exported(run, "before", "Contact")
    ran = run("import", stale)
    assert (ran.code, "32 unchanged" in ran.out) == (0, True)
    assert "title (c2): Chief Operating Officer stays; the file has Director Operations" in ran.out
    assert "boris@new.example.com stays" in ran.out
    assert exported(run, "after", "Contact") == before


def test_what_was_changed_in_the_file_alone_is_taken(run: Terminal, stale: Path) -> None:
    set_cell(stale, "c2", "phone", "+49 40 1234")
    set_cell(stale, "c1", "title", "Chair")
    ran = run("import", stale)
    assert "phone (c2): nothing → +49 40 1234" in ran.out
    contacts = exported(run, "after", "Contact")
    assert contacts["c1"]["title"] == "Chair"
    assert (contacts["c2"]["title"], contacts["c2"]["phone"]) == ("Chief Operating Officer", "'+49 40 1234")


def test_what_both_have_changed_is_a_conflict_with_both_values(run: Terminal, stale: Path) -> None:
    set_cell(stale, "c2", "title", "Head of Operations")
    ran = run("import", stale)
    assert (ran.code, "conflict: the file says Head of Operations" in ran.out) == (3, True)
    assert "the store has learned Chief Operating Officer" in ran.out
    assert exported(run, "after", "Contact")["c2"]["title"] == "Chief Operating Officer"
    assert [cell["kept"] for cell in run("import", stale, "--dry-run", "--json").json["cells"]].count(
        "conflict"
    ) == 1


def test_a_file_that_no_program_exported_says_what_it_changes(run: Terminal, tmp_path: Path) -> None:
    assert run("import", BASE).code == 0
    assert run("import", NEWER).code == 0
    ran = run("import", BASE)
    assert "title (c2): Chief Operating Officer → Director Operations" in ran.out


def test_a_redacted_export_says_nothing_of_what_it_was_made_from(run: Terminal) -> None:
    assert run("import", BASE).code == 0
    account = run("status", "--json").json["accounts"][0]["id"]
    assert run("export", "out", "--account", account, "--redact", "names").code == 0
    assert "!exported" not in (Path("out") / "Contact.csv").read_text("utf-8-sig")
