"""Our own work (E): figures of the year, voices, opinions, and the nine actions. Expected values are worked out by hand."""

from __future__ import annotations

import datetime
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphcrm.messages import text
from graphcrm.records import KpiYear
from graphcrm.scorecard import METRICS, Assessment, AssessmentContext, Policy, assess
from graphcrm.scorecard.measured import Measured
from graphcrm.scorecard.metric import Layer
from graphcrm.scorecard.nine_actions.condition import ActionStatus, Status
from graphcrm.scorecard.nine_actions.nine import NINE, nine_actions
from graphcrm.scorecard.own_work.growth import effective_growth
from graphcrm.scorecard.policy.own_work import ActionRules
from graphcrm.scorecard.scoring import Scored, scored
from tests.analysis.worlds import ACCOUNT, DAY, RIVAL, World

LAST = DAY.year - 1
WHOLE = {"sales": 120.0, "profit": 24.0, "cash_flow": 5.0, "headcount": 4.0}
BEFORE = {"sales": 100.0, "profit": 20.0, "cash_flow": 5.0, "headcount": 4.0}


def day(back: int) -> datetime.date:
    return DAY - datetime.timedelta(days=back)


def year(world: World, number: int, **figures: float | None) -> World:
    world.thing("KpiYear", f"k-{number}", year=number, **figures)
    return world.tie("CONCERNS.KpiYear.Organization", f"k-{number}", ACCOUNT)


def measured(world: World, ident: str, policy: Policy | None = None) -> Measured:
    return METRICS[ident].measure(AssessmentContext(world.account(), policy or Policy()))


def action(world: World, ident: str, policy: Policy | None = None) -> ActionStatus:
    found = {each.id: each for each in assessed(world, policy).actions}
    return found[ident]


def assessed(world: World, policy: Policy | None = None) -> Assessment:
    return assess(AssessmentContext(world.account(), policy or Policy()))


def shares(world: World, ident: str, policy: Policy | None = None) -> list[float | None]:
    return [each.checked.share for each in action(world, ident, policy).conditions]


def kpi(**figures: float | None) -> KpiYear:
    blank: dict[str, Any] = dict.fromkeys(KpiYear._fields)
    known: dict[str, Any] = {**blank, "id": "k", "year": LAST, **figures}
    return KpiYear(**known)


# E0 ---------------------------------------------------------------------------------------------------------------


def test_figures_are_those_of_the_last_whole_year() -> None:
    world = year(year(year(World(), LAST - 1, **BEFORE), LAST, **WHOLE), DAY.year, sales=999.0, headcount=1.0)
    assert measured(world, "sales_per_head").value == 120 / 4
    assert measured(world, "profit_per_head").value == 24 / 4
    assert measured(world, "profit").value == 24
    assert measured(world, "cash_flow").value == 5
    assert [text(part.name) for part in measured(world, "profit").parts] == [
        f"{LAST - 1}",
        f"{LAST}",
        f"{DAY.year} (not finished)",
    ]
    assert measured(world, "effective_growth").value == pytest.approx(0.2)


def test_a_year_is_whole_on_its_last_day() -> None:
    for last_day, whole in ((datetime.date(2026, 12, 31), 2026), (datetime.date(2026, 12, 30), 2025)):
        world = year(year(World(last_day), 2025, **BEFORE), 2026, **WHOLE)
        assert measured(world, "sales_per_head").value == (30 if whole == 2026 else 25)


def test_without_heads_a_figure_a_head_is_unknown_not_infinite() -> None:
    for heads in (None, 0.0):
        assert measured(year(World(), LAST, **(WHOLE | {"headcount": heads})), "sales_per_head").value is None
    assert measured(World(), "profit").value is None
    assert "KpiYear" in measured(World(), "profit").next_step


def test_figures_of_another_organization_are_not_the_accounts() -> None:
    world = World().organization("other", "customer").thing("KpiYear", "k", year=LAST, **WHOLE)
    assert measured(world.tie("CONCERNS.KpiYear.Organization", "k", "other"), "profit").value is None


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ({}, 0.2),  # sales +20 %, profit +20 %, cash came in
        ({"profit": 21.0}, 0.05),  # profit +5 % only
        ({"profit": 20.0}, 0.0),  # profit did not grow
        ({"profit": -3.0}, 0.0),
        ({"profit": 40.0}, 0.2),  # profit +100 %: no more than sales
        ({"cash_flow": -1.0}, 0.0),  # bought with cash
        ({"cash_flow": 0.0}, 0.2),
        ({"sales": 90.0}, -0.1),  # sales shrank, whatever profit does
        ({"sales": 90.0, "profit": None, "cash_flow": None}, -0.1),
        ({"sales": 100.0, "profit": None}, 0.0),
        ({"profit": None}, None),  # it could change the result
        ({"cash_flow": None}, None),
        ({"profit": None, "cash_flow": -1.0}, 0.0),  # whatever it was
        ({"sales": None}, None),
    ],
)
def test_growth_counts_as_far_as_profit_and_cash_come_with_it(
    now: dict[str, float | None], expected: float | None
) -> None:
    found = effective_growth(kpi(**(WHOLE | now)), kpi(**BEFORE))
    assert found == (None if expected is None else pytest.approx(expected))


