"""Site coverage (G3): units with one of ours who answers for them and comes by. Worked out by hand."""

from __future__ import annotations

from typing import Any

from graphcrm.messages import text
from graphcrm.scorecard import METRICS, AssessmentContext, Policy
from graphcrm.scorecard.measured import Measured
from graphcrm.scorecard.policy.relationships import GeneralRules
from tests.analysis.worlds import US, World


def country() -> World:
    """A province with a department, and two cities below the province; Eve answers for Ann in the first city."""
    world = World().unit("north", level="province").unit("network", "north")
    world.unit("first", "north", level="city").unit("second", "north", level="city")
    return world.contact("ann", "first").knows("eve", "ann", responsible=True).met("eve ann", 90)


def measured(world: World, **rules: Any) -> Measured:
    return METRICS["site_coverage"].measure(
        AssessmentContext(world.account(), Policy(general=GeneralRules(**rules)))
    )


def test_a_unit_needs_one_who_answers_and_a_contact_of_late() -> None:
    found = measured(country())
    assert [(text(part.name), part.value, part.of) for part in found.parts] == [
        ("Province", 0, 1),
        ("City", 1, 2),
        ("Department", 0, 1),
    ]
    assert found.value == 1 / 4


def test_a_contact_longer_ago_is_not_of_late() -> None:
    assert measured(country(), site_days=89).value == 0.0


def test_a_department_counts_for_what_it_is_part_of_but_a_city_does_not() -> None:
    world = country().contact("bob", "network").knows("eve", "bob", responsible=True).met("eve bob", 5)
    found = measured(world)
    assert [(text(part.name), part.value) for part in found.parts] == [
        ("Province", 1),
        ("City", 1),
        ("Department", 1),
    ]


def test_who_answers_and_who_was_met_need_not_be_the_same_person() -> None:
    world = country().contacts("bob cat", "second").knows("eve", "bob", responsible=True).met("eve cat", 5)
    assert measured(world).value == 2 / 4


def test_one_more_visit_never_lowers_coverage() -> None:
    world = country().contact("bob", "second").knows("eve", "bob", responsible=True)
    before = measured(world).value or 0.0
    assert (measured(world.met("eve bob", 400)).value or 0.0) >= before
    assert (measured(world.met("eve bob", 1)).value or 0.0) > before


def test_our_own_offices_are_no_units_of_theirs() -> None:
    world = (
        country().thing("OrgUnit", "office", level="city").tie("PART_OF.OrgUnit.Organization", "office", US)
    )
    assert measured(world).value == measured(country()).value


def test_a_unit_that_nobody_holds_is_found_with_the_nearest_of_ours() -> None:
    found = {finding.who: finding for finding in measured(country()).findings}
    assert set(found) == {("north",), ("second",)}
    second = found["second",]
    assert (second.kind, second.seed) == ("uncovered_site", "G3")
    assert second.sentence == "None of ours answers for Second: nobody there is on record."
    assert (
        second.next_step
        == "Name one of ours who answers for Second; Eve knows people of North and is nearest."
    )


def test_a_unit_that_is_held_but_not_met_asks_for_a_visit() -> None:
    (found,) = [each for each in measured(country(), site_days=30).findings if each.who == ("first",)]
    assert "although Eve answers for it" in found.sentence
    assert found.next_step == "Let Eve visit Ann at First."


def test_many_uncovered_units_below_one_are_one_finding() -> None:
    world = country()
    for name in ("third", "fourth", "fifth"):
        world.unit(name, "north", level="city")
    found = [each for each in measured(world).findings if "north" not in each.who]
    assert [each.who for each in found] == [("fifth", "fourth", "second", "third")]
    assert measured(world, most_findings=4).findings != tuple(found)


def test_where_nobody_marks_who_answers_or_nothing_was_held_it_is_unknown() -> None:
    units = World().unit("first", level="city").contact("ann", "first")
    assert measured(units.knows("eve", "ann").met("eve ann")).value is None
    silent = World().unit("first", level="city").contact("ann", "first").knows("eve", "ann", responsible=True)
    assert measured(silent).value is None
    assert measured(World().knows("eve", "ann", responsible=True).met("eve ann")).value is None


def test_a_unit_that_is_met_but_that_nobody_answers_for_is_not_covered() -> None:
    world = country().contact("bob", "second").knows("eve", "bob").met("eve bob", 5)
    assert measured(world).value == 1 / 4


def test_as_many_uncovered_units_as_the_rules_allow_are_found_one_by_one() -> None:
    world = country().unit("third", "north", level="city").unit("fourth", "north", level="city")
    found = [each.who for each in measured(world, most_findings=3).findings if "north" not in each.who]
    assert found == [("fourth",), ("second",), ("third",)]


def test_nearest_is_who_answers_for_somebody_before_who_knows_more() -> None:
    world = country().contacts("bob cat", "network").knows("hal", "bob cat ann")
    second = next(each for each in measured(world).findings if each.who == ("second",))
    assert "Eve knows people of North" in second.next_step


def test_a_call_does_not_keep_a_unit_met() -> None:
    world = country().contact("bob", "second").knows("eve", "bob", responsible=True)
    before = measured(world).value
    assert measured(world.met("eve bob", 5, "call")).value == before
    assert (measured(world.met("eve bob", 5, "visit")).value or 0.0) > (before or 0.0)
