"""In Chinese no output has English left in it, but names, commands, and what the account itself says in English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.messages.spoken import COMMANDS, FILES, own_texts, speak

ENGLISH = re.compile(r"(?<![\w-])[A-Za-z]+(?:[ ’'][A-Za-z]+)+")
"""Two words in a row, neither part of an id nor of a formula."""
OURS = own_texts()
PARTS = (
    re.compile(r"graphcrm(?: (?!·)\S+)*"),  # a command to type, up to the next
    re.compile(r"--[\w-]+ \[?[A-Z|]+(?: RANGE)?\b"),  # an option with what it takes
)
NAMES = ("Cytoscape JSON", "Neo4j Browser", "j Browser")
"""Other programs."""
TYPED = ("working contact", "personal bond")
"""Steps of a scale as they are typed; their Chinese stands beside them."""
TIDY = re.compile("[\u4e00-\u9fff，。：；）] [\u4e00-\u9fff，。：；（]")
"""A blank between two Chinese letters."""


@pytest.fixture(scope="module", params=["zh-Hans", "zh-Hant"])
def spoken(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder: Path = tmp_path_factory.mktemp(request.param)
    return speak(request.param, folder)


@pytest.mark.parametrize("asked", [*(" ".join(words) for words in COMMANDS), *FILES])
def test_no_two_words_are_left_in_english(spoken: dict[str, str], asked: str) -> None:
    text = " ".join(spoken[asked].split())
    for part in PARTS:
        text = part.sub(" | ", text)
    phrases = {phrase for phrase in ENGLISH.findall(text) if phrase not in OURS and phrase not in asked}
    assert sorted(phrases - {*NAMES, *TYPED}) == []


@pytest.mark.parametrize("asked", ["report.html", "picture.svg", "due.ics", "assessment.xlsx"])
def test_no_blank_stands_between_chinese_letters(spoken: dict[str, str], asked: str) -> None:
    assert TIDY.findall(spoken[asked]) == []
