"""How things are spread, and where we lean on two."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphcrm.analysis import concentration
from graphcrm.analysis.concentration import hhi
from tests.analysis.worlds import World

quick = settings(max_examples=100, deadline=None)
amounts = st.lists(st.floats(0.01, 1e6), min_size=1, max_size=12)


@quick
@given(amounts)
def test_the_index_lies_between_even_and_one(each: list[float]) -> None:
    found = hhi(each)
    assert found is not None
    assert 1 / len(each) - 1e-9 <= found <= 1 + 1e-9


@quick
@given(amounts, st.floats(0.1, 100), st.randoms(use_true_random=False))
def test_neither_unit_nor_order_nor_nothing_changes_the_index(
    each: list[float], unit: float, random: Random
) -> None:
    turned = [amount * unit for amount in each] + [0.0]
    random.shuffle(turned)
    assert hhi(turned) == pytest.approx(hhi(each))


def test_the_index_by_hand() -> None:
    assert hhi([1, 1, 1, 1]) == 0.25
    assert hhi([3, 1]) == pytest.approx(0.625)
    assert hhi([]) is None
    assert hhi([0, 0]) is None
    with pytest.raises(ValueError, match="0 or more"):
        hhi([1, -1])


def test_support_that_comes_from_two_of_many_is_a_weak_spot() -> None:
    world = World().decides("ann bob cat dan eli").supports("ann bob", 2).supports("cat dan eli", 0)
    result = concentration.find(world.account())
    (found,) = result.findings
    assert (found.kind, found.who, found.opportunity) == ("leans_on_two", ("ann", "bob"), "deal")
    assert found.severity.word == "weak"
    assert "Ann and Bob alone" in found.sentence
    spread = result.of("support", "deal")
    assert spread is not None
    assert (spread.hhi, spread.two, spread.could) == (0.5, 1.0, 5)


def test_a_call_or_a_message_is_no_meeting() -> None:
    """As everywhere: see `account.meetings`."""
    world = World().employee("eve").met("eve ann").met("eve bob", kind="call").met("eve bob", kind="message")
    world.met("eve cat", days_ago=400)
    result = concentration.find(world.account())
    (met, attention) = (result.of(what) for what in ("meetings", "attention"))
    assert met is not None
    assert attention is not None
    assert (met.shares, attention.shares) == ((("ann", 1.0),), (("eve", 1.0),))


def test_exactly_the_share_is_enough_however_it_is_added_up() -> None:
    """7 of 10 and 1 of 10: in floats a little less than 0.8."""
    world = World().employee("eve")
    for who in "aaaaaaabcd":
        world.met(f"eve {who}")
    assert [finding.who for finding in concentration.find(world.account()).findings] == [("a", "b")]


def test_support_reaches_from_behind() -> None:
    world = World().decides("ann").supports("ann", 0).influences("bob", "ann", 0.8).supports("bob", 2)
    spread = concentration.find(world.account()).of("support", "deal")
    assert spread is not None
    assert spread.shares == (("bob", 1.0),)


def test_support_of_many_or_of_the_only_two_is_none() -> None:
    many = World().decides("ann bob cat dan eli").supports("ann bob cat dan eli", 1)
    small = World().decides("ann bob").supports("ann bob", 2)
    against = World().decides("ann bob cat dan").supports("ann bob cat dan", -2)
    for world in (many, small, against):
        assert concentration.find(world.account()).findings == ()


def test_meetings_attention_and_responsibility_are_counted() -> None:
    world = World().contacts("cat dan")
    for name in ("eve", "fay", "gus", "hal"):
        world.employee(name)
    for _ in range(9):
        world.met("eve ann")
    world.met("fay bob").met("gus bob", days_ago=800).met("ann bob")
    for name in ("ann", "bob", "cat"):
        world.knows("eve", name, responsible=True)
    world.knows("fay", "dan", responsible=False)
    result = concentration.find(world.account())
    spreads = {each.of: each for each in result.spreads if each.of != "support"}
    assert spreads["meetings"].shares == (("ann", 0.9), ("bob", 0.1))
    assert spreads["attention"].shares == (("eve", 0.9), ("fay", 0.1))
    assert spreads["responsibility"].shares == (("eve", 1.0),)
    assert [each.who for each in result.findings] == [("ann", "bob"), ("eve", "fay"), ("eve",)]
    assert {each.severity.word for each in result.findings} == {"note"}


def test_nothing_at_all_is_an_answer() -> None:
    result = concentration.find(World().account())
    assert result.findings == ()
    assert all(row["hhi"] is None for row in result.rows())
