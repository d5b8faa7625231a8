"""Workbooks: what people keep in them, and what a hostile one may not do to us."""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportArgumentType=false
# XlsxWriter tells only some of its types, and of the results of formulas the wrong ones.
from __future__ import annotations

import datetime
import io
import resource
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from graphcrm import ingest
from graphcrm.errors import UnreadableFile
from graphcrm.render import template
from graphcrm.validate import Check
from tests.test_values import PAYLOADS
from tests.validate.books import Table, checked_file, one_problem, rejected, workbook, xlsx_file

CONTACTS: Table = [["id", "name"], ["c1", "Wang"], ["c2", "Lin"]]
SHEET = "xl/worksheets/sheet1.xml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
ROOT = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
SECONDS, MEGABYTES = 2, 256


def good_rows(result: Check) -> list[tuple[object, ...]]:
    return [row for rows in result.rows.values() for row in rows]


def made(path: Path, fill: Callable[[Workbook, Worksheet], None], sheet: str = "Contact") -> Path:
    """A workbook of one sheet that ``fill`` writes."""
    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        fill(book, book.add_worksheet(sheet))
    path.write_bytes(stream.getvalue())
    return path


def swollen(part: str, megabytes: int) -> bytes:
    """A workbook of which one part is mostly blanks: small as it is, large when unpacked."""
    stream = io.BytesIO(GOOD)
    with (
        zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open(part, "w") as large,
    ):
        for _ in range(megabytes):
            large.write(b" " * 2**20)
    return stream.getvalue()


