"""What was reckoned from an account once: for all analyses of it, and for those of the account as it is after a change."""

from __future__ import annotations

from collections.abc import Callable
from operator import is_
from typing import Any, TypeVar, cast

from graphcrm.records import RECORD_TYPES, Contact, Node, Tie
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
        held: dict[str, tuple[frozenset[type], Any]] = before._held if before else {}  # noqa: SLF001 — its own class
        self._held = {name: each for name, each in held.items() if not each[0] & changed}
        self._past = {name: each[1] for name, each in held.items() if name not in self._held}
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


def departed(one: Snapshot, two: Snapshot) -> frozenset[str]:
    """The contacts who left, where two snapshots differ in them and their ties alone; else nobody. O(facts that differ)."""
    every, rest = one.nodes(Contact), two.nodes(Contact)
    left = frozenset(every.keys() - rest.keys())
    if not left or len(rest) + len(left) != len(every):
        return frozenset()
    if any(rest[ident] is not every[ident] for ident in rest):
        return frozenset()
    for shape in SHAPES:
        kind, ends = RECORD_TYPES[shape.kind.name], (shape.start, shape.end)
        if shape.is_tie:
            tie = cast("type[Tie]", kind)
            same = _only_theirs(one.ties_between(tie, *ends), two.ties_between(tie, *ends), ends, left)
        else:
            node = cast("type[Node]", kind)
            same = kind is Contact or one.nodes(node) is two.nodes(node)
        if not same:
            return frozenset()
    return left


def _only_theirs(
    one: tuple[Tie, ...], two: tuple[Tie, ...], ends: tuple[str, str], left: frozenset[str]
) -> bool:
    """Whether what is missing in the second table are the ties of those who left."""
    if one is two:
        return True
    start, end = (label == "Contact" for label in ends)
    stay = [tie for tie in one if not ((start and tie.from_id in left) or (end and tie.to_id in left))]
    return len(stay) == len(two) and all(map(is_, stay, two))
