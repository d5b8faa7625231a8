"""Case 61: one cell, a cadence of four million days, and nothing of the whole account could be shown."""

from __future__ import annotations

from pathlib import Path

from tests.cases.folders import CASES
from tests.cli.conftest import Terminal


def test_the_cell_is_refused_with_what_it_may_hold(run: Terminal, tmp_path: Path) -> None:
    assert run("import", CASES / "00-base" / "base").code == 0
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "Contact.csv").write_text("id,name,cadence_days\nc1,Ada Brandt,4000000\n")
    ran = run("import", folder)
    assert ran.code == 3
    assert "cadence_days" in ran.err
    assert "from 1 to 3,660" in ran.err
    for words in (("due",), ("due", "--ics", "due.ics"), ("export", "--assessment", "book.xlsx")):
        assert run(*words).code == 0


def test_a_store_that_holds_it_already_is_shown_all_the_same(run: Terminal, tmp_path: Path) -> None:
    """One of before the bounds."""
    from graphcrm.workspace import Workspace

    assert run("import", CASES / "00-base" / "base").code == 0
    with Workspace.open(tmp_path / "graphcrm.db") as workspace:
        workspace.store._run("MATCH (c:Contact) SET c.cadence_days = 4000000")  # type: ignore[attr-defined]
    for words in (("due",), ("due", "--ics", "due.ics"), ("export", "--assessment", "book.xlsx"), ("view",)):
        assert run(*words).code == 0, words
