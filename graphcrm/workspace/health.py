"""Whether everything that a store holds can be read, says what was written, and refers to what is there."""

from __future__ import annotations

import datetime
import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graphcrm.errors import StoreError
from graphcrm.messages import Message
from graphcrm.schema import NODES, SHAPES, Shape
from graphcrm.schema.column import Form, Property
from graphcrm.store import Store
from graphcrm.validate import Row, content_digest, row_digest
from graphcrm.values import Value

MOST_ADDED = 2
"""Columns that the vocabulary may have got since a row was written: it has no digest of them."""


@dataclass(frozen=True, slots=True)
class Health:
    """How many rows were read, and what is wrong: one message a kind of mistake and type, with an example."""

    rows: int
    problems: tuple[Message, ...]


def examine(store: Store, progress: Callable[[int], None] = lambda _rows: None) -> Health:
    """Read every row of every type, and every earlier state. Raises `StoreError` where one can't be read. O(rows); the ids are held in memory."""
    ids: dict[str, set[Value]] = {label: set() for label in NODES}
    named = set[str]()
    wanted: dict[tuple[str, str, str], set[Value]] = defaultdict(set)
    wrong: Counter[tuple[str, str]] = Counter()
    examples: dict[tuple[str, str], str] = {}
    rows = 0

    def note(kind: str, shape: Shape, row: Row) -> None:
        wrong[kind, shape.kind.name] += 1
        examples.setdefault((kind, shape.kind.name), " → ".join(map(str, row[: 2 if shape.is_tie else 1])))

    def look_at(shape: Shape, row: Row) -> None:
        named.add(str(row[shape.columns.index("import_id")]))
        if not all(map(_fits, shape.properties, row)):
            note("value", shape, row)
        elif not _as_written(shape, row):
            note("digest", shape, row)

    for shape in SHAPES:
        references = [
            (place, prop) for place, prop in enumerate(shape.properties) if prop.refers_to in ids
        ]  # not its import, which is no shape
        for row in _read(store, shape):
            rows += 1
            if not shape.is_tie:
                ids[shape.kind.name].add(row[0])
            for place, prop in references:
                wanted[shape.kind.name, prop.name, prop.refers_to or ""].add(row[place])
            look_at(shape, row)
        progress(rows)
    for shape, row in _earlier_states(store):
        rows += 1
        look_at(shape, row)
    progress(rows)
    problems = [
        Message(f"doctor.{kind}", number=number, kind=name, example=examples[kind, name])
        for (kind, name), number in sorted(wrong.items())
    ]
    ids["Import"] = {origin.id for origin in store.imports(sorted(named))}
    wanted["*", "import_id", "Import"] = {*named}
    return Health(rows, (*problems, *_dangling(wanted, ids)))


def _read(store: Store, shape: Shape) -> Iterator[Row]:
    """The rows of a type; where the engine can't make values of what it finds, that the store is damaged."""
    try:
        yield from store.rows(shape)
    except (RuntimeError, ValueError, OverflowError) as error:
        raise StoreError(
            Message("doctor.unreadable", store=store.address, kind=shape.kind.name),
            hint=Message("doctor.restore"),
        ) from error


def _earlier_states(store: Store) -> Iterator[tuple[Shape, Row]]:
    try:
        for shape, links in store.chains():
            yield from ((shape, state.row) for state in links.fresh)
    except (RuntimeError, ValueError, OverflowError, KeyError, TypeError) as error:
        raise StoreError(
            Message("doctor.unreadable", store=store.address, kind="Revision"), hint=Message("doctor.restore")
        ) from error


def _fits(prop: Property, value: Value) -> bool:
    """Whether a column may hold this; a number of before there were bounds may lie beyond them."""
    if value is None:
        return not prop.required
    kind = prop.python_type
    if prop.form is Form.INSTANT:
        return isinstance(value, str) and _is_moment(value)
    if kind is float:
        return isinstance(value, int | float)
    return isinstance(value, kind) and (kind is datetime.date or not isinstance(value, datetime.datetime))


def _is_moment(text: str) -> bool:
    try:
        return datetime.datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _as_written(shape: Shape, row: Row) -> bool:
    """Whether the row's digest is that of what it says."""
    width = len(shape.kind.columns)
    values, digest = row[:width], row[shape.columns.index("hash")]
    if row_digest(shape)(values) == digest:
        return True
    since = shape.columns.index(shape.since) if shape.versioned else -1
    return any(content_digest(said, place) == digest for said, place in _earlier(values, since))


def _earlier(values: Sequence[Value], since: int) -> Iterator[tuple[Sequence[Value], int]]:
    """The values, and what they were before columns were added that are empty; with the place of the day they hold from."""
    empty = [place for place, value in enumerate(values) if value is None and place != since]
    for added in range(MOST_ADDED + 1):
        for gone in itertools.combinations(empty, added):
            left = [value for place, value in enumerate(values) if place not in gone]
            yield left, since - sum(place < since for place in gone) if since >= 0 else -1


def _dangling(
    wanted: Mapping[tuple[str, str, str], set[Value]], ids: Mapping[str, set[Value]]
) -> Iterator[Message]:
    for (kind, column, label), named in sorted(wanted.items()):
        if lost := named - ids[label] - {None}:
            yield Message(
                "doctor.dangling",
                number=len(lost),
                kind=kind,
                column=column,
                label=label,
                example=str(min(map(str, lost))),
            )
