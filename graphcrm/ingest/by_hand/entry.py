"""What every entry shares: rows by sheet, made into drafts, and how people and things are named in it."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphcrm import matching, schema
from graphcrm.errors import NotFound
from graphcrm.records import TYPE_NAMES, Contact, Employee, Node, Opportunity, OrgUnit, Record
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
    """Rows by type of record, and one sentence that says who and what was understood. ``ident`` is the id of what was entered."""

    rows: Mapping[type[Any], tuple[Columns, ...]]
    said: str
    ident: str

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


def new_id(prefix: str, day: datetime.date, *said: object) -> str:
    """An id that follows from what was entered: ``v-20261120-3f2a9c``."""
    digest = hashlib.blake2b(repr(said).encode(), digest_size=3).hexdigest()
    return f"{prefix}-{day:%Y%m%d}-{digest}"


def changed(record: Node, **columns: Cell) -> Columns:
    """A node's row as it stands, with some columns otherwise."""
    kind = next(each for each in schema.NODE_TYPES if each.label == type(record).__name__)
    kept = {prop.name: written(prop, getattr(record, prop.name)) for prop in kind.columns}
    return {name: cell for name, cell in (kept | columns).items() if cell is not None}


def merged(held: Node | None, **columns: Cell) -> Columns:
    """A row of what is known: of what is held already, what is not said anew stays."""
    said = filled(**columns)
    return {**changed(held), **said} if held is not None else said


def filled(**columns: Cell) -> Columns:
    """A row of what is known."""
    return {name: cell for name, cell in columns.items() if cell is not None and cell != ""}


def people(snapshot: Snapshot, typed: Sequence[str]) -> list[Person]:
    """Whom the typed names mean. Raises `NotFound`."""
    found = [snapshot.find_person(each) for each in typed]
    return list({(type(each), each.id): each for each in found}.values())


def place(snapshot: Snapshot, typed: str) -> Record:
    """The opportunity or unit that a name means. Raises `NotFound`."""
    every: dict[str, Opportunity | OrgUnit] = {
        **snapshot.nodes(OrgUnit), **snapshot.nodes(Opportunity),
    }  # fmt: skip
    names = {ident: (each.name, each.name_zh or "") for ident, each in every.items()}
    found = matching.fitting(typed, names)
    if len(found) == 1:
        return every[found[0]]
    which = "Several opportunities or units fit" if found else "There is no opportunity or unit"
    some = found or matching.near(typed, names) or list(snapshot.nodes(Opportunity))
    raise NotFound(
        f"{which} “{typed}”",
        hint=f"Say which: {', '.join(f'{every[one].name} ({one})' for one in some[:8])}.",
    )


def concerns(snapshot: Snapshot, ident: str, about: Sequence[str]) -> tuple[Columns, ...]:
    """What something is about: the places named, else the account."""
    ends = [str(place(snapshot, each)[0]) for each in about] or [snapshot.account.id]
    return tuple(filled(from_id=ident, to_id=end) for end in ends)
