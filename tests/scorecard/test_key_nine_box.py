"""The nine-box (K2): boxes, targets, who answers, progress, and moves. Expected values are worked out by hand."""

from __future__ import annotations

import datetime

import pytest

from graphcrm.messages import text
from graphcrm.scorecard import METRICS, AssessmentContext, Policy
from graphcrm.scorecard.key.bands import Box, named
from graphcrm.scorecard.key.moves import moves
from graphcrm.scorecard.key.nine_box import Place, nine_box
from graphcrm.scorecard.measured import Measured
from graphcrm.scorecard.policy.relationships import KeyRules
from tests.analysis.worlds import DAY, World

OLD = DAY - datetime.timedelta(days=181)
"""One day older than the half-life of intimacy and support."""


def place(world: World, who: str = "ann", rules: KeyRules | None = None) -> Place:
    return nine_box(AssessmentContext(world.account(), Policy(key=rules or KeyRules()))).place(who)


def measured(world: World, metric: str) -> Measured:
    return METRICS[metric].measure(AssessmentContext(world.account()))


def kinds(found: Measured) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.kind, each.who) for each in found.findings]


def key() -> World:
    return World().contact("ann", key=True)


@pytest.mark.parametrize(
    ("intimacy", "support", "box"),
    [
        (0, -2, (0, 0)),
        (1, -1, (0, 0)),
        (2, 0, (1, 1)),
        (3, 1, (2, 2)),
        (4, 2, (2, 2)),
        (1, 2, (0, 2)),
    ],
)
def test_bands_are_those_of_the_model(intimacy: int, support: int, box: tuple[int, int]) -> None:
    world = key().knows("eve", "ann", intimacy).supports("ann", support)
    assert place(world).box == box


def test_bands_follow_the_rules() -> None:
    world = key().knows("eve", "ann", 3).supports("ann", 1)
    assert place(world, rules=KeyRules(intimacy_bands=(1, 4), support_bands=(1, 2))).box == (1, 1)


def test_what_was_never_judged_is_unknown_and_not_the_middle() -> None:
    assert place(key()).box == Box(None, None)
    assert place(key().knows("eve", "ann", None)).box == Box(None, None)
    assert place(key().supports("ann", 0)).box == Box(None, 1)
    assert text(named(Box(None, 1))) == "Intimacy unknown, neutral"
    counts = nine_box(AssessmentContext(key().contact("bob", key=True).supports("bob", 0).account())).counts
    assert counts == {Box(None, None): 1, Box(None, 1): 1}


def test_intimacy_is_that_of_the_closest_and_the_target_that_of_who_answers() -> None:
    world = key().knows("eve", "ann", 1, responsible=True, target_intimacy=3)
    found = place(world.knows("fred", "ann", 2, target_intimacy=4))
    assert (found.intimacy, found.closest) == (2, "fred")
    assert (found.target_intimacy, found.responsible) == (3, ("eve",))


def test_a_stance_in_general_comes_before_one_in_an_opportunity_decided_on() -> None:
    world = key().decides("ann", "deal").supports("ann", -2, on="deal")
    assert place(world).support == -2
    assert place(world.supports("ann", 1)).support == 1


def test_a_stance_towards_a_competitor_is_none_towards_us() -> None:
    assert place(key().supports("ann", 2, whom="rival")).support is None


def test_the_aim_of_a_plan_is_the_target_where_no_judgement_has_one() -> None:
    world = key().supports("ann", -1)
    world.thing("Action", "a-1", name="See her", status="planned", to_support=1)
    world.tie("CONCERNS.Action.Contact", "a-1", "ann")
    assert place(world).target == Box(None, 2)
    assert [step.id for step in place(world).path] == ["a-1"]
    assert place(world.supports("ann", -1, target_support=0)).target == Box(None, 1)


def test_nobody_and_several_who_answer_are_findings_and_one_is_none() -> None:
    world = World().contacts("ann bob cat", key=True)
    world.knows("eve", "bob cat", 3, responsible=True).knows("fred", "cat", 2, responsible=True)
    found = measured(world.knows("eve", "ann", 1), "responsibility_taken")
    assert found.value == 1 / 3
    assert kinds(found) == [("no_responsible", ("ann",)), ("several_responsible", ("cat",))]
    assert found.findings[0].next_step == "Let Eve, who is closest, answer for Ann."
    assert found.findings[1].sentence.startswith("Eve and Fred both answer for Cat")


