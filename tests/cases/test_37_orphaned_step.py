"""Case 37: a step of somebody who is not there was nobody's, without a word."""

from __future__ import annotations

from tests.cases.folders import CASES
from tests.cli.conftest import Terminal


def test_a_step_of_somebody_who_is_not_there_asks_who_takes_it_over(run: Terminal) -> None:
    assert run("import", CASES / "37-orphaned-step" / "in").code == 0
    due = run("due", "--json", "--as-of", "2026-09-30").json["due"]
    (step,) = [entry for entry in due if entry["kind"] == "step"]
    assert step["owners"] == []
    assert "“e2”" in step["why"]
    assert "who takes it over?" in step["why"]
