"""Who counts as key (L2), and why. Expected values are worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from graphcrm.account.graph import AccountGraph
from graphcrm.account.key_people import KeyContact, reasons
from graphcrm.account.rules import Rules
from graphcrm.errors import UsageError
from graphcrm.scorecard import read_policy
from graphcrm.scorecard.policy.relationships import KeyRules
from tests.analysis.worlds import World


def keys(world: World, rules: Rules | None = None) -> Mapping[str, KeyContact]:
    return AccountGraph(world.snapshot(), rules or Rules()).key_contacts


def said(world: World, who: str) -> str:
    account = world.account()
    return str(reasons(account, account.key_contacts[who]))


def heard() -> World:
    """Three listen to Ann and two to Bob, of six; nobody listens to those who listen."""
    world = World().contacts("ann bob cat dan eli fay")
    return world.influences("cat > ann : 0.1, ann > cat, ann > dan, ann > eli, bob > fay, bob > eli")


def test_who_decides_or_approves_in_an_open_opportunity_is_key() -> None:
    world = World().decides("ann", "deal", role="user").decides("bob", "deal", role="approver")
    assert set(keys(world)) == {"ann", "bob"}
    assert said(world, "ann") == "decides on Deal (1 M CNY)"
    assert said(world, "bob") == "approves Deal (1 M CNY)"


def test_a_closed_opportunity_makes_nobody_key() -> None:
    world = World().opportunity("old", stage="won").decides("ann", "old")
    assert not keys(world)


def test_a_voice_without_weight_is_key_only_with_a_veto() -> None:
    world = World().decides("ann", weight=0.0).decides("bob", weight=0.0, veto=True)
    assert set(keys(world)) == {"bob"}


def test_marked_no_outweighs_a_voice_and_blank_says_nothing() -> None:
    world = World().contact("ann", key=False).contact("bob", key=True).contact("cat").decides("ann cat")
    assert set(keys(world)) == {"bob", "cat"}


def test_who_is_heard_more_than_anybody_is_key_without_being_marked() -> None:
    """Ann has three listeners and, of five others, nobody who is heard as much: 5/5 are heard less."""
    one = keys(heard())["ann"]
    assert (one.heard, one.listeners) == (1.0, 3)
    assert said(heard(), "ann") == "is heard more than anybody else (3 people listen)"
    assert set(keys(heard())) == {"ann"}


def test_too_few_listeners_or_too_high_a_bound_makes_nobody_key() -> None:
    assert not keys(heard(), Rules(key_listeners=4))
    assert not keys(heard(), Rules(key_influence=1.0))


def test_reasons_are_listed_one_after_the_other() -> None:
    world = World().contact("ann", key=True).decides("ann")
    assert said(world, "ann") == "decides on Deal (1 M CNY) and is marked as key"


def test_every_number_can_be_set_and_a_wrong_one_is_refused() -> None:
    words = {"intimacy_bands": [1, 3], "grown_days": 365}
    assert read_policy({"key": words}, where="rules.toml").key == KeyRules(
        intimacy_bands=(1, 3), grown_days=365
    )
    assert len(keys(heard(), Rules(key_listeners=2, key_influence=0.5))) == 2
    for wrong in ({"key_influence": 2.0}, {"key_listeners": 0}):
        with pytest.raises(ValueError, match=r"from 0 to 1|at least 1"):
            Rules(**wrong)  # type: ignore[arg-type]
    for wrong in (
        {"intimacy_bands": [3, 2]},
        {"support_bands": [0]},
        {"supporting": -1},
        {"due_days": -1},
    ):
        with pytest.raises(UsageError):
            read_policy({"key": wrong}, where="rules.toml")


def test_a_place_that_nobody_fills_is_named_where_places_are_counted() -> None:
    from graphcrm.scorecard import METRICS, AssessmentContext, Policy

    world = World().knows("eve", "ann", responsible=True).contact("ann", key=True)
    one = METRICS["responsibility_taken"].measure(AssessmentContext(world.account(), Policy())).said
    assert one.startswith("1 of 1 key contact has exactly one of ours")
    world.contact("seat", key=True, placeholder=True)
    two = METRICS["responsibility_taken"].measure(AssessmentContext(world.account(), Policy())).said
    assert two.startswith("1 of 2 key contacts (among them 1 place that nobody is known to fill) has exactly")
