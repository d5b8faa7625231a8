"""Positions by product line (O4): main supplier, one of several, or marginal; shares worked out by hand."""

from __future__ import annotations

import pytest

from graphcrm.scorecard import METRICS, AssessmentContext
from graphcrm.scorecard.measured import Measured
from graphcrm.scorecard.organizational.positions import ProductLine, lines
from tests.analysis.worlds import RIVAL, US, World


def installed(*rows: tuple[str | None, str | None, float | None]) -> World:
    """``(line, vendor, value)``."""
    world = World().organization(RIVAL, "competitor")
    for number, (line, vendor, value) in enumerate(rows):
        world.thing("Asset", f"as-{number}", product_line=line, vendor=vendor, value=value)
    return world


def found(world: World) -> dict[str, ProductLine]:
    return {each.name: each for each in lines(AssessmentContext(world.account()))}


def measured(world: World) -> Measured:
    return METRICS["main_channel"].measure(AssessmentContext(world.account()))


@pytest.mark.parametrize(
    ("ours", "position"),
    [(50, "main"), (49, "one_of_several"), (21, "one_of_several"), (20, "marginal"), (0, "marginal")],
)
def test_our_share_of_what_is_installed_makes_the_position(ours: float, position: str) -> None:
    line = found(installed(("Core", US, ours), ("Core", RIVAL, 100 - ours)))["Core"]
    assert (line.installed, line.share, line.position) == (100, ours / 100, position)


def test_the_figure_is_the_value_of_lines_where_we_are_the_main_supplier() -> None:
    here = installed(("Core", US, 60), ("Core", RIVAL, 40), ("Radio", US, 40), ("Radio", RIVAL, 60))
    assert measured(here).value == pytest.approx(100 / 200)


def test_a_vendor_not_known_leaves_the_position_open_only_where_it_matters() -> None:
    assert found(installed(("Core", US, 60), ("Core", None, 40)))["Core"].position == "main"
    assert (
        found(installed(("Core", US, 40), ("Core", None, 20), ("Core", RIVAL, 40)))["Core"].position is None
    )


def test_a_value_not_known_leaves_the_position_open_only_where_it_matters() -> None:
    assert found(installed(("Core", US, 60), ("Core", RIVAL, None)))["Core"].position is None
    assert found(installed(("Core", US, 60), ("Core", US, None)))["Core"].position == "main"
    assert found(installed(("Core", RIVAL, None)))["Core"].position == "marginal"


def test_lines_are_the_same_however_they_are_written() -> None:
    assert len(found(installed(("Core", US, 1), ("core ", RIVAL, 1)))) == 1


def test_opportunities_stand_beside_what_is_installed() -> None:
    here = installed(("Core", RIVAL, 10))
    here.opportunity("one", product_line="Core", amount=3.0).opportunity(
        "two", product_line="Core", amount=None
    )
    here.opportunity("old", product_line="Core", amount=5.0, stage="won")
    here.opportunity("gone", product_line="Core", amount=7.0, stage="lost")
    line = found(here)["Core"]
    assert (line.open, line.won, line.lost, [deal.id for deal in line.opportunities]) == (
        3.0,
        5.0,
        7.0,
        ["one", "two"],
    )
    assert line.installed == 10


def test_an_opportunity_where_we_are_marginal_or_know_nothing_is_said() -> None:
    here = (
        installed(("Core", RIVAL, 10))
        .opportunity("one", product_line="Core")
        .opportunity("two", product_line="Cloud")
    )
    said = measured(here)
    assert [(each.kind, each.who) for each in said.findings] == [
        ("marginal_line", ("one",)),
        ("line_unknown", ("two",)),
    ]
    assert (said.value, said.known) == (0.0, 0.5)


def test_a_line_of_unknown_position_widens_the_interval_by_its_value() -> None:
    found_ = measured(installed(("Core", US, 30), ("Radio", RIVAL, 10), ("Cloud", None, 20)))
    assert (found_.value, found_.known) == (0.75, pytest.approx(2 / 3))
    assert found_.interval == (pytest.approx(30 / 60), pytest.approx(50 / 60))


def test_nothing_installed_on_record_is_unknown() -> None:
    assert measured(World()).value is None
    assert measured(installed((None, US, 5.0))).value is None


def test_one_more_of_our_own_never_lowers_the_figure() -> None:
    rows = [("Core", US, 10.0), ("Core", RIVAL, 12.0), ("Radio", US, 5.0)]
    before, after = measured(installed(*rows)).value, measured(installed(*rows, ("Core", US, 5.0))).value
    assert before is not None
    assert after is not None
    assert after >= before


def test_without_a_product_line_the_sentence_says_that_none_is_named() -> None:
    world = installed((None, RIVAL, 5.0)).opportunity("deal", product_line=None)
    said = [each.sentence for each in measured(world).findings]
    assert not any("in no product line" in each for each in said)
    assert any("(no product line is named)" in each for each in said)
