"""Seats that fell vacant: found where nobody followed, and nowhere else."""

from __future__ import annotations

from graphcrm.scorecard import AssessmentContext
from graphcrm.scorecard.key import seats
from tests.analysis.worlds import World


def head(unit: str = "north", **columns: object) -> World:
    return (
        World()
        .unit("north")
        .unit("south")
        .contact("ann", unit, title="Head of Planning", key=True, **columns)
    )


def vacant(before: World, now: World) -> list[tuple[str, str]]:
    context = AssessmentContext(now.account(), earlier=(before.account(),))
    return [(each.who[0], each.about[0]) for each in seats.find(context)]


def test_a_key_person_who_moves_within_the_customer_leaves_a_seat() -> None:
    assert vacant(head(), head("south")) == [("ann", "north")]


def test_a_key_person_who_leaves_the_customer_leaves_a_seat() -> None:
    assert vacant(head(), World().unit("north").contact("bob", "north")) == [("ann", "north")]


def test_a_follower_or_a_placeholder_fills_it() -> None:
    for placeholder in (None, True):
        now = head("south").contact("bob", "north", title="head of planning", placeholder=placeholder)
        assert vacant(head(), now) == []


def test_whoever_stays_was_not_key_or_left_a_unit_that_is_gone_leaves_none() -> None:
    assert vacant(head(), head()) == []
    assert vacant(head().contact("ann", key=False), head("south")) == []
    assert vacant(head(), World().contact("bob")) == []


def test_who_decided_on_an_open_deal_was_key_too() -> None:
    before = World().unit("north").contact("ann", "north", title="Buyer").decides("ann", "deal")
    assert vacant(before, World().unit("north").opportunity("deal").contact("ann", title="Adviser")) == [
        ("ann", "north")
    ]
