"""The barrier against competitors (K5). Expected values are worked out by hand."""

from __future__ import annotations

import datetime

import pytest

from graphcrm.messages import text
from graphcrm.scorecard import METRICS, AssessmentContext, Policy
from graphcrm.scorecard.key.barrier import Barrier, barriers
from graphcrm.scorecard.key.goodwill import bonds
from graphcrm.scorecard.measured import Measured
from graphcrm.scorecard.policy.relationships import KeyRules
from tests.analysis.worlds import DAY, US, World

RULES = KeyRules(grown_days=100, grown_meetings=4)


def ago(days: int) -> datetime.date:
    return DAY - datetime.timedelta(days=days)


def context(world: World, *earlier: World) -> AssessmentContext:
    return AssessmentContext(world.account(), Policy(key=RULES), tuple(each.account() for each in earlier))


def measured(world: World) -> Measured:
    return METRICS["barrier"].measure(context(world))


def value(world: World) -> float:
    found = measured(world).value
    assert found is not None
    return found


def strands(world: World) -> dict[str, float | None]:
    (only,) = barriers(context(world))
    return {text(each.name): each.value for each in only.strands}


def asset(world: World, ident: str, vendor: str, days: int, worth: float | None) -> World:
    return world.thing("Asset", ident, name=ident, vendor=vendor, installed_on=ago(days), value=worth)


def account() -> World:
    """Ann met twice, 50 days ago first: depth ½·½ + ½·½. Bob never. Ours for 100 days, theirs for 300."""
    world = World().contacts("ann bob", key=True).employee("eve").organization("rival", "competitor")
    world.met("eve ann", days_ago=50).met("eve ann", days_ago=10)
    asset(asset(world, "a-1", US, 100, 30.0), "a-2", "rival", 300, 10.0)
    return world.supports("ann", 2).supports("ann", 1, whom="rival").supports("bob", 0)


def test_the_barrier_is_the_mean_of_depth_tenure_stance_and_installed_base() -> None:
    """Depth (½ + 0)/2; tenure 100/400; of one judged towards both, one is nearer to us; 30 of 40 are ours."""
    assert list(strands(account()).values()) == [0.25, 0.25, 1.0, 0.75]
    assert value(account()) == pytest.approx((0.25 + 0.25 + 1.0 + 0.75) / 4)


def test_who_was_not_judged_towards_both_widens_the_interval() -> None:
    """One of two key contacts was: stance may be from 1/2 to 1, so a quarter of that half is open."""
    found = measured(account())
    assert found.interval == pytest.approx((1.75 / 4, 2.25 / 4))
    assert found.known == pytest.approx(1 - 0.5 / 4)


def test_a_competitor_of_whom_nothing_is_known_is_unknown_not_a_zero() -> None:
    world = account().organization("ghost", "competitor")
    by_id: dict[str, Barrier] = {each.competitor: each for each in barriers(context(world))}
    assert by_id["ghost"].value is None
    assert value(world) == value(account())
    assert measured(World().contact("ann", key=True).organization("ghost", "competitor")).value is None


def test_the_nearest_competitor_counts() -> None:
    world = account().organization("second", "competitor")
    world.supports("ann", 2, whom="second").supports("bob", 2, whom="second")
    lowest = barriers(context(world))[0]
    assert lowest.competitor == "second"
    assert lowest.nearer == ("bob",)
    assert value(world) == lowest.value


def test_equipment_of_unknown_value_is_left_out_but_dates_their_presence() -> None:
    world = World().contact("ann", key=True).organization("rival", "competitor").employee("eve")
    asset(world.met("eve ann", days_ago=100), "a-1", "rival", 300, None)
    found = strands(world)
    assert (found["Tenure"], found["Installed base"]) == (0.25, None)


def test_what_was_heard_of_a_competitor_dates_its_presence() -> None:
    world = World().contact("ann", key=True).organization("rival", "competitor").employee("eve")
    world.met("eve ann", days_ago=100).thing("Feedback", "f-1", kind="competitor", raised_on=ago(300))
    (only,) = barriers(context(world.tie("CONCERNS.Feedback.Organization", "f-1", "rival")))
    assert (only.observed, only.strands[1].value) == (1, 0.25)


