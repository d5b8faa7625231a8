"""Figures reckoned with a pencil, by `docs/analyses.md` alone, are those of the program.

Every expected value is arithmetic written out; nothing of the program stands in it.
"""

from __future__ import annotations

import datetime
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest

from graphcrm.account.decisions import decision_makers
from graphcrm.account.net_stance import net_stance
from graphcrm.account.stakeholders import stakeholders
from graphcrm.account.standing import standings
from graphcrm.analysis import analyze
from tests.analysis.worlds import DAY, World

if TYPE_CHECKING:
    from graphcrm.analysis import Analysis
    from graphcrm.analysis.balance import Tensions
    from graphcrm.analysis.concentration import Concentration
    from graphcrm.analysis.coverage import Coverage
    from graphcrm.analysis.influence import Influence
    from graphcrm.analysis.key_players import KeyPlayers
    from graphcrm.analysis.opposition import OppositionFound
    from graphcrm.analysis.outcome import Outcomes
    from graphcrm.analysis.power import Powers
    from graphcrm.analysis.reliability import Reliability
    from graphcrm.analysis.silos import Silos
    from graphcrm.analysis.structure import Structure


def ago(days: int) -> datetime.date:
    return DAY - datetime.timedelta(days)


def near(value: float) -> Any:  # pytest's own type is not exported
    return pytest.approx(value, abs=1e-9)


def kinds(analysis: Analysis) -> set[str]:
    return {finding.kind for finding in analysis.findings}


def chain() -> World:
    """Eve knows Ann (trusted, 90 days ago, 0.8 sure); Ann (supporter) influences Bob, who decides (0.75, 365 days ago)."""
    world = World().employee("eve", role="account_manager").contact("ann", rank=4).contact("bob", rank=5)
    world.knows("eve", "ann", 3, observed_on=ago(90), confidence=0.8).supports("ann", 1)
    world.influences("ann", "bob", 0.75, observed_on=ago(365))
    return world.decides("bob", role="approver")


def test_what_ties_carry() -> None:
    world = World().knows("eve", "ann", 4).knows("eve", "bob", None, observed_on=ago(180))
    world.tie("KNOWS.Employee.Contact", "eve", "cat", intimacy=2).contact("cat").reports("cat", "bob")
    account = world.account()
    carries = {tie.to_id: account.carry(tie) for ties in account.known_by.values() for tie in ties}
    not_judged, undated_and_blank = 0.25 * 1 * 0.5, 0.5 * 0.5 * 0.5
    assert carries == {"ann": near(0.95), "bob": near(not_judged), "cat": near(undated_and_blank)}
    assert account.carry(account.lines[0]) == near(0.3)
    assert undated_and_blank > 0.05  # it counts
    faint = World().knows("eve", "ann", 1, observed_on=ago(540)).account()
    assert not faint.carries(faint.known_by["ann"][0])  # 0.25 × 2^(−540 / 180) = 0.03125 < 0.05


def test_a_way_today_and_until_the_decision() -> None:
    """Two ties, one contact between; a year to go. Of ours 25 % leave, of rank 4 10 %."""
    analysis = analyze(chain().snapshot())
    first, second = 0.75 * 0.8 * 2 ** (-90 / 180), 0.75 * 1.0 * 2 ** (-365 / 365)
    today = first * second * 0.9
    (reach,) = analysis.routes.reaches
    assert reach.best is not None
    assert reach.best.carry == near(today)
    reliability: Reliability = analysis.results["reliability"]  # type: ignore[assignment]
    heard = reliability.of("deal", "bob")
    assert heard is not None
    assert heard.value == near(today * 0.75 * 0.9)


