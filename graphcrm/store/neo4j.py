"""The Neo4j store, over the official driver. The only module that imports it."""

from __future__ import annotations

import datetime
import logging
import re
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from operator import itemgetter
from typing import TYPE_CHECKING, Any, LiteralString, TypeVar, cast

from graphcrm.errors import StoreBusy, StoreError, StoreUnreachable
from graphcrm.messages import Message, Name, Term, joined
from graphcrm.schema import NODES, SCHEMA_VERSION, Shape
from graphcrm.store import accounts, history, maps, migrations, scopes, statements, unreachable
from graphcrm.store.changes import change, key_of, plan
from graphcrm.store.model import Answer, Facts, Fingerprint, Import, Key, Written
from graphcrm.store.reading import ReadingStore, split
from graphcrm.validate import Row, Stamp
from graphcrm.values import Value

if TYPE_CHECKING:
    import neo4j

_Result = TypeVar("_Result")

ENGINE = "neo4j"
FETCH_ROWS = 10_000
REACH_SECONDS = 2.5
COMMITS_LOST = 3
MADE_MEANWHILE = "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists"
DATABASE = "neo4j"
"""What a server calls its database unless it is told."""
SAMPLED = 100
"""How many facts of a batch are looked up before all of them are."""

IN_PARTS = "IN TRANSACTIONS"
"""What a statement says that commits as it goes, and so can't be part of a transaction."""
_PLAIN = frozenset({str, int, float, bool, type(None)})


