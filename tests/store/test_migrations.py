"""A store that an earlier version wrote, with data and history, opened by this program: brought up to date, also when killed on the way."""

from __future__ import annotations

import csv
import datetime
import io
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from graphcrm.errors import StoreVersionError
from graphcrm.schema import KEPT_AS, NODES, SCHEMA_DIGEST, SCHEMA_VERSION, SHAPES, TIES, Shape
from graphcrm.store import Store, migrations, statements
from graphcrm.store.embedded import EmbeddedStore
from graphcrm.store.migrations import NAMED_HISTORY
from graphcrm.store.reading import split
from graphcrm.validate.headers import EXPORTED
from graphcrm.workspace import Workspace
from tests.questions.worlds import changes, timed_world
from tests.store import old_stores
from tests.store.places import Clock, Place, embedded_place, exported
from tests.store.worlds import World

ROOT = Path(__file__).parents[2]
SHAPE = {shape.name: shape for shape in SHAPES}
KINDS = {**NODES, **TIES}


VERSIONS = pytest.mark.parametrize("version", [1, 2, 3])
LOOK_BACK = {1: datetime.date(2026, 11, 12), 2: datetime.date(2026, 11, 26), 3: datetime.date(2026, 11, 12)}
APART = 4
"""The version since which topics and roles are told apart."""
ENDED = {
    "DECIDES": ("c2", "o1", "technical_evaluator", "1", "", "", "2026-02-01", "", "", "2026-02-01"),
    "INFLUENCES": ("c2", "c1", "strong", "price", "", "2026-02-01", "", "", "2026-02-01"),
}
"""What was taken for the earlier state of another role and topic. It is a tie by itself, which ended on `END`."""
END = "2026-11-20"


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


def holds_what_was_written(workspace: Workspace, version: int) -> None:
    """Every sheet, the look back that reads the history, the counts, and each value of each earlier state."""
    written, day = old_stores.written(version), LOOK_BACK[version]
    told_apart = ENDED if version == APART - 1 else {}
    for name, files in (
        ("store", exported(workspace)),
        ("account", exported(workspace, account="hailan")),
        (f"account on {day}", exported(workspace, account="hailan", as_of=day)),
    ):
        of_before = {sheet: rows_of(content) for sheet, content in written[name].items()}
        for sheet, row in told_apart.items() if name != "account" else ():
            of_before[sheet] = sorted({*of_before[sheet]} - {(*row, "")} | {(*row, END)})
        assert {sheet: rows_of(content.decode(), sheet) for sheet, content in files.items()} == of_before
    counts = {name: number + (name in told_apart) for name, number in written["counts"].items()}
    assert {name: number for name, number in workspace.counts().items() if number} == {
        name: number for name, number in counts.items() if number
    }
    assert states_held(workspace) == states_written(version)


def rows_of(content: str, kind: str = "") -> list[tuple[str, ...]]:
    """The rows of a sheet, sorted; without the columns that were added to its kind later, which are blank, and the mark of exports."""
    added = {column.name for column in KINDS[kind].columns if column.since > 1} if kind else set[str]()
    head, *rows = csv.reader(io.StringIO(content), strict=True)
    stays = [at for at, column in enumerate(head) if column not in {*added, EXPORTED}]
    assert not any(row[at] for row in rows for at, column in enumerate(head) if column in added)
    return sorted(tuple(row[at] for at in stays) for row in (head, *rows))


def states_written(version: int) -> dict[str, list[str]]:
    """By the id of an earlier state: what it said, sorted; the id of a node is what it is about."""
    if version < NAMED_HISTORY:
        return {ident: sorted(map(str, body)) for ident, body in old_stores.bodies(version).items()}
    return {
        str(state["id"]): sorted(
            str(state.get(name))
            for name in (*names_kept(SHAPE[state["shape"]]), *([] if "." in state["shape"] else ["node"]))
        )
        for state in old_stores.states(version)
    }


def names_kept(shape: Shape) -> list[str]:
    """What the columns that were there from the first are called in an earlier state."""
    added = {place for place, column in enumerate(shape.kind.columns) if column.since > 1}
    kept = KEPT_AS.of(shape).items()
    return [name for name, at in kept if at not in added and (name != "valid_from" or shape.versioned)]