def changed(content: bytes, parts: Mapping[str, str | bytes | None]) -> bytes:
    """A workbook with some of its parts replaced, or (``None``) taken out."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in dict.fromkeys((*old.namelist(), *parts)):
            part = parts.get(name, b"") if name in parts else old.read(name)
            if part is not None:
                new.writestr(name, part)
    return stream.getvalue()


def cells(*named: tuple[str, str]) -> str:
    """Rows of inline text cells, one a row: (reference, text)."""
    return "".join(
        f'<row r="{"".join(filter(str.isdigit, at))}"><c r="{at}" t="inlineStr"><is><t>{text}</t></is></c></row>'
        for at, text in named
    )


# -- what people keep in workbooks -----------------------------------------------------------------------------


def test_every_sheet_of_the_template_is_understood(tmp_path: Path) -> None:
    path = tmp_path / "accounts.xlsx"
    path.write_bytes(template.template())
    result = checked_file(path)
    assert result.problems == []
    assert result.good == result.read > 10


def test_an_empty_template_holds_nothing_to_import(tmp_path: Path) -> None:
    path = tmp_path / "accounts.xlsx"
    path.write_bytes(template.template(examples=False))
    with pytest.raises(UnreadableFile, match=r"nothing to import.*every sheet of it is empty"):
        ingest.read(path)


def test_sheets_that_are_empty_marked_or_instructions_are_passed_over(tmp_path: Path) -> None:
    tables: dict[str, Table] = {
        "Instructions": [["Fill in"], ["x"]],
        "!mine": [["a"], ["b"]],
        "说明": [["a"], ["b"]],
        "KNOWS": [["from_id", "to_id"]],
        "Sheet9": [[]],
        "Contact": CONTACTS,
    }
    assert [draft.sheet for draft in ingest.read(xlsx_file(tmp_path / "b.xlsx", tables)).drafts] == [
        "Contact"
    ]


def test_blank_rows_are_passed_over_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    result = checked_file(
        xlsx_file(tmp_path / "b.xlsx", {"Contact": [["id", "name"], [], ["c1", "Wang"], [], [], ["c2", ""]]})
    )
    assert (result.read, result.good, [problem.row for problem in result.problems]) == (2, 1, [6])


def test_a_header_must_stand_in_the_first_row(tmp_path: Path) -> None:
    assert "no column names in its first row" in one_problem(
        checked_file(xlsx_file(tmp_path / "b.xlsx", {"Contact": [[], *CONTACTS]}))
    )


def test_typed_cells_are_what_people_see(tmp_path: Path) -> None:
    day = datetime.date(2026, 5, 1)
    table: Table = [
        ["id", "name", "key", "rank", "cadence_days", "phone", "valid_from"],
        [1001, 42, True, 3, 30, 8613800138000, day],
        ["c2", "x", False, "director", 7.0, "+86 138", "2026-05-01"],
    ]
    result = checked_file(xlsx_file(tmp_path / "b.xlsx", {"Contact": table}))
    assert result.problems == []
    rows = good_rows(result)
    assert rows[0][:2] == ("1001", "42")
    assert {True, 3, 30, "8613800138000", day} <= set(rows[0])
    assert {False, 4, 7, "+86 138", day} <= set(rows[1])


@pytest.mark.parametrize("text", [*PAYLOADS, "a\nb", "a\tb", "_x0041_", "_x000", "x_x_y", "王军 🙂"])
def test_text_comes_back_as_it_was(text: str, tmp_path: Path) -> None:
    result = checked_file(xlsx_file(tmp_path / "b.xlsx", {"Contact": [["id", "name"], ["c1", text]]}))
    assert [row[1] for row in good_rows(result)] == [text]


def test_windows_line_ends_inside_a_cell_are_line_ends(tmp_path: Path) -> None:
    result = checked_file(
        xlsx_file(tmp_path / "b.xlsx", {"Contact": [["id", "name", "note"], ["c1", "Wang", "a\r\nb"]]})
    )
    assert "a\r\nb" in good_rows(result)[0]


def test_what_a_spreadsheet_escapes_is_read_as_it_is_shown(tmp_path: Path) -> None:
    content = changed(
        workbook({"Contact": CONTACTS}),
        {
            SHEET: HEAD
            + ROOT.format(
                cells(("A1", "id"))
                + '<row r="2"><c r="A2" t="inlineStr"><is><t>_x005F_x0041_</t></is></c></row>'
            )
        },
    )
    (tmp_path / "b.xlsx").write_bytes(content)
    draft = ingest.read(tmp_path / "b.xlsx").drafts[0]
    assert [list(row) for _, row in draft.rows()] == [["id"], ["_x0041_"]]


def test_the_error_of_a_formula_is_a_problem_and_its_result_a_value(tmp_path: Path) -> None:
    def fill(_book: Workbook, page: Worksheet) -> None:
        page.write_row(0, 0, ["id", "name", "note", "cadence_days"])
        page.write_row(1, 0, ["c1", "Wang"])
        page.write_formula(1, 2, "=A9/0", None, "#DIV/0!")
        page.write_row(2, 0, ["c2", "Lin"])
        page.write_formula(2, 2, '="a"&"b"', None, "ab")
        page.write_formula(2, 3, "=5+2", None, 7)
        page.write_row(3, 0, ["c3", "Zhao"])
        page.write_formula(3, 3, "=X", None, "#REF!")

    result = checked_file(made(tmp_path / "b.xlsx", fill))
    assert [(problem.row, problem.column, problem.value, problem.code) for problem in result.problems] == [
        (2, "note", "#DIV/0!", "formula-error"),
        (4, "cadence_days", "#REF!", "formula-error"),
    ]
    assert [row[0] for row in good_rows(result)] == ["c2"]
    assert {"ab", 7} <= set(good_rows(result)[0])


def test_only_the_first_of_merged_cells_says_something(tmp_path: Path) -> None:
    def fill(_book: Workbook, page: Worksheet) -> None:
        page.write_row(0, 0, ["id", "name", "title"])
        page.write_column(1, 0, ["c1", "c2"])
        page.write_column(1, 1, ["Wang", "Lin"])
        page.merge_range(1, 2, 2, 2, "VP")
        page.write_row(3, 0, ["c3"])
        page.merge_range(4, 0, 4, 1, "c4")

    result = checked_file(made(tmp_path / "b.xlsx", fill))
    assert [("VP" in row) for row in good_rows(result)] == [True, False]
    assert [(problem.row, problem.column) for problem in result.problems] == [(4, "name"), (5, "name")]


def test_a_number_in_a_date_column_is_answered_with_the_day_it_may_mean(tmp_path: Path) -> None:
    result = checked_file(
        xlsx_file(tmp_path / "b.xlsx", {"Contact": [["id", "name", "valid_from"], ["c1", "Wang", 46350]]})
    )
    assert "write 2026-11-24" in one_problem(result)


def test_a_cell_far_to_the_right_is_not_lost(tmp_path: Path) -> None:
    def fill(_book: Workbook, page: Worksheet) -> None:
        page.write_row(0, 0, ["id", "name"])
        page.write_row(1, 0, ["c1", "Wang"])
        page.write_string(1, 16383, "far")

    assert one_problem(checked_file(made(tmp_path / "b.xlsx", fill))).startswith(
        "b.xlsx · Contact · row 2 · XFD: “far” stands in a column without a header"
    )


def test_a_workbook_of_many_sheets_is_opened_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import openpyxl

    opened: list[object] = []
    real = openpyxl.load_workbook

    def counting(*args: object, **named: object) -> object:
        opened.append(args)
        return real(*args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(openpyxl, "load_workbook", counting)
    path = tmp_path / "b.xlsx"
    path.write_bytes(template.template())
    checked_file(path)
    assert len(opened) == 1


def test_a_draft_can_be_read_again_after_the_file_has_gone(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path / "b.xlsx", {"Contact": CONTACTS})
    draft = ingest.read(path).drafts[0]
    path.unlink()
    assert (
        list(draft.rows())
        == list(draft.rows())
        == [(1, ["id", "name"]), (2, ["c1", "Wang"]), (3, ["c2", "Lin"])]
    )


# -- broken ----------------------------------------------------------------------------------------------------

GOOD = workbook({"Contact": CONTACTS})


def nested() -> bytes:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("book.xlsx", GOOD)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("inner.zip", inner.getvalue())
    return stream.getvalue()


BROKEN: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "is empty"),
    "password or .xls": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512,
        "protected by a password, or in the old .xls format",
    ),
    "text": (b"id,name\nc1,Wang\n", "not a workbook at all"),
    "html": (b"<html><table></table></html>", "not a workbook at all"),
    "zip signature alone": (b"PK\x03\x04", "it is broken"),
    "first half": (GOOD[: len(GOOD) // 2], "it is broken"),
    "all but the end": (GOOD[:-10], "it is broken"),
    "nested zip": (nested(), "a zip archive, but not a workbook"),
    "no workbook part": (changed(GOOD, {"xl/workbook.xml": None}), "a part of it is broken"),
    "workbook part is junk": (changed(GOOD, {"xl/workbook.xml": "<oops"}), "a part of it is broken"),
    "content types are junk": (changed(GOOD, {"[Content_Types].xml": b"\0\1\2"}), "a part of it is broken"),
    "styles are junk": (changed(GOOD, {"xl/styles.xml": "<oops"}), "a part of it is broken"),
    "shared strings are junk": (changed(GOOD, {"xl/sharedStrings.xml": "<oops"}), "a part of it is broken"),
}


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("ending", [".xlsx", ".xlsm", ".xls"])
def test_a_broken_workbook_is_refused_in_one_sentence(name: str, ending: str, tmp_path: Path) -> None:
    content, why = BROKEN[name]
    path = tmp_path / f"book{ending}"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=why) as caught:
        ingest.read(path)
    assert caught.value.hint
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("end", [0, 20, 200, 400])
def test_a_sheet_that_breaks_off_rejects_that_sheet_and_no_other(end: int, tmp_path: Path) -> None:
    content = workbook(
        {
            "Contact": [["id", "name"], *([f"c{number}", "Wang"] for number in range(500))],
            "Employee": [["id", "name"], ["e1", "You"]],
        }
    )
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read(SHEET)
    path = tmp_path / "b.xlsx"
    path.write_bytes(changed(content, {SHEET: sheet[: len(sheet) * end // 500]}))
    if end == 0:
        with pytest.raises(UnreadableFile, match="a part of it is broken"):
            ingest.read(path)
        return
    result = checked_file(path)
    assert [(problem.sheet, problem.row, problem.code) for problem in result.problems] == [
        ("Contact", 0, "unreadable")
    ]
    assert (result.read, result.good, rejected(result)) == (1, 1, 0)


def test_a_damaged_byte_is_found_by_its_checksum(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        place = archive.getinfo(SHEET).header_offset + 80
    path = tmp_path / "b.xlsx"
    path.write_bytes(GOOD[:place] + bytes([GOOD[place] ^ 255]) + GOOD[place + 1 :])
    try:
        result = checked_file(path)
    except UnreadableFile:
        return
    assert result.good == 0
    assert result.problems[0].code == "unreadable"


# -- hostile ---------------------------------------------------------------------------------------------------

ENTITIES = "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 10))
DOCTYPE = f'<!DOCTYPE worksheet [<!ENTITY e0 "lol">{ENTITIES}]>\n'
OUTSIDE = '<!DOCTYPE worksheet [<!ENTITY e9 SYSTEM "file:///etc/passwd">]>\n'
NAMES = '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>name</t></is></c></row>'
BOMBS: dict[str, Callable[[], bytes]] = {
    "400 MB part": lambda: swollen("xl/worksheets/sheet9.xml", 400),
    "large and larger": lambda: swollen("xl/media/film.bin", 257),
    "corner cell": lambda: changed(GOOD, {SHEET: HEAD + ROOT.format(NAMES + cells(("XFD1048576", "x")))}),
    "corner cell alone": lambda: changed(GOOD, {SHEET: HEAD + ROOT.format(cells(("XFD1048576", "x")))}),
    "corner header": lambda: changed(
        GOOD, {SHEET: HEAD + ROOT.format(cells(("XFD1", "id"), ("A2", "x"), ("XFD3", "x")))}
    ),
    "claimed corner": lambda: changed(
        GOOD,
        {
            SHEET: HEAD
            + ROOT.format(NAMES + cells(("A2", "c1"))).replace(
                "<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>'
            )
        },
    ),
    "row beyond the end": lambda: changed(
        GOOD, {SHEET: HEAD + ROOT.format(NAMES + cells(("A2000000000", "x")))}
    ),
    "column beyond the end": lambda: changed(
        GOOD, {SHEET: HEAD + ROOT.format(NAMES + cells(("ZZZZZZZ2", "x")))}
    ),
    "entities in a sheet": lambda: changed(
        GOOD, {SHEET: HEAD + DOCTYPE + ROOT.format(NAMES + cells(("A2", "&e9;")))}
    ),
    "entities in shared strings": lambda: changed(
        GOOD, {"xl/sharedStrings.xml": HEAD + DOCTYPE + "<sst><si><t>&e9;</t></si></sst>"}
    ),
    "entities in the workbook": lambda: changed(
        GOOD, {"xl/workbook.xml": HEAD + DOCTYPE + "<workbook>&e9;</workbook>"}
    ),
    "entities in the content types": lambda: changed(
        GOOD, {"[Content_Types].xml": HEAD + DOCTYPE + "<Types>&e9;</Types>"}
    ),
    "a file of ours": lambda: changed(
        GOOD, {SHEET: HEAD + OUTSIDE + ROOT.format(NAMES + cells(("A2", "&e9;")))}
    ),
    "nested zip": nested,
    "every row to the last column": lambda: changed(
        GOOD, {SHEET: HEAD + ROOT.format(NAMES + cells(*((f"XFD{row}", "x") for row in range(2, 202))))}
    ),
    "empty rows": lambda: changed(GOOD, {SHEET: HEAD + ROOT.format(NAMES + "<row/>" * 40_000_000)}),
    "texts that nobody uses": lambda: changed(
        GOOD, {"xl/sharedStrings.xml": HEAD + "<sst>" + "<si/>" * 3_000_000 + "</sst>"}
    ),
    "a cell without end": lambda: changed(
        GOOD, {SHEET: HEAD + ROOT.format(NAMES + cells(("A2", "x" * 50_000_000)))}
    ),
    "a cell in many runs": lambda: changed(
        GOOD,
        {
            SHEET: HEAD
            + ROOT.format(
                NAMES
                + '<row r="2"><c r="A2" t="inlineStr"><is>'
                + f"<r><t>{'x' * 1000}</t></r>" * 20_000
                + "</is></c></row>"
            )
        },
    ),
    "a row twice": lambda: changed(
        GOOD, {SHEET: HEAD + ROOT.format(NAMES + cells(("A2", "c1")) + cells(("A2", "c2")))}
    ),
    "rows out of order": lambda: changed(
        GOOD, {SHEET: HEAD + ROOT.format(NAMES + cells(("A5", "c1")) + cells(("A3", "c2")))}
    ),
    "far to the right in every row": lambda: changed(
        GOOD, {SHEET: HEAD + ROOT.format(NAMES + cells(*((f"XFD{row}", "x") for row in range(2, 20_002))))}
    ),
    "a million styles": lambda: changed(
        GOOD,
        {"xl/styles.xml": HEAD + "<styleSheet><cellXfs>" + "<xf/>" * 1_000_000 + "</cellXfs></styleSheet>"},
    ),
    "two bytes a letter": lambda: changed(
        GOOD, {SHEET: ROOT.format(NAMES + "<row/>" * 3_000_000).encode("utf-16")}
    ),
    "deep nesting": lambda: changed(GOOD, {SHEET: HEAD + ROOT.format("<x>" * 100_000 + "</x>" * 100_000)}),
}
PROBE = """
import sys, time
from pathlib import Path
from graphcrm import ingest
from graphcrm.errors import UnreadableFile
from tests.validate.books import checked_file
start = time.process_time()
try:
    result = checked_file(Path(sys.argv[1]))
    said = f"good {result.good} · " + " · ".join(str(problem) for problem in result.problems)