def test_one_more_meeting_never_lowers_the_barrier_and_one_day_more_never_shortens_a_bond() -> None:
    assert value(account().met("eve bob", days_ago=1)) > value(account())
    early = World(ago(80)).contacts("ann bob").knows("eve", "ann", 1)
    ann = {each.contact: each for each in bonds(context(account(), early))}["ann"]
    assert (ann.days, ann.interactions) == (80, 2)
    assert ann.depth == pytest.approx(0.8 / 2 + 0.5 / 2)


def test_an_intimacy_of_none_is_no_acquaintance() -> None:
    (ann,) = bonds(context(World().contact("ann", key=True).knows("eve", "ann", 0, observed_on=ago(90))))
    assert (ann.since, ann.depth) == (None, 0.0)


def test_who_stands_at_the_same_step_counts_half() -> None:
    """Ann stands nearer to us, Bob at the same step towards both: (1 + ½)/2."""
    world = account().supports("bob", 0, whom="rival")
    assert strands(world)["Stance"] == 0.75
    assert {text(part.note) for part in measured(world).parts if text(part.name).startswith("Stance")} == {
        "1 of 2 key contacts judged towards both stand nearer to us, 1 at the same step, 0 nearer to them"
    }


def test_the_interval_is_that_of_the_lowest_barrier_at_either_end() -> None:
    """Of the ghost only the depth of 0.25 is known: from 0.25/4 to 3.25/4. Of the rival: from 1.75/4 to 2.25/4."""
    found = measured(account().organization("ghost", "competitor"))
    assert found.interval == pytest.approx((0.25 / 4, 2.25 / 4))
    assert "no key contact is judged towards both" in {text(part.note) for part in found.parts}
    assert found.said.endswith("Against Ghost unknown.")


def test_the_next_step_is_with_who_is_lost_or_else_least_grown() -> None:
    assert measured(account()).next_step.startswith("Meet Bob:")
    lost = account().supports("bob", 2, whom="rival")
    assert measured(lost).next_step == "Plan how to win Bob, nearer to Rival than to us."


def test_a_competitor_is_there_since_the_first_of_all_that_is_known() -> None:
    """Ours since 300 days ago (the older acquaintance); theirs since 900: the older of two assets, not a stance."""
    world = World().contacts("ann bob", key=True).organization("rival", "competitor")
    world.knows("eve", "ann", 2, observed_on=ago(300)).knows("eve", "bob", 2, observed_on=ago(20))
    world.knows("fred", "bob", 0, observed_on=ago(2000))
    world.supports("ann", 0, whom="rival", observed_on=ago(700))
    assert strands(world)["Tenure"] == 300 / (300 + 700)
    asset(asset(world, "a-1", "rival", 900, 1.0), "a-2", "rival", 100, 1.0)
    assert strands(world)["Tenure"] == 300 / (300 + 900)


def test_a_complaint_about_a_competitor_is_no_observation_of_it() -> None:
    world = World().contact("ann", key=True).organization("rival", "competitor")
    world.thing("Feedback", "f-1", kind="complaint", raised_on=ago(300))
    (only,) = barriers(context(world.tie("CONCERNS.Feedback.Organization", "f-1", "rival")))
    assert (only.observed, only.strands[1].value) == (0, None)


def test_a_stance_towards_a_competitor_in_one_opportunity_faces_ours_in_the_same() -> None:
    world = World().contact("ann", key=True).supports("ann", 2).supports("ann", 0, on="deal")
    assert strands(world.supports("ann", 1, on="deal", whom="rival"))["Stance"] == 0.0
    assert strands(world.supports("ann", 1, whom="rival"))["Stance"] == 1.0


def test_of_a_competitors_stances_in_opportunities_the_newest_faces_ours() -> None:
    world = World().contact("ann", key=True).supports("ann", 0)
    world.supports("ann", 2, on="one", whom="rival", observed_on=ago(200))
    assert strands(world.supports("ann", -1, on="two", whom="rival"))["Stance"] == 1.0
