"""A third language is one file: of a made-up one no output has a sentence left in English."""

from __future__ import annotations

import re

import pytest

from tests.messages.pseudo import make
from tests.messages.spoken import COMMANDS, FILES, own_texts, speak

ENGLISH = re.compile(r"[A-Za-z][a-z]*(?:[ ’'][a-z]+){2,}")
"""Three words in a row, the later ones in small letters: a sentence, or part of one."""
OURS = own_texts()


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("qps")
    make(folder / "locale")
    return speak("qps", folder, folder / "locale")


@pytest.mark.parametrize("asked", [*(" ".join(words) for words in COMMANDS), *FILES])
def test_no_sentence_is_left_in_english(spoken: dict[str, str], asked: str) -> None:
    """What is left in English and is none of the account's own texts."""
    phrases = ENGLISH.finditer(" ".join(spoken[asked].split()))
    left = [phrase[0] for phrase in phrases if phrase[0] not in OURS]
    assert [phrase for phrase in left if not phrase.startswith("graphcrm")] == []
