"""What a store is asked to do, and the contract that every store keeps."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple, Protocol

from graphcrm.schema import Shape
from graphcrm.validate import Row, Stamp
from graphcrm.values import Value

Key = tuple[Value, ...]
"""What makes a fact one and the same within its shape: the id; or both ends and, where there is one, the scope."""


Run = Callable[[str, Mapping[str, Any]], Sequence[Sequence[Any]]]
"""Runs a statement with parameters and gives all its rows, in Python's own types."""


class Fingerprint(NamedTuple):
    """Enough of a held fact to tell whether a row changes it."""

    digest: str
    since: Value


class Revision(NamedTuple):
    """An earlier state of a fact: what a row said, from when it held, and until when we thought so.

    ``subject`` is the node it is about (a tie's start), with its label. ``replaced_on`` is the first day of the state after it, for
    who writes it (see `chain`); who reads it finds the next one beside it.
    """

    id: str
    shape: str
    row: Row
    valid_from: datetime.date | None
    recorded_at: str
    superseded_at: str
    label: str
    subject: str
    replaced_on: datetime.date | None = None


class Links(NamedTuple):
    """Earlier states that are new, those before them that now end otherwise, and by node id the first day of all."""

    fresh: list[Revision]
    moved: list[Revision]
    first: dict[str, datetime.date]


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


class Kept(StrEnum):
    """Why a cell that says otherwise leaves what is held as it is."""

    BLANK = "blank"
    """The cell is blank."""
    NEWER = "newer"
    """It says what its file was exported with; the store has learned otherwise since."""
    CONFLICT = "conflict"
    """It was changed in the file, and in the store since the file was exported."""


class CellChange(NamedTuple):
    """What becomes of a cell of a held fact: it changes, or it is ``kept`` although the file says otherwise.

    ``kind`` is the label or type, ``sheet`` and ``row`` where the file says ``after``; ``before`` is what was held until now.
    """

    kind: str
    key: Key
    sheet: str
    row: int
    column: str
    before: Value
    after: Value
    kept: Kept | None

    @property
    def clears(self) -> bool:
        """Whether what was known becomes unknown."""
        return self.kept is None and self.after is None


class Written(NamedTuple):
    """What became of the rows of one batch: how many of each kind. ``earlier`` rows went straight into the history.

    ``cells`` are those of held facts that change, or that are kept although a row says otherwise.
    """

    created: int = 0
    changed: int = 0
    earlier: int = 0
    unchanged: int = 0
    cells: tuple[CellChange, ...] = ()


@dataclass(slots=True)
class Facts:
    """Everything a store holds about one account: rows by shape, earlier states, and the imports they name.

    ``met`` says, of everybody of ours with the account, whom they saw or spoke to at any customer: one of ours, interaction, its
    kind, day and when it was recorded, and a contact.
    """

    account: str
    rows: dict[Shape, list[Row]]
    revisions: list[Revision]
    imports: dict[str, Import]
    met: list[Row] = field(default_factory=lambda: [])


class Answer(NamedTuple):
    """A table: the answer to a question."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


class Store(Protocol):
    """A place that keeps facts. It stores; it never analyses.

    A store is opened, prepared once (or, by who only reads, checked), used by one thread, and closed. Every method may raise
    `StoreError`. Rows go in and come out as tuples in the order of `Shape.columns`, equal in every store.

    What is asked for by ids costs what those ids have, however much else is held; `counts`, `rows`, `accounts` and the
    questions that name nobody look at everything.
    """

    batch_rows: int
    """How many rows of one shape go into one `write`."""

    @property
    def address(self) -> str:
        """Where it is, as may be shown: never a password."""
        ...

    def prepare(self) -> None:
        """Bring the schema to this program's version. Idempotent.

        Refuses a store of a newer version, and a database with nodes of others that carry our labels.
        """
        ...

    def check(self) -> None:
        """Raise where there is no store of this program's schema: `StoreError`, or `StoreVersionError`. Writes nothing."""
        ...

    def counts(self) -> Mapping[str, int]:
        """Number of nodes by label and of current ties by type."""
        ...

    def known_ids(self, label: str, ids: Iterable[str]) -> set[str]:
        """Which of these ids exist as nodes of this label."""
        ...

    def links(self, shape: Shape, starts: Collection[str]) -> Iterable[tuple[str, str]]:
        """Those ties of this shape without an end date that start at these ids, as (from id, to id)."""
        ...

    def write(self, shape: Shape, rows: Sequence[Row], origin: Import, stamp: Stamp) -> Written:
        """Compare rows of one shape with what is held, write what they change, and keep what they replace.

        What a `PartialRow` leaves open is filled from what is held at that moment (`merging`). Rows of one key stand together, oldest first; one import brings a fact's rows in one batch. What is new is written in whole or not
        at all, and so is what changes. However many write at once, each fact goes from state to state as if they had written
        it one after the other: every state is current or in the history, and the newest is current. Over a server, whose
        answer may be lost on the way, a batch may be tried again; it is written once, and counted as it was written.

        Raises `StoreError`, and writes nothing, where an end of a tie is gone. A circle that others close with these ties at the
        same moment is not noticed here: see `docs/decisions/2026-11-28-writers.md`.
        """
        ...

    def preview(self, shape: Shape, rows: Sequence[Row], stamp: Stamp) -> Written:
        """What `write` would make of these rows now; nothing is written."""
        ...

    def brought(self, source: Import) -> Mapping[str, int]:
        """By sheet, how many facts stand as an import that read the same files alike has brought them.

        None where another import has changed anything since.
        """
        ...

    def rows(self, shape: Shape) -> Iterator[Row]:
        """Every current fact of this shape, in the order of their keys. Memory: that of the ids, not of the facts."""
        ...

    def chains(self) -> Iterator[tuple[Shape, Links]]:
        """All earlier states, linked: some facts of one shape at once."""
        ...

    def imports(self, ids: Sequence[str]) -> list[Import]:
        """Those of these imports that are held."""
        ...

    def accounts(self) -> list[Row]:
        """The accounts: customer organizations that are no part of another, by id."""
        ...

    def is_account(self, ident: str) -> bool:
        """Whether this is the id of an account."""
        ...

    def names(self, label: str, name: str | None = None) -> dict[str, tuple[str, str]]:
        """By id, the names in both scripts of all nodes of a label whose nodes have them; or of those with exactly this name."""
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