def test_after_a_year_without_profit_growth_needs_one() -> None:
    assert effective_growth(kpi(**WHOLE), kpi(**(BEFORE | {"profit": -5.0}))) == pytest.approx(0.2)
    assert effective_growth(kpi(**(WHOLE | {"profit": -1.0})), kpi(**(BEFORE | {"profit": -5.0}))) == 0.0


@given(*[st.floats(-1e6, 1e6)] * 5)
def test_effective_growth_is_never_more_than_that_of_sales(
    sales: float, sold: float, profit: float, earned: float, cash: float
) -> None:
    now, before = abs(sales), abs(sold) + 1
    found = effective_growth(kpi(sales=now, profit=profit, cash_flow=cash), kpi(sales=before, profit=earned))
    assert found is not None
    assert -1 <= found <= now / before - 1


# E8, E9 -----------------------------------------------------------------------------------------------------------


def voice(world: World, ident: str, raised: int, closed: int | None = None, **columns: Any) -> World:
    columns = {"kind": "problem", "severity": 3} | columns
    world.thing(
        "Feedback", ident, raised_on=day(raised), closed_on=None if closed is None else day(closed), **columns
    )
    return world.contact("ann").tie("RAISED.Contact.Feedback", "ann", ident)


def test_time_to_close_is_the_median_of_what_was_closed() -> None:
    world = voice(voice(voice(World(), "f1", 50, 40), "f2", 50, 20), "f3", 50, 30)
    assert measured(world, "time_to_close").value == 20  # of 10, 30 and 20
    voice(world, "f4", 400, 390)  # closed before these months
    voice(world, "f5", 90, kind="praise")
    assert measured(world, "time_to_close").value == 20
    assert {part.value for part in measured(world, "time_to_close").parts} == {10, 20, 30}


def test_what_is_open_has_its_age_and_what_is_late_is_found() -> None:
    world = voice(voice(World(), "f1", 10), "f2", 46, severity=3)  # 45 days are allowed
    found = measured(world, "open_feedback_age")
    assert found.value == 28
    (finding,) = found.findings
    assert (finding.kind, finding.who) == ("voices_unanswered", ("ann",))
    assert measured(voice(World(), "f1", 45), "open_feedback_age").findings == ()
    praised = voice(voice(World(), "f1", 10), "f2", 90, kind="praise")
    assert measured(praised, "open_feedback_age").value == 10, "praise calls for no answer"


def test_nothing_open_is_zero_and_nothing_on_record_is_unknown() -> None:
    assert measured(voice(World(), "f1", 20, 10), "open_feedback_age").value == 0
    assert measured(World(), "open_feedback_age").value is None
    assert measured(voice(World(), "f1", 20), "time_to_close").value is None


def test_a_look_back_does_not_know_what_was_closed_later() -> None:
    world = World(day(30))
    voice(world, "f1", 50, 10)
    assert measured(world, "open_feedback_age").value == 20


def test_ageing_never_makes_open_voices_younger() -> None:
    ages = [
        measured(voice(World(DAY + datetime.timedelta(days=later)), "f1", 10), "open_feedback_age").value
        for later in (0, 5, 50)
    ]
    assert ages == [10, 15, 60]


def test_opinions_count_by_key_contact_from_feedback_and_surveys() -> None:
    world = World().contacts("ann bob cat", key=True)
    assert measured(world, "opinions_collected").value is None
    voice(world, "f0", 400).contact("ann", key=True)
    assert measured(world, "opinions_collected").value is None, "said before these months"
    voice(world, "f1", 20, kind="praise").contact("ann", key=True)
    assert measured(world, "opinions_collected").value == pytest.approx(1 / 3)
    world.thing("Survey", "s", name="S", held_on=day(30)).tie("RATED.Contact.Survey", "bob", "s", score=9)
    assert measured(world, "opinions_collected").value == pytest.approx(2 / 3)


# The nine ---------------------------------------------------------------------------------------------------------


def test_there_are_nine_and_of_an_empty_account_none_is_known() -> None:
    found = assessed(World()).actions
    assert [each.id for each in found] == [f"E{number}" for number in range(1, 10)]
    assert {each.status for each in found} == {Status.UNKNOWN}
    assert all(each.next_step for each in found)


