"""Case 60: workbooks that cost minutes and gigabytes, or broke the program. (What they cost now: `tests.ingest.test_workbook`.)"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from tests.cli.conftest import Terminal


def workbook(path: Path, sheet: str, names: str) -> None:
    """A workbook with a person and a row without a name, whose sheet is called by a name that no program gives it."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        page = book.add_worksheet("Contact")
        page.write_row(0, 0, ["id", "name"])
        page.write_row(1, 0, ["c1", "Ann"])
        page.write_row(2, 0, ["c2"])
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(path, "w") as new:
        for part in old.namelist():
            text = old.read(part).decode()
            new.writestr(part, text.replace(f'name="{sheet}"', f'name="{names}"'))


@pytest.mark.parametrize(("name", "code"), [("", 3), ("Contact" + "_" * 40, 3), ("a/b[c]:d?", 3)])
def test_an_odd_name_of_a_sheet_is_one_clear_sentence(
    run: Terminal, tmp_path: Path, name: str, code: int
) -> None:
    workbook(tmp_path / "in.xlsx", "Contact", name)
    ran = run("import", "in.xlsx", "--keep-good")
    assert ran.code == code
    assert "unexpected" not in ran.err


def test_a_long_name_is_read_and_its_rejected_rows_are_written(run: Terminal, tmp_path: Path) -> None:
    workbook(tmp_path / "in.xlsx", "Contact", "Contact" + "_" * 40)
    assert run("import", "in.xlsx", "--keep-good").code == 3
    assert run("status", "--json").json["counts"]["Contact"] == 1
    assert (tmp_path / "in.rejected.xlsx").is_file()
