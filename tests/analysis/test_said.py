"""What is said stands to reason: one chance under one name, no help from opponents, nothing worse called better."""

from __future__ import annotations

import datetime
from types import MappingProxyType

import pytest

from graphcrm.account.next_step import to_reach
from graphcrm.analysis import Rules, analyze
from graphcrm.analysis.reliability import Reliability
from graphcrm.errors import NotFound
from graphcrm.explain import explain
from graphcrm.findings import Finding
from graphcrm.messages import Share, signed, text
from graphcrm.whatif import scenario
from graphcrm.whatif.difference import Difference, compare
from tests.analysis.worlds import DAY, World

LEAVING = Rules(leaving_ours=MappingProxyType({None: 0.19}))


def through(world: World) -> World:
    """Eve leads to Ann, who decides, through Bob."""
    return world.knows("eve", "bob", 4).influences("bob > ann : 0.95").decides("ann", veto=True)


def of(world: World, kind: str, rules: Rules | None = None) -> list[Finding]:
    return [each for each in analyze(world.snapshot(), rules).findings if each.kind == kind]


def supposed(world: World, **words: list[str]) -> Difference:
    today = analyze(world.snapshot())
    return compare(
        today, analyze(scenario.apply(today.snapshot, scenario.read(today.snapshot, "x", **words)))
    )


def test_the_chance_in_a_finding_is_the_chance_to_be_heard() -> None:
    """By hand: 0.75 by the tie × 0.81 that Eve stays the year = 0.6075, all of it lost without her."""
    world = World().knows("eve", "ann", 3).decides("ann", veto=True).opportunity("deal", amount=100e6)
    found = analyze(world.snapshot(), LEAVING)
    heard = found.results["reliability"]
    assert isinstance(heard, Reliability)
    chance = heard.of("deal", "ann")
    assert chance is not None
    assert chance.value == pytest.approx(0.75 * 0.81)
    (eve,) = heard.people
    assert (eve.with_, eve.without) == (pytest.approx(chance.value), 0.0)
    assert eve.at_risk is not None
    assert eve.at_risk.amount == pytest.approx(100e6 * chance.value)
    (said,) = [each for each in found.findings if each.kind == "money_at_risk"]
    assert "falls from 61 % to 0 %" in said.sentence
    told = {each.title: " ".join(each.lines) for each in explain(found, "ann").sections}
    assert "61 %" in told["How likely we are heard until the decision, as people may leave"]


@pytest.mark.parametrize("how", ["is against us", "supports a competitor of an open deal"])
def test_no_advice_goes_through_who_is_against_us(how: str) -> None:
    world = World().knows("max", "foe", 4).influences("foe > ann : 0.95").decides("ann")
    world = (
        world.supports("foe", -2)
        if how == "is against us"
        else world.supports("foe", 2, "deal", whom="rival")
    )
    assert "Foe" not in str(to_reach(world.account(), "ann"))
    friend = World().knows("max", "foe", 4).influences("foe > ann : 0.95")
    assert "Foe" in str(to_reach(friend.account(), "ann"))


def test_one_introduction_is_advised_not_two() -> None:
    world = World().knows("eve", "ann", 4).decides("ann", veto=True).employee("fay").met("eve ann")
    (alone,) = of(world, "no_way_round")
    assert alone.next_step == "Let Eve introduce Fay to Ann: nobody else of ours knows this person."
    for each in of(through(World()).knows("max", "bob", 1), "no_way_round"):
        assert "can make the introduction" not in each.next_step


def test_whom_nobody_ever_met_is_to_be_met_before_a_tie_is_deepened() -> None:
    never = World().knows("eve", "ann", 3)
    assert (
        str(to_reach(never.account(), "ann"))
        == "Let Eve meet Ann: they know each other, and no meeting is recorded."
    )
    assert "deepen" in str(to_reach(never.met("eve ann").account(), "ann"))


def test_a_weak_way_that_a_worse_one_replaces_is_not_better() -> None:
    """Eve alone leads to Ann and to Bob; when Bob goes, nobody leads to Ann, and Bob is no longer asked for."""
    found = supposed(through(World()).decides("bob"), leaves=["Bob"])
    assert "no_access" in {each.kind for each in found.arisen}
    assert not [each for each in found.gone if each.who == ("eve",)]
    assert [each for each in found.moot if each.kind == "no_way_round" and each.who == ("eve",)]