except UnreadableFile as error:
    said = f"good 0 · {error}"
used = next(int(line.split()[1]) // 1024 for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(f"{time.process_time() - start:.2f}|{used}|{said[:2000]}")
"""


@pytest.fixture(scope="module")
def hostile_answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[float, int, str]]:
    """Each bomb, opened in a process of its own: seconds of work, megabytes at most, what was said."""
    folder = tmp_path_factory.mktemp("bombs")
    answers: dict[str, tuple[float, int, str]] = {}
    for name, make in BOMBS.items():
        path = folder / "b.xlsx"
        path.write_bytes(make())
        probe = subprocess.run(
            [sys.executable, "-c", PROBE, str(path)], capture_output=True, text=True, timeout=60, check=False
        )
        assert probe.returncode == 0, f"{name}: {probe.stderr[-500:]}"
        seconds, memory, said = probe.stdout.strip().split("|", 2)
        answers[name] = (float(seconds), int(memory), said)
    return answers


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_within_two_seconds_and_256_megabytes(
    name: str, hostile_answers: dict[str, tuple[float, int, str]]
) -> None:
    seconds, memory, said = hostile_answers[name]
    assert said.startswith("good 0 · ")
    assert len(said) > len("good 0 · ")
    assert "root:" not in said
    assert "lollol" not in said
    assert seconds <= SECONDS, said
    assert memory <= MEGABYTES, said


def test_entities_are_refused_by_defusedxml() -> None:
    from openpyxl.xml import DEFUSEDXML

    assert DEFUSEDXML


def test_a_large_sheet_needs_time_and_memory_in_proportion(tmp_path: Path) -> None:
    path = xlsx_file(
        tmp_path / "b.xlsx",
        {"Contact": [["id", "name"], *([f"c{number}", "Wang"] for number in range(5_000))]},
    )
    start, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert checked_file(path).good == 5_000
    assert time.process_time() - start < 5
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024 < 200
