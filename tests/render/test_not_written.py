"""A disk that is full and a place where nothing may be written are named as such, and no half-written file is left."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from graphcrm.errors import OutputError
from graphcrm.render import files
from graphcrm.render.sheets import FactSheet, write

WHY = {
    errno.ENOSPC: "no space",
    errno.EDQUOT: "quota",
    errno.EROFS: "read-only",
    errno.EACCES: "denied",
}


@pytest.mark.parametrize("number", WHY)
@pytest.mark.parametrize("name", ["out.xlsx", "folder"])
def test_why_is_said_and_what_was_there_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, name: str
) -> None:
    (tmp_path / "out.xlsx").write_bytes(b"before")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", refuse)
        if name == "folder":
            broken.setattr(Path, "open", refuse)
        with pytest.raises(OutputError) as told:
            write(tmp_path / name, [FactSheet("Contact", ("id",), [["c1"]])])
    assert name in str(told.value)
    assert WHY[number] in str(told.value).casefold()
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("out.xlsx", b"before")]


def test_a_file_that_can_be_written_is(tmp_path: Path) -> None:
    files.write(tmp_path / "a", b"x")
    assert (tmp_path / "a").read_bytes() == b"x"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_full_standard_output_is_named(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "graphcrm", "ask"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            cwd=tmp_path,
            check=False,
        )
    assert ran.returncode == 1
    assert "can't be written" in ran.stderr
    assert "Traceback" not in ran.stderr
