"""The embedded store: Ladybug, one file, no server. The only module that imports it."""

from __future__ import annotations

import datetime
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from weakref import WeakSet

from graphcrm.errors import StoreBusy, StoreError, because
from graphcrm.messages import Fact, Message, Name
from graphcrm.schema import NODE_SHAPES, NODES, SCHEMA_VERSION, Shape
from graphcrm.store import accounts, arrow, claim, history, migrations, scopes, statements
from graphcrm.store.changes import Change, change, key_of, plan
from graphcrm.store.model import Answer, Facts, Import, Revision, Written
from graphcrm.store.reading import ReadingStore, parts
from graphcrm.validate import Row, Stamp
from graphcrm.values import Value

if TYPE_CHECKING:
    import ladybug

ENGINE = "embedded"
POOL_MEGABYTES = 512
POOL_OF_STATEMENT = 8
"""Megabytes of the pool for each statement that a connection keeps prepared: one with joins holds on to about three."""
POOL_FULL = "buffer manager exception"
"""How Ladybug says that a statement needs more memory than the pool has."""
MERGED_AT_ONCE = 1_000
LEAST_FREE_BYTES = 64 * 2**20
ROW_BYTES = 2_048
"""What the disk must have free before a batch, and for each of its rows: where Ladybug can't write on, it breaks its log."""
_OPEN: WeakSet[EmbeddedStore] = WeakSet()
"""What this process has open: a writer's lock keeps out other processes only."""


