"""What nine-box, coverage and timeline show is what the assessment reckons. Expected numbers are counted by hand."""

from __future__ import annotations

import datetime
import json
import random
from typing import TYPE_CHECKING

from graphcrm.analysis import analyze
from graphcrm.render.context import PageContext
from graphcrm.render.page import coverage, ninebox, timeline
from graphcrm.render.words import Words
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.key.nine_box import nine_box
from graphcrm.scorecard.organizational.parity import parity
from tests.analysis.worlds import World
from tests.render.pages import account, instrument, records

if TYPE_CHECKING:
    from collections.abc import Mapping


def context_of(world: World, language: str = "en") -> PageContext:
    return PageContext(analyze(world.snapshot()), Words.of(language))


def names(context: PageContext) -> Mapping[int, str]:
    return {number: who for who, number in context.numbers.items()}


def test_everybody_stands_in_the_box_of_the_assessment() -> None:
    context = context_of(account())
    who = names(context)
    told = {who[each["who"]]: each for each in records(ninebox.data(context)["people"])}
    expected = nine_box(AssessmentContext(context.analysis.account))
    assert told.keys() == {each.contact for each in expected.places}
    for each in expected.places:
        box = [-1 if band is None else band for band in each.box]
        assert told[each.contact]["box"] == box
        assert [who[by] for by in told[each.contact]["by"]] == list(each.responsible)
    assert told["lin"]["box"] == [2, 2]
    assert told["shen"]["box"] == [-1, -1]


def test_a_target_in_one_direction_says_nothing_of_the_other() -> None:
    world = World().contact("ann", key=True).knows("eve", "ann", 2, target_intimacy=4).supports("ann", 0)
    context = context_of(world)
    (ann,) = records(ninebox.data(context)["people"])
    assert (ann["box"], ann["aim"]) == ([1, 1], [2, -1])


def test_the_bands_are_in_the_language_of_the_reader() -> None:
    assert ninebox.data(context_of(account(), "zh-Hant"))["intimacy"] == ["疏遠", "工作往來", "親近"]


def ranked() -> World:
    """Two of ours and three of theirs: one faced at level, one too low, one by nobody; one whose rank is not known."""
    world = World().employee("low", rank=1).employee("high", rank=5)
    world.contact("chief", rank=6, key=True).contact("head", rank=4, key=True).contact(
        "lost", rank=3, key=True
    )
    world.contact("blank", key=True)
    world.knows("high", "chief", 2).knows("low", "chief", 3).knows("low", "head", 1).knows("low", "blank", 2)
    return world.met("low head", 30).met("high head chief", 400)


def test_the_matrix_has_the_counts_of_the_assessment_and_the_people_to_them() -> None:
    context = context_of(ranked())
    told, expected, who = (
        coverage.data(context),
        parity(AssessmentContext(context.analysis.account)),
        names(context),
    )
    cells = {(each["ours"], each["theirs"]): each for each in told["cells"]}
    for (ours, theirs), cell in cells.items():
        key = (ours or None, theirs or None)
        assert cell["counts"] == [expected.known.get(key, 0), expected.met.get(key, 0)]
        assert len(cell["known"]) == 2 * cell["counts"][0]
        assert len({*cell["met"][::2]}) == cell["counts"][1]
    assert [who[number] for number in cells[1, 6]["known"]] == ["chief", "low"]
    assert [who[number] for number in cells[1, 4]["met"]] == ["head", "low"]
    assert (5, 4) not in cells


def test_the_index_is_what_a_pencil_gives() -> None:
    """Level: chief, whom high (5) knows. Not: head (4, only low knows), lost (nobody). Blank is not known."""
    context = context_of(ranked())
    told = coverage.data(context)
    level = {names(context)[each["who"]]: each.get("level") for each in records(told["faced"])}
    assert level == {"chief": 1, "head": 0, "lost": 0, "blank": None}
    assert told["index"] == "33 %"
    assert told["interval"] == ["25 %", "50 %"]


