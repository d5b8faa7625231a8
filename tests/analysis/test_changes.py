"""What if, and since when: scenarios, and the difference between two states of one account."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphcrm.analysis import analyze
from graphcrm.errors import NotFound, UsageError
from graphcrm.records import Contact, Decides, Employee, Influences, Knows, ReportsTo, Supports
from graphcrm.whatif import scenario
from graphcrm.whatif.difference import Difference, compare
from tests.analysis.worlds import DAY, RIVAL, World


def chain() -> World:
    """Eve knows Bob, who has Ann's ear; Ann decides."""
    return (
        World()
        .knows("eve", "bob", 4)
        .influences("bob", "ann", 0.95)
        .decides("ann", veto=True)
        .employee("fay")
    )


def suppose(world: World, **words: list[str]) -> Difference:
    today = analyze(world.snapshot())
    return compare(
        today, analyze(scenario.apply(today.snapshot, scenario.read(today.snapshot, "test", **words)))
    )


def test_a_way_round_ends_a_dependency() -> None:
    found = suppose(chain(), adds=["fay->ann:trusted"])
    assert {each.kind for each in found.gone} >= {"no_way_round", "unknown_contact"}
    (ways,) = [each for each in found.moved if str(each.name).startswith("ways to")]
    assert (ways.before, ways.after, ways.verdict) == (1.0, 2.0, "better")


def test_who_leaves_takes_every_tie_along_and_their_weak_spots_are_moot_not_better() -> None:
    found = suppose(chain(), leaves=["Bob"])
    assert not found.after.snapshot.ties(Knows)
    assert not found.after.snapshot.ties(Influences)
    assert "no_way_round" in {each.kind for each in found.moot}
    assert not [each for each in found.gone if "bob" in each.who]
    assert "no_access" in {each.kind for each in found.arisen}


def test_one_of_ours_can_leave_as_well() -> None:
    found = suppose(chain(), leaves=["eve"])
    assert "eve" not in found.after.snapshot.nodes(Employee)
    assert "no_access" in {each.kind for each in found.arisen}


def test_who_turns_to_us_no_longer_supports_a_competitor_and_passes_our_case_on() -> None:
    world = chain().supports("bob", -2).supports("bob", 2, whom=RIVAL).competes("deal")
    found = suppose(world, flips=["Bob=+1"])
    assert [(tie.to_id, tie.support) for tie in found.after.snapshot.ties(Supports)] == [("us", 1)]
    assert {each.kind for each in found.gone} >= {"no_access", "opponent_reach"}


def test_a_tie_can_be_changed_and_cut() -> None:
    snapshot = chain().snapshot()
    weaker = scenario.apply(snapshot, scenario.read(snapshot, "x", adds=["bob->ann:weak"]))
    assert [tie.strength for tie in weaker.ties(Influences)] == [0.25]
    assert not scenario.apply(snapshot, scenario.read(snapshot, "x", cuts=["bob->ann"])).ties(Influences)


def test_nothing_supposed_changes_nothing() -> None:
    snapshot = chain().snapshot()
    assert not compare(analyze(snapshot), analyze(scenario.apply(snapshot, scenario.Scenario("nothing"))))


def test_the_snapshot_itself_is_never_written_to() -> None:
    snapshot = chain().snapshot()
    before = [(shape.name, rows) for shape, rows in snapshot.rows()]
    scenario.apply(
        snapshot, scenario.read(snapshot, "x", leaves=["bob"], flips=["ann=2"], adds=["fay->ann:trusted"])
    )
    assert [(shape.name, rows) for shape, rows in snapshot.rows()] == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"leaves": ["Nobody"]}, "nobody called"),
        ({"leaves": ["Bobb"]}, "Did you mean Bob"),
        ({"flips": ["Bob"]}, "says no stance"),
        ({"flips": ["Bob=splendid"]}, "no word of the scale"),
        ({"flips": ["eve=2"]}, "one of ours"),
        ({"adds": ["bob:strong"]}, "is no tie"),
        ({"adds": ["bob->eve:strong"]}, "one of ours"),
        ({"adds": ["bob->bob:strong"]}, "same person"),
        ({"adds": ["bob->ann:huge"]}, "no word of the scale"),
        ({"cuts": ["ann->bob"]}, "no tie from Ann to Bob"),
        ({"leaves": ["bob"], "adds": ["bob->ann:strong"]}, "can't leave and"),
    ],
)
def test_what_can_not_be_supposed_is_said(words: dict[str, list[str]], said: str) -> None:
    with pytest.raises((UsageError, NotFound), match=said):
        scenario.read(chain().snapshot(), "x", **words)


