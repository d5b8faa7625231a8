"""Satisfaction (G8): scores, trend, response rate, and whether all places answered. Counted by hand."""

from __future__ import annotations

import datetime

import pytest

from graphcrm.messages import text
from graphcrm.records import Contact
from graphcrm.scorecard import METRICS, AssessmentContext
from graphcrm.scorecard.measured import Measured
from tests.analysis.worlds import DAY, World


def measured(metric: str, world: World, *earlier: World) -> Measured:
    return METRICS[metric].measure(
        AssessmentContext(world.account(), earlier=tuple(each.account() for each in earlier))
    )


def survey(
    world: World,
    ident: str,
    scores: list[int],
    days_ago: int = 100,
    topic: str | None = None,
    invited: int | None = None,
) -> World:
    day = DAY - datetime.timedelta(days=days_ago)
    world.thing("Survey", ident, name=ident.title(), held_on=day, invited=invited)
    for place, score in enumerate(scores):
        who = f"{topic or 'c'}{place}"
        world.contact(who).tie("RATED.Contact.Survey", who, ident, topic=topic, score=score)
    return world


def test_the_score_is_promoters_less_detractors() -> None:
    found = measured("net_promoter_score", survey(World(), "now", [10, 9, 8, 7, 6]))
    assert found.value == pytest.approx(100 * (2 - 1) / 5)
    assert [(part.value, part.of) for part in found.parts] == [(2, 5), (2, 5), (1, 5)]
    assert found.interval is not None
    assert found.interval[0] < 20 < found.interval[1]


def test_the_newest_survey_counts_and_an_old_one_does_not() -> None:
    world = survey(survey(World(), "before", [10, 10], 400), "now", [0, 0], 40)
    assert measured("net_promoter_score", world).value == -100.0
    assert measured("net_promoter_score", survey(World(), "old", [10], 455)).value == 100.0
    assert measured("net_promoter_score", survey(World(), "old", [10], 456)).value is None


def test_a_change_of_few_answers_is_called_no_more_than_chance() -> None:
    world = survey(survey(World(), "before", [9, 8, 7], 400), "now", [9, 9, 7])
    assert "no more than chance could make" in measured("net_promoter_score", world).said


def test_a_change_of_many_answers_is_called_more_than_chance() -> None:
    world = survey(survey(World(), "before", [0] * 40, 400), "now", [10] * 40)
    said = measured("net_promoter_score", world).said
    assert "+200 since Before" in said
    assert "more than chance would make" in said


def test_when_all_invited_answered_the_score_is_certain() -> None:
    found = measured("net_promoter_score", survey(World(), "now", [10, 9, 8, 0], invited=4))
    assert found.interval == (25.0, 25.0)


def test_answers_about_topics_are_satisfied_from_eight_on() -> None:
    world = survey(survey(World(), "now", [8, 7, 10], topic="Service"), "now", [7, 7], topic="Products")
    found = measured("customer_satisfaction", world)
    assert found.value == 2 / 5
    assert [(text(part.name), part.value, part.of) for part in found.parts] == [
        ("Products", 0, 2),
        ("Service", 2, 3),
    ]
    assert found.next_step == "Begin with Products."
    assert measured("net_promoter_score", world).value is None


def test_who_left_since_still_answered() -> None:
    today = survey(World(), "now", [10, 0], invited=4).contact(
        "c1", valid_to=DAY - datetime.timedelta(days=20)
    )
    assert "c1" not in today.snapshot().nodes(Contact)
    assert measured("response_rate", today).value == 2 / 4
    assert measured("net_promoter_score", today).value == 0.0


def test_the_response_rate_needs_how_many_were_invited() -> None:
    assert measured("response_rate", survey(World(), "now", [1, 2, 3], invited=5)).value == 3 / 5
    assert measured("response_rate", survey(World(), "now", [1, 2, 3])).value is None
    assert measured("response_rate", World()).value is None


def test_more_answers_than_invitations_are_an_error_not_a_rate() -> None:
    found = measured("response_rate", survey(World(), "now", [1, 2, 3], invited=2))
    assert found.value is None
    assert "Correct" in found.next_step


def places(answer: str) -> World:
    world = World().unit("north", level="province").unit("south", level="province").unit("desk", "south")
    world.contacts([f"n{each}" for each in range(20)], "north")
    world.contacts([f"s{each}" for each in range(20)], "desk")
    world.thing("Survey", "now", name="Now", held_on=DAY)
    for who in answer.split():
        world.tie("RATED.Contact.Survey", who, "now", score=8)
    return world


def test_answers_from_one_place_alone_are_not_representative() -> None:
    found = measured("survey_representativity", places(" ".join(f"n{each}" for each in range(10))))
    assert found.value == pytest.approx(1 - 2 * 0.25)
    assert [(part.who, part.value, part.of) for part in found.parts] == [("north", 10, 20), ("south", 0, 20)]
    assert "seldom" in found.said
    assert "South" in found.next_step


def test_answers_from_everywhere_are_representative() -> None:
    found = measured("survey_representativity", places("n0 n1 n2 s0 s1 s2"))
    assert (found.value, found.next_step) == (1.0, "")


def test_nobody_yet_known_to_fill_a_place_could_not_answer() -> None:
    world = places("n0 s0").contacts("s18 s19", "desk", placeholder=True)
    assert [part.of for part in measured("survey_representativity", world).parts] == [20, 18]


def test_one_place_has_nothing_to_be_compared_with() -> None:
    assert measured("survey_representativity", survey(World(), "now", [8, 9])).value is None
