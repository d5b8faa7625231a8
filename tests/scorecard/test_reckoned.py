"""The metrics against a separate reckoning of the same rows, over accounts made at random."""

from __future__ import annotations

import math

import pytest

from graphcrm.scorecard import METRICS, AssessmentContext
from graphcrm.scorecard.metric import Unit
from tests.analysis.worlds import DAY, World
from tests.scorecard.generated import generated
from tests.scorecard.reckoned import ELSEWHERE, RECKONED, Book

SEEDS = (7, 2026)


def book(world: World) -> Book:
    world.snapshot()
    return Book(world._nodes, [(*key[:3], row) for key, row in world._ties.items()], DAY)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_metric_is_what_its_page_says(seed: int) -> None:
    world = generated(seed)
    context, rows = AssessmentContext(world.account()), book(world)
    for name, reckon in RECKONED.items():
        measured, (value, known) = METRICS[name].measure(context), reckon(rows)
        assert measured.value == (None if value is None else pytest.approx(value, abs=1e-9)), name
        assert measured.known == pytest.approx(known, abs=1e-9), name


def test_every_metric_is_reckoned_here_or_said_to_be_elsewhere() -> None:
    assert {*RECKONED} | {*ELSEWHERE} >= {*METRICS}
    assert not {*RECKONED} & {*ELSEWHERE}


SCALES = {Unit.SHARE: (0.0, 1.0), Unit.COUNT: (0.0, math.inf), Unit.DAYS: (0.0, math.inf)}
OTHER_SCALES = {
    "net_promoter_score": (-100, 100),
    "report_quality": (1, 5),
    "strategic_fit": (-2, 2),
    "survey_representativity": (-1, 1),
}


@pytest.mark.parametrize("seed", range(20))
def test_every_figure_lies_on_its_scale_and_in_its_interval(seed: int) -> None:
    context = AssessmentContext(generated(seed).account())
    for name, metric in METRICS.items():
        measured = metric.measure(context)
        assert 0 <= measured.known <= 1, name
        if measured.value is None or metric.unit is Unit.MONEY or not metric.bounded:
            continue
        low, high = OTHER_SCALES.get(name, SCALES.get(metric.unit, (0.0, 1.0)))
        assert low <= measured.value <= high, name
        if measured.interval:
            assert measured.interval[0] - 1e-9 <= measured.value <= measured.interval[1] + 1e-9, name


GOOD_THAT_IS_WRITTEN = {
    "report_timeliness": ("Interaction", "filed_on"), "report_quality": ("Interaction", "quality"),
    "minutes_sent": ("Interaction", "minutes_on"), "early_warning": ("Feedback", "filed_on"),
    "strategic_fit": ("Initiative", "fit"), "executive_visits": ("Employee", "rank"), "agreement_scope": ("Opportunity", "amount"),
}  # fmt: skip
"""Metrics that a column only adds knowledge to: without it they are known less."""


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("name", GOOD_THAT_IS_WRITTEN)
def test_less_knowledge_is_never_more_known(seed: int, name: str) -> None:
    label, column = GOOD_THAT_IS_WRITTEN[name]
    whole, less = generated(seed), generated(seed)
    rows = less._nodes[label]
    for ident in sorted(rows)[::2]:
        rows[ident][column] = None
    before, after = (METRICS[name].measure(AssessmentContext(world.account())) for world in (whole, less))
    if before.value is not None and name != "minutes_sent":
        assert after.known <= before.known + 1e-9
