"""Case 31: when a contact and one of ours left, what both had done before was gone from the figures."""

from __future__ import annotations

import pytest

from tests.cases.folders import CASES
from tests.cli.conftest import Terminal

OF_THE_PAST = {
    "net_promoter_score": 100 * (2 - 1) / 3, "response_rate": 3 / 5, "report_timeliness": 2 / 3, "report_quality": 3.0,
    "requirement_setters_met": 1.0, "feedback_traced": 1.0, "concentration_of_meetings": 5 / 9,
}  # fmt: skip
LEFT = "2026-09-02"


def test_what_was_before_is_as_before(run: Terminal) -> None:
    assert run("--store", "x.db", "import", CASES / "31-leavers" / "in").code == 0
    for day in ("2026-08-31", LEFT):
        told = run("--store", "x.db", "scorecard", "--as-of", day, "--json").json
        figures = {row["id"]: row["value"] for row in told["metrics"] if row["id"] in OF_THE_PAST}
        assert figures == pytest.approx(OF_THE_PAST)


def test_nothing_says_never_met_and_everything_is_drawn(run: Terminal) -> None:
    run("--store", "x.db", "import", CASES / "31-leavers" / "in")
    spots = run("--store", "x.db", "weakspots", "--all", "--as-of", LEFT)
    assert "never met" not in spots.out
    for words in (
        ("view", "x.html"),
        ("report", "x.md"),
        ("export", "--assessment", "x.xlsx"),
        ("due",),
    ):
        assert run("--store", "x.db", *words, "--yes", "--as-of", LEFT).code == 0, words
