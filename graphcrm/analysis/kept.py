"""What was reckoned from an account once: for all analyses of it, and for those of the account as it is after a change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from graphcrm.records import RECORD_TYPES, Node, Tie
from graphcrm.schema import SHAPES
from graphcrm.snapshot import Snapshot

T = TypeVar("T")


class Kept:
    """Values by name, each with the types of record that it was reckoned from.

    ``carries`` are the chances of ties, by identity; the tie is held with it, so that no other can take its identity.
    """

    def __init__(self, before: Kept | None = None, changed: frozenset[type] = frozenset()) -> None:
        """Take over from before what was reckoned from nothing that changed; the rest counts as past."""
        held: dict[str, tuple[frozenset[type], Any]] = before._held if before else {}  # noqa: SLF001 — its own class
        self._held = {name: each for name, each in held.items() if not each[0] & changed}
        self._past = {name: each[1] for name, each in held.items() if name not in self._held}
        self.carries: dict[int, tuple[Tie, float]] = before.carries if before else {}

    def once(self, name: str, reads: frozenset[type], make: Callable[[], T]) -> T:
        """The value of this name; made at the first call, from records of these types alone."""
        if name not in self._held:
            self._held[name] = reads, make()
        return cast("T", self._held[name][1])

    def past(self, name: str, kind: type[T]) -> T | None:
        """The value that this name had before the change, if it had one; for who can make the new one from it."""
        found: Any = self._past.get(name)
        return found if isinstance(found, kind) else None


def changed_types(one: Snapshot, two: Snapshot) -> frozenset[type]:
    """The types of record that differ between two snapshots of one account at one date. O(types).

    Tables are compared as objects: a copy of a snapshot keeps those that it does not change.
    """
    found: set[type] = set()
    for shape in SHAPES:
        kind, ends = RECORD_TYPES[shape.kind.name], (shape.start, shape.end)
        if shape.is_tie:
            tie = cast("type[Tie]", kind)
            same = one.ties_between(tie, *ends) is two.ties_between(tie, *ends)
        else:
            node = cast("type[Node]", kind)
            same = one.nodes(node) is two.nodes(node)
        if not same:
            found.add(kind)
    return frozenset(found)
