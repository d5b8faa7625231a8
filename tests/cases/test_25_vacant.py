"""Case 25: somebody was to be introduced to an empty seat."""

from __future__ import annotations

from tests.cases.folders import CASES
from tests.cli.conftest import Terminal


def test_nobody_is_introduced_to_an_empty_seat(run: Terminal) -> None:
    assert run("import", CASES / "25-vacant" / "in").code == 0
    spots = run("weakspots", "--json", "--as-of", "2026-11-20").json["weak_spots"]
    seats = [spot for spot in spots if spot["subject"] == "v1"]
    assert seats
    assert all(spot["next_step"].startswith("Find out who fills the place") for spot in seats)
    steps = [spot["next_step"] for spot in spots]
    assert not [step for step in steps if "introduction to VACANT" in step or "get to know VACANT" in step]
