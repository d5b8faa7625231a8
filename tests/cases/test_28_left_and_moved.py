"""Case 28: who moved to another customer still reported to the chief of the old one, and had her ear."""

from __future__ import annotations

from tests.cases.folders import CASES
from tests.cli.conftest import Terminal


def test_ties_of_the_old_seat_end_with_the_seat(run: Terminal) -> None:
    assert run("--store", "x.db", "import", CASES / "28-left-and-moved" / "in").code == 0
    there = run("--store", "x.db", "explain", "Boris Kuhn", "--account", "org-m", "--as-of", "2026-11-20").out
    assert "Boris Kuhn" in there
    assert not [
        line for line in there.splitlines() if line.strip().startswith(("Ada Brandt", "reports to", "leads"))
    ]
    spots = run(
        "--store", "x.db", "weakspots", "--all", "--account", "org-k", "--as-of", "2026-11-20", "--json"
    ).json
    assert "seat_empty" in {spot["kind"] for spot in spots["findings"]}


def test_while_in_the_old_seat_they_hold(run: Terminal) -> None:
    run("--store", "x.db", "import", CASES / "28-left-and-moved" / "in")
    before = run(
        "--store", "x.db", "explain", "Boris Kuhn", "--account", "org-k", "--as-of", "2026-10-15"
    ).out
    assert "Ada Brandt" in before
