"""Earlier states on their way into a store and out of it: named columns, as `KEPT_AS` says; and what version 2 made of them."""

from __future__ import annotations

import datetime
import itertools
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from graphcrm.schema import KEPT_AS, SCHEMA_VERSION, SHAPES_BY_NAME, TIE_SHAPES, Shape, TieType
from graphcrm.store import statements
from graphcrm.store.changes import key_of
from graphcrm.store.model import Key, Revision
from graphcrm.store.reading import by_ids
from graphcrm.validate import Row, row_digest
from graphcrm.values import Value

if TYPE_CHECKING:
    from graphcrm.store.reading import Run

VERSION_2 = 2
SCOPES_ADDED = 4
"""The version since which topics of influence and roles in a decision are told apart."""
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


# -- version 3 ------------------------------------------------------------------------------------------------------


def replaced(run: Run, engine: str) -> Iterator[tuple[Shape, list[Row]]]:
    """What version 3 took for one fact: ties that a row about another topic, or of another role, replaced.

    Each is given as a tie of its own that ended on the day the other one began, as the import said that brought the other.
    One replaced on the day it began has held on no day: it stays in the history.
    """
    for shape in TIE_SHAPES:
        if isinstance(shape.kind, TieType) and shape.kind.scoped_since == SCOPES_ADDED:
            statement = statements.for_label("schema/0004_states", engine, shape.start)
            rows = run(statement, {"shape": shape.name})
            states = [read_back(shape.start, row) for row in rows]
            starts = sorted({state.subject for state in states})
            now = [tuple(row) for row in by_ids(run, engine, "read/ties_from", shape, starts, READ_AT_ONCE)]
            if ended := _ended(shape, states, now):
                yield shape, ended


def _ended(shape: Shape, states: Sequence[Revision], now: Sequence[Row]) -> list[Row]:
    key, since, until = key_of(shape), shape.columns.index(shape.since), shape.columns.index("valid_to")
    system, recorded = len(shape.kind.columns), shape.columns.index("recorded_at")
    digest, early = row_digest(shape), datetime.date.min
    held = {key(row) for row in now}
    between: dict[Key, list[tuple[datetime.date, str, Row]]] = {}
    for row in (*now, *(state.row for state in states)):
        day = row[since]
        begun = day if isinstance(day, datetime.date) else early
        between.setdefault(row[:2], []).append((begun, str(row[recorded]), row))
    ended: dict[Key, Row] = {}
    for line in between.values():
        line.sort(key=lambda state: state[:2])
        for (begun, _, row), (end, _, successor) in itertools.pairwise(line):
            if key(row) not in held and key(row) != key(successor) and begun < end:
                own = row[until]
                last = min(own, end) if isinstance(own, datetime.date) else end
                values = (*row[:until], last, *row[until + 1 : system])
                ended[key(row)] = (*values, *successor[system:-1], digest(values))
    return list(ended.values())
