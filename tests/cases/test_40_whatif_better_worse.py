"""Case 40: what-ifs called bad things better, by comparing lists that were cut, and words instead of figures."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cases.folders import CASES
from tests.cli.conftest import Terminal

DAY = ("--as-of", "2026-11-20")
TIPS = "Simone Graf (Works Council Chair) can tip"


@pytest.fixture
def suppose(run: Terminal) -> Any:
    assert run("import", CASES / "40-whatif-better-worse" / "clean.xlsx").code == 0

    def supposed(*words: str) -> dict[str, Any]:
        ran = run("whatif", *words, *DAY, "--json")
        assert ran.code == 0, ran.err
        return json.loads(ran.out)["scenarios"][0]

    return supposed


@pytest.mark.parametrize("who", ["Anna Lorenz", "Mia Schulz"])
def test_nothing_gets_better_because_one_of_ours_leaves(suppose: Any, who: str) -> None:
    difference = suppose("--leaves", who)
    assert difference["gone"] == []
    assert {figure["verdict"] for figure in difference["moved"]} == {"worse"}


def test_a_unit_that_a_list_has_no_room_for_is_still_uncovered(suppose: Any) -> None:
    difference = suppose("--leaves", "Anna Lorenz")
    said = [finding["sentence"] for name in ("gone", "moot") for finding in difference[name]]
    assert not [sentence for sentence in said if "Klinikum Uelsen" in sentence]


def test_the_veto_of_who_leaves_stays_with_the_seat(suppose: Any) -> None:
    difference = suppose("--leaves", "Hartmann")
    assert difference["gone"] == []
    arisen = {finding["kind"]: finding["sentence"] for finding in difference["arisen"]}
    assert "Chief Executive Officer, who can stop it alone" in arisen["no_access"]
    figures = {figure["name"]: figure for figure in difference["moved"]}
    assert figures["ways to Dr. Sabine Hartmann for HIS replacement"]["after"] == 0


def test_a_sceptic_with_a_veto_who_turns_neutral_is_no_loss(suppose: Any) -> None:
    difference = suppose("--flips", "Graf=neutral")
    assert difference["arisen"] == []
    assert [finding["kind"] for finding in difference["gone"]] == ["outcome_lost"]
    (chance,) = [figure for figure in difference["moved"] if figure["name"].startswith("chance that")]
    assert (chance["before"], chance["verdict"]) == (0, "better")
    assert chance["after"] == pytest.approx(0.39, abs=0.02)


def test_a_tie_more_is_no_loss(suppose: Any) -> None:
    difference = suppose("--adds", "Carl Svensson->Busch:trusted")
    assert difference["arisen"] == []
    assert {finding["kind"] for finding in difference["gone"]} >= {"no_access", "unknown_contact"}
    assert "not_met" in {finding["kind"] for finding in difference["altered"]}


def test_what_weakspots_says_of_a_step_is_what_the_what_if_of_it_says(suppose: Any, run: Terminal) -> None:
    findings = json.loads(run("weakspots", "--all", *DAY, "--json").out)["findings"]
    (tips,) = [finding["sentence"] for finding in findings if finding["sentence"].startswith(TIPS)]
    (chance,) = [
        figure
        for figure in suppose("--flips", "Graf=neutral")["moved"]
        if figure["name"].startswith("chance that")
    ]
    assert f"from 0 % to {round(chance['after'] * 100)} %" in tips
    assert "open again" in tips
    assert "won" not in tips
