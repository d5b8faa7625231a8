"""Many write at once: each key becomes one node, each pair one tie, and a reader sees whole batches."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graphcrm.schema import SHAPES, Shape
from graphcrm.store import Import
from graphcrm.validate import Row, Stamp
from graphcrm.values import Value
from tests.store.places import Clock, Place, exported
from tests.store.worlds import World, small_account

KEYS = 200
SHAPE = {shape.name: shape for shape in SHAPES}
CONTACT, KNOWS, SUPPORTS = (
    SHAPE[name] for name in ("Contact", "KNOWS.Employee.Contact", "SUPPORTS.Contact.Organization")
)


def prepared(place: Place, clock: Clock, tmp_path: Path) -> None:
    with place.workspace(clock) as workspace:
        workspace.import_(World().account("a").organization("own").employee("e").write(tmp_path / "book"))


def row(shape: Shape, writer: int, **cells: Value) -> Row:
    stamp: dict[str, Value] = {
        "recorded_at": f"2026-11-24T12:00:{writer:02}Z",
        "import_id": f"i{writer}",
        "sheet": "s",
        "row": 1,
    }
    values = stamp | {"hash": f"{writer}", "name": "Name", "support": 1, "valid_from": None} | cells
    return tuple(values.get(name) for name in shape.columns)


def upserts(place: Place, writer: int, number: int) -> None:
    """So many rows on the same keys, a few at a time, in an order of the writer's own."""
    store, draw = place.store(), random.Random(writer)
    origin = Import(f"i{writer}", "file", "digest", "writer", "2026-11-24T12:00:00Z")
    stamp = Stamp(origin.id, "2026-11-24T12:00:00Z")
    try:
        left = number
        while left > 0:
            keys = [f"k{draw.randrange(KEYS)}" for _ in range(min(5, left))]
            left -= len(keys)
            unique = list(dict.fromkeys(keys))
            store.write(CONTACT, [row(CONTACT, writer, id=key) for key in unique], origin, stamp)
            store.write(KNOWS, [row(KNOWS, writer, from_id="e", to_id=key) for key in unique], origin, stamp)
            scoped = [row(SUPPORTS, writer, from_id=key, to_id="own", opportunity=None) for key in unique]
            store.write(SUPPORTS, scoped, origin, stamp)
    finally:
        store.close()


@pytest.mark.parametrize(("writers", "number"), [(4, 200), pytest.param(16, 2_000, marks=pytest.mark.slow)])
def test_writers_on_the_same_keys_make_one_node_a_key_and_one_tie_a_pair(
    neo4j_home: Place, clock: Clock, tmp_path: Path, writers: int, number: int
) -> None:
    prepared(neo4j_home, clock, tmp_path)
    try:
        with ThreadPoolExecutor(writers) as pool:
            for done in [pool.submit(upserts, neo4j_home, writer, number) for writer in range(writers)]:
                done.result()
        with neo4j_home.workspace(clock) as workspace:
            ids = {each[0] for each in workspace.store.rows(CONTACT)}
            counts = workspace.counts()
        touched = {f"k{random_key}" for writer in range(writers) for random_key in drawn(writer, number)}
        assert ids == touched
        assert len(ids) == KEYS or number < 1_000
        assert (counts["Contact"], counts["KNOWS"], counts["SUPPORTS"]) == (len(ids),) * 3
    finally:
        neo4j_home.clear()


def drawn(writer: int, number: int) -> list[int]:
    draw = random.Random(writer)
    return [draw.randrange(KEYS) for _ in range(number)]


def test_two_imports_of_one_file_at_once_come_to_one(neo4j_home: Place, clock: Clock, tmp_path: Path) -> None:
    folder = small_account().write(tmp_path / "book")

    def bring(_: int) -> None:
        with neo4j_home.workspace(clock) as workspace:
            workspace.import_(folder)

    try:
        bring(0)
        with neo4j_home.workspace(clock) as workspace:
            alone = exported(workspace)
        neo4j_home.clear()
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(bring, range(4)))
        with neo4j_home.workspace(clock) as workspace:
            assert exported(workspace) == alone
            assert workspace.store.account("hailan", history=True).revisions == []
    finally:
        neo4j_home.clear()


def test_many_prepare_a_new_store_at_once(neo4j_home: Place, clock: Clock) -> None:
    neo4j_home.forget_schema()

    def prepare(_: int) -> int:
        with neo4j_home.workspace(clock) as workspace:
            return sum(workspace.counts().values())

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(prepare, range(4))) == [0] * 4
