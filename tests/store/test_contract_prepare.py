"""Preparing a store: once or often, of an older schema, of a newer one, and when it fails on the way."""

from __future__ import annotations

import pytest

from graphcrm.errors import StoreError, StoreVersionError
from graphcrm.schema import NODE_TYPES, SCHEMA_VERSION
from graphcrm.store import Store, embedded, neo4j, statements
from tests.store.places import Clock, Place
from tests.store.worlds import Bring, small_account

SECOND = {
    "embedded": "// One more table.\nCREATE NODE TABLE IF NOT EXISTS Extra(id STRING PRIMARY KEY);",
    "neo4j": "// One more constraint.\nCREATE CONSTRAINT extra_id IF NOT EXISTS FOR (n:Extra) REQUIRE n.id IS UNIQUE;",
}
BROKEN = {name: f"{text}\nTHIS IS NO CYPHER;" for name, text in SECOND.items()}


def version(store: Store) -> object:
    return store.ask("MATCH (s:Schema {id: 'graphcrm'}) RETURN s.version AS version", {}).rows


def schema_two(monkeypatch: pytest.MonkeyPatch, scripts: dict[str, str]) -> None:
    original = statements.text

    def text(name: str, engine: str) -> str:
        return scripts[engine] if name == "schema/0002" else original(name, engine)

    monkeypatch.setattr(statements, "text", text)
    for module in (embedded, neo4j):
        monkeypatch.setattr(module, "SCHEMA_VERSION", 2)


def forget_schema_two(place: Place) -> None:
    if place.server is not None:
        place.run("DROP CONSTRAINT extra_id IF EXISTS", "MATCH (s:Schema) SET s.version = 1")


def test_preparing_twice_changes_nothing(place: Place, store: Store) -> None:
    store.prepare()
    store.prepare()
    assert version(store) == ((SCHEMA_VERSION,),)
    assert sum(store.counts().values()) == 0


def test_a_store_is_prepared_from_nothing(place: Place) -> None:
    place.forget_schema()
    opened = place.store()
    try:
        opened.prepare()
        assert version(opened) == ((SCHEMA_VERSION,),)
        assert set(opened.counts().values()) == {0}
        assert {node.label for node in NODE_TYPES} <= set(opened.counts())
    finally:
        opened.close()


def test_a_store_of_a_newer_version_is_refused_and_left_alone(
    place: Place, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        schema_two(patched, SECOND)
        place.workspace(clock).store.close()
    try:
        with pytest.raises(StoreVersionError, match="schema is version 2, this program's is 1") as refusal:
            place.workspace(clock)
        assert "pip install --upgrade graphcrm" in str(refusal.value)
        opened = place.store()
        try:
            assert version(opened) == ((2,),)
        finally:
            opened.close()
    finally:
        forget_schema_two(place)


def test_an_older_store_is_brought_up_to_date_and_keeps_its_facts(
    store: Store, place: Place, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(small_account())
    before = store.counts()
    schema_two(monkeypatch, SECOND)
    try:
        store.prepare()
        assert version(store) == ((2,),)
        assert store.counts() == before
    finally:
        forget_schema_two(place)


def test_a_migration_that_fails_leaves_the_old_version_and_can_be_run_again(
    store: Store, place: Place, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(small_account())
    before = store.counts()
    try:
        with monkeypatch.context() as patched:
            schema_two(patched, BROKEN)
            with pytest.raises(StoreError):
                store.prepare()
        assert version(store) == ((1,),)
        assert store.counts() == before
        schema_two(monkeypatch, SECOND)
        store.prepare()
        assert version(store) == ((2,),)
    finally:
        forget_schema_two(place)