def test_ways_that_share_nobody_and_money_at_risk() -> None:
    """Bob (2 of 3 voices, approver) is known to Eve and Tom; Cat (1 of 3) to Eve alone; 73 days to the decision; 6 M."""
    world = World().employee("eve", role="account_manager").employee("tom", role="executive_sponsor")
    world.opportunity("deal", amount=6e6, decision_on=DAY + datetime.timedelta(73))
    world.decides("bob", weight=2.0, role="approver").decides("cat", weight=1.0)
    world.knows("eve", "bob", 3).knows("tom", "bob", 2).knows("eve", "cat", 4)
    reliability: Reliability = analyze(world.snapshot()).results["reliability"]  # type: ignore[assignment]

    eve, tom = 0.75 ** (73 / 365), 0.9 ** (73 / 365)
    bob = 1 - (1 - 0.75 * eve) * (1 - 0.5 * tom)
    cat = 0.95 * eve
    (heard,) = reliability.heard
    assert heard.share is not None
    assert heard.share.value == near((2 * bob + 1 * cat) / 3)

    without_eve = 0.5 * tom
    share_lost = (2 * (bob - without_eve) + 1 * cat) / 3
    whole_loss = bob - without_eve  # Bob signs: nothing is decided without him
    on_eve = next(dependency for dependency in reliability.people if dependency.who == ("eve",))
    assert on_eve.share_lost == near(share_lost)
    assert on_eve.at_risk is not None
    assert on_eve.at_risk.amount == near(6e6 * max(share_lost, whole_loss))
    assert share_lost > whole_loss
    assert on_eve.decider == ("bob" if 2 * whole_loss > cat else "cat")


def test_net_stance_and_what_is_shown() -> None:
    """Ann: supporter in general, opponent of late on the deal by one judgement; Bob also backs a rival; Cat only that; Dan nobody judged."""
    world = World().competes("deal").supports("ann", 1).supports("ann", -1, on="deal").supports("bob", 2)
    world.supports("bob", 1, whom="rival").supports("cat", 2, on="deal", whom="rival").contact("dan").decides(
        "ann"
    )
    account = world.account()
    stances = [net_stance(account, who, "deal") for who in ("ann", "bob", "cat", "dan")]
    assert stances == [-1.0, (2 - 1) / 2, -2.0, None]
    assert net_stance(account, "bob", None) == (2 - 1) / 2
    both = World().competes("deal").supports("eli", -2).supports("eli", 1, whom="rival").account()
    assert net_stance(both, "eli", "deal") == -2.0  # not (−2 − 1) / 2
    elsewhere = World().competes("other").opportunity("deal").supports("fay", 1, whom="rival").account()
    assert [net_stance(elsewhere, "fay", deal) for deal in ("other", "deal")] == [-1.0, None]
    assert standings(account, ["ann"])["ann"].support == 1  # in general, though the deal says otherwise
    only = World().supports("ann", -1, on="deal").decides("ann").account()
    assert standings(only, ["ann"])["ann"].support == -1  # nothing in general: that of what she decides on


def test_who_decides_where_nobody_is_recorded() -> None:
    tree = World().opportunity("deal").reports("ann bob", "cat").reports("cat", "dan").reports("eli", "fay")
    assert decision_makers(tree.account()).ids == ("dan",)  # dan has three below, fay one
    assert decision_makers(tree.contact("eli", key=True).account()).ids == ("eli",)
    assert decision_makers(World().opportunity("deal").contact("ann").account()).ids == ()


def test_who_is_key_and_who_matters() -> None:
    """Hub is heard by three who count, and more than all others; Zed has a voice of weight 0; Max is marked *not key*."""
    world = World().influences("hub > a : 0.5, hub > b : 0.5, hub > c : 0.5").decides("zed", weight=0.0)
    world.decides("vic", weight=0.0, veto=True).decides("max").contact("max", key=False).contact(
        "mia", key=True
    )
    world.contact("ria", sets_requirements=True).influences("ivy", "vic", 0.75, observed_on=ago(2000))
    account = world.account()
    assert set(account.key_contacts) == {"hub", "vic", "mia"}
    assert account.key_contacts["hub"].heard == 1.0
    assert set(stakeholders(account)) == {"hub", "zed", "vic", "max", "mia", "ria", "ivy"}


def test_an_outcome() -> None:
    """Ann (+2) influences Bob (−1) at 0.8, Cat (not judged) at 0.5; Bob has 3 of 4 voices, Cat 1. All by the formulas."""
    world = World().influences("ann > bob : 0.8, ann > cat : 0.5, dan > cat : 0.25")
    world.supports("ann", 2).supports("bob", -1).supports("dan", -2).decides("bob", weight=3.0).decides("cat")
    outcomes: Outcomes = analyze(world.snapshot()).results["outcome"]  # type: ignore[assignment]
    (outcome,) = outcomes.outcomes
    open_bob = (1 - 0.5) * 0.8
    open_cat = (1 - 0.5) * (1 - (1 - 0.5) * (1 - 0.25))
    bob = open_bob * 2 + (1 - open_bob) * -1
    hears = (0.5 * 2 + 0.25 * -2) / (0.5 + 0.25)

    def margin(cat: float) -> float:
        return (3 * bob + 1 * (open_cat * hears + (1 - open_cat) * cat)) / 4

    assert (outcome.margin, outcome.worst, outcome.best) == (
        near(margin(0)),
        near(margin(-2)),
        near(margin(2)),
    )
    assert outcome.chance is not None
    assert outcome.chance.value == near(sum(margin(stance) > 0 for stance in (-2, -1, 0, 1, 2)) / 5)
    assert {lever.id: lever.effect for lever in outcome.levers}["ann"] == near(
        (3 * open_bob + open_cat * 0.5 / 0.75) / 4
    )


