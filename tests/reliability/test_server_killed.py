"""The server is killed (-9) at any moment of an import, or away for a while: nothing acknowledged is lost, nothing is half written."""

from __future__ import annotations

import itertools
import logging
import time
from pathlib import Path

import pytest
from neo4j._sync.work import session as neo4j_work

from graphcrm.errors import StoreUnreachable
from tests.reliability.crashes import check_whole_batches, clean_import, importing, moments, outcome
from tests.reliability.proxy import Proxy
from tests.reliability.worlds import large_account
from tests.servers import Neo4jServer
from tests.store.places import Clock, Place
from tests.store.worlds import small_account

LOG = logging.getLogger(__name__)


def kill_servers(place: Place, clock: Clock, folder: Path, kills: int) -> list[tuple[int, int]]:
    """Kill the server that many times, each during an import into an empty store, and start it again.

    The exit code of each import, and how many batches it had written.
    """
    assert place.server is not None
    found: list[tuple[int, int]] = []
    expected = clean_import(place, folder, clock)
    for moment in moments(kills, expected.rows, expected.seconds, seed=kills):
        with importing(place, folder, clock) as process:
            process.reach(moment)
            place.server.kill()
            place.server.start()
            code = process.wait()
        assert code in (0, StoreUnreachable.exit_code), process.said
        assert (code == 0) == (process.said[-1] == "done")
        with place.workspace(clock) as workspace:
            written = check_whole_batches(workspace, expected, process.acknowledged)
            assert code != 0 or written == len(expected.batches)
            workspace.import_(folder)
            assert outcome(workspace, clock) == expected.outcome
        place.clear()
        found.append((code, written))
    return found


@pytest.mark.parametrize(("people", "kills"), [(150, 1), pytest.param(400, 20, marks=pytest.mark.slow)])
def test_an_import_over_a_killed_server_loses_nothing(
    restartable_neo4j: Neo4jServer,
    neo4j_home: Place,
    clock: Clock,
    tmp_path: Path,
    people: int,
    kills: int,
) -> None:
    folder = large_account(people).write(tmp_path / "book")
    try:
        found = kill_servers(neo4j_home, clock, folder, kills)
        LOG.info(
            "exit code of each import whose server was killed, and the batches it had written: %s", found
        )
        assert len(found) == kills
    finally:
        restartable_neo4j.start()
        neo4j_home.clear()


@pytest.mark.parametrize("seconds", [1, pytest.param(10, marks=pytest.mark.slow)])
def test_an_outage_is_survived(neo4j_home: Place, clock: Clock, tmp_path: Path, seconds: int) -> None:
    """The import waits and goes on; what it writes is what it would have written."""
    folder = large_account(100).write(tmp_path / "book")
    try:
        expected = clean_import(neo4j_home, folder, clock)
        with Proxy(neo4j_home.address) as proxy:
            through = Place("neo4j", proxy.address, neo4j_home.environment)
            with importing(through, folder, clock) as process:
                while process.acknowledged == 0:
                    time.sleep(0.01)
                proxy.cut()
                written = process.acknowledged
                time.sleep(seconds)
                assert process.process.poll() is None
                assert process.acknowledged - written <= len(expected.batches[-1][1]) + 150
                proxy.mend()
                assert process.wait() == 0, process.said
        with neo4j_home.workspace(clock) as workspace:
            assert outcome(workspace, clock) == expected.outcome
    finally:
        neo4j_home.clear()


def at_once(_seconds: float) -> None:
    """Instead of waiting before another try."""


def test_a_server_that_goes_away_is_said_in_one_sentence(
    neo4j_home: Place, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = small_account().write(tmp_path / "book")
    with Proxy(neo4j_home.address) as proxy:
        through = Place("neo4j", proxy.address, neo4j_home.environment)
        with through.workspace(clock) as workspace:
            monkeypatch.setattr(
                neo4j_work, "monotonic", itertools.count(0, 100).__next__
            )  # soon out of patience
            monkeypatch.setattr(neo4j_work, "sleep", at_once)
            proxy.cut()
            with pytest.raises(StoreUnreachable, match="stopped answering") as refusal:
                workspace.import_(folder)
    assert "run the same command again when the server is back" in str(refusal.value)
    assert neo4j_home.environment["NEO4J_PASSWORD"] not in str(refusal.value)
