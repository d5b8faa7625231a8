"""Coverage, opposition, structure: who matters and is not covered, who stands against us, where the network falls apart."""

from __future__ import annotations

import datetime

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphcrm.account.access import US
from graphcrm.analysis import analyze, coverage, opposition, structure
from graphcrm.findings import Finding
from tests.analysis.worlds import DAY, RIVAL, World


def kinds(findings: tuple[Finding, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return sorted((each.kind, each.who) for each in findings)


def ago(days: int) -> datetime.date:
    return DAY - datetime.timedelta(days)


# -- coverage --------------------------------------------------------------------------------------------------------


def test_who_decides_and_is_known_to_none_of_ours_is_a_gap() -> None:
    found = coverage.find(World().knows("eve", "bob").decides("ann bob", veto=True).met("eve bob").account())
    assert ("unknown_contact", ("ann",)) in kinds(found.findings)
    assert ("unknown_contact", ("bob",)) not in kinds(found.findings)


def test_who_matters_to_nobody_is_no_gap() -> None:
    found = coverage.find(World().contacts("ann bob").influences("ann", "bob", 0.25).account())
    assert found.findings == ()


@pytest.mark.parametrize(("days", "late"), [(30, False), (31, True)])
def test_the_contacts_own_cadence_decides_to_the_day(days: int, late: bool) -> None:
    world = World().contact("ann", key=True, cadence_days=30).knows("eve", "ann").met("eve ann", days)
    assert (("not_met", ("ann",)) in kinds(coverage.find(world.account()).findings)) is late


def test_a_meeting_without_any_of_ours_is_none() -> None:
    world = World().contact("ann", key=True).knows("eve", "ann").met("ann bob", 3)
    assert ("not_met", ("ann",)) in kinds(coverage.find(world.account()).findings)


def test_only_people_far_below_their_rank_is_the_wrong_level() -> None:
    def found(rank: int) -> list[tuple[str, tuple[str, ...]]]:
        world = (
            World()
            .employee("eve", rank=rank)
            .contact("ann", rank=5)
            .decides("ann")
            .knows("eve", "ann")
            .met("eve ann", 3)
        )
        return kinds(coverage.find(world.account()).findings)

    assert ("wrong_level", ("ann",)) in found(3)
    assert ("wrong_level", ("ann",)) not in found(4)


def test_stances_never_judged_count_as_much_as_those_too_old() -> None:
    world = World().decides("ann bob cat").knows("eve", "ann bob cat").met("eve ann bob cat")
    world = world.supports("ann", 1).supports("bob", 1, observed_on=ago(181))
    found = coverage.find(world.account())
    (judged,) = found.judged
    assert (judged.never, judged.old, round(judged.share, 2)) == (("cat",), ("bob",), 0.67)
    assert ("stale_judgement", ("cat", "bob")) in kinds(found.findings)


def test_one_of_ours_who_alone_knows_many_who_matter() -> None:
    world = World().decides("ann bob cat").knows("eve", "ann bob cat").met("eve ann bob cat")
    assert ("one_of_ours", ("eve",)) in kinds(coverage.find(world.account()).findings)
    assert ("one_of_ours", ("eve",)) not in kinds(
        coverage.find(world.knows("fay", "ann bob").account()).findings
    )


# -- opposition ------------------------------------------------------------------------------------------------------


def test_an_opponent_two_steps_away_reaches_and_three_steps_does_not() -> None:
    world = World().decides("ann").influences("bob > ann : 0.75, cat > bob : 0.75, dan > cat : 0.75")
    found = opposition.find(world.supports("cat dan", -2).account())
    assert kinds(found.findings) == [("opponent_reach", ("cat",))]
    assert {each.opponent: dict(each.steps) for each in found.reaches} == {
        "cat": {"ann": 2},
        "dan": {"ann": 3},
    }


def test_a_supporter_of_a_competitor_counts_only_where_that_one_competes() -> None:
    world = World().decides("ann").influences("bob", "ann", 0.75).supports("bob", 1, whom=RIVAL)
    assert opposition.find(world.account()).findings == ()
    assert kinds(opposition.find(world.competes("deal").account()).findings) == [("opponent_reach", ("bob",))]


def test_who_would_have_to_turn_so_that_a_way_leads_there() -> None:
    world = (
        World()
        .decides("ann")
        .knows("eve", "bob")
        .influences("bob > cat : 0.75, cat > ann : 0.75")
        .supports("cat", -2)
    )
    found = opposition.find(world.account())
    assert [(each.decider, each.who) for each in found.conversions] == [("ann", ("cat",))]
    (reach,) = found.reaches
    assert reach.isolates == ("ann",)
    assert reach.before_us == ("ann",)


def test_where_no_tie_leads_nobody_can_turn_it() -> None:
    found = opposition.find(World().decides("ann").knows("eve", "bob").account())
    assert [(each.decider, each.who) for each in found.conversions] == [("ann", ())]


# -- structure -------------------------------------------------------------------------------------------------------


def test_a_group_that_hangs_on_one_person_and_on_one_tie() -> None:
    world = World().knows("eve", "ann").influences("ann > bob, ann > cat, ann > dan, bob > cat, cat > dan")
    found = structure.find(world.account())
    assert kinds(found.findings) == [("articulation", ("ann",)), ("bridge", ("eve", "ann"))]


def test_two_acquaintances_are_no_bridge() -> None:
    world = (
        World()
        .knows(["eve", "fay"][0], "ann")
        .knows("fay", "bob")
        .influences("ann > bob, bob > cat, cat > ann")
    )
    assert structure.find(world.account()).findings == ()


PAIRS = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=14)


@given(pairs=PAIRS, known=st.sets(st.sampled_from("abcdefgh"), max_size=3))
@settings(max_examples=60, deadline=None)
def test_whoever_falls_off_is_who_loses_contact_in_fact(
    pairs: list[tuple[str, str]], known: set[str]
) -> None:
    world = World().contacts("a b c d e f g h").employee("eve").employee("fay")
    for one, two in pairs:
        world.influences(one, two, 0.75)
    for number, each in enumerate(sorted(known)):
        world.knows(("eve", "fay")[number % 2], each)
    account = world.account()
    graph = structure.network(account)
    for joint in structure.find(account).joints:
        left = graph.copy()
        nodes = [f"{'ours' if who in account.employees else 'theirs'}:{who}" for who in joint.who]
        if len(nodes) == 1:
            left.remove_node(nodes[0])
        else:
            left.remove_edge(*nodes)
        home, before = nx.node_connected_component(left, US), nx.node_connected_component(graph, US)
        if nodes[0] in before:
            lost = {node for node in before - home if node.startswith("theirs:")} - (
                {nodes[0]} if len(nodes) == 1 else set()
            )
            assert lost == {f"theirs:{who}" for who in joint.cut_off}


# -- all of them -----------------------------------------------------------------------------------------------------


def boss(number: int) -> World:
    world = World().knows("eve", "boss").decides("boss", "deal", veto=True)
    return world.reports(" ".join(f"c{each}" for each in range(number)), "boss")


@pytest.mark.parametrize(
    "world",
    [
        World(),
        World().contact("ann"),
        World().contacts("ann bob").influences("ann", "ann", 0.75),
        World().decides("ann bob"),
        World().employee("eve"),
        World().knows("eve", "ann").opportunity("deal"),
        World().decides("ann bob cat").supports("ann bob cat", -2).knows("eve", "ann bob cat"),
        World().decides("ann", weight=0.0),
        World().knows("eve", "ann", None).decides("ann", weight=None),
        boss(300),
    ],
    ids=[
        "nothing",
        "one contact",
        "self-tie",
        "nobody of ours",
        "nobody of theirs",
        "no decider",
        "all opponents",
        "no weight",
        "unjudged",
        "one boss",
    ],
)
def test_degenerate_input_is_an_answer(world: World) -> None:
    analysis = analyze(world.snapshot())
    assert analysis.to_dict()
    for result in analysis.results.values():
        assert isinstance(result.rows(), list)
        assert "<" in result._repr_html_()
    assert len({each.id for each in analysis.findings}) == len(analysis.findings), (
        "two findings are one and the same"
    )


def test_the_same_snapshot_gives_the_same_findings_whatever_the_order_of_its_rows() -> None:
    one = World().knows("eve", "ann bob").influences("ann > cat, bob > cat").decides("cat", veto=True)
    two = (
        World()
        .decides("cat", veto=True)
        .influences("bob > cat")
        .knows("eve", "bob ann")
        .influences("ann > cat")
    )
    assert analyze(one.snapshot()).to_dict() == analyze(two.snapshot()).to_dict()
