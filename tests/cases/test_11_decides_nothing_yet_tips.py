"""Case 11: the voice of somebody decided nothing, and tipped the deal, in one list."""

from __future__ import annotations

import json

import pytest

from tests.cases.folders import CASES
from tests.cli.conftest import Terminal


@pytest.mark.parametrize("account", ["11-decides-nothing-yet-tips/in", "00-base/base"])
def test_a_vote_and_influence_are_told_apart(run: Terminal, account: str) -> None:
    assert run("import", CASES / account).code == 0
    findings = json.loads(run("weakspots", "--all", "--json", "--as-of", "2026-11-20").out)["findings"]
    votes = [finding for finding in findings if finding["kind"] in ("empty_voice", "decides_alone")]
    tips = [finding for finding in findings if finding["kind"] == "swing_person"]
    assert all(finding["sentence"].startswith("By votes alone") for finding in votes)
    assert not [finding for finding in findings if "decides nothing" in finding["sentence"]]
    for finding in tips:
        assert "the chance that it goes our way" in finding["sentence"]