def test_metrics_that_do_not_exist_leave_a_condition_unknown() -> None:
    found = nine_actions(AssessmentContext(World().account()), {})
    assert {each.status for each in found} == {Status.UNKNOWN}


def test_every_condition_refers_to_metrics_and_seeds_that_exist() -> None:
    said = [one.checked.said for each in assessed(World()).actions for one in each.conditions]
    assert [text for text in said if "does not exist" in text] == []
    seeds = {each.seed for each in METRICS.values()}
    assert {"K6", "O5", "O6", "O7", "O8"} <= seeds
    assert len({each.id for each in NINE}) == 9


def test_a_strategy_needs_a_fit_for_each_year_ahead() -> None:
    world = World()
    for number, fit in ((DAY.year, 2), (DAY.year + 1, 1), (DAY.year + 2, None), (DAY.year + 3, -1)):
        world.thing("Initiative", f"n-{number}", year=number, fit=fit)
    assert shares(world, "E3")[5] == pytest.approx(2 / 3)


def test_activities_follow_where_each_open_opportunity_has_a_live_step() -> None:
    world = World().decides("ann", "one").decides("bob", "two")
    world.thing("Action", "a", status="planned", due_on=day(-5)).tie("CONCERNS.Action.Contact", "a", "ann")
    assert shares(world, "E1")[1] == 0.5
    world.thing("Action", "b", status="planned", due_on=day(5)).tie("CONCERNS.Action.Opportunity", "b", "two")
    assert shares(world, "E1")[1] == 0.5, "overdue is not followed"
    world.thing("Action", "b", status="done", done_on=day(5))
    assert shares(world, "E1")[1] == 1.0


def test_planning_asks_for_targets_and_for_steps_with_opponents() -> None:
    world = World().contacts("ann bob", key=True).knows("eve", "ann", 2).knows("eve", "bob", 2)
    assert shares(world, "E2")[0] is None, "nobody has a target: not known"
    world.knows("eve", "ann", 2, target_intimacy=3).supports("ann", 1).supports("bob", -1)
    assert shares(world, "E2")[0] == 0.5
    assert shares(world, "E2")[1] is None, "no step on record"
    world.thing("Action", "a", status="planned").tie("CONCERNS.Action.Contact", "a", "ann")
    assert shares(world, "E2")[1] == 0.0
    world.tie("CONCERNS.Action.Contact", "a", "bob")
    assert shares(world, "E2")[1] == 1.0


def test_customer_information_asks_for_vendors_rivals_figures_plans_and_freshness() -> None:
    world = World().organization(RIVAL, "competitor")
    assert shares(world, "E3") == [None] * 7
    world.thing("Asset", "a1", vendor="us").thing("Asset", "a2", vendor=None)
    year(world, LAST, sales=1.0, profit=1.0)
    world.thing("Initiative", "n", year=DAY.year, value=5.0).thing("Initiative", "m", year=DAY.year)
    assert shares(world, "E3")[:5] == [0.5, 0.0, 0.5, 0.5, 1.0]
    world.thing("Asset", "a3", vendor=RIVAL)
    assert shares(world, "E3")[1] == 1.0
    assert shares(world, "E3", Policy(actions=ActionRules(fresh_days=30)))[4] == 0.0  # written on 1 January


def test_figures_of_a_year_that_is_missing_are_missing() -> None:
    assert shares(year(World(), LAST - 1, **WHOLE), "E3")[2] == 0.0


def test_building_asks_for_due_steps_done_and_an_agreement_in_force() -> None:
    world = World().thing("Action", "a", status="done", due_on=day(9), done_on=day(9))
    world.thing("Action", "b", status="planned", due_on=day(9)).thing(
        "Action", "c", status="dropped", due_on=day(9)
    )
    world.thing("Action", "d", status="planned", due_on=day(-9))
    assert shares(world, "E5")[:2] == [0.5, None]
    world.thing("Instrument", "i", kind="executive_visit", held_on=day(9))
    assert shares(world, "E5")[1] == 0.0
    world.thing("Instrument", "j", kind="cooperation_agreement", held_on=day(900), until=day(0))
    assert shares(world, "E5")[1] == 1.0


def test_building_meets_its_targets_as_far_as_the_scores_say() -> None:
    def score(ident: str, value: float | None) -> Scored:
        return scored(METRICS[ident], Measured(value, "said."), "S", policy)

    policy = Policy(weights=MappingProxyType({"alignment_meetings": 1.0, "executive_visits": 3.0}))
    context = AssessmentContext(World().account(), policy)
    every = {each: score(each, value) for each, value in (("alignment_meetings", 0), ("executive_visits", 2))}
    found = {each.id: each for each in nine_actions(context, every)}["E5"].conditions[2].checked
    assert found.share == pytest.approx(0.75)  # (1 × 0 + 3 × 1) / 4
    assert found.said.startswith("1 of 2 figures reach what is aimed at; short of it: Strategic alignment")
    every["agreement_in_force"] = score("agreement_in_force", None)
    found = {each.id: each for each in nine_actions(context, every)}["E5"].conditions[2].checked
    assert found.share == pytest.approx(0.75), "what is not known is left out"
    assert "1 not known" in found.said


