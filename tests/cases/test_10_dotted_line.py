"""Case 10: a dotted line, for a project only, dissolved a single point of dependency."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases.folders import CASES
from tests.cli.conftest import Terminal

FOLDER = CASES / "10-dotted-line" / "in"


@pytest.mark.parametrize(
    ("kind", "dissolves"), [("dotted", False), ("functional", False), ("acting", True), ("", True)]
)
def test_only_a_line_of_the_seat_leads_round_somebody(
    run: Terminal, tmp_path: Path, kind: str, *, dissolves: bool
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for file in FOLDER.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    head, *lines = (FOLDER / "REPORTS_TO.csv").read_text("utf-8").splitlines()
    rows = [f"{line},{kind if line.startswith('c3,c4') else ''}" for line in lines]
    (folder / "REPORTS_TO.csv").write_text("\n".join([f"{head},kind", *rows, ""]), "utf-8")
    assert run("--store", "x.db", "import", folder).code == 0
    spots = " ".join(run("--store", "x.db", "weakspots", "--all").out.split())
    assert ("No way round Boris Kuhn" not in spots) is dissolves
    explained = run("--store", "x.db", "explain", "Dilip Rao").out
    words = {"acting": "reporting line, acting", "": "(reporting line, carries"}
    assert f"Carla Mott ({words.get(kind, 'dotted reporting line').lstrip('(')}" in explained
