"""What is found, said in Chinese: every kind, in either script, with nothing English around the names."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

import graphcrm.analysis
from graphcrm.analysis import analyze
from graphcrm.render.chinese import SAYS
from graphcrm.render.context import PageContext
from graphcrm.render.page import findings
from graphcrm.render.page.views import all_words
from graphcrm.render.words import Words
from tests.analysis.worlds import World
from tests.browser.leaving import random_world
from tests.render.pages import account, data_of, finding, page_of, with_findings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from graphcrm.analysis import Analysis

_KIND = re.compile(r"[a-z]+(_[a-z]+)*")
SCRIPTS = {"zh-Hans": "gb2312", "zh-Hant": "big5hkscs"}
"""By language: the character set that holds the characters of this script and not those of the other."""


def _modules() -> Iterator[ModuleType]:
    for each in pkgutil.walk_packages(graphcrm.analysis.__path__, "graphcrm.analysis."):
        yield importlib.import_module(each.name)


def _kinds() -> set[str]:
    """What stands as ``kind`` wherever an analysis makes a finding, directly or through a function of its module."""
    found: set[str] = set()
    for module in _modules():
        tree = ast.parse(inspect.getsource(module))
        calls = [each for each in ast.walk(tree) if isinstance(each, ast.Call)]
        if any(isinstance(each.func, ast.Name) and each.func.id == "Finding" for each in calls):
            handed = [part for each in calls for part in (*each.args, *(one.value for one in each.keywords))]
            own = {
                name.id
                for each in tree.body
                if isinstance(each, ast.Assign)
                for name in ast.walk(each)
                if isinstance(name, ast.Name)
            }
            names = {part.id for part in handed if isinstance(part, ast.Name) and part.id.isupper()}
            values = [getattr(module, name) for name in sorted(names & own)]
            found |= {value for value in values if isinstance(value, str) and _KIND.fullmatch(value)}
    return found


def test_every_kind_of_finding_has_its_chinese() -> None:
    assert set(SAYS) == _kinds()


def _worlds() -> Iterator[World]:
    yield from (account(), *map(random_world, range(60)))
    crowd = World().contacts((f"p{number:02}" for number in range(30)), rank=2)
    for number in range(0, 30, 2):
        crowd.influences(f"p{number:02}", f"p{number + 1:02}", 0.25)
    crowd.contact("clerk", rank=1).contacts("ann bob cat", rank=5)
    yield crowd.influences("clerk > ann : 0.95, clerk > bob : 0.95, clerk > cat : 0.75")
    vice = World().contact("vice", rank=5).reports("ann bob cat", "vice")
    yield vice.influences("dan > ann, dan > bob, eli > cat").decides("zoe")
    level = World().employee("eve", rank=3).contact("ann", rank=5).decides("ann").knows("eve", "ann")
    yield level.met("eve ann", 3)
    torn = World().decides("dan").influences("ann > dan : 0.75, bob > dan : 0.75").supports("ann", 2)
    yield torn.supports("bob", -2).knows("eve", "dan", 4)


@cache
def _analyses() -> tuple[Analysis, ...]:
    return tuple(analyze(world.snapshot()) for world in _worlds())


def _told(analysis: Analysis, language: str) -> dict[str, dict[str, Any]]:
    return findings.records(PageContext(analysis, Words(language, all_words())))


@pytest.mark.parametrize("language", SCRIPTS)
def test_sentence_and_next_step_are_chinese_but_for_names(language: str) -> None:
    """Oracle: what the records call people, deals and units; money and dates."""
    kinds: set[str] = set()
    for analysis in _analyses():
        named = {
            str(name)
            for nodes in analysis.snapshot._nodes.values()
            for node in nodes.values()
            for column in ("name", "name_zh", "title", "title_zh")
            if (name := getattr(node, column, None))
        }
        for each in _told(analysis, language).values():
            kinds.add(each["kind"])
            for text in (each["sentence"], each["short"], each["next"]):
                left = re.sub(r"[\d.]+ [kM] CNY", "", text)
                for name in sorted(named, key=len, reverse=True):
                    left = left.replace(name, "")
                assert not re.search("[A-Za-z]", left), (each["kind"], text)
                assert re.search("[\u4e00-\u9fff]", left), (each["kind"], text)
                assert left.replace("−", "").encode(SCRIPTS[language]), text
    assert kinds == set(SAYS)


def test_the_two_scripts_differ_in_characters_only() -> None:
    for analysis in _analyses():
        one, two = (_told(analysis, language) for language in SCRIPTS)
        for ident in one:
            assert len(one[ident]["next"]) == len(two[ident]["next"]), one[ident]["next"]


def test_an_unknown_kind_and_unknown_people_keep_the_english() -> None:
    known = analyze(account().snapshot())
    extra = [finding("quite_new", "lin"), finding("not_met", "nobody-known"), finding("silo", "lin")]
    told = _told(with_findings(known, extra), "zh-Hans")
    for each in extra:
        assert told[each.id]["sentence"] == each.sentence
        assert told[each.id]["next"] == each.next_step


def test_no_way_round_is_said_with_the_people_and_the_deal() -> None:
    analysis = analyze(account().snapshot())
    told = [each for each in _told(analysis, "zh-Hans").values() if each["kind"] == "no_way_round"]
    said = next(each for each in told if each["who"] == ["lin"])
    assert said["sentence"].startswith(
        "就核心网更新（48 M CNY）而言，绕不开林越：通向顾长海（Chief Executive Officer）"
    )
    assert said["short"] == "绕不开林越：通向顾长海的每条路都经过此人。"


def test_the_page_holds_both_scripts() -> None:
    otherwise = data_of(page_of(account()))["otherwise"]
    for language, start in (("zh-Hans", "绕不开"), ("zh-Hant", "繞不開")):
        texts = [value for place, value in otherwise[language] if place[0] == "findings"]
        assert any(start in str(text) for text in texts)


def test_values_are_never_read_as_patterns() -> None:
    world = account().contact("lin", "network", name="Lin", name_zh="{0.__class__}|%s", key=True)
    told = _told(analyze(world.snapshot()), "zh-Hant")
    assert any("{0.__class__}|%s" in each["sentence"] for each in told.values())
