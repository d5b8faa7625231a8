"""Concentration (G7): the Herfindahl–Hirschman index by hand."""

from __future__ import annotations

import pytest

from graphcrm.analysis import concentration
from graphcrm.messages import text
from graphcrm.scorecard import METRICS, AssessmentContext
from graphcrm.scorecard.measured import Measured
from tests.analysis.worlds import World


def measured(metric: str, world: World) -> Measured:
    return METRICS[metric].measure(AssessmentContext(world.account()))


def meetings(counts: dict[str, int]) -> World:
    world = World().employee("eve").contacts("ann bob cat dan")
    for who, count in counts.items():
        for _ in range(count):
            world.met(f"eve {who}")
    return world


@pytest.mark.parametrize(
    ("counts", "index"),
    [
        ({"ann": 4}, 1.0),
        ({"ann": 2, "bob": 2}, 0.5),
        ({"ann": 1, "bob": 1, "cat": 1, "dan": 1}, 0.25),
        ({"ann": 3, "bob": 1}, 0.625),
    ],
)
def test_the_index_of_meetings_runs_from_even_to_one_person(counts: dict[str, int], index: float) -> None:
    assert measured("concentration_of_meetings", meetings(counts)).value == index


def test_less_is_better_and_two_people_alone_score_nothing() -> None:
    metric = METRICS["concentration_of_meetings"]
    assert metric.more_is_better is False
    assert [metric.score(value, 0.18) for value in (0.18, 0.34, 0.5, 1.0)] == [
        1.0,
        pytest.approx(0.5),
        0.0,
        0.0,
    ]


def test_the_parts_carry_every_attendance_and_their_notes_the_index() -> None:
    found = measured("concentration_of_meetings", meetings({"ann": 3, "bob": 1}))
    assert sum(part.value or 0 for part in found.parts) == 4
    assert sum(float(text(part.note).split()[1]) for part in found.parts) == pytest.approx(
        found.value, abs=1e-3
    )


def test_three_people_can_share_nothing_widely_so_nothing_is_said() -> None:
    world = World().employee("eve").contacts("ann bob cat").met("eve ann")
    assert measured("concentration_of_meetings", world).value is None


def test_calls_and_meetings_without_ours_are_no_meetings() -> None:
    world = meetings({"ann": 1}).met("eve bob", kind="call").met("cat dan")
    assert measured("concentration_of_meetings", world).value == 1.0


def test_responsibility_counts_the_contacts_that_each_of_ours_answers_for() -> None:
    world = World().employee("fay").employee("gus")
    world.knows("eve", "ann bob cat", responsible=True).knows("hal", "dan", responsible=True)
    world.knows("fay", "ann bob cat dan")
    assert measured("concentration_of_responsibility", world).value == (3 / 4) ** 2 + (1 / 4) ** 2


def test_support_is_the_mean_of_the_index_that_the_analysis_finds() -> None:
    world = World().decides("ann bob cat dan", "one").decides("ann bob cat dan", "two")
    world.supports("ann bob", 2, on="one").supports("cat", 1, on="two").supports("dan", -2)
    found = concentration.find(world.account())
    of = [found.of("support", deal) for deal in ("one", "two")]
    assert measured("concentration_of_support", world).value == pytest.approx(
        sum(each.hhi or 0 for each in of if each) / 2
    )
    assert measured("concentration_of_support", world).value == pytest.approx((0.5 + 1.0) / 2)


def test_where_nobody_supports_us_concentration_is_unknown() -> None:
    world = World().decides("ann bob cat dan").supports("ann bob", -1)
    assert measured("concentration_of_support", world).value is None


def test_a_decision_that_three_shape_says_nothing_about_concentration() -> None:
    world = World().decides("ann bob cat").supports("ann", 2)
    assert measured("concentration_of_support", world).value is None
