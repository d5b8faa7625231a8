"""What a store is asked to do, and the contract that every store keeps."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from graphcrm.schema import Shape
from graphcrm.validate import Row
from graphcrm.values import Value

Key = tuple[Value, ...]
"""What makes a fact one and the same within its shape: the id; or both ends and, where there is one, the scope."""


class Fingerprint(NamedTuple):
    """Enough of a held fact to tell whether a row changes it."""

    digest: str
    since: Value


class Revision(NamedTuple):
    """An earlier state of a fact: what a row said, from when it held, and until when we thought so.

    ``subject`` is the node it is about (a tie's start), with its label.
    """

    id: str
    shape: str
    row: Row
    valid_from: datetime.date | None
    recorded_at: str
    superseded_at: str
    label: str
    subject: str


READ_ALIKE = 8
"""How many letters at the end of an import's id tell how its files were read."""


@dataclass(frozen=True, slots=True)
class Import:
    """One import: what came, from where, by whom. Every fact names the one that brought it."""

    id: str
    source: str
    digest: str
    imported_by: str
    imported_at: str


@dataclass(slots=True)
class Batch:
    """What goes into the store in one transaction: new rows, rows that replace held ones, and what they replace."""

    shape: Shape
    origin: Import
    created: list[Row] = field(default_factory=lambda: [])
    changed: list[Row] = field(default_factory=lambda: [])
    revisions: list[Revision] = field(default_factory=lambda: [])

    def __bool__(self) -> bool:
        return bool(self.created or self.changed or self.revisions)


@dataclass(slots=True)
class Facts:
    """Everything a store holds about one account: rows by shape, earlier states, and the imports they name."""

    account: str
    rows: dict[Shape, list[Row]]
    revisions: list[Revision]
    imports: dict[str, Import]


class Answer(NamedTuple):
    """A table: the answer to a question."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


class Store(Protocol):
    """A place that keeps facts. It stores; it never analyses.

    A store is opened, prepared once, used by one thread, and closed; it is a context manager. Every method may raise
    `StoreError`. Rows go in and come out as tuples in the order of `Shape.columns`, equal in every store.
    """

    batch_rows: int
    """How many rows of one shape go into one `apply`."""

    @property
    def address(self) -> str:
        """Where it is, as may be shown: never a password."""
        ...

    def prepare(self) -> None:
        """Bring the schema to this program's version. Idempotent; refuses a store of a newer version."""
        ...

    def counts(self) -> Mapping[str, int]:
        """Number of nodes by label and of current ties by type."""
        ...

    def known_ids(self, label: str, ids: Iterable[str]) -> set[str]:
        """Which of these ids exist as nodes of this label."""
        ...

    def links(self, shape: Shape) -> Iterable[tuple[str, str]]:
        """Every tie of this shape without an end date, as (from id, to id)."""
        ...

    def fingerprints(self, shape: Shape, keys: Sequence[Key]) -> dict[Key, Fingerprint]:
        """The fingerprints of those of these facts that are held."""
        ...

    def held(self, shape: Shape, keys: Sequence[Key]) -> dict[Key, Row]:
        """The whole rows of those of these facts that are held."""
        ...

    def revision_ids(self, ids: Sequence[str]) -> set[str]:
        """Which of these revisions are held."""
        ...

    def apply(self, batch: Batch) -> None:
        """Write a batch in one transaction: all of it, or nothing.

        The ends of its ties exist; ``created`` rows are not held yet, ``changed`` ones are. Over a server, whose answer
        may be lost on the way, doing it twice leaves what doing it once does.
        """
        ...

    def brought(self, source: Import) -> Mapping[str, int]:
        """By sheet, how many facts stand as an import that read the same files alike has brought them.

        None where another import has changed anything since.
        """
        ...

    def rows(self, shape: Shape) -> Iterator[Row]:
        """Every current fact of this shape, in no given order."""
        ...

    def accounts(self) -> list[Row]:
        """The accounts: customer organizations that are no part of another, by id."""
        ...

    def account(self, ident: str, *, history: bool) -> Facts:
        """All about one account; earlier states too where ``history`` is asked for."""
        ...

    def ask(self, statement: str, parameters: Mapping[str, Value]) -> Answer:
        """Run a statement of `cypher/questions`, reading only."""
        ...

    def close(self) -> None:
        """Let go of the file or the connections."""
        ...