def test_power() -> None:
    """Weights 3, 2, 1: more than half is 4 or more. Groups that pass: AB, AC, ABC. Orders: 6."""
    world = World().decides("ann", weight=3.0).decides("bob", weight=2.0).decides("cat", weight=1.0)
    powers: Powers = analyze(world.snapshot()).results["power"]  # type: ignore[assignment]
    swings = {"ann": 3, "bob": 1, "cat": 1}  # ann: AB, AC, ABC; bob: AB; cat: AC
    turns = {"ann": 4, "bob": 1, "cat": 1}  # BA·, CA·, BCA, CBA turn with ann; AB· with bob; AC· with cat
    for voter in powers.voters:
        assert voter.banzhaf == near(swings[voter.decider.id] / 5)
        assert voter.shapley == near(turns[voter.decider.id] / 6)


def test_coverage() -> None:
    """Ann (rank 5) is known to Eve (rank 2), met 100 days ago; Bob nobody knows; Ann's stance is stale: 3 of 4 of the weight is."""
    world = World().employee("eve", rank=2).contact("ann", rank=5).knows("eve", "ann").met("eve ann", 100)
    world.met("eve ann", 5, kind="call").decides("ann", weight=2.0).decides("bob").decides("cat")
    world.supports("ann", 1, observed_on=ago(181)).supports("cat", 1)
    analysis = analyze(world.snapshot())
    coverage: Coverage = analysis.results["coverage"]  # type: ignore[assignment]
    covers = {cover.contact: cover for cover in coverage.covers}
    assert (covers["ann"].days, covers["ann"].levels_below) == (100, 5 - 2)  # a call is no meeting
    assert coverage.judged[0].share == near((2 + 1) / 4)
    assert {"unknown_contact", "not_met", "wrong_level", "stale_judgement"} <= kinds(analysis)


def test_opposition_and_structure() -> None:
    """Opponent o → x → decider d; ours reach d over a, b, c hanging on hub."""
    world = (
        World()
        .supports("o", -2)
        .influences("o > x : 0.5, x > d : 0.5, hub > a : 0.5, a > b : 0.5, b > c : 0.5, c > d : 0.5")
    )
    world.knows("eve", "hub").decides("d")
    analysis = analyze(world.snapshot())
    opposition: OppositionFound = analysis.results["opposition"]  # type: ignore[assignment]
    (reach,) = opposition.reaches
    assert (dict(reach.steps), reach.before_us) == ({"d": 2}, ("d",))  # ours: eve → hub → a → b → c → d is 5
    structure: Structure = analysis.results["structure"]  # type: ignore[assignment]
    cut_off = {joint.who: len(joint.cut_off) for joint in structure.joints}
    assert cut_off["hub",] == 6  # a, b, c, d, x, o


def test_influence() -> None:
    """Bob and Cat listen to Ann, Cat to Bob too, half as much: PageRank solves three equations."""
    world = World().influences("ann > bob : 0.5, ann > cat : 0.5, bob > cat : 0.25")
    influence: Influence = analyze(world.snapshot()).results["influence"]  # type: ignore[assignment]
    ranks = {weight.id: weight.pagerank for weight in influence.weights}
    d, n = 0.85, 3
    # Ann listens to nobody: hers is spread evenly. Bob gives all to Ann; Cat two thirds to Ann, one third to Bob.
    ann, bob, cat = ranks["ann"], ranks["bob"], ranks["cat"]
    assert cat == near(d * ann / n + (1 - d) / n)
    assert bob == near(d * (cat / 3 + ann / n) + (1 - d) / n)
    assert ann == near(d * (bob + cat * 2 / 3 + ann / n) + (1 - d) / n)
    assert ann + bob + cat == near(1)
    katz = {weight.id: weight.katz for weight in influence.weights}
    assert (katz["cat"], katz["bob"]) == (near(1), near(1 + 0.85 * 0.25))
    assert katz["ann"] == near(1 + 0.85 * (0.5 * katz["bob"] + 0.5))


