"""The page in three languages: the same places, other words."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

import pytest

from graphcrm.render.context import PageContext
from graphcrm.render.page.account import _said
from graphcrm.render.page.languages import differences
from graphcrm.render.page.views import VIEWS, all_words
from graphcrm.render.words import LANGUAGES, Words, merged
from graphcrm.schema.model import Term
from tests.render.pages import account, data_of, page_of

if TYPE_CHECKING:
    from collections.abc import Mapping

TABLE = all_words()
_GAP = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("key", TABLE)
def test_every_sentence_has_the_same_gaps_in_every_language(key: str) -> None:
    term = TABLE[key]
    gaps = sorted(_GAP.findall(term.en))
    assert sorted(_GAP.findall(term.zh_hans)) == sorted(_GAP.findall(term.zh_hant)) == gaps


@pytest.mark.parametrize("key", TABLE)
def test_no_character_of_one_script_stands_in_the_other(key: str) -> None:
    """Oracle: characters that differ between the scripts, collected from the scales and the glossary."""
    simplified, traditional = (
        set("们关键这没决过无联络见产话题级职称认识战"),
        set("們關鍵這沒決過無聯絡見產話題級職稱認識戰"),
    )
    assert not traditional & set(TABLE[key].zh_hans), TABLE[key]
    assert not simplified & set(TABLE[key].zh_hant), TABLE[key]


def test_a_word_with_two_meanings_is_refused() -> None:
    with pytest.raises(ValueError, match="veto"):
        merged({"veto": Term("veto", "否决权")}, {"veto": Term("stop", "否决")})


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.id)
def test_a_views_own_words_begin_with_its_id(view: Any) -> None:
    if view.id != "cathedral":  # the headline and other views share its words
        assert all(key.startswith(f"{view.id}_") for key in view.words)


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_the_differences_turn_the_english_data_into_the_chinese(language: str) -> None:
    data = data_of(page_of(account(), prepared_for="x"))
    told = {name: data[name] for name in ("footer", "findings", "scenes", "views")}
    for place, value in data["otherwise"][language]:
        holder: Any = told
        for step in place[:-1]:
            holder = holder[step]
        holder[place[-1]] = value
    from graphcrm.analysis import analyze

    context = PageContext(analyze(account().snapshot()), Words(language, TABLE))
    assert told == _plain(_said(context, "x"))
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
    assert said["scenes", number, "sentences", 0] == "2 位決策人中我們能觸達 1 位；沒有路通向Shen Ruoyun。"
    assert (
        said["scenes", number, "sentences", 1]
        == "就這筆 48 M CNY 的項目而言，通向顾长海的每條路都經過同一人：林越。"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_opens_in_the_language_asked_for(language: str) -> None:
    page = page_of(account(), language=language)
    assert f'<html lang="{language}">'.encode() in page
    assert data_of(page)["language"] == language
