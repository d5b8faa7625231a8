from __future__ import annotations

import pytest

from graphcrm.render.scene.vault import arches
from graphcrm.scorecard.policy.organizational import InstrumentRules
from tests.analysis.worlds import ACCOUNT, World
from tests.render.pages import instrument

EXPIRING_DAYS = InstrumentRules().expiring_days


@pytest.mark.parametrize(
    ("kind", "ago", "until", "state"),
    [
        ("alignment_meeting", [30], None, "kept"),
        ("alignment_meeting", [364], None, "kept"),
        ("alignment_meeting", [365], None, "missing"),
        ("alignment_meeting", [], None, "missing"),
        ("alignment_meeting", [-30], None, "missing"),
        ("executive_visit", [30, 200], None, "kept"),
        ("executive_visit", [30, 400], None, "below"),
        ("executive_visit", [400, 500], None, "missing"),
        ("cooperation_agreement", [100], None, "kept"),
        ("cooperation_agreement", [100], EXPIRING_DAYS + 1, "kept"),
        ("cooperation_agreement", [100], EXPIRING_DAYS, "expiring"),
        ("cooperation_agreement", [100], 0, "expiring"),
        ("cooperation_agreement", [100], -1, "missing"),
        ("cooperation_agreement", [-10], 900, "missing"),
        ("joint_innovation", [], None, "missing"),
        ("joint_innovation", [900], 400, "kept"),
    ],
)
def test_an_arch_holds_as_its_instruments_do(
    kind: str, ago: list[int], until: int | None, state: str
) -> None:
    world = World()
    for days in ago:
        instrument(world, kind, days, until)
    found = {each.kind: each for each in arches(world.snapshot())}
    assert len(found) == 4
    assert found[kind].state == state
    assert all(each.state == "missing" for name, each in found.items() if name != kind)


def test_an_arch_says_since_when_it_is_missing() -> None:
    found = {
        each.kind: each.said for each in arches(instrument(World(), "alignment_meeting", 400).snapshot())
    }
    assert found["alignment_meeting"] == "none since 2025-10-16"
    assert found["joint_innovation"] == "none"


def test_a_strategic_customer_is_asked_for_more_and_a_small_one_for_nothing() -> None:
    def first(tier: str) -> tuple[str, str, str]:
        world = World().organization(ACCOUNT, "customer", tier=tier)
        arch = arches(instrument(world, "alignment_meeting", 30).snapshot())[0]
        return arch.state, arch.said, arch.why

    assert first("S") == ("below", "1 of 2 in 12 months", "Below target. Target: 2 in twelve months.")
    assert first("A") == ("kept", "1 of 1 in 12 months", "On target. Target: 1 in twelve months.")
    assert first("C") == ("kept", "2026-10-21", "On target.")


def test_where_no_instrument_is_on_record_an_arch_is_not_known_rather_than_none() -> None:
    for each in arches(World().snapshot()):
        assert (each.state, each.said) == ("missing", "not known")
        assert each.why.startswith("Not known: no instrument is on record.")
