"""Frustrated triangles and people between two sides: brute force as oracle."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphcrm.analysis import balance
from graphcrm.analysis.balance.triads import balance as balanced
from graphcrm.analysis.balance.triads import signed, with_corner
from tests.analysis.worlds import World

quick = settings(max_examples=100, deadline=None)
PAIRS = list(itertools.combinations("abcdefg", 2))
Ties = dict[tuple[str, str], int]
signs = st.dictionaries(st.sampled_from(PAIRS), st.sampled_from([1, -1]))


def by_trying_everything(ties: Ties) -> tuple[int, tuple[tuple[str, ...], ...]]:
    triads = [
        each
        for each in itertools.combinations("abcdefg", 3)
        if all(pair in ties for pair in itertools.combinations(each, 2))
    ]
    odd = [each for each in triads if sum(ties[pair] < 0 for pair in itertools.combinations(each, 2)) % 2]
    return len(triads), tuple(odd)


@quick
@given(signs)
def test_frustrated_triangles_are_what_trying_everything_gives(ties: Ties) -> None:
    found = balanced(signed(ties))
    assert (found.triangles, found.frustrated) == by_trying_everything(ties)


@quick
@given(signs)
def test_one_person_more_adds_the_triangles_at_that_corner(ties: Ties) -> None:
    among = {pair: sign for pair, sign in ties.items() if "d" not in pair}
    corner = {next(one for one in pair if one != "d"): sign for pair, sign in ties.items() if "d" in pair}
    assert with_corner(balanced(signed(among)), signed(among), "d", corner) == balanced(signed(ties))


@quick
@given(signs, st.permutations("abcdefg"))
def test_other_names_change_nothing(ties: Ties, names: list[str]) -> None:
    name = dict(zip("abcdefg", names, strict=True))
    found, again = balanced(signed(ties)), balanced(signed({(name[two], name[one]): sign for (one, two), sign in ties.items()}))  # fmt: skip
    assert {frozenset(name[one] for one in each) for each in found.frustrated} == set(
        map(frozenset, again.frustrated)
    )
    assert again.share == found.share


@quick
@given(st.sets(st.sampled_from("abcdefg")))
def test_two_camps_at_odds_are_balanced(camp: set[str]) -> None:
    # Cartwright & Harary 1956: balanced exactly where people fall into two camps, with peace inside and none between.
    ties = {(one, two): 1 if (one in camp) == (two in camp) else -1 for one, two in PAIRS}
    assert balanced(signed(ties)).share == 1


@pytest.mark.parametrize(("sign", "share"), [((1, 1, 1), 1), ((1, 1, -1), 0), ((1, -1, -1), 1), ((-1, -1, -1), 0)])  # fmt: skip
def test_heiders_four_triangles(sign: tuple[int, int, int], share: int) -> None:
    ties = dict(zip([("a", "b"), ("b", "c"), ("a", "c")], sign, strict=True))
    assert balanced(signed(ties)).share == share


def test_a_conflict_outweighs_and_self_ties_do_not_count() -> None:
    assert signed({("a", "b"): 1, ("b", "a"): -1, ("a", "a"): 1}) == {"a": {"b": -1}, "b": {"a": -1}}
    assert balanced({}).share is None


def test_two_who_get_on_and_disagree_about_us_are_frustrated() -> None:
    world = World().influences("ann", "bob").supports("ann", 2).supports("bob", -1).decides("bob")
    (tension,) = balance.find(world.account()).tensions
    assert tension.balance.frustrated == (("ann", "bob", "us"),)
    (tension,) = balance.find(world.conflicts("ann", "bob").account()).tensions
    assert tension.balance.share == 1


def torn() -> World:
    world = World().decides("bob").influences("pro > bob : 0.75, con > bob : 0.5")
    return world.supports("pro", 2).supports("con", -2)


def test_who_decides_between_both_sides_is_under_cross_pressure() -> None:
    (found,) = balance.find(torn().account()).findings
    assert (found.kind, found.who, found.about) == ("cross_pressure", ("bob",), ("con", "pro"))
    assert (found.opportunity, found.severity.word) == ("deal", "note")


def test_champions_the_weakly_pulled_and_those_who_do_not_decide_are_not_torn() -> None:
    settled = torn().supports("bob", 2)
    weak = World().decides("bob").influences("pro > bob : 0.25, con > bob : 0.25").supports("pro", 2).supports("con", -2)  # fmt: skip
    uneven = World().decides("bob").influences("pro > bob : 0.95, con > bob : 0.5").supports("pro", 2).supports("con", -2)  # fmt: skip
    aside = World().decides("zoe").influences("pro > bob : 0.75, con > bob : 0.5").supports("pro", 2).supports("con", -2)  # fmt: skip
    for world in (settled, weak, uneven, aside):
        assert balance.find(world.account()).findings == ()


def test_nothing_known_is_an_answer() -> None:
    for world in (World(), World().contact("ann"), World().decides("ann"), World().decides("ann bob").supports("ann bob", -2)):  # fmt: skip
        result = balance.find(world.account())
        assert result.findings == ()
        assert result.rows() == []
