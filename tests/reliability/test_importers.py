"""Several import the same six accounts at once, each in a process of its own: nothing that any file says is lost.

Over a server they write at once; an embedded store's file they get one after the other.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest

from graphcrm import store as stores
from graphcrm.schema import KEPT_AS, NODES, SHAPES, TIES, Shape
from graphcrm.store import Import, Key
from graphcrm.values import Value
from graphcrm.workspace import Workspace
from tests.reliability.crashes import Importing
from tests.reliability.worlds import day
from tests.store.places import Clock, Place
from tests.store.worlds import World

ACCOUNTS = tuple(f"a{number}" for number in range(6))
IMPORTERS = 4
State = tuple[str, Value]
"""A row's digest, and since when it holds."""


def six_accounts(importer: int, people: int) -> World:
    """The same accounts, people and ties as every importer's, with titles and judgements of its own from days of its own."""
    draw = random.Random(importer)
    world = World().organization("own").organization("rival", "competitor")
    for number in range(3):
        world.employee(f"e{number}")
    for account in ACCOUNTS:
        world.account(account).unit(f"{account}-u", account).opportunity(f"{account}-o", account)
        for number in range(people):
            ident = f"{account}-c{number}"
            world.contact(ident, f"{account}-u", title=f"Title {importer}", note=f"by {importer}")
            world.tie(
                "KNOWS",
                f"e{number % 3}",
                ident,
                intimacy=draw.choice(("none", "trusted")),
                source=f"file {importer}",
                observed_on=day(draw),
            )
            for scope in (None, f"{account}-o"):
                world.tie(
                    "SUPPORTS",
                    ident,
                    "own",
                    support=draw.choice(("sceptic", "neutral")),
                    source=f"file {importer}",
                    opportunity=scope,
                    observed_on=day(draw),
                )
            if number:
                world.tie(
                    "REPORTS_TO",
                    ident,
                    f"{account}-c{number // 3}",
                    source=f"file {importer}",
                    observed_on=day(draw),
                )
            world.node("Interaction", f"{ident}-i", kind="visit", held_on=day(draw), note=f"by {importer}")
            world.tie("ATTENDED", ident, f"{ident}-i").tie("CONCERNS", f"{ident}-i", account)
    return world  # fmt: skip


def states(rows: Mapping[Shape, Iterable[tuple[Value, ...]]]) -> dict[tuple[str, Key], set[State]]:
    out: defaultdict[tuple[str, Key], set[State]] = defaultdict(set)
    for shape, of_shape in rows.items():
        key, since = stores.key_of(shape), shape.columns.index(shape.since)
        for row in of_shape:
            out[shape.name, key(row)].add((str(row[-1]), row[since]))
    return out


def lost(workspace: Workspace, folders: list[Path]) -> tuple[list[object], list[object]]:
    """What the files say and the store holds nowhere, and facts of which not the newest state is current."""
    shapes = {shape.name: shape for shape in SHAPES}
    said: defaultdict[tuple[str, Key], set[State]] = defaultdict(set)
    for folder in folders:
        for fact, of_file in states(
            {shape: list(rows) for shape, rows in workspace.check(folder).check.rows.items()}
        ).items():
            said[fact] |= of_file
    current = states({shape: list(workspace.store.rows(shape)) for shape in SHAPES})
    past: defaultdict[Shape, list[tuple[Value, ...]]] = defaultdict(list)
    for account in ACCOUNTS:
        for revision in workspace.store.account(account, history=True).revisions:
            shape = shapes[revision.shape]
            past[shape].append(revision.row)
    earlier = states(past)
    gone: list[object] = []
    old: list[object] = []
    versioned = {shape.name for shape in SHAPES if shape.versioned}
    for fact, of_files in said.items():
        held = {digest for digest, _ in current[fact] | earlier.get(fact, set())}
        gone += [(fact, digest) for digest, _ in of_files if digest not in held]
        days = [since for _, since in of_files if since is not None]
        ((_, since),) = current[fact]
        old += [(fact, since)] if fact[0] in versioned and days and since != max(days, key=str) else []
    return gone, old


