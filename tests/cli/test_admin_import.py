"""`export --admin-import`: files for a first load of a server, of the whole store as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphcrm.store import bulk
from tests.cli.conftest import Terminal


def test_the_files_stand_beside_their_command(example: Terminal, tmp_path: Path) -> None:
    done = example("export", tmp_path / "files", "--admin-import", "--json")
    names = {file.name for file in (tmp_path / "files").iterdir()}
    assert done.code == 0
    assert names == {bulk.COMMAND, bulk.CONSTRAINTS, *(f"{name}.csv" for name in done.json["sheets"])}
    assert {"Contact.csv", "KNOWS.Employee.Contact.csv", "BROUGHT_BY.Contact.Import.csv"} <= names


@pytest.mark.parametrize(
    "words",
    [
        ("--account", "hailan"),
        ("--as-of", "2026-01-01"),
        ("--redact", "names"),
        ("--format", "csv"),
        ("--assessment",),
    ],
)
def test_a_part_of_it_is_refused(example: Terminal, tmp_path: Path, words: tuple[str, ...]) -> None:
    done = example("export", tmp_path / "files", "--admin-import", *words)
    assert (done.code, "--admin-import writes the whole store" in done.err) == (2, True)
    assert not (tmp_path / "files").exists()
