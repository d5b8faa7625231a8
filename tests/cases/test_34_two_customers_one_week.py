"""Case 34: five meetings a week are asked of a person, over all customers."""

from __future__ import annotations

import pytest

from tests.cases.folders import CASES
from tests.cli.conftest import Terminal

CASE = CASES / "34-two-customers-one-week"


@pytest.mark.parametrize(("account", "here", "value"), [("o", 3, 1.0), ("o2", 2, 0.5)])
def test_a_figure_is_that_of_the_person_and_says_the_share_of_the_account(
    run: Terminal, account: str, here: int, value: float
) -> None:
    assert run("--store", "x.db", "import", CASE / "in").code == 0
    asked = ("--account", account, "--as-of", "2026-09-30", "--rules", CASE / "week.toml", "--json")
    metrics = run("--store", "x.db", "scorecard", *asked).json["metrics"]
    discipline = next(metric for metric in metrics if metric["id"] == "meeting_discipline")
    bo = next(part for part in discipline["parts"] if part["who"] == "e1")
    assert (bo["value"], bo["of"], discipline["value"]) == (5, 5, value)
    assert f"{here} of 5 meetings were with this customer" in bo["note"]
