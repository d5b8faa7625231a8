"""The outputs are what they were when the files were written; `python -m tests.golden` writes them anew."""

from __future__ import annotations

import difflib
from itertools import islice

import pytest

from tests.golden.outputs import GOLDEN, outputs

NAMES = sorted(path.name for path in GOLDEN.glob("*.txt"))
SHOWN = 40
"""How many lines of a difference are shown."""


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    return outputs()


def test_every_output_has_a_file(texts: dict[str, str]) -> None:
    assert sorted(texts) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_output_is_what_it_was(texts: dict[str, str], name: str) -> None:
    before, now = (GOLDEN / name).read_text("utf-8"), texts.get(name, "")
    if before != now:
        lines = difflib.unified_diff(before.split("\n"), now.split("\n"), "golden", "now", n=1, lineterm="")
        pytest.fail(f"{name} differs:\n" + "\n".join(islice(lines, SHOWN)), pytrace=False)
