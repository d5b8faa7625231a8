"""People in columns, and what they are found by."""

from __future__ import annotations

import pytest

from graphcrm.render.compact import Texts, row, table
from graphcrm.render.page.pinyin import spelled
from tests.analysis.worlds import World
from tests.render.pages import account, data_of, page_of, people_of, records


@pytest.mark.parametrize(
    ("names", "found"),
    [(("林悦", "Lin Yue"), "linyue ly"), (("", "Wang Jun 王军"), "wangjun wj"), (("", "Rui Costa"), None), (("欧阳明",), "ouyangming oym"), (("顾长海", "Gu Changhai"), "guchanghai gch"), (("", "Xiaolin Shan 单小林"), "shanxiaolin sxl"), (("", ""), None)],
)  # fmt: skip
def test_chinese_names_are_found_by_their_sound_and_initials(
    names: tuple[str, ...], found: str | None
) -> None:
    assert spelled(*names) == found


def test_a_table_gives_back_its_records() -> None:
    given = [{"a": 1, "b": "x", "c": None}, {"a": 1, "b": "y", "d": 0}, {"a": 1, "d": False}]
    made = table(given)
    assert made["same"] == {"a": 1}
    assert records(made) == [
        {name: value for name, value in each.items() if value is not None} for each in given
    ]
    assert table([]) == {"same": {}, "columns": [], "rows": []}


def test_empty_ends_of_a_row_are_not_written() -> None:
    assert row({"a": 1, "c": None}, "abc") == [1]
    assert row({"c": 0}, "abc") == [None, None, 0]


def test_a_text_is_kept_once() -> None:
    texts = Texts()
    assert [texts.number(each) for each in ("x", None, "y", "x", "")] == [0, None, 1, 0, None]
    assert texts.all == ["x", "y"]


def test_people_carry_what_the_filters_ask() -> None:
    data = data_of(page_of(account()))
    people = people_of(data)
    assert data["people"]["units"][people["lin"]["unit"]] == ["Network", ""]
    assert people["lin"]["key"] == 1
    assert people["lin"]["met"][0] == 12
    assert people["rui"]["cadence"] == 30
    assert "met" not in people["ann"]
    assert people["lin"]["search"] == "linyue ly"


def test_ties_are_named_by_place() -> None:
    data = data_of(page_of(account()))
    ids = [each[0] for each in data["people"]["rows"]]
    flat = data["ties"]["CONFLICTS_WITH"]
    assert [ids[number] for number in flat] == ["rui", "shen"]
    assert set(data["ties"]) == {"KNOWS", "INFLUENCES", "REPORTS_TO", "CONFLICTS_WITH"}


def test_what_else_is_on_record_of_a_person_is_on_the_card() -> None:
    world = World().contact(
        "ann", rank=5, political_status="inner_circle", email="ann@example.com", personal_win="Sleep"
    )
    data = data_of(page_of(world.decides("ann", "deal", response_mode="trouble", win="No outages")))
    ann = people_of(data)["ann"]
    assert [tuple(fact) for fact in ann["facts"]] == [
        ("power_base", "power.formal.inner_circle"), ("political_status", "inner_circle"), ("personal_win", "Sleep"),
        ("email", "ann@example.com"), ("response_mode", "trouble"), ("win", "No outages"),
    ]  # fmt: skip
    assert {f"fact_{column}" for column, _ in ann["facts"][1:]} <= {*data["words"]}
    assert "power.formal.inner_circle" in data["scales"]["power_base"]
