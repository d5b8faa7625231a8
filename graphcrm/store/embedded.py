"""The embedded store: Ladybug, one file, no server. The only module that imports it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from weakref import WeakValueDictionary

from graphcrm.errors import StoreBusy, StoreError
from graphcrm.messages import Message, Name
from graphcrm.schema import SCHEMA_VERSION, Shape
from graphcrm.store import accounts, arrow, history, migrations, statements
from graphcrm.store.changes import change, key_of, plan
from graphcrm.store.model import Answer, Facts, Import, Revision, Written
from graphcrm.store.reading import ReadingStore, parts
from graphcrm.validate import Row, Stamp
from graphcrm.values import Value

if TYPE_CHECKING:
    import ladybug

ENGINE = "embedded"
POOL_MEGABYTES = 512
POOL_FULL = "buffer manager exception"
"""How Ladybug says that a statement needs more memory than the pool has."""
MERGED_AT_ONCE = 1_000
_OPEN: WeakValueDictionary[Path, EmbeddedStore] = WeakValueDictionary()
"""What this process has open: the file's lock keeps out other processes only."""


class EmbeddedStore(ReadingStore):
    """A `Store` in one file. One process at a time holds it."""

    engine = ENGINE
    asked_at_once = 2_000
    batch_rows = 100_000

    def __init__(self, path: Path, pool: int = POOL_MEGABYTES) -> None:
        """``pool`` is how much memory it may use for what it reads and writes, in megabytes."""
        self._path, self._place, self._pool = path, path.resolve(), pool
        if self._place in _OPEN:
            raise StoreBusy(
                Message("store.open_here", store=Name(str(path))), hint=Message("store.close_first")
            )
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._open()
        except (RuntimeError, OSError) as error:
            raise _unopened(path, error) from error
        self._importing: tuple[str, dict[str, bool]] = "", {}
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

    def write(self, shape: Shape, rows: Sequence[Row], origin: Import, stamp: Stamp) -> Written:
        """What is new is appended by COPY, what changes is written row by row, each in a transaction of its own.

        The two never meet in one: what COPY appends is not in the log, so that a process killed while it commits would leave
        the changes without what was to be appended with them. Nobody comes between: the file has one writer.
        """
        held = (
            {}
            if self._began_without(shape, rows, origin)
            else self.fingerprints(shape, list(map(key_of(shape), rows)))
        )
        new = change(shape, plan(shape, rows, held, stamp), stamp, self)
        if new.created or new.late:
            with self._transaction():
                self._note(origin)
                self._append(shape, new.created, new.late)
        if new.changed:
            with self._transaction():
                self._note(origin)
                self._change(shape, new.changed, new.replaced)
        if len(rows) > self.asked_at_once:
            self._connect()  # a connection keeps the tables that its statements have read, in the pool and beside it
        return new.written

    def _began_without(self, shape: Shape, rows: Sequence[Row], origin: Import) -> bool:
        """Whether nothing of a kind was held when this import began with it: then all that it brings of it is new.

        A few rows are looked up faster than that is learnt.
        """
        if self._importing[0] != origin.id:
            self._importing = origin.id, {}
        absent = self._importing[1]
        if shape.name not in absent:
            absent[shape.name] = len(rows) > self.asked_at_once and not self.holds_any(shape)
        return absent[shape.name]

    def _note(self, origin: Import) -> None:
        self._run(
            statements.text("write/import", ENGINE),
            {name: getattr(origin, name) for name in Import.__slots__},
        )

    def _append(self, shape: Shape, rows: Sequence[Row], states: Sequence[Revision]) -> None:
        if rows:
            if shape.is_tie:
                name, table = "write/tie_new", arrow.tie_table(shape, rows)
            else:
                name, table = "write/node_new", arrow.table(shape.properties, rows)
            self._run(statements.for_shape(name, ENGINE, shape), {"rows": table})
        if states:
            kept = {"rows": arrow.revision_table(states)}
            self._run(statements.for_shape("write/revision_new", ENGINE, shape), kept)
            if shape.is_tie:
                ends = arrow.pairs_table([(state.id, str(state.row[1])) for state in states])
                self._run(statements.for_label("write/towards_new", ENGINE, shape.end), {"rows": ends})
            pairs = arrow.pairs_table([(state.id, state.subject) for state in states])
            self._run(statements.for_label("write/revises_new", ENGINE, states[0].label), {"rows": pairs})

    def _change(self, shape: Shape, rows: Sequence[Row], states: Sequence[Revision]) -> None:
        if shape.is_tie:
            statement = statements.for_shape("write/tie", ENGINE, shape)
            for part in parts(rows, MERGED_AT_ONCE):
                self._run(statement, {"rows": [arrow.tie_map(shape, row) for row in part]})
        else:
            nodes = arrow.table(shape.properties, rows)
            self._run(statements.for_shape("write/node", ENGINE, shape), {"rows": nodes})
        self._rewrite(shape, states, SCHEMA_VERSION)
        statement = statements.for_label("write/revises", ENGINE, states[0].label)
        for part in parts([{"id": state.id, "subject": state.subject} for state in states], MERGED_AT_ONCE):
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

    def _open(self) -> None:
        import ladybug

        self._database = ladybug.Database(str(self._path), buffer_pool_size=self._pool * 2**20)
        self._connection = ladybug.Connection(self._database, num_threads=1)

    def _connect(self) -> None:
        import ladybug

        self._connection.close()
        self._connection = ladybug.Connection(self._database, num_threads=1)

    def _reopen(self) -> None:
        """After a pool was full: what a failed statement leaves in it may fail all those after it. Rolls back what is open."""
        self._connection.close()
        self._database.close()
        self._open()

    def _execute(self, statement: str, parameters: Mapping[str, Any] | None = None) -> ladybug.QueryResult:
        try:
            return cast("ladybug.QueryResult", self._connection.execute(statement, dict(parameters or {})))
        except RuntimeError as error:
            if POOL_FULL in str(error).lower():
                self._reopen()
                what = Message("store.pool_full", store=Name(str(self._path)), megabytes=self._pool)
                raise StoreError(what, hint=Message("store.larger_pool")) from error
            raise StoreError(
                Message("store.refused", store=Name(str(self._path))), why=_one_line(error)
            ) from error

    def _run(self, statement: str, parameters: Mapping[str, Any] | None = None) -> list[list[Any]]:
        result = self._execute(statement, parameters)
        try:
            return cast("list[list[Any]]", result.get_all())
        finally:
            result.close()  # an open result keeps its pages in the buffer pool

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