def states_held(workspace: Workspace) -> dict[str, list[str]]:
    held: dict[str, list[str]] = {}
    for label in NODES:
        names = [f"v.{name} AS {name}" for name in KEPT_AS.columns]
        asked = f"MATCH (v:Revision)-[:REVISES]->(n:{label}) RETURN n.id AS node, {', '.join(names)}"
        answer = workspace.ask(asked, {})
        for row in answer.rows:
            said = dict(zip(answer.columns, row, strict=True))
            shape = SHAPE[str(said["shape"])]
            values = [said[name] for name in names_kept(shape)]
            assert said["version"] in (2, 3)
            held[str(said["id"])] = sorted(map(str, values if shape.is_tie else [said["node"], *values]))
    return held


@VERSIONS
def test_an_old_store_is_brought_up_to_date_as_it_is_opened(place: Place, clock: Clock, version: int) -> None:
    old_stores.make(place, version)
    assert unprepared(place) == ((version,),)
    clock.advance(days=version * 5)
    with place.workspace(clock) as workspace:
        assert noted(workspace.store) == ((SCHEMA_VERSION, SCHEMA_DIGEST),)
        holds_what_was_written(workspace, version)
    with place.workspace(clock) as workspace:
        holds_what_was_written(workspace, version)


@VERSIONS
def test_earlier_states_of_ties_lead_to_both_ends(place: Place, clock: Clock, version: int) -> None:
    old_stores.make(place, version)
    with place.workspace(clock) as workspace:
        ties = "MATCH (v:Revision) WHERE v.shape CONTAINS '.' RETURN v.id, v.from_id, v.to_id ORDER BY v.id"
        both = "MATCH (a)<-[:REVISES]-(v:Revision)-[:TOWARDS]->(b) RETURN v.id, a.id AS a, b.id AS b ORDER BY v.id"
        assert workspace.ask(both, {}).rows == workspace.ask(ties, {}).rows != ()


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


@pytest.mark.parametrize(
    ("step", "part", "number"),
    [
        *((2, "statement", number) for number in (0, 1)),
        *((3, part, number) for part, number in (("statement", 0), ("statement", 5), ("statement", -1), ("states", 9))),
        *((4, "statement", number) for number in (0, 1, 2, -1)),
    ],
)  # fmt: skip
def test_killed_on_the_way_it_goes_on_when_opened_again(
    place: Place, clock: Clock, step: int, part: str, number: int
) -> None:
    version = min(step - 1, 2)
    old_stores.make(place, version)
    number = len(split(statements.text(f"schema/{step:04}", place.engine))) if number < 0 else number
    environment = {**os.environ, **place.environment}
    command = [
        sys.executable,
        "-m",
        "tests.store.killed_migration",
        place.address,
        str(step),
        part,
        str(number),
    ]
    killed = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    # A file takes all steps in one transaction. A server notes a step with its first statement; version 2 with its last.
    untouched = step == 2 or (part, number) == ("statement", 0)
    reached = version if place.engine == "embedded" else step - 1 if untouched else step
    assert unprepared(place) == ((reached,),)
    clock.advance(days=version * 5)
    with place.workspace(clock) as workspace:
        assert noted(workspace.store) == ((SCHEMA_VERSION, SCHEMA_DIGEST),)
        holds_what_was_written(workspace, version)


