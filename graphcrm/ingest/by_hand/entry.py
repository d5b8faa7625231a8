"""What every entry shares: rows by sheet, made into drafts, and how people and things are named in it."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphcrm import schema
from graphcrm.messages import Message, Name, Several, listed
from graphcrm.records import TYPE_NAMES, Contact, Employee, Node
from graphcrm.validate import Draft, NumberedRow
from graphcrm.values import Cell, written

if TYPE_CHECKING:
    from graphcrm.snapshot import Snapshot

SOURCE = "by hand"
"""What the source of such a fact is called."""

Columns = Mapping[str, Cell]
Person = Contact | Employee


@dataclass(frozen=True, slots=True)
class Entry:
    """Rows by type of record, and a message that says who and what was understood. ``ident`` is the id of what was entered."""

    rows: Mapping[type[Any], tuple[Columns, ...]]
    message: Message
    ident: str

    @property
    def said(self) -> str:
        """What was understood, in English."""
        return str(self.message)

    @property
    def drafts(self) -> tuple[Draft, ...]:
        return tuple(Draft(SOURCE, TYPE_NAMES[kind], _Rows(rows)) for kind, rows in self.rows.items() if rows)

    @property
    def digest(self) -> str:
        """Of what was entered."""
        return hashlib.blake2b(
            repr([(TYPE_NAMES[kind], rows) for kind, rows in self.rows.items()]).encode(), digest_size=16
        ).hexdigest()


@dataclass(frozen=True, slots=True, eq=False)
class _Rows:
    """A sheet held in memory: header, then one row an entry."""

    rows: tuple[Columns, ...]

    def __call__(self) -> Iterator[NumberedRow]:
        header = list(dict.fromkeys(name for row in self.rows for name in row))
        yield 1, list(header)
        for number, row in enumerate(self.rows, start=2):
            yield number, [row.get(name) for name in header]


def new_id(prefix: str, day: datetime.date, *parts: object) -> str:
    """An id that follows from what was entered: ``v-20261120-3f2a9c``."""
    digest = hashlib.blake2b(repr(parts).encode(), digest_size=3).hexdigest()
    return f"{prefix}-{day:%Y%m%d}-{digest}"


def changed(record: Node, **columns: Cell) -> Columns:
    """A node's row as it stands, with some columns otherwise."""
    kind = schema.NODES[type(record).__name__]
    cells = {prop.name: written(prop, getattr(record, prop.name)) for prop in kind.columns}
    return {name: cell for name, cell in (cells | columns).items() if cell is not None}


def merged(record: Node | None, **columns: Cell) -> Columns:
    """A row of what is known: of what is on record already, what is not said anew stays."""
    cells = filled(**columns)
    return {**changed(record), **cells} if record is not None else cells


def filled(**columns: Cell) -> Columns:
    """A row of what is known."""
    return {name: cell for name, cell in columns.items() if cell is not None and cell != ""}


def people(snapshot: Snapshot, typed: Sequence[str]) -> list[Person]:
    """Whom the typed names mean. Raises `NotFound`."""
    named = [snapshot.find_person(name) for name in typed]
    return list({(type(person), person.id): person for person in named}.values())


def choice_of(pairs: Iterable[tuple[str, str]], style: str = "comma") -> Several:
    """What to choose from, each with what tells it apart: ``Core network (o-core), 5G (o-5g)``."""
    return listed(
        (Message("name.titled", name=Name(name), title=Name(beside)) for name, beside in pairs), style=style
    )


def concerns(snapshot: Snapshot, ident: str, about: Sequence[str]) -> tuple[Columns, ...]:
    """What something is about: the places named, else the account."""
    ends = [snapshot.find_part(name).id for name in about] or [snapshot.account.id]
    return tuple(filled(from_id=ident, to_id=end) for end in ends)
