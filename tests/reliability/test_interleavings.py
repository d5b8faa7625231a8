"""Two writers of the same fact, one of them stopped before each of its statements and its commit: no state is lost, the newest is current.

Where the other writer waits for the first one's locks, the first one goes on once that is seen. The embedded store has one
writer: there the two come one after the other, either first.
"""

from __future__ import annotations

import datetime
import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillRunning
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from graphcrm.schema import SHAPES, Shape
from graphcrm.store import Import, Written, neo4j
from graphcrm.validate import Row, Stamp, row_digest
from graphcrm.values import Value
from tests.store.places import Clock, Place
from tests.store.worlds import World

SHAPE = {shape.name: shape for shape in SHAPES}
FACTS = {
    "Organization": ("a",),
    "KNOWS.Employee.Contact": ("e", "c"),
    "SUPPORTS.Contact.Organization": ("c", "own"),
}
FIRST, SECOND, THIRD = (datetime.date(2026, month, 1) for month in (1, 2, 3))
NOON = "2026-11-24T12:00:00.000000Z"
BLOCKED_SECONDS = 0.4
Days = tuple[datetime.date | None, datetime.date | None, datetime.date]
NEW: tuple[Days, ...] = ((None, FIRST, SECOND), (None, SECOND, FIRST))
HELD: tuple[Days, ...] = (
    (FIRST, SECOND, THIRD),
    (FIRST, THIRD, SECOND),
    (SECOND, FIRST, THIRD),
    (THIRD, FIRST, SECOND),
    (FIRST, None, SECOND),
)
"""Since when the held state holds (``None``: nothing is held), and those that the two writers bring."""


def write(place: Place, shape: Shape, name: str, since: datetime.date | None) -> Written:
    """Write one state of the fact of this shape, which says the name: as its own, or as where it was heard."""
    cells: Mapping[str, Value] = {
        **dict(zip(shape.columns, FACTS[shape.name], strict=False)),
        "name": name, "source": name, "kind": "customer", "intimacy": 1, "support": 1, "valid_from": since,
        "recorded_at": NOON, "import_id": name, "sheet": "s", "row": 1,
    }  # fmt: skip
    said = [cells.get(column) for column in shape.columns]
    row: Row = (*said[:-1], row_digest(shape)(said[: len(shape.kind.columns)]))
    opened, origin = place.store(), Import(name, name, name, name, NOON)
    try:
        return opened.write(shape, [row], origin, Stamp(name, NOON, datetime.date(2026, 11, 24)))
    finally:
        opened.close()


def prepare(place: Place, clock: Clock, shape: Shape, since: datetime.date | None, folder: Path) -> None:
    place.clear()
    world = World().organization("own").employee("e")
    if shape.is_tie:
        world.account("a").contact("c", "a")
    with place.workspace(clock) as workspace:
        workspace.import_(folder if folder.exists() else world.write(folder))
    if since is not None:
        write(place, shape, "held", since)


def check(place: Place, shape: Shape, days: Days, written: list[Written]) -> None:
    opened = place.store()
    try:
        (current,) = (row for row in opened.rows(shape) if row[: len(FACTS[shape.name])] == FACTS[shape.name])
        states = opened.account("a", history=True).revisions
    finally:
        opened.close()
    said = shape.columns.index("source" if shape.is_tie else "name")
    past = [str(state.row[said]) for state in states if state.shape == shape.name]
    names = ["a", "b"] if days[0] is None else ["held", "a", "b"]
    assert sorted([str(current[said]), *past]) == sorted(names), "lost, or there twice"
    if None not in days[1:]:
        assert current[shape.columns.index(shape.since)] == max(day for day in days if day)
    counts = [(part.created, part.changed, part.earlier, part.unchanged) for part in written]
    created, changed, earlier, unchanged = map(sum, zip(*counts, strict=True))
    assert (created, changed + earlier, unchanged) == ((1, 1, 0) if days[0] is None else (0, 2, 0))


class Stop:
    """Stops the thread called ``first`` before its statement with a number, until it is let go."""

    def __init__(self, at: int) -> None:
        self.at, self.calls = at, 0
        self.reached, self.go = threading.Event(), threading.Event()

    def __call__(self) -> None:
        if threading.current_thread().name.startswith("first"):
            if self.calls == self.at:
                self.reached.set()
                assert self.go.wait(30)
            self.calls += 1


def stop_before_statements(stop: Stop, patched: pytest.MonkeyPatch) -> None:
    import neo4j as driver

    for owner, name in ((neo4j, "_values"), (neo4j, "_spend"), (driver.ManagedTransaction, "_commit")):
        original = getattr(owner, name)

        def stopping(*given: Any, original: Any = original) -> Any:
            stop()
            return original(*given)

        patched.setattr(owner, name, stopping)


@pytest.mark.parametrize("days", [*NEW, *HELD], ids=str)
@pytest.mark.parametrize("shape", FACTS)
@pytest.mark.parametrize("first", ["a", "b"])
def test_one_writer_after_the_other_loses_nothing(
    place: Place, clock: Clock, tmp_path: Path, shape: str, days: Days, first: str
) -> None:
    prepare(place, clock, SHAPE[shape], days[0], tmp_path / "book")
    order = sorted(zip(("a", "b"), days[1:], strict=True), reverse=first == "b")
    check(place, SHAPE[shape], days, [write(place, SHAPE[shape], name, since) for name, since in order])


@pytest.mark.parametrize("shape", FACTS)
@pytest.mark.parametrize("days", [NEW[0], pytest.param(NEW[1], marks=pytest.mark.slow), *HELD[:1], *(pytest.param(days, marks=pytest.mark.slow) for days in HELD[1:])], ids=str)  # fmt: skip
def test_one_writer_between_any_two_statements_of_another_loses_nothing(
    neo4j_home: Place, clock: Clock, tmp_path: Path, shape: str, days: Days
) -> None:
    place, stops = neo4j_home, 0
    try:
        while True:
            prepare(place, clock, SHAPE[shape], days[0], tmp_path / "book")
            stop = Stop(stops)
            with (
                pytest.MonkeyPatch.context() as patched,
                ThreadPoolExecutor(1, "first") as one,
                ThreadPoolExecutor(1, "second") as two,
            ):
                stop_before_statements(stop, patched)
                first = one.submit(write, place, SHAPE[shape], "a", days[1])
                while not stop.reached.wait(0.01) and not first.done():
                    pass
                if first.done():
                    assert first.result()
                    break
                second = two.submit(write, place, SHAPE[shape], "b", days[2])
                with suppress(StillRunning):
                    second.result(BLOCKED_SECONDS)
                stop.go.set()
                check(place, SHAPE[shape], days, [first.result(30), second.result(30)])
            stops += 1
        assert stops >= 4  # three statements at least, and the commit
    finally:
        place.clear()
