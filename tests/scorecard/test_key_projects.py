"""Goals served (K3) and support in projects (K4). Expected values are worked out by hand."""

from __future__ import annotations

import pytest

from graphcrm.scorecard import METRICS, AssessmentContext, Policy
from graphcrm.scorecard.key.project_support import by_opportunity, in_general
from graphcrm.scorecard.measured import Measured
from graphcrm.scorecard.policy.relationships import KeyRules
from tests.analysis.worlds import World


def measured(world: World, metric: str, rules: KeyRules | None = None) -> Measured:
    return METRICS[metric].measure(AssessmentContext(world.account(), Policy(key=rules or KeyRules())))


def met() -> World:
    """Of five meetings with a key contact of late: two serve a goal, one has another purpose, two say nothing."""
    world = World().contact("ann", key=True, personal_win="A quiet year").contact("bob").employee("eve")
    world.met("eve ann", serves="A quiet year").met("eve ann bob", serves="A quiet year", purpose="Review")
    world.met("eve ann", purpose="Invoice").met("eve ann").met("eve ann")
    return world.met("eve bob", serves="Not key").met("eve ann", days_ago=400, serves="Long ago")


def test_goals_served_leaves_out_what_nobody_wrote_down() -> None:
    found = measured(met(), "goals_served")
    assert found.value == pytest.approx(2 / 3)
    assert found.interval == (2 / 5, 4 / 5)
    assert found.known == 3 / 5
    assert "“A quiet year” (2 of 5 interactions served it)" in found.next_step


def test_meetings_that_say_nothing_are_unknown_not_zero() -> None:
    assert (
        measured(World().contact("ann", key=True).employee("eve").met("eve ann"), "goals_served").value
        is None
    )


def test_one_more_meeting_that_serves_a_goal_never_lowers_the_share() -> None:
    before = measured(met(), "goals_served").value
    after = measured(met().met("eve ann", serves="A quiet year"), "goals_served").value
    assert before is not None
    assert after is not None
    assert after > before


def decided() -> World:
    """Deal: 2 of 5 judged support us, 3 not judged of 8. Other: 1 of 1. The mean is 0.7."""
    world = World().decides("ann", "deal", 2.0).decides("bob", "deal", 3.0).decides("cat", "deal", 3.0)
    return world.decides("dan", "other", 1.0).supports("ann dan", 1).supports("bob", 0)


def test_project_support_is_the_mean_of_the_judged_shares() -> None:
    found = measured(decided(), "project_support")
    assert found.value == pytest.approx(0.7)
    assert found.interval == ((2 / 8 + 1) / 2, (5 / 8 + 1) / 2)
    assert found.known == (5 / 8 + 1) / 2
    assert [(part.who, part.value, part.of) for part in found.parts] == [("deal", 2, 5), ("other", 1, 1)]
    assert found.next_step == "Find out where Cat stands on Deal (1 M CNY)."


def test_the_stance_on_the_opportunity_outweighs_that_in_general() -> None:
    world = World().decides("ann", "deal").supports("ann", 2).supports("ann", -1, on="deal")
    context = AssessmentContext(world.account())
    general = in_general(context)
    assert [each.share for each in by_opportunity(context)] == [0.0]
    assert general is not None
    assert general.share == 1.0


def test_unknown_stances_and_opportunities_nobody_decides_on_are_no_zero() -> None:
    assert measured(World().decides("ann", "deal"), "project_support").value is None
    found = measured(World().decides("ann", "deal").supports("ann", 1).opportunity("open"), "project_support")
    assert (found.value, found.known) == (1.0, 0.5)


def test_supporting_is_where_the_rules_say() -> None:
    world = World().decides("ann bob", "deal").supports("ann", 1).supports("bob", 2)
    assert measured(world, "project_support").value == 1.0
    assert measured(world, "project_support", KeyRules(supporting=2)).value == 0.5


def test_the_goal_served_least_comes_next() -> None:
    """Ann: 1 of 3 served. Bob: 1 of 2. Met more often, Ann's goal was still served the smaller share of times."""
    world = (
        World().contact("ann", key=True, personal_win="Rest").contact("bob", key=True, personal_win="Rank")
    )
    world.employee("eve").met("eve ann", serves="Rest").met("eve ann", purpose="x").met(
        "eve ann", purpose="x"
    )
    world.met("eve bob", serves="Rank").met("eve bob", purpose="x")
    assert "what Ann wants" in measured(world, "goals_served").next_step


def test_where_everybody_is_judged_the_weakest_project_comes_next() -> None:
    world = World().decides("ann bob", "one").decides("ann", "two").supports("ann", 1).supports("bob", 0)
    found = measured(world, "project_support")
    assert (
        found.next_step
        == "Win over those who decide on One (1 M CNY) first: 50 % of the judged weight supports us."
    )
    assert found.said.endswith("In general, 50 % of those who decide and were judged support us.")
    assert measured(world.supports("bob", 1), "project_support").next_step == ""
