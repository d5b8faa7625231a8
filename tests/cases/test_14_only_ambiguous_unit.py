"""Case 14: of two units with one name the first was shown to others, without a word."""

from __future__ import annotations

from pathlib import Path

from tests.cases.folders import CASES
from tests.cli.conftest import Terminal
from tests.render.unpacked import texts


def test_units_of_one_name_are_told_apart_by_what_they_are_part_of(run: Terminal, tmp_path: Path) -> None:
    assert run("--store", "x.db", "import", CASES / "14-only-ambiguous-unit" / "in").code == 0
    page = tmp_path / "p.html"
    refused = run("--store", "x.db", "view", page, "--only", "Finance")
    assert refused.code == 1
    assert "Finance (u-nf, Region North), Finance (u-sf, Region South)" in refused.err
    assert not page.exists()
    assert run("--store", "x.db", "view", page, "--only", "u-nf").code == 0
    assert any("part of the account only: Finance (Region North)." in text for text in plain(page))


def plain(page: Path) -> list[str]:
    return [text.translate({0x2068: None, 0x2069: None}) for text in texts(page)]
