"""Instruments between the two organizations (O5, O6, O7, O8): how often, in force, what came of it."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from graphcrm.scorecard import METRICS, AssessmentContext, Policy, assess, read_policy
from graphcrm.scorecard.measured import Measured
from graphcrm.scorecard.organizational.instruments import arches
from tests.analysis.worlds import ACCOUNT, DAY, World


def account(tier: str | None = "S") -> World:
    return World().organization(ACCOUNT, "customer", tier=tier)


def held(world: World, kind: str, ago: int, until: int | None = None, **columns: Any) -> World:
    end = None if until is None else DAY + datetime.timedelta(until)
    return world.thing(
        "Instrument", f"{kind}-{ago}", kind=kind, held_on=DAY - datetime.timedelta(ago), until=end, **columns
    )


def measured(metric: str, world: World, policy: Policy | None = None) -> Measured:
    return METRICS[metric].measure(AssessmentContext(world.account(), policy or Policy()))


def kinds(metric: str, world: World) -> list[str]:
    return [each.kind for each in measured(metric, world).findings]


def test_visits_and_meetings_of_twelve_months_count() -> None:
    here = held(held(held(account(), "executive_visit", 0), "executive_visit", 364), "executive_visit", 365)
    assert measured("executive_visits", here).value == 2
    assert measured("alignment_meetings", here).value == 0


def test_no_instrument_on_record_is_unknown_and_one_of_another_kind_makes_it_none() -> None:
    ids = ("alignment_meetings", "executive_visits", "agreement_in_force", "joint_innovation")
    assert {measured(each, account()).value for each in ids} == {None}
    assert measured("joint_innovation", held(account(), "executive_visit", 5)).value == 0


@pytest.mark.parametrize(
    ("theirs", "ours", "value", "known"),
    [
        (None, 3, 0.0, 1.0),  # only our account manager
        (6, None, 1.0, 0.0),
        (None, None, 1.0, 0.0),
        (6, 3, 1.0, 1.0),
        (3, 5, 1.0, 1.0),
        (3, 4, 0.0, 1.0),
        (0, 4, 1.0, 0.0),  # a rank that nobody wrote down
    ],
)
def test_a_visit_is_executive_where_both_sides_and_an_executive_took_part(
    theirs: int | None, ours: int | None, value: float, known: float
) -> None:
    here = held(account(), "executive_visit", 9)
    for who, label, rank in (("ann", "Contact", theirs), ("eve", "Employee", ours)):
        if rank is not None:
            (here.contact if label == "Contact" else here.employee)(who, rank=rank or None)
            here.tie(f"ATTENDED.{label}.Instrument", who, "executive_visit-9")
    found = measured("executive_visits", here)
    assert (found.value, found.known) == (value, known)


@pytest.mark.parametrize(("ago", "outcome", "value"), [(540, None, 0), (540, "A patent", 1), (300, None, 1)])
def test_a_joint_centre_long_without_an_outcome_scores_nothing(
    ago: int, outcome: str | None, value: float
) -> None:
    here = held(account(), "joint_innovation", ago, outcome=outcome)
    found = measured("joint_innovation", here)
    assert found.value == value
    assert "centre_missing" not in [spot.kind for spot in found.findings]


@pytest.mark.parametrize(("tier", "few"), [("S", True), ("A", False), ("B", False), ("C", False)])
def test_too_few_is_said_where_the_tier_asks_for_more(tier: str, few: bool) -> None:
    here = held(account(tier), "alignment_meeting", 30)
    assert kinds("alignment_meetings", here) == (["alignment_meetings_few"] if few else [])


def test_a_tier_of_which_nothing_is_asked_is_shown_and_not_scored() -> None:
    here = held(account("C"), "executive_visit", 5)
    found = {each.metric.id: each for each in assess(AssessmentContext(here.account())).metrics}
    assert (found["executive_visits"].measured.value, found["executive_visits"].target) == (1, None)
    assert found["executive_visits"].score is None
    layer = next(each for each in assess(AssessmentContext(here.account())).layers if each.of == "L3")
    assert "executive_visits" not in [each[0] for each in layer.parts]


def test_rules_give_and_take_targets_by_tier() -> None:
    rules = read_policy({"targets": {"executive_visits": {"C": 3, "S": 0}}}, where="test")
    here = held(account("C"), "executive_visit", 5).account()
    found = {each.metric.id: each for each in assess(AssessmentContext(here, rules)).metrics}
    assert found["executive_visits"].score == pytest.approx(1 / 3)
    assert arches(here.snapshot, rules)[1].state == "below"
    large = held(account("S"), "executive_visit", 5).account()
    found = {each.metric.id: each for each in assess(AssessmentContext(large, rules)).metrics}
    assert (found["executive_visits"].target, found["executive_visits"].score) == (None, None)
    assert arches(large.snapshot, rules)[1].target is None


@pytest.mark.parametrize(
    ("until", "value", "kind"),
    [
        (None, 1, None),
        (181, 1, None),
        (180, 1, "agreement_expiring"),
        (0, 1, "agreement_expiring"),
        (-1, 0, "agreement_missing"),
    ],
)
def test_an_agreement_is_in_force_to_its_last_day_and_warns_before(
    until: int | None, value: int, kind: str | None
) -> None:
    here = held(account(), "cooperation_agreement", 300, until)
    assert measured("agreement_in_force", here).value == value
    assert kinds("agreement_in_force", here) == ([kind] if kind else [])


def test_a_second_agreement_that_goes_on_longer_stills_the_alarm() -> None:
    here = held(held(account(), "cooperation_agreement", 300, 30), "cooperation_agreement", 10, 900)
    assert kinds("agreement_in_force", here) == []


def test_of_a_small_customer_no_agreement_is_missed() -> None:
    assert kinds("agreement_in_force", held(account("B"), "executive_visit", 5)) == []


def test_a_centre_without_an_outcome_is_said_after_a_year() -> None:
    assert kinds("joint_innovation", held(account(), "joint_innovation", 365)) == []
    assert kinds("joint_innovation", held(account(), "joint_innovation", 366)) == ["centre_without_outcome"]
    assert kinds("joint_innovation", held(account(), "joint_innovation", 366, outcome="A patent")) == []
    assert kinds("joint_innovation", held(account(), "joint_innovation", 366, -5)) == ["centre_missing"]
    assert kinds("joint_innovation", held(account("A"), "joint_innovation", 366, -5)) == []


def test_arches_and_scorecard_count_the_same() -> None:
    here = held(held(account(), "executive_visit", 5), "cooperation_agreement", 10, 20)
    here = held(held(here, "joint_innovation", 20), "joint_innovation", 30)
    context = AssessmentContext(here.account())
    for arch, metric in zip(
        arches(context.snapshot, context.policy),
        ("alignment_meetings", "executive_visits", "agreement_in_force", "joint_innovation"),
        strict=True,
    ):
        assert METRICS[metric].measure(context).value == len(arch.counted)
        assert [row.id for row in arch.counted] == [
            each.who for each in METRICS[metric].measure(context).parts
        ]
        assert arch.target == METRICS[metric].targets["S"]  # type: ignore[index]


def test_nothing_is_held_in_the_future() -> None:
    here = held(held(account(), "executive_visit", -5), "cooperation_agreement", 300)
    assert measured("executive_visits", here).value == 0