def busy() -> World:
    world = account()
    world.met("eve lin", 3, quality=5).met("eve tom lin gu", 40, "call", quality=2).met("tom rui", 41, "call")
    world.met("eve lin", 800)
    world.thing(
        "Feedback", "f1", kind="problem", raised_on=world.as_of - datetime.timedelta(20), text="Slow."
    )
    closed = world.as_of - datetime.timedelta(10)
    world.thing(
        "Feedback", "f2", kind="need", raised_on=world.as_of - datetime.timedelta(20), closed_on=closed
    )
    return world.tie("RAISED.Contact.Feedback", "lin", "f1")


def test_months_count_what_was_held_in_the_two_years() -> None:
    """Of `account`: lin 12 days ago, rui 100 days ago; of `busy` three more, and one of 800 days ago that is too old."""
    told = timeline.data(context_of(busy()))
    assert told["start"] == "2024-12-01"
    assert told["number"] == 5
    every = told["lanes"][0]["cells"]
    assert [cell[:4] for cell in every] == [[20, 1, 0, 0], [22, 2, 1, 2], [23, 2, 1, 5]]
    call = 4 + told["kinds"].index("call")
    assert [cell[call] for cell in every] == [0, 2, 0]


def test_an_interaction_counts_once_in_each_unit_that_took_part() -> None:
    told = timeline.data(context_of(busy()))
    lanes = {
        lane["unit"][0]: sum(cell[1] for cell in lane["cells"])
        for lane in told["lanes"][1:]
        if "unit" in lane
    }
    assert lanes == {"Network": 3, "Lab": 2, "Account": 1}


def test_a_person_has_the_months_of_those_they_attended() -> None:
    context = context_of(busy())
    told = timeline.data(context)
    assert told["people"][str(context.numbers["lin"])] == [22, 1, 23, 2]
    assert told["people"][str(context.numbers["tom"])] == [20, 1, 22, 2]


def test_feedback_is_open_until_it_is_closed_by_the_day_of_the_page() -> None:
    context = context_of(busy())
    told = timeline.data(context)
    assert [each["until"] is None for each in told["feedback"]] == [False, True]
    assert told["raised"] == [[22, 2, 1]]
    assert told["feedback"][1]["who"] == [context.numbers["lin"]]


def test_an_agreement_reaches_from_its_first_day_to_its_last() -> None:
    told = timeline.data(context_of(instrument(World().knows("eve", "ann"), "joint_innovation", 100, 60)))
    (held,) = told["instruments"]
    assert (held["from"], held["until"]) == (told["today"] - 100, told["today"] + 60)


def test_a_deal_stands_with_its_dates() -> None:
    told = timeline.data(context_of(account()))
    dates = {each["id"]: each["dates"] for each in told["deals"]}
    assert dates["radio"]["decision"][1] == "2027-03-15"
    assert "core" not in dates or "bid" not in dates["core"]


def test_however_many_interactions_there_are_the_page_gets_few() -> None:
    luck = random.Random(1)
    world, theirs = World(), [f"c{number:03}" for number in range(500)]
    for number, who in enumerate(theirs):
        world.contact(who, f"u{number % 40}", key=number < 20)
    for number in range(20):
        world.employee(f"e{number}")
    for _ in range(10_000):
        world.met(f"e{luck.randrange(20)} {luck.choice(theirs)}", luck.randrange(700), "call")
    context = context_of(world)
    told = timeline.data(context)
    assert told["number"] == 10_000
    assert sum(cell[1] for cell in told["lanes"][0]["cells"]) == 10_000
    assert len(told["lanes"]) <= 11
    assert len(told["held"]["rows"]) == timeline.MOST
    held = records(told["held"])
    for who in theirs[:20]:
        number = context.numbers[who]
        every = sum(told["people"][str(number)][1::2])
        assert sum(number in each["who"] for each in held) >= min(timeline.EACH, every)
    assert len(json.dumps(told, separators=(",", ":"))) < 200_000
