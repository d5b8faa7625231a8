"""A copy of the program to change by the recipes of `docs/contributing.md`, and what it says afterwards."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
LOCALE = "graphcrm/messages/locale"
LANGUAGES = ("en", "zh_Hans", "zh_Hant")
SPEAK = """
import contextlib, io, json, sys

from graphcrm.cli import main

for words in json.loads(sys.argv[1]):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(words)
    print(json.dumps([code, out.getvalue(), err.getvalue()]))
"""


class Scratch:
    """A copy of the program. ``changed`` has the files that each recipe changed or added."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.changed: dict[str, set[str]] = {}
        self.recipe = ""
        for name in ("graphcrm", "cypher", "tools"):
            shutil.copytree(ROOT / name, home / name, ignore=shutil.ignore_patterns("__pycache__"))
        (home / "docs").mkdir()
        shutil.copy(ROOT / "pyproject.toml", home)

    def follow(self, recipe: str) -> Scratch:
        """What is changed from now on is of this recipe."""
        self.recipe = recipe
        self.changed[recipe] = set()
        return self

    def add(self, path: str, content: str) -> None:
        """A new file."""
        assert not self._noted(path).exists(), f"{path} is there already"
        (self.home / path).parent.mkdir(parents=True, exist_ok=True)
        (self.home / path).write_text(content, "utf-8")

    def insert(self, path: str, behind: str, new: str) -> None:
        """A text behind another, which stands in the file once."""
        self.replace(path, behind, behind + new)

    def replace(self, path: str, old: str, new: str) -> None:
        """A text instead of another, which stands in the file once."""
        file = self._noted(path)
        content = file.read_text("utf-8")
        assert content.count(old) == 1, f"{path} has {content.count(old)} times {old!r}"
        file.write_text(content.replace(old, new), "utf-8")

    def words(self, patterns: Mapping[str, tuple[str, str, str]]) -> None:
        """Patterns by kind, in every language; the English of plural forms stands on both sides of ``¦``."""
        for number, language in enumerate(LANGUAGES):
            entries = "".join(
                _entry(kind, said[number], plural="¦" in said[0]) for kind, said in patterns.items()
            )
            self._append(language, entries)

    def terms(self, patterns: Mapping[str, tuple[str, str]]) -> None:
        """The Chinese of words of the vocabulary."""
        for number, language in enumerate(LANGUAGES[1:]):
            entries = "".join(
                f'\nmsgctxt "term"\nmsgid "{english}"\nmsgstr "{said[number]}"\n'
                for english, said in patterns.items()
            )
            self._append(language, entries)

    def _append(self, language: str, entries: str) -> None:
        with self._noted(f"{LOCALE}/{language}/LC_MESSAGES/graphcrm.po").open(
            "a", encoding="utf-8"
        ) as stream:
            stream.write(entries)

    def _noted(self, path: str) -> Path:
        self.changed[self.recipe].add(path)
        return self.home / path

    # What it says ------------------------------------------------------------------------------------------------

    def run(self, *command: str, fails: bool = False) -> str:
        """What a script or statement of the copy prints."""
        done = subprocess.run(
            [sys.executable, *command],
            cwd=self.home,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert (done.returncode != 0) is fails, done.stdout + done.stderr
        return done.stdout

    def speak(self, *commands: Sequence[str]) -> list[tuple[int, str, str]]:
        """Exit code and both outputs of each of some command lines, in one process."""
        lines = self.run("-c", SPEAK, json.dumps(commands)).splitlines()
        return [tuple(json.loads(line)) for line in lines]

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "PYTHONPATH": str(self.home),
            "PYTHONDONTWRITEBYTECODE": "1",
            "GRAPHCRM_STORE": str(self.home / "account.db"),
            "GRAPHCRM_LANGUAGE": "en",
            "NO_COLOR": "1",
            "COLUMNS": "200",
        }


def _entry(kind: str, said: str, *, plural: bool) -> str:
    if not plural:
        return f'\nmsgid "{kind}"\nmsgstr "{said}"\n'
    forms = "".join(f'msgstr[{number}] "{form}"\n' for number, form in enumerate(said.split("¦")))
    return f'\nmsgid "{kind}"\nmsgid_plural "{kind}"\n{forms}'


def document(said: tuple[int, str, str]) -> dict[str, Any]:
    """What a command with ``--json`` said."""
    code, out, err = said
    assert code == 0, err
    content: dict[str, Any] = json.loads(out)
    return content
