"""Imports that are watched, stopped and looked at: what a killed one must have left behind, and what not."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graphcrm import store
from graphcrm.schema import SHAPES, Shape
from graphcrm.validate import Row
from graphcrm.workspace import Workspace
from graphcrm.workspace.writing import IN_ORDER
from tests.store.places import Clock, Files, Place, exported

BATCH_ROWS = 150
CHECKOUT = Path(__file__).parents[2]
Outcome = tuple[Files, Files, int]
"""What an import leads to: today's export, that of an earlier day, and the number of earlier states."""


def outcome(workspace: Workspace, clock: Clock) -> Outcome:
    back = clock().date().replace(year=clock().year - 1)
    revisions = workspace.store.account("big", history=True).revisions
    return (
        exported(workspace),
        exported(workspace, as_of=back),
        len({(each.shape, each.row) for each in revisions}),
    )


@dataclass(frozen=True)
class Moment:
    """When an import is disturbed: so many seconds after it was told that so many rows are written."""

    rows: int
    seconds: float


class Importing:
    """An import in a process of its own."""

    def __init__(self, place: Place, folder: Path, clock: Clock) -> None:
        command = [
            sys.executable,
            "-m",
            "tests.reliability.importing",
            place.address,
            str(folder),
            str(BATCH_ROWS),
        ]
        self.process = subprocess.Popen(
            [*command, clock.moment.isoformat()],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, **place.environment},
            cwd=CHECKOUT,
            text=True,
        )
        self.said: list[str] = []
        self.begun = threading.Event()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line.strip())
            self.begun.set()
        self.begun.set()

    @property
    def acknowledged(self) -> int:
        """How many rows the process was told are written."""
        return max((int(word) for word in self.said if word.isdecimal()), default=0)

    def wait(self, timeout: float = 120) -> int:
        code = self.process.wait(timeout)
        self._reader.join()
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code

    def reach(self, moment: Moment) -> None:
        """Wait for this moment, or for the end where it comes first."""
        while self.acknowledged < moment.rows - BATCH_ROWS and self.process.poll() is None:
            time.sleep(0.002)
        time.sleep(moment.seconds)

    def kill(self) -> None:
        self.process.kill()
        self.wait()


@contextmanager
def importing(place: Place, folder: Path, clock: Clock) -> Generator[Importing]:
    """Runs while an import runs that has opened its store; it does not outlive it."""
    process = Importing(place, folder, clock)
    try:
        assert process.begun.wait(60)
        yield process
    finally:
        if process.process.poll() is None:
            process.kill()


@dataclass
class Expected:
    """The batches of an import into an empty store, in order, and how long its writing takes."""

    batches: list[tuple[Shape, list[Row]]]
    rows: int
    seconds: float
    outcome: Outcome


def clean_import(place: Place, folder: Path, clock: Clock) -> Expected:
    """What an import comes to that nobody disturbs, in a process like those that will be killed. The place is empty again."""
    with place.workspace(clock) as workspace:
        rows = workspace.check(folder).check.rows
    batches = [(shape, part) for shape in IN_ORDER if shape in rows for part in rows[shape].parts(BATCH_ROWS)]
    start = time.monotonic()
    with importing(place, folder, clock) as process:
        start = time.monotonic()
        assert process.wait() == 0, process.said
        seconds = time.monotonic() - start
    with place.workspace(clock) as workspace:
        found = outcome(workspace, clock)
    place.clear()
    return Expected(batches, process.acknowledged, seconds, found)


def check_whole_batches(workspace: Workspace, expected: Expected, acknowledged: int) -> int:
    """Assert that the store holds the first batches whole and nothing else, with every acknowledged row. How many."""
    held = {shape: {store.key_of(shape)(row): row for row in workspace.store.rows(shape)} for shape in SHAPES}
    written = rows_written = 0
    for shape, part in expected.batches:
        key = store.key_of(shape)
        newest = {key(row): row for row in part}
        found = {ident: held[shape].pop(ident) for ident in newest if ident in held[shape]}
        if not found:
            break
        assert found == newest, f"half of a batch of {shape.name}"
        written, rows_written = written + 1, rows_written + len(part)
    assert not any(held.values()), "rows beyond the first batch that is missing"
    assert rows_written >= acknowledged, "an acknowledged batch is lost"
    return written


def moments(number: int, rows: int, seconds: float, seed: int) -> list[Moment]:
    """So many moments of an import of so many rows and seconds, each somewhere in the writing of a batch."""
    draw = random.Random(seed)
    batch = seconds * BATCH_ROWS / rows
    return [
        Moment(int(rows * (place + draw.random()) / number), draw.uniform(0, batch))
        for place in range(number)
    ]