def test_judged_needs_both_dimensions_and_both_fresh() -> None:
    world = World().contacts("ann bob cat dan", key=True)
    world.knows("eve", "ann bob", 2).knows("eve", "cat", 2, observed_on=OLD).supports("ann cat", 1)
    found = measured(world.supports("dan", 1), "judged_relationships")
    assert found.value == 0.25
    notes = {part.who: text(part.note) for part in found.parts}
    assert notes == {
        "ann": "both judged",
        "bob": "support not judged",
        "cat": "intimacy judged too long ago",
        "dan": "intimacy not judged",
    }


def test_progress_counts_steps_and_nobody_makes_up_for_another() -> None:
    """Ann: 1 of 2 and 0 of 1. Bob stands above his target: 1 of 1. Two of four steps."""
    world = key().contact("bob", key=True).knows("eve", "ann", 2, target_intimacy=3)
    world.knows("eve", "bob", 4, target_intimacy=2).supports("ann", -1, target_support=0)
    found = measured(world, "nine_box_progress")
    assert found.value == 2 / 4
    assert found.known == 3 / 4
    assert [(part.value, part.of) for part in found.parts] == [(1, 3), (1, 1)]


def test_a_target_without_a_judgement_widens_the_interval_and_is_no_zero() -> None:
    world = key().knows("eve", "ann", 3, target_intimacy=3)
    assert measured(world, "nine_box_progress").value == 1.0
    found = measured(
        world.contact("bob", key=True).knows("eve", "bob", None, target_intimacy=3), "nine_box_progress"
    )
    assert (found.value, found.interval) == (1.0, (0.5, 1.0))


def test_no_key_contact_and_no_target_are_unknown() -> None:
    world = World().knows("eve", "ann", 3)
    for metric in ("judged_relationships", "responsibility_taken", "nine_box_progress"):
        assert measured(world, metric).value is None
    assert measured(key().knows("eve", "ann", 3), "nine_box_progress").value is None


def test_moves_run_from_the_oldest_day_to_today_and_from_day_to_day() -> None:
    """Ann: distant and neutral, then close, then close and for us. Bob is new; Cat was never judged."""
    first = (
        World(DAY - datetime.timedelta(days=200))
        .contacts("ann cat")
        .knows("eve", "ann", 1)
        .supports("ann", 0)
    )
    second = (
        World(DAY - datetime.timedelta(days=100))
        .contacts("ann cat")
        .knows("eve", "ann", 3)
        .supports("ann", 0)
    )
    today = World().contacts("ann bob cat", key=True).knows("eve", "ann bob", 3).supports("ann", 2)
    found = moves(AssessmentContext(today.account(), earlier=(second.account(), first.account())))
    assert found.whole is not None
    assert found.whole.matrix == {(Box(0, 1), Box(2, 2)): 1, (Box(None, None), Box(None, None)): 1}
    assert (found.whole.up, found.whole.down, found.whole.absent) == (1, 0, 1)
    assert [(step.up, step.down) for step in found.steps] == [(1, 0), (1, 0)]
    assert [(each.intimacy, each.support) for each in found.histories["ann"]] == [(1, 0), (3, 0), (3, 2)]
    assert len(found.histories["bob"]) == 1


def test_without_earlier_days_nothing_moved() -> None:
    found = moves(AssessmentContext(key().account()))
    assert (found.whole, found.steps, found.days) == (None, (), (DAY,))


def test_the_nine_box_is_plain_data() -> None:
    world = key().knows("eve", "ann", 3, target_intimacy=4).supports("ann", 0)
    found = nine_box(AssessmentContext(world.account()))
    assert found.to_dict()["counts"] == [
        {"intimacy": 2, "support": None, "people": 0, "aimed": 1},
        {"intimacy": 2, "support": 1, "people": 1, "aimed": 0},
    ]
    assert found.rows()[0]["box"] == "Close, neutral"
    assert found.rows()[0]["target"] == "Close, support not set"


def test_renaming_people_changes_no_figure() -> None:
    def world(ann: str, eve: str) -> World:
        made = World().contact(ann, key=True).contact("bob", key=True)
        return made.knows(eve, ann, 2, target_intimacy=3, responsible=True).supports(ann, 1)

    for metric in ("judged_relationships", "responsibility_taken", "nine_box_progress"):
        assert measured(world("ann", "eve"), metric).value == measured(world("zoe", "yan"), metric).value


