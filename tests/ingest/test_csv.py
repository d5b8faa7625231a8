"""CSV files in every encoding, with every delimiter and line end, whole and broken."""

from __future__ import annotations

import codecs
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphcrm import ingest
from graphcrm.errors import UnreadableFile
from graphcrm.validate import Check
from tests.validate.books import checked_file, csv_folder, one_problem, rejected

ROWS = "id,name,note\nc1,王军,海岚电信\nc2,Müller,\n"
CHINESE = "id,name,name_zh\nc1,Wang,王軍\nc2,Lin,林悅\n"


def contacts(path: Path, content: bytes) -> Path:
    file = path / "Contact.csv"
    file.write_bytes(content)
    return file


def names(result: Check) -> list[object]:
    return [row[1] for rows in result.rows.values() for row in rows]


def refusal(path: Path, content: bytes, encoding: str | None = None) -> str:
    """The one sentence that says why a file can't be used; no row of it is."""
    result = checked_file(contacts(path, content), encoding=encoding)
    assert (result.good, result.read, rejected(result)) == (0, 0, 0)
    assert [problem.row for problem in result.problems] == [0]
    assert "Traceback" not in one_problem(result)
    return one_problem(result)


# -- encodings -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "remarks"),
    [
        (ROWS.encode(), ()), (codecs.BOM_UTF8 + ROWS.encode(), ()),
        (codecs.BOM_UTF16_LE + ROWS.encode("utf-16-le"), ("Contact.csv: read as UTF-16",)), (codecs.BOM_UTF16_BE + ROWS.encode("utf-16-be"), ("Contact.csv: read as UTF-16",)),
        (codecs.BOM_UTF32_LE + ROWS.encode("utf-32-le"), ("Contact.csv: read as UTF-32",)), (codecs.BOM_UTF32_BE + ROWS.encode("utf-32-be"), ("Contact.csv: read as UTF-32",)),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"],
)  # fmt: skip
def test_utf_8_and_what_carries_its_mark_is_read_without_being_told(
    content: bytes, remarks: tuple[str, ...], tmp_path: Path
) -> None:
    file = contacts(tmp_path, content)
    assert names(checked_file(file)) == ["王军", "Müller"]
    assert tuple(map(str, ingest.read(file).remarks)) == remarks
    assert names(checked_file(file, encoding="gb18030")) == ["王军", "Müller"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [ROWS, "id,name\nc1,Wang\n"])
def test_utf_16_without_its_mark_is_refused_until_told(encoding: str, text: str, tmp_path: Path) -> None:
    content = text.encode(encoding)
    assert f"--encoding {encoding}" in refusal(tmp_path, content)
    assert names(checked_file(contacts(tmp_path, content), encoding=encoding)) == [
        line.split(",")[1] for line in text.splitlines()[1:]
    ]


@pytest.mark.parametrize(("encoding", "name"), [("gb18030", "GB18030"), ("big5", "BIG5")])
def test_chinese_encodings_are_refused_with_a_sample_and_read_right_when_told(
    encoding: str, name: str, tmp_path: Path
) -> None:
    content = CHINESE.encode(encoding)
    sentence = refusal(tmp_path, content)
    assert f"--encoding {encoding} would read “c1,Wang,王軍”" in sentence
    assert "its line 2 does not fit UTF-8" in sentence
    file = contacts(tmp_path, content)
    result = checked_file(file, encoding=encoding)
    assert [row[2] for rows in result.rows.values() for row in rows] == ["王軍", "林悅"]
    assert tuple(map(str, ingest.read(file, encoding).remarks)) == (f"Contact.csv: read as {name}",)


def test_a_few_chinese_bytes_that_happen_to_fit_utf_8_are_read_as_told(tmp_path: Path) -> None:
    content = "id,name\nc1,模\n".encode("gb18030")
    assert content.decode("utf-8")
    assert names(checked_file(contacts(tmp_path, content), encoding="gb18030")) == ["模"]


def test_among_files_read_as_told_one_that_is_utf_8_stays_so(tmp_path: Path) -> None:
    (tmp_path / "Employee.csv").write_bytes("id,name\ne1,尤琪\n".encode("gb18030"))
    contacts(tmp_path, ROWS.encode())
    assert sorted(map(str, names(checked_file(tmp_path, encoding="gb18030")))) == ["Müller", "尤琪", "王军"]
    assert "Contact.csv: read as UTF-8, which every byte of it fits, not as GB18030" in tuple(
        map(str, ingest.read(tmp_path, "gb18030").remarks)
    )


