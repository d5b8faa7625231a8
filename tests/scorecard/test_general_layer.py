"""What holds for every metric of general relationships (L1)."""

from __future__ import annotations

import pytest

from graphcrm.errors import UsageError
from graphcrm.scorecard import AssessmentContext, read_policy
from graphcrm.scorecard.general import METRICS
from graphcrm.scorecard.metric import Layer, Metric
from graphcrm.scorecard.policy.relationships import GeneralRules
from tests.analysis.worlds import World


def test_every_seed_of_the_layer_has_a_metric() -> None:
    assert {metric.seed for metric in METRICS} == {f"G{number}" for number in range(1, 9)}
    assert {metric.layer for metric in METRICS} == {Layer.GENERAL}


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.id)
@pytest.mark.parametrize("people", [False, True])
def test_nothing_on_record_is_unknown_not_zero(metric: Metric, people: bool) -> None:
    world = World().employee("eve").contact("ann", "unit") if people else World()
    found = metric.measure(AssessmentContext(world.account()))
    assert (found.value, found.known, found.parts, found.findings) == (None, 0.0, (), ())


def test_every_number_can_be_set_by_a_company() -> None:
    words = {
        "general": {"report_days": 5, "largest_potato": 2e6, "minutes_for": ["visit"], "sites": ["city"]}
    }
    rules = read_policy(words, where="rules.toml").general
    assert (rules.report_days, rules.largest_potato) == (5, 2e6)
    assert (rules.minutes_for, rules.sites) == (("visit",), ("city",))


@pytest.mark.parametrize(
    "words",
    [
        {"minutes_for": ["walk"]},
        {"sites": ["planet"]},
        {"site_days": 0},
        {"tender_days": -1},
        {"confidence": 1.0},
        {"satisfied": 11},
        {"largest_potato": -1},
    ],
)
def test_numbers_that_mean_nothing_are_refused(words: dict[str, object]) -> None:
    with pytest.raises(UsageError, match=r"rules\.toml can't be used"):
        read_policy({"general": words}, where="rules.toml")


def test_the_defaults_are_those_of_the_model() -> None:
    rules = GeneralRules()
    assert (rules.meetings_a_week, rules.report_days, rules.warning_days) == (5, 3, 2)