def test_a_name_that_fits_two_is_not_guessed() -> None:
    world = World().contact("c1", name="Li Na").contact("c2", name="Li Nan")
    snapshot = world.snapshot()
    assert snapshot.find_person("li na").id == "c1", "a whole name comes before part of one"
    assert snapshot.find_person("Nan").id == "c2"
    with pytest.raises(NotFound, match=r"c1.*c2"):
        snapshot.find_person("Li")


def test_what_time_alone_did_is_told_apart() -> None:
    world = World().contact("ann", key=True, cadence_days=30).knows("eve", "ann", 3).met("eve ann", 20)
    later = World(DAY + datetime.timedelta(60)).contact("ann", key=True, cadence_days=30)
    later = later.knows("eve", "ann", 3, observed_on=DAY).met("eve ann", 80)
    found = compare(analyze(world.snapshot()), analyze(later.snapshot()))
    assert "not_met" in {each.kind for each in (*found.older, *found.arisen)}
    assert not found.gone


@given(
    pairs=st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")), max_size=12),
    known=st.sets(st.sampled_from("abcde"), min_size=1, max_size=3),
    who=st.sampled_from("abcd"),
)
@settings(max_examples=40, deadline=None)
def test_losing_somebody_never_adds_ways_and_gaining_a_tie_never_takes_any(
    pairs: list[tuple[str, str]], known: set[str], who: str
) -> None:
    world = World().contacts("a b c d e").decides("e")
    for one, two in pairs:
        world.influences(one, two, 0.95) if one != two else None
    for each in known:
        world.knows("eve", each, 4)
    snapshot = world.employee("fay").snapshot()

    def ways(words: dict[str, list[str]]) -> int:
        from graphcrm.account.graph import AccountGraph
        from graphcrm.analysis import routes

        changed = scenario.apply(snapshot, scenario.read(snapshot, "x", **words))
        return next(
            each.count for each in routes.find(AccountGraph(changed)).reaches if each.decider.id == "e"
        )

    today = ways({})
    assert ways({"leaves": [who]}) <= today
    assert ways({"adds": [f"fay->{who}:personal_bond"]}) >= today
    assert who in snapshot.nodes(Contact)


def test_a_cut_ends_the_reporting_line_as_well() -> None:
    snapshot = chain().reports("bob", "ann").snapshot()
    cut = scenario.apply(snapshot, scenario.read(snapshot, "x", cuts=["bob->ann"]))
    assert not cut.ties(Influences)
    assert not cut.ties(ReportsTo)


def test_a_weak_way_that_ends_altogether_did_not_get_better_and_one_that_comes_did_not_get_worse() -> None:
    gone = suppose(chain(), cuts=["bob->ann"])
    assert "no_way_round" not in {each.kind for each in gone.gone}
    there = chain().snapshot()
    cut = scenario.apply(there, scenario.read(there, "x", cuts=["bob->ann"]))
    back = compare(analyze(cut), analyze(there))
    assert "no_way_round" not in {each.kind for each in back.arisen}
    assert "no_way_round" in {each.kind for each in back.altered}


def test_turns_and_ties_of_whoever_is_not_there_change_nothing() -> None:
    snapshot = World().knows("eve", "ann").influences("ann > bob : 0.5").snapshot()
    gone = snapshot.without(frozenset({"ann"}))
    supposed = scenario.Scenario(
        "x",
        flips=(scenario.Flip("ann", 2),),
        ties=(scenario.SupposedTie("ann", "bob", 0.75), scenario.SupposedTie("eve", "ann", 3)),
    )
    assert scenario.apply(gone, supposed) == gone
    assert scenario.apply(snapshot, supposed) != snapshot


PEOPLE, OURS = "abcdef", ("eve", "fay", "gus")


