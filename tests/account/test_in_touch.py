"""Met by call is not met, and not never met either: a call or a video meeting is a meeting of its kind."""

from __future__ import annotations

import dataclasses

import pytest

from graphcrm.account.rules import Rules
from graphcrm.analysis import analyze
from graphcrm.explain import explain
from graphcrm.messages import text
from tests.analysis.worlds import World


def known_by_nobody(kind: str | None) -> World:
    world = World().employee("eve").opportunity("deal").decides("ann", "deal", role="approver", weight=3.0)
    return world.met("eve ann", 5, kind) if kind else world


@pytest.mark.parametrize(
    ("kind", "met", "says"),
    [
        ("visit", True, "though Eve met Ann on"),
        ("video_meeting", True, "though Eve met Ann on"),
        ("call", False, "(a call)"),
        ("message", False, "(a message)"),
        (None, False, "None of ours knows Ann"),
    ],
)
def test_whom_one_of_ours_met_or_called_is_no_stranger(kind: str | None, met: bool, says: str) -> None:
    analyses = analyze(known_by_nobody(kind).snapshot())
    assert ("ann" in known_by_nobody(kind).account().met) is met
    spots = [spot for spot in analyses.findings if spot.kind == "unknown_contact"]
    assert [says in spot.sentence for spot in spots] == [True]
    (section,) = [part for part in explain(analyses, "ann").sections if "knows" in part.title]
    assert any("write down how close" in line for line in section.lines) is (kind is not None)
    assert ("None of ours." in section.lines) is (kind is None)


def test_what_counts_as_a_meeting_stands_in_the_rules() -> None:
    calls = dataclasses.replace(Rules(), meetings={**Rules().meetings, "call": 1, "visit": 0})
    assert "ann" in known_by_nobody("call").account(calls).met
    assert "ann" not in known_by_nobody("visit").account(calls).met


def test_who_only_called_is_named_where_nobody_met_somebody() -> None:
    never = known_by_nobody("call").account().never_met("ann")
    assert text(never).endswith(
        "as far as anybody recorded, but Eve was in touch with Ann on 2026-11-15 (a call)"
    )
