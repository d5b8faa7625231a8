from __future__ import annotations

import datetime
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphcrm.account.access import US, accesses, theirs
from graphcrm.account.rules import Rules
from graphcrm.analysis import reliability, routes
from graphcrm.analysis.reliability import Reliability
from graphcrm.findings import Finding, Severity
from graphcrm.graphs import Estimate
from graphcrm.messages import Money
from tests.analysis.worlds import DAY, World
from tests.graphs.chancy import reliability_of
from tests.graphs.worlds import thorough

STAY = Rules(
    leaving=MappingProxyType(dict.fromkeys((1, 2, 3, 4, 5, 6, None), 0.0)),
    leaving_ours=MappingProxyType({None: 0.0}),
)
"""Nobody leaves."""


def amount(money: Money | None) -> float | None:
    return None if money is None else money.amount


def heard(found: Reliability, who: str, deal: str | None = "deal") -> Estimate:
    chance = found.of(deal, who)
    assert chance is not None
    return chance


def said(found: Reliability) -> list[Finding]:
    return [each for each in found.findings if each.kind == "money_at_risk"]


def test_the_only_route_has_the_chance_that_routes_give_it() -> None:
    world = World().knows("eve", "ann", 3).influences("ann > bob : 0.5").supports("ann", -1).decides("bob")
    account = world.account(STAY)
    (reach,) = routes.find(account).reaches
    assert reach.best is not None
    chance = heard(reliability.find(account), "bob")
    assert chance.exact
    assert chance.value == pytest.approx(reach.best.carry) == pytest.approx(0.75 * 0.25 * 0.5)


def test_two_routes_fail_together_only_where_both_fail() -> None:
    world = World().knows("eve", "ann", 3).knows("max", "ann", 2).decides("ann")
    assert heard(reliability.find(world.account(STAY)), "ann").value == pytest.approx(1 - 0.25 * 0.5)


def test_a_sceptic_passes_on_to_all_or_to_nobody() -> None:
    world = (
        World()
        .knows("eve", "ann", 4)
        .influences("ann > bob : 1, ann > cat : 1, bob > dan : 1, cat > dan : 1")
    )
    account = world.supports("ann", -1).supports("bob cat", 2).decides("dan").account(STAY)
    assert heard(reliability.find(account), "dan").value == pytest.approx(0.95 * 0.25)


def test_whether_those_who_decide_stay_is_another_question() -> None:
    world = World().knows("eve", "ann", 3).decides("ann")
    ours = Rules(leaving_ours=MappingProxyType({None: 0.0}))
    assert heard(reliability.find(world.account(ours)), "ann").value == pytest.approx(0.75)


def test_people_may_leave_until_the_decision_else_within_a_year() -> None:
    rules = Rules(leaving_ours=MappingProxyType({None: 0.19}))
    base = World().knows("eve", "ann", 3).decides("ann", "deal").decides("ann", "soon").decides("ann", "late")
    base.opportunity("soon", decision_on=DAY + datetime.timedelta(73))
    base.opportunity("late", decision_on=DAY - datetime.timedelta(5))
    found = reliability.find(base.account(rules))
    assert {each.opportunity: each.days for each in found.heard} == {"deal": 365, "soon": 73, "late": 365}
    assert heard(found, "ann").value == pytest.approx(0.75 * 0.81)
    assert heard(found, "ann", "soon").value == pytest.approx(0.75 * 0.81**0.2)


def test_ranks_and_roles_leave_with_their_own_chance() -> None:
    rules = Rules(
        leaving=MappingProxyType({1: 0.5, 2: 0.0, 3: 0.0, 4: 0.0, 5: 0.0, 6: 0.0, None: 0.0}),
        leaving_ours=MappingProxyType({"account_manager": 0.2, None: 0.0}),
    )
    world = World().employee("eve", role="account_manager").knows("eve", "ann", 4).supports("ann", 2)
    world.contact("ann", rank=1).influences("ann > bob : 1").decides("bob")
    found = reliability.find(world.account(rules))
    assert heard(found, "bob").value == pytest.approx(0.8 * 0.95 * 0.5)
    leaves = {each.who: each.leaves for each in found.people}
    assert leaves == {("eve",): pytest.approx(0.2), ("ann",): pytest.approx(0.5)}


