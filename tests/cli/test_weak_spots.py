"""A weak spot is said once: gathered, folded, the same number wherever it is shown."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from openpyxl import load_workbook

from graphcrm.account.graph import AccountGraph
from graphcrm.analysis.weak_spots import MOST_ALIKE, SHOWN_ALIKE, gathered
from graphcrm.findings import Finding, Severity
from graphcrm.messages import Message, Money
from tests.analysis.worlds import World
from tests.cli.conftest import Terminal
from tests.render.pages import data_of

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = "2026-11-20"


def finding(kind: str, who: str, opportunity: str | None = None, **facts: object) -> Finding:
    said = Message("finding.thin_access.ours", who=kind)
    made = {"severity": Severity.WEAK, "at_stake": None, "step": said, "seed": "L2", **facts}
    return Finding(kind=kind, who=(who,), message=said, opportunity=opportunity, **made)  # type: ignore[arg-type]


def account(*people: str) -> AccountGraph:
    world = World()
    for who in people:
        world.contact(who)
    return AccountGraph(world.snapshot())


def test_one_person_and_decision_is_one_entry_with_the_gravest_sentence_the_money_and_one_step() -> None:
    planned = Message("plan.undated", step="call")
    spots = gathered(
        account("ann"),
        [
            finding("not_met", "ann", "core", at_stake=Money(5.0), severity=Severity.NOTE, step=planned),
            finding("no_access", "ann", "core", at_stake=Money(9.0), severity=Severity.CRITICAL),
            finding("unknown_contact", "ann", "core", at_stake=Money(9.0)),
            finding("broker", "ann"),
            finding("no_access", "ann", "radio", at_stake=Money(1.0)),
        ],
    )
    first, second = spots
    assert (first.kind, first.severity, first.at_stake, first.opportunity) == (
        "no_access", Severity.CRITICAL, Money(9.0), "core",
    )  # fmt: skip
    assert first.step is planned
    assert [part.kind for part in first.parts] == ["no_access", "unknown_contact", "broker", "not_met"]
    assert len(first.also) == 2  # no way says as well that nobody knows her
    assert (second.kind, second.opportunity) == ("no_access", "radio")


def test_what_is_folded_is_named_and_nothing_is_left_out() -> None:
    people = [f"p{number:02}" for number in range(40)]
    found = [finding("broker", who) for who in people]
    spots = gathered(account(*people), found)
    assert len(spots) == SHOWN_ALIKE + 1
    assert len(spots[-1].alike) == len(people) - len(spots)
    assert {part.who[0] for spot in spots for part in spot.parts} == set(people)
    assert len(spots[-1].reasons) == len(spots[-1].alike)
    few = gathered(account(*people), found[:MOST_ALIKE])
    assert len(few) == MOST_ALIKE
    assert not any(spot.alike for spot in few)


def test_two_found_of_one_account_itself_stay_two() -> None:
    ident = account().snapshot.account.id
    assert (
        len(gathered(account(), [finding("agreement_missing", ident), finding("tier_missing", ident)])) == 2
    )


@pytest.mark.parametrize("example", ["hailan", "tarnholm", "brackwater"])
def test_terminal_page_report_and_workbook_show_the_same_weak_spots(
    run: Terminal, example: str, tmp_path: Path
) -> None:
    assert run("import", EXAMPLES / example).code == 0
    document = json.loads(run("weakspots", "--as-of", DAY, "--json").out)
    spots = document["weak_spots"]
    subjects = Counter((spot["subject"], spot["opportunity"]) for spot in spots)
    assert max(subjects.values()) == 1
    assert sorted(ident for spot in spots for ident in spot["findings"]) == sorted(
        one["id"] for one in document["findings"]
    )
    kinds = {one["kind"] for one in document["findings"]}
    assert kinds & {"uncovered_site", "agreement_expiring", "voices_unanswered"}
    shown = run("weakspots", "--all", "--as-of", DAY, "--why").out
    assert len(re.findall(r"^\d+\. ", shown, re.MULTILINE)) == len(spots)
    page, report, book = (tmp_path / name for name in ("a.html", "a.md", "a.xlsx"))
    assert run("view", page, "--as-of", DAY).code == 0
    assert run("report", report, "--as-of", DAY).code == 0
    assert run("export", "--assessment", book, "--as-of", DAY).code == 0
    assert data_of(page.read_bytes())["views"]["findings"]["order"] == [spot["id"] for spot in spots]
    assert len(re.findall(r"^\d+\. ", report.read_text("utf-8"), re.MULTILINE)) == len(spots)
    sheet = load_workbook(book)["Findings"]
    ids = {str(row[-1].value) for row in sheet.iter_rows()}
    assert {spot["id"] for spot in spots} <= ids


def test_a_veto_holder_not_met_for_months_would_fall_with_the_money(run: Terminal) -> None:
    run("import", EXAMPLES / "hailan")
    found = json.loads(run("weakspots", "--as-of", DAY, "--json").out)["findings"]
    (chief,) = [one for one in found if one["kind"] == "not_met" and one["who"] == ["c-gu-changhai"]]
    assert (chief["severity"], chief["opportunity"], chief["at_stake"]) == (
        "critical",
        "o-core-renewal",
        48e6,
    )
