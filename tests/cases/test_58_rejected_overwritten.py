"""Case 58: rejected rows that were corrected by hand were overwritten, and of two files of one type one was lost."""

from __future__ import annotations

import contextlib
import csv
import shutil
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.cases.folders import CASES
from tests.cli.conftest import Terminal

INPUT = CASES / "58-rejected-overwritten"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    for name in ("Contact.csv", "two"):
        copy = shutil.copytree if (INPUT / name).is_dir() else shutil.copyfile
        copy(INPUT / name, tmp_path / name)
    return tmp_path


def rows(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream, delimiter="\t" if file.suffix == ".tsv" else ","))


def test_a_correction_by_hand_stays(run: Terminal, here: Path) -> None:
    assert run("import", "Contact.csv", "--keep-good").code == 3
    corrected = here / "Contact.rejected" / "Contact.csv"
    corrected.write_text("id,name\nb,Bob\n")
    ran = run("import", "Contact.csv", "--keep-good")
    assert corrected.read_text() == "id,name\nb,Bob\n"
    assert "Contact.rejected-2" in ran.err
    assert rows(here / "Contact.rejected-2" / "Contact.csv")[1][0] == "b"
    assert run("import", "Contact.rejected").code == 0


def test_the_same_rows_are_written_once(run: Terminal, here: Path) -> None:
    for _ in range(3):
        assert run("import", "Contact.csv", "--keep-good").code == 3
    assert [path.name for path in here.glob("*rejected*")] == ["Contact.rejected"]


def test_of_two_files_of_one_type_both_keep_their_rows(run: Terminal, here: Path) -> None:
    assert run("import", "two", "--keep-good").code == 3
    left = {file.name: rows(file)[1][0] for file in (here / "two.rejected").iterdir()}
    assert left == {"Contact.csv": "x1", "Contact.tsv": "y1"}
    assert run("import", "two.rejected").code == 3


def test_of_two_sheets_of_one_type_both_keep_their_rows(run: Terminal, tmp_path: Path) -> None:
    """Names that no workbook can have, or has already, are written otherwise, and read again all the same."""
    book = Workbook()
    for name, ident in (("Contact", "a"), ("Contacts", "b"), ("Contact" + "_" * 30, "c")):
        page = book.active if ident == "a" else book.create_sheet()
        assert page is not None
        with pytest.warns(UserWarning, match="31 characters") if len(name) > 31 else contextlib.nullcontext():
            page.title = name
        page.append(["id", "name"])
        page.append([ident, None])
        page.append([ident * 2, "x", "more", "and more"])
    book.save(tmp_path / "in.xlsx")
    assert run("import", "in.xlsx", "--keep-good").code == 3
    left = load_workbook(tmp_path / "in.rejected.xlsx")
    cells = {str(cell) for page in left for row in page.iter_rows(values_only=True) for cell in row}
    assert {"a", "b", "c", "aa", "bb", "cc", "more", "and more"} <= cells
    assert run("import", "in.rejected.xlsx").code == 3
