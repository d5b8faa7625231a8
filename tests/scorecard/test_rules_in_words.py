"""Every number in a sentence is that of the rules: under others, no window or bound of the usual ones is named."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphcrm.agenda import agenda
from graphcrm.messages import Fact, languages, text
from graphcrm.scorecard import METRICS, AssessmentContext, Policy, assess, read_policy
from graphcrm.scorecard.metric import Metric
from graphcrm.scorecard.nine_actions.nine import NINE
from graphcrm.scorecard.policy.facts import usual
from tests.analysis.worlds import World
from tests.scorecard.drawn import drawn

RULES = Path(__file__).parent / "rules" / "ninety_days.toml"
USUAL = re.compile(r"twelve months|365|48 hours|≤ 2 d|十二个月|十二個月|48 小时|48 小時|≤ 2 天")
WORDS = ("name", "question", "formula", "needs", "known", "unknown")


def ninety_days() -> Policy:
    """A window of 90 days, and minutes within 10; what else is a year, or two days, by itself is something else."""
    from graphcrm import ingest

    policy = read_policy(ingest.tables(RULES), where=RULES.name)
    assert (policy.window_days, policy.organizational.instruments.minutes_days) == (90, 10)
    instruments = dataclasses.replace(policy.organizational.instruments, outcome_days=300)
    return dataclasses.replace(
        policy,
        actions=dataclasses.replace(policy.actions, fresh_days=300),
        general=dataclasses.replace(policy.general, warning_days=3),
        organizational=dataclasses.replace(policy.organizational, instruments=instruments),
    )


def of_metric(metric: Metric) -> Iterator[Fact]:
    return (getattr(metric, word) for word in WORDS)


def sentences(world: World, policy: Policy) -> Iterator[Fact]:
    context = AssessmentContext(world.account(), policy)
    assessment = assess(context)
    for scored in assessment.metrics:
        yield from (*of_metric(scored.metric), scored.measured.message, scored.measured.step)
        for part in scored.measured.parts:
            yield from (part.name, part.note)
    for action in assessment.actions:
        for found in action.conditions:
            yield from (found.condition.asks, found.checked.message, found.checked.step)
    for finding in assessment.findings:
        yield from (finding.message, finding.step, *(reason.message for reason in finding.evidence))
    for due in agenda(context, days=400):
        yield from (due.what, due.why)


@pytest.mark.parametrize("seed", [*range(6), None])
def test_no_sentence_names_a_number_that_the_rules_replaced(seed: int | None) -> None:
    world = World() if seed is None else drawn(seed)
    said = {text(fact, language) for fact in sentences(world, ninety_days()) for language in languages()}
    assert [sentence for sentence in said if USUAL.search(sentence)] == []
    assert any("90" in sentence for sentence in said)


def test_under_the_usual_rules_the_usual_words_are_said() -> None:
    minutes, quality = METRICS["visit_minutes"], METRICS["report_quality"]
    assert text(minutes.question) == "Do the minutes of executive visits go out within 48 hours?"
    assert "≤ 2 d" in text(minutes.formula)
    assert text(quality.unknown) == "No interaction of ours in the last twelve months was assessed."
    under = quality.under(ninety_days())
    assert text(under.unknown) == "No interaction of ours in the last 90 days was assessed."
    assert text(under.unknown, "zh-Hans") == "过去 90 天我方互动均未评分。"


def test_every_metric_and_condition_has_its_words_in_every_language() -> None:
    facts = [fact for metric in METRICS.values() for fact in of_metric(metric)]
    for action in NINE:
        facts += [action.name, action.question, *(condition.asks for condition in action.conditions)]
    english = [text(fact) for fact in facts]
    assert all(english)
    for language in languages()[1:]:
        same = [words for fact, words in zip(facts, english, strict=True) if text(fact, language) == words]
        assert same == [], language


def test_numbers_of_the_rules_are_told_apart_by_name() -> None:
    """Two entries of one name would be one fact."""

    def names(rules: object) -> Iterator[str]:
        for field in dataclasses.fields(rules):  # type: ignore[arg-type]
            value = getattr(rules, field.name)
            if dataclasses.is_dataclass(value):
                yield from names(value)
            elif isinstance(value, int | float):
                yield field.name

    every = list(names(Policy()))
    assert len(every) == len({*every})
    assert {*every} <= {*usual()}
