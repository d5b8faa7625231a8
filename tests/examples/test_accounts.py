"""The assessment of the three examples, and the analysis of both small ones, against the tables of `examples/ANSWERS.md`."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from graphcrm.findings import Finding
from graphcrm.scorecard.assessment import Assessment
from graphcrm.workspace import Workspace
from tests.examples.answers import DAY, EXAMPLES, Row, accused, rows, same

ACCOUNTS = {
    "hailan": "the assessment of Hailan",
    "tarnholm": "Tarnholm",
    "brackwater": "Brackwater",
}
"""By folder: how its tables are headed."""
ROOMS = EXAMPLES.parent / "graphcrm"
PLANTED = {folder: rows(f"Planted in {name}") for folder, name in ACCOUNTS.items()}
INNOCENT = {folder: rows(f"Innocent in {name}") for folder, name in ACCOUNTS.items()}


class Looked:
    """An example as GraphCRM sees it."""

    def __init__(self, assessment: Assessment, findings: tuple[Finding, ...]) -> None:
        self.assessment, self.findings = assessment, findings

    def layer(self, of: str) -> float:
        value = next(each.value for each in self.assessment.layers if each.of == of)
        assert value is not None
        return value


@pytest.fixture(scope="module")
def looked(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Looked]:
    found: dict[str, Looked] = {}
    for folder in ACCOUNTS:
        with Workspace.open(tmp_path_factory.mktemp("accounts") / f"{folder}.db") as workspace:
            assert workspace.import_(EXAMPLES / folder).rejected == 0
            assessment = workspace.assess(as_of=DAY)
            analysis = () if folder == "hailan" else workspace.analyze(as_of=DAY).findings
            found[folder] = Looked(assessment, (*assessment.findings, *analysis))
    return found


def cases(table: Mapping[str, list[Row]]) -> list[tuple[str, Row]]:
    return [(folder, row) for folder, each in table.items() for row in each]


def test_the_answers_are_read() -> None:
    assert all(len(table[folder]) >= 13 for table in (PLANTED, INNOCENT) for folder in ACCOUNTS)


@pytest.mark.parametrize(("folder", "row"), cases(PLANTED), ids=str)
def test_a_planted_weak_spot_is_found(looked: Mapping[str, Looked], folder: str, row: Row) -> None:
    found = [each for each in looked[folder].findings if same(each, row)]
    assert [frozenset(each.about) for each in found] == [row.about]
    assert found[0].next_step


@pytest.mark.parametrize(("folder", "row"), cases(INNOCENT), ids=str)
def test_an_innocent_look_alike_is_not_accused(looked: Mapping[str, Looked], folder: str, row: Row) -> None:
    assert accused(looked[folder].findings, row, PLANTED[folder]) == []


@pytest.mark.parametrize("folder", ACCOUNTS)
def test_whoever_is_innocent_exists_and_so_does_what_is_not_said(folder: str) -> None:
    """A misspelt id or kind would be innocent for ever."""
    idents: set[str] = set()
    for path in (EXAMPLES / folder).glob("[A-Z][a-z]*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            idents |= {row["id"] for row in csv.DictReader(file)}
    code = "".join(path.read_text("utf-8") for path in ROOMS.rglob("*.py"))
    for row in INNOCENT[folder]:
        assert row.who <= idents
        assert f"{row.kind}" in code or row.kind.endswith("_few")


def test_the_vault_stands_highest_where_only_boards_meet(looked: Mapping[str, Looked]) -> None:
    scores = {of: looked["tarnholm"].layer(of) for of in ("L1", "L2", "L3")}
    assert scores["L3"] > 0.8
    assert 0.6 > scores["L1"] > scores["L2"]


def test_the_vault_stands_lowest_where_one_friend_carries_all(looked: Mapping[str, Looked]) -> None:
    scores = {of: looked["brackwater"].layer(of) for of in ("L1", "L2", "L3")}
    assert scores["L3"] < 0.2 < min(scores["L1"], scores["L2"])


def test_three_of_34_are_too_thin_a_ground(looked: Mapping[str, Looked]) -> None:
    account = looked["tarnholm"].assessment.context.account
    assert len(account.contacts) == 34
    assert sorted(who for who in account.contacts if account.in_time(who)) == [
        "c-t-falk",
        "c-t-holm",
        "c-t-vik",
    ]


@pytest.mark.parametrize("folder", ["tarnholm", "brackwater"])
def test_the_generator_gives_the_files_that_are_shipped(tmp_path: Path, folder: str) -> None:
    subprocess.run(
        [sys.executable, EXAMPLES / f"make_{folder}.py", tmp_path], check=True, capture_output=True
    )
    shipped = sorted((EXAMPLES / folder).iterdir())
    assert [path.name for path in shipped] == sorted(path.name for path in tmp_path.iterdir())
    assert all((tmp_path / path.name).read_bytes() == path.read_bytes() for path in shipped)


@pytest.mark.parametrize("folder", ["tarnholm", "brackwater"])
def test_every_address_is_invented(folder: str) -> None:
    text = (EXAMPLES / folder / "Contact.csv").read_text("utf-8")
    assert text.count("@") == text.count("@example.com") > 20


def test_the_small_accounts_fit_into_one_workspace(tmp_path: Path) -> None:
    """They share our organization and a competitor, written alike in both."""
    with Workspace.open(tmp_path / "both.db") as workspace:
        workspace.import_(EXAMPLES / "tarnholm")
        second = workspace.import_(EXAMPLES / "brackwater")
        assert (second.rejected, second.changed) == (0, 0)
        vault = {each.kind for each in workspace.assess("Tarnholm Rail", as_of=DAY).findings}
        friend = {each.kind for each in workspace.assess("Brackwater Energy", as_of=DAY).findings}
    assert "vault_without_ground" in vault - friend
    assert "pillar_without_vault" in friend - vault
