"""Rows that wait on disk: however small the pieces are that they are cut into, the same rows and problems come out."""

from __future__ import annotations

import pytest

from graphcrm.validate import Check, cells, circles, grouped, spool
from tests.validate.books import Tables, checked

PEOPLE = [
    ["id", "name"],
    *([f"c{at}", f"Person {at}"] for at in range(9)),
    ["c3", "Again"],
    ["", "Nobody"],
    ["c10", "Ten"],
]
ASSETS = [
    ["id", "name", "vendor", "valid_from"],
    *(["a1", f"Router {day}", "org", f"2026-01-{day:02}"] for day in (9, 3, 5, 3)),
    *([f"a{at}", "Switch", "org" if at % 2 else "nobody", ""] for at in range(2, 8)),
]
LINES = [
    ["from_id", "to_id"],
    ["c1", "c2"],
    ["c2", "c4"],
    ["c4", "c1"],
    ["c5", "c6"],
    ["c5", "c6"],
    ["c7", "c99"],
    ["c6", "c7"],
]
TABLES: Tables = {
    "Contact": PEOPLE, "Asset": ASSETS, "Organization": [["id", "name", "kind"], ["org", "Them", "customer"]],
    "REPORTS_TO": LINES, "CONCERNS": [["from_id", "to_id"], *([f"a{at}", "org"] for at in range(1, 8))],
}  # fmt: skip


def outcome(result: Check) -> tuple[object, ...]:
    problems = [(str(problem), problem.code) for problem in result.problems]
    return result.read, problems, {shape.name: sorted(map(repr, rows)) for shape, rows in result.rows.items()}


@pytest.fixture
def in_crumbs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "IN_MEMORY", 1)
    monkeypatch.setattr(spool, "PILE", 2)
    monkeypatch.setattr(cells, "BLOCK", 2)
    monkeypatch.setattr(circles, "FEW", 1)


def test_in_one_piece_each_problem_is_found() -> None:
    result = checked(TABLES)
    codes = [problem.code for problem in result.problems]
    assert {code: codes.count(code) for code in codes} == {
        "duplicate": 3,
        "missing": 1,
        "dangling": 7,
        "circle": 3,
    }
    assert result.read == result.good + sum(map(len, result.rejected.values()))


@pytest.mark.usefixtures("in_crumbs")
def test_in_crumbs_nothing_is_otherwise() -> None:
    crumbs = outcome(checked(TABLES))
    with pytest.MonkeyPatch.context() as whole:
        for module, name, value in (
            (spool, "IN_MEMORY", 2**20),
            (spool, "PILE", 10**5),
            (cells, "BLOCK", 4096),
            (circles, "FEW", 10**4),
        ):
            whole.setattr(module, name, value)
        assert outcome(checked(TABLES)) == crumbs


@pytest.mark.usefixtures("in_crumbs")
@pytest.mark.parametrize("size", [1, 3, 100])
def test_rows_of_one_key_stand_in_one_batch_oldest_first(size: int) -> None:
    rows = next(rows for shape, rows in checked(TABLES).rows.items() if shape.name == "Asset")
    batches = [
        [(row[0], str(row[rows.shape.columns.index("valid_from")])) for row in part]
        for part in rows.parts(size)
    ]
    (of_first,) = [
        [day for ident, day in batch if ident == "a1"] for batch in batches if ("a1", "2026-01-03") in batch
    ]
    assert of_first == ["2026-01-03", "2026-01-05", "2026-01-09"]
    assert sum(map(len, batches)) == len(rows) == 6
    assert [*rows.parts(size, without={"Asset"})] == []


def test_grouping_keeps_every_row_once() -> None:
    (shape, rows), *_ = checked(TABLES).rows.items()
    some = [*rows] * 2
    assert sorted(map(repr, (row for part in grouped(shape, some, 2) for row in part))) == sorted(
        map(repr, some)
    )
