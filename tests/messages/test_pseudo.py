"""A third language is one file: of a made-up one no output has a sentence left in English."""

from __future__ import annotations

import csv
import html
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.messages.pseudo import make

HAILAN = Path(__file__).parents[2] / "examples" / "hailan"
DAY = ("--as-of", "2026-11-20")
ENGLISH = re.compile(r"[A-Za-z][a-z]*(?:[ ’'][a-z]+){2,}")
"""Three words in a row, the later ones in small letters: a sentence, or part of one."""
COMMANDS = (
    ("weakspots", "--all", "--why", *DAY), ("scorecard", "--why", *DAY), ("due", *DAY), ("explain", "Lin Yue", *DAY),
    ("explain", "o-core-renewal", *DAY), ("whatif", "--leaves", "Lin Yue", *DAY), ("trend", "--since", "2026-01-01", *DAY),
    ("ask", "who_decides"), ("ask",), ("weakspots", "--account", "nobody"), ("explain", "Lin Yuex"), ("weakspots", "--as-of", "x"),
    ("view", "x.doc"), ("nosuch",), ("weakspots", "--nosuch"), ("scorecard", "--rules", "none.toml"), ("import", "none.xlsx"),
    ("--help",), *((name, "--help") for name in ("weakspots", "view", "import", "log", "scorecard", "report", "export", "due")),
)  # fmt: skip


class Speaker:
    """Runs the program in the made-up language, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        make(folder / "locale")
        self.folder = folder
        self.environment = {
            **os.environ, "GRAPHCRM_LOCALE": str(folder / "locale"), "GRAPHCRM_STORE": str(folder / "x.db"), "NO_COLOR": "1",
            "PYTHONPATH": str(Path(__file__).parents[2]), "COLUMNS": "200",
        }  # fmt: skip

    def __call__(self, *words: str) -> str:
        """What a command prints, both ways."""
        command = [sys.executable, "-m", "graphcrm", "--language", "qps", *words]
        ran = subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert "Traceback" not in ran.stderr, ran.stderr
        return ran.stdout + ran.stderr


@pytest.fixture(scope="module")
def speaker(tmp_path_factory: pytest.TempPathFactory) -> Speaker:
    speaker = Speaker(tmp_path_factory.mktemp("qps"))
    speaker("import", str(HAILAN))
    return speaker


@pytest.fixture(scope="module")
def own_texts() -> str:
    """Every text of the account itself, which no language translates."""
    cells: list[str] = []
    for path in HAILAN.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            cells += [cell for row in csv.reader(stream) for cell in row]
    return " | ".join(cells)


def english(text: str, own_texts: str) -> list[str]:
    """What is left in English and is none of the account's own texts."""
    return [
        phrase[0]
        for phrase in ENGLISH.finditer(" ".join(text.split()))
        if phrase[0] not in own_texts and not phrase[0].startswith("graphcrm")
    ]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_no_command_has_a_sentence_left_in_english(
    speaker: Speaker, own_texts: str, words: tuple[str, ...]
) -> None:
    assert english(speaker(*words), own_texts) == []


def _sheets(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        parts = [name for name in archive.namelist() if re.search(r"sharedStrings|drawings|charts", name)]
        return " | ".join(
            html.unescape(re.sub(r"<[^>]+>", " | ", archive.read(name).decode())) for name in parts
        )


def _page(path: Path) -> str:
    """What the page shows in its first language: its data as text, without what other languages say."""
    text = path.read_text("utf-8")
    data = re.search(r'<script[^>]*id="data"[^>]*>(.*?)</script>', text, re.DOTALL)
    assert data is not None
    content = json.loads(data[1])
    content.pop("otherwise", None)

    def texts(value: object) -> list[str]:
        if isinstance(value, dict):
            return [text for part in value.values() for text in texts(part)]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
        if isinstance(value, list):
            return [text for part in value for text in texts(part)]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
        return [value] if isinstance(value, str) else []

    return " | ".join(texts(content))


FILES = {
    "page.html": ("view",), "picture.svg": ("view",), "report.html": ("report",), "report.md": ("report",), "template.xlsx": ("template",),
}  # fmt: skip


@pytest.mark.parametrize("name", [*FILES, "assessment.xlsx", "due.ics"])
def test_no_file_has_a_sentence_left_in_english(speaker: Speaker, own_texts: str, name: str) -> None:
    path = speaker.folder / name
    day = () if name == "template.xlsx" else DAY
    words = {"assessment.xlsx": ("export", "--assessment", name), "due.ics": ("due", "--ics", name)}
    speaker(*words.get(name, (*FILES.get(name, ()), name)), *day)
    assert path.is_file()
    if path.suffix == ".xlsx":
        content = _sheets(path)
    elif name == "page.html":
        content = _page(path)
    else:
        content = html.unescape(
            re.sub(r"<style.*?</style>|<[^>]+>", " | ", path.read_text("utf-8"), flags=re.DOTALL)
        )
    assert english(content, own_texts) == []
