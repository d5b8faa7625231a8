"""What is said of an account is said in every language, from the same facts."""

from __future__ import annotations

import datetime

from graphcrm.account.next_step import planned, to_reach
from graphcrm.analysis import analyze
from graphcrm.explain import explain
from graphcrm.messages import text
from tests.analysis.worlds import DAY, World


def world() -> World:
    people = World().employee("eve", name="Eve", name_zh="叶薇").contact("ann", name="Ann", name_zh="安宁")
    people.opportunity("core", name="Core", name_zh="核心网", amount=48e6).decides("ann", "core", veto=True)
    return people.knows("eve", "ann", 3).supports("ann", 1)


def test_a_next_step_is_said_in_each_language() -> None:
    step = to_reach(world().account(), "ann")
    assert text(step) == "Let Eve 叶薇 meet Ann 安宁: they know each other, and no meeting is recorded."
    assert text(step, "zh-Hans") == "请叶薇与安宁会面：两人相识，但尚无会面记录。"
    assert text(step, "zh-Hant") == "請叶薇與安宁會面：兩人相識，但尚無會面記錄。"


def test_what_is_planned_already_is_the_step() -> None:
    people = world()
    people.thing(
        "Action", "a", name="Site visit", status="planned", due_on=DAY - datetime.timedelta(1), owner="eve"
    )
    account = people.tie("CONCERNS.Action.Contact", "a", "ann").account()
    step = planned(account, "ann") or to_reach(account, "ann")
    assert text(step) == f"Overdue since {DAY - datetime.timedelta(1)}: Site visit (Eve 叶薇)."
    assert text(step, "zh-Hans").endswith("逾期：Site visit（叶薇）。")
    assert planned(world().account(), "ann") is None


def test_an_explanation_is_the_same_facts_in_each_language() -> None:
    explanation = explain(analyze(world().snapshot()), "ann")
    english, chinese = explanation.to_dict(), explanation.to_dict("zh-Hans")
    assert [section["facts"] for section in english["sections"]] == [
        section["facts"] for section in chinese["sections"]
    ]
    titles = {section["title"] for section in chinese["sections"]}
    assert {"此人是谁", "此人的立场", "薄弱环节"} <= titles
    assert not any(title.isascii() for title in titles)
    assert chinese["title"] == "安宁"


def test_evidence_has_its_days_and_places_as_facts() -> None:
    evidence = next(
        reason
        for finding in analyze(world().snapshot()).findings
        for reason in finding.evidence
        if reason.dates
    )
    assert all(isinstance(day, datetime.date) for day in evidence.dates)
    document = evidence.to_dict("zh-Hans")
    assert document["dates"] == [day.isoformat() for day in evidence.dates]
    assert document["sources"] == [text(source, "zh-Hans") for source in evidence.sources]
    assert text(evidence.places()) == " · ".join((*map(str, evidence.dates), *map(text, evidence.sources)))
    assert text(evidence.places(0)).endswith("more row" if len(evidence.sources) == 1 else "more rows")