def test_money_at_risk_is_amount_times_importance() -> None:
    world = World().opportunity("deal", amount=48e6)
    world.knows("eve", "ann", 4).knows("max", "ann", 4).supports("ann", 2)
    world.influences("ann > boss : 0.6").knows("eve", "boss", 1).decides(
        "boss", "deal", role="economic_buyer"
    )
    found = reliability.find(world.account(STAY))
    (ann,) = [each for each in found.people if each.who == ("ann",)]
    with_ann, without = heard(found, "boss").value, 0.25
    assert (ann.with_, ann.without) == (pytest.approx(with_ann), pytest.approx(without))
    assert ann.whole
    assert ann.importance.value == pytest.approx(with_ann - without)
    assert amount(ann.at_risk) == pytest.approx(48e6 * (with_ann - without))
    (one,) = [each for each in said(found) if each.who == ("ann",)]
    assert one.sentence == (
        "Without Ann the chance to be heard by Boss falls from 70 % to 25 %: "
        "21.5 M CNY of Deal (48 M CNY) hang on this one person."
    )
    assert one.seed == "L2"
    assert amount(one.at_stake) == 48e6
    assert one.evidence
    assert one.next_step


def test_a_voice_that_is_not_needed_counts_by_its_weight() -> None:
    world = World().opportunity("deal", amount=10e6).knows("eve", "ann", 4).knows("max", "bob", 4)
    found = reliability.find(world.decides("ann", weight=1.0).decides("bob", weight=3.0).account(STAY))
    at_risk = {each.who[0]: amount(each.at_risk) for each in found.people}
    assert at_risk == {"eve": pytest.approx(10e6 * 0.95 / 4), "max": pytest.approx(10e6 * 0.95 * 3 / 4)}
    (finding,) = said(found)
    assert finding.who == ("max",)
    assert "falls by 71 percentage points" in finding.sentence
    assert finding.seed == "G7"


def test_a_tie_is_worth_what_would_be_lost_without_it() -> None:
    world = World().knows("eve", "ann", 3).knows("max", "ann", 2).decides("ann", veto=True)
    found = reliability.find(world.account(STAY))
    ties = {each.who: each for each in found.ties}
    assert set(ties) == {("eve", "ann"), ("max", "ann")}
    eve = ties["eve", "ann"]
    assert (eve.with_, eve.without) == (pytest.approx(0.875), pytest.approx(0.5))
    assert eve.certain == pytest.approx(0.5)
    assert eve.leaves is None
    assert found.ties[0] is eve


def test_together_they_hear_us_as_one_world_has_it() -> None:
    world = World().knows("eve", "ann", 4).supports("ann", 2).influences("ann > bob : 0.5")
    world.decides("ann", veto=True, weight=3.0).decides("bob", veto=True).decides("cat", weight=0.0)
    (deal,) = reliability.find(world.account(STAY)).heard
    assert deal.share is not None
    assert deal.any is not None
    assert deal.vetoes is not None
    assert deal.share.value == pytest.approx((3 * 0.95 + 0.95 * 0.5) / 4)
    assert deal.any.value == pytest.approx(0.95)
    assert deal.vetoes.value == pytest.approx(0.95 * 0.5)


def test_without_a_veto_there_is_nothing_to_say_of_vetoes() -> None:
    (deal,) = reliability.find(World().knows("eve", "ann").decides("ann").account()).heard
    assert deal.vetoes is None


def test_without_an_amount_there_is_importance_and_no_money() -> None:
    world = World().opportunity("deal", amount=None).knows("eve", "ann", 4).decides("ann", veto=True)
    found = reliability.find(world.account(STAY))
    assert [each.at_risk for each in found.people] == [None]
    (finding,) = said(found)
    assert finding.sentence.endswith("to 0 %: Deal hangs on this one person.")
    assert finding.severity is Severity.CRITICAL


def test_without_a_deal_it_is_the_account_and_its_key_people() -> None:
    found = reliability.find(World().contact("ann", key=True).knows("eve", "ann", 4).account(STAY))
    assert heard(found, "ann", None).value == pytest.approx(0.95)
    assert "this account hangs on this one person" in said(found)[0].sentence


def degenerate() -> dict[str, World]:
    many = World().decides("boss").contacts(f"p{index}" for index in range(5_000))
    for index in range(5_000):
        many.reports(f"p{index}", "boss")
    return {
        "nothing": World(),
        "nobody decides": World().opportunity("deal").knows("eve", "ann"),
        "nobody of ours": World().influences("ann > bob").decides("bob"),
        "nobody knows anybody": World().employee("eve").decides("bob"),
        "disconnected": World().knows("eve", "ann").influences("cat > bob").decides("bob"),
        "self-ties": World().knows("eve", "ann").influences("ann > ann, bob > bob").decides("bob"),
        "all are opponents": World()
        .knows("eve", "ann")
        .influences("ann > bob")
        .supports("ann bob", -2)
        .decides("bob"),
        "thousands under one boss whom nobody of ours knows": many,
    }


