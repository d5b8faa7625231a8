"""No two sentences of one account contradict each other: which can't stand together, over examples and random accounts."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from graphcrm.analysis import Analysis, analyze
from graphcrm.analysis.reliability import Reliability
from graphcrm.findings import Finding
from graphcrm.messages import Message
from graphcrm.render.scene import headline
from graphcrm.render.svg.plan import context
from graphcrm.workspace import Workspace
from tests.analysis.telling import telling_worlds
from tests.analysis.worlds import DAY
from tests.browser.leaving import random_world

EXAMPLES = Path(__file__).parents[2] / "examples"
OF_ONE_DECIDER = {
    frozenset({"no_access", "no_way_round"}),  # no way at all, and one that all ways pass
    frozenset({"no_access", "thin_access"}),
    frozenset({"no_access", "money_at_risk"}),
    frozenset({"thin_access", "no_way_round"}),  # two people, and one
}
"""Kinds that can't both be about one person in one decision."""
OF_ONE_PERSON = {
    frozenset({"unknown_contact", "not_met"}),  # nobody knows, and nobody who knows met in time
    frozenset({"unknown_contact", "wrong_level"}),
    frozenset({"unknown_contact", "one_of_ours"}),
    frozenset({"hidden_influencer", "empty_title"}),
}
"""Kinds that can't both be of one person."""
OF_ONE_DECISION = {
    frozenset({"outcome_lost", "outcome_unknown"}),
    frozenset({"decides_alone", "empty_voice"}),
    *(frozenset({"no_deciders", kind}) for kind in ("no_access", "swing_person", "stale_judgement", "outcome_lost")),
}  # fmt: skip
"""Kinds that can't both be of one decision."""


def contradictions(analysis: Analysis) -> Iterator[str]:
    for one, other in combinations(analysis.findings, 2):
        kinds = frozenset({one.kind, other.kind})
        if one.opportunity == other.opportunity:
            if kinds in OF_ONE_DECISION:
                yield f"{one.sentence} / {other.sentence}"
            if kinds in OF_ONE_DECIDER and {*one.about} & {*other.about}:
                yield f"{one.sentence} / {other.sentence}"
        if kinds in OF_ONE_PERSON and _whom(one) & _whom(other):
            yield f"{one.sentence} / {other.sentence}"
    yield from _tipping(analysis)
    yield from _headlines(analysis)


def _whom(finding: Finding) -> set[str]:
    return set(finding.about if finding.kind == "one_of_ours" else finding.who)


def _tipping(analysis: Analysis) -> Iterator[str]:
    """A decision that is lost can't be lost by one person more, and one that is not can't be won back."""
    lost = {finding.opportunity for finding in analysis.findings if finding.kind == "outcome_lost"}
    for finding in analysis.findings:
        if finding.kind == "swing_person" and isinstance(finding.message, Message):
            falls = finding.message.kind.endswith(".lost")
            if falls == (finding.opportunity in lost):
                yield finding.sentence


def _headlines(analysis: Analysis) -> Iterator[str]:
    """What the headline says of a decision is what the findings of it say."""
    page = context(analysis)
    chances = analysis.of(Reliability)
    for scene in page.scenes:
        said = headline.sentences(page.presenter, scene.standing)
        about = [finding for finding in analysis.findings if finding.opportunity == scene.decision.id]
        kinds = {finding.kind for finding in about}
        if any("No single person" in sentence for sentence in said) and "no_way_round" in kinds:
            yield f"{said}: {kinds}"
        if any("No way leads" in sentence for sentence in said) and any(
            reach.count for reach in analysis.routes.of(scene.decision.id)
        ):
            yield f"{said}"
        if any(sentence.startswith(("We reach", "Reached")) for sentence in said):
            yield f"reach without its chance: {said}"
        if not scene.decision.deciders and said != ["Who decides is not recorded."]:
            yield f"{said}"
        for finding in about:
            heard = chances.of(scene.decision.id, finding.who[0])
            if finding.kind == "no_access" and heard is not None and heard.value > 0:
                yield f"{finding.sentence} / {heard.value}"


def test_it_finds_a_contradiction() -> None:
    analyses = (analyze(random_world(seed).snapshot()) for seed in range(50))
    analysis, access = next(
        (analysis, finding)
        for analysis in analyses
        for finding in analysis.findings
        if finding.kind == "no_access"
    )
    other = dataclasses.replace(access, kind="thin_access")
    assert list(contradictions(dataclasses.replace(analysis, findings=(access, other))))


@pytest.mark.parametrize("name", ["hailan", "tarnholm", "brackwater"])
def test_no_two_sentences_of_an_example_contradict_each_other(name: str, tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "x.db", write=True, create=True) as workspace:
        workspace.import_(EXAMPLES / name)
        assert list(contradictions(workspace.analyze(as_of=DAY))) == []


def test_no_two_sentences_of_a_random_account_contradict_each_other() -> None:
    for seed in range(200):
        assert list(contradictions(analyze(random_world(seed).snapshot()))) == [], seed
    for world in telling_worlds(60):
        assert list(contradictions(analyze(world.snapshot()))) == []
