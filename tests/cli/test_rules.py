"""One file of rules: found or named, and obeyed by every command."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from graphcrm.account.rules import Rules
from graphcrm.errors import UsageError
from graphcrm.workspace.rules import KEYS, RANGES, RuleBook, project_file
from tests.cli.conftest import DAY, Terminal

RULES = """
[analysis]
key_listeners = 1

[analysis.half_life_days]
KNOWS = 20

[analysis.intimacy]
trusted = 0.2
unknown = 0.01

[scorecard.layers]
L1 = 1.0
L2 = 0.0
L3 = 0.0
"""
COMMANDS: dict[str, tuple[str, ...]] = {
    "weakspots": ("weakspots", "--json", "--as-of", DAY),
    "explain": ("explain", "c-lin-yue", "--json", "--as-of", DAY),
    "whatif": ("whatif", "--leaves", "c-lin-yue", "--json", "--as-of", DAY),
    "trend": ("trend", "--since", "2026-06-01", "--json", "--as-of", DAY),
    "scorecard": ("scorecard", "--json", "--as-of", DAY),
}
WRITTEN = {"view": "page.svg", "report": "report.md"}


def outputs(example: Terminal, *rules: str) -> dict[str, str]:
    """What every command that computes says, by command."""
    said: dict[str, str] = {}
    for name, words in COMMANDS.items():
        ran = example(*words, *rules)
        assert ran.code == 0, ran.err
        said[name] = ran.out
    for name, file in WRITTEN.items():
        assert example(name, file, "--as-of", DAY, "--yes", *rules).code == 0
        said[name] = Path(file).read_text("utf-8")
    return said


def test_a_file_of_rules_changes_every_command_alike_however_it_is_named(
    example: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = outputs(example)
    (tmp_path / "mine.toml").write_text(RULES, "utf-8")
    named = outputs(example, "--rules", "mine.toml")
    assert [name for name in usual if usual[name] == named[name]] == []
    findings = json.loads(named["weakspots"])["findings"]
    before = {finding["sentence"] for finding in json.loads(usual["weakspots"])["findings"]}
    new = [finding["sentence"] for finding in findings if finding["sentence"] not in before]
    assert [sentence for sentence in new if sentence in usual["report"]] == []
    assert any(sentence in named["report"] for sentence in new)
    hers = [finding["sentence"] for finding in findings if "c-lin-yue" in finding["who"]]
    assert hers
    assert all(sentence in named["explain"] for sentence in hers)
    (tmp_path / "mine.toml").rename(tmp_path / "graphcrm.toml")
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    assert outputs(example) == named
    (tmp_path / "graphcrm.toml").rename(tmp_path / "other.toml")
    monkeypatch.setenv("GRAPHCRM_RULES", str(tmp_path / "other.toml"))
    assert outputs(example) == named


def test_what_is_named_comes_before_what_is_found_and_behind_the_command_before_before_it(
    example: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def weights(*words: str) -> list[float]:
        ran = example(*words, "--json", "--as-of", DAY)
        assert ran.code == 0, ran.err
        return [part["weight"] for part in ran.json["total"]["parts"]]

    for name, weight in (("graphcrm", 0.1), ("environment", 0.2), ("general", 0.5), ("own", 0.6)):
        (tmp_path / f"{name}.toml").write_text(f"[scorecard.layers]\nL1 = {weight}\n", "utf-8")
    found = example("scorecard", "--as-of", DAY)
    assert "By the rules of" in found.err
    assert weights("scorecard")[0] == 0.1
    monkeypatch.setenv("GRAPHCRM_RULES", "environment.toml")
    assert weights("scorecard")[0] == 0.2
    assert weights("--rules", "general.toml", "scorecard")[0] == 0.5
    assert weights("--rules", "general.toml", "scorecard", "--rules", "own.toml")[0] == 0.6


def test_the_project_ends_at_git_and_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project, folder = tmp_path / "project", tmp_path / "project" / "a" / "b"
    folder.mkdir(parents=True)
    (tmp_path / "graphcrm.toml").write_text("", "utf-8")
    assert project_file(folder) == tmp_path / "graphcrm.toml"
    (project / ".git").mkdir()
    assert project_file(folder) is None
    (project / ".git").rmdir()
    monkeypatch.setenv("HOME", str(project))
    assert project_file(folder) is None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[analysis]\nkey_influense = 1\n", "no analysis.key_influense in the rules (mine.toml). Did you mean key_influence, "),
        ("[analysis]\nreporting = 3\n", "analysis.reporting in mine.toml can't be 3. Give a number from 0 to 1."),
        ('[analysis]\nmany = "four"\n', "analysis.many in mine.toml is no number: 'four'. As in: analysis.many = 3"),
        ("[analysis]\nmany = 2.5\n", "analysis.many in mine.toml is no whole number: 2.5. As in: analysis.many = 3"),
        ("[analysis]\nmany = true\n", "is no number: True"),
        ("[analysis]\nheavy = nan\n", "is no number: nan"),
        ("[analysis]\nintimacy = 1\n", "analysis.intimacy in mine.toml is no table. Write [analysis.intimacy], then one line an entry."),
        ("[analysis.intimacy]\ntrustd = 1\n", "no analysis.intimacy.trustd in the rules (mine.toml). Did you mean trusted?"),
        ("[analysis.half_life_days]\nKNOWN = 1\n", "Did you mean KNOWS?"),
        ("[analysis.half_life_days]\nKNOWS = 0\n", "can't be 0. Give a number above 0 and at most 36,525."),
        ("[analysis.leaving_ours]\nother = 1\n", "can't be 1. Give a number from 0 to below 1."),
        ("[analysis]\n[general]\n", "There is no general in the rules (mine.toml). Known: analysis, import, scorecard."),
        ("analysis = 3\n", "analysis in mine.toml is no table"),
        ("[analysis]\nmany = 0\nthin = 0\n", "2 entries of mine.toml can't be used: (1) analysis.many in mine.toml can't be 0. Give a number above 0 and at most 1,000,000. (2)"),
        ("[scorecard.generl]\n", "Did you mean general?"),
        ("[generl]\n", "Did you mean general?"),
    ],
)  # fmt: skip
def test_a_wrong_entry_is_one_sentence_with_what_to_try(
    example: Terminal, tmp_path: Path, text: str, sentence: str
) -> None:
    (tmp_path / "mine.toml").write_text(text, "utf-8")
    ran = example("scorecard", "--rules", "mine.toml")
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err


def test_words_numbers_and_unknown_name_the_same_steps() -> None:
    by_word = RuleBook.of({"analysis": {"intimacy": {"trusted": 0.6, "none": 0, "unknown": 0.1}}}, "x")
    by_number = RuleBook.of({"analysis": {"intimacy": {"3": 0.6, "0": 0, "unknown": 0.1}}}, "x")
    assert by_word.analysis == by_number.analysis
    assert dict(by_word.analysis.intimacy) == {**Rules().intimacy, 3: 0.6, 0: 0, None: 0.1}
    roles = RuleBook.of({"analysis": {"leaving_ours": {"account_manager": 0.5}}}, "x").analysis
    assert roles.leaving_ours["account_manager"] == 0.5


def test_ranges_are_those_that_the_rules_themselves_hold() -> None:
    """Oracle: what `Rules` refuses."""
    for name, bounds in RANGES.items():
        usual: Any = getattr(Rules(), name)
        for number in (-1, 0, 0.5, 1, 2):
            value = {**usual, next(iter(usual)): number} if name in KEYS else number
            value = {2026: {"USD": number}} if name == "rates" else value
            try:
                dataclasses.replace(Rules(), **{name: value})
            except ValueError:
                assert not bounds.holds(number), (name, number)
            else:
                assert bounds.holds(number), (name, number)


def test_every_table_of_the_rules_can_be_written() -> None:
    tables = {column.name for column in dataclasses.fields(Rules) if "Mapping" in str(column.type)}
    assert tables == {*KEYS, "rates"}  # whose keys are any year and any currency
    for name in KEYS:
        assert {*KEYS[name]().values()} >= {*getattr(Rules(), name)}


def test_a_file_without_the_two_tables_is_of_the_scorecard_alone() -> None:
    book = RuleBook.of({"general": {"meetings_a_week": 4}}, "x")
    assert (book.policy.general.meetings_a_week, book.analysis) == (4, Rules())
    both = RuleBook.of({"scorecard": {"general": {"meetings_a_week": 4}}}, "x")
    assert both.policy == book.policy
    with pytest.raises(UsageError):
        RuleBook.of({"general": {}, "analysis": {}}, "x")
