"""What was reckoned from an account once: for all analyses of it, and for those of the account as it is after a change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import is_
from typing import Any, TypeVar, cast

from graphcrm.records import RECORD_TYPES, Contact, Tie
from graphcrm.schema import SHAPES
from graphcrm.snapshot import Snapshot

T = TypeVar("T")


class Memo:
    """Values by name, each with the types of record that it was reckoned from.

    ``carries`` are the chances of ties, by identity; the tie is held with it, so that no other can take its identity.
    """

    def __init__(
        self,
        before: Memo | None = None,
        changed: frozenset[type] = frozenset(),
        left: frozenset[str] = frozenset(),
    ) -> None:
        """Take over from before what was reckoned from nothing that changed; the rest counts as past.

        ``left``: see `departed`.
        """
        self.left = left
        values: dict[str, tuple[frozenset[type], Any]] = before._held if before else {}  # noqa: SLF001 — its own class
        self._held = {name: value for name, value in values.items() if not value[0] & changed}
        self._past = {name: value[1] for name, value in values.items() if name not in self._held}
        self.carries: dict[int, tuple[Tie, float]] = before.carries if before else {}

    def once(
        self,
        name: str,
        reads: frozenset[type],
        make: Callable[[], T],
        less: Callable[[T, frozenset[str]], T] | None = None,
    ) -> T:
        """The value of this name; made at the first call, from records of these types alone.

        ``less`` makes it from the value before, where all that changed since is that these contacts left.
        """
        if name not in self._held:
            known = self.left and less and name in self._past
            self._held[name] = reads, less(self._past[name], self.left) if known and less else make()
        return cast("T", self._held[name][1])

    def past(self, name: str, kind: type[T]) -> T | None:
        """The value that this name had before the change, if it had one; for who can make the new one from it."""
        value: Any = self._past.get(name)
        return value if isinstance(value, kind) else None


def changed_types(before: Snapshot, after: Snapshot) -> frozenset[type]:
    """The types of record that differ between two snapshots of one account at one date. O(types).

    Tables are compared as objects: a copy of a snapshot keeps those that it does not change.
    """
    return frozenset(kind for kind, _, was, now in _tables(before, after) if was is not now)


def departed(before: Snapshot, after: Snapshot) -> frozenset[str]:
    """The contacts who left, where two snapshots differ in them and their ties alone; else nobody. O(facts that differ)."""
    contacts, staying = before.nodes(Contact), after.nodes(Contact)
    left = frozenset(contacts.keys() - staying.keys())
    if not left or len(staying) + len(left) != len(contacts):
        return frozenset()
    if any(staying[ident] is not contacts[ident] for ident in staying):
        return frozenset()
    for kind, ends, was, now in _tables(before, after):
        if was is not now and kind is not Contact and not (ends and _only_theirs(was, now, ends, left)):
            return frozenset()
    return left


def _tables(before: Snapshot, after: Snapshot) -> Iterator[tuple[type, tuple[str, str] | None, Any, Any]]:
    """Every table of nodes or ties (with the labels of its ends), as it was and as it is."""
    for shape in SHAPES:
        kind: Any = RECORD_TYPES[shape.kind.name]
        if shape.is_tie:
            ends = shape.start, shape.end
            yield kind, ends, before.ties_between(kind, *ends), after.ties_between(kind, *ends)
        else:
            yield kind, None, before.nodes(kind), after.nodes(kind)


def _only_theirs(
    was: tuple[Tie, ...], now: tuple[Tie, ...], ends: tuple[str, str], left: frozenset[str]
) -> bool:
    """Whether what is missing in the second table are the ties of those who left."""
    start, end = (label == "Contact" for label in ends)
    stay = [tie for tie in was if not ((start and tie.from_id in left) or (end and tie.to_id in left))]
    return len(stay) == len(now) and all(map(is_, stay, now))
