"""Case 33: a deal won later was not open before, and a step done later was on no list before."""

from __future__ import annotations

from tests.cases.folders import CASES
from tests.cli.conftest import Terminal


def test_before_its_day_it_is_open_and_to_do(run: Terminal) -> None:
    assert run("--store", "x.db", "import", CASES / "33-closed-later" / "in").code == 0
    spots = run("--store", "x.db", "weakspots", "--as-of", "2026-06-15", "--json").json
    assert {spot["opportunity"] for spot in spots["findings"]} >= {"op"}
    due = run("--store", "x.db", "due", "--as-of", "2026-06-15", "--json").json["due"]
    step = next(entry for entry in due if entry["kind"] == "step")
    assert (step["due_on"], step["days_late"]) == ("2026-06-01", 14)


def test_after_it_neither(run: Terminal) -> None:
    run("--store", "x.db", "import", CASES / "33-closed-later" / "in")
    spots = run("--store", "x.db", "weakspots", "--as-of", "2026-08-02", "--json").json
    assert "op" not in {spot["opportunity"] for spot in spots["findings"]}
    due = run("--store", "x.db", "due", "--as-of", "2026-08-02", "--json").json["due"]
    assert "step" not in {entry["kind"] for entry in due}
