"""Power indices: the Security Council's published ones, brute force, and the findings."""

from __future__ import annotations

import itertools
from fractions import Fraction
from math import factorial
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphcrm.analysis import power
from graphcrm.analysis.power.voting import majority, whole
from graphcrm.analysis.power.voting import power as indices
from tests.analysis.worlds import World

quick = settings(max_examples=150, deadline=None)


@st.composite
def votes(draw: st.DrawFn) -> tuple[list[int], int, set[int]]:
    weights = draw(st.lists(st.integers(0, 5), min_size=1, max_size=6))
    quota = draw(st.integers(0, sum(weights) + 1))
    return weights, quota, draw(st.sets(st.integers(0, len(weights) - 1), max_size=2))


def wins(group: set[int], weights: list[int], quota: int, vetoes: set[int]) -> bool:
    return vetoes <= group and sum(weights[one] for one in group) >= quota


def by_trying_everything(
    weights: list[int], quota: int, vetoes: set[int]
) -> tuple[list[int], list[Fraction]]:
    """Swings over all coalitions, and pivots over all orders."""
    voters = range(len(weights))
    swings, pivots = [0] * len(weights), [0] * len(weights)
    for size in range(len(weights) + 1):
        for group in map(set, itertools.combinations(voters, size)):
            for one in group:
                before = group - {one}
                if wins(group, weights, quota, vetoes) and not wins(before, weights, quota, vetoes):
                    swings[one] += 1
    for order in itertools.permutations(voters):
        for place, one in enumerate(order):
            now, before = set(order[: place + 1]), set(order[:place])
            if wins(now, weights, quota, vetoes) and not wins(before, weights, quota, vetoes):
                pivots[one] += 1
    return swings, [Fraction(count, factorial(len(weights))) for count in pivots]


def test_the_security_council_since_1965() -> None:
    # Shapley & Shubik 1954 and Banzhaf 1965 for 15 members, 9 votes, 5 vetoes; see any text on voting power.
    council = indices([1] * 15, 9, range(5))
    assert {each.shapley for each in council[:5]} == {Fraction(421, 2145)}
    assert {each.shapley for each in council[5:]} == {Fraction(4, 2145)}
    assert {each.banzhaf for each in council[:5]} == {Fraction(106, 635)}
    assert {each.banzhaf for each in council[5:]} == {Fraction(21, 1270)}


def test_the_treaty_of_rome_gave_luxembourg_a_dummy_vote() -> None:
    # Council of Ministers 1958: weights 4, 4, 4, 2, 2, 1, quota 12 of 17 (Brams & Affuso 1976).
    found = indices([4, 4, 4, 2, 2, 1], 12)
    assert found[-1].none
    assert found[0].shapley == Fraction(14, 60)
    assert found[3].shapley == Fraction(9, 60)


@quick
@given(votes())
def test_indices_are_what_trying_everything_gives(vote: tuple[list[int], int, set[int]]) -> None:
    swings, shapley = by_trying_everything(*vote)
    found = indices(*vote)
    assert [each.swings for each in found] == swings
    assert [each.shapley for each in found] == shapley
    total = sum(swings)
    assert [each.banzhaf for each in found] == [Fraction(one, total) if total else 0 for one in swings]


@quick
@given(votes(), st.randoms(use_true_random=False))
def test_the_order_of_voters_changes_nothing(vote: tuple[list[int], int, set[int]], random: Random) -> None:
    weights, quota, vetoes = vote
    order = list(range(len(weights)))
    random.shuffle(order)
    turned = indices([weights[one] for one in order], quota, {order.index(one) for one in vetoes})
    found = indices(*vote)
    assert list(turned) == [found[one] for one in order]


@pytest.mark.parametrize(
    ("weights", "expected"), [([0.5, 1.5], (1, 3)), ([1.0, 2.0], (1, 2)), ([0.1, 0.25], (2, 5))]
)
def test_weights_become_whole_in_proportion(weights: list[float], expected: tuple[int, ...]) -> None:
    assert whole(weights) == expected


def test_a_majority_is_more_than_half() -> None:
    assert [majority([1] * count, 0.5) for count in (1, 2, 3, 4)] == [1, 2, 2, 3]


def test_sixty_voices_take_no_time() -> None:
    found = indices([1, 2, 3, 5, 7, 10] * 10, 141, [1, 2])
    assert sum(each.shapley for each in found) == 1


def test_who_decides_alone_is_said_once() -> None:
    result = power.find(World().decides("ann", weight=5).decides("bob cat").account())
    (found,) = result.findings
    assert (found.kind, found.who) == ("decides_alone", ("ann",))
    assert "the 2 other votes never turn the result" in found.sentence


def test_an_empty_voice_is_said() -> None:
    world = World().decides("ann bob", weight=2).decides("cat", weight=2).decides("dan", weight=0.5)
    (found,) = power.find(world.account()).findings
    assert (found.kind, found.who) == ("empty_voice", ("dan",))
    assert "By votes alone, that of Dan never turns the result" in found.sentence


def test_equal_voices_say_nothing() -> None:
    result = power.find(World().decides("ann bob cat").account())
    assert result.findings == ()
    assert [each.shapley for each in result.voters] == pytest.approx([1 / 3] * 3)


def test_one_voice_none_and_too_many_are_answers() -> None:
    assert power.find(World().decides("ann").account()).voters == ()
    assert power.find(World().opportunity("deal").account()).voters == ()
    crowd = World().decides(" ".join(f"p{number}" for number in range(power.MOST_VOICES + 1)))
    assert power.find(crowd.account()).voters == ()
    assert power.find(World().decides("ann bob", weight=0).account()).voters == ()


def test_nothing_is_said_of_votes_of_which_a_weight_is_a_guess() -> None:
    world = World().decides("ann", weight=5).decides("bob", weight=None).decides("cat", weight=1)
    result = power.find(world.account())
    assert (result.voters, result.findings) == ((), ())
