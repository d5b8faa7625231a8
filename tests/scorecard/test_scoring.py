"""Scores: what no arithmetic of weights, targets and unknowns may break. The oracle is the mean written out."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphcrm.scorecard import METRICS, read_policy
from graphcrm.scorecard.measured import Measured
from graphcrm.scorecard.metric import Layer, Metric, Unit, by_tier, everywhere
from graphcrm.scorecard.policy import Policy
from graphcrm.scorecard.scoring import Score, Scored, layer_score, scored, total_score, weakest

Figure = tuple[float | None, float, float]
"""A value, how much of it is known, and the weight of its metric."""

SHARES = st.floats(0, 1)
WEIGHTS = st.floats(0.01, 100)
FIGURES = st.lists(st.tuples(st.none() | SHARES, st.floats(0.01, 1), WEIGHTS), min_size=1, max_size=8)
NEAR = 1e-9
BLANK = Measured(None, "Nothing is on record.", known=0.0)


def metric(ident: str = "m", weight: float = 1.0, target: float = 1.0, worst: float = 0.0) -> Metric:
    return Metric(
        id=ident,
        seed="G1",
        unit=Unit.SHARE,
        measure=lambda _: BLANK,
        targets=everywhere(target),
        worst=worst,
        weight=weight,
    )


def every(figures: Sequence[Figure]) -> list[Scored]:
    return [
        scored(
            metric(f"m{index}", weight),
            Measured(value, "said", known=known) if value is not None else BLANK,
            "S",
            Policy(),
        )
        for index, (value, known, weight) in enumerate(figures)
    ]


def layer(figures: Sequence[Figure]) -> Score:
    return layer_score(Layer.GENERAL, every(figures), Policy())


@given(FIGURES)
def test_a_score_lies_from_0_to_1_and_within_its_interval(figures: list[Figure]) -> None:
    found = layer(figures)
    low, high = found.interval
    assert -NEAR <= low <= high <= 1 + NEAR
    assert -NEAR <= found.known <= 1 + NEAR
    if found.value is None:
        assert all(value is None for value, _, _ in figures)
        assert (low, high, found.known, found.enough) == (0.0, 1.0, 0.0, False)
    else:
        assert low - NEAR <= found.value <= high + NEAR


@given(FIGURES)
def test_a_score_is_the_mean_of_what_is_known(figures: list[Figure]) -> None:
    known = [(value, share * weight) for value, share, weight in figures if value is not None]
    whole = sum(weight for _, _, weight in figures)
    found = layer(figures)
    assert found.known == pytest.approx(sum(weight for _, weight in known) / whole)
    if known:
        mean = sum(value * weight for value, weight in known) / sum(weight for _, weight in known)
        assert found.value == pytest.approx(mean)


@given(FIGURES, WEIGHTS)
def test_an_unknown_moves_no_score_and_widens_the_interval(figures: list[Figure], weight: float) -> None:
    before, after = layer(figures), layer([*figures, (None, 1.0, weight)])
    assert after.value == (None if before.value is None else pytest.approx(before.value))
    assert after.known <= before.known + NEAR
    assert after.interval[0] <= before.interval[0] + NEAR
    assert after.interval[1] >= before.interval[1] - NEAR
    width = [each.interval[1] - each.interval[0] for each in (before, after)]
    assert width[1] >= width[0] - NEAR


@given(FIGURES, SHARES, st.integers(0, 7))
def test_whatever_an_unknown_turns_out_to_be_the_score_stays_in_the_interval(
    figures: list[Figure], truth: float, place: int
) -> None:
    whole = [(value, 1.0, weight) for value, _, weight in figures]
    hidden = [*whole[:place], (None, 1.0, 1.0), *whole[place:]]
    known_now = [(truth if value is None else value, 1.0, weight) for value, _, weight in hidden]
    low, high = layer(hidden).interval
    value = layer(known_now).value
    assert value is not None
    assert low - NEAR <= value <= high + NEAR


@given(FIGURES, st.integers(0, 7), SHARES)
def test_a_better_figure_never_lowers_the_score(figures: list[Figure], place: int, more: float) -> None:
    place %= len(figures)
    value, known, weight = figures[place]
    better = [*figures[:place], (max(value or 0.0, more), known, weight), *figures[place + 1 :]]
    before, after = (
        layer([*figures[:place], (value or 0.0, known, weight), *figures[place + 1 :]]),
        layer(better),
    )
    assert before.value is not None
    assert after.value is not None
    assert after.value >= before.value - NEAR


@given(st.lists(FIGURES, min_size=3, max_size=3))
def test_the_total_lies_within_its_layers_and_its_interval(three: list[list[Figure]]) -> None:
    policy = Policy()
    layers = [
        Score(name, one.value, one.known, one.interval, one.enough, one.parts)
        for name, one in zip(("L1", "L2", "L3"), map(layer, three), strict=True)
    ]
    total = total_score(layers, policy, "A")
    known = [each.value for each in layers if each.value is not None]
    assert weakest(layers) is (
        min(layers, key=lambda each: 2.0 if each.value is None else each.value) if known else None
    )
    low, high = total.interval
    assert -NEAR <= low <= high <= 1 + NEAR
    if not known:
        assert total.value is None
    else:
        assert total.value is not None
        assert min(known) - NEAR <= total.value <= max(known) + NEAR
        assert low - NEAR <= total.value <= high + NEAR


@given(st.floats(-1e6, 1e6), st.floats(-1e3, 1e3), st.floats(-1e3, 1e3))
def test_a_figure_scores_0_at_worst_and_1_at_its_target(value: float, target: float, worst: float) -> None:
    if abs(target - worst) < 1e-6:
        return
    one = metric(target=target, worst=worst)
    assert one.score(worst, target) == 0.0
    assert one.score(target, target) == 1.0
    found = one.score(value, target)
    assert found is not None
    assert 0.0 <= found <= 1.0
    assert one.score(None, target) is None


def test_no_target_no_score_and_a_weight_of_0_leaves_a_metric_out() -> None:
    good, bad = Measured(1.0, "said"), Measured(0.0, "said")
    policy = Policy(weights=MappingProxyType({"bad": 0.0}))
    pair = [scored(metric("good"), good, "S", policy), scored(metric("bad"), bad, "S", policy)]
    assert layer_score(Layer.GENERAL, pair, policy).value == 1.0
    only_s = dataclasses.replace(metric("none"), targets=by_tier(1.0, None, None, None))
    assert scored(only_s, bad, "S", policy).score == 0.0
    assert scored(only_s, bad, "A", policy).score is None
    assert layer_score(Layer.GENERAL, [scored(only_s, bad, "A", policy)], policy).value is None


def test_targets_of_the_rules_replace_those_of_the_metric() -> None:
    policy = Policy(targets=MappingProxyType({"m": {"S": 0.5}}))
    assert scored(metric(), Measured(0.25, "said"), "S", policy).score == 0.5
    assert scored(metric(), Measured(0.25, "said"), "A", policy).score == 0.25


def flat(of: str, value: float | None, known: float = 1.0) -> Score:
    low = (value or 0.0) * known
    return Score(of, value, known, (low, low + 1 - known), known >= 0.5 and value is not None, ())


@pytest.mark.parametrize(
    ("three", "counted", "by"),
    [
        ((0.2, 0.9, 0.95), (0.2, 0.45, 0.45), (None, "L1", "L1")),
        ((0.9, 0.3, 0.95), (0.9, 0.3, 0.55), (None, None, "L2")),
        ((0.9, 0.8, 0.7), (0.9, 0.8, 0.7), (None, None, None)),
        ((None, 0.1, 0.9), (None, 0.1, 0.35), (None, None, "L2")),
    ],
)
def test_a_layer_counts_for_little_more_than_what_carries_it(
    three: Sequence[float | None], counted: Sequence[float | None], by: Sequence[str | None]
) -> None:
    layers = [
        flat(name, value, 1.0 if value else 0.0)
        for name, value in zip(("L1", "L2", "L3"), three, strict=True)
    ]
    total = total_score(layers, Policy(), "A")
    assert [part.score for part in total.parts] == [value and pytest.approx(value) for value in counted]
    assert [part.held_by for part in total.parts] == list(by)


def test_a_layer_of_which_too_little_is_known_holds_nothing_down() -> None:
    total = total_score([flat("L1", 0.1, 0.4), flat("L2", 0.9), flat("L3", 0.9)], Policy(), "A")
    assert [part.held_by for part in total.parts] == [None, None, None]


@given(st.lists(st.tuples(SHARES, SHARES), min_size=3, max_size=3), st.sampled_from("SABC"), SHARES)
def test_a_total_rises_with_each_layer_and_lies_in_its_interval(
    three: list[tuple[float, float]], tier: str, more: float
) -> None:
    layers = [flat(name, *pair) for name, pair in zip(("L1", "L2", "L3"), three, strict=True)]
    total = total_score(layers, Policy(), tier)
    if total.value is None:
        return
    assert total.interval[0] - NEAR <= total.value <= total.interval[1] + NEAR
    value, known = three[0]
    better = total_score([flat("L1", max(value, more), known), *layers[1:]], Policy(), tier)
    assert better.value is not None
    assert better.value >= total.value - NEAR


@pytest.mark.parametrize(("tier", "asked"), [("S", True), ("A", True), ("B", True), ("C", False)])
def test_a_layer_of_which_less_than_half_is_asked_is_not_asked(tier: str, asked: bool) -> None:
    every = [
        scored(metric, Measured((metric.targets or {}).get(tier), "said"), tier, Policy())
        for metric in METRICS.values()
    ]
    layers = [layer_score(name, every, Policy()) for name in (Layer.GENERAL, Layer.KEY, Layer.ORGANIZATIONAL)]
    assert [layer.asked for layer in layers] == [True, True, asked]
    assert layers[2].value == (1.0 if asked else None)
    total = total_score(layers, Policy(), tier)
    assert [part.of for part in total.parts] == ["L1", "L2", "L3"][: 3 if asked else 2]
    assert (total.value, total.known) == (1.0, 1.0)


def test_weights_of_layers_by_tier() -> None:
    rules = read_policy({"layers": {"S": {"L3": 0.6}}}, where="x").layers
    assert (rules.S["L3"], rules.S["L1"], rules.A["L3"]) == (0.6, 0.25, 0.3)
    flat_rules = read_policy({"layers": {"L1": 1, "L2": 1, "L3": 2}}, where="x").layers
    assert [flat_rules.of(tier)["L3"] for tier in "SABC"] == [2, 2, 2, 2]