def test_the_survey_is_held_within_a_year_and_answered_by_enough() -> None:
    def world(back: int, invited: int | None) -> World:
        world = World().thing("Survey", "s", name="S", held_on=day(back), invited=invited).contacts("ann bob")
        return world.tie("RATED.Contact.Survey", "ann", "s", score=9).tie(
            "RATED.Contact.Survey", "ann", "s", score=7, topic="Service"
        )

    assert shares(world(100, 8), "E6") == [
        1.0,
        pytest.approx(0.125 / 0.6),
        None,
    ]  # one of 8, where 60 % are asked
    assert shares(world(500, 2), "E6") == [0.0, pytest.approx(0.5 / 0.6), None]
    assert shares(world(100, None), "E6") == [1.0, None, None]


def test_a_survey_that_one_place_alone_answered_is_not_held_well() -> None:
    world = World().thing("Survey", "s", name="S", held_on=day(100), invited=20)
    for place in ("north", "south"):
        world.unit(place, level="province").contacts([f"{place}{at}" for at in range(10)], place)
    for at in range(10):
        world.tie("RATED.Contact.Survey", f"north{at}", "s", score=9)
    assert shares(world, "E6")[2] == 0.0  # R = 1 − 2 · ½
    for at in range(10):
        world.tie("RATED.Contact.Survey", f"south{at}", "s", score=9)
    assert shares(world, "E6")[2] == 1.0


@pytest.mark.parametrize(("before", "now", "share"), [(3, 4, 1.0), (3, 3, 0.5), (4, 3, 0.0), (4, 4, 1.0)])
def test_quality_rises_against_the_year_before(before: int, now: int, share: float) -> None:
    world, few = World().employee("eve"), Policy(actions=ActionRules(least_rated=2))
    for back, quality in ((500, before), (400, before), (100, now), (50, now)):
        world.met("eve ann", back, quality=quality)
    assert shares(world, "E7", few)[2] == share
    assert shares(world, "E7")[2] is None, "too few to compare"


def test_the_loop_is_closed_within_the_days_that_severity_allows() -> None:
    world = voice(voice(World(), "f1", 100, 90, severity=5), "f2", 100, 80, severity=5)  # 14 days allowed
    assert shares(world, "E8")[:2] == [1.0, 0.5]
    voice(world, "f3", 5, severity=None)  # not due yet, not weighed
    assert shares(world, "E8")[:2] == [pytest.approx(2 / 3), 0.5]
    voice(world, "f4", 200, severity=1)
    assert shares(world, "E8")[1] == pytest.approx(1 / 3)


def test_an_action_is_done_partly_done_or_not_by_its_conditions() -> None:
    world = (
        World()
        .thing("Survey", "s", name="S", held_on=day(9), invited=2)
        .contact("ann", "north")
        .contact("bob", "south")
    )
    world.unit("north", level="province").unit("south", level="province")
    assert action(world, "E6").status is Status.PARTLY  # held, and answered by nobody
    for who in ("ann", "bob"):
        world.tie("RATED.Contact.Survey", who, "s", score=9)
    assert action(world, "E6").status is Status.DONE
    assert action(world, "E6").next_step == ""
    old = World().thing("Survey", "s", name="S", held_on=day(900), invited=9)
    assert action(old, "E6").status is Status.NOT_DONE
    half = World().thing("Survey", "s", name="S", held_on=day(9))
    loose = Policy(least_known=0.3)
    assert action(half, "E6", loose).status is Status.PARTLY, "done as far as it is known, and most is not"
    strict = Policy(least_known=0.6)
    assert action(half, "E6", strict).status is Status.UNKNOWN


def test_our_own_work_is_no_part_of_the_total() -> None:
    found = assessed(year(year(World(), LAST - 1, **BEFORE), LAST, **WHOLE))
    assert found.metric("effective_growth").score == 1.0
    assert found.metric("effective_growth").metric.layer is Layer.WORK
    assert found.total.value is None


def test_renaming_changes_no_figure() -> None:
    def figures(name: str) -> list[tuple[str, float | None]]:
        world = voice(voice(World(), "f1", 50, 40), "f2", 60).contact("ann", name=name, key=True)
        return [(each.metric.id, each.measured.value) for each in assessed(world).metrics]

    assert figures("Ann") == figures("安娜 <b>")
