"""How fast an import is beside the raw engine fed the same rows, and how fast the same import is a second time.

The raw side gets ready-made maps and writes the same properties: for Neo4j by the driver's UNWIND batches of 10,000 rows
(MERGE, under constraints of uniqueness), for Ladybug by UNWIND over lists of maps, 1,000 at a time. Making the maps is not
counted. The importer reads CSV files, checks every row, and writes provenance. Each side has a fresh database and a process
of its own.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, LiteralString, NamedTuple, cast

from benchmarks import made
from benchmarks.databases import STORES, Place, a_database
from benchmarks.measured import Target, apart, peak_megabytes, report
from graphcrm.schema import NODE_SHAPES, SHAPES, Shape

if TYPE_CHECKING:
    import neo4j

RAW_ROWS = {"embedded": 1_000, "neo4j": 10_000}
THROUGHPUT = {"embedded": 2.0, "neo4j": 0.6}
AGAIN = 0.5
MEGABYTES = 1_024
WARM_UP = 4_000
"""Contacts that a server writes, and deletes again, before the clock runs: its code is compiled while it works."""
Maps = list[dict[str, Any]]


class Imports(NamedTuple):
    """What three imports in one process took: all of it new, the same files again, and again with one row corrected."""

    rows: int
    first: float
    first_peak: float
    again: float
    again_peak: float
    one_changed: float
    whole: bool
    """Whether the second changed nothing, and the third one row."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", choices=STORES, default="embedded")
    parser.add_argument("--size", type=int, default=100_000, help="contacts; there are three ties for each")
    parser.add_argument("--rounds", type=int, default=1, help="how often both sides run; medians count")
    given = parser.parse_args()
    ours: list[Imports] = []
    raw: list[float] = []
    with tempfile.TemporaryDirectory(prefix="graphcrm-import-speed-") as folder:
        files = made.write(Path(folder, "files"), given.size)
        small = made.write(Path(folder, "small"), WARM_UP, seed=2)
        for number in range(given.rounds):
            sides: list[Callable[[Place], object]] = [
                lambda place: raw.append(apart(written_raw, given.store, place, files, small)),
                lambda place: ours.append(apart(imported, given.store, place, files, small)),
            ]
            for side in sides if number % 2 == 0 else reversed(sides):
                with a_database(given.store, Path(folder)) as place:
                    side(place)
    rows, first, again = ours[0].rows, _median(ours, "first"), _median(ours, "again")
    engine = {"embedded": "Ladybug, UNWIND over maps", "neo4j": "Neo4j's driver, UNWIND batches"}[given.store]
    print(f"{rows:,} rows into {given.store}, {given.rounds} round(s)")
    print(f"  {engine}: {_speed(rows, statistics.median(raw))}")
    print(f"  first import: {_speed(rows, first)}; again: {_speed(rows, again)}")
    print(f"  again, one row corrected: {_speed(rows, _median(ours, 'one_changed'))}")
    return report(
        Target("throughput of a first import / raw", statistics.median(raw) / first, THROUGHPUT[given.store], at_least=True),
        Target("time of the second import / first", again / first, AGAIN),
        Target("peak memory in MB", max(max(each.first_peak, each.again_peak) for each in ours), MEGABYTES),
        Target("imports that changed what they should not", sum(not each.whole for each in ours), 0),
    )  # fmt: skip


def _median(ours: list[Imports], name: str) -> float:
    return statistics.median(getattr(each, name) for each in ours)


def _speed(rows: int, seconds: float) -> str:
    return f"{seconds:.2f} s ({rows / seconds:,.0f} rows/s)"


# -- the importer -------------------------------------------------------------------------------------------------


def imported(store: str, place: Place, files: Path, small: Path) -> Imports:
    """Run in a process of its own."""
    from graphcrm.workspace import Workspace

    if store == "neo4j":
        with Workspace.open(place.address, environment=place.environment) as workspace:
            workspace.import_(small)
        _empty(place)
    with Workspace.open(place.address, environment=place.environment) as workspace:
        first, new = _timed(lambda: workspace.import_(files))
        first_peak = peak_megabytes()
        again, same = _timed(lambda: workspace.import_(files))
        again_peak = peak_megabytes()
        _correct_one_row(files)
        try:
            one_changed, corrected = _timed(lambda: workspace.import_(files))
        finally:
            _correct_one_row(files)
    whole = new.created == new.read == same.unchanged and (corrected.changed, corrected.created) == (1, 0)
    return Imports(new.read, first, first_peak, again, again_peak, one_changed, whole)


def _correct_one_row(files: Path) -> None:
    """Turn one word of one row into another of the same length, or back."""
    file = files / "Employee.csv"
    text = file.read_bytes()
    one, two = b"solution_manager", b"delivery_manager"
    head, rows = text[:100], text[100:]
    file.write_bytes(head.replace(one, two, 1) if one in head else head.replace(two, one, 1))
    with file.open("ab") as stream:
        stream.write(rows)


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


# -- the raw engine -----------------------------------------------------------------------------------------------


