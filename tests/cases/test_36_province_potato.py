"""Case 36: a national programme in a province is no small local deal."""

from __future__ import annotations

from tests.cases.folders import CASES
from tests.cli.conftest import Terminal


def test_a_large_deal_of_a_province_is_no_potato(run: Terminal) -> None:
    assert run("--store", "x.db", "import", CASES / "36-province-potato" / "in").code == 0
    metrics = run("--store", "x.db", "scorecard", "--as-of", "2026-09-30", "--json").json["metrics"]
    assert next(metric["value"] for metric in metrics if metric["id"] == "potatoes_found") == 0
