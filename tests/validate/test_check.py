"""Rows against each other and the store, and the one rule that holds for every input: read = good + rejected."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphcrm.errors import UnreadableFile
from graphcrm.schema import NODE_SHAPES, TIE_SHAPES
from graphcrm.validate import Draft, NumberedRow, check
from graphcrm.values import Cell
from tests.validate.books import STAMP, FakeStore, Table, checked, drafts, one_problem, rejected

SHAPES = {shape.name: shape for shape in (*NODE_SHAPES, *TIE_SHAPES)}
CONTACTS: Table = [["id", "name"], ["c1", "Wang"], ["c2", "Lin"], ["c3", "Zhao"]]
UNITS = FakeStore({"OrgUnit": {"x", "u1"}, "Organization": {"x", "org"}, "Contact": {"c1"}})


# -- what a row refers to --------------------------------------------------------------------------------------


def test_an_id_may_stand_in_the_files_or_in_the_store() -> None:
    store = FakeStore({"Employee": {"e1"}})
    assert checked({"KNOWS": [["from_id", "to_id"], ["e1", "c1"]], "Contact": CONTACTS}, store).good == 4


def test_an_unknown_id_is_answered_with_the_nearest() -> None:
    result = checked(
        {
            "Contact": [["id", "name"], ["wang-jun", "Wang"]],
            "KNOWS": [["from_id", "to_id"], ["e1", "wang-jum"]],
        },
        FakeStore({"Employee": {"e1"}}),
    )
    assert "Did you mean “wang-jun”?" in one_problem(result)


def test_both_ends_and_every_reference_are_named_at_once() -> None:
    result = checked(
        {"SUPPORTS": [["from_id", "to_id", "support", "opportunity"], ["c9", "o9", "neutral", ""]]}
    )
    assert [problem.column for problem in result.problems] == ["from_id", "to_id"]


def test_a_tie_to_a_row_that_was_rejected_is_rejected_too() -> None:
    tables: dict[str, Table] = {
        "Asset": [["id", "name", "vendor"], ["a1", "Router", "nobody"], ["a2", "Switch", ""]],
        "CONCERNS": [["from_id", "to_id"], ["a1", "org"], ["a2", "org"]],
    }
    result = checked(tables, UNITS)
    assert [(problem.sheet, problem.row, problem.column) for problem in result.problems] == [
        ("Asset", 2, "vendor"),
        ("CONCERNS", 2, "from_id"),
    ]
    assert {shape.name: len(rows) for shape, rows in result.rows.items()} == {
        "Asset": 1,
        "CONCERNS.Asset.Organization": 1,
    }


def test_an_earlier_state_keeps_an_id_known_though_another_row_of_it_is_rejected() -> None:
    tables: dict[str, Table] = {
        "Asset": [
            ["id", "name", "vendor", "valid_from"],
            ["a1", "Router", "", ""],
            ["a1", "Router", "nobody", "2026-01-01"],
        ],
        "CONCERNS": [["from_id", "to_id"], ["a1", "org"]],
    }
    assert (checked(tables, UNITS).good, rejected(checked(tables, UNITS))) == (2, 1)


def test_where_a_sheet_can_not_be_used_what_refers_to_it_says_so() -> None:
    result = checked(
        {"Contact": [["id", "nickname"], ["c1", "W"]], "REPORTS_TO": [["from_id", "to_id"], ["c1", "c2"]]}
    )
    assert [problem.code for problem in result.problems] == ["unknown-column", "dangling", "dangling"]
    assert "The sheet Contact could not be used: mend that first." in result.problems[1].right


def test_thousands_of_unknown_ids_are_refused_quickly() -> None:
    contacts: Table = [["id", "name"], *([f"contact-{number}", "Wang"] for number in range(2_000))]
    ties: Table = [
        ["from_id", "to_id"],
        *([f"contakt-{number}", f"contact-{number}"] for number in range(10_000)),
    ]
    start = time.process_time()
    result = checked({"Contact": contacts, "REPORTS_TO": ties})
    assert rejected(result) == 10_000
    assert time.process_time() - start < 10


# -- which types a tie joins -----------------------------------------------------------------------------------


def test_equal_ids_of_different_types_are_two() -> None:
    result = checked({"PART_OF": [["from_id", "to_id"], ["x", "x"]]}, UNITS)
    assert [shape.name for shape in result.rows] == ["PART_OF.OrgUnit.Organization"]


def test_an_id_of_two_types_is_settled_by_naming_one() -> None:
    for label, end in (("OrgUnit", "OrgUnit"), ("单位", "OrgUnit"), ("organizations", "Organization")):
        result = checked({"WORKS_IN": [["from_id", "to_id", "to_label"], ["c1", "x", label]]}, UNITS)
        assert [shape.name for shape in result.rows] == [f"WORKS_IN.Contact.{end}"]


def test_direction_counts_when_types_are_named() -> None:
    header = ["from_id", "to_id", "from_label", "to_label"]
    result = checked(
        {
            "PART_OF": [
                header,
                ["x", "org", "Organization", "Organization"],
                ["x", "u1", "OrgUnit", "OrgUnit"],
            ]
        },
        UNITS,
    )
    assert sorted(shape.name for shape in result.rows) == [
        "PART_OF.OrgUnit.OrgUnit",
        "PART_OF.Organization.Organization",
    ]
    assert "wrong-ends" in {
        problem.code
        for problem in checked({"PART_OF": [header, ["x", "u1", "Organization", "OrgUnit"]]}, UNITS).problems
    }


def test_of_two_rows_with_one_id_neither_counts_where_one_of_them_is_wrong() -> None:
    people: Table = [["id", "name", "rank"], ["c1", "Wang", "emperor"], ["c1", "Liu", ""], ["c2", "Lin", ""]]
    result = checked(
        {"Contact": people, "WORKS_IN": [["from_id", "to_id"], ["c1", "org"], ["c2", "org"]]},
        FakeStore({"Organization": {"org"}}),
    )
    assert [(each.sheet, each.row, each.code) for each in result.problems] == [
        ("Contact", 2, "bad-word"), ("Contact", 3, "duplicate"), ("WORKS_IN", 2, "dangling"),
    ]  # fmt: skip
    assert result.good == 2


# -- the same one twice, circles -------------------------------------------------------------------------------


def test_the_same_tie_may_have_several_states_but_one_a_day() -> None:
    header = ["from_id", "to_id", "intimacy", "observed_on"]
    store = FakeStore({"Employee": {"e1"}, "Contact": {"c1"}})
    result = checked(
        {
            "KNOWS": [
                header,
                ["e1", "c1", "none", "2026-01-01"],
                ["e1", "c1", "trusted", "2026-02-01"],
                ["e1", "c1", "none", "2026-02-01"],
            ]
        },
        store,
    )
    assert (result.good, rejected(result)) == (2, 1)
    assert "stands already in row 3 for the same day (2026-02-01)" in one_problem(result)


def test_the_other_sheet_is_named_where_the_same_one_stands_in_two() -> None:
    result = checked({"Contact": CONTACTS, "Contacts": [["id", "name"], ["c2", "Lin"]]})
    assert "Contacts · row 2 · id: “c2” stands already in Contact row 3" in one_problem(result)


def test_a_scope_makes_two_ties_of_one_pair() -> None:
    store = FakeStore({"Contact": {"c1"}, "Organization": {"org"}, "Opportunity": {"o1", "o2"}})
    header = ["from_id", "to_id", "support", "opportunity"]
    result = checked(
        {
            "SUPPORTS": [
                header,
                ["c1", "org", "neutral", ""],
                ["c1", "org", "neutral", "o1"],
                ["c1", "org", "neutral", "o2"],
            ]
        },
        store,
    )
    assert result.good == 3


def reports(
    *rows: tuple[Cell, ...], held: tuple[tuple[str, str], ...] = (), more: tuple[tuple[Cell, ...], ...] = ()
) -> list[tuple[str, int]]:
    """Where circles were found, given rows of (from, to, since, until) in one sheet and more of them in a second."""
    header = ["from_id", "to_id", "valid_from", "valid_to"]
    store = FakeStore({"Contact": {"c1", "c2", "c3", "c4"}}, {"REPORTS_TO.Contact.Contact": list(held)})
    tables: dict[str, Table] = {"REPORTS_TO": [header, *rows]}
    if more:
        tables["汇报给"] = [header, *more]
    result = checked(tables, store)
    assert {problem.code for problem in result.problems} <= {"circle"}
    assert result.read == result.good + rejected(result)
    return [(problem.sheet, problem.row) for problem in result.problems]


def test_only_the_rows_on_a_circle_are_refused() -> None:
    assert reports(("c1", "c2"), ("c2", "c1"), ("c3", "c1"), ("c2", "c4")) == [
        ("REPORTS_TO", 2),
        ("REPORTS_TO", 3),
    ]


def test_a_circle_over_two_sheets_names_each_row_in_its_own() -> None:
    assert reports(("c3", "c1"), ("c1", "c2"), more=(("c2", "c1"),)) == [("REPORTS_TO", 3), ("汇报给", 2)]


def test_a_tie_that_has_ended_closes_no_circle() -> None:
    assert reports(("c1", "c2", "2025-01-01", "2026-01-01"), ("c2", "c1", "2026-01-01")) == []


def test_a_reporting_line_that_the_store_holds_may_be_turned_round_in_one_import() -> None:
    assert (
        reports(("c1", "c2", "2025-01-01", "2026-01-01"), ("c2", "c1", "2026-01-01"), held=(("c1", "c2"),))
        == []
    )
    assert reports(("c2", "c1", "2026-01-01"), held=(("c1", "c2"),)) == [("REPORTS_TO", 2)]


def test_every_state_of_a_tie_on_a_circle_is_refused() -> None:
    assert reports(("c1", "c2", "2025-01-01"), ("c1", "c2", "2026-01-01"), ("c2", "c1")) == [
        ("REPORTS_TO", 2),
        ("REPORTS_TO", 3),
        ("REPORTS_TO", 4),
    ]


def test_the_circle_is_told_from_the_row_that_closes_it() -> None:
    header = ["from_id", "to_id"]
    store = FakeStore(
        {"Contact": {"c1", "c2", "c3"}}, {"REPORTS_TO.Contact.Contact": [("c2", "c3"), ("c3", "c1")]}
    )
    assert "closes a circle: c1 → c2 → c3 → c1." in one_problem(
        checked({"REPORTS_TO": [header, ["c1", "c2"]]}, store)
    )


@pytest.mark.parametrize("step", [1, 7])
def test_large_circles_are_refused_quickly(step: int) -> None:
    size = 5_000
    store = FakeStore({"Contact": {str(number) for number in range(size)}})
    rows = [
        [str(number), str((number * step + turn) % size)]
        for number in range(size)
        for turn in range(1, step + 1)
    ]
    start = time.process_time()
    result = checked(
        {"REPORTS_TO": [["from_id", "to_id"], *(row for row in rows if row[0] != row[1])]}, store
    )
    assert rejected(result) >= size
    assert time.process_time() - start < 10


# -- judgements, and what is written ---------------------------------------------------------------------------


def test_a_judgement_holds_from_the_day_it_was_observed_unless_told_otherwise() -> None:
    store = FakeStore({"Employee": {"e1"}, "Contact": {"c1", "c2"}})
    header = ["from_id", "to_id", "observed_on", "valid_from"]
    result = checked(
        {"KNOWS": [header, ["e1", "c1", "2026-05-01", ""], ["e1", "c2", "2026-05-01", "2020-01-01"]]}, store
    )
    shape = SHAPES["KNOWS.Employee.Contact"]
    since = shape.columns.index("valid_from")
    assert [row[since] for row in result.rows[shape]] == [
        datetime.date(2026, 5, 1),
        datetime.date(2020, 1, 1),
    ]


def test_a_written_row_has_every_column_and_knows_where_it_came_from() -> None:
    result = checked({"Contact": CONTACTS})
    rows = result.rows[SHAPES["Contact"]]
    named = [dict(zip(SHAPES["Contact"].columns, row, strict=True)) for row in rows]
    assert [(row["id"], row["sheet"], row["row"], row["import_id"], row["recorded_at"]) for row in named] == [
        (ident, "Contact", number, STAMP.import_id, STAMP.recorded_at)
        for ident, number in (("c1", 2), ("c2", 3), ("c3", 4))
    ]
    assert len({row["hash"] for row in named}) == 3


def test_typed_cells_that_python_takes_for_equal_are_told_apart() -> None:
    result = checked(
        {
            "Opportunity": [
                ["id", "name", "stage", "amount"],
                ["o1", "A", "lead", 1],
                ["o2", "B", "lead", True],
                ["o3", "C", "lead", 1.0],
            ]
        }
    )
    assert [(problem.row, problem.value) for problem in result.problems] == [(3, "true")]


def test_blank_rows_are_passed_over_and_rows_keep_their_numbers() -> None:
    result = checked({"Contact": [["id", "name"], ["", None], ["c1", "Wang"], [], ["c2", ""]]})
    assert (result.read, result.good, [problem.row for problem in result.problems]) == (2, 1, [5])


def test_every_problem_of_a_row_is_told_at_once_in_the_order_of_its_columns() -> None:
    result = checked({"Contact": [["rank", "id", "name", "key"], ["king", "", "", "maybe"]]})
    assert [problem.column for problem in result.problems] == ["id", "name", "rank", "key"]
    assert rejected(result) == 1


def test_what_makes_a_whole_sheet_useless_is_told_first() -> None:
    tables: dict[str, Table] = {
        "Contact": [["id", "name"], ["c1", ""]],
        "KNOWS": [["from_id"], ["e1"]],
        "Sheet7": [["id"]],
    }
    assert [problem.row for problem in checked(tables).problems] == [1, 0, 2]


def test_a_sheet_that_breaks_off_gives_no_rows_and_counts_none() -> None:
    def rows() -> Iterator[NumberedRow]:
        yield from enumerate((["id", "name"], ["c1", "Wang"], ["c2", ""]), start=1)
        raise UnreadableFile("book.xlsx can't be read", why="its row 4 breaks off", hint="Mend it.")

    result = check(
        [Draft("book.xlsx", "Contact", rows), *drafts({"Employee": [["id", "name"], ["e1", "You"]]})],
        FakeStore(),
        STAMP,
    )
    assert [(problem.row, problem.code) for problem in result.problems] == [(0, "unreadable")]
    assert ([shape.name for shape in result.rows], result.read, rejected(result)) == (["Employee"], 1, 0)


def test_progress_is_told_in_rows() -> None:
    told: list[int] = []
    table: Table = [["id", "name"], *([f"c{number}", "Wang"] for number in range(10_000))]
    check(drafts({"Contact": table}), FakeStore(), STAMP, told.append)
    assert told == sorted(told)
    assert told[-1] == 10_000


# -- for every input -------------------------------------------------------------------------------------------

CELLS = st.one_of(
    st.sampled_from(["", None, "c1", "c2", "c3", "e1", "o1", "strong", "champion", "yes", "2026-05-01", "2026-02-30", "2030-01-01", "7", "0.5", "nonsense", "a\x07b", 5, True, 0.5]),
    st.dates(), st.integers(), st.floats(), st.text(max_size=5),
)  # fmt: skip
COLUMNS = {
    "Contact": ["id", "name", "rank", "key", "cadence_days", "valid_from", "valid_to"],
    "Employee": ["id", "name"],
    "Opportunity": ["id", "name", "stage", "amount", "opened_on", "closed_on"],
    "REPORTS_TO": ["from_id", "to_id", "observed_on", "valid_to"],
    "KNOWS": ["from_id", "to_id", "intimacy", "observed_on"],
    "SUPPORTS": ["from_id", "to_id", "support", "opportunity"],
    "INFLUENCES": ["from_id", "to_id", "strength"],
}
LIKELY: dict[str, st.SearchStrategy[Cell]] = {
    "id": st.sampled_from(["c1", "c2", "c3", "e1", "o1"]), "from_id": st.sampled_from(["c1", "c2", "c3", "e1"]), "to_id": st.sampled_from(["c1", "c2", "c3", "o1"]),
    "name": st.just("Wang"), "stage": st.just("lead"), "support": st.just("neutral"), "strength": st.just("weak"),
}  # fmt: skip


@st.composite
def books(draw: Callable[[st.SearchStrategy[object]], object]) -> dict[str, list[list[Cell]]]:
    """A few sheets whose rows are mostly good; some cells are anything."""
    out: dict[str, list[list[Cell]]] = {}
    for name in draw(st.lists(st.sampled_from(sorted(COLUMNS)), unique=True, min_size=1, max_size=4)):  # type: ignore[attr-defined]
        row = st.tuples(
            *(
                st.one_of(LIKELY.get(column, st.just("")), LIKELY.get(column, st.just("")), CELLS)
                for column in COLUMNS[name]
            )
        )
        out[name] = [list(COLUMNS[name]), *(list(each) for each in draw(st.lists(row, max_size=8)))]  # type: ignore[attr-defined]
    return out


@settings(max_examples=150, deadline=None)
@given(books())
def test_every_row_read_is_good_or_rejected_with_a_reason(tables: dict[str, list[list[Cell]]]) -> None:
    result = checked(
        tables,
        FakeStore({"Contact": {"c3"}, "Employee": {"e1"}}, {"REPORTS_TO.Contact.Contact": [("c3", "c1")]}),
    )
    filled = sum(any(cell not in (None, "") for cell in row) for rows in tables.values() for row in rows[1:])
    assert result.read == filled == result.good + rejected(result)
    assert {(draft.sheet, row) for draft, rows in result.rejected.items() for row in rows} == {
        (problem.sheet, problem.row) for problem in result.problems
    }
    for shape, rows in result.rows.items():
        assert all(len(row) == len(shape.columns) for row in rows)
        assert len(
            {(row[shape.columns.index("sheet")], row[shape.columns.index("row")]) for row in rows}
        ) == len(rows)


@settings(max_examples=50, deadline=None)
@given(books())
def test_what_a_check_lets_through_has_no_problem_when_checked_again(
    tables: dict[str, list[list[Cell]]],
) -> None:
    store = FakeStore({"Contact": {"c3"}, "Employee": {"e1"}})
    result = checked(tables, store)
    bad = {(draft.sheet, row) for draft, rows in result.rejected.items() for row in rows}
    good = {
        name: [row for number, row in enumerate(rows, start=1) if (name, number) not in bad]
        for name, rows in tables.items()
    }
    again = checked(good, store)
    assert again.problems == []
    assert again.good == result.good
