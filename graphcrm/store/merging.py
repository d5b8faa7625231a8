"""What a row that changes a held fact makes of it, cell by cell. Pure.

A row states the columns that its file has; of the others, and of blank cells, what is held stays. Where the row was exported
from a state that has been changed since (``seen``), a cell that still says what was seen says nothing new: what is held
stays. So it does where both have changed, and that is a conflict. What makes a fact one and the same is never merged.
"""

from __future__ import annotations

import datetime
from functools import cache
from typing import NamedTuple

from graphcrm.schema import Shape
from graphcrm.schema.common import EVIDENCE
from graphcrm.store.model import CellChange, Kept
from graphcrm.validate import PartialRow, Row, key_places, row_digest
from graphcrm.values import Value


class Merged(NamedTuple):
    """A row as it will be held, whole, and what becomes of its cells. ``since`` is ``None`` where it says no day of its own."""

    row: Row
    cells: tuple[CellChange, ...]


def merged(shape: Shape, row: Row, held: Row, seen: Row | None) -> Merged:
    """``row`` over ``held``; ``seen`` is what its file was made from, where that is another state than the held one."""
    absent, blank = (row.absent, row.blank) if isinstance(row, PartialRow) else (0, 0)
    since, keys = shape.columns.index(shape.since), key_places(shape)
    values, cells = list(row), list[CellChange]()

    def note(place: int, kept: Kept | None) -> None:
        said, before = row[place], held[place]
        sheet, number = str(row[_SHEET]), row[_NUMBER]
        key = tuple(held[at] for at in keys)
        name = shape.columns[place]
        cells.append(CellChange(shape.kind.name, key, sheet, int(str(number)), name, before, said, kept))

    for place in range(len(shape.kind.columns)):
        said, before = row[place], held[place]
        if place in keys or said == before:
            continue
        if shape.versioned and place == since:
            if seen is not None and said == seen[place]:
                values[place] = None
            elif said is not None and said not in _days_of_evidence(shape, row):
                note(place, None)
        elif (absent | blank) >> place & 1:
            values[place] = before
            if blank >> place & 1 and before is not None and (seen is None or seen[place] is not None):
                note(place, Kept.BLANK)
        elif seen is not None and seen[place] != before:
            values[place] = before
            note(place, Kept.NEWER if said == seen[place] else Kept.CONFLICT)
        else:
            note(place, None)
    _begin_anew(shape, values, held, absent | blank)
    values[-1] = _digest(shape)(values[: len(shape.kind.columns)])
    return Merged(tuple(values), tuple(cells))


_digest = cache(row_digest)
_SHEET, _NUMBER = -3, -2
_EVIDENCE = tuple(prop.name for prop in EVIDENCE)


def _days_of_evidence(shape: Shape, row: Row) -> tuple[Value, ...]:
    """The day from which a judgement holds because it was observed then."""
    return (row[shape.columns.index("observed_on")],) if "observed_on" in shape.columns else ()


def _begin_anew(shape: Shape, values: list[Value], held: Row, silent: int) -> None:
    """Take from a new judgement the evidence of the one before, and from what begins again the end that it had."""
    places = {name: at for at, name in enumerate(shape.columns[: len(shape.kind.columns)])}
    if "observed_on" in places and values[places["observed_on"]] != held[places["observed_on"]]:
        for name in _EVIDENCE:
            if silent >> places[name] & 1:
                values[places[name]] = None
    since, end = values[places[shape.since]], held[places["valid_to"]] if "valid_to" in places else None
    if (
        end is not None
        and silent >> places["valid_to"] & 1
        and isinstance(since, datetime.date)
        and isinstance(end, datetime.date)
        and since >= end
        and since != held[places[shape.since]]
    ):
        values[places["valid_to"]] = None
