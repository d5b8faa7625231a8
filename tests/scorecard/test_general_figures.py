"""Statistics of small samples, against published examples and exhaustive enumeration."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphcrm.scorecard.general.figures import (
    Promoters,
    beyond_chance,
    chance_alone,
    net_promoter_score,
    promoters,
    representativity,
    score_error,
    score_interval,
    share_interval,
)


def test_nine_and_ten_promote_seven_and_eight_are_passive() -> None:
    assert promoters(range(11)) == Promoters(2, 2, 7)
    assert net_promoter_score(Promoters(2, 2, 7)) == pytest.approx(-500 / 11)


@pytest.mark.parametrize(
    ("done", "total", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_shares_against_the_examples_of_newcombe_1998(done: int, total: int, low: float, high: float) -> None:
    assert share_interval(done, total, 0.95) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_the_interval_of_a_score_by_hand() -> None:
    high, low = 8.75 / 48, 10.75 / 48
    reach = 1.959964 * math.sqrt((high + low - (high - low) ** 2) / 48)
    found = score_interval(Promoters(8, 27, 10), 0.95)
    assert found == (pytest.approx(100 * (high - low - reach)), pytest.approx(100 * (high - low + reach)))


@pytest.mark.parametrize("shares", [(0.5, 0.3, 0.2), (0.2, 0.6, 0.2), (0.8, 0.2, 0.0), (0.1, 0.1, 0.8)])
def test_the_interval_covers_the_true_score_as_often_as_it_says(shares: tuple[float, float, float]) -> None:
    """Over every outcome of 15 answers, weighted by its trinomial chance."""
    size, truth, covered = 15, 100 * (shares[0] - shares[2]), 0.0
    for high, low in itertools.product(range(size + 1), repeat=2):
        middle = size - high - low
        if middle < 0:
            continue
        ways = math.factorial(size) / (math.factorial(high) * math.factorial(middle) * math.factorial(low))
        chance = ways * shares[0] ** high * shares[1] ** middle * shares[2] ** low
        start, end = score_interval(Promoters(high, middle, low), 0.95)
        covered += chance * (start - 1e-9 <= truth <= end + 1e-9)
    assert 0.93 <= covered <= 1.0


def test_when_all_who_were_asked_answered_nothing_is_left_to_chance() -> None:
    assert score_interval(Promoters(5, 3, 2), 0.95, invited=10) == (30.0, 30.0)
    assert score_error(Promoters(5, 3, 2), 40) < score_error(Promoters(5, 3, 2))


@given(st.tuples(*[st.integers(0, 40)] * 3).filter(any), st.integers(0, 200))
def test_the_interval_holds_the_score_and_stays_in_range(counts: tuple[int, int, int], others: int) -> None:
    found = Promoters(*counts)
    low, high = score_interval(found, 0.95, found.answers + others)
    assert -100 <= low <= net_promoter_score(found) <= high <= 100


def test_a_change_counts_beyond_z_times_the_joint_error() -> None:
    assert beyond_chance(9.9, (3.0, 4.0), 0.95)
    assert not beyond_chance(9.7, (3.0, 4.0), 0.95)


def test_answers_that_come_alike_are_representative() -> None:
    assert representativity([2, 4, 6], [10, 20, 30]) == 1.0
    assert representativity([10, 0], [10, 10]) == 0.0


def test_representativity_by_hand() -> None:
    """ρ = 0.8 and 0.2, mean 0.5: every ρ lies 0.3 off."""
    assert representativity([8, 2], [10, 10]) == pytest.approx(1 - 2 * 0.3)


def test_more_answers_than_people_are_refused() -> None:
    with pytest.raises(ValueError, match="as many answer"):
        representativity([3], [2])


@pytest.mark.parametrize(("answered", "people"), [([5, 0], [5, 5]), ([3, 1, 0], [4, 4, 3]), ([2, 2], [4, 4])])
def test_chance_alone_comes_near_to_counting_every_way(answered: list[int], people: list[int]) -> None:
    """The oracle counts every choice of who answered."""
    home = [group for group, count in enumerate(people) for _ in range(count)]
    due = [count * sum(answered) / sum(people) for count in people]

    def uneven(counts: list[int]) -> float:
        return sum((some - of) ** 2 / of for some, of in zip(counts, due, strict=True))

    ways = [
        uneven([sum(home[who] == group for who in chosen) for group in range(len(people))])
        for chosen in itertools.combinations(range(len(home)), sum(answered))
    ]
    exact = sum(way >= uneven(answered) - 1e-9 for way in ways) / len(ways)
    assert chance_alone(answered, people) == pytest.approx(exact, abs=0.02)
    assert chance_alone(answered, people) == chance_alone(answered, people)


def test_the_finite_population_correction_by_hand() -> None:
    assert score_error(Promoters(5, 3, 2), 40) == pytest.approx(
        score_error(Promoters(5, 3, 2)) * math.sqrt(30 / 39)
    )


def test_a_chance_is_never_called_nil() -> None:
    assert chance_alone([20, 0], [20, 20]) == pytest.approx(1 / 5000)
