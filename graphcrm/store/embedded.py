"""The embedded store: Ladybug, one file, no server. The only module that imports it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from weakref import WeakValueDictionary

from graphcrm.errors import StoreBusy, StoreError
from graphcrm.messages import Message, Name
from graphcrm.schema import Property, Shape
from graphcrm.store import accounts, migrations, reading, statements
from graphcrm.store.changes import key_of
from graphcrm.store.model import Answer, Batch, Facts, Fingerprint, Import, Key, Revision
from graphcrm.validate import Row
from graphcrm.values import Value

if TYPE_CHECKING:
    import ladybug
    import pyarrow

ENGINE = "embedded"
BUFFER_POOL_BYTES = 512 * 2**20
ASKED_AT_ONCE = 20_000
MERGED_AT_ONCE = 1_000
_OPEN: WeakValueDictionary[Path, EmbeddedStore] = WeakValueDictionary()
"""What this process has open: the file's lock keeps out other processes only."""


class EmbeddedStore:
    """A `Store` in one file. One process at a time holds it."""

    batch_rows = 100_000

    def __init__(self, path: Path) -> None:
        import ladybug

        self._path, self._place = path, path.resolve()
        if self._place in _OPEN:
            raise StoreBusy(
                Message("store.open_here", store=Name(str(path))), hint=Message("store.close_first")
            )
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._database = ladybug.Database(str(path), buffer_pool_size=BUFFER_POOL_BYTES)
            self._connection = ladybug.Connection(self._database, num_threads=1)
        except (RuntimeError, OSError) as error:
            raise _unopened(path, error) from error
        _OPEN[self._place] = self

    @property
    def address(self) -> str:
        return str(self._path)

    def prepare(self) -> None:
        for step in migrations.missing(ENGINE, str(self._path), self._version(), self._run):
            with self._transaction():
                for statement in step.script:
                    self._run(statement)
                self._run(statements.text("write/schema_version", ENGINE), step.noted)

    def _version(self) -> int:
        tables = {row[1] for row in self._run("CALL show_tables() RETURN *")}
        if "Schema" not in tables:
            return 0
        rows = self._run(statements.text("read/schema_version", ENGINE))
        return int(rows[0][0]) if rows else 0

    def counts(self) -> Mapping[str, int]:
        return reading.counts(self._run, ENGINE)

    def known_ids(self, label: str, ids: Iterable[str]) -> set[str]:
        return reading.known_ids(self._run, ENGINE, label, set(ids), ASKED_AT_ONCE)

    def links(self, shape: Shape) -> Iterable[tuple[str, str]]:
        return [(row[0], row[1]) for row in self._run(statements.for_shape("read/links", ENGINE, shape))]

    def fingerprints(self, shape: Shape, keys: Sequence[Key]) -> dict[Key, Fingerprint]:
        return reading.fingerprints(self._run, ENGINE, shape, keys, ASKED_AT_ONCE)

    def held(self, shape: Shape, keys: Sequence[Key]) -> dict[Key, Row]:
        return reading.held(self._run, ENGINE, shape, keys, ASKED_AT_ONCE)

    def revision_ids(self, ids: Sequence[str]) -> set[str]:
        statement = statements.text("read/revision_ids", ENGINE)
        return {
            row[0]
            for part in reading.parts(ids, ASKED_AT_ONCE)
            for row in self._run(statement, {"ids": part})
        }

    def apply(self, batch: Batch) -> None:
        """Append by COPY where nothing that is held changes, else write row by row.

        The two never meet in one transaction: what COPY appends is not in the log, so that a process killed while it
        commits would leave the changes without what was to be appended with them.
        """
        with self._transaction():
            self._run(
                statements.text("write/import", ENGINE),
                {name: getattr(batch.origin, name) for name in Import.__slots__},
            )
            if batch.changed:
                self._change(batch)
            else:
                self._append(batch)

    def _append(self, batch: Batch) -> None:
        shape = batch.shape
        if batch.created:
            if shape.is_tie:
                name, rows = "write/tie_new", _tie_table(shape, batch.created)
            else:
                name, rows = "write/node_new", _table(shape.properties, batch.created)
            self._run(statements.for_shape(name, ENGINE, shape), {"rows": rows})
        fresh = self._not_held(batch.revisions)
        if fresh:
            self._run(statements.text("write/revision_new", ENGINE), {"rows": _revision_table(fresh)})
        for label in sorted({revision.label for revision in fresh}):
            pairs = [(each.id, each.subject) for each in fresh if each.label == label]
            self._run(statements.for_label("write/revises_new", ENGINE, label), {"rows": _pairs(pairs)})

    def _change(self, batch: Batch) -> None:
        shape, rows = batch.shape, [*batch.created, *batch.changed]
        if shape.is_tie:
            statement = statements.for_shape("write/tie", ENGINE, shape)
            for part in reading.parts(rows, MERGED_AT_ONCE):
                self._run(statement, {"rows": [_tie_map(shape, row) for row in part]})
        else:
            table = _table(shape.properties, rows)
            self._run(statements.for_shape("write/node", ENGINE, shape), {"rows": table})
        fresh = self._not_held(batch.revisions)
        if fresh:
            self._run(statements.text("write/revision", ENGINE), {"rows": _revision_table(fresh)})
        for label in sorted({revision.label for revision in fresh}):
            statement = statements.for_label("write/revises", ENGINE, label)
            pairs = [{"id": each.id, "subject": each.subject} for each in fresh if each.label == label]
            for part in reading.parts(pairs, MERGED_AT_ONCE):
                self._run(statement, {"rows": part})

    def _not_held(self, revisions: Sequence[Revision]) -> list[Revision]:
        fresh = {revision.id: revision for revision in revisions}
        for ident in self.revision_ids(sorted(fresh)):
            del fresh[ident]
        return list(fresh.values())

    def brought(self, source: Import) -> Mapping[str, int]:
        return reading.brought(self._run, source)

    def rows(self, shape: Shape) -> Iterator[Row]:
        return reading.rows(self._stream, ENGINE, shape)

    def accounts(self) -> list[Row]:
        return reading.accounts(self._run, ENGINE)

    def account(self, ident: str, *, history: bool) -> Facts:
        return accounts.account(self._run, ENGINE, ident, history=history)

    def ask(self, statement: str, parameters: Mapping[str, Value]) -> Answer:
        with self._transaction("READ ONLY"):
            result = self._execute(statement, parameters)
            try:
                return Answer(tuple(result.get_column_names()), tuple(tuple(row) for row in result))
            finally:
                result.close()

    def close(self) -> None:
        _OPEN.pop(self._place, None)
        self._connection.close()
        self._database.close()

    # -- Ladybug ------------------------------------------------------------------------------------------------

    def _execute(self, statement: str, parameters: Mapping[str, Any] | None = None) -> ladybug.QueryResult:
        try:
            return cast("ladybug.QueryResult", self._connection.execute(statement, dict(parameters or {})))
        except RuntimeError as error:
            raise StoreError(
                Message("store.refused", store=Name(str(self._path))), why=_one_line(error)
            ) from error

    def _run(self, statement: str, parameters: Mapping[str, Any] | None = None) -> list[list[Any]]:
        result = self._execute(statement, parameters)
        try:
            return cast("list[list[Any]]", result.get_all())
        finally:
            result.close()  # an open result keeps its pages in the buffer pool

    def _stream(self, statement: str) -> Iterator[list[Any]]:
        result = self._execute(statement)
        try:
            while result.has_next():
                yield cast("list[Any]", result.get_next())
        finally:
            result.close()

    def _transaction(self, access: str = "") -> _Transaction:
        return _Transaction(self._run, access)


