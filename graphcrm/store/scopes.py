"""What version 3 took for one tie, and version 4 takes for several: between the same two, for each topic or role one."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator, Sequence

from graphcrm.schema import TIE_SHAPES, Shape, TieType
from graphcrm.store import statements
from graphcrm.store.changes import key_of
from graphcrm.store.history import READ_AT_ONCE, read_back
from graphcrm.store.model import Key, Revision, Run
from graphcrm.store.reading import by_ids
from graphcrm.validate import Row, row_digest

SCOPES_ADDED = 4
"""The version since which topics of influence and roles in a decision are told apart."""


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