class Nothing:
    """Holds no facts, for the check that turns the files into rows."""

    def known_ids(self, label: str, ids: Iterable[str]) -> set[str]:  # noqa: ARG002 — a protocol's names
        return set()

    def links(self, shape: Shape, starts: Collection[str]) -> Iterable[tuple[str, str]]:  # noqa: ARG002 — a protocol's names
        return ()


def written_raw(store: str, place: Place, files: Path, small: Path) -> float:
    """Seconds that the engine alone takes for the same rows. Run in a process of its own."""
    if store == "embedded":
        return _into_ladybug(place, _maps(files))
    _into_neo4j(place, _maps(small))
    _empty(place)
    return _into_neo4j(place, _maps(files))


def _maps(files: Path) -> dict[Shape, Maps]:
    """The rows of the files as an import would write them; properties that no row has are left out."""
    from graphcrm import ingest
    from graphcrm.validate import Stamp, check

    checked = check(ingest.read(files).drafts, Nothing(), Stamp("import", "2026-01-01T00:00:00.000000Z"))
    out: dict[Shape, Maps] = {}
    for shape in SHAPES:
        rows = [*checked.rows.pop(shape, ())]
        used = [
            name for name, values in zip(shape.columns, zip(*rows, strict=True), strict=False) if any(values)
        ]
        places = [shape.columns.index(name) for name in used]
        out[shape] = [{name: row[at] for name, at in zip(used, places, strict=True)} for row in rows]
    return out


def _batches(maps: Maps, size: int) -> Iterator[Maps]:
    for start in range(0, len(maps), size):
        yield maps[start : start + size]


def _into_ladybug(place: Place, maps: Mapping[Shape, Maps]) -> float:
    import ladybug

    from graphcrm.workspace import Workspace

    Workspace.open(place.address).store.close()  # makes the tables
    database = ladybug.Database(place.address)
    connection = ladybug.Connection(database)
    seconds = 0.0
    with closing(database), closing(connection):
        for shape, rows in maps.items():
            if rows:
                statement = _ladybug_statement(shape, rows[0])
                seconds += _timed(lambda text=statement, rows=rows: _run_ladybug(connection, text, rows))[0]
    return seconds


def _run_ladybug(connection: Any, statement: str, rows: Maps) -> None:  # noqa: ANN401 — it has no types
    for batch in _batches(rows, RAW_ROWS["embedded"]):
        connection.execute(statement, {"rows": batch})


def _ladybug_statement(shape: Shape, row: Mapping[str, Any]) -> str:
    values = ", ".join(f"x.{name} = row.{name}" for name in row if name not in {"id", "from_id", "to_id"})
    return f"{_merge(shape)} SET {values}"


def _merge(shape: Shape, *, hints: bool = False) -> str:
    """With ``hints`` Neo4j need not guess that an index is worth using; while its statistics lag behind, it may not."""
    if not shape.is_tie:
        return f"UNWIND $rows AS row MERGE (x:{shape.kind.name} {{id: row.id}})"
    one, two = (f"USING INDEX {end}(id) " if hints else "" for end in (f"a:{shape.start}", f"b:{shape.end}"))
    return (
        f"UNWIND $rows AS row MATCH (a:{shape.start} {{id: row.from_id}}) {one}"
        f"MATCH (b:{shape.end} {{id: row.to_id}}) {two}MERGE (a)-[x:{shape.kind.name}]->(b)"
    )


def _into_neo4j(place: Place, maps: Mapping[Shape, Maps]) -> float:
    from neo4j import GraphDatabase

    seconds = 0.0
    with GraphDatabase.driver(place.address, auth=(place.user, place.password)) as driver:
        for shape in NODE_SHAPES:
            label = shape.kind.name
            driver.execute_query(
                cast(
                    "LiteralString",
                    f"CREATE CONSTRAINT raw_{label} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE",
                )
            )
        driver.execute_query("CALL db.awaitIndexes(60)")
        for shape, rows in maps.items():
            if not rows:
                continue
            named = {"from_id", "to_id"} if shape.is_tie else set[str]()
            facts = [
                {
                    **{name: row[name] for name in named},
                    "fact": {name: value for name, value in row.items() if name not in named},
                    **({} if shape.is_tie else {"id": row["id"]}),
                }
                for row in rows
            ]
            statement = f"{_merge(shape, hints=True)} SET x = row.fact"
            seconds += _timed(lambda text=statement, facts=facts: _run_neo4j(driver, text, facts))[0]
    return seconds


def _run_neo4j(driver: neo4j.Driver, statement: str, rows: Maps) -> None:
    def write(tx: neo4j.ManagedTransaction, batch: Maps) -> None:
        tx.run(cast("LiteralString", statement), rows=batch).consume()

    with driver.session() as session:
        for batch in _batches(rows, RAW_ROWS["neo4j"]):
            session.execute_write(write, batch)


def _empty(place: Place) -> None:
    """Delete what warming up has written; the schema stays."""
    from neo4j import GraphDatabase

    with (
        GraphDatabase.driver(place.address, auth=(place.user, place.password)) as driver,
        driver.session() as session,
    ):
        session.run(
            "MATCH (n) WHERE NOT n:Schema CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS"
        ).consume()


if __name__ == "__main__":
    sys.exit(main())