class _Transaction:
    """BEGIN, then COMMIT; ROLLBACK where anything fails, the commit included."""

    def __init__(self, run: Callable[[str], object], access: str) -> None:
        self._run, self._access = run, access

    def __enter__(self) -> None:
        self._run(f"BEGIN TRANSACTION {self._access}".strip())

    def __exit__(self, kind: type[BaseException] | None, *_rest: object) -> None:
        if kind is not None:
            self._undo()
            return
        try:
            self._run("COMMIT")
        except BaseException:
            self._undo()
            raise

    def _undo(self) -> None:
        with suppress(StoreError):  # Ladybug has already rolled back what failed by itself.
            self._run("ROLLBACK")


def _unopened(path: Path, error: Exception) -> StoreError:
    text, store = _one_line(error), Name(str(path))
    if "lock" in text.lower():
        return StoreBusy(Message("store.in_use", store=store), hint=Message("store.wait"))
    return StoreError(Message("store.unopened", store=store), why=text, hint=Message("store.check_path"))


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:300]


def _tie_map(shape: Shape, row: Row) -> dict[str, Value]:
    values = dict(zip(shape.columns, row, strict=True))
    return values | {"scope": key_of(shape)(row)[2] or ""} if shape.kind.scope else values


def _arrow_type(prop: Property) -> pyarrow.DataType:
    import pyarrow as pa

    return {
        str: pa.string(),
        int: pa.int64(),
        float: pa.float64(),
        bool: pa.bool_(),
        datetime.date: pa.date32(),
    }[prop.python_type]


def _table(properties: Sequence[Property], rows: Sequence[Row]) -> pyarrow.Table:
    import pyarrow as pa

    columns = zip(*rows, strict=True)
    arrays = [pa.array(column, _arrow_type(prop)) for prop, column in zip(properties, columns, strict=True)]
    return pa.Table.from_arrays(arrays, names=[prop.name for prop in properties])


def _tie_table(shape: Shape, rows: Sequence[Row]) -> pyarrow.Table:
    import pyarrow as pa

    table = _table(shape.properties, rows)
    if shape.kind.scope:
        scopes = pa.array([key[2] or "" for key in map(key_of(shape), rows)], pa.string())
        table = table.add_column(2, "scope", scopes)
    return table


def _revision_table(revisions: Sequence[Revision]) -> pyarrow.Table:
    import pyarrow as pa

    names = ("id", "shape", "body", "valid_from", "recorded_at", "superseded_at")
    types = (pa.string(), pa.string(), pa.string(), pa.date32(), pa.string(), pa.string())
    return pa.table(
        {
            name: pa.array([getattr(revision, name) for revision in revisions], kind)
            for name, kind in zip(names, types, strict=True)
        }
    )


def _pairs(pairs: Sequence[tuple[str, str]]) -> pyarrow.Table:
    import pyarrow as pa

    return pa.table(
        {
            "from": pa.array([one for one, _ in pairs], pa.string()),
            "to": pa.array([two for _, two in pairs], pa.string()),
        }
    )
