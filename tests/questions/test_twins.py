"""Every shipped question against its twin in plain Python, where much has ended or only begins later, on both stores."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from graphcrm.errors import NotFound
from graphcrm.questions import Question, questions
from graphcrm.records import Contact
from graphcrm.store import Answer
from graphcrm.workspace import Workspace
from tests.questions.twins import Twin
from tests.questions.worlds import DAYS, changes, timed_world
from tests.store.places import Clock, Place
from tests.store.worlds import World

ABOUT = {
    "account": ("a", "b", "a2"),
    "contact": tuple(f"c{number}" for number in range(14)),
    "opportunity": tuple(f"o{number}" for number in range(8)),
    "competitor": ("rival",),
}
APART = {"stances_changed"}
"""Asks for history, which is compared by itself."""


def asked(question: Question) -> list[dict[str, str]]:
    """Each thing that it may be asked about; nothing, where it asks about all."""
    names = [name for name in question.parameters if name != "day"]
    assert len(names) <= 1, "the twins are asked about one thing"
    return [{name: value} for name in names for value in ABOUT[name]] or [{}]


def differing(workspace: Workspace) -> tuple[list[object], set[str]]:
    """Where question and twin differ, and which questions had anything to say."""
    wrong: list[object] = []
    answered: set[str] = set()
    for text in DAYS:
        day = datetime.date.fromisoformat(text)
        twin = Twin(workspace.store, day)
        for question in questions():
            for given in [] if question.name in APART else asked(question):
                answer = shown(workspace.ask(question.statement, question.values(given, day)))
                expected = getattr(twin, question.name)(**given)
                if sorted(answer, key=str) != sorted(expected, key=str):
                    wrong.append((question.name, text, given, answer, expected))
                answered |= {question.name} if answer else set()
    return wrong, answered


def shown(answer: Answer) -> list[tuple[object, ...]]:
    """The rows without the Chinese names, which stand beside the others."""
    places = [place for place, name in enumerate(answer.columns) if not name.endswith("_zh")]
    return [tuple(row[place] for place in places) for row in answer.rows]


def test_every_question_answers_as_its_twin(place: Place, clock: Clock, tmp_path: Path) -> None:
    answered: set[str] = set()
    for seed in (1, 2) if place.server else (1, 2, 3, 4):
        place.clear()
        with place.workspace(clock) as workspace:
            workspace.import_(timed_world(seed).write(tmp_path / str(seed)))
            wrong, said = differing(workspace)
        assert wrong == []
        answered |= said
    assert answered == {question.name for question in questions()} - APART


def test_what_changes_on_a_day_holds_both_before_and_after_it(
    place: Place, clock: Clock, tmp_path: Path
) -> None:
    """However they come: at once, or one import after the other, the last day first."""
    for seed in (1,) if place.server else (1, 2, 3):
        place.clear()
        world = timed_world(seed)
        with place.workspace(clock) as workspace:
            workspace.import_(world.write(tmp_path / str(seed)))
            for number in range(2):
                clock.advance(hours=1)
                result = workspace.import_(changes(world, seed + number).write(tmp_path / f"{seed}-{number}"))
                assert result.changed + result.earlier > 30
            wrong, _ = differing(workspace)
        assert wrong == []


def test_people_of_an_account_are_those_of_its_snapshot(place: Place, clock: Clock, tmp_path: Path) -> None:
    with place.workspace(clock) as workspace:
        workspace.import_(timed_world(5).write(tmp_path / "world"))
        for text in DAYS:
            day = datetime.date.fromisoformat(text)
            twin = Twin(workspace.store, day)
            for account in ("a", "b"):
                try:
                    seen = workspace.snapshot(account, as_of=day)
                except NotFound:
                    assert account not in twin.roots
                    continue
                assert set(seen.nodes(Contact)) == set(twin.people(account))


def test_stances_that_changed_are_those_of_the_history(place: Place, clock: Clock, tmp_path: Path) -> None:
    said = (
        ("2026-01-10", "opponent", None), ("2026-03-10", "neutral", None), ("2026-06-10", "champion", None),
        ("2026-02-10", "supporter", "o1"), ("2026-07-10", "supporter", "o1"),
    )  # fmt: skip
    with place.workspace(clock) as workspace:
        base = (
            World()
            .account("a")
            .organization("own")
            .contact("c1", "a")
            .contact("c2", "a")
            .opportunity("o1", "a")
        )
        workspace.import_(base.write(tmp_path / "base"))
        for number, (on, word, deal) in enumerate(said):
            clock.advance(days=1)
            cells = {"support": word, "opportunity": deal, "observed_on": on}
            world = (
                World()
                .tie("SUPPORTS", "c1", "own", **cells)
                .tie("SUPPORTS", "c2", "own", support="neutral", observed_on=on)
            )
            workspace.import_(world.write(tmp_path / str(number)))
        question = next(known for known in questions() if known.name == "stances_changed")
        answer = workspace.ask(
            question.statement, question.values({"since_day": "2026-05-01"}, clock().date())
        )
        late = workspace.ask(question.statement, question.values({"since_day": "2026-06-10"}, clock().date()))
    day = datetime.date.fromisoformat
    assert shown(answer) == [
        ("c1", "Contact c1", "The own", None, 0, day("2026-03-10"), 2, day("2026-06-10"))
    ]
    assert late.rows == ()


@pytest.mark.parametrize(("contact", "expected"), [("left", []), ("stays", ["here"])])
def test_nobody_is_named_for_a_person_who_retired_nor_one_of_ours_who_left(
    place: Place, clock: Clock, tmp_path: Path, contact: str, expected: list[str]
) -> None:
    world = World().account("a").organization("own").unit("ours", "own").contact("stays", "a").contact("left")
    world.tie("WORKS_IN", "left", "a", valid_to="2026-06-30")
    for employee, ended in (("here", None), ("gone", "2026-05-01")):
        world.employee(employee, "stays", "left").tie("WORKS_IN", employee, "ours", valid_to=ended)
    with place.workspace(clock) as workspace:
        workspace.import_(world.write(tmp_path / "world"))
        assert [row[0] for row in workspace.answer("who_knows", {"contact": contact}).rows] == expected
        before = workspace.answer("who_knows", {"contact": contact, "day": "2026-04-30"})
    assert [row[0] for row in before.rows] == ["gone", "here"]
