"""Everything that the program says of an account, in any language: for tests that look for English left in it.

``python -m tests.messages.spoken LANGUAGE FOLDER`` runs every command in one process, in that folder, and writes what each said
to ``spoken.json``.
"""

from __future__ import annotations

import base64
import csv
import gzip
import html
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from click.testing import CliRunner

from graphcrm.cli import COMMANDS as NAMES
from graphcrm.cli import main

ROOT = Path(__file__).parents[2]
HAILAN = ROOT / "examples" / "hailan"
DAY = ("--as-of", "2026-11-20")
COMMANDS = (
    ("weakspots", "--all", "--why", *DAY), ("scorecard", "--why", *DAY), ("due", *DAY), ("explain", "Lin Yue", *DAY),
    ("explain", "o-core-renewal", *DAY), ("whatif", "--leaves", "Lin Yue", *DAY), ("trend", "--since", "2026-01-01", *DAY),
    ("status",), ("ask", "who_decides", "opportunity=o-core-renewal"), ("ask", "who_decides"), ("ask",),
    ("weakspots", "--account", "nobody"), ("explain", "Lin Yuex"), ("weakspots", "--as-of", "x"), ("view", "x.doc"), ("nosuch",),
    ("weakspots", "--nosuch"), ("scorecard", "--rules", "none.toml"), ("import", "none.xlsx"), ("report", "none/x.html"),
    ("--help",), *((name, "--help") for name in NAMES),
)  # fmt: skip
"""What is printed, each with what was asked."""
FILES = {
    "page.html": ("view", "page.html", *DAY),
    "picture.svg": ("view", "picture.svg", *DAY),
    "report.html": ("report", "report.html", *DAY),
    "report.md": ("report", "report.md", *DAY),
    "template.xlsx": ("template", "template.xlsx"),
    "assessment.xlsx": ("export", "--assessment", "assessment.xlsx", *DAY),
    "due.ics": ("due", "--ics", "due.ics", *DAY),
}
"""What is written, each with the command that writes it."""
_SENTENCES = ("SUMMARY", "DESCRIPTION", "X-WR-CALNAME")
"""The lines of a calendar that people read."""


def speak(language: str, folder: Path, catalogues: Path | None = None) -> dict[str, str]:
    """What every command and file says in a language, by the command's words or the file's name."""
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "200", "PYTHONPATH": str(ROOT)}
    if catalogues is not None:
        environment["GRAPHCRM_LOCALE"] = str(catalogues)
    command = [sys.executable, "-m", "tests.messages.spoken", language, str(folder)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, timeout=900)
    printed: dict[str, str] = json.loads((folder / "spoken.json").read_text("utf-8"))
    return printed | {name: content(folder / name, language) for name in FILES}


def own_texts() -> str:
    """Every text of the account itself, which no language translates."""
    cells: list[str] = []
    for path in HAILAN.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            cells += [cell for row in csv.reader(stream) for cell in row]
    return " | ".join(cells)


def content(path: Path, language: str) -> str:
    """What a reader of a file sees."""
    if path.suffix == ".xlsx":
        return _sheets(path)
    text = path.read_bytes().decode()
    if path.suffix == ".ics":
        lines = re.sub(r"\r?\n[ \t]", "", text).splitlines()
        return " | ".join(line.partition(":")[2] for line in lines if line.startswith(_SENTENCES))
    if path.name == "page.html":
        return " | ".join(_strings(_page(text, language)))
    return html.unescape(re.sub(r"<style.*?</style>|<[^>]+>", " | ", text, flags=re.DOTALL))


def _sheets(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        parts = [
            name for name in archive.namelist() if re.search(r"sharedStrings|drawings|charts|comments", name)
        ]
        return " | ".join(
            html.unescape(re.sub(r"<[^>]+>", " | ", archive.read(name).decode())) for name in parts
        )


def _page(text: str, language: str) -> dict[str, Any]:
    """The data of a page as it shows in one language: with what that language says in place of the English."""
    script = re.search(r'<script type="([^"]*)" id="data"[^>]*>(.*?)</script>', text, re.DOTALL)
    assert script is not None
    packed = script[1] == "application/gzip"
    data: dict[str, Any] = json.loads(gzip.decompress(base64.b64decode(script[2])) if packed else script[2])
    for place, said in data.pop("otherwise", {}).get(language, ()):
        part: Any = data
        for step in place[:-1]:
            part = part[step]
        part[place[-1]] = said
    found_by = data["people"]["columns"].index("search")
    for row in data["people"]["rows"]:
        row[found_by] = ""  # pinyin
    number = data["languages"].index(language)
    data["words"] = {name: words[number] for name, words in data["words"].items()}
    data["scales"] = {
        scale: {step: words[number] for step, words in steps.items()}
        for scale, steps in data["scales"].items()
    }
    return data


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _strings([*cast("dict[str, object]", value).values()])
    elif isinstance(value, list):
        for part in cast("list[object]", value):
            yield from _strings(part)


def _printed(words: tuple[str, ...], language: str) -> str:
    with CliRunner().isolation() as (out, err, _):
        main(["--language", language, *words])
        said = out.getvalue().decode() + err.getvalue().decode()
    assert "Traceback" not in said, said
    return said


def _all(language: str, folder: Path) -> None:
    os.chdir(folder)
    os.environ["GRAPHCRM_STORE"] = str(folder / "x.db")
    imported = ("import", str(HAILAN))
    printed = {" ".join(words): _printed(words, language) for words in (imported, *COMMANDS, *FILES.values())}
    (folder / "spoken.json").write_text(json.dumps(printed), "utf-8")


if __name__ == "__main__":
    _all(sys.argv[1], Path(sys.argv[2]))
