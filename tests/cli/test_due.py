"""`due`: a list for people, JSON for programs, a calendar for both."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import icalendar

from graphcrm.cli import due

if TYPE_CHECKING:
    import pytest

    from tests.cli.conftest import Terminal

DAY = "2026-11-20"


def test_the_list_starts_with_what_is_latest_and_says_for_whom(example: Terminal) -> None:
    found = example("due", "--as-of", DAY, "--json").json["due"]
    assert [each["due_on"] for each in found] == sorted(each["due_on"] for each in found)
    days = {each["about"][0]: each["due_on"] for each in found if each["kind"] == "visit"}
    assert found[0]["about"] == ["c-shu-da"], "90 days are usual, visited on 2025-02-12, only called since"
    assert days["c-gu-changhai"] == "2025-06-08", "to be met every 180 days, last met on 2024-12-10"
    assert days["c-hou-jie"] == "2026-07-17", (
        "every 60 days, met on 2026-05-18; the message of November is no meeting"
    )
    shown = example("due", "--as-of", DAY).out
    assert "530 days late" in shown
    assert "David Mercer" in shown


def test_one_of_ours_sees_only_what_is_theirs_or_nobodys(example: Terminal) -> None:
    found = example("due", "--as-of", DAY, "--for", "chen bo", "--json").json["due"]
    assert found
    assert all(not each["owners"] or "e-chen-bo" in each["owners"] for each in found)
    assert example("due", "--for", "Nobody Here").code == 1


def test_the_calendar_holds_the_same_entries_and_is_not_overwritten(
    example: Terminal, tmp_path: Path
) -> None:
    path = tmp_path / "due.ics"
    listed = example("due", "--as-of", DAY, "--json", "--ics", path).json["due"]
    first = path.read_bytes()
    calendar = icalendar.Calendar.from_ical(first)
    events = calendar.walk("VEVENT")
    assert [str(each["uid"]).partition("@")[0] for each in events] == [each["id"] for each in listed]
    assert all(str(each.decoded("dtstart")) >= DAY for each in events)
    assert example("due", "--as-of", DAY, "--ics", path).code != 0
    assert example("due", "--as-of", DAY, "--ics", path, "--yes").code == 0
    assert path.read_bytes() == first


def test_a_narrow_terminal_gets_one_entry_below_the_other_with_every_word(
    example: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(due, "LEAST_WIDTH", 1000)
    ran = example("due", "--as-of", DAY)
    every = example("due", "--as-of", DAY, "--json").json["due"]
    assert every
    assert "─" not in ran.out
    assert [each["what"] for each in every if each["what"] not in ran.out] == []
    assert [each["why"] for each in every if each["why"] not in ran.out] == []


def test_one_of_theirs_has_no_duties_with_us(example: Terminal) -> None:
    ran = example("due", "--for", "Lin Yue")
    assert ran.code == 2
    assert "Lin Yue is one of theirs; --for takes one of ours." in ran.err
