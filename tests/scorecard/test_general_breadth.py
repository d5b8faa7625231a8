"""The ground: how many of their people are known and met in time."""

from __future__ import annotations

from graphcrm.messages import text
from graphcrm.scorecard import METRICS, AssessmentContext
from graphcrm.scorecard.measured import Measured
from tests.analysis.worlds import World


def measured(world: World) -> Measured:
    return METRICS["breadth"].measure(AssessmentContext(world.account()))


def ground() -> World:
    """Five of theirs at two provinces: two known and met in time, one known and not, one met and not known, one neither."""
    world = World().unit("north", level="province").unit("lab", "north").unit("south", level="province")
    world.contacts("ann bob", "lab").contacts("cat dan eli", "south").contact(
        "seat", "south", placeholder=True
    )
    world.employee("eve").knows("eve", "ann").knows("eve", "bob").knows("eve", "cat")
    return world.met("eve ann", 30).met("eve bob", 89).met("eve cat", 91).met("eve dan", 5)


def test_who_is_known_and_met_in_time_counts_out_of_all_by_place() -> None:
    found = measured(ground())
    assert (found.value, found.known) == (2 / 5, 1.0)
    assert [(text(part.name), part.value, part.of) for part in found.parts] == [
        ("South", 0, 3),
        ("North", 2, 2),
    ]
    assert text(found.parts[0].note) == "1 known, 2 ever met"


def test_a_cadence_of_ones_own_counts_and_a_call_is_no_meeting() -> None:
    world = ground().contact("cat", "south", cadence_days=91).met("eve eli", 3, "call").knows("eve", "eli")
    assert measured(world).value == 3 / 5


def test_who_works_at_two_places_counts_once_in_the_figure_and_at_both() -> None:
    world = ground().tie("WORKS_IN.Contact.OrgUnit", "ann", "south")
    found = measured(world)
    assert (found.value, sum(part.of or 0 for part in found.parts)) == (2 / 5, 6)


def test_where_nothing_says_whom_ours_know_it_is_not_known() -> None:
    assert measured(World().contacts("ann bob").employee("eve")).value is None
    assert measured(World().contacts("ann bob").employee("eve").knows("eve", "ann")).value is None
    assert measured(World()).value is None
