"""Drafts × schema → records and problems. What a store already holds is asked through `Held`; nothing is written.

Everything is checked before anything is decided: a `Check` has every good row and every problem, each problem with
file, sheet, row, column, the value, what is wrong and what would be right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from graphcrm.errors import UnreadableFile
from graphcrm.messages import Message
from graphcrm.schema import NodeType, TieType
from graphcrm.validate.cells import read_rows
from graphcrm.validate.circles import refuse_circles
from graphcrm.validate.counted import row_counts
from graphcrm.validate.headers import header_names, kind_named, recognise, sheet_for, trimmed
from graphcrm.validate.model import Check, Draft, Held, NumberedRow, Problem, Row, Rows, Sheet, Stamp
from graphcrm.validate.together import (
    Ids,
    Seen,
    alike,
    check_nodes,
    check_references,
    content_digest,
    finish,
    key_places,
    shapes_of,
)
from graphcrm.validate.uncollected import uncollected
from graphcrm.values import Cell


def check(
    drafts: Iterable[Draft], held: Held, stamp: Stamp, progress: Callable[[int], None] = lambda _rows: None
) -> Check:
    """Check every sheet against the vocabulary, each other and the store. Cost: linear in rows."""
    with uncollected():
        return _check(drafts, held, stamp, progress)


def _check(drafts: Iterable[Draft], held: Held, stamp: Stamp, progress: Callable[[int], None]) -> Check:
    result = Check()
    known = [(draft, kind) for draft in drafts if (kind := recognise(draft, result))]
    ids, shared, seen = Ids(held), dict[str, str](), Seen()

    def read(draft: Draft, kind: NodeType | TieType) -> Sheet | None:
        sheet = _read(draft, kind, result, stamp, shared, progress)
        if sheet is None:
            ids.unread.add(kind.name)
        return sheet

    def write(sheet: Sheet) -> None:
        finish(sheet, shapes_of(sheet, ids), stamp, seen)
        sheet.rows = []

    nodes = [sheet for draft, kind in known if isinstance(kind, NodeType) and (sheet := read(draft, kind))]
    check_nodes(nodes, ids)
    result.remarks += alike(ids)
    for sheet in nodes:
        write(sheet)
    ties: list[Sheet] = []
    for draft, kind in known:
        if isinstance(kind, TieType) and (sheet := read(draft, kind)):
            check_references(sheet, ids)
            write(sheet)
            ties.append(sheet)
    refuse_circles(ties, held, result)
    result.problems.sort(key=lambda problem: (problem.row > 1, problem.file, problem.sheet, problem.row))
    return result


def _read(
    draft: Draft,
    kind: NodeType | TieType,
    result: Check,
    stamp: Stamp,
    shared: dict[str, str],
    progress: Callable[[int], None],
) -> Sheet | None:
    """A sheet with its good rows; or none, and a problem, where it can't be used as a whole."""
    read, problems = result.read, len(result.problems)
    try:
        rows = draft.rows()
        number, header = next(rows, (0, list[Cell]()))
        sheet = sheet_for(draft, kind, number, trimmed(header), result)
        if sheet is not None:
            read_rows(sheet, rows, stamp.today, shared, progress)
    except UnreadableFile as error:
        wrong, right = error.why or error.what, error.hint or Message("file.save_anew")
        result.read = read
        result.rejected.pop(draft, None)
        result.problems[problems:] = [Problem(draft.file, draft.sheet, 0, "", "", "unreadable", wrong, right)]
        return None
    return sheet


__all__ = [
    "Check",
    "Draft",
    "Held",
    "NumberedRow",
    "Problem",
    "Row",
    "Rows",
    "Stamp",
    "check",
    "content_digest",
    "header_names",
    "key_places",
    "kind_named",
    "row_counts",
    "uncollected",
]
