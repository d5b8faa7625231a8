"""Where the tests of this contract keep their facts: a file of their own, or the session's Neo4j server, emptied after each."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import LiteralString, cast

import pytest

from graphcrm.render import sheets
from graphcrm.schema import NODE_TYPES
from graphcrm.store import Store, open_store, reading, statements
from graphcrm.workspace import Workspace
from tests.servers import Neo4jServer

NOON = datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC)
ENGINES = ("embedded", pytest.param("neo4j", marks=pytest.mark.neo4j))


@dataclass
class Clock:
    """A clock that stands still until a test moves it."""

    moment: datetime.datetime = NOON

    def __call__(self) -> datetime.datetime:
        return self.moment

    def advance(self, **units: float) -> None:
        self.moment += datetime.timedelta(**units)

    @property
    def stamp(self) -> str:
        """The moment as rows carry it."""
        return self.moment.isoformat(timespec="microseconds").replace("+00:00", "Z")


@dataclass
class Place:
    """An address that stores can be opened at, again and again, and that can be made empty."""

    engine: str
    address: str
    environment: Mapping[str, str] = field(default_factory=lambda: {}, repr=False)
    server: Neo4jServer | None = field(default=None, repr=False)

    def store(self) -> Store:
        return open_store(self.address, self.environment)

    def workspace(self, clock: Clock) -> Workspace:
        return Workspace.open(self.address, environment=self.environment, now=clock)

    def clear(self) -> None:
        """Remove every fact; no store may be open here. The schema, of which there is only one version, stays."""
        if self.server is None:
            for file in Path(self.address).parent.glob(f"{Path(self.address).name}*"):
                file.unlink()
            return
        labels = "|".join(["Import", "Revision", *(node.label for node in NODE_TYPES)])
        self.run(f"MATCH (n:{labels}) CALL (n) {{ DETACH DELETE n }} IN TRANSACTIONS")

    def forget_schema(self) -> None:
        """Remove what `prepare` makes as well, as if no store had ever been here."""
        self.clear()
        if self.server is not None:
            made = reading.split(statements.text("schema/current", "neo4j"))
            names = [(text.split()[1].removeprefix("FULL").removeprefix("TEXT"), text) for text in made]
            drops = [f"DROP {kind or 'INDEX'} {_named(text)} IF EXISTS" for kind, text in names]
            self.run("MATCH (s:Schema) DELETE s", *drops)

    def run(self, *texts: str) -> None:
        """Run statements on the server behind the store's back."""
        assert self.server is not None
        with self.server.driver() as driver, driver.session() as session:
            for text in texts:
                session.run(cast("LiteralString", text)).consume()


def _named(text: str) -> str:
    """What the constraint or index that a statement makes is called."""
    return text.split(" IF NOT EXISTS", maxsplit=1)[0].rsplit(maxsplit=1)[-1]


def embedded_place(folder: Path) -> Place:
    return Place("embedded", str(folder / "store.db"))


def neo4j_place(server: Neo4jServer) -> Place:
    environment = {"NEO4J_USERNAME": server.user, "NEO4J_PASSWORD": server.password}
    return Place("neo4j", server.uri, environment, server)


@pytest.fixture(scope="session")
def neo4j_home(neo4j_server: Neo4jServer) -> Iterator[Place]:
    """The session's server as a place; at the end it is as empty as it was found, without constraints of ours."""
    place = neo4j_place(neo4j_server)
    yield place
    place.forget_schema()


def place_for(engine: str, request: pytest.FixtureRequest, folder: Path) -> Iterator[Place]:
    """A place of this engine, emptied afterwards."""
    place: Place = request.getfixturevalue("neo4j_home") if engine == "neo4j" else embedded_place(folder)
    yield place
    place.clear()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=ENGINES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """An empty place of each kind in turn."""
    yield from place_for(request.param, request, tmp_path)


@pytest.fixture
def workspace(place: Place, clock: Clock) -> Iterator[Workspace]:
    """A workspace over an empty, prepared store of each kind in turn."""
    with place.workspace(clock) as opened:
        yield opened


@pytest.fixture
def store(workspace: Workspace) -> Store:
    """An empty, prepared store of each kind in turn."""
    return workspace.store


def inside(store: object) -> reading.ReadingStore:
    """The store with what it asks itself, in a transaction of its own."""
    assert isinstance(store, reading.ReadingStore)
    return store


Files = dict[str, bytes]
"""An export: the bytes of each sheet as a CSV file, by the sheet's name."""


def exported(
    workspace: Workspace, *, as_of: datetime.date | None = None, account: str | None = None
) -> Files:
    return {
        sheet.name: sheets.csv_bytes(sheet)
        for sheet in sheets.sheets_of(workspace.rows(as_of=as_of, account=account))
    }
