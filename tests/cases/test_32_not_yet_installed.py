"""Case 32: equipment of 2030 counted as installed today, and made parts of the barrier leave 0 to 1."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cases.folders import CASES
from tests.cli.conftest import Terminal


def metric(run: Terminal, ident: str, day: str) -> Any:
    told = run("--store", "x.db", "scorecard", "--as-of", day, "--json").json
    return next(row for row in told["metrics"] if row["id"] == ident)


@pytest.mark.parametrize(("folder", "value"), [("future", 0.0), ("future2", 1.0)])
def test_what_is_not_there_yet_does_not_count(run: Terminal, folder: str, value: float) -> None:
    assert run("--store", "x.db", "import", CASES / "32-not-yet-installed" / folder).code == 0
    assert metric(run, "main_channel", "2026-09-30")["value"] == value
    assert metric(run, "main_channel", "2014-06-30")["value"] is None
    assert all(0 <= part["value"] <= part["of"] for part in metric(run, "barrier", "2026-09-30")["parts"])
