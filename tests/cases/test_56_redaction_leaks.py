"""Case 56: names and amounts in titles, units, product lines and sources; nothing of them leaves what was redacted."""

from __future__ import annotations

import csv
import itertools
import re
from pathlib import Path

import pytest

from graphcrm.snapshot.redact import Redaction
from tests.cases.folders import CASES
from tests.cli.conftest import Terminal
from tests.render.unpacked import texts

INPUT = CASES / "56-redaction-leaks" / "in"
NAMES = ("张伟", "Li Na", "Wu Jing", "吴静", "Dealzilla", "Eve", "Kunde", "欧阳翡翠", "Renewal RMB")
AMOUNTS = ("7654321", "48,123,777", "48123777", "四千八百万", "48 million")
OUTPUTS = (
    ("view", "page.html"), ("view", "picture.svg"), ("report", "report.html"), ("report", "report.md"), ("export", "table.xlsx"),
    ("export", "tables"), ("export", "graph.graphml"), ("export", "graph.gexf"), ("export", "graph.cyjs"),
    ("export", "--assessment", "book.xlsx"), ("due", "--days", "400", "--ics", "due.ics"),
)  # fmt: skip


def written(run: Terminal, folder: Path, *options: str, day: str = "2026-04-01") -> str:
    """All that is in the files that every command writes with these options."""
    for words in OUTPUTS:
        command = (*words[:1], *options, *words[1:], "--yes", "--as-of", day)
        assert run("--store", "x.db", *command).code == 0, words
    files = [file for words in OUTPUTS for file in [folder / words[-1]]] + [folder / "report.svg"]
    return "\n".join(text for file in files for text in texts(file))


def standing(tokens: tuple[str, ...], text: str) -> list[str]:
    """Those that stand in a text, as words of their own where they are Latin."""
    return [
        token
        for token in tokens
        if (re.search(rf"\b{re.escape(token)}\b", text) if token.isascii() else token in text)
    ]


@pytest.fixture
def store(run: Terminal) -> Terminal:
    assert run("--store", "x.db", "import", INPUT).code == 0
    return run


def test_no_name_leaves(store: Terminal, tmp_path: Path) -> None:
    text = written(store, tmp_path, "--redact", "names")
    assert standing(NAMES, text) == []
    assert "Director" in text


def test_no_amount_leaves(store: Terminal, tmp_path: Path) -> None:
    text = written(store, tmp_path, "--redact", "money")
    assert standing(AMOUNTS, text) == []
    assert "Dealzilla" in text


def test_without_redaction_they_do(store: Terminal, tmp_path: Path) -> None:
    """So that the tests above look for what would be found."""
    text = written(store, tmp_path)
    everything = (*NAMES, *AMOUNTS)
    assert set(everything) - set(standing(everything, text)) == {"48123777"}


def test_no_list_of_names_or_ids_tells_who_is_who() -> None:
    """Two redactions without a key have no id in common, so that none follows from what anybody knows."""
    with (INPUT / "Contact.csv").open(encoding="utf-8") as stream:
        ids = [row["id"] for row in csv.DictReader(stream)]
    drawn = [{Redaction(["names"]).ident("Contact", ident) for ident in ids} for _ in range(3)]
    assert all(len(codes) == len(ids) for codes in drawn)
    assert not any(one & two for one, two in itertools.combinations(drawn, 2))