@pytest.mark.parametrize("name", degenerate())
def test_what_cannot_be_reached_has_no_chance_and_hangs_on_nobody(name: str) -> None:
    found = reliability.find(degenerate()[name].account())
    assert all(
        chance == Estimate(0.0, 0.0, 0.0, exact=True) for each in found.heard for _, chance in each.deciders
    )
    assert (found.people, found.ties, found.findings) == ((), (), ())
    assert found.to_dict()["heard"] is not None
    assert isinstance(found.rows(), list)


def test_one_contact_alone_is_enough() -> None:
    assert (
        heard(reliability.find(World().knows("eve", "ann", 4).decides("ann").account(STAY)), "ann").value
        == 0.95
    )


def test_five_thousand_under_one_boss_whom_ours_know() -> None:
    world = World().decides("boss", veto=True)
    for index in range(5_000):
        world.reports(f"p{index}", "boss")
    world.knows("eve", " ".join(f"p{index}" for index in range(0, 5_000, 500)), 4)
    found = reliability.find(world.account(STAY))
    chance = heard(found, "boss")
    expected = 1 - (1 - 0.95 * 0.5 * 0.3) ** 10
    assert chance.low - 1e-9 <= expected <= chance.high + 1e-9
    assert found.people[0].who == ("eve",)


names = st.sampled_from("abcdef")


@st.composite
def accounts(draw: st.DrawFn) -> World:
    """A few of ours and theirs, tied at random; one or two of theirs decide."""
    world = World().contacts("a b c d e f").employee("x").employee("y")
    for ours in "xy":
        for contact in draw(st.sets(names, max_size=3)):
            world.knows(ours, contact, draw(st.integers(0, 4)))
    for one, two in draw(st.sets(st.tuples(names, names), max_size=10)):
        world.influences(one, two, draw(st.sampled_from((0.25, 0.5, 0.95))))
    for who in draw(st.sets(names, max_size=4)):
        world.supports(who, draw(st.integers(-2, 2)))
    for who in draw(st.sets(names, min_size=1, max_size=2)):
        world.decides(who, weight=draw(st.sampled_from((1.0, 3.0))), veto=draw(st.booleans()))
    return world


@thorough
@given(accounts())
def test_figures_fit_together_in_every_account(world: World) -> None:
    account = world.account()
    found = reliability.find(account)
    for reach in routes.find(account).reaches:
        chance = heard(found, reach.decider.id)
        assert (chance.value > 0) == (reach.count > 0)
    (deal,) = found.heard
    assert deal.share is not None
    assert deal.any is not None
    assert deal.any.value >= max(chance.value for _, chance in deal.deciders) - 1e-9
    assert deal.share.value <= deal.any.value + 1e-9
    if deal.vetoes is not None:
        assert deal.vetoes.value <= min(chance.value for who, chance in deal.deciders if who.veto) + 1e-9
    for each in (*found.people, *found.ties):
        assert 0 <= each.without <= each.with_ <= 1
        assert 0 < each.importance.value <= 1
        assert each.share_lost <= each.importance.value + 1e-9
        assert each.importance.value <= each.certain + 1e-9 or not each.whole
        assert amount(each.at_risk) == pytest.approx(1e6 * each.importance.value)


@thorough
@given(accounts())
def test_it_never_promises_more_than_ties_that_relay_one_by_one(world: World) -> None:
    # One coin a listener is at least as hopeful as one coin a person.
    account = world.account(STAY)
    found = reliability.find(account)
    for access in accesses(account):
        for decider in access.decision.deciders:
            apart = reliability_of(access.graph, US, theirs(decider.id)).value
            # A person's relay factor doesn't touch their own hearing, so only those between are told apart.
            assert heard(found, decider.id).value <= apart + 1e-9


def test_rules_refuse_chances_that_are_none() -> None:
    for wrong in (
        {"leaving": MappingProxyType({None: 0.1})},
        {"leaving_ours": MappingProxyType({"other": 0.1})},
        {"leaving_ours": MappingProxyType({None: 1.0})},
        {"horizon_days": 0},
        {"samples": 0},
        {"hinge": 0.0},
    ):
        with pytest.raises(ValueError, match=r"chance to leave|horizon"):
            Rules(**wrong)  # pyright: ignore[reportArgumentType]
