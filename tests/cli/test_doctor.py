"""`doctor`: what was changed, lost or made unreadable in a store is noticed; a whole one is called whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphcrm.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Terminal


def damage(folder: Path, statement: str) -> None:
    with Workspace.open(folder / "example.db") as workspace:
        workspace.store._run(statement)  # type: ignore[attr-defined]


def test_a_store_is_whole_after_an_import_and_entries_by_hand(example: Terminal) -> None:
    assert example("log", "visit", "Lin Yue", "Chen Bo").code == 0
    ran = example("doctor")
    assert (ran.code, ran.out) == (0, "")
    assert "is whole: 4,1" in ran.err
    assert example("doctor", "--json").json["problems"] == []


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("MATCH (c:Contact {id: 'c-lin-yue'}) SET c.name = 'Lin Yuo'", "Contact: 1 that no longer says what was written"),
        ("MATCH (c:Contact {id: 'c-lin-yue'}) SET c.name = NULL", "Contact: 1 with a value that its column can't hold"),
        ("MATCH (a:Action) WHERE a.owner IS NOT NULL SET a.owner = 'nobody'", "Action.owner: 1 that refer to no Employee there is"),
        ("MATCH ()-[k:KNOWS_Employee_Contact]->() SET k.intimacy = 4", "no longer says what was written"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_ends_with_1(
    example: Terminal, tmp_path: Path, statement: str, said: str
) -> None:
    with Workspace.open(tmp_path / "example.db") as workspace:
        tables = {str(row[1]) for row in workspace.store._run("CALL show_tables() RETURN *")}  # type: ignore[attr-defined]
    if "KNOWS_Employee_Contact" not in tables:
        statement = statement.replace("KNOWS_Employee_Contact", "KNOWS")
    damage(tmp_path, statement)
    ran = example("doctor")
    assert ran.code == 1
    assert said in ran.out
    assert "is damaged. Restore a copy" in ran.err


def test_a_file_that_is_cut_off_or_overwritten_is_one_sentence(example: Terminal, tmp_path: Path) -> None:
    store = tmp_path / "example.db"
    whole = store.read_bytes()
    for content in (whole[: len(whole) // 3], b"\xff" * 8192 + whole[8192:], b"not a store at all"):
        store.write_bytes(content)
        ran = example("doctor")
        assert ran.code == 1
        assert len(ran.err.strip().splitlines()) == 1
        assert "unexpected" not in ran.err
