"""Case 12: somebody with two roles in one deal lost the first, or was refused as a duplicate."""

from __future__ import annotations

import pytest

from tests.cases.folders import CASES
from tests.cli.conftest import Terminal


@pytest.fixture
def told(run: Terminal) -> Terminal:
    done = run("--store", "x.db", "import", CASES / "12-two-roles-one-deal" / "in")
    assert done.code == 0
    assert "history" not in done.out
    return run


def test_both_roles_are_kept_with_their_weights(told: Terminal) -> None:
    explained = told("--store", "x.db", "explain", "Boris Kuhn").out
    assert "economic buyer, weight 2, can stop it alone" in explained
    assert "technical evaluator, weight 1" in explained
    assert "one voice: economic buyer, technical evaluator, weight 2, can stop it alone" in explained
    answer = told("--store", "x.db", "ask", "who_decides", "opportunity=o1", "--json").json
    rows = [dict(zip(answer["columns"], row, strict=True)) for row in answer["rows"]]
    roles = [(row["contact"], row["role"], row["weight"]) for row in rows]
    assert roles == [("c1", "approver", 2), ("c2", "economic_buyer", 2), ("c2", "technical_evaluator", 1)]


def test_they_are_one_voice(told: Terminal) -> None:
    (deal,) = told("--store", "x.db", "explain", "Signalling renewal", "--json").json["sections"][1]["lines"][
        1:
    ]
    assert (
        deal
        == "Boris Kuhn (Director Operations): economic buyer, technical evaluator, weight 2, can stop it alone; neutral"
    )