class Neo4jStore(ReadingStore):
    """A `Store` in a Neo4j database. Writes are managed transactions: they may run twice, and then leave the same."""

    engine = ENGINE
    asked_at_once = 10_000
    batch_rows = 10_000

    def __init__(
        self, address: str, user: str | None, password: str | None, database: str | None = None
    ) -> None:
        """``database``: the server's own choice for this user where none is named."""
        import neo4j

        # What the driver logs on its way to a success (a lock waited for, a connection lost) is nobody's business on a terminal.
        logging.getLogger("neo4j").addHandler(logging.NullHandler())
        self._address, self._database = _without_credentials(address), database
        if not user or not password:
            raise self._unreachable("needs_user", hint="set_user")
        try:
            self._driver: neo4j.Driver = neo4j.GraphDatabase.driver(
                self._address,
                auth=(user, password),
                connection_timeout=REACH_SECONDS,
                max_transaction_retry_time=30.0,
                notifications_min_severity="OFF",
                user_agent="graphcrm",
            )
        except (neo4j.exceptions.DriverError, ValueError) as error:
            raise self._unreachable("no_address", hint="use_neo4j", why=error) from error
        try:
            self._reach()
        except BaseException:
            self._driver.close()
            raise

    def _reach(self) -> None:
        """Probe once, so that an absent server is said at once and not after the driver's retries."""
        import neo4j
        from neo4j.exceptions import AuthError, ClientError, DriverError, Neo4jError

        try:
            with self._driver.session(
                database=self._database,
                connection_acquisition_timeout=REACH_SECONDS,
                default_access_mode=neo4j.READ_ACCESS,
            ) as session:
                agent = session.run("RETURN 1").consume().server.agent
        except AuthError as error:
            raise self._unreachable("refuses_user", hint="check_user") from error
        except ClientError as error:
            raise self._unreachable("unusable", hint="is_there_a_database", why=error) from error
        except (DriverError, Neo4jError, OSError) as error:
            what, hint, why = unreachable.reason(error)
            raise StoreUnreachable(
                Message(what, store=Name(self._address)), why=why, hint=Message(hint)
            ) from error
        if unreachable.too_old(agent):
            raise StoreError(
                Message("store.server_version", store=Name(self._address), version=agent.replace("/", " ")),
                hint=Message("store.supported_versions"),
            )

    def _unreachable(self, kind: str, *, hint: str, why: Exception | None = None) -> StoreUnreachable:
        names = {"store": Name(self._address), "database": Name(self._database or DATABASE)}
        return StoreUnreachable(
            Message(f"store.{kind}", **names),
            why=None if why is None else _one_line(why),
            hint=Message(f"store.{hint}", **names),
        )

    @property
    def address(self) -> str:
        return self._address

    def prepare(self) -> None:
        """Constraints and facts can't share a transaction here: each statement has its own, the version is noted last."""
        version = self._version()
        if not version:
            self._refuse_foreign()
        for step in migrations.missing(ENGINE, self._address, version, self._run):
            for statement in step.script:
                if IN_PARTS in statement:
                    self._until_committed(
                        lambda session, text=statement: session.run(_trusted(text)).consume()
                    )
                else:
                    self._define(statement)
            for shape, states in history.bodies(self._run, ENGINE) if step.bodies else ():
                for text, states_ in maps.revisions(shape, states, history.VERSION_2):
                    self._write(lambda tx, text=text, rows=states_: _spend(tx, text, {"rows": rows}))
            for shape, rows in scopes.replaced(self._run, ENGINE) if step.replaced else ():
                text, ties = statements.for_shape("write/tie", ENGINE, shape), _parameters(shape, rows)
                self._write(lambda tx, text=text, ties=ties: _spend(tx, text, {"rows": ties}))
            self._run(split(statements.text("read/await_indexes", ENGINE))[0])
            for shape, links in self.chains() if step.chains else ():
                for text, rows in maps.chained(shape, [], links.fresh, links.first):
                    self._write(lambda tx, text=text, rows=rows: _spend(tx, text, {"rows": rows}))
            self._write(
                lambda tx, noted=step.noted: _spend(
                    tx, statements.text("write/schema_version", ENGINE), noted
                )
            )

    def _define(self, statement: str) -> None:
        """A statement of the schema. IF NOT EXISTS does not cover what somebody else makes at the same moment; then it is there."""
        try:
            self._write(lambda tx: _spend(tx, statement, {}))
        except StoreError as error:
            if getattr(error.__cause__, "code", "") != MADE_MEANWHILE:
                raise

    def check(self) -> None:
        migrations.check(ENGINE, self._address, self._version(), self._run)

    def _version(self) -> int:
        rows = self._run(statements.text("read/schema_version", ENGINE))
        return int(rows[0][0]) if rows else 0

    def _refuse_foreign(self) -> None:
        """Where no store is yet, nodes with our labels are somebody else's: we would constrain, count and export them."""
        number, labels = self._run(statements.for_kinds("read/foreign", ENGINE, tuple(NODES), 0))[0]
        if number and not self._version():
            raise StoreError(
                Message(
                    "store.foreign", store=Name(self._address), n=number, labels=joined(map(str, labels))
                ),
                hint=Message("store.database_of_its_own"),
            )

    def write(self, shape: Shape, rows: Sequence[Row], origin: Import, stamp: Stamp) -> Written:
        """All in one transaction, which reads what it compares with under the locks that it will write under.

        Locks are taken in one order (labels, then ids), so that writers wait for each other instead of standing in each
        other's way. Rows that change nothing are found before, and lock nothing.
        """
        mark, outcome = uuid.uuid4().hex, Written()
        begun = False
        ordered = sorted(rows, key=lambda row: [str(part or "") for part in key_of(shape)(row)])

        def work(tx: neo4j.ManagedTransaction) -> Written:
            nonlocal begun, outcome
            last = _values(tx, statements.text("read/last_batch", ENGINE), {"id": origin.id}) if begun else []
            if last != [[mark]]:  # else the answer was lost, not the batch
                begun = True
                outcome = _Writing(tx, shape, stamp).write(ordered, origin, mark)
            return outcome

        return self._write(work)

    def account(self, ident: str, *, history: bool) -> Facts:
        """One account, in one read transaction."""

        def work(tx: neo4j.ManagedTransaction) -> Facts:
            return accounts.account(
                lambda text, parameters: _values(tx, text, parameters), ENGINE, ident, history=history
            )

        return self._read(work)

    def ask(self, statement: str, parameters: Mapping[str, Value]) -> Answer:
        def work(tx: neo4j.ManagedTransaction) -> Answer:
            result = tx.run(_trusted(statement), dict(parameters))
            columns = tuple(result.keys())
            return Answer(columns, tuple(tuple(_native(row)) for row in result.values()))

        return self._read(work)

    def close(self) -> None:
        self._driver.close()

    # -- the driver ---------------------------------------------------------------------------------------------

    def _session(self) -> neo4j.Session:
        return self._driver.session(database=self._database, fetch_size=FETCH_ROWS)

    def _write(self, work: Callable[[neo4j.ManagedTransaction], _Result]) -> _Result:
        return self._until_committed(lambda session: session.execute_write(work))

    def _read(self, work: Callable[[neo4j.ManagedTransaction], _Result]) -> _Result:
        return self._until_committed(lambda session: session.execute_read(work))

    def _until_committed(self, attempt: Callable[[neo4j.Session], _Result]) -> _Result:
        """Try again where the answer to a commit was lost: the driver does not know that what we do may be done twice."""
        from neo4j.exceptions import IncompleteCommit

        with _Translated(self._address):
            for _ in range(COMMITS_LOST):
                try:
                    with self._session() as session:
                        return attempt(session)
                except IncompleteCommit:
                    continue
            with self._session() as session:
                return attempt(session)

    def _run(self, statement: str, parameters: Mapping[str, Any] | None = None) -> list[list[Any]]:
        return self._read(lambda tx: _values(tx, statement, parameters or {}))


