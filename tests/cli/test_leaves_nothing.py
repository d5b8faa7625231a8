"""What fails, or only looks, leaves no file and no folder behind, and says no password."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cases.folders import CASES

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal

GOOD, BAD = CASES / "00-base" / "base", CASES / "58-rejected-overwritten" / "Contact.csv"
SECRET = "s3cret-Pa55"


def there(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("import", str(GOOD), "--dry-run"), 0), (("import", str(BAD), "--dry-run"), 3), (("import", str(BAD)), 3),
        (("import", "nowhere.xlsx"), 3), (("import", str(GOOD), "--encoding", "klingon"), 3), (("import", "new/nowhere.csv"), 3),
        (("status",), 2), (("view",), 2), (("export", "all"), 2), (("log", "visit", "Ada"), 2), (("due", "--ics", "due.ics"), 2),
    ],
)  # fmt: skip
@pytest.mark.parametrize("store", ["x.db", "new/folder/x.db"])
def test_nothing_is_left_behind(
    run: Terminal, tmp_path: Path, words: tuple[str, ...], code: int, store: str
) -> None:
    ran = run("--store", store, *words)
    assert (ran.code, there(tmp_path)) == (code, []), ran.err


def test_a_dry_run_tells_what_an_import_would(run: Terminal, tmp_path: Path) -> None:
    assert "32" in run("import", GOOD, "--dry-run").out
    assert run("import", GOOD).code == 0
    assert there(tmp_path) == ["graphcrm.db"]
    before = run("status", "--json").out
    assert run("import", GOOD, "--dry-run").code == 0
    assert run("status", "--json").out == before


@pytest.mark.parametrize(
    "address",
    [
        "neo4j://ada:{}@host", "NEO4J://ada:{}@host:7687", "neo4j:/ada:{}@host", "bolt:ada:{}@host", "ada:{}@host:7687",
        "https://ada:{}@host/db", "neo4j+s://:{}@host", "neo4j//ada:{}@host", "bolt://ada:{}@", "neo4j:/{}", "neo4j://ada:a/{}@host", "bolt:\\\\{}",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "command", [("init",), ("status",), ("import", str(GOOD)), ("import", str(GOOD), "--dry-run")]
)
def test_a_password_in_an_address_is_neither_shown_nor_made_a_folder(
    run: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, command: tuple[str, ...]
) -> None:
    ran = run("--store", address.format(SECRET), *command)
    assert (ran.code, there(tmp_path)) == (2, [])
    assert SECRET not in ran.out + ran.err
    monkeypatch.setenv("GRAPHCRM_STORE", address.format(SECRET))
    ran = run(*command)
    assert (ran.code, there(tmp_path)) == (2, [])
    assert SECRET not in ran.out + ran.err


def test_an_address_in_the_place_of_a_command_is_not_repeated_with_its_password(run: Terminal) -> None:
    assert SECRET not in run(f"neo4j://ada:{SECRET}@host", "status").err
