"""An error is one clear sentence with what to do, and an exit code; never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphcrm import errors
from graphcrm.cli import COMMANDS, main
from tests.cli.conftest import Terminal


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["weakspots"], 2, "There is no store at graphcrm.db"),
        (["import", "nowhere.xlsx"], 3, "There is no file or folder nowhere.xlsx"),
        (["nonsense"], 2, "No such command"),
        (["weakspots", "--as-of", "31.12.2026"], 2, "2026-12-31"),
        (["--store", "mysql://x", "status"], 2, "is no kind of store"),
        (["--store", "neo4j://user:secret@localhost", "status"], 2, "NEO4J_USERNAME"),
        (["--store", "bolt://127.0.0.1:1", "status"], 4, "NEO4J_USERNAME"),
        (["template", "accounts.docx"], 2, "must end in .xlsx"),
        (["ask", "nonsense"], 1, "There is no question"),
    ],
)
def test_what_goes_wrong_is_said_in_one_sentence(
    run: Terminal, words: list[str], code: int, said: str
) -> None:
    ran = run(*words)
    assert ran.code == code
    assert said in ran.err
    assert ran.out == ""
    assert "secret" not in ran.err


def test_an_absent_server_is_said_within_seconds_and_without_the_password(
    run: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", "neo4j")
    monkeypatch.setenv("NEO4J_PASSWORD", "planted-password")
    ran = run("--store", "bolt://127.0.0.1:1", "status")
    assert ran.code == 4
    assert len(ran.err.strip().splitlines()) == 1
    assert "planted-password" not in ran.err + ran.out


def test_an_empty_store_says_what_to_do_next(run: Terminal) -> None:
    assert run("init").code == 0
    ran = run("weakspots")
    assert ran.code == 1
    assert "graphcrm import" in ran.err


def test_an_unknown_account_or_opportunity_is_answered_with_those_there_are(example: Terminal) -> None:
    assert "hailan (Hailan Telecom)" in example("weakspots", "--account", "nobody").err
    assert "o-billing" in example("weakspots", "--opportunity", "nothing").err
    assert "o-billing" in example("view", "--opportunity", "nothing").err


def test_a_day_before_the_account_was_known_is_said(example: Terminal) -> None:
    ran = example("weakspots", "--as-of", "1950-01-01")
    assert ran.code in (0, 1), "an account without a date of its own has always been there"


def test_global_options_may_stand_behind_the_command(run: Terminal) -> None:
    assert run("init", "--store", "mine.db").code == 0
    assert run("status", "--store=mine.db", "--json").code == 0


def test_debug_lets_the_error_through(run: Terminal) -> None:
    with pytest.raises(errors.UsageError):
        main(["weakspots", "--debug"])


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_helps_with_an_example(run: Terminal, name: str) -> None:
    ran = run(name, "--help")
    assert ran.code == 0
    assert "Example" in ran.out


def test_every_error_says_a_sentence_and_has_an_exit_code_of_the_convention() -> None:
    def below(kind: type[errors.GraphCRMError]) -> list[type[errors.GraphCRMError]]:
        return [kind, *(deeper for each in kind.__subclasses__() for deeper in below(each))]

    drawn = errors.__doc__ or ""
    for kind in below(errors.GraphCRMError):
        assert kind.exit_code in {1, 2, 3, 4}
        assert kind.__name__ in drawn, f"{kind.__name__} is missing from the tree at the top of errors.py"


def test_a_broken_store_file_is_said(run: Terminal, tmp_path: Path) -> None:
    (tmp_path / "graphcrm.db").write_bytes(b"this is no store" * 1000)
    ran = run("status")
    assert ran.code == 1
    assert "can't be opened" in ran.err
    assert len(ran.err.strip().splitlines()) == 1
