"""Facts in words: expected texts are written out by hand, in three languages."""

from __future__ import annotations

import datetime

import pytest

from graphcrm.account.graph import AccountGraph
from graphcrm.messages import (
    Deal,
    Fact,
    Message,
    Money,
    Name,
    Number,
    Person,
    Share,
    Signed,
    fitting,
    joined,
    listed,
    sentences,
    text,
)
from tests.analysis.worlds import World

LIN = Person("c1", "Lin Yue", "林越", "VP Network", "网络副总裁")
DEAL = Deal("o1", "Core renewal", "核心网更新", 48e6, "CNY")


@pytest.mark.parametrize(
    ("fact", "reading", "english", "simplified", "traditional"),
    [
        (LIN, "", "Lin Yue 林越", "林越", "林越"),
        (LIN, "titled", "Lin Yue 林越 (VP Network)", "林越（网络副总裁）", "林越（网络副总裁）"),
        (Person("c2", "Nils Novak"), "titled", "Nils Novak", "Nils Novak", "Nils Novak"),
        (DEAL, "", "Core renewal (48 M CNY)", "核心网更新（4800 万元）", "核心网更新（4,800 萬元）"),
        (DEAL, "name", "Core renewal", "核心网更新", "核心网更新"),
        (Deal(None, ""), "", "this account", "本客户", "本客戶"),
        (Money(1.2e8, "USD"), "", "120 M USD", "1.2 亿美元", "1.2 億美元"),
        (Money(None), "", "amount unknown", "金额未知", "金額未知"),
        (Money(-1500.0), "", "-1.5 k", "-1500", "-1,500"),
        (Share(0.0), "", "0 %", "0 %", "0 %"),
        (Share(0.004), "", "under 1 %", "不足 1 %", "不足 1 %"),
        (Share(0.996), "begun", "Over 99 %", "超过 99 %", "超過 99 %"),
        (Share(1.0), "", "100 %", "100 %", "100 %"),
        (Signed(-0.5), "", "−0.5", "−0.5", "−0.5"),
        (Signed(0.04, 1), "", "0.0", "0.0", "0.0"),
        (Number(1234567.0, ",.0f"), "", "1,234,567", "1,234,567", "1,234,567"),
        (7, "", "7", "7", "7"),
        (datetime.date(2026, 3, 1), "", "2026-03-01", "2026 年 3 月 1 日", "2026 年 3 月 1 日"),
        (joined(["a", "b"]), "", "a and b", "a和b", "a和b"),
        (
            joined(["a", "b", "c", "d", "e"]),
            "",
            "a, b, c and 2 more",
            "a、b、c等（共 5）",
            "a、b、c等（共 5）",
        ),
        (listed(["a", "b"], style="or"), "", "a or b", "a或b", "a或b"),
        (listed([LIN, LIN], style="route"), "", "Lin Yue 林越 → Lin Yue 林越", "林越 → 林越", "林越 → 林越"),
    ],
)
def test_a_fact_reads_in_each_language(
    fact: Fact, reading: str, english: str, simplified: str, traditional: str
) -> None:
    read = tuple(text(fact, language, reading=reading) for language in ("en", "zh-Hans", "zh-Hant"))
    assert [words.replace(" ", "") for words in read] == [
        words.replace(" ", "") for words in (english, simplified, traditional)
    ]
    assert read[0] == english


def test_plurals_follow_the_number() -> None:
    assert [text(Message("count.days", n=number)) for number in (0, 1, 2)] == ["0 days", "1 day", "2 days"]


def test_sentences_that_are_not_there_leave_no_gap() -> None:
    first, second = Message("step.get_to_know", ours=LIN, who=LIN), Message("did_you_mean", name="x")
    assert sentences(first, None) == first
    assert text(sentences(first, None, second)) == f"{text(first)} {text(second)}"


def test_a_kind_that_no_catalogue_says_is_a_mistake_and_a_broken_fact_too() -> None:
    with pytest.raises(KeyError):
        text(Message("no.such.kind"))
    with pytest.raises(KeyError):
        text(Message("did_you_mean"))


def test_only_what_runs_the_other_way_is_isolated() -> None:
    arabic = "تجديد 5G (2026)"
    assert text(Name(arabic)) == f"\u2068{arabic}\u2069"
    assert text(Person("c", arabic)) == f"\u2068{arabic}\u2069"
    assert text(Name("Nils (5G)")) == "Nils (5G)"
    assert text(Name("林越")) == "林越"
    route = text(listed([Name(arabic), Name("Nils")], style="route"))
    assert route == f"\u2068{arabic}\u2069 → Nils"


def test_braces_and_percent_signs_in_a_name_stay_text() -> None:
    assert text(Message("did_you_mean", name="{name} 100 % {0}")) == "Did you mean “{name} 100 % {0}”?"


def test_namesakes_are_told_apart_by_title_unit_or_id() -> None:
    """Two Nils by their titles; two Mias of one title by their units; two Tims by their ids alone."""
    world = World().unit("u1").unit("u2")
    for ident, name, title, unit in (
        ("n1", "Nils", "Buyer", "u1"), ("n2", "Nils", "Lawyer", "u1"), ("m1", "Mia", "Buyer", "u1"), ("m2", "Mia", "Buyer", "u2"),
        ("t1", "Tim", None, None), ("t2", "Tim", None, None), ("one", "Ada", "Buyer", "u1"),
    ):  # fmt: skip
        world.contact(ident, unit, name=name, title=title)
    account = AccountGraph(world.snapshot())
    read = {ident: text(account.person(ident)) for ident in ("n1", "n2", "t1", "t2", "one")}
    assert read == {
        "n1": "Nils (Buyer)",
        "n2": "Nils (Lawyer)",
        "t1": "Tim (t1)",
        "t2": "Tim (t2)",
        "one": "Ada",
    }
    mias = [text(account.person(ident)) for ident in ("m1", "m2")]
    assert len({*mias}) == 2
    assert not any("Buyer" in mia for mia in mias)


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("zh_TW.UTF-8", "zh-Hant"), ("zh-HK", "zh-Hant"), ("zh_CN", "zh-Hans"), ("zh", "zh-Hans"), ("ZH-hans", "zh-Hans"),
        ("en_GB.UTF-8", "en"), ("C", "en"), ("", "en"), (None, "en"), ("fr_FR", "en"),
    ],
)  # fmt: skip
def test_a_tag_or_locale_finds_its_language(tag: str | None, language: str) -> None:
    assert fitting(tag) == language


def test_a_message_is_data_as_well() -> None:
    message = Message("x", who=LIN, share=Share(0.5), days=listed([datetime.date(2026, 1, 2)]), n=2)
    assert message.to_dict() == {
        "kind": "x",
        "facts": {
            "who": {
                "id": "c1",
                "name": "Lin Yue",
                "chinese": "林越",
                "title": "VP Network",
                "chinese_title": "网络副总裁",
            },
            "share": {"share": 0.5},
            "days": ["2026-01-02"],
            "n": 2,
        },
    }
