"""The Neo4j store, over the official driver. The only module that imports it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Any, LiteralString, TypeVar, cast

from graphcrm.errors import StoreError, StoreUnreachable
from graphcrm.messages import Message, Name
from graphcrm.schema import SCHEMA_VERSION, Shape
from graphcrm.store import accounts, history, maps, migrations, statements
from graphcrm.store.changes import key_of
from graphcrm.store.model import Answer, Batch, Facts, Import
from graphcrm.store.reading import ReadingStore, split
from graphcrm.validate import Row
from graphcrm.values import Value

if TYPE_CHECKING:
    import neo4j

_Result = TypeVar("_Result")

ENGINE = "neo4j"
FETCH_ROWS = 10_000
REACH_SECONDS = 2.5
COMMITS_LOST = 3

IN_PARTS = "IN TRANSACTIONS"
"""What a statement says that commits as it goes, and so can't be part of a transaction."""
_PLAIN = frozenset({str, int, float, bool, type(None)})


class Neo4jStore(ReadingStore):
    """A `Store` in a Neo4j database. Writes are managed transactions: they may run twice, and then leave the same."""

    engine = ENGINE
    asked_at_once = 10_000
    batch_rows = 10_000

    def __init__(self, address: str, user: str | None, password: str | None, database: str = "neo4j") -> None:
        import neo4j

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
        from neo4j.exceptions import AuthError, ClientError, DriverError, Neo4jError

        try:
            with self._driver.session(
                database=self._database, connection_acquisition_timeout=REACH_SECONDS
            ) as session:
                session.run("RETURN 1").consume()
        except AuthError as error:
            raise self._unreachable("refuses_user", hint="check_user") from error
        except ClientError as error:
            raise self._unreachable("unusable", hint="is_there_a_database", why=error) from error
        except (DriverError, Neo4jError, OSError) as error:
            raise self._unreachable("no_answer", hint="start_it") from error

    def _unreachable(self, kind: str, *, hint: str, why: Exception | None = None) -> StoreUnreachable:
        names = {"store": Name(self._address), "database": Name(self._database)}
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
        rows = self._run(statements.text("read/schema_version", ENGINE))
        for step in migrations.missing(ENGINE, self._address, int(rows[0][0]) if rows else 0, self._run):
            for statement in step.script:
                if IN_PARTS in statement:
                    self._until_committed(
                        lambda session, text=statement: session.run(_trusted(text)).consume()
                    )
                else:
                    self._write(lambda tx, text=statement: _spend(tx, text, {}))
            for shape, states in history.bodies(self._bodies) if step.bodies else ():
                for text, states_ in maps.revisions(shape, states, history.VERSION_2):
                    self._write(lambda tx, text=text, rows=states_: _spend(tx, text, {"rows": rows}))
            self._run(split(statements.text("read/await_indexes", ENGINE))[0])
            self._write(
                lambda tx, noted=step.noted: _spend(
                    tx, statements.text("write/schema_version", ENGINE), noted
                )
            )

    def _bodies(self) -> Sequence[Sequence[Any]]:
        return self._run(statements.text("read/bodies", ENGINE), {"most": history.READ_AT_ONCE})

    def apply(self, batch: Batch) -> None:
        shape, origin = batch.shape, batch.origin
        facts = _parameters(shape, [*batch.created, *batch.changed])
        beside = [
            *maps.links(shape, batch.created, batch.changed),
            *maps.revisions(shape, batch.revisions, SCHEMA_VERSION),
        ]

        def work(tx: neo4j.ManagedTransaction) -> None:
            _spend(
                tx,
                statements.text("write/import", ENGINE),
                maps.timed({name: getattr(origin, name) for name in Import.__slots__}),
            )
            if facts:
                _spend(
                    tx,
                    statements.for_shape("write/tie" if shape.is_tie else "write/node", ENGINE, shape),
                    {"rows": facts},
                )
            for text, rows in beside:
                _spend(tx, text, {"rows": rows})

        self._write(work)

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

    def _write(self, work: Callable[[neo4j.ManagedTransaction], None]) -> None:
        self._until_committed(lambda session: session.execute_write(work))

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


class _Translated:
    """Turns the driver's errors into ours."""

    def __init__(self, address: str) -> None:
        self._address = address

    def __enter__(self) -> None:
        return

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _trace: object) -> None:
        from neo4j.exceptions import (
            DriverError,
            Neo4jError,
            ServiceUnavailable,
            SessionExpired,
            TransientError,
        )

        store = Name(self._address)
        if isinstance(error, ServiceUnavailable | SessionExpired | TransientError):
            what, hint = Message("store.stopped", store=store), Message("store.again")
            raise StoreUnreachable(what, why=_one_line(error), hint=hint) from error
        if isinstance(error, Neo4jError | DriverError):
            raise StoreError(Message("store.neo4j_refused", store=store), why=_one_line(error)) from error


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
    return re.sub(r"//.*@", "//", address)


def _one_line(error: BaseException) -> str:
    text = getattr(error, "message", None) or str(error)
    return " ".join(str(text).split())[:300]
