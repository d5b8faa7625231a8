"""Entries by hand: what is typed is checked, kept with its provenance, and seen by the analyses."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from graphcrm.records import Action, Attended, Concerns, Feedback, Interaction, Knows, Rated, Supports
from graphcrm.workspace import Workspace

if TYPE_CHECKING:
    from graphcrm.snapshot import Snapshot
    from tests.cli.conftest import Terminal


def seen() -> Snapshot:
    with Workspace.open(os.environ["GRAPHCRM_STORE"], create=False) as workspace:
        return workspace.snapshot()


def counted() -> dict[str, int]:
    with Workspace.open(os.environ["GRAPHCRM_STORE"], create=False) as workspace:
        return dict(workspace.counts())


def test_a_visit_is_kept_with_who_was_there_and_where_it_was_written(example: Terminal) -> None:
    ran = example(
        "log", "visit", "linyue", "chen bo", "--on", "2026-11-20", "--quality", "good", "--purpose", "Core"
    )
    assert (ran.code, "Chen Bo with Lin Yue" in ran.err) == (0, True)
    snapshot, ident = seen(), ran.out.strip()
    visit = snapshot.nodes(Interaction)[ident]
    assert (visit.kind, visit.quality, visit.held_on.isoformat()) == ("visit", 3, "2026-11-20")
    assert {tie.from_id for tie in snapshot.ties(Attended) if tie.to_id == ident} == {
        "c-lin-yue",
        "e-chen-bo",
    }
    assert {tie.to_id for tie in snapshot.ties(Concerns) if tie.from_id == ident} == {"org-hailan"}
    assert snapshot.origin(visit).source == "by hand"


def test_a_misspelt_name_is_asked_about_and_not_taken_silently(example: Terminal) -> None:
    before = counted()
    ran = example("log", "visit", "Li Ming", "Chen Bo", "--on", "2026-11-20")
    assert (ran.code, "Did you mean Lei Ming (c-lei-ming)?" in ran.err) == (1, True)
    assert counted() == before
    assert "with Lei Ming" in example("log", "visit", "Li Ming", "Chen Bo", "--on", "2026-11-20", "--yes").err


def test_what_is_not_said_again_stays(example: Terminal) -> None:
    words = ("log", "visit", "Lin Yue", "Chen Bo", "--on", "2026-11-20")
    ident = example(*words, "--quality", "good", "--about", "o-core-renewal").out.strip()
    assert "was on record already" in example(*words).err
    assert "changed" in example(*words, "--purpose", "Core").err
    visit = seen().nodes(Interaction)[ident]
    assert (visit.quality, visit.purpose) == (3, "Core")
    assert {tie.to_id for tie in seen().ties(Concerns) if tie.from_id == ident} == {"o-core-renewal"}
    assert example(*words, "--another").out.strip() != ident


def test_the_same_entry_twice_is_one(example: Terminal) -> None:
    before = len(seen().nodes(Interaction))
    said = [example("log", "call", "Lin Yue", "Chen Bo", "--on", "2026-11-20") for _ in range(2)]
    assert said[0].out == said[1].out
    assert "was on record already" in said[1].err
    assert len(seen().nodes(Interaction)) == before + 1


def test_whoever_is_at_the_terminal_stands_in_for_ours(example: Terminal) -> None:
    assert "Nobody of ours" in example("log", "visit", "Lin Yue").err
    ran = example("log", "visit", "Lin Yue", "--me", "Chen Bo", "--on", "2026-11-20")
    assert (ran.code, "Chen Bo with Lin Yue" in ran.err) == (0, True)


def test_minutes_go_to_the_latest_meeting_without_any_and_leave_the_rest_of_it(example: Terminal) -> None:
    ident = example(
        "log", "visit", "Lin Yue", "Chen Bo", "--on", "2026-11-20", "--purpose", "Core"
    ).out.strip()
    assert example("log", "minutes", "Lin Yue", "--on", "2026-11-21").out.strip() == ident
    visit = seen().nodes(Interaction)[ident]
    assert (visit.minutes_on and visit.minutes_on.isoformat(), visit.purpose) == ("2026-11-21", "Core")


def test_feedback_is_raised_and_closed_by_its_words(example: Terminal) -> None:
    ident = example(
        "log",
        "feedback",
        "complaint",
        "Spares late again",
        "--from",
        "Ge Min",
        "--severity",
        "4",
        "--on",
        "2026-11-18",
    ).out.strip()
    assert seen().nodes(Feedback)[ident].closed_on is None
    assert example("log", "closed", "spares late", "--on", "2026-11-20").code == 0
    kept = seen().nodes(Feedback)[ident]
    assert (kept.closed_on and kept.closed_on.isoformat(), kept.severity, kept.text) == (
        "2026-11-20",
        4,
        "Spares late again",
    )


def test_judgements_keep_what_else_is_known_of_the_two(example: Terminal) -> None:
    before = next(
        tie for tie in seen().ties(Knows) if tie.from_id == "e-chen-bo" and tie.to_id == "c-lin-yue"
    )
    assert example("log", "knows", "Chen Bo", "Lin Yue", "personal bond", "--on", "2026-11-20").code == 0
    assert (
        example("log", "stance", "He Jinbao", "sceptic", "--on", "2026-11-20", "--source", "Visit").code == 0
    )
    snapshot = seen()
    after = next(
        tie for tie in snapshot.ties(Knows) if tie.from_id == "e-chen-bo" and tie.to_id == "c-lin-yue"
    )
    assert (after.intimacy, after.responsible, after.target_intimacy) == (
        4,
        before.responsible,
        before.target_intimacy,
    )
    stance = next(
        tie
        for tie in snapshot.ties(Supports)
        if (tie.from_id, tie.to_id, tie.opportunity) == ("c-he-jinbao", "org-northlight", None)
    )
    assert (stance.support, stance.source) == (-1, "Visit")


def test_a_step_is_done_from_that_day_on(example: Terminal) -> None:
    assert example("log", "done", "savings into", "--on", "2026-11-20").out.strip() == "a-he-3"
    assert seen().nodes(Action)["a-he-3"].status == "done"


def test_answers_join_the_survey_that_is_on_record(example: Terminal) -> None:
    assert (
        example(
            "log", "survey", "Satisfaction 2026", "--answer", "Lin Yue=9", "--topic", "Partnership"
        ).out.strip()
        == "s-2026"
    )
    assert any(
        tie.from_id == "c-lin-yue" and tie.topic == "Partnership" and tie.score == 9
        for tie in seen().ties(Rated)
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("visit", "Nobody Here", "Chen Bo"), "nobody called"),
        (("visit", "Lin Yue", "Chen Bo", "--quality", "nice"), "no word of the scale"),
        (("visit", "Lin Yue", "Chen Bo", "--on", "2199-01-01"), "lies in the future"),
        (("visit", "Lin Yue", "Chen Bo", "--about", "moon"), "no unit or opportunity"),
        (("stance", "He Jinbao", "foe"), "no word of the scale"),
        (("closed", "what never was said"), "no open feedback"),
        (("done", "what never was planned"), "no planned step"),
        (("survey", "Satisfaction 2026", "--answer", "Lin Yue"), "no answer"),
    ],
)
def test_what_can_not_be_entered_is_said_and_nothing_is_written(
    example: Terminal, words: tuple[str, ...], said: str
) -> None:
    before = counted()
    ran = example("log", *words)
    assert ran.code != 0
    assert not ran.out
    assert said in ran.err
    assert counted() == before