class _Writing(ReadingStore):
    """The writing of one batch within one transaction. What it reads, it reads there."""

    engine = ENGINE
    asked_at_once = Neo4jStore.asked_at_once

    def __init__(self, tx: neo4j.ManagedTransaction, shape: Shape, stamp: Stamp) -> None:
        self._tx, self._shape, self._stamp = tx, shape, stamp
        self._key = key_of(shape)

    def _run(self, statement: str, parameters: Mapping[str, Any] | None = None) -> list[list[Any]]:
        return _values(self._tx, statement, parameters or {})

    def write(self, rows: Sequence[Row], origin: Import, mark: str) -> Written:
        moving = self._moving(rows)
        same = len(rows) - len(moving)
        if not moving:
            return Written(unchanged=same)
        if self._shape.is_tie:
            self._lock_ends(moving)
        held = self._write_new(plan(self._shape, moving, {}).created)
        new = change(self._shape, plan(self._shape, moving, held), held, self._stamp, self)
        if new.changed:
            name = "write/tie" if self._shape.is_tie else "write/node"
            facts = {"rows": _parameters(self._shape, new.changed)}
            _spend(self._tx, statements.for_shape(name, ENGINE, self._shape), facts)
        states = [*new.before, *new.states]
        if new.created or new.changed or states:
            noted = maps.timed(asdict(origin))
            _spend(self._tx, statements.text("write/import", ENGINE), noted | {"batch": mark})
        for statement, beside in (
            *maps.links(self._shape, new.created, new.changed),
            *maps.revisions(self._shape, states, SCHEMA_VERSION),
            *maps.chained(self._shape, states, new.moved, new.first),
        ):
            _spend(self._tx, statement, {"rows": beside})
        return new.written._replace(unchanged=new.written.unchanged + same)

    def _moving(self, rows: Sequence[Row]) -> Sequence[Row]:
        """The rows of those facts of which any row changes something. All of them where a sample of the facts is not held."""
        sample = rows[:: max(1, len(rows) // SAMPLED)]
        if len(sample) < len(rows) and not self.fingerprints(self._shape, list(map(self._key, sample))):
            return rows
        held = self.fingerprints(self._shape, list(map(self._key, rows)))
        seen = plan(self._shape, rows, held)
        moved = set(map(self._key, (*seen.created, *seen.changed, *seen.earlier)))
        return [row for row in rows if self._key(row) in moved]

    def _lock_ends(self, rows: Sequence[Row]) -> None:
        ends: dict[str, set[Value]] = {self._shape.start: set(), self._shape.end: set()}
        for row in rows:
            ends[self._shape.start].add(row[0])
            ends[self._shape.end].add(row[1])
        for label, ids in sorted(ends.items()):
            statement = statements.for_label("write/lock", ENGINE, label)
            number = self._run(statement, {"ids": sorted(ids, key=str)})[0][0]
            if number < len(ids):
                absent = sorted(set(map(str, ids)) - self.known_ids(label, map(str, ids)))
                raise StoreError(
                    Message("store.end_gone", label=Term(label), ids=joined(absent, most=5, style="comma")),
                    hint=Message("store.check_again"),
                )

    def _write_new(self, rows: Sequence[Row]) -> dict[Key, Fingerprint]:
        """Write those that are not held. The others are locked from here on: their fingerprints."""
        name = "write/tie_new" if self._shape.is_tie else "write/node_new"
        statement = statements.for_shape(name, ENGINE, self._shape)
        held = self._run(statement, {"rows": _parameters(self._shape, rows)})
        scoped = bool(self._shape.kind.scope)
        ends = 2 if self._shape.is_tie else 1
        return {
            (*values[:ends], values[ends] or None) if scoped else tuple(values[:ends]): Fingerprint(
                *values[-2:]
            )
            for values in held
        }


class _Translated:
    """Turns the driver's errors into ours."""

    def __init__(self, address: str) -> None:
        self._address = address

    def __enter__(self) -> None:
        return

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _trace: object) -> None:
        from neo4j import exceptions

        if error is None or not isinstance(error, exceptions.Neo4jError | exceptions.DriverError):
            return
        store, why, transient = Name(self._address), _one_line(error), exceptions.TransientError
        if isinstance(error, exceptions.ForbiddenOnReadOnlyDatabase):
            raise StoreError(Message("store.read_only", store=store), why=why) from error
        if isinstance(error, exceptions.Forbidden):
            raise StoreError(
                Message("store.forbidden", store=store), why=why, hint=Message("store.may_user")
            ) from error
        if isinstance(error, transient) and ".Transaction." in (error.code or ""):
            raise StoreBusy(
                Message("store.contended", store=store), why=why, hint=Message("store.again_later")
            ) from error
        if isinstance(error, exceptions.ServiceUnavailable | exceptions.SessionExpired | transient):
            what, hint = Message("store.stopped", store=store), Message("store.again")
            raise StoreUnreachable(what, why=why, hint=hint) from error
        raise StoreError(Message("store.neo4j_refused", store=store), why=why) from error


def _trusted(statement: str) -> LiteralString:
    """Statements come from `cypher/` and are filled from the vocabulary only; this is the one place that vouches for it."""
    return cast("LiteralString", statement)


def _spend(tx: neo4j.ManagedTransaction, statement: str, parameters: Mapping[str, Any]) -> None:
    tx.run(_trusted(statement), dict(parameters)).consume()


def _values(tx: neo4j.ManagedTransaction, statement: str, parameters: Mapping[str, Any]) -> list[list[Any]]:
    return [_native(row) for row in tx.run(_trusted(statement), dict(parameters)).values()]


def _native(row: list[Any]) -> list[Any]:
    """The row, with the driver's dates as Python's, and moments as rows carry them."""
    for place, value in enumerate(row):
        if type(value) not in _PLAIN and hasattr(value, "to_native"):
            day = value.to_native()
            row[place] = maps.moment_text(day) if isinstance(day, datetime.datetime) else day
    return row


def _parameters(shape: Shape, rows: Sequence[Row]) -> list[dict[str, Any]]:
    """One map a row. What none of them says is left out; a null says the same, but has to be sent and read."""
    if not rows:
        return []
    filled = [at for at, values in enumerate(zip(*rows, strict=True)) if values.count(None) < len(values)]
    fact_places = [at for at in filled if at > 1] if shape.is_tie else filled
    names, values_of = [shape.columns[at] for at in fact_places], itemgetter(*fact_places)
    facts = (maps.timed(dict(zip(names, values_of(row), strict=True))) for row in rows)
    if not shape.is_tie:
        return list(facts)
    if not shape.kind.scope:
        return [
            {"from_id": row[0], "to_id": row[1], "fact": fact} for row, fact in zip(rows, facts, strict=True)
        ]
    scopes = [key[2] or "" for key in map(key_of(shape), rows)]
    return [
        {"from_id": row[0], "to_id": row[1], "scope": scope, "fact": fact | {"scope": scope}}
        for row, fact, scope in zip(rows, facts, scopes, strict=True)
    ]


def _without_credentials(address: str) -> str:
    return re.sub(r"/+.*@", "//", address)


def _one_line(error: BaseException) -> str:
    text = getattr(error, "message", None) or str(error)
    return " ".join(str(text).split())[:300]
