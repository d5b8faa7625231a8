"""Drafts × schema → records and problems. What a store already holds is asked through `Held`; nothing is written.

Everything is checked before anything is decided: a `Check` has every good row and every problem, each problem with
file, sheet, row, column, the value, what is wrong and what would be right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain, islice

from graphcrm.errors import UnreadableFile
from graphcrm.messages import Message
from graphcrm.schema import NODE_SHAPES, SHAPES, NodeType, Shape, TieType
from graphcrm.validate.cells import good_rows
from graphcrm.validate.circles import refuse_circles
from graphcrm.validate.counted import row_counts
from graphcrm.validate.headers import (
    EXPORTED,
    FROM_LABEL,
    TO_LABEL,
    header_names,
    kind_named,
    mark,
    recognise,
    sheet_for,
    trimmed,
)
from graphcrm.validate.keys import content_digest, grouped, key_places, row_digest
from graphcrm.validate.model import Check, Draft, Held, NumberedRow, PartialRow, Problem, Row, Rows, Stamp
from graphcrm.validate.spool import ShapeRows, Spool
from graphcrm.validate.together import Ids, Joining, alike, check_nodes, refuse_twins
from graphcrm.validate.uncollected import uncollected
from graphcrm.values import STRICT, Cell, Manner

PORTION = 16
"""How many blocks of a sheet of ties are held against ids at once."""
NODE_SHAPE_OF = {shape.kind.name: shape for shape in NODE_SHAPES}


def check(
    drafts: Iterable[Draft],
    held: Held,
    stamp: Stamp,
    progress: Callable[[int], None] = lambda _rows: None,
    manner: Manner = STRICT,
) -> Check:
    """Check every sheet against the vocabulary, each other and the store. Cost: linear in rows.

    ``manner`` says what is meant where a file leaves it open.
    """
    with uncollected():
        return _check(drafts, held, stamp, progress, manner)


def _check(
    drafts: Iterable[Draft],
    held: Held,
    stamp: Stamp,
    progress: Callable[[int], None],
    manner: Manner,
) -> Check:
    result, ids = Check(), Ids(held)
    known = [(draft, kind) for draft in drafts if (kind := recognise(draft, result))]
    spools: list[Spool] = []
    for ties in (False, True):
        for draft, kind in known:
            if isinstance(kind, TieType) is ties:
                read = _read(draft, kind, result, stamp, ids, progress, manner)
                spools += read or ()
                if read is None:
                    ids.unread.add(kind.name)
        if not ties:
            check_nodes(spools, ids)
            result.remarks += alike(spools, held)
    for shape in SHAPES:
        if of_shape := [spool for spool in spools if spool.shape is shape]:
            result.rows[shape] = ShapeRows(shape, of_shape, stamp)
    refuse_circles(result.rows, held)
    if result.zoned:
        result.remarks.append(
            Message("row.zone", zone=str(manner.zone)) if manner.zone else Message("row.zone.machine")
        )
    result.problems.sort(key=lambda problem: (problem.row > 1, problem.file, problem.sheet, problem.row))
    return result


def _read(
    draft: Draft,
    kind: NodeType | TieType,
    result: Check,
    stamp: Stamp,
    ids: Ids,
    progress: Callable[[int], None],
    manner: Manner,
) -> list[Spool] | None:
    """The good rows of a sheet; or none, and a problem, where it can't be used as a whole."""
    read, problems = result.read, len(result.problems)
    try:
        rows = draft.rows()
        number, header = next(rows, (0, list[Cell]()))
        sheet = sheet_for(draft, kind, number, trimmed(header), result)
        if sheet is None:
            return None
        blocks = good_rows(sheet, rows, stamp.today, progress, manner)
        if isinstance(kind, TieType):
            spools, joining = dict[Shape, Spool](), Joining(sheet, kind, ids)
            while portion := [*chain.from_iterable(islice(blocks, PORTION))]:
                joining.spool(portion, spools)
            return [*spools.values()]
        spool = Spool(sheet, NODE_SHAPE_OF[kind.label])
        for block in blocks:
            spool.add(block)
        refuse_twins(spool)
    except UnreadableFile as error:
        wrong, right = error.why or error.what, error.hint or Message("file.save_anew")
        result.read = read
        result.rejected.pop(draft, None)
        result.problems[problems:] = [Problem(draft.file, draft.sheet, 0, "", "", "unreadable", wrong, right)]
        return None
    return [spool]


__all__ = [
    "EXPORTED",
    "FROM_LABEL",
    "TO_LABEL",
    "Check",
    "Draft",
    "Held",
    "NumberedRow",
    "PartialRow",
    "Problem",
    "Row",
    "Rows",
    "ShapeRows",
    "Stamp",
    "check",
    "content_digest",
    "grouped",
    "header_names",
    "key_places",
    "kind_named",
    "mark",
    "row_counts",
    "row_digest",
    "uncollected",
]
