"""The embedded store: Ladybug, one file, no server. The only module that imports it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from weakref import WeakValueDictionary

from graphcrm.errors import StoreBusy, StoreError
from graphcrm.messages import Message, Name
from graphcrm.schema import SCHEMA_VERSION, Shape
from graphcrm.store import accounts, arrow, history, migrations, statements
from graphcrm.store.model import Answer, Batch, Facts, Import, Revision
from graphcrm.store.reading import ReadingStore, parts
from graphcrm.values import Value

if TYPE_CHECKING:
    import ladybug

ENGINE = "embedded"
BUFFER_POOL_BYTES = 512 * 2**20
MERGED_AT_ONCE = 1_000
_OPEN: WeakValueDictionary[Path, EmbeddedStore] = WeakValueDictionary()
"""What this process has open: the file's lock keeps out other processes only."""


class EmbeddedStore(ReadingStore):
    """A `Store` in one file. One process at a time holds it."""

    engine = ENGINE
    asked_at_once = 20_000
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
                if step.bodies:
                    for shape, states in history.bodies(self._bodies):
                        self._rewrite(shape, states, history.VERSION_2)
                    self._run(statements.text("write/forget_bodies", ENGINE))
                self._run(statements.text("write/schema_version", ENGINE), step.noted)

    def _bodies(self) -> list[list[Any]]:
        return self._run(statements.text("read/bodies", ENGINE), {"most": history.READ_AT_ONCE})

    def _version(self) -> int:
        tables = {row[1] for row in self._run("CALL show_tables() RETURN *")}
        if "Schema" not in tables:
            return 0
        rows = self._run(statements.text("read/schema_version", ENGINE))
        return int(rows[0][0]) if rows else 0

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
                name, rows = "write/tie_new", arrow.tie_table(shape, batch.created)
            else:
                name, rows = "write/node_new", arrow.table(shape.properties, batch.created)
            self._run(statements.for_shape(name, ENGINE, shape), {"rows": rows})
        fresh = self._not_held(batch.revisions)
        if fresh:
            states = {"rows": arrow.revision_table(fresh)}
            self._run(statements.for_shape("write/revision_new", ENGINE, shape), states)
        if fresh and shape.is_tie:
            ends = arrow.pairs_table([(state.id, str(state.row[1])) for state in fresh])
            self._run(statements.for_label("write/towards_new", ENGINE, shape.end), {"rows": ends})
        for label in sorted({revision.label for revision in fresh}):
            pairs = [(state.id, state.subject) for state in fresh if state.label == label]
            self._run(
                statements.for_label("write/revises_new", ENGINE, label), {"rows": arrow.pairs_table(pairs)}
            )

    def _change(self, batch: Batch) -> None:
        shape, rows = batch.shape, [*batch.created, *batch.changed]
        if shape.is_tie:
            statement = statements.for_shape("write/tie", ENGINE, shape)
            for part in parts(rows, MERGED_AT_ONCE):
                self._run(statement, {"rows": [arrow.tie_map(shape, row) for row in part]})
        else:
            nodes = arrow.table(shape.properties, rows)
            self._run(statements.for_shape("write/node", ENGINE, shape), {"rows": nodes})
        fresh = self._not_held(batch.revisions)
        if fresh:
            self._rewrite(shape, fresh, SCHEMA_VERSION)
        for label in sorted({revision.label for revision in fresh}):
            statement = statements.for_label("write/revises", ENGINE, label)
            pairs = [{"id": state.id, "subject": state.subject} for state in fresh if state.label == label]
            for part in parts(pairs, MERGED_AT_ONCE):
                self._run(statement, {"rows": part})

    def _rewrite(self, shape: Shape, states: Sequence[Revision], version: int) -> None:
        """Earlier states of one shape, each tied to where it leads; to what it is about, it is or will be."""
        rows = arrow.revision_table(states, version)
        self._run(statements.for_shape("write/revision", ENGINE, shape), {"rows": rows})
        if shape.is_tie:
            statement = statements.for_label("write/towards", ENGINE, shape.end)
            ends = [{"id": state.id, "to_id": state.row[1]} for state in states]
            for part in parts(ends, MERGED_AT_ONCE):
                self._run(statement, {"rows": part})

    def _not_held(self, revisions: Sequence[Revision]) -> list[Revision]:
        fresh = {revision.id: revision for revision in revisions}
        for ident in self.revision_ids(sorted(fresh)):
            del fresh[ident]
        return list(fresh.values())

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
