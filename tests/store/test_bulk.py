"""The files of ``export --admin-import``, really imported: the database that an import over the driver makes."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any, LiteralString, cast

import pytest

from graphcrm.store import bulk, statements
from graphcrm.store.reading import split
from graphcrm.workspace import Workspace
from tests.questions.worlds import changes, timed_world
from tests.servers import Neo4jServer, local, local_server
from tests.store.places import Clock, Place, embedded_place, exported, neo4j_place
from tests.store.samples import every_shape, text

ODD = 'a "quoted", text;\nwith two lines \\ and \\" more'


def fill(workspace: Workspace, clock: Clock, folder: Path) -> None:
    """Every shape with every column, odd texts, and changes of the past and to come."""
    clock.moment = Clock().moment
    workspace.import_(every_shape(2).write(folder / "every"))
    world = timed_world(1).node("Contact", "odd", name=ODD, title="=1+1")
    workspace.import_(world.write(folder / "world"))
    for number, later in enumerate((changes(world, 1), every_shape(2, lambda number: text(number + 1)))):
        clock.advance(days=1)
        workspace.import_(later.write(folder / f"later-{number}"))


def everything(server: Neo4jServer) -> tuple[list[Any], list[Any]]:
    """Nodes and relationships with all they say, but for the mark of an import's last batch."""
    nodes = "MATCH (n) RETURN labels(n) AS labels, n.id AS id, properties(n) AS said ORDER BY labels, id"
    ties = "MATCH (a)-[r]->(b) RETURN labels(a) AS one, a.id AS start, type(r) AS kind, labels(b) AS other, b.id AS end, properties(r) AS said"
    with server.driver() as driver, driver.session() as session:
        rows = [
            [tuple(row) for row in session.run(cast("LiteralString", asked)).values()]
            for asked in (nodes, ties)
        ]
    for row in rows[0]:
        row[2].pop("batch", None)
    plain = [[(*row[:-1], sorted((k, str(v)) for k, v in row[-1].items())) for row in part] for part in rows]
    return sorted(plain[0], key=str), sorted(plain[1], key=str)


def admin(folder: Path, home: Path) -> None:
    """Run the command of a folder by the jars of the test server."""
    programs = folder.parent / "bin"
    programs.mkdir()
    program = programs / "neo4j-admin"
    java = f"'{local._java()}' -cp '{local._classpath(local.jars.resolve())}'"
    program.write_text(f'#!/bin/sh\nexec {java} -Xmx512m org.neo4j.cli.AdminTool "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    environment = {**local._environment(home)}
    environment["PATH"] = f"{programs}{os.pathsep}{environment['PATH']}"
    done = subprocess.run(
        ["sh", bulk.COMMAND], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.neo4j
def test_a_database_loaded_by_the_files_is_as_one_that_was_imported_into(
    tmp_path: Path, clock: Clock
) -> None:
    if reason := local.why_not():
        pytest.skip(reason)
    with embedded_place(tmp_path).workspace(clock) as workspace:
        fill(workspace, clock, tmp_path)
        files = tmp_path / "files"
        files.mkdir()
        rows = workspace.admin_import(files)
        sheets = exported(workspace)
    with local_server(quick_start=True) as server:
        assert isinstance(server.process, local.LocalProcess)
        home = server.process._home
        server.process.kill()
        admin(files, home)
        server.start()
        place: Place = neo4j_place(server)
        place.run(*split((files / bulk.CONSTRAINTS).read_text(encoding="utf-8")))
        loaded = everything(server)
        with place.workspace(clock) as workspace:
            assert exported(workspace) == sheets
        place.forget_schema()
        with place.workspace(clock) as workspace:
            fill(workspace, clock, tmp_path / "again")
        assert everything(server) == loaded
    assert rows["Contact"] == sum(labels == ["Contact"] for labels, *_ in loaded[0])
    assert sum(rows.values()) == len(loaded[0]) + len(loaded[1])


def test_every_file_has_its_place_in_the_command_and_one_number_of_cells(
    tmp_path: Path, clock: Clock
) -> None:
    with embedded_place(tmp_path).workspace(clock) as workspace:
        fill(workspace, clock, tmp_path)
        files = tmp_path / "files"
        files.mkdir()
        rows = workspace.admin_import(files)
    command = (files / bulk.COMMAND).read_text(encoding="utf-8")
    assert {file.stem for file in files.glob("*.csv")} == rows.keys()
    assert all(f"={name}.csv" in command for name in rows)
    assert (files / bulk.CONSTRAINTS).read_text(encoding="utf-8") == statements.text(
        "schema/current", "neo4j"
    )
