"""Rows as the embedded store takes them: typed Arrow tables, or maps."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from graphcrm.schema import KEPT_AS, SCHEMA_VERSION, SYSTEM, Property, Shape
from graphcrm.schema.history import FIRST_FROM, said_before
from graphcrm.store import history
from graphcrm.store.chain import spans
from graphcrm.store.changes import key_of
from graphcrm.store.model import Revision
from graphcrm.validate import Row
from graphcrm.values import Value

if TYPE_CHECKING:
    import pyarrow


def tie_map(shape: Shape, row: Row) -> dict[str, Value]:
    values = dict(zip(shape.columns, row, strict=True))
    return values | {"scope": key_of(shape)(row)[2] or ""} if shape.kind.scope else values


def _arrow_type(prop: Property) -> pyarrow.DataType:
    import pyarrow as pa

    return {
        str: pa.string(),
        int: pa.int64(),
        float: pa.float64(),
        bool: pa.bool_(),
        datetime.date: pa.date32(),
    }[prop.python_type]


def table(properties: Sequence[Property], rows: Sequence[Row]) -> pyarrow.Table:
    import pyarrow as pa

    columns = zip(*rows, strict=True)
    arrays = [pa.array(column, _arrow_type(prop)) for prop, column in zip(properties, columns, strict=True)]
    return pa.Table.from_arrays(arrays, names=[prop.name for prop in properties])


def node_table(shape: Shape, rows: Sequence[Row], first: Mapping[str, datetime.date]) -> pyarrow.Table:
    """Nodes that are new, with the first day of those that have earlier states."""
    import pyarrow as pa

    days = pa.array([first.get(str(row[0])) for row in rows], pa.date32())
    return table(shape.properties, rows).append_column(FIRST_FROM, days)


def before_table(shape: Shape, states: Sequence[Revision]) -> pyarrow.Table:
    """Earlier states of new ties."""
    rows = [(*row[:2], state.id, *row[2 : -len(SYSTEM)]) for row, state in spans(shape, states)]
    return table((*shape.properties[:2], *said_before(shape.kind)), rows)


def before_maps(shape: Shape, states: Sequence[Revision]) -> list[dict[str, Value]]:
    """Earlier states of held ties."""
    names = shape.columns[: -len(SYSTEM)]
    return [
        {**dict(zip(names, row, strict=False)), "revision": state.id} for row, state in spans(shape, states)
    ]


def tie_table(shape: Shape, rows: Sequence[Row]) -> pyarrow.Table:
    import pyarrow as pa

    facts = table(shape.properties, rows)
    if shape.kind.scope:
        scopes = pa.array([key[2] or "" for key in map(key_of(shape), rows)], pa.string())
        facts = facts.add_column(2, "scope", scopes)
    return facts


def revision_table(revisions: Sequence[Revision], version: int = SCHEMA_VERSION) -> pyarrow.Table:
    """Earlier states of one shape."""
    states = [history.state(revision, version) for revision in revisions]
    properties = [replace(KEPT_AS.columns[name], name=name) for name in states[0]]
    return table(properties, [tuple(state.values()) for state in states])


def texts_table(texts: Sequence[str]) -> pyarrow.Table:
    import pyarrow as pa

    return pa.table({"name": pa.array(texts, pa.string())})


def pairs_table(pairs: Sequence[tuple[str, str]]) -> pyarrow.Table:
    import pyarrow as pa

    revisions, subjects = zip(*pairs, strict=True)
    return pa.table({"from": pa.array(revisions, pa.string()), "to": pa.array(subjects, pa.string())})