@st.composite
def accounts(draw: st.DrawFn) -> World:
    """Six of theirs, three of ours; stances in general alone, so that a flip warms or cools and nothing else."""
    world = (
        World()
        .contacts(" ".join(PEOPLE[:3]), "north", rank=5)
        .contacts(" ".join(PEOPLE[3:]), "south", rank=2)
    )
    for ours in OURS:
        world.employee(ours, rank=draw(st.integers(1, 5)))
        for known in draw(st.sets(st.sampled_from(PEOPLE), max_size=3)):
            world.knows(ours, known, draw(st.integers(1, 4)))
            if draw(st.booleans()):
                world.met(f"{ours} {known}", draw(st.sampled_from([10, 200])))
    pairs = st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)).filter(
        lambda pair: pair[0] != pair[1]
    )
    for one, two in draw(st.lists(pairs, unique=True, max_size=8)):
        world.influences(one, two, draw(st.sampled_from([0.25, 0.5, 0.95])))
    for who in draw(st.sets(st.sampled_from(PEOPLE), min_size=1, max_size=3)):
        world.decides(who, "deal", draw(st.sampled_from([1.0, 3.0])), veto=draw(st.booleans()))
    for who in PEOPLE:
        if (stance := draw(st.sampled_from([None, -2, -1, 0, 1, 2]))) is not None:
            world.supports(who, stance)
    return world


def listed(difference: Difference, name: str, verdict: str) -> list[str]:
    findings = [finding.sentence for finding in getattr(difference, name)]
    return findings + [str(moved.name) for moved in difference.moved if moved.verdict == verdict]


@given(world=accounts(), data=st.data())
@settings(max_examples=120, deadline=None)
def test_more_ties_of_ours_and_warmer_stances_are_never_worse(world: World, data: st.DataObject) -> None:
    snapshot = world.snapshot()
    known = {(tie.from_id, tie.to_id): tie.intimacy or 0 for tie in snapshot.ties(Knows)}
    stances = {tie.from_id: tie.support for tie in snapshot.ties(Supports)}
    adds: list[scenario.SupposedTie] = []
    flips: list[scenario.Flip] = []
    for ours, theirs in data.draw(
        st.lists(st.tuples(st.sampled_from(OURS), st.sampled_from(PEOPLE)), max_size=2)
    ):
        higher = data.draw(st.integers(max(1, known.get((ours, theirs), 0)), 4))
        adds.append(scenario.SupposedTie(ours, theirs, higher))
    for who in data.draw(st.sets(st.sampled_from(PEOPLE), max_size=2)):
        lowest = stances.get(who, 2)
        flips.append(scenario.Flip(who, data.draw(st.integers(lowest, 2))))
    supposed = scenario.Scenario("warmer", flips=tuple(flips), ties=tuple(adds))
    difference = compare(analyze(snapshot), analyze(scenario.apply(snapshot, supposed)))
    assert not listed(difference, "arisen", "worse")
    assert not difference.older


@given(world=accounts(), data=st.data())
@settings(max_examples=120, deadline=None)
def test_who_leaves_and_what_ends_between_us_and_them_never_makes_anything_better(
    world: World, data: st.DataObject
) -> None:
    snapshot = world.snapshot()
    leaves = data.draw(st.sets(st.sampled_from([*PEOPLE, *OURS]), max_size=2))
    bonds = [(tie.from_id, tie.to_id) for tie in snapshot.ties(Knows)]
    cut = data.draw(st.sets(st.sampled_from(bonds), max_size=2)) if bonds else set[tuple[str, str]]()
    ties = tuple(scenario.SupposedTie(*ends, None) for ends in sorted(cut))
    supposed = scenario.Scenario("less", leaves=tuple(sorted(leaves)), ties=ties)
    difference = compare(analyze(snapshot), analyze(scenario.apply(snapshot, supposed)))
    assert not listed(difference, "gone", "better")


def test_a_seat_that_decides_stays_with_its_voice_when_somebody_leaves() -> None:
    snapshot = chain().contact("ann", title="Director", rank=5).snapshot()
    left = scenario.apply(snapshot, scenario.read(snapshot, "x", leaves=["Ann"]))
    seat = left.nodes(Contact)["ann"]
    assert (seat.name, seat.placeholder, seat.rank) == ("Director", True, 5)
    assert [(tie.from_id, tie.veto) for tie in left.ties(Decides)] == [("ann", True)]
    assert not left.ties(Influences)
    assert left.units_of("ann") == snapshot.units_of("ann")
    assert "bob" not in scenario.apply(snapshot, scenario.read(snapshot, "x", leaves=["Bob"])).nodes(Contact)
