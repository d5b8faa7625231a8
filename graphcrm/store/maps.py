"""What Neo4j takes beside the rows themselves: earlier states and relationships that stand for references, as maps."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from graphcrm.schema import KEPT_AS, SYSTEM, Form, Shape
from graphcrm.store import history, statements
from graphcrm.store.chain import spans
from graphcrm.store.changes import key_of
from graphcrm.store.model import Revision
from graphcrm.validate import Row

Write = tuple[str, list[dict[str, Any]]]
"""A statement and its ``$rows``."""
ENGINE = "neo4j"
_INSTANTS = frozenset(prop.name for prop in KEPT_AS.columns.values() if prop.form is Form.INSTANT) | {
    "imported_at"
}


@lru_cache(maxsize=64)
def instant(text: str) -> datetime.datetime:
    """A moment as Neo4j keeps it."""
    return datetime.datetime.fromisoformat(text)


@lru_cache(maxsize=4096)
def moment_text(moment: datetime.datetime) -> str:
    """A moment as rows carry it."""
    return moment.astimezone(datetime.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def timed(said: dict[str, Any]) -> dict[str, Any]:
    """The same map, its moments as Neo4j keeps them."""
    for name in _INSTANTS.intersection(said):
        said[name] = instant(said[name])
    return said


def revisions(shape: Shape, states: Sequence[Revision], version: int) -> Iterator[Write]:
    """Earlier states of one shape."""
    rows = [
        {
            "subject": revision.subject,
            "state": timed({k: v for k, v in history.state(revision, version).items() if v is not None}),
        }
        for revision in states
    ]
    if rows:
        name = "write/tie_revision" if shape.is_tie else "write/revision"
        yield statements.for_shape(name, ENGINE, shape), rows


def chained(
    shape: Shape, states: Sequence[Revision], moved: Sequence[Revision], first: Mapping[str, datetime.date]
) -> Iterator[Write]:
    """Which state followed which: new ones, those that now end otherwise, and the first days of nodes."""
    if moved:
        rows = [{"id": state.id, "replaced_on": state.replaced_on} for state in moved]
        yield statements.text("write/replaced", ENGINE), rows
    if shape.is_tie and (states or moved):
        names = shape.columns[2 : -len(SYSTEM)]
        said = (
            (
                row,
                {k: v for k, v in zip(names, row[2:], strict=False) if v is not None}
                | {"revision": state.id},
            )
            for row, state in spans(shape, (*states, *moved))
        )
        befores = [{"from_id": row[0], "to_id": row[1], "said": values} for row, values in said]
        yield statements.for_shape("write/before", ENGINE, shape), befores
    if first:
        days = [{"id": ident, "day": day} for ident, day in first.items()]
        yield statements.for_shape("write/first", ENGINE, shape), days


def links(shape: Shape, created: Sequence[Row], changed: Sequence[Row]) -> Iterator[Write]:
    """What follows from the references of rows of one shape. Where a new row refers to nothing, nothing does."""
    for place, prop in enumerate(shape.properties):
        if prop.link is None or (shape.is_tie and prop in SYSTEM):
            continue
        if shape.is_tie:
            rows = [_tie_link(shape, row) for row in (*created, *changed) if row[place] is not None]
            name = "write/tie_link"
        else:
            told = (*(row for row in created if row[place] is not None), *changed)
            rows = [{"id": row[0], "to": row[place]} for row in told]
            name = "write/link"
        if rows:
            yield statements.for_reference(name, ENGINE, shape, prop), rows


def _tie_link(shape: Shape, row: Row) -> dict[str, Any]:
    own = len(shape.columns) - len(SYSTEM)
    said = {
        name: value
        for name, value in zip(shape.columns[2:own], row[2:own], strict=True)
        if value is not None and name != shape.kind.scope
    }
    return {"from_id": row[0], "to_id": row[1], "scope": key_of(shape)(row)[2], "said": said}