def test_two_who_become_one_are_replaced_not_better() -> None:
    world = through(World()).knows("max", "cat", 4).influences("cat > ann : 0.95")
    found = supposed(world, leaves=["max"])
    assert "no_way_round" in {each.kind for each in found.arisen}
    assert "thin_access" in {each.kind for each in found.moot}
    assert "thin_access" not in {each.kind for each in found.gone}


def test_a_comparison_knows_how_little_was_on_record() -> None:
    bare, now = World().contacts("ann bob"), through(World()).knows("eve", "ann", 2)
    found = compare(analyze(bare.snapshot()), analyze(now.snapshot()))
    assert found.on_record == (0, 4)
    assert found.little_known
    assert not compare(analyze(now.snapshot()), analyze(now.snapshot())).little_known


@pytest.mark.parametrize(
    ("columns", "is_there"),
    [
        ({"opened_on": DAY}, True),
        ({"opened_on": DAY + datetime.timedelta(1)}, False),
        ({"closed_on": DAY}, False),
        ({"closed_on": DAY + datetime.timedelta(1)}, True),
        ({}, True),
        ({"stage": "won"}, False),
    ],
)
def test_an_opportunity_is_open_from_its_opening_to_its_closing(
    columns: dict[str, object], is_there: bool
) -> None:
    world = World().opportunity("deal", **columns).decides("ann")
    assert bool(world.account().open_opportunities) is is_there
    assert (
        bool([each for each in analyze(world.snapshot()).findings if each.opportunity == "deal"]) is is_there
    )


def test_an_opportunity_is_found_by_part_of_its_name_and_several_are_listed() -> None:
    world = World().opportunity("o-1", name="5G radio North").opportunity("o-2", name="5G core")
    found = analyze(world.contact("ann", name="Ann North").snapshot())
    assert found.snapshot.find_opportunity("radio").id == "o-1"
    assert explain(found, "g core").id == "o-2"
    with pytest.raises(NotFound, match=r"o-1.*o-2"):
        found.snapshot.find_opportunity("5G")
    with pytest.raises(NotFound, match=r"o-1.*ann"):
        explain(found, "north")
    assert explain(found, "Ann North").id == "ann"


def test_what_has_no_date_is_called_undated_not_old() -> None:
    world = World().knows("eve", "ann", 4, observed_on=None).decides("ann", veto=True)
    world.supports("ann", 1, observed_on=None)
    said = " ".join(
        f"{each.sentence} {' '.join(line.text for line in each.evidence)}"
        for each in analyze(world.snapshot()).findings
    )
    assert "part of it is undated" in said
    assert "on a day that nobody wrote down" in said
    assert "old" not in said.replace("too old, or undated", "")


def test_explain_names_measures_only_behind_how_computed() -> None:
    world = through(World()).knows("max", "ann", 3).decides("cat", weight=2.0).influences("ann > cat : 0.5")
    found = analyze(world.supports("bob", 2).supports("cat", -1).snapshot())
    for who in ("ann", "bob", "cat", "eve", "deal"):
        for section in explain(found, who).sections:
            for line in section.lines:
                plain = line.partition("How computed:")[0]
                assert not any(
                    word in plain.lower()
                    for word in ("pagerank", "katz", "banzhaf", "shapley", "hhi", "herfindahl", "constraint")
                ), line
                assert "True" not in line
                assert "False" not in line


def test_signs_and_capitals_are_set_as_in_print() -> None:
    assert [signed(each) for each in (0, -0.0, 1, -2, 0.04, -0.5)] == ["0", "0", "+1", "−2", "0.0", "−0.5"]
    assert text(Share(0.999), reading="begun") == "Over 99 %"


def test_another_set_that_holds_all_together_is_a_change_neither_better_nor_worse() -> None:
    """Three hubs with five leaves each; a fourth, larger one comes in the place of the smallest."""
    hubs = World()
    for hub in ("one", "two", "three"):
        hubs.influences(", ".join(f"{hub} > {hub}-{leaf}" for leaf in range(5)))
    hubs.influences("one > two, two > three, three > four")
    before = analyze(hubs.snapshot())
    found = compare(
        before, analyze(hubs.influences(", ".join(f"four > x-{leaf}" for leaf in range(9))).snapshot())
    )
    assert [each.kind for each in before.findings if each.kind == "key_breakers"]
    assert "key_breakers" in {each.kind for each in found.altered}
    assert "key_breakers" not in {each.kind for each in (*found.gone, *found.arisen)}