def test_silos_and_an_uncovered_unit() -> None:
    """Five who all listen to each other, and to nobody else, and none of ours is near; two of them in a unit where somebody decides; a faded tie is not well known."""
    all_of_them = ", ".join(f"{one} > {two} : 0.5" for one, two in combinations("abcde", 2))
    world = World().unit("lab").unit("sub", "lab").contact("a", "lab").contact("b", "sub")
    world.influences(all_of_them).knows("eve", "z", 3)
    world.decides("b").knows("tom", "a", 1, observed_on=ago(540))
    analysis = analyze(world.snapshot())
    silos: Silos = analysis.results["silos"]  # type: ignore[assignment]
    assert [(circle.size, circle.doors, circle.known) for circle in silos.circles] == [(5, (), ())]
    assert [(unit.unit, unit.people, unit.deciding) for unit in silos.uncovered] == [
        ("lab", ("a", "b"), ("b",))
    ]
    assert {"silo", "dark_unit"} <= kinds(analysis)


def test_balance() -> None:
    """Bob (0) decides; Ann (+1) pulls at 0.5, Cat (−1) at 0.75: two thirds, and both above 0.4."""
    world = (
        World()
        .influences("ann > bob : 0.5, cat > bob : 0.75")
        .supports("ann", 1)
        .supports("cat", -1)
        .supports("bob", 0)
    )
    analysis = analyze(world.conflicts("ann", "cat").decides("bob").snapshot())
    tensions: Tensions = analysis.results["balance"]  # type: ignore[assignment]
    (pressure,) = tensions.pressures
    assert (pressure.pro, pressure.contra, pressure.evenness) == (near(0.5), near(0.75), near(0.5 / 0.75))
    assert "cross_pressure" in kinds(analysis)
    # Triangles: ann-bob-cat (+ + −) frustrated; us-ann-cat (+ − −) balanced; bob, neutral, has no tie to us.
    (tension,) = tensions.tensions
    assert (tension.balance.triangles, len(tension.frustrated)) == (2, 1)


def test_key_players() -> None:
    """A star of six leaves: with the hub in the set, everybody is one step away; without it, all are apart."""
    world = World().influences(", ".join(f"hub > {leaf} : 0.5" for leaf in "abcdef"))
    players: KeyPlayers = analyze(world.snapshot()).results["key_players"]  # type: ignore[assignment]
    assert players.carriers is not None
    assert players.carriers.value == near((3 * 1 + 4 * 1 / 1) / 7)
    assert players.breakers is not None
    assert (players.before, players.breakers.value) == (near(1 - 7 * 6 / (7 * 6)), near(1 - 0))


def test_concentration() -> None:
    """Ann (+2, 3 of 6 voices), Bob (+1, 2 of 6), Cat (+1, 1 of 6), Dan (−1, no voice, no effect); nobody influences anybody."""
    world = World().supports("ann", 2).supports("bob cat", 1).supports("dan", -1)
    world.decides("ann", weight=3.0).decides("bob", weight=2.0).decides("cat", weight=1.0)
    world.knows("eve", "ann", responsible=True).knows("eve", "bob", responsible=True).knows(
        "tom", "cat", responsible=True
    )
    world.met("eve ann bob", 10).met("eve ann", 365).met("tom cat", 366).met("eve bob", 1, kind="call")
    concentration: Concentration = analyze(world.snapshot()).results["concentration"]  # type: ignore[assignment]
    spreads = {spread.of: spread for spread in concentration.spreads}
    flows = {"ann": 2 * 3 / 6, "bob": 1 * 2 / 6, "cat": 1 * 1 / 6}
    shares = {who: flow / sum(flows.values()) for who, flow in flows.items()}
    assert dict(spreads["support"].shares) == {who: near(share) for who, share in shares.items()}
    assert spreads["support"].hhi == near(sum(share**2 for share in shares.values()))
    assert spreads["support"].two == near(shares["ann"] + shares["bob"])
    assert dict(spreads["meetings"].shares) == {
        "ann": near(2 / 3),
        "bob": near(1 / 3),
    }  # neither the call counts nor day 366
    assert dict(spreads["responsibility"].shares) == {"eve": near(2 / 3), "tom": near(1 / 3)}
