"""Targets by tier: a tier of which nothing is asked has no score, and makes none."""

from __future__ import annotations

import dataclasses

import pytest

from graphcrm.scorecard import METRICS, Policy
from graphcrm.scorecard.measured import Measured
from graphcrm.scorecard.metric import Layer, by_tier
from graphcrm.scorecard.scoring import layer_score, scored, total_score

METRIC = dataclasses.replace(METRICS["executive_visits"], targets=by_tier(2, 1, None, None))


@pytest.mark.parametrize(("tier", "score"), [("S", 0.5), ("A", 1.0), ("B", None), ("C", None)])
def test_a_tier_without_a_target_has_no_score(tier: str, score: float | None) -> None:
    assert scored(METRIC, Measured(1.0, "One."), tier, Policy()).score == score
    assert METRIC.more_is_better


def test_a_target_where_the_score_is_zero_asks_for_nothing() -> None:
    rules = Policy(targets={METRIC.id: {"S": 0.0}})
    found = scored(METRIC, Measured(1.0, "One."), "S", rules)
    assert (found.target, found.score) == (None, None)


def test_a_layer_of_which_nothing_is_asked_is_left_out_of_the_total() -> None:
    rules = Policy()
    other = dataclasses.replace(METRIC, id="other", seed="G1", targets=by_tier(2, 2, 2, 2))
    every = [scored(each, Measured(1.0, "One."), "C", rules) for each in (METRIC, other)]
    layers = [layer_score(each, every, rules) for each in (Layer.GENERAL, Layer.ORGANIZATIONAL)]
    total = total_score(layers, rules, "C")
    assert (total.value, total.known, total.interval) == (0.5, 1.0, (0.5, 0.5))
    assert [each[0] for each in total.parts] == ["L1"]