@pytest.mark.neo4j
def test_the_program_of_before_refuses_a_server_that_is_half_way(
    neo4j_home: Place, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    old_stores.make(neo4j_home, 2)
    neo4j_home.run(split(statements.text("schema/0003", "neo4j"))[0])
    monkeypatch.setattr(migrations, "SCHEMA_VERSION", 2)
    with pytest.raises(StoreVersionError, match="newer"):
        neo4j_home.workspace(clock)
    neo4j_home.forget_schema()


def test_a_migrated_file_has_the_tables_of_a_new_one(tmp_path: Path, clock: Clock) -> None:
    """Where they differ, a step under cypher/schema lacks the statement for it: ALTER TABLE … ADD IF NOT EXISTS …."""
    old, new = (embedded_place(tmp_path / name) for name in ("old", "new"))
    for place in (old, new):
        Path(place.address).parent.mkdir()
    old_stores.make(old)
    migrated, made = tables(old, clock), tables(new, clock)
    migrated["Revision"].remove(
        "('body', 'STRING')"
    )  # empty: see cypher/schema/0003_forget_bodies.embedded.cypher
    assert migrated == made


def test_a_table_whose_columns_stand_in_another_order_takes_new_rows(tmp_path: Path, clock: Clock) -> None:
    """A step can add a column only at the end of a table."""
    place = embedded_place(tmp_path)
    with place.workspace(clock) as workspace:
        assert isinstance(workspace.store, EmbeddedStore)
        for table, column in (("Contact", "title"), ("SUPPORTS", "source")):
            workspace.store._run(f"ALTER TABLE {table} DROP {column}")
            workspace.store._run(f"ALTER TABLE {table} ADD {column} STRING")
        world = (
            World()
            .account("a")
            .organization("own")
            .contact("c1", "a", title="Director", email="c1@a.example")
        )
        world.tie("SUPPORTS", "c1", "own", support="champion", observed_on="2026-02-01", source="Visit")
        workspace.import_(world.write(tmp_path / "book"))
        sheets = exported(workspace)
    assert b"Director" in sheets["Contact"]
    assert b"c1@a.example" in sheets["Contact"]
    assert b"Visit" in sheets["SUPPORTS"]


def tables(place: Place, clock: Clock) -> dict[str, list[str]]:
    made = re.findall(r"TABLE IF NOT EXISTS (\w+)\((.)", statements.text("schema/current", "embedded"))
    with place.workspace(clock) as workspace:
        found: dict[str, list[str]] = {}
        for name, _ in made:
            columns = workspace.store.ask(f"CALL table_info('{name}') RETURN name, type", {}).rows
            found[name] = sorted(map(str, columns))
        for name in re.findall(
            r"REL TABLE IF NOT EXISTS (\w+)", statements.text("schema/current", "embedded")
        ):
            joined = workspace.store.ask(f"CALL show_connection('{name}') RETURN *", {}).rows
            found[name] += sorted(map(str, joined))
    return found


@pytest.mark.neo4j
def test_a_migrated_server_has_the_constraints_and_indexes_of_a_new_one(
    neo4j_home: Place, clock: Clock
) -> None:
    made: list[object] = []
    for make in (old_stores.make, Place.forget_schema):
        make(neo4j_home)
        with neo4j_home.workspace(clock) as workspace:
            for what in ("CONSTRAINTS", "INDEXES"):
                asked = f"SHOW {what} YIELD name RETURN name ORDER BY name"
                made.append(workspace.store.ask(asked, {}).rows)
        neo4j_home.clear()
    assert made[:2] == made[2:]


def made_version_3(place: Place, clock: Clock) -> None:
    """What version 4 writes beside each change and name is taken away again."""
    drops = ["MATCH (s:Schema {id: 'graphcrm'}) SET s.version = 3"]
    if place.server:
        drops += ["MATCH ()-[r]->() WHERE type(r) ENDS WITH '_BEFORE' DELETE r"]
        drops += ["MATCH (v:Revision) REMOVE v.replaced_on", "MATCH (n) REMOVE n.first_from"]
        made = split(statements.text("schema/0004", "neo4j"))
        drops += [
            f"DROP INDEX {text.split()[2]} IF EXISTS" for text in made if text.startswith("CREATE INDEX")
        ]
        place.run(*drops)
        return
    with place.workspace(clock) as workspace:
        assert isinstance(workspace.store, EmbeddedStore)
        befores = re.findall(
            r"TABLE IF NOT EXISTS (\w+_BEFORE)\(", statements.text("schema/current", "embedded")
        )
        drops += [f"DROP TABLE {table}" for table in (*befores, "CALLS", "Called")]
        drops += [f"ALTER TABLE {label} DROP first_from" for label in NODES]
        for drop in (*drops, "ALTER TABLE Revision DROP replaced_on"):
            workspace.store._run(drop)


def test_a_store_of_before_gets_the_days_of_its_earlier_states_and_its_names(
    place: Place, clock: Clock, tmp_path: Path
) -> None:
    def held() -> list[object]:
        asked = (
            "MATCH (a)-[r:KNOWS_BEFORE|SUPPORTS_BEFORE|WORKS_IN_BEFORE]->(b) RETURN a.id AS start, b.id AS stop, r.revision AS v, r.valid_to AS until ORDER BY v",
            "MATCH (v:Revision) RETURN v.id AS id, v.replaced_on AS day ORDER BY id",
            "MATCH (n:Contact) RETURN n.id AS id, n.first_from AS day ORDER BY id",
        )
        with place.workspace(clock) as workspace:
            assert noted(workspace.store) == ((SCHEMA_VERSION, SCHEMA_DIGEST),)
            called = [sorted(workspace.store.names("Contact", name)) for name in ("C1", "C3", "Contact ax")]
            return [*(workspace.ask(text, {}).rows for text in asked), called]

    world = timed_world(1)
    with place.workspace(clock) as workspace:
        workspace.import_(world.write(tmp_path / "first"))
        clock.advance(hours=1)
        workspace.import_(changes(world, 1).write(tmp_path / "then"))
    before = held()
    assert all(before)
    made_version_3(place, clock)
    assert held() == before
