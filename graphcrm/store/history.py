"""Earlier states on their way into a store and out of it: named columns, as `KEPT_AS` says; and what version 2 made of them."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from graphcrm.schema import KEPT_AS, SCHEMA_VERSION, SHAPES_BY_NAME, Shape
from graphcrm.store import statements
from graphcrm.store.model import Revision, Run
from graphcrm.validate import Row
from graphcrm.values import Value

VERSION_2 = 2
READ_AT_ONCE = 5_000
_HEAD = 4
"""How many values stand before the states' own in a row of ``read/revisions``."""


def state(revision: Revision, version: int = SCHEMA_VERSION) -> dict[str, Value]:
    """Everything that is kept of an earlier state, by name."""
    head = {"id": revision.id, "shape": revision.shape, "version": version}
    names = KEPT_AS.of(SHAPES_BY_NAME[revision.shape])
    return {
        **head,
        "superseded_at": revision.superseded_at,
        "replaced_on": revision.replaced_on,
        **{name: revision.row[place] for name, place in names.items()},
    }


def read_back(label: str, values: Sequence[Any]) -> Revision:
    """The earlier state in a row of ``read/revisions``, which asked for those of nodes with this label."""
    ident, name, superseded_at, subject = values[:_HEAD]
    shape = SHAPES_BY_NAME[name]
    row = _taker(label, name)(values)
    if not shape.is_tie:
        row = (subject, *row)
    said: dict[str, Any] = dict(zip(shape.columns, row, strict=True))
    return Revision(ident, name, row, said[shape.since], said["recorded_at"], superseded_at, label, subject)


@cache
def _taker(label: str, name: str) -> Callable[[Sequence[Any]], Row]:
    """Takes a shape's row out of the states of everything that starts at a label; a node's without its id."""
    spots = {column: spot for spot, column in enumerate(statements.states_of(label), start=_HEAD)}
    shape = SHAPES_BY_NAME[name]
    by_place = {place: spots[column] for column, place in KEPT_AS.of(shape).items()}
    return itemgetter(*(by_place[place] for place in range(0 if shape.is_tie else 1, len(shape.columns))))


# -- version 2 ------------------------------------------------------------------------------------------------------


def bodies(run: Run, engine: str) -> Iterator[tuple[Shape, list[Revision]]]:
    """What version 2 kept as one text each, some at once, until whoever takes it has rewritten it all."""
    layout, statement = json.loads(statements.layout_2()), statements.text("schema/0003_bodies", engine)
    while rows := run(statement, {"most": READ_AT_ONCE}):
        by_shape: dict[str, list[Revision]] = {}
        for ident, name, body, superseded_at in rows:
            revision = _from_body(layout, ident, name, json.loads(body), superseded_at)
            by_shape.setdefault(name, []).append(revision)
        for name, revisions in by_shape.items():
            yield SHAPES_BY_NAME[name], revisions


def _from_body(
    layout: Mapping[str, Any], ident: str, name: str, body: Sequence[Any], superseded_at: str
) -> Revision:
    shape = SHAPES_BY_NAME[name]
    said: dict[str, Any] = dict(zip(layout["columns"][shape.kind.name], body, strict=True))
    for column in layout["dates"]:
        if said.get(column) is not None:
            said[column] = datetime.date.fromisoformat(said[column])
    row = tuple(said.get(column) for column in shape.columns)
    since, label = said.get(shape.since), shape.start or shape.kind.name
    return Revision(ident, name, row, since, said["recorded_at"], superseded_at, label, str(row[0]))
