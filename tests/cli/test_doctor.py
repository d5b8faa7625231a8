"""`doctor`: what was changed, lost or made unreadable in a store is noticed; a whole one is called whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphcrm.workspace import Workspace
from tests.store.places import Clock
from tests.store.worlds import World

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
    assert "is whole: 4,2" in ran.err
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


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("MATCH (v:Revision) WHERE v.shape = 'Contact' SET v.title = 'Chief'", "Contact: 1 that no longer says what was written, for example c1"),
        ("MATCH (v:Revision) WHERE v.intimacy = 1 SET v.intimacy = 3", "KNOWS: 1 that no longer says what was written, for example e1 → c1"),
        ("MATCH (v:Revision) WHERE v.shape = 'Contact' SET v.name = NULL", "Contact: 1 with a value that its column can't hold"),
        ("MATCH (v:Revision) WHERE v.shape = 'Contact' SET v.recorded_at = 'yesterday'", "Contact: 1 with a value that its column can't hold"),
        ("MATCH (c:Contact {id: 'c1'}) SET c.recorded_at = '2026-13-40'", "Contact: 1 with a value that its column can't hold"),
        ("MATCH (c:Contact {id: 'c1'}) SET c.import_id = 'none'", "*.import_id: 1 that refer to no Import there is, for example none"),
        ("MATCH (i:Import) DETACH DELETE i", "*.import_id: 2 that refer to no Import there is"),
        ("MATCH (v:Revision) SET v.import_id = 'none'", "*.import_id: 1 that refer to no Import there is, for example none"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_history_and_provenance_is_said(
    run: Terminal, tmp_path: Path, statement: str, said: str
) -> None:
    clock = Clock()
    with Workspace.open(tmp_path / "example.db", now=clock) as workspace:
        world = World().account("a").contact("c1", "a").employee("e1")
        workspace.import_(world.tie("KNOWS", "e1", "c1", intimacy="acquainted").write(tmp_path / "first"))
        clock.advance(days=1)
        change = World().node("Contact", "c1", name="Somebody").tie("KNOWS", "e1", "c1", intimacy="trusted")
        workspace.import_(change.write(tmp_path / "then"))
        assert workspace.examine().problems == ()
    damage(tmp_path, statement)
    ran = run("--store", tmp_path / "example.db", "doctor")
    assert ran.code == 1
    assert said in ran.out


def test_a_file_that_is_cut_off_or_overwritten_is_one_sentence(example: Terminal, tmp_path: Path) -> None:
    store = tmp_path / "example.db"
    whole = store.read_bytes()
    for content in (whole[: len(whole) // 3], b"\xff" * 8192 + whole[8192:], b"not a store at all"):
        store.write_bytes(content)
        ran = example("doctor")
        assert ran.code == 1
        assert len(ran.err.strip().splitlines()) == 1
        assert "unexpected" not in ran.err