@pytest.mark.parametrize(
    ("people", "times"), [(12, 1), pytest.param(60, 20, marks=pytest.mark.slow)], ids=["once", "twenty"]
)
def test_importers_of_the_same_accounts_lose_nothing(
    place: Place, clock: Clock, tmp_path: Path, people: int, times: int
) -> None:
    folders = [six_accounts(number, people).write(tmp_path / f"file-{number}") for number in range(IMPORTERS)]
    for _ in range(times):
        with ExitStack() as stack:
            processes = [Importing(place, folder, clock) for folder in folders]
            for process in processes:
                stack.callback(process.process.kill)
            codes = [process.wait(300) for process in processes]
        assert codes == [0] * IMPORTERS, [process.said for process in processes]
        with place.workspace(clock) as workspace:
            assert lost(workspace, folders) == ([], [])
        place.clear()


def test_no_line_of_the_driver_or_the_server_reaches_the_terminal(
    neo4j_home: Place, clock: Clock, tmp_path: Path
) -> None:
    """Though everything is notified, and importers wait for each other: what they print is theirs alone."""
    folders = [six_accounts(number, 6).write(tmp_path / f"file-{number}") for number in range(2)]
    try:
        processes = [Importing(neo4j_home, folder, clock) for folder in folders]
        assert [process.wait(300) for process in processes] == [0, 0]
        for process in processes:
            assert [word for word in process.said if not word.isdecimal()] == ["open", "done"]
    finally:
        neo4j_home.clear()


def know_all_names(place: Place) -> None:
    """A server remarks on every name of which nothing was ever written; after this there is none of ours."""
    columns = {name for shape in SHAPES for name in shape.columns} | KEPT_AS.columns.keys()
    names = sorted(columns | {"version", "digest", "scope", "batch", "to_label", "to_id", *Import.__slots__})
    links = {prop.link for shape in SHAPES for prop in shape.properties if prop.link}
    labels = [*NODES, "Import", "Revision", "Schema"]
    place.run(
        f"CREATE (n:{':'.join(labels)} {{{', '.join(f'{name}: 0' for name in names)}}}) DETACH DELETE n",
        *(
            f"CREATE (a)-[r:{name}]->(a) DELETE r, a"
            for name in sorted({*TIES, *links, "REVISES", "TOWARDS"})
        ),
    )


def test_the_server_has_nothing_to_remark_on_any_statement(
    neo4j_home: Place, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With notifications on: an import, a change of it, and all of an account read give none."""
    import neo4j

    know_all_names(neo4j_home)
    remarks: list[str] = []
    consume = neo4j.Result.consume
    make: Callable[..., neo4j.Driver] = neo4j.GraphDatabase.driver  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]

    def heard(result: neo4j.Result) -> neo4j.ResultSummary:
        summary = consume(result)
        remarks.extend(f"{remark.gql_status} {remark.status_description}: {summary.query}" for remark in summary.gql_status_objects if remark.is_notification)  # fmt: skip
        return summary

    def values(result: neo4j.Result) -> list[list[object]]:
        rows = [list(record.values()) for record in result]
        heard(result)
        return rows

    def talkative(*given: object, **named: object) -> neo4j.Driver:
        return make(*given, **{**named, "notifications_min_severity": "INFORMATION"})

    monkeypatch.setattr(neo4j.GraphDatabase, "driver", talkative)
    monkeypatch.setattr(neo4j.Result, "consume", heard)
    monkeypatch.setattr(neo4j.Result, "values", values)
    try:
        for number in range(2):
            folder = six_accounts(number, 6).write(tmp_path / f"file-{number}")
            with neo4j_home.workspace(clock) as workspace:
                workspace.import_(folder)
                workspace.snapshot("a0", as_of=clock().date().replace(year=2025, month=12))
                list(workspace.rows())
        assert remarks == []
    finally:
        neo4j_home.clear()
