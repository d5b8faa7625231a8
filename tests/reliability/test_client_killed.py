"""The client is killed (-9) at any moment of an import: whole batches only, and importing again completes it."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reliability.crashes import check_whole_batches, clean_import, importing, moments, outcome
from tests.reliability.worlds import changed_account, large_account
from tests.store.places import Clock, Place

LOG = logging.getLogger(__name__)


def kill_clients(place: Place, clock: Clock, folder: Path, kills: int) -> Iterator[int]:
    """Kill that many imports, each into an empty store. How many batches each had written."""
    expected = clean_import(place, folder, clock)
    for moment in moments(kills, expected.rows, expected.seconds, seed=kills):
        with importing(place, folder, clock) as process:
            process.reach(moment)
            process.kill()
        with place.workspace(clock) as workspace:
            written = check_whole_batches(workspace, expected, process.acknowledged)
            workspace.import_(folder)
            assert outcome(workspace, clock) == expected.outcome
        place.clear()
        yield written


def test_a_killed_import_leaves_whole_batches_and_can_be_completed(
    place: Place, clock: Clock, tmp_path: Path
) -> None:
    folder = large_account(250).write(tmp_path / "book")
    assert len(list(kill_clients(place, clock, folder, 3))) == 3


@pytest.mark.slow
def test_twenty_killed_imports_leave_whole_batches_and_can_be_completed(
    place: Place, clock: Clock, tmp_path: Path
) -> None:
    folder = large_account().write(tmp_path / "book")
    written = list(kill_clients(place, clock, folder, 20))
    LOG.info("%s: 20 clients killed, after these numbers of batches: %s", place.engine, written)
    assert len(set(written)) > 5


@pytest.mark.parametrize(("people", "kills"), [(120, 1), pytest.param(400, 20, marks=pytest.mark.slow)])
def test_a_killed_change_keeps_all_that_it_replaced(
    place: Place, clock: Clock, tmp_path: Path, people: int, kills: int
) -> None:
    """Over a store that is full: nothing held is lost, and what was replaced is in the history once."""
    first = large_account(people).write(tmp_path / "first")
    second = changed_account(people).write(tmp_path / "second")
    later = Clock(clock.moment)
    later.advance(days=1)

    def filled() -> None:
        with place.workspace(clock) as workspace:
            workspace.import_(first)

    filled()
    with importing(place, second, later) as process:
        start = time.monotonic()
        assert process.wait() == 0, process.said
        seconds = time.monotonic() - start
    with place.workspace(later) as workspace:
        expected = outcome(workspace, later)
    for moment in moments(kills, process.acknowledged, seconds, seed=kills):
        place.clear()
        filled()
        with importing(place, second, later) as process:
            process.reach(moment)
            process.kill()
        with place.workspace(later) as workspace:
            workspace.import_(second)
            assert outcome(workspace, later) == expected
