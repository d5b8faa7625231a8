"""The command line, run in a folder of its own, and a store that holds the example."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from graphcrm.cli import main

HAILAN = Path(__file__).parents[2] / "examples" / "hailan"
DAY = "2026-11-20"


@dataclass(frozen=True)
class Ran:
    """What a command did: its exit code, what it printed, what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Terminal:
    """Runs commands as a person would, in one folder."""

    def __init__(self, capfd: pytest.CaptureFixture[str]) -> None:
        self._capfd = capfd

    def __call__(self, *words: str | Path) -> Ran:
        self._capfd.readouterr()
        code = main([str(word) for word in words])
        out, err = self._capfd.readouterr()
        assert "Traceback" not in out + err
        return Ran(code, out, err)


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Terminal:
    monkeypatch.chdir(tmp_path)
    for name in ("GRAPHCRM_STORE", "GRAPHCRM_RULES", "NEO4J_USERNAME", "NEO4J_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GRAPHCRM_LANGUAGE", "en")
    return Terminal(capfd)


@pytest.fixture(scope="session")
def _loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from graphcrm.workspace import Workspace

    path = tmp_path_factory.mktemp("example") / "hailan.db"
    with Workspace.open(path) as workspace:
        workspace.import_(HAILAN)
    return path


@pytest.fixture
def example(_loaded: Path, tmp_path: Path, run: Terminal, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """The command line over a store of its own that holds the example."""
    mine = tmp_path / "example.db"
    shutil.copyfile(_loaded, mine)
    monkeypatch.setenv("GRAPHCRM_STORE", str(mine))
    return run