def test_of_stances_in_several_opportunities_the_newest_counts_and_of_equally_new_ones_the_worse() -> None:
    world = World().decides("ann", "one").decides("ann", "two")
    world.supports("ann", 1, on="one").supports("ann", -1, on="two")
    assert place(world).support == -1
    assert place(world.supports("ann", -1, on="two", observed_on=OLD)).support == 1


def test_of_equally_close_relationships_the_newest_counts() -> None:
    world = key().knows("eve", "ann", 3, observed_on=OLD).knows("fred", "ann", 3)
    assert (place(world).closest, place(world).intimacy_fresh) == ("fred", True)


def test_who_decides_on_the_most_money_is_judged_first() -> None:
    world = World().opportunity("large", amount=5e6).decides("bob", "large").decides("ann", "small")
    assert measured(world, "judged_relationships").next_step == (
        "Judge Bob first (intimacy not judged and support not judged)."
    )
    assert measured(world, "responsibility_taken").next_step.startswith("Decide who of ours answers for Bob")


def test_progress_names_who_is_farthest_and_nobody_where_all_is_reached() -> None:
    world = key().contact("bob", key=True).knows("eve", "ann", 1, target_intimacy=3)
    world.knows("eve", "bob", 3, target_intimacy=3).supports("bob", 0)
    found = measured(world, "nine_box_progress")
    assert found.next_step == "Plan the first step with Ann, who is farthest from the target."
    assert measured(world.knows("eve", "ann", 3, target_intimacy=3), "nine_box_progress").next_step == ""


def test_progress_says_what_is_aimed_at_and_not_judged() -> None:
    world = key().knows("eve", "ann", 3, target_intimacy=3)
    world.thing("Action", "a-1", name="See her", status="planned", to_support=1)
    found = measured(world.tie("CONCERNS.Action.Contact", "a-1", "ann"), "nine_box_progress")
    assert text(found.parts[0].note) == (
        "Close, support unknown → Close, for us; support is aimed at and not judged"
    )


def test_of_two_who_answer_the_higher_target_counts() -> None:
    world = key().knows("eve", "ann", 1, responsible=True, target_intimacy=2)
    assert place(world.knows("fred", "ann", 1, responsible=True, target_intimacy=4)).target_intimacy == 4


def test_ageing_never_raises_the_share_judged() -> None:
    shares: list[float] = []
    for days in (0, 180, 181, 400):
        seen = DAY - datetime.timedelta(days=days)
        found = measured(
            key().knows("eve", "ann", 2, observed_on=seen).supports("ann", 1), "judged_relationships"
        )
        assert found.value is not None
        shares.append(found.value)
    assert shares == [1.0, 1.0, 0.0, 0.0]


def test_whoever_lacks_a_tie_or_a_stance_is_in_the_nine_box_and_it_says_which() -> None:
    world = World().contacts("ann bob cat dan", key=True).knows("eve", "ann bob", 3).supports("ann cat", 1)
    found = nine_box(AssessmentContext(world.account()))
    assert [place.contact for place in found.inside(2, 2)] == ["ann"]
    assert [place.contact for place in found.inside(2, None)] == ["bob"]
    assert [place.contact for place in found.without_intimacy] == ["cat", "dan"]
    assert [place.contact for place in found.without_support] == ["bob", "dan"]
    assert {place.contact: list(map(str, place.unjudged)) for place in found.places} == {
        "ann": [],
        "bob": ["support not judged"],
        "cat": ["intimacy not judged"],
        "dan": ["intimacy not judged", "support not judged"],
    }


def test_two_key_people_of_one_name_are_told_apart() -> None:
    world = World().contact("ann", name="Ann", title="Buyer", key=True)
    world.contact("ana", name="Ann", title="Dean", key=True)
    names = {text(place.person) for place in nine_box(AssessmentContext(world.account())).places}
    assert names == {"Ann (Buyer)", "Ann (Dean)"}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh-Hans", "2 位关键客户中，1 位的亲密度和支持度近期均已评估。"),
        ("zh-Hant", "2 位關鍵客戶中，1 位的親密度和支持度近期均已評估。"),
    ],
)
def test_a_metric_speaks_chinese(language: str, words: str) -> None:
    world = key().contact("bob", key=True).knows("eve", "ann", 2).supports("ann", 1)
    assert text(measured(world, "judged_relationships").message, language) == words
