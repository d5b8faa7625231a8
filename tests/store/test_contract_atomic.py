"""A batch is written in whole or not at all, and a failure is never taken for success."""

from __future__ import annotations

import pytest

from graphcrm.errors import StoreError
from graphcrm.schema import SHAPES
from graphcrm.store import Import, Store
from graphcrm.validate import Stamp
from graphcrm.workspace import Workspace
from tests.store.places import Clock, exported
from tests.store.worlds import Bring, World, small_account

KNOWS = next(shape for shape in SHAPES if shape.name == "KNOWS.Employee.Contact")


def state(workspace: Workspace) -> tuple[object, ...]:
    """All that can be seen of a store."""
    imports = workspace.ask("MATCH (i:Import) RETURN i.id AS id ORDER BY id", {}).rows
    kept = workspace.ask("MATCH (v:Revision) RETURN v.id AS id ORDER BY id", {}).rows
    return exported(workspace), dict(workspace.counts()), imports, kept


def test_a_batch_of_which_a_part_can_not_be_written_leaves_nothing(
    workspace: Workspace, store: Store, bring: Bring, clock: Clock
) -> None:
    """One of the ties has an end that is not there."""
    bring(small_account())
    before = state(workspace)
    rows = sorted(store.rows(KNOWS), key=str)
    fresh = [("e2", "c1", *rows[0][2:]), ("e2", "nobody", *rows[0][2:])]
    origin = Import("i-2", "file", "digest", "tester", clock.stamp)
    with pytest.raises(StoreError):
        store.write(KNOWS, [*rows, *fresh], origin, Stamp(origin.id, clock.stamp))
    assert state(workspace) == before


def test_what_stops_a_batch_half_way_stops_all_of_it(
    workspace: Workspace, store: Store, bring: Bring, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped at each statement in turn, until one run gets through."""
    bring(small_account())
    change = (
        World()
        .contact("c1", title="Director")
        .contact("c9")
        .tie("KNOWS", "e1", "c1", intimacy="none", observed_on="2026-05-01")
        .tie("KNOWS", "e1", "c9", intimacy="none", observed_on="2026-05-01")
    )
    clock.advance(days=1)
    stops = 0
    while True:
        before = state(workspace)
        with monkeypatch.context() as patched:
            stop_at(stops, store, patched)
            try:
                bring(change, f"try-{stops}")
            except Stopped:
                stopped = True
            else:
                stopped = False
        if not stopped:
            break
        after = state(workspace)
        if after != before:  # a batch got through, a later one did not
            assert stops > 0
            assert workspace.counts()["Contact"] == 4
            assert workspace.counts()["KNOWS"] in {3, 4}  # what is new and what changes are batches apart
            assert after[0] != before[0]
        stops += 1
    assert stops >= 4
    assert workspace.counts()["KNOWS"] == 4
    assert workspace.snapshot(known_on=clock.stamp).ties
    assert len(workspace.store.account("hailan", history=True).revisions) == 2


class Stopped(Exception):
    """As if the user had interrupted the work."""


def stop_at(number: int, store: Store, patched: pytest.MonkeyPatch) -> None:
    """Stop the store at its write statement with this number (from 0)."""
    from graphcrm.store import embedded, neo4j

    seen = 0

    def count() -> None:
        nonlocal seen
        seen += 1
        if seen > number:
            raise Stopped

    if isinstance(store, embedded.EmbeddedStore):
        execute = store._execute

        def counted(statement: str, parameters: object = None) -> object:
            if any(word in statement for word in ("MERGE", "COPY", "SET", "DELETE")):
                count()
            return execute(statement, parameters)  # pyright: ignore[reportArgumentType]

        patched.setattr(store, "_execute", counted)
    else:
        spend = neo4j._spend

        def spent(tx: object, statement: str, parameters: object) -> None:
            count()
            spend(tx, statement, parameters)  # pyright: ignore[reportArgumentType]

        patched.setattr(neo4j, "_spend", spent)


def test_a_batch_whose_answer_was_lost_is_written_once_and_counted_as_it_was(
    store: Store, workspace: Workspace, bring: Bring, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neo4j only: between the embedded store and its caller no answer can be lost."""
    import neo4j

    from graphcrm.store.neo4j import Neo4jStore

    bring(small_account())
    clock.advance(days=1)
    change = World().contact("c1", title="Director").contact("c9", "u1").contact("c3")
    change.tie("SUPPORTS", "c1", "own", support="champion", observed_on="2026-05-01")
    change.tie("SUPPORTS", "c1", "rival", support="sceptic", observed_on="2025-05-01")
    commit, lost = neo4j.ManagedTransaction._commit, 0

    def commit_and_lose(tx: neo4j.ManagedTransaction) -> None:
        nonlocal lost
        commit(tx)
        lost += 1
        if lost % 2:
            raise neo4j.exceptions.IncompleteCommit

    with monkeypatch.context() as patched:
        patched.setattr(neo4j.ManagedTransaction, "_commit", commit_and_lose)
        result = bring(change)
    assert (lost > 4) == isinstance(store, Neo4jStore)
    assert (result.created, result.changed, result.earlier, result.unchanged) == (2, 2, 1, 1)
    assert (workspace.counts()["Contact"], workspace.counts()["SUPPORTS"]) == (4, 2)
    assert len(store.account("hailan", history=True).revisions) == 3
    assert bring(change).unchanged == result.read


def test_a_store_still_works_after_a_failure(workspace: Workspace, store: Store, bring: Bring) -> None:
    with pytest.raises(StoreError):
        store.ask("THIS IS NO CYPHER", {})
    bring(small_account())
    with pytest.raises(StoreError):
        store.ask("MATCH (n:Contact) RETURN n.id AS id ORDER", {})
    assert workspace.counts()["Contact"] == 3
