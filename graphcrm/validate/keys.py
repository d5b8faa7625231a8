"""What makes a row one and the same, and what it says."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import cast

from graphcrm.schema import Shape
from graphcrm.validate.model import Row
from graphcrm.values import Value


def key_places(shape: Shape) -> tuple[int, ...]:
    """Where in a row stands what makes it one and the same: the id; or both ends and the scope."""
    if not shape.is_tie:
        return (0,)
    return (0, 1, shape.columns.index(shape.kind.scope)) if shape.kind.scope else (0, 1)


def identity_of(shape: Shape) -> Callable[[Row], Hashable]:
    """A function from a row to what makes it one and the same."""
    return cast("Callable[[Row], Hashable]", itemgetter(*key_places(shape)))


def content_digest(values: Sequence[Value], leave_out: int) -> str:
    """A 64-bit digest of what a row says, without the column at ``leave_out`` (the day it holds from)."""
    content = tuple(values)
    if leave_out >= 0:
        content = content[:leave_out] + content[leave_out + 1 :]
    return hashlib.blake2b(repr(content).encode(), digest_size=8).hexdigest()


def row_digest(shape: Shape) -> Callable[[Sequence[Value]], str]:
    """A function from what a row says (the values of ``kind.columns``) to its digest.

    The day it holds from is no part of it; neither is a blank cell of a column that was added later (`Property.since`), so
    that what a store held before still says the same.
    """
    day = shape.columns.index(shape.since) if shape.versioned else -1
    added = [place for place, column in enumerate(shape.kind.columns) if column.since > 1]

    def digest(values: Sequence[Value]) -> str:
        blank = [place for place in added if values[place] is None]
        if not blank:
            return content_digest(values, day)
        left = [value for place, value in enumerate(values) if place not in blank]
        return content_digest(left, day - sum(place < day for place in blank) if day >= 0 else day)

    return digest


def grouped(shape: Shape, rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    """Rows in batches of about ``size``; rows of one key stay together, oldest first."""
    identity, since = identity_of(shape), shape.columns.index(shape.since)
    groups: dict[Hashable, list[Row]] = {}
    for row in rows:
        groups.setdefault(identity(row), []).append(row)
    batch: list[Row] = []
    for group in groups.values():
        batch += sorted(group, key=lambda row: _day(row[since]))
        if len(batch) >= size:
            yield batch
            batch = []
    if batch:
        yield batch


def _day(value: Value) -> datetime.date:
    return value if isinstance(value, datetime.date) else datetime.date.min
