"""Workbooks out: text stays text, the template helps, the same facts give the same bytes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from graphcrm import schema
from graphcrm.errors import OutputError
from graphcrm.render import files, sheets
from graphcrm.render.sheets import FactSheet
from graphcrm.render.template import template

PREFIXES = ["=1+1", "=cmd|' /C calc'!A0", "+1", "-5", "@SUM(A1)", "\t=1", "\r=1", "+86 138 0000 0000", '=HYPERLINK("http://x")', "http://x.example", "mailto:a@b.c", "{=1}", "％=1", "＝1+1"]  # fmt: skip


def test_no_cell_becomes_a_formula_or_a_link_and_every_text_comes_back() -> None:
    made = sheets.workbook([FactSheet("Contact", ("id",), [[text] for text in PREFIXES])])
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        text = "".join(
            parts.read(name).decode() for name in parts.namelist() if name.endswith((".xml", ".rels"))
        )
    assert "<f>" not in text
    assert "<hyperlink" not in text.casefold().replace("<hyperlinkschanged", "")
    assert "relationships/hyperlink" not in text
    page = load_workbook(io.BytesIO(made))["Contact"]
    found = [str(row[0].value) for row in page.iter_rows(min_row=2)]
    assert [each.replace("_x000D_", "\r").strip() for each in found] == [each.strip() for each in PREFIXES]
    assert {row[0].data_type for row in page.iter_rows(min_row=2)} == {"s"}


def test_the_same_facts_give_the_same_bytes() -> None:
    rows = [["a", 1, 2.5, None, "中文"]]
    assert sheets.workbook([FactSheet("Contact", ("a", "b", "c", "d", "e"), rows)]) == sheets.workbook(
        [FactSheet("Contact", ("a", "b", "c", "d", "e"), rows)]
    )
    assert template() == template()


def test_the_template_has_a_sheet_a_type_with_lists_for_every_scale() -> None:
    book = load_workbook(io.BytesIO(template()))
    assert [name for name in book.sheetnames if name not in ("Instructions", "!Words")] == [
        *schema.NODES,
        *schema.TIES,
    ]
    assert book["!Words"].sheet_state == "hidden"
    said = [str(cell.value) for row in book["Instructions"].iter_rows() for cell in row if cell.value]
    assert any("graphcrm import" in each for each in said)
    assert any("空白表示“未知”" in each for each in said)
    for kind in (*schema.NODE_TYPES, *schema.TIE_TYPES):
        page = book[kind.name]
        header = [str(cell.value).rstrip("*") for cell in page[1]]
        assert header == [prop.name for prop in kind.columns]
        assert all(cell.comment for cell in page[1])
        listed = [prop for prop in kind.columns if prop.scale is not None or prop.form is schema.Form.FLAG]
        assert len(page.data_validations.dataValidation) == len(listed)
        assert all(
            str(cell.value).endswith("*") == prop.required
            for cell, prop in zip(page[1], kind.columns, strict=True)
        )


def test_a_template_without_examples_is_empty() -> None:
    book = load_workbook(io.BytesIO(template(examples=False)))
    assert all(book[name].max_row == 1 for name in (*schema.NODES, *schema.TIES))


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "page.html"
    files.write(path, b"old")

    def broken(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", broken)
    with pytest.raises(files.OutputError, match="No space left"):
        files.write(path, b"new")
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["page.html"]


def test_a_folder_with_other_files_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.docx").write_bytes(b"years of work")
    with pytest.raises(files.OutputError, match="holds other files"):
        sheets.write(tmp_path / "out", [])
    assert (tmp_path / "out" / "thesis.docx").exists()


def test_more_rows_than_a_workbook_holds_are_refused_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", 3)
    full = [["c-1"], ["c-2"], ["c-3"]]
    assert sheets.write(tmp_path / "three.xlsx", [sheets.FactSheet("Contact", ("id",), full)]) == {
        "Contact": 3
    }
    four = [sheets.FactSheet("Contact", ("id",), [*full, ["c-4"]])]
    with pytest.raises(OutputError, match="Contact would have more than 3 rows"):
        sheets.write(tmp_path / "four.xlsx", four)
    assert [file.name for file in tmp_path.iterdir()] == ["three.xlsx"]
    assert sheets.write(tmp_path / "four", four) == {"Contact": 4}


def test_a_sheet_of_a_workbook_has_as_many_rows_as_its_format_allows() -> None:
    assert sheets.MOST_ROWS + 1 == 2**20
