"""Places in the network: repeatable, apart, those who are tied near each other."""

from __future__ import annotations

import math
import random
import time
from typing import TYPE_CHECKING

import pytest

from graphcrm.analysis import analyze
from graphcrm.render.page import account_page
from graphcrm.render.page.places import MOST_FREE, PITCH, places
from tests.analysis.worlds import World
from tests.render.pages import account, data_of

if TYPE_CHECKING:
    from graphcrm.render.page.places import Places, Ties


def made(people: int, a_group: int = 20) -> tuple[tuple[int, ...], Ties, tuple[int, ...]]:
    draw = random.Random(people)
    groups = tuple(number // a_group for number in range(people))
    ties = [(draw.randrange(people), draw.randrange(people), 0.75) for _ in range(2 * people)]
    lines = [(number, number // 6, 0.5) for number in range(1, people)]
    weights = tuple(draw.randrange(10) for _ in range(people))
    return groups, tuple(tie for tie in (*ties, *lines) if tie[0] != tie[1]), weights


def between(found: Places, one: int, two: int) -> float:
    return math.hypot(found.x[one] - found.x[two], found.y[one] - found.y[two])


@pytest.mark.parametrize("people", [1, 2, 150, MOST_FREE + 1])
def test_the_same_people_stand_in_the_same_places(people: int) -> None:
    given = made(people)
    first = places(*given)
    places.cache_clear()
    assert places(*given) == first
    assert len(first.x) == len(first.y) == people


@pytest.mark.parametrize(("people", "apart"), [(150, 0.9 * PITCH), (2_000, 0.55 * PITCH)])
def test_nobody_stands_on_anybody_else(people: int, apart: float) -> None:
    found = places(*made(people))
    spots = sorted(zip(found.x, found.y, strict=True))
    near = [
        math.hypot(x - other_x, y - other_y)
        for at, (x, y) in enumerate(spots)
        for other_x, other_y in spots[at + 1 : at + 60]
        if other_x - x < apart
    ]
    assert min(near, default=apart) >= apart


def test_who_is_tied_stands_nearer_than_who_is_not() -> None:
    """Two circles of ten in which everybody knows the next two, and one tie between them."""
    ring = [
        (base + at, base + (at + step) % 10, 0.75) for base in (0, 10) for at in range(10) for step in (1, 2)
    ]
    found = places((0,) * 20, (*ring, (0, 10, 0.75)), (0,) * 20)
    tied = [between(found, one, two) for one, two, _ in ring]
    apart = [between(found, one, 10 + two) for one in range(1, 10) for two in range(1, 10)]
    assert sum(tied) / len(tied) < sum(apart) / len(apart) / 2


def test_many_people_stand_in_the_circles_of_their_groups_the_weightiest_in_the_middle() -> None:
    groups, ties, weights = made(2_000)
    found = places(groups, ties, weights)
    assert len(found.circles) == 100
    for one, circle in enumerate(found.circles):
        for other in found.circles[:one]:
            assert math.hypot(circle.x - other.x, circle.y - other.y) >= circle.r + other.r
    for who, group in enumerate(groups):
        circle = found.circles[group]
        assert math.hypot(found.x[who] - circle.x, found.y[who] - circle.y) <= circle.r
    for group, circle in enumerate(found.circles):
        members = [who for who, each in enumerate(groups) if each == group]
        middle = min(members, key=lambda who: math.hypot(found.x[who] - circle.x, found.y[who] - circle.y))
        assert weights[middle] == max(weights[who] for who in members)


def test_whoever_has_no_tie_has_a_place_too() -> None:
    found = places((0,) * 40, ((0, 1, 0.5),), (0,) * 40)
    assert len(set(zip(found.x, found.y, strict=True))) == 40


def test_two_thousand_people_are_placed_within_seconds() -> None:
    given = made(2_000)
    places.cache_clear()
    began = time.perf_counter()
    places(*given)
    assert time.perf_counter() - began < 3


def test_each_influence_has_its_strength_and_each_person_a_place() -> None:
    world = account()
    data = data_of(account_page(analyze(world.snapshot())))
    network, people = data["views"]["network"], [row[0] for row in data["people"]["rows"]]
    flat = data["ties"]["INFLUENCES"]
    told = {
        (people[flat[at]], people[flat[at + 1]]): network["strengths"]["INFLUENCES"][at // 2]
        for at in range(0, len(flat), 2)
    }
    assert told == {("lin", "gu"): 75, ("rui", "lin"): 50, ("rui", "ann"): 75}
    assert len(network["x"]) == len(network["y"]) == len(network["weights"]) == len(people)
    assert max(network["weights"][people.index(who)] for who in ("rui", "lin")) == "9"
    assert network["circles"] == []


def test_where_no_influence_is_known_nobody_is_drawn_weightier() -> None:
    data = data_of(account_page(analyze(World().contacts("ann bob").snapshot())))
    assert data["views"]["network"]["weights"] == ""
