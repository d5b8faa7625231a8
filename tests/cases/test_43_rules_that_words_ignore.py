"""Case 43: sentences said the usual numbers under a company's own rules, and view and report took no rules."""

from __future__ import annotations

from pathlib import Path

from tests.cases.folders import CASES
from tests.cli.conftest import Terminal

EXAMPLE = Path(__file__).parents[2] / "examples" / "hailan"


def test_every_number_in_a_sentence_is_the_rules(run: Terminal) -> None:
    rules = ("--rules", CASES / "43-rules-that-words-ignore" / "rules.toml")
    run("import", EXAMPLE)
    said = run("scorecard", "--why", "--as-of", "2026-11-20", *rules)
    assert said.code == 0
    for usual in ("of the last twelve months", "365 d", "within 48 hours"):
        assert usual not in said.out
    for words in (("view", "a.html"), ("report", "a.md")):
        assert run(*words, "--as-of", "2026-11-20", *rules).code == 0
