"""Case 05: an adviser with a personal bond to one of ours has the ear of the CEO, and was in no analysis."""

from __future__ import annotations

import pytest

from tests.cases.folders import CASES
from tests.cli.conftest import Terminal


@pytest.fixture
def told(run: Terminal) -> Terminal:
    assert run("--store", "x.db", "import", CASES / "05-partner-influencer" / "in").code == 0
    return run


def test_the_route_by_way_of_the_adviser_is_seen(told: Terminal) -> None:
    spots = told("--store", "x.db", "weakspots", "--all", "--why").out
    assert "No way round Boris Kuhn" not in spots
    assert "Nia Owens → Paula Serrano (Lumen Advisers) → Ada Brandt" in " ".join(spots.split())
    explained = told("--store", "x.db", "explain", "Ada Brandt").out
    assert "Nia Owens → Paula Serrano (Lumen Advisers) → Ada Brandt" in explained


def test_she_is_marked_as_from_outside(told: Terminal) -> None:
    explained = told("--store", "x.db", "explain", "Paula Serrano").out
    assert "From outside Kestrel Rail" in explained
    assert "Works in Lumen Advisers." in explained
    facts = told("--store", "x.db", "explain", "Paula Serrano", "--json").json["sections"][0]["facts"]
    assert facts[0]["kind"] == "explain.outsider"


def test_who_comes_from_outside_is_none_of_their_people(told: Terminal) -> None:
    """No unit of theirs, no share of those whom we know, no place in the nine-box."""
    counts = told("--store", "x.db", "scorecard", "--json").out
    assert "Paula" not in counts


def test_before_she_had_the_ear_of_anybody_she_was_not_there(told: Terminal) -> None:
    assert told("--store", "x.db", "explain", "Paula Serrano", "--as-of", "2026-09-30").code == 1
