"""How many rows each sheet has, without a look at what they say."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from graphcrm.errors import UnreadableFile
from graphcrm.validate.cells import filled
from graphcrm.validate.headers import recognise, sheet_for, trimmed
from graphcrm.validate.model import Check, Draft
from graphcrm.values import Cell


def row_counts(drafts: Iterable[Draft], progress: Callable[[int], None]) -> dict[str, int] | None:
    """By sheet, the number of rows that are not blank; nothing where a sheet can't be used as a whole."""
    counts: dict[str, int] = {}
    scratch = Check()
    try:
        for draft in drafts:
            kind = recognise(draft, scratch)
            rows = draft.rows()
            number, header = next(rows, (0, list[Cell]()))
            if kind is None or sheet_for(draft, kind, number, trimmed(header), scratch) is None:
                return None
            counts[draft.sheet] = sum(map(len, filled(rows)))
            progress(sum(counts.values()))
    except UnreadableFile:
        return None
    return counts
