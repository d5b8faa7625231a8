"""What is found, said on the page in Chinese: every kind, in either script, with nothing English around the names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from graphcrm import schema
from graphcrm.analysis import analyze
from graphcrm.messages import text
from graphcrm.render.context import PageContext
from graphcrm.render.page import findings
from graphcrm.render.words import Words
from tests.analysis.telling import telling_worlds
from tests.render.pages import account, data_of, page_of

if TYPE_CHECKING:
    from graphcrm.analysis import Analysis

SCRIPTS = {"zh-Hans": "gb2312", "zh-Hant": "big5hkscs"}
"""By language: the character set that holds the characters of this script and not those of the other."""
_IDENTIFIERS = re.compile(r"PageRank|" + "|".join(schema.TIES))


@cache
def _analyses() -> tuple[Analysis, ...]:
    return tuple(analyze(world.snapshot()) for world in (account(), *telling_worlds(60)))


def _records(analysis: Analysis, language: str) -> Mapping[str, Mapping[str, Any]]:
    return findings.records(PageContext(analysis, Words.of(language)))


def _texts(record: Mapping[str, Any]) -> list[str]:
    return [
        record["sentence"],
        record["short"],
        record["next"],
        *(part for why in record["why"] for part in why),
    ]


@pytest.mark.parametrize("language", SCRIPTS)
def test_every_text_of_a_finding_is_chinese_but_for_names(language: str) -> None:
    """Oracle: what the records call people, deals, units and competitors; the file they came from; names of measures and of types of relationships."""
    for analysis in _analyses():
        names = {
            str(name)
            for nodes in analysis.snapshot._nodes.values()
            for node in nodes.values()
            for column in ("id", "name", "name_zh", "title", "title_zh")
            if (name := getattr(node, column, None))
        } | {"test.csv", "Test", "Visit", "CNY"}
        for record in _records(analysis, language).values():
            for said in filter(None, _texts(record)):
                words = _IDENTIFIERS.sub("", said)
                for name in sorted(names, key=len, reverse=True):
                    words = words.replace(name, "")
                assert not re.search("[A-Za-z]", words), (record["kind"], said)
                assert re.sub("[−→–·]", "", words).encode(SCRIPTS[language]), said


def test_the_two_scripts_differ_in_characters_only() -> None:
    for analysis in _analyses():
        simplified, traditional = (_records(analysis, language) for language in SCRIPTS)
        for ident, record in simplified.items():
            assert len(record["next"].replace(",", "")) == len(traditional[ident]["next"].replace(",", ""))


def test_no_way_round_is_said_with_the_people_and_the_deal() -> None:
    records = _records(analyze(account().snapshot()), "zh-Hans").values()
    said = next(each for each in records if each["kind"] == "no_way_round")
    assert said["sentence"].startswith(
        "就Radio expansion（1200 万元）而言，我方只有Tom能通向Rui Costa（研究员）"
    )
    assert said["short"] == "我方只有Tom能通向Rui Costa。"
    assert said["stake"] == "涉及 1200 万元"
    also = [reason for each in records for reason in each["also"]]
    assert "绕不开林越：通向顾长海的每条路都经过此人。" in also


def test_in_short_nothing_is_left_out_but_titles_amounts_and_openings() -> None:
    """Oracle: what the English sentence holds."""
    for analysis in _analyses():
        for finding in analysis.findings:
            sentence, short = finding.sentence, text(finding.message, short=True)
            assert set(re.findall(r"[^\W\d_]+", short)) <= set(re.findall(r"[^\W\d_]+", sentence)), short


def test_the_page_holds_both_scripts() -> None:
    otherwise = data_of(page_of(account()))["otherwise"]
    for language, start in (("zh-Hans", "绕不开"), ("zh-Hant", "繞不開")):
        texts = [value for place, value in otherwise[language] if place[0] == "findings"]
        assert any(start in str(value) for value in texts)


def test_values_are_never_read_as_patterns() -> None:
    world = account().contact("lin", "network", name="Lin", name_zh="{0.__class__}|%s", key=True)
    records = _records(analyze(world.snapshot()), "zh-Hant")
    assert any("{0.__class__}|%s" in record["sentence"] for record in records.values())


def test_a_name_from_right_to_left_turns_nothing_beside_it() -> None:
    world = account().contact("lin", "network", name="לין", key=True)
    sentences = [record["sentence"] for record in _records(analyze(world.snapshot()), "en").values()]
    assert any(re.search("\u2068לין[^\u2069]*\u2069", sentence) for sentence in sentences)