@pytest.mark.parametrize(
    "junk",
    [
        "id,name\nc1,Müller\nc2,Ägidius\n".encode("latin-1"),
        b"id,name\nc1,\xff\xfe\xfd\n",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        bytes(range(255, 0, -1)),
    ],
)
def test_junk_is_refused_in_one_sentence(junk: bytes, tmp_path: Path) -> None:
    sentence = refusal(tmp_path, junk)
    assert "does not fit UTF-" in sentence or "zero bytes" in sentence
    assert "\n" not in sentence


def test_latin_1_is_read_when_told(tmp_path: Path) -> None:
    assert names(
        checked_file(contacts(tmp_path, "id,name\nc1,Müller\n".encode("latin-1")), encoding="latin-1")
    ) == ["Müller"]


def test_what_does_not_fit_the_encoding_told_is_refused(tmp_path: Path) -> None:
    assert "does not fit BIG5" in refusal(tmp_path, b"id,name\nc1,\xff\xff\n", "big5")


@pytest.mark.parametrize("told", ["klingon", "hex", "rot13", "", "zip"])
def test_an_encoding_that_is_none_is_refused(told: str, tmp_path: Path) -> None:
    file = contacts(tmp_path, ROWS.encode())
    if told:
        with pytest.raises(UnreadableFile, match=f"There is no encoding “{told}”"):
            ingest.read(file, told)
    else:
        assert names(checked_file(file, encoding=told)) == ["王军", "Müller"]


@pytest.mark.parametrize(
    ("content", "what"),
    [(b"PK\x03\x04rest", "a workbook"), (b"\xd0\xcf\x11\xe0\xa1\xb1", "Office"), (b"%PDF-1.7", "a PDF")],
)
def test_another_kind_of_file_under_this_name_is_named(content: bytes, what: str, tmp_path: Path) -> None:
    assert what in refusal(tmp_path, content)


def test_a_bad_byte_far_into_a_large_file_is_found_before_any_row_is_used(tmp_path: Path) -> None:
    lines = [b"id,name", *(b"c%d,Wang" % number for number in range(200_000)), b"last,\xff"]
    assert "its line 200,002 does not fit UTF-8" in refusal(tmp_path, b"\n".join(lines))


# -- shape -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends_are_recognised(delimiter: str, end: str, tmp_path: Path) -> None:
    text = end.join(
        delimiter.join(cells)
        for cells in (("id", "name", "note"), ("c1", "Wang", f'"a{delimiter} b"'), ("c2", "Lin", "x"))
    )
    result = checked_file(contacts(tmp_path, text.encode()))
    assert (names(result), result.problems) == (["Wang", "Lin"], [])


def test_a_delimiter_inside_quotation_marks_does_not_count(tmp_path: Path) -> None:
    assert names(checked_file(contacts(tmp_path, b'"id";"name";"!a, b, c, d"\nc1;Wang;\n'))) == ["Wang"]


def test_a_cell_of_several_lines_is_one_row_as_a_spreadsheet_counts(tmp_path: Path) -> None:
    content = b'"id\n",name,note\nc1,Wang,"one\ntwo\r\nthree"\nc2,,x\n\nc3,,y\n'
    result = checked_file(contacts(tmp_path, content))
    assert [(problem.row, problem.column) for problem in result.problems] == [(3, "name"), (5, "name")]
    assert [row[-2] for rows in result.rows.values() for row in rows] == [2]


@pytest.mark.parametrize(
    ("content", "row"),
    [
        (b'id,name\nc1,Wang\nc2,"Lin\nc3,Zhao\n', 3),
        (b'id,name\nc1,"Wang" x\nc2,Lin\n', 2),
        (b'id,name\nc1,"Wang\nc2,"Lin\n', 2),
        (b'id,"name\nc1,Wang\n', 1),
        (b'"', 1),
    ],
)
def test_a_quotation_mark_left_open_names_its_row_and_rejects_the_file(
    content: bytes, row: int, tmp_path: Path
) -> None:
    assert f"its row {row} breaks off" in refusal(tmp_path, content)


def test_a_cell_without_end_is_refused(tmp_path: Path) -> None:
    assert "its row 2 breaks off" in refusal(tmp_path, b"id,name\nc1," + b"x" * 1_100_000)


