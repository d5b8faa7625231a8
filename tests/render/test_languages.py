"""The page in three languages: the same places, other words."""

from __future__ import annotations

import copy
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from graphcrm.analysis import analyze
from graphcrm.messages import catalogue as catalogues
from graphcrm.messages import languages
from graphcrm.messages.catalogue import catalogue
from graphcrm.render.context import PageContext
from graphcrm.render.page import assembly
from graphcrm.render.page.account import script_words, texts
from graphcrm.render.page.languages import differences
from graphcrm.render.scene import layout
from graphcrm.render.words import Words
from tests.render.pages import account, data_of, page_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

KEYS = script_words()
_GAP = re.compile(r"\{(\w+)\}")


def pattern(key: str, language: str) -> str:
    return catalogue(language).pattern(f"page.{key}")


@pytest.mark.parametrize("key", KEYS)
def test_every_sentence_has_the_same_gaps_in_every_language(key: str) -> None:
    gaps = [sorted(_GAP.findall(pattern(key, language))) for language in languages()]
    assert all(other == gaps[0] for other in gaps)


def test_the_page_holds_the_words_that_its_scripts_say() -> None:
    """Oracle: the scripts. A key of which a part is only known when it runs matches whatever fits the part written."""
    scripts = assembly.script()
    literal = {*re.findall(r"""["'](\w+)["']""", scripts), *re.findall(r"\b(\w+):", scripts), *layout.BANDS}
    pieces = [re.split(r"\$\{.*?\}", part) for part in re.findall(r"(?:word|say)\(`([^`]+)`", scripts)]
    open_ended = [re.compile(r"\w+".join(map(re.escape, piece))) for piece in pieces]
    assert [
        key for key in KEYS if key not in literal and not any(one.fullmatch(key) for one in open_ended)
    ] == []
    said = re.findall(r"""\b(?:word|say)\(["'](\w+)["']""", scripts)
    assert set(said) <= set(KEYS)
    assert len(set(KEYS)) == len(KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_no_character_of_one_script_stands_in_the_other(key: str) -> None:
    """Oracle: characters that differ between the scripts, collected from the scales and the glossary."""
    simplified, traditional = (
        set("们关键这没决过无联络见产话题级职称认识战"),
        set("們關鍵這沒決過無聯絡見產話題級職稱認識戰"),
    )
    assert not traditional & set(pattern(key, "zh-Hans"))
    assert not simplified & set(pattern(key, "zh-Hant"))


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_the_differences_turn_the_english_data_into_the_chinese(language: str) -> None:
    data = data_of(page_of(account(), prepared_for="x"))
    told = {name: data[name] for name in ("footer", "findings", "scenes", "views")}
    for place, value in data["otherwise"][language]:
        holder: Any = told
        for step in place[:-1]:
            holder = holder[step]
        holder[place[-1]] = value
    context = PageContext(analyze(account().snapshot()), Words.of(language))
    assert told == _plain(texts(context, "x"))
    assert "机密" in str(told) or "機密" in str(told)


def _plain(data: Mapping[str, Any]) -> Any:
    import json

    return json.loads(json.dumps(data))


def test_what_has_another_shape_is_replaced_whole() -> None:
    base = {"a": ["x", "y"], "b": {"c": "z", "d": [1, 2]}}
    other = copy.deepcopy(base) | {"a": ["x"]}
    other["b"]["d"][1] = 3  # type: ignore[index]
    assert list(differences(base, other)) == [(("a",), ["x"]), (("b", "d", 1), 3)]


def test_the_headline_is_said_in_chinese_with_chinese_names() -> None:
    data = data_of(page_of(account()))
    said = {tuple(place): value for place, value in data["otherwise"]["zh-Hant"]}
    number = next(index for index, each in enumerate(data["scenes"]) if each["id"] == "core")
    assert (
        said["scenes", number, "sentences", 0]
        == "按票的權重：60 % 未定（顾长海（有否決權））；40 % 立場未知（Shen Ruoyun）。"
    )
    assert (
        said["scenes", number, "sentences", 3]
        == "就這筆 4,800 萬元的項目而言，通向顾长海的每條路都經過同一人：林越。"
    )


def test_a_fourth_catalogue_is_a_fourth_language_of_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(catalogues.folder(), tmp_path / "locale")
    (tmp_path / "locale" / "zh_Hant").rename(tmp_path / "locale" / "xx")
    shutil.copytree(catalogues.folder() / "zh_Hant", tmp_path / "locale" / "zh_Hant")
    caches = (languages, catalogue, Words.of)
    monkeypatch.setenv("GRAPHCRM_LOCALE", str(tmp_path / "locale"))
    for cached in caches:
        cached.cache_clear()
    try:
        data = data_of(page_of(account()))
    finally:
        monkeypatch.undo()
        for cached in caches:
            cached.cache_clear()
    assert data["languages"] == ["en", "xx", "zh-Hans", "zh-Hant"]
    assert len(data["language_names"]) == 4
    assert data["words"]["views"] == ["Views", "檢視", "视图", "檢視"]
    assert set(data["otherwise"]) == {"xx", "zh-Hans", "zh-Hant"}


@pytest.mark.parametrize("language", languages())
def test_the_page_opens_in_the_language_asked_for(language: str) -> None:
    page = page_of(account(), language=language)
    assert f'<html lang="{language}">'.encode() in page
    assert data_of(page)["language"] == language
