"""`ask` and `status`."""

from __future__ import annotations

import pytest

from graphcrm.questions import questions
from tests.cli.conftest import Terminal

GIVEN = {
    "account": "org-hailan",
    "opportunity": "o-core-renewal",
    "contact": "c-lin-yue",
    "competitor": "org-orion",
    "since_day": "2025-01-01",
    "day": "2026-11-24",
}
ACROSS = {"one_of_ours", "people_of_several", "holdings"}
"""Ask for more than one account, and the example is one."""


def test_every_shipped_question_is_answered(example: Terminal) -> None:
    for each in questions():
        ran = example("ask", each.name, *(f"{name}={GIVEN[name]}" for name in each.parameters), "--json")
        assert ran.code == 0, ran.err
        assert ran.json["rows"] or each.name.endswith("_nowhere") or each.name in ACROSS, each.name
        assert all(len(row) == len(ran.json["columns"]) for row in ran.json["rows"])


def test_without_a_name_the_questions_are_listed(run: Terminal) -> None:
    ran = run("ask")
    assert ran.code == 0
    assert all(each.name in ran.out for each in questions())


@pytest.mark.parametrize(
    ("words", "said"),
    [([], "needs contact"), (["contact"], "PARAMETER=VALUE"), (["who=x"], "does not know who")],
)
def test_a_question_says_what_it_needs(example: Terminal, words: list[str], said: str) -> None:
    ran = example("ask", "who_knows", *words)
    assert ran.code == 2
    assert said in ran.err


def test_accounts_people_and_opportunities_may_be_named(example: Terminal) -> None:
    by_id = example("ask", "who_knows", "contact=c-lin-yue", "--json").json["rows"]
    assert by_id
    assert example("ask", "who_knows", "contact=林越", "--json").json["rows"] == by_id
    assert example("ask", "last_met", "account=海澜", "--json").json["rows"]
    assert example("ask", "last_met", "account=nope").code == 1


def test_names_are_in_the_language_asked_for(example: Terminal) -> None:
    asked = ("ask", "competitor_support", "account=org-hailan")
    chinese, english = example("--language", "zh-Hans", *asked).out, example(*asked).out
    assert ("关鹏" in chinese, "关鹏" in english) == (True, False)
    assert ("Guan Peng" in chinese, "Guan Peng" in english) == (False, True)
    assert "_zh" not in chinese + english
    columns = example(*asked, "--json").json["columns"]
    assert columns[1:5] == ["name", "name_zh", "competitor", "competitor_zh"]


def test_a_value_is_data_never_cypher(example: Terminal) -> None:
    before = example("status", "--json").json
    ran = example("ask", "who_knows", "contact=x'}) DETACH DELETE c //", "--json")
    assert (ran.code, ran.out) == (1, "")
    assert "There is no contact" in ran.err
    assert example("status", "--json").json == before


def test_status_counts_what_there_is(example: Terminal) -> None:
    ran = example("status", "--json")
    assert ran.json["counts"]["Contact"] == 155
    assert ran.json["counts"]["Employee"] == 14
    assert "Hailan Telecom" in example("status").out
