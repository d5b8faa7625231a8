"""Couplings between the layers: tiny worlds in which one layer carries nothing, and innocent ones."""

from __future__ import annotations

import datetime

import pytest

from graphcrm.findings import Severity
from graphcrm.scorecard import AssessmentContext, Policy
from graphcrm.scorecard.couplings import find
from graphcrm.scorecard.policy.relationships import CouplingRules
from tests.analysis.worlds import ACCOUNT, DAY, World

YEAR = datetime.timedelta(days=365)


def kinds(world: World, **rules: float) -> dict[str, tuple[str, ...]]:
    context = AssessmentContext(world.account(), Policy(couplings=CouplingRules(**rules)))  # pyright: ignore[reportArgumentType]
    return {each.kind: each.who for each in find(context)}


def agreement(world: World, *, until: datetime.date | None = DAY + YEAR, on: str | None = None) -> World:
    world.thing(
        "Instrument", "pact", kind="cooperation_agreement", name="Pact", held_on=DAY - YEAR, until=until
    )
    world.tie("CONCERNS.Instrument.Organization", "pact", ACCOUNT)
    return world.tie("CONCERNS.Instrument.Opportunity", "pact", on) if on else world


def friend(tier: str | None = None) -> World:
    """One friend at the top, in a department of four."""
    world = World().organization(ACCOUNT, "customer", tier=tier).contact("boss", "board", key=True, rank=6)
    return world.contacts("bob cat dan", "board").employee("eve").knows("eve", "boss", 4)


def grounded(world: World) -> World:
    """The same, with the three others known and met."""
    return world.knows("eve", "bob cat dan", 2).met("eve bob cat dan")


def test_a_friend_at_the_top_among_strangers_stands_without_ground() -> None:
    assert kinds(friend()) == {"pillar_without_ground": ("boss",)}


def test_one_known_and_met_colleague_is_ground_enough() -> None:
    assert kinds(friend().knows("eve", "bob", 2).met("eve bob")) == {}


def test_known_but_long_not_met_is_no_ground() -> None:
    assert "pillar_without_ground" in kinds(friend().knows("eve", "bob", 2).met("eve bob", 400))


@pytest.mark.parametrize(
    ("unit", "within", "near"),
    [("below", "board", True), ("beside", "top", False), ("far", ACCOUNT, False), ("top", ACCOUNT, True)],
)
def test_people_of_the_units_above_and_below_count_as_around(unit: str, within: str, near: bool) -> None:
    world = friend().unit("top").unit("board", "top")
    if unit != "top":
        world.unit(unit, within)
    world.contact("ann", unit).knows("eve", "ann", 2).met("eve ann")
    assert ("pillar_without_ground" not in kinds(world)) is near


def test_direct_reports_count_as_around_wherever_they_work() -> None:
    world = friend().contact("ann", "far").knows("eve", "ann", 2).met("eve ann")
    assert "pillar_without_ground" in kinds(world)
    assert "pillar_without_ground" not in kinds(world.reports("ann", "boss"))


def test_a_key_contact_to_whom_nobody_is_close_is_no_pillar() -> None:
    world = World().contact("boss", "board", key=True).contact("bob", "board").knows("eve", "boss", 2)
    assert kinds(world) == {}


def test_with_nobody_else_on_record_it_is_a_thing_to_know() -> None:
    world = World().contact("boss", "board", key=True).knows("eve", "boss", 4)
    (finding,) = find(AssessmentContext(world.account()))
    assert (finding.kind, finding.severity) == ("pillar_without_ground", Severity.NOTE)


def test_all_vault_and_no_ground() -> None:
    world = agreement(World().contacts("ann bob cat dan"))
    assert kinds(world) == {"vault_without_ground": ("pact",)}
    assert kinds(grounded(agreement(World().contacts("boss bob cat dan")))) == {}


def test_an_agreement_that_ended_ties_nothing() -> None:
    assert kinds(agreement(World().contacts("ann bob"), until=DAY - datetime.timedelta(days=1))) == {}


def test_an_agreement_without_a_supporter_among_those_who_decide() -> None:
    def world(ann: int, bob: int | None) -> World:
        world = World().decides("ann bob", "deal")
        agreement(world, on="deal").knows("eve", "ann bob", 2).met("eve ann bob").supports("ann", ann)
        return world if bob is None else world.supports("bob", bob)

    assert kinds(world(-1, 0)) == {"vault_without_pillars": ("pact",)}
    assert kinds(world(-1, 1)) == {}
    assert kinds(world(-1, None)) == {"vault_without_pillars": ("pact",)}, "half of the chain is judged"
    assert kinds(world(-1, None), judged=0.6) == {}, "too little is known to accuse anybody"


def test_who_decides_on_something_else_is_not_asked() -> None:
    def world(ann: int, bob: int) -> World:
        world = (
            World().decides("ann", "deal").decides("bob", "other").supports("ann", ann).supports("bob", bob)
        )
        return agreement(world, on="deal").knows("eve", "ann bob", 2).met("eve ann bob")

    assert kinds(world(1, -2)) == {}
    assert kinds(world(-2, 1)) == {"vault_without_pillars": ("pact",)}


def test_a_strategic_customer_carried_by_friendship_alone() -> None:
    def visited(days_ago: int, tier: str | None = "S") -> World:
        day = DAY - datetime.timedelta(days=days_ago)
        return grounded(friend(tier)).thing("Instrument", "visit", kind="executive_visit", held_on=day)

    assert kinds(visited(500)) == {"pillar_without_vault": ("boss",)}
    assert kinds(visited(100)) == {}, "held within the year"
    assert kinds(visited(500, "B")) == kinds(visited(500, None)) == {}, "only S and A are the focus"


def test_no_instrument_on_record_at_all_is_a_thing_to_know() -> None:
    (finding,) = find(AssessmentContext(grounded(friend("S")).account()))
    assert (finding.kind, finding.severity) == ("pillar_without_vault", Severity.NOTE)


def test_an_agreement_whose_end_nobody_wrote_down_acquits() -> None:
    assert kinds(agreement(grounded(friend("S")), until=None)) == {}


def test_wide_ground_without_anything_between_the_companies() -> None:
    world = World().organization(ACCOUNT, "customer", tier="A").contacts("ann bob cat dan")
    assert kinds(world.knows("eve", "ann bob", 2).met("eve ann bob")) == {"ground_without_vault": (ACCOUNT,)}
    narrow = World().organization(ACCOUNT, "customer", tier="A").contacts("ann bob cat dan")
    assert kinds(narrow.knows("eve", "ann", 2).met("eve ann")) == {}


def test_an_empty_account_is_accused_of_nothing() -> None:
    assert find(AssessmentContext(World().account())) == ()