class EmbeddedStore(ReadingStore):
    """A `Store` in one file, which one process may write to, or any number read."""

    engine = ENGINE
    asked_at_once = 2_000
    batch_rows = 100_000

    def __init__(
        self, path: Path, pool: int = POOL_MEGABYTES, *, write: bool = True, wait: float = 0.0
    ) -> None:
        """``pool`` is how much memory it may use for what it reads and writes, in megabytes."""
        self._path, self.place, self.writes, self._pool = path, path.resolve(), write, pool
        if any(other.place == self.place and (write or other.writes) for other in _OPEN):
            raise StoreBusy(
                Message("store.open_here", store=Name(str(path))), hint=Message("store.close_first")
            )
        for last in claim.tries(wait):
            try:
                self._claim_and_open()
                break
            except (RuntimeError, OSError) as error:
                if last or not claim.is_held(error):
                    raise _unopened(path, error, wait) from error
        self._importing: tuple[str, dict[str, bool]] = "", {}
        _OPEN.add(self)

    def _claim_and_open(self) -> None:
        self._claim = None if self.writes else claim.Claim(self._path)
        try:
            if self.writes:
                self._path.parent.mkdir(parents=True, exist_ok=True)
            self._open()
        except BaseException:
            if self._claim:
                self._claim.release()
            raise

    @property
    def address(self) -> str:
        return str(self._path)

    def prepare(self) -> None:
        """All missing steps in one transaction: rows are rewritten when every column of today is there."""
        steps = list(migrations.missing(ENGINE, str(self._path), self._version(), self._run))
        if not steps:
            return
        with self._transaction():
            for step in steps:
                for statement in step.script:
                    self._run(statement)
            self._rework(steps)
            self._run(statements.text("write/schema_version", ENGINE), steps[-1].noted)

    def _rework(self, steps: Sequence[migrations.Step]) -> None:
        """What steps do with facts, by their marks."""
        if any(step.bodies for step in steps):
            for shape, states in history.bodies(self._run, ENGINE):
                self._rewrite(shape, states, history.VERSION_2)
            self._run(statements.text("schema/0003_forget_bodies", ENGINE))
        for shape, rows in scopes.replaced(self._run, ENGINE) if steps[-1].replaced else ():
            self._merge_ties(shape, rows)
        if any(step.chains for step in steps):
            for shape in NODE_SHAPES:
                for part in parts(self._named_already(shape), MERGED_AT_ONCE):
                    self._call(shape, part)
            for shape, links in self.chains():
                self._chain(shape, [], links.fresh, links.first)

    def _named_already(self, shape: Shape) -> list[tuple[str, str]]:
        """All names of a label, of a store that has no index of them."""
        rows = self.names(shape.kind.name).items() if NODES[shape.kind.name].proper else ()
        return [(name, ident) for ident, called in rows for name in set(called) if name]

    def check(self) -> None:
        migrations.check(ENGINE, str(self._path), self._version(), self._run)

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
        new = change(shape, plan(shape, rows, held), held, stamp, self)
        if new.created or new.states:
            self._check_room(len(rows))
        if new.created:
            with self._transaction():
                self._note(origin)
                self._append(shape, new)
        if new.states:
            with self._transaction():
                self._note(origin)
                self._change(shape, new)
        if len(rows) > self.asked_at_once:
            self._connect()
        return new.written

    def _check_room(self, rows: int) -> None:
        free, needed = shutil.disk_usage(self.place.parent).free, LEAST_FREE_BYTES + rows * ROW_BYTES
        if free < needed:
            raise StoreError(
                Message("store.disk_full", store=Name(str(self._path))),
                why=Message("store.disk_full_why", free=free // 2**20, needed=needed // 2**20),
                hint=Message("store.make_room"),
            )

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
        self._run(statements.text("write/import", ENGINE), asdict(origin))

    def _append(self, shape: Shape, new: Change) -> None:
        if shape.is_tie:
            name, table = "write/tie_new", arrow.tie_table(shape, new.created)
        else:
            name, table = "write/node_new", arrow.node_table(shape, new.created, new.first)
        self._run(statements.for_shape(name, ENGINE, shape), {"rows": table})
        names = self._names_of(shape, new.created)
        if unknown := self._unknown(names):
            self._run(statements.text("write/names_new", ENGINE), {"rows": arrow.texts_table(unknown)})
        if names:
            calls = {"rows": arrow.pairs_table(names)}
            self._run(statements.for_shape("write/calls_new", ENGINE, shape), calls)
        if states := new.before:
            kept = {"rows": arrow.revision_table(states)}
            self._run(statements.for_shape("write/revision_new", ENGINE, shape), kept)
            if shape.is_tie:
                ends = arrow.pairs_table([(state.id, str(state.row[1])) for state in states])
                self._run(statements.for_label("write/towards_new", ENGINE, shape.end), {"rows": ends})
                earlier = {"rows": arrow.before_table(shape, states)}
                self._run(statements.for_shape("write/before_new", ENGINE, shape), earlier)
            pairs = arrow.pairs_table([(state.id, state.subject) for state in states])
            self._run(statements.for_label("write/revises_new", ENGINE, states[0].label), {"rows": pairs})

    def _change(self, shape: Shape, new: Change) -> None:
        rows, states = new.changed, new.states
        if shape.is_tie:
            self._merge_ties(shape, rows)
        elif rows:
            nodes = arrow.table(shape.properties, rows)
            self._run(statements.for_shape("write/node", ENGINE, shape), {"rows": nodes})
            self._call(shape, self._names_of(shape, rows))
        self._rewrite(shape, states, SCHEMA_VERSION)
        statement = statements.for_label("write/revises", ENGINE, states[0].label)
        for part in parts([{"id": state.id, "subject": state.subject} for state in states], MERGED_AT_ONCE):
            self._run(statement, {"rows": part})
        created = {str(row[0]) for row in new.created}
        first = {ident: day for ident, day in new.first.items() if ident not in created}
        self._chain(shape, states, new.moved, first)

    def _chain(
        self,
        shape: Shape,
        states: Sequence[Revision],
        moved: Sequence[Revision],
        first: Mapping[str, datetime.date],
    ) -> None:
        """Which state followed which: new ones, those that now end otherwise, and the first days of nodes."""
        ends = [{"id": state.id, "replaced_on": state.replaced_on} for state in moved]
        self._merge("write/replaced", shape, ends)
        if shape.is_tie:
            self._merge("write/before", shape, arrow.before_maps(shape, (*states, *moved)))
        self._merge("write/first", shape, [{"id": ident, "day": day} for ident, day in first.items()])

    def _merge(self, name: str, shape: Shape, rows: Sequence[Mapping[str, Value]]) -> None:
        statement = statements.for_shape(name, ENGINE, shape)
        for part in parts(rows, MERGED_AT_ONCE):
            self._run(statement, {"rows": part})

    def _call(self, shape: Shape, names: Sequence[tuple[str, str]]) -> None:
        """Let nodes be found by these names, beside changes in the same transaction."""
        self._merge("write/names", shape, [{"name": name} for name in self._unknown(names)])
        self._merge("write/calls", shape, [{"name": name, "id": ident} for name, ident in names])

    def _names_of(self, shape: Shape, rows: Sequence[Row]) -> list[tuple[str, str]]:
        """Each name that one of these nodes is found by, with its id."""
        if shape.is_tie or not NODES[shape.kind.name].proper:
            return []
        places = [shape.columns.index(column) for column in ("name", "name_zh")]
        return [
            (name, str(row[0]))
            for row in rows
            for name in {str(row[place]) for place in places if row[place]}
        ]

    def _unknown(self, names: Sequence[tuple[str, str]]) -> list[str]:
        asked = list(dict.fromkeys(name for name, _ in names))
        statement = statements.text("read/known_names", ENGINE)
        for part in parts(asked, self.asked_at_once) if asked else ():
            known = {row[0] for row in self._run(statement, {"ids": part})}
            asked = [name for name in asked if name not in known] if known else asked
        return asked

    def _merge_ties(self, shape: Shape, rows: Sequence[Row]) -> None:
        statement = statements.for_shape("write/tie", ENGINE, shape)
        for part in parts(rows, MERGED_AT_ONCE):
            self._run(statement, {"rows": [arrow.tie_map(shape, row) for row in part]})

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
        _OPEN.discard(self)
        self._connection.close()
        self._database.close()
        if self._claim:
            self._claim.release()

    # -- Ladybug ------------------------------------------------------------------------------------------------

    def _open(self) -> None:
        import ladybug

        self._database = ladybug.Database(
            str(self._path), buffer_pool_size=self._pool * 2**20, read_only=not self.writes
        )
        self._connection = ladybug.Connection(self._database, num_threads=1)
        self._prepared, self._in_transaction = set[str](), False

    def _connect(self) -> None:
        """Anew: a connection keeps every statement that it has prepared, with what that read, in the pool and beside it."""
        import ladybug

        self._connection.close()
        self._connection = ladybug.Connection(self._database, num_threads=1)
        self._prepared.clear()

    def _reopen(self) -> None:
        """After the pool was full: what the failed statement left there may fail all those after it. Rolls back what is open."""
        self._connection.close()
        self._database.close()
        self._open()

    def _keep_few(self, statement: str, parameters: Mapping[str, Any]) -> None:
        if not self._in_transaction and len(self._prepared) * POOL_OF_STATEMENT >= self._pool:
            self._connect()
        self._in_transaction = statement.startswith("BEGIN") or (
            self._in_transaction and statement not in ("COMMIT", "ROLLBACK")
        )
        # With other rows, of other types maybe, it is prepared anew.
        self._prepared.add(f"{statement} {len(self._prepared)}" if "rows" in parameters else statement)

    def _execute(self, statement: str, parameters: Mapping[str, Any] | None = None) -> ladybug.QueryResult:
        given = dict(parameters or {})
        self._keep_few(statement, given)
        try:
            return cast("ladybug.QueryResult", self._connection.execute(statement, given))
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


def _unopened(path: Path, error: Exception, waited: float) -> StoreError:
    text, store = _one_line(error), Name(str(path))
    if claim.is_held(error):
        pid, user = claim.holder(path, error)
        by = "writer" if pid and user else "process" if pid else "reader"
        what = Message(f"store.in_use_{by}", store=store, process=str(pid), user=user)
        waiting = Message("store.waited", seconds=f"{waited:g}") if waited else None
        return StoreBusy(what, why=waiting, hint=Message("store.wait"))
    if (why := _system(path, error)) is not None:
        return StoreError(Message("store.unopened", store=store), why=why)
    return StoreError(Message("store.unopened", store=store), why=text, hint=Message("store.check_path"))


def _system(path: Path, error: Exception) -> Fact | None:
    """Why the system refused, where it did: Ladybug's own words for it are about its files."""
    if isinstance(error, OSError):
        return because(error)
    place = path if path.exists() else path.parent
    if "Permission denied" in str(error) or not os.access(place, os.W_OK):
        return Message("system.EACCES")
    if "Read-only file system" in str(error):
        return Message("system.EROFS")
    return None


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:300]
