"""The formulas that everything stands on, each worked out by hand."""

from __future__ import annotations

import datetime
from types import MappingProxyType

import pytest

from graphcrm.account.access import access, ours, theirs
from graphcrm.account.decisions import Decider, decisions
from graphcrm.account.rules import Rules
from graphcrm.account.standing import standings
from graphcrm.analysis import analyze
from graphcrm.explain import explain
from graphcrm.records import CompetesFor, ConflictsWith, Decides, Influences, Knows, Supports
from tests.analysis.worlds import DAY, World

HALF_LIVES = MappingProxyType({**Rules().half_life_days, Knows: 100, Influences: 200, Supports: 50})


@pytest.mark.parametrize("age", [0, 1, 50, 100, 365])
def test_freshness_is_two_to_the_minus_age_over_half_life(age: int) -> None:
    seen = DAY - datetime.timedelta(age)
    world = World().knows("eve", "ann", 4, observed_on=seen).influences("ann > bob", observed_on=seen)
    account = world.supports("ann", 1, observed_on=seen).account(Rules(half_life_days=HALF_LIVES))
    ties = (*account.known_by["ann"], *account.influences, *account.stances["ann"])
    assert [account.freshness(tie) for tie in ties] == [
        2 ** (-age / half_life) for half_life in (100, 200, 50)
    ]


def test_what_has_no_day_or_a_later_one_is_not_weighed_by_its_age() -> None:
    account = World().knows("eve", "ann", observed_on=None).account()
    (tie,) = account.known_by["ann"]
    assert account.freshness(tie) == account.rules.undated
    assert account.freshness(tie._replace(observed_on=DAY + datetime.timedelta(9))) == 1


@pytest.mark.parametrize("strength", [0.25, 0.95])
def test_of_parallel_ties_the_stronger_counts(strength: float) -> None:
    """Bob influences Ann, and reports to her (0.3): one tie leads from him to her, the stronger of the two."""
    world = World().knows("eve", "bob", 4).influences("bob > ann", strength=strength).reports("bob", "ann")
    account = world.supports("bob", 2).decides("ann").account()
    tie = access(account, decisions(account)[0]).graph.edges[theirs("bob"), theirs("ann")]
    assert tie["carry"] == pytest.approx(max(strength, account.rules.reporting))
    assert isinstance(tie["tie"], Influences) is (strength > account.rules.reporting)


def test_of_equal_parallel_ties_the_influence_counts_and_nothing_is_added_up() -> None:
    world = World().knows("eve", "bob", 4).influences("bob > ann", strength=0.3).reports("bob", "ann")
    account = world.supports("bob", 2).decides("ann").account()
    graph = access(account, decisions(account)[0]).graph
    assert isinstance(graph.edges[theirs("bob"), theirs("ann")]["tie"], Influences)
    assert graph.number_of_edges(theirs("bob"), theirs("ann")) == 1
    assert graph.edges[ours("eve"), theirs("bob")]["carry"] == pytest.approx(0.95)


@pytest.mark.parametrize(
    ("role", "veto", "needed"),
    [
        ("approver", False, True),
        ("economic_buyer", False, True),
        ("user", False, False),
        ("user", True, True),
        (None, False, False),
    ],
)
def test_an_approver_is_needed_as_is_who_pays_and_who_can_stop_it(
    role: str | None, veto: bool, needed: bool
) -> None:
    assert Decider("ann", (role,) if role else (), veto=veto).needed is needed


def test_who_approves_is_needed_and_grave_in_the_decision_itself() -> None:
    world = World().decides("ann", role="approver", weight=0.5).decides("bob", role="user", weight=1.0)
    deciders = {decider.id: decider for decider in decisions(world.account())[0].deciders}
    assert (deciders["ann"].needed, deciders["ann"].important, deciders["ann"].grave) == (True, False, True)
    assert (deciders["bob"].needed, deciders["bob"].grave) == (False, False)


def test_the_stance_that_explain_shows_of_a_key_person_is_the_one_of_the_nine_box() -> None:
    """In general nobody judged Ann; of the two deals that she decides on, the newer judgement counts."""
    world = World().opportunity("core").opportunity("radio").decides("ann", "core").decides("ann", "radio")
    world.supports("ann", 2, on="core", observed_on=DAY - datetime.timedelta(90)).knows("eve", "ann", 4)
    world.supports("ann", -1, on="radio", observed_on=DAY - datetime.timedelta(9))
    analysis = analyze(world.snapshot())
    assert "ann" in analysis.account.key_contacts
    assert standings(analysis.account, ["ann"])["ann"].support == -1
    sections = {section.title: section.lines for section in explain(analysis, "ann").sections}
    assert sections["Where this person stands"][0] == "In the nine-box: sceptic; personal bond (4 of 4)."
    assert any(line.startswith("Key person: decides on ") for line in sections["Who this is"])


@pytest.mark.parametrize("kind", [Decides, ConflictsWith, CompetesFor])
def test_explain_says_of_every_judgement_that_it_is_older_than_its_half_life(kind: type) -> None:
    """Oracle: the page of whoever it is about says it under a half-life of 9 days, and not under one of 10."""
    seen = DAY - datetime.timedelta(days=10)
    world = World().decides("ann", "deal", observed_on=seen).conflicts("ann", "bob", observed_on=seen)
    world.competes("deal", observed_on=seen)

    def old(page: str, days: int) -> int:
        rules = Rules(half_life_days=MappingProxyType({**Rules().half_life_days, kind: days}))
        sections = explain(analyze(world.snapshot(), rules), page).sections
        return sum("; too old to rely on" in line for section in sections for line in section.lines)

    page = "deal" if kind is CompetesFor else "ann"
    assert (old(page, 9), old(page, 10)) == (1, 0)
