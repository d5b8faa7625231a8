"""A store of any number of made-up accounts, filled by the engine's fastest way, some accounts at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from benchmarks import made
from graphcrm.schema import SHAPES, Shape
from graphcrm.store import Import, Store
from graphcrm.validate import ShapeRows, Stamp, check, uncollected

if TYPE_CHECKING:
    from collections.abc import Iterator

AT_ONCE = 250
"""How many accounts are in memory: fifty thousand contacts."""
ORIGIN = Import("made", "made", "made", "benchmark", "2026-01-01T00:00:00.000000Z")
STAMP = Stamp(ORIGIN.id, ORIGIN.imported_at)


class _Ourselves:
    """What the accounts of the first part have brought, and those after it name."""

    def known_ids(self, label: str, ids: Iterable[str]) -> set[str]:
        return {"org-own"} & set(ids) if label == "Organization" else set()

    def links(self, shape: Shape, starts: Collection[str]) -> Iterable[tuple[str, str]]:  # noqa: ARG002 — a protocol's names
        return ()


def parts(accounts: range) -> Iterator[dict[Shape, ShapeRows]]:
    """Checked rows by shape, some accounts at a time."""
    for start in range(accounts.start, accounts.stop, AT_ONCE):
        some = range(start, min(start + AT_ONCE, accounts.stop))
        yield check(made.drafts(some), _Ourselves(), STAMP).rows


def fill(store: Store, accounts: range) -> int:
    """Write these accounts into a prepared store; how many rows that were."""
    written = 0
    with uncollected():
        for rows in parts(accounts):
            for shape in SHAPES:
                for part in rows[shape].parts(store.batch_rows) if shape in rows else ():
                    store.write(shape, part, ORIGIN, STAMP)
                    written += len(part)
    return written
