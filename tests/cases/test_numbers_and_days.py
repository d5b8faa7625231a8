"""Cases 03, 16, 18, 24, 29, 30, 38 and 39: numbers, ids, days and texts as people's files have them."""

from __future__ import annotations

import csv
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cases.folders import CASES
from tests.cli.conftest import Terminal


def problems(run: Terminal, path: Path, *words: str) -> dict[tuple[int, str], tuple[str, str, str]]:
    """By row and column: code, what is wrong, what would be right."""
    found = run("import", path, "--dry-run", "--json", *words).json["problems"]
    return {
        (problem["row"], problem["column"].rstrip("*")): (problem["code"], problem["wrong"], problem["right"])
        for problem in found
        if problem["code"] != "dangling"
    }


def cells(run: Terminal, sheet: str, column: str) -> dict[str, str]:
    assert run("export", f"out-{column}", "--yes").code == 0
    with (Path(f"out-{column}") / f"{sheet}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return {row["id"]: row[column] for row in csv.DictReader(stream)}


def test_03_a_number_that_can_be_two_is_asked_about(run: Terminal) -> None:
    path = CASES / "03-eu-thousands" / "in"
    found = problems(run, path)
    assert {place: code for place, (code, _, _) in found.items()} == {
        (2, "amount"): "two-numbers",
        (3, "amount"): "two-numbers",
    }
    assert "12.5 or 12500" in found[2, "amount"][2]
    assert "173.9 or 173900" in found[3, "amount"][2]
    assert run("import", path, "--decimal", "comma").code == 0
    amounts = {ident: float(cell) for ident, cell in cells(run, "Opportunity", "amount").items()}
    assert amounts == {"o1": 12_500, "o2": 173.9, "o3": 2.5, "o4": 1_200_000, "o5": 1_200_000}


def test_03_the_rules_may_say_which_sign_stands_before_decimals(run: Terminal, tmp_path: Path) -> None:
    (tmp_path / "graphcrm.toml").write_text('[import]\ndecimal = "point"\n')
    (tmp_path / "Opportunity.csv").write_text('id,name,stage,amount\no1,A,lead,12.500\no2,B,lead,"173,900"\n')
    assert run("import", "Opportunity.csv").code == 0
    assert cells(run, "Opportunity", "amount") == {"o1": "12.5", "o2": "173900"}


@pytest.mark.parametrize("name", ["amount_dot", "amount_comma"])
def test_38_so_is_one_in_a_workbook(run: Terminal, name: str) -> None:
    found = problems(run, CASES / "38-amounts" / f"{name}.xlsx")
    both = {"amount_dot": "22 or 22000", "amount_comma": "1.2340 or 1234"}
    assert [(code, both[name] in right) for code, _, right in found.values()] == [("two-numbers", True)]


def test_39_a_formula_without_a_value_says_so(run: Terminal) -> None:
    found = problems(run, CASES / "39-formula-without-value" / "uncached.xlsx")
    assert [(column, code) for (_, column), (code, _, _) in found.items()] == [("amount", "uncomputed")]


@pytest.mark.parametrize("name", ["one", "two"])
def test_16_a_long_number_that_was_rounded_is_no_id(run: Terminal, name: str) -> None:
    found = problems(run, CASES / "16-long-number-ids" / f"{name}.xlsx")
    assert found
    assert all((column, code) == ("id", "rounded") for (_, column), (code, _, _) in found.items())


@pytest.mark.parametrize("ident", ["1.23E+17", "1,23457E+17", "110101199003070000"])
def test_16_nor_is_its_text(run: Terminal, tmp_path: Path, ident: str) -> None:
    (tmp_path / "Contact.csv").write_text(f'id,name\n"{ident}",A\n')
    assert problems(run, Path("Contact.csv"))[2, "id"][0] == "rounded"


def test_16_a_long_number_that_nobody_rounded_is_an_id(run: Terminal, tmp_path: Path) -> None:
    (tmp_path / "Contact.csv").write_text("id,name\n110101199003071234,A\n8613800138000,B\n")
    assert run("import", "Contact.csv").code == 0


@pytest.fixture
def in_utc() -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = "UTC"
    time.tzset()
    yield
    os.environ.pop("TZ")
    if before is not None:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.usefixtures("in_utc")
@pytest.mark.parametrize(
    ("zone", "day"), [("", "2026-11-25"), ("Asia/Shanghai", "2026-11-26"), ("America/New_York", "2026-11-25")]
)
def test_18_a_moment_with_an_offset_is_the_day_of_a_time_zone(
    run: Terminal, tmp_path: Path, zone: str, day: str
) -> None:
    if zone:
        (tmp_path / "graphcrm.toml").write_text(f'[import]\ntime_zone = "{zone}"\n')
    path = CASES / "18-iso-timestamp" / "in"
    assert {row for row, _ in problems(run, path)} == {2, 6, 7, 8, 9, 11}
    ran = run("import", path, "--keep-good")
    assert (zone or "this machine") in ran.err
    days = cells(run, "Interaction", "held_on")
    assert [days[ident] for ident in ("i2", "i9", "i4")] == [day, day, "2026-11-25"]
    assert days["i3"] == "2026-11-25"


def test_29_amounts_and_years_as_chinese_files_have_them(run: Terminal) -> None:
    assert run("import", CASES / "29-zh-amounts" / "in").code == 0
    amounts = {ident: float(cell) for ident, cell in cells(run, "Opportunity", "amount").items()}
    assert amounts == {"o1": 12e6, "o2": 1.2e8, "o3": 12e6, "o4": 1.2e6}
    assert cells(run, "Opportunity", "decision_on") == {
        "o1": "2027-02-01",
        "o2": "2026-12-24",
        "o3": "2027-02-01",
        "o4": "2027-02-01",
    }


def test_24_the_encoding_of_western_windows_is_offered(run: Terminal) -> None:
    path = CASES / "24-cp1252" / "in"
    assert "--encoding cp1252 would read “c50,Peter Müller”" in run("import", path).err
    assert run("import", path, "--encoding", "cp1252").code == 0
    assert cells(run, "Contact", "name") == {"c50": "Peter Müller"}


def test_30_a_row_of_spaces_is_blank(run: Terminal) -> None:
    assert run("import", CASES / "30-row-of-spaces" / "in").code == 0
    assert [*cells(run, "Contact", "name")] == ["c90"]
