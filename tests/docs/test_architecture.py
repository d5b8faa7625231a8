"""`docs/architecture.md` draws the rooms that import-linter checks."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from tests.docs.scratch import ROOT

PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
ENTRANCE = "__main__"
"""What starts the program; no room of the picture."""


def picture() -> list[list[str]]:
    """The rooms as drawn, top to bottom: those of one line side by side."""
    (drawn,) = re.findall(r"^```text\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    return [re.split(r" │ ", re.split(r"\s{2,}", line)[0]) for line in drawn.splitlines()]


def layers() -> list[list[str]]:
    """The rooms as the contract has them."""
    settings: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    (rooms,) = (each for each in settings["tool"]["importlinter"]["contracts"] if each["id"] == "rooms")
    return [layer.split(" | ") for layer in rooms["layers"] if layer != ENTRANCE]


def test_the_picture_has_the_rooms_of_the_contract_in_their_order() -> None:
    assert picture() == layers()


def test_every_room_of_the_picture_is_there_and_every_one_there_in_the_picture() -> None:
    home = ROOT / "graphcrm"
    there = {
        path.name.removesuffix(".py")
        for path in home.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    assert there - {"__init__", ENTRANCE} == {room for line in picture() for room in line}


def test_every_line_says_what_its_rooms_do() -> None:
    (drawn,) = re.findall(r"^```text\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    for line, rooms in zip(drawn.splitlines(), picture(), strict=True):
        said = re.split(r"\s{2,}", line)[1]
        assert len(rooms) == 1 or len(said.split(" · ")) == len(rooms), line
