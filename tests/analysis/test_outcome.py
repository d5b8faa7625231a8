"""How decisions come out: against Friedkin & Johnsen's own example, dense algebra, and plain sense."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from graphcrm.account.opinion_dynamics import Outcome, outcomes
from graphcrm.account.opinions import (
    ENUMERATED,
    STEPS,
    Pulls,
    Weights,
    chance_of,
    effects,
    equilibrium,
    pulls,
)
from graphcrm.analysis import Rules, outcome
from graphcrm.findings import Severity
from tests.analysis.worlds import World

Ties = list[tuple[int, int, float]]
SIZE = 6
quick = settings(max_examples=60, deadline=None)


@st.composite
def influences(draw: st.DrawFn) -> Ties:
    pairs = st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)).filter(
        lambda pair: pair[0] != pair[1]
    )
    found = draw(st.lists(pairs, unique=True, max_size=14))
    return [(*pair, draw(st.sampled_from([0.25, 0.5, 0.75, 0.95, 1.0]))) for pair in found]


def dense(weights: Weights, size: int) -> NDArray[np.floating]:
    matrix = np.zeros((size, size))
    matrix[weights.who, weights.whom] = weights.share
    return matrix


def total_influence(pull: Pulls) -> NDArray[np.floating]:
    """V by inverting the matrix, the plain way."""
    size = len(pull.susceptibility)
    open_ = np.diag(pull.susceptibility)
    return np.linalg.solve(np.eye(size) - open_ @ dense(pull.weights, size), np.eye(size) - open_)


def only(world: World, rules: Rules | None = None) -> Outcome:
    (found,) = outcomes(world.account(rules))
    return found


def test_the_example_that_friedkin_and_johnsen_printed() -> None:
    # Friedkin & Johnsen, Advances in Group Processes 16, 1999: A = I − diag(W); printed with three digits.
    weights = np.array(
        [[0.220, 0.120, 0.360, 0.300], [0.147, 0.215, 0.344, 0.294], [0, 0, 1, 0], [0.090, 0.178, 0.446, 0.286]]
    )  # fmt: skip
    who, whom = np.nonzero(weights)
    pull = Pulls(Weights(who, whom, weights[who, whom]), 1 - np.diag(weights))
    assert equilibrium(pull, np.array([25.0, 25.0, 75.0, 85.0])) == pytest.approx([60, 60, 75, 75], abs=0.1)
    printed = [
        [0.280, 0.045, 0.551, 0.124],
        [0.047, 0.278, 0.549, 0.126],
        [0, 0, 1, 0],
        [0.030, 0.048, 0.532, 0.390],
    ]
    for row, goal in zip(printed, np.eye(4), strict=True):
        assert effects(pull, goal) == pytest.approx(row, abs=0.001)


@quick
@given(influences(), st.lists(st.sampled_from(STEPS), min_size=SIZE, max_size=SIZE), st.floats(0.1, 1))
def test_opinions_settle_where_algebra_says(ties: Ties, first: list[float], stubbornness: float) -> None:
    pull = pulls(SIZE, ties, stubbornness)
    total = total_influence(pull)
    assert equilibrium(pull, np.array(first)) == pytest.approx(total @ np.array(first), abs=1e-9)
    assert total.sum(axis=1) == pytest.approx(np.ones(SIZE))
    for row, goal in zip(total, np.eye(SIZE), strict=True):
        assert effects(pull, goal) == pytest.approx(row, abs=1e-9)


@quick
@given(influences())
def test_weights_are_shares_and_nobody_gives_up_more_than_they_may(ties: Ties) -> None:
    pull = pulls(SIZE, ties, 0.4)
    influenced = {whom for _, whom, _ in ties}
    for person, total in enumerate(dense(pull.weights, SIZE).sum(axis=1)):
        assert total == pytest.approx(1 if person in influenced else 0)
        assert (pull.susceptibility[person] > 0) == (person in influenced)
    assert pull.susceptibility.max() <= 0.6


@quick
@given(
    st.lists(st.sampled_from([0.0, 0.1, 0.25, 0.4]), min_size=1, max_size=4),
    st.sampled_from([-0.35, 0.0, 0.2, 0.55]),
)
def test_a_chance_over_few_unknown_is_what_counting_all_cases_gives(
    effect: list[float], known: float
) -> None:
    cases = [
        known + sum(map(float.__mul__, effect, case)) for case in itertools.product(STEPS, repeat=len(effect))
    ]
    found = chance_of(np.array([effect]), np.array([known]), np.array([0.0]))
    assert found.exact
    assert found.value == pytest.approx(sum(case > 1e-9 for case in cases) / len(cases))


def test_a_chance_over_many_unknown_is_drawn_alike_every_time_and_comes_near() -> None:
    count = ENUMERATED + 2
    few = np.array([[0.3, 0.2] + [0.0] * (count - 2)])
    many = few + 2e-9  # matters by the letter, so that all are drawn
    exact = chance_of(few, np.array([0.13]), np.array([0.0]))
    drawn = chance_of(many, np.array([0.13]), np.array([0.0]))
    assert exact.exact
    assert not drawn.exact
    assert drawn.value == pytest.approx(exact.value, abs=0.02)
    assert drawn == chance_of(many, np.array([0.13]), np.array([0.0]))


def test_the_heavier_voice_counts_more() -> None:
    found = only(World().decides("ann", weight=3).decides("bob").supports("ann", 1).supports("bob", -2))
    assert found.margin == pytest.approx((3 * 1 - 2) / 4)
    assert found.worst == found.best == found.margin
    assert found.verdict(-0.5) == "for"
    assert [(lever.id, lever.effect) for lever in found.levers] == [("ann", 0.75), ("bob", 0.25)]


def test_a_sponsor_pulls_who_decides() -> None:
    world = World().decides("ann").supports("ann", 0).influences("bob", "ann", 0.8).supports("bob", 2)
    assert only(world).margin == pytest.approx(0.5 * 0.8 * 2)  # half stubborn, half of it open by 0.8


def test_a_holder_of_a_veto_against_us_blocks_whatever_the_others_say() -> None:
    world = World().decides("ann bob cat", weight=3).decides("dan", veto=True).supports("ann bob cat", 2)
    result = outcome.find(world.supports("dan", -1).account())
    assert result.verdicts == ("blocked",)
    (lost,) = (each for each in result.findings if each.kind == "outcome_lost")
    assert (lost.who, lost.severity) == (("dan",), Severity.WEAK)
    assert "Dan would stop" in lost.sentence
    assert result.outcomes[0].chance is not None
    assert result.outcomes[0].chance.value == 0


def test_who_can_tip_a_lost_decision_is_named_with_the_steps() -> None:
    world = World().decides("ann", weight=3).decides("bob cat").supports("ann", -1).supports("bob cat", 1)
    found = {each.kind: each for each in outcome.find(world.account()).findings}
    assert found["swing_person"].who == ("ann",)
    assert "1 step towards us" in found["swing_person"].sentence
    assert "won" in found["swing_person"].sentence


def test_a_safe_decision_says_nothing() -> None:
    world = World().decides("ann bob cat").supports("ann bob cat", 2)
    assert outcome.find(world.account()).findings == ()


def test_unknown_voices_leave_it_open_and_are_named() -> None:
    world = World().decides("ann bob").decides("cat", weight=2).supports("ann bob", 1)
    result = outcome.find(world.account())
    (found,) = result.findings
    assert (found.kind, found.who) == ("outcome_unknown", ("cat",))
    (row,) = result.rows()
    assert (row["worst"], row["best"], row["known"]) == (-0.5, 1.5, 0.5)
    assert row["chance"] == pytest.approx(3 / 5)  # at −1 the margin is 0, and 0 is not won


def test_a_supporter_of_a_competitor_leans_away() -> None:
    world = World().decides("ann").supports("ann", 0).supports("ann", 2, whom="rival", on="deal")
    assert only(world).margin == -1
    world = World().decides("ann").supports("ann", 2, whom="rival", on="deal")
    assert only(world).margin == -2


@quick
@given(influences(), st.data())
def test_a_higher_stance_never_lowers_the_margin_and_moves_it_by_its_effect(
    ties: Ties, data: st.DataObject
) -> None:
    stances = data.draw(st.lists(st.integers(-2, 1), min_size=SIZE, max_size=SIZE))
    raised = data.draw(st.integers(0, SIZE - 1))

    def world(lift: int) -> World:
        made = World().decides("p0", weight=2).decides("p1 p2")
        for who, whom, strength in ties:
            made.influences(f"p{who}", f"p{whom}", strength)
        for person, stance in enumerate(stances):
            made.supports(f"p{person}", stance + lift * (person == raised))
        return made

    before, after = only(world(0)), only(world(1))
    assert before.margin is not None
    assert after.margin is not None
    effect = {lever.id: lever.effect for lever in before.levers}.get(f"p{raised}", 0.0)
    assert after.margin - before.margin == pytest.approx(effect, abs=1e-8)
    assert effect >= 0
    assert sum(lever.effect for lever in before.levers) == pytest.approx(1)


@quick
@given(influences(), st.permutations(range(SIZE)), st.lists(st.sampled_from([-2, -1, 0, 1, 2, None]), min_size=SIZE, max_size=SIZE))  # fmt: skip
def test_other_names_change_nothing(ties: Ties, names: list[int], stances: list[int | None]) -> None:
    def world(name: list[int]) -> World:
        made = World().decides(f"p{name[0]}", weight=2, veto=True).decides(f"p{name[1]} p{name[2]}")
        for who, whom, strength in reversed(ties):
            made.influences(f"p{name[who]}", f"p{name[whom]}", strength)
        for person, stance in enumerate(stances):
            if stance is not None:
                made.supports(f"p{name[person]}", stance)
        return made

    one, two = only(world(list(range(SIZE)))), only(world(names))
    assert two.margin == pytest.approx(one.margin)
    assert two.best == pytest.approx(one.best)
    assert one.chance is not None
    assert two.chance is not None
    assert two.chance.value == pytest.approx(one.chance.value)
    effects_one = {names[int(lever.id[1:])]: lever.effect for lever in one.levers}
    assert {int(lever.id[1:]): lever.effect for lever in two.levers} == pytest.approx(effects_one)


def test_nobody_who_decides_is_an_answer() -> None:
    result = outcome.find(World().opportunity("deal").knows("eve", "ann").account())
    assert set(result.verdicts) == {"unknown"}
    assert result.findings == ()
    assert outcome.find(World().decides("ann", weight=0).account()).verdicts == ("unknown",)


def test_stubbornness_outside_its_bounds_is_refused() -> None:
    with pytest.raises(ValueError, match="Stubbornness"):
        pulls(2, [(0, 1, 0.5)], 0.0)
    with pytest.raises(ValueError, match="susceptibility"):
        equilibrium(Pulls(pulls(1, [], 1.0).weights, np.ones(1)), np.ones(1))
    with pytest.raises(ValueError, match="Stubbornness"):
        Rules(stubbornness=0)
