"""A fault at each of the first calls to the driver: never a false success, and a second run completes the first."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from graphcrm.errors import GraphCRMError
from tests.store.places import Clock, Files, Place, embedded_place, exported
from tests.store.worlds import World, small_account

Patch = Callable[[Callable[[], None], pytest.MonkeyPatch], None]


class Fault:
    """Counts calls, and makes one of them fail."""

    def __init__(self, at: int, error: Callable[[], Exception]) -> None:
        self.at, self.error, self.calls = at, error, 0

    def __call__(self) -> None:
        self.calls += 1
        if self.calls - 1 == self.at:
            raise self.error()


def before(owner: object, name: str, fault: Fault, patched: pytest.MonkeyPatch) -> None:
    """Let the fault strike before each call."""
    original: Callable[..., Any] = getattr(owner, name)

    def wrapped(*args: Any, **named: Any) -> Any:
        fault()
        return original(*args, **named)

    patched.setattr(owner, name, wrapped)


def after(owner: object, name: str, fault: Fault, patched: pytest.MonkeyPatch) -> None:
    """Let the fault strike after each call: it was done, and the answer is lost."""
    original: Callable[..., Any] = getattr(owner, name)

    def wrapped(*args: Any, **named: Any) -> Any:
        answer = original(*args, **named)
        fault()
        return answer

    patched.setattr(owner, name, wrapped)


def at_once(_seconds: float) -> None:
    """Instead of waiting before another try."""


@contextmanager
def broken_neo4j(fault: Fault, kind: str) -> Generator[None]:
    """``refused``: a call fails for good. ``passing``: it may be tried again. ``lost``: the commit's answer is lost."""
    import neo4j
    from neo4j._sync.work import session

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(session, "sleep", at_once)
        if kind == "lost":
            after(neo4j.ManagedTransaction, "_commit", fault, patched)
        else:
            before(neo4j.ManagedTransaction, "run", fault, patched)
            if kind == "refused":
                before(neo4j.Session, "execute_write", fault, patched)
                before(neo4j.Session, "execute_read", fault, patched)
        yield


@contextmanager
def broken_ladybug(fault: Fault, kind: str) -> Generator[None]:
    """``refused``: a call fails. ``lost``: it was done, and fails then."""
    import ladybug

    with pytest.MonkeyPatch.context() as patched:
        (after if kind == "lost" else before)(ladybug.Connection, "execute", fault, patched)
        yield


def errors(engine: str, kind: str) -> Callable[[], Exception]:
    from neo4j.exceptions import ClientError, IncompleteCommit, ServiceUnavailable

    if engine == "embedded":
        return lambda: RuntimeError("IO exception: disk on fire")
    named: dict[str, Callable[[], Exception]] = {
        "refused": lambda: ClientError("refused"),
        "passing": lambda: ServiceUnavailable("gone"),
        "lost": lambda: IncompleteCommit("lost"),
    }
    return named[kind]


def worlds() -> tuple[World, World]:
    """A first import, and a second that changes, adds and brings a late row."""
    second = (
        World()
        .contact("c1", "u1", title="Director")
        .contact("c9", "u2")
        .tie("KNOWS", "e1", "c1", intimacy="none", observed_on="2026-05-01")
        .tie("KNOWS", "e1", "c2", intimacy="acquainted", observed_on="2025-05-01")
        .tie("SUPPORTS", "c1", "own", support="champion", observed_on="2026-05-01")
    )
    return small_account(), second


Seen = tuple[Files, Files, int]


def steps(place: Place, first: Path, second: Path) -> list[Callable[[], Seen | None]]:
    """Import one, then the other a day later, then look: today, at an earlier day, and into the history."""
    day = Clock()
    later = Clock(day.moment)
    later.advance(days=1)

    def bring(folder: Path, clock: Clock) -> None:
        with place.workspace(clock) as workspace:
            assert workspace.import_(folder).written

    def look() -> Seen:
        with place.workspace(later) as workspace:
            back = later().date().replace(month=4)
            kept = len(workspace.store.account("hailan", history=True).revisions)
            return exported(workspace), exported(workspace, as_of=back), kept

    return [lambda: bring(first, day), lambda: bring(second, later), look]


def run(todo: list[Callable[[], Seen | None]]) -> Seen:
    """Do one after the other; what is done is no longer on the list."""
    while True:
        seen = todo[0]()
        todo.pop(0)
        if seen is not None:
            return seen


@pytest.mark.parametrize(
    "calls", [range(0, 100, 33), pytest.param(range(200), marks=pytest.mark.slow)], ids=len
)
@pytest.mark.parametrize(
    ("engine", "kind"),
    [
        ("embedded", "refused"),
        ("embedded", "lost"),
        pytest.param("neo4j", "refused", marks=pytest.mark.neo4j),
        pytest.param("neo4j", "passing", marks=pytest.mark.neo4j),
        pytest.param("neo4j", "lost", marks=pytest.mark.neo4j),
    ],
)
def test_a_fault_at_any_call_is_never_a_success(
    engine: str, kind: str, calls: range, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    place: Place = request.getfixturevalue("neo4j_home") if engine == "neo4j" else embedded_place(tmp_path)
    broken = broken_neo4j if engine == "neo4j" else broken_ladybug
    first, second = (
        world.write(tmp_path / name) for world, name in zip(worlds(), ("one", "two"), strict=True)
    )
    place.clear()
    try:
        expected = run(steps(place, first, second))
        struck = failed = 0
        for call in calls:
            place.clear()
            fault, todo = Fault(call, errors(engine, kind)), steps(place, first, second)
            try:
                with broken(fault, kind):
                    found = run(todo)
            except GraphCRMError:
                failed += 1
                found = run(todo)
            assert found == expected, f"after a fault at call {call}"
            struck += fault.calls > call
        assert struck >= min(len(calls), 3)
        assert failed == (struck if kind == "refused" or engine == "embedded" else 0)
    finally:
        place.clear()