def test_rows_before_a_break_are_not_used(tmp_path: Path) -> None:
    body = b"".join(b"c%d,Wang\n" % number for number in range(20_000))
    assert "its row 20002 breaks off" in refusal(tmp_path, b"id,name\n" + body + b'x,"open')


def test_an_empty_file_says_what_it_lacks_and_a_header_alone_is_fine(tmp_path: Path) -> None:
    for content in (b"", b"\n\n", b",,\n", codecs.BOM_UTF8):
        assert "has no column names in its first row" in refusal(tmp_path, content)
    result = checked_file(contacts(tmp_path, b"id,name\n"))
    assert (result.read, result.problems) == (0, [])


def test_short_rows_are_filled_up_and_cells_right_of_the_header_named(tmp_path: Path) -> None:
    result = checked_file(contacts(tmp_path, b"id,name,note\nc1,Wang\nc2,Lin,x,,more\n"))
    assert names(result) == ["Wang"]
    assert [(problem.row, problem.column, problem.value) for problem in result.problems] == [(3, "E", "more")]


@given(
    st.lists(
        st.text(
            alphabet=st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\ufeff"),
            min_size=1,
            max_size=20,
        )
        .map(str.strip)
        .filter(bool),
        min_size=1,
        max_size=5,
    )
)
def test_text_survives_whatever_delimiters_and_quotes_it_holds(texts: list[str]) -> None:
    import tempfile
    import unicodedata

    with tempfile.TemporaryDirectory() as folder:
        path = csv_folder(
            Path(folder) / "in",
            {"Contact": [["id", "name"], *([f"c{number}", text] for number, text in enumerate(texts))]},
        )
        assert names(checked_file(path)) == [unicodedata.normalize("NFC", text) for text in texts]


# -- folders and paths -----------------------------------------------------------------------------------------


def test_a_folder_is_read_in_the_order_of_names_without_what_is_hidden(tmp_path: Path) -> None:
    for name in (
        "b/Contact.csv",
        "b/!notes.csv",
        "b/.hidden.csv",
        "b/_draft.csv",
        "b/readme.md",
        "b/Employee.TSV",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("id,name\n" if "TSV" not in name else "id\tname\n")
    (tmp_path / "b" / "KNOWS.csv").mkdir()
    assert [draft.file for draft in ingest.read(tmp_path / "b").drafts] == ["Contact.csv", "Employee.TSV"]


def test_a_bad_file_does_not_hide_the_others(tmp_path: Path) -> None:
    csv_folder(tmp_path, {"Contact": [["id", "name"], ["c1", "Wang"]]})
    (tmp_path / "Employee.csv").write_bytes(b"id,name\ne1,\xff\n")
    result = checked_file(tmp_path)
    assert names(result) == ["Wang"]
    assert [(problem.file, problem.code) for problem in result.problems] == [("Employee.csv", "unreadable")]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("nowhere", "There is no file or folder"),
        ("empty", "there is no CSV file in it"),
        ("letter.docx", "neither a workbook"),
        ("x" * 300, "can't be read"),
        ("a\0b", "There is no file"),
    ],
)
def test_a_path_that_leads_to_nothing_is_refused(name: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "letter.docx").write_text("x")
    with pytest.raises(UnreadableFile, match=why):
        ingest.read(tmp_path / name)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    file = contacts(tmp_path, ROWS.encode())
    file.chmod(0)
    with pytest.raises(UnreadableFile, match="Permission denied"):
        ingest.read(file)


def test_a_file_that_goes_away_while_it_is_read_is_a_problem(tmp_path: Path) -> None:
    from graphcrm.validate import check
    from tests.validate.books import STAMP, FakeStore

    source = ingest.read(contacts(tmp_path, ROWS.encode()))
    (tmp_path / "Contact.csv").unlink()
    assert "went away" in one_problem(check(source.drafts, FakeStore(), STAMP))


def test_the_digest_tells_contents_apart_and_nothing_else(tmp_path: Path) -> None:
    first = ingest.read(contacts(tmp_path, ROWS.encode())).digest
    assert ingest.read(contacts(tmp_path, ROWS.encode())).digest == first
    assert ingest.read(contacts(tmp_path, ROWS.encode() + b"c9,X,\n")).digest != first


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    source = ingest.read(contacts(tmp_path, ROWS.encode()))
    source.refuse_changed()
    contacts(tmp_path, ROWS.encode() + b"c9,X,\n")
    with pytest.raises(UnreadableFile, match="changed"):
        source.refuse_changed()
