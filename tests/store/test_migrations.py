"""A store that version 1 wrote, with data and history, opened by this program: brought up to date, also when killed on the way."""

from __future__ import annotations

import datetime
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from graphcrm.schema import SCHEMA_DIGEST, SCHEMA_VERSION
from graphcrm.store import Store, statements
from graphcrm.store.reading import split
from graphcrm.workspace import Workspace
from tests.store import old_stores
from tests.store.places import Clock, Place, embedded_place, exported
from tests.store.worlds import World

ROOT = Path(__file__).parents[2]


def noted(store: Store, *names: str) -> object:
    columns = ", ".join(f"s.{name}" for name in names or ("version", "digest"))
    return store.ask(f"MATCH (s:Schema {{id: 'graphcrm'}}) RETURN {columns}", {}).rows


def unprepared(place: Place) -> object:
    """The version that the store notes, read without bringing it up to date."""
    opened = place.store()
    try:
        return noted(opened, "version")
    finally:
        opened.close()


def holds_what_was_written(workspace: Workspace) -> None:
    written = old_stores.written()
    today = {name: content.decode() for name, content in exported(workspace).items()}
    account = {name: content.decode() for name, content in exported(workspace, account="hailan").items()}
    earlier = exported(workspace, account="hailan", as_of=datetime.date(2026, 11, 12))
    assert today == written["store"]
    assert account == written["account"]
    assert {name: content.decode() for name, content in earlier.items()} == written["account on 2026-11-12"]
    assert dict(workspace.counts()) == written["counts"]


def test_an_old_store_is_brought_up_to_date_as_it_is_opened(place: Place, clock: Clock) -> None:
    old_stores.make(place)
    assert unprepared(place) == ((1,),)
    with place.workspace(clock) as workspace:
        assert noted(workspace.store) == ((SCHEMA_VERSION, SCHEMA_DIGEST),)
        holds_what_was_written(workspace)
    with place.workspace(clock) as workspace:
        holds_what_was_written(workspace)


def test_a_migrated_store_takes_new_facts_and_keeps_its_history(
    place: Place, clock: Clock, tmp_path: Path
) -> None:
    old_stores.make(place)
    clock.advance(days=30)
    change = World().tie("SUPPORTS", "c1", "own", support="neutral", observed_on="2026-12-20")
    with place.workspace(clock) as workspace:
        before = workspace.store.account("hailan", history=True).revisions
        assert workspace.import_(change.write(tmp_path / "change")).changed == 1
        after = workspace.store.account("hailan", history=True).revisions
    assert set(before) < set(after)
    assert (len(before), len(after)) == (4, 5)


@pytest.mark.parametrize("at", [0, 1])
def test_killed_on_the_way_it_is_still_the_old_store_and_goes_on_when_opened_again(
    place: Place, clock: Clock, at: int
) -> None:
    old_stores.make(place)
    script = split(statements.text("schema/0002", place.engine))
    assert len(script) == 1
    environment = {**os.environ, **place.environment}
    command = [sys.executable, "-m", "tests.store.killed_migration", place.address, str(at)]
    killed = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert unprepared(place) == ((1,),)
    with place.workspace(clock) as workspace:
        assert noted(workspace.store) == ((SCHEMA_VERSION, SCHEMA_DIGEST),)
        holds_what_was_written(workspace)


def test_a_migrated_file_has_the_tables_of_a_new_one(tmp_path: Path, clock: Clock) -> None:
    """Where they differ, a step under cypher/schema lacks the statement for it: ALTER TABLE … ADD IF NOT EXISTS …."""
    old, new = (embedded_place(tmp_path / name) for name in ("old", "new"))
    for place in (old, new):
        Path(place.address).parent.mkdir()
    old_stores.make(old)
    assert tables(old, clock) == tables(new, clock)


def tables(place: Place, clock: Clock) -> dict[str, list[str]]:
    made = re.findall(r"TABLE IF NOT EXISTS (\w+)\((.)", statements.text("schema/current", "embedded"))
    with place.workspace(clock) as workspace:
        found: dict[str, list[str]] = {}
        for name, _ in made:
            columns = workspace.store.ask(f"CALL table_info('{name}') RETURN name, type", {}).rows
            found[name] = sorted(map(str, columns))
        for name in re.findall(r"REL TABLE IF NOT EXISTS (\w+)", statements.text("schema/current", "embedded")):
            joined = workspace.store.ask(f"CALL show_connection('{name}') RETURN *", {}).rows
            found[name] += sorted(map(str, joined))
    return found


@pytest.mark.neo4j
def test_a_migrated_server_has_the_constraints_of_a_new_one(neo4j_home: Place, clock: Clock) -> None:
    constraints: list[object] = []
    for make in (old_stores.make, Place.forget_schema):
        make(neo4j_home)
        with neo4j_home.workspace(clock) as workspace:
            asked = "SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name"
            constraints.append(workspace.store.ask(asked, {}).rows)
        neo4j_home.clear()
    assert constraints[0] == constraints[1]
