"""Preparing a store: once or often, of an older schema, of a newer one, and when it fails on the way."""

from __future__ import annotations

import pytest

from graphcrm.errors import StoreError, StoreVersionError
from graphcrm.schema import NODE_TYPES, SCHEMA_DIGEST, SCHEMA_VERSION
from graphcrm.store import Store, migrations, statements
from tests.store.places import Clock, Place
from tests.store.worlds import Bring, small_account

NEXT = SCHEMA_VERSION + 1
THEIR_DIGEST = "0" * 32
SCRIPTS = {
    "embedded": "// One more table.\nCREATE NODE TABLE IF NOT EXISTS Extra(id STRING PRIMARY KEY);",
    "neo4j": "// One more constraint.\nCREATE CONSTRAINT extra_id IF NOT EXISTS FOR (n:Extra) REQUIRE n.id IS UNIQUE;",
}
BROKEN = {name: f"{text}\nTHIS IS NO CYPHER;" for name, text in SCRIPTS.items()}


def version(store: Store) -> object:
    return store.ask("MATCH (s:Schema {id: 'graphcrm'}) RETURN s.version AS version", {}).rows


def next_schema(monkeypatch: pytest.MonkeyPatch, scripts: dict[str, str]) -> None:
    original = statements.text

    def text(name: str, engine: str) -> str:
        return scripts[engine] if name == f"schema/{NEXT:04}" else original(name, engine)

    monkeypatch.setattr(statements, "text", text)
    monkeypatch.setattr(migrations, "SCHEMA_VERSION", NEXT)
    monkeypatch.setattr(migrations, "SCHEMA_DIGEST", THEIR_DIGEST)


def forget_next_schema(place: Place) -> None:
    if place.server is not None:
        note = f"MATCH (s:Schema) SET s.version = {SCHEMA_VERSION}, s.digest = '{SCHEMA_DIGEST}'"
        place.run("DROP CONSTRAINT extra_id IF EXISTS", note)


def test_preparing_twice_changes_nothing(place: Place, store: Store) -> None:
    store.prepare()
    store.prepare()
    assert version(store) == ((SCHEMA_VERSION,),)
    assert sum(store.counts().values()) == 0


@pytest.mark.parametrize("engine", ["embedded", "neo4j"])
def test_a_store_half_way_to_this_version_is_not_read(engine: str) -> None:
    migrations.check(engine, "here", SCHEMA_VERSION, lambda _statement: [[SCHEMA_DIGEST]])
    with pytest.raises(StoreVersionError, match="broken off") as refusal:
        migrations.check(engine, "here", SCHEMA_VERSION, lambda _statement: [[""]])
    assert "graphcrm init" in str(refusal.value)


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
        next_schema(patched, SCRIPTS)
        place.workspace(clock).store.close()
    try:
        theirs = f"schema is version {NEXT}, this program's is {SCHEMA_VERSION}"
        with pytest.raises(StoreVersionError, match=theirs) as refusal:
            place.workspace(clock)
        assert "pip install --upgrade graphcrm" in str(refusal.value)
        opened = place.store()
        try:
            assert version(opened) == ((NEXT,),)
        finally:
            opened.close()
    finally:
        forget_next_schema(place)


def test_an_older_store_is_brought_up_to_date_and_keeps_its_facts(
    store: Store, place: Place, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(small_account())
    before = store.counts()
    next_schema(monkeypatch, SCRIPTS)
    try:
        store.prepare()
        assert version(store) == ((NEXT,),)
        assert store.counts() == before
    finally:
        forget_next_schema(place)


def test_a_migration_that_fails_leaves_the_old_version_and_can_be_run_again(
    store: Store, place: Place, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(small_account())
    before = store.counts()
    try:
        with monkeypatch.context() as patched:
            next_schema(patched, BROKEN)
            with pytest.raises(StoreError):
                store.prepare()
        assert version(store) == ((SCHEMA_VERSION,),)
        assert store.counts() == before
        next_schema(monkeypatch, SCRIPTS)
        store.prepare()
        assert version(store) == ((NEXT,),)
    finally:
        forget_next_schema(place)


def test_a_store_keeps_version_and_digest_of_its_vocabulary(store: Store) -> None:
    noted = store.ask("MATCH (s:Schema {id: 'graphcrm'}) RETURN s.version, s.digest", {}).rows
    assert noted == ((SCHEMA_VERSION, SCHEMA_DIGEST),)


def test_a_store_of_the_same_version_with_another_vocabulary_is_refused(
    place: Place, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.workspace(clock).store.close()
    monkeypatch.setattr(migrations, "SCHEMA_DIGEST", THEIR_DIGEST)
    alike = f"with another vocabulary: both call their schema version {SCHEMA_VERSION}"
    with pytest.raises(StoreVersionError, match=alike):
        place.workspace(clock)
