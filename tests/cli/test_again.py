"""The same files again: answered without looking at every row, and only where that is sure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graphcrm.ingest import Source
from graphcrm.store import Import
from graphcrm.validate import Check
from graphcrm.workspace import Imported, Progress, Workspace
from graphcrm.workspace.writing import Writer
from tests.cli.test_files import GOOD, folder


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "store.db") as opened:
        yield opened


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows by one for every full check."""
    done: list[str] = []
    checked = Writer._checked

    def counted(self: Writer, source: Source, origin: Import, progress: Progress) -> Imported:
        done.append(source.name)
        return checked(self, source, origin, progress)

    monkeypatch.setattr(Writer, "_checked", counted)
    return done


def test_the_same_files_again_are_not_checked_row_by_row(
    workspace: Workspace, checks: list[str], tmp_path: Path
) -> None:
    path = folder(tmp_path / "in", **GOOD)
    workspace.import_(path)
    again = workspace.import_(path)
    assert (again.read, again.unchanged, again.created, again.written) == (5, 5, 0, True)
    assert again.check == Check(read=5)
    assert checks == ["in"]


def test_a_changed_file_is_checked(workspace: Workspace, checks: list[str], tmp_path: Path) -> None:
    path = folder(tmp_path / "in", **GOOD)
    workspace.import_(path)
    (path / "Contact.csv").write_text("id,name\nc1,Li Na\nc2,Wang Weiguo\n", "utf-8")
    assert workspace.import_(path).changed == 1
    assert len(checks) == 2


def test_after_another_import_the_first_is_checked_again_and_restores_what_it_says(
    workspace: Workspace, checks: list[str], tmp_path: Path
) -> None:
    first = folder(tmp_path / "first", **GOOD)
    other = folder(tmp_path / "other", Contact="id,name\nc1,Li Nana\n")
    for path in (first, other):
        workspace.import_(path)
    assert workspace.import_(first).changed == 1
    assert len(checks) == 3


def test_an_import_that_left_rows_out_is_checked_again(
    workspace: Workspace, checks: list[str], tmp_path: Path
) -> None:
    path = folder(
        tmp_path / "in", **(GOOD | {"Contact": "id,name,rank\nc1,Li Na,emperor\nc2,Wang Wei,director\n"})
    )
    workspace.import_(path, keep_good=True)
    assert workspace.import_(path, keep_good=True).rejected == 2
    assert len(checks) == 2
