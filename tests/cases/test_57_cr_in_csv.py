"""Case 57: a carriage return in a text made a person of its own when the export was read again."""

from __future__ import annotations

from pathlib import Path

from tests.cases.folders import CASES
from tests.cli.conftest import Terminal


def test_what_is_exported_and_imported_is_the_same_store(run: Terminal, tmp_path: Path) -> None:
    assert run("--store", "a.db", "import", CASES / "57-cr-in-csv" / "in").code == 0
    assert run("--store", "a.db", "export", "all").code == 0
    assert run("--store", "b.db", "import", "all").code == 0
    assert run("--store", "b.db", "export", "again").code == 0
    assert run("--store", "b.db", "status", "--json").json["counts"]["Contact"] == 1
    one, other = ((tmp_path / name / "Contact.csv").read_bytes() for name in ("all", "again"))
    assert one == other
    assert "Forged Person" in one.decode()
    assert b'"Head\rc2"' in one
