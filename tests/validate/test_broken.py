"""A thousand broken inputs as CSV, every third as a workbook too: each mistake is named by file, sheet, row and column."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from graphcrm.validate import Check
from tests.validate.books import checked_file, csv_folder, rejected, xlsx_file
from tests.validate.broken import Case, all_cases

CASES = all_cases()
_FIRST_OF_EACH_CODE = {case.code: at for at, case in reversed([*enumerate(CASES)])}
IN_WORKBOOKS = [case for at, case in enumerate(CASES) if at % 3 == 0 or _FIRST_OF_EACH_CODE[case.code] == at]


def name_of(case: Case) -> str:
    return case.name


def test_there_are_hundreds_of_kinds_in_both_forms() -> None:
    assert len(IN_WORKBOOKS) >= 200
    assert {case.code for case in IN_WORKBOOKS} == {case.code for case in CASES}
    assert {name: number for name, number in Counter(case.name for case in CASES).items() if number > 1} == {}


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_a_mistake_in_a_csv_file_is_named_by_file_row_and_column(case: Case, tmp_path: Path) -> None:
    folder = csv_folder(tmp_path / "folder", {case.sheet: case.table})
    assert_named(case, checked_file(folder, case.store), f"{case.sheet}.csv", f"{case.sheet}.csv")


@pytest.mark.parametrize("case", IN_WORKBOOKS, ids=name_of)
def test_a_mistake_in_a_workbook_is_named_by_file_sheet_row_and_column(case: Case, tmp_path: Path) -> None:
    path = xlsx_file(tmp_path / "book.xlsx", {case.sheet: case.table})
    assert_named(case, checked_file(path, case.store), "book.xlsx", case.sheet)


def assert_named(case: Case, result: Check, file: str, sheet: str) -> None:
    found = [
        (problem.file, problem.sheet, problem.row, problem.column, problem.code)
        for problem in result.problems
    ]
    assert found == [(file, sheet, row, column, case.code) for row, column in case.places]
    assert all(problem.wrong and problem.right.rstrip().endswith((".", "?")) for problem in result.problems)
    assert result.read == result.good + rejected(result)
    assert rejected(result) == (0 if case.whole else len(case.places))
    assert result.read == (0 if case.whole else len(case.table) - 1)
