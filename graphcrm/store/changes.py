"""What a set of rows changes against what is held. Pure.

Four rules. Equal digests: nothing to do, and what we knew since when stays. A newer row replaces the held one, which
becomes a `Revision`. A row that is older than what is held (a judgement observed earlier) never replaces it: it goes
straight into the history. A row that leaves columns open, or was exported from an earlier state, is first merged with what
is held (`merging`). So no earlier state begins after the current one.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple, Protocol, cast

from graphcrm.schema import Shape, TieType
from graphcrm.store import chain
from graphcrm.store.merging import merged
from graphcrm.store.model import CellChange, Fingerprint, Key, Revision, Written
from graphcrm.validate import PartialRow, Row, Stamp, content_digest, key_places
from graphcrm.values import Value


@dataclass(slots=True)
class Plan:
    """What to write for one batch of rows, and how many of them change nothing; ``changed`` are still to be merged."""

    created: list[Row] = field(default_factory=lambda: [])
    changed: list[Row] = field(default_factory=lambda: [])
    earlier: list[Row] = field(default_factory=lambda: [])
    unchanged: int = 0
    replacing: list[tuple[Row, Row]] = field(default_factory=lambda: [])
    """What is held, and what replaces it."""
    cells: list[CellChange] = field(default_factory=lambda: [])


def key_of(shape: Shape) -> Callable[[Row], Key]:
    """A function from a row of this shape to its key."""
    places = key_places(shape)
    spots = places if len(places) > 2 else (slice(len(places)),)  # the first places, as a tuple
    return cast("Callable[[Row], Key]", itemgetter(*spots))


def sort_key(shape: Shape) -> Callable[[Row], tuple[str, ...]]:
    """Sorts rows of this shape by their keys; what a key leaves open comes first."""
    key = key_of(shape)
    return lambda row: tuple("" if part is None else str(part) for part in key(row))


def plan(shape: Shape, rows: Iterable[Row], held: Mapping[Key, Fingerprint]) -> Plan:
    """Compare rows (those of one key together, oldest first) with fingerprints of what is held. Cost: linear in rows."""
    key, since = key_of(shape), shape.columns.index(shape.since)
    out, newest = Plan(), dict[Key, Row]()
    for row in rows:
        ident = key(row)
        if ident in newest:
            out.earlier.append(newest[ident])
        newest[ident] = row
    if not held:
        out.created = list(newest.values())
        return out
    known = dict(held)
    for ident, row in newest.items():
        print_ = known.get(ident)
        if print_ is None:
            out.created.append(row)
        elif row[-1] == print_.digest and (row[since] is None or row[since] == print_.since):
            out.unchanged += 1
        elif _past(shape, row, print_.since) and seen_digest(row) in (None, print_.digest):
            out.earlier.append(row)
        else:
            out.changed.append(row)
    earlier = [row for row in out.earlier if not _same(row, known.get(key(row)), since)]
    out.unchanged += len(out.earlier) - len(earlier)
    out.earlier = earlier
    return out


class History(Protocol):
    """What a change must ask of the store, in the transaction that will write it."""

    def held(self, shape: Shape, keys: Sequence[Key]) -> dict[Key, Row]:
        """The whole rows of those of these facts that are held."""
        ...

    def revision_ids(self, ids: Sequence[str]) -> set[str]:
        """Which of these revisions are held."""
        ...

    def earlier(self, shape: Shape, keys: Collection[Key]) -> dict[Key, list[Revision]]:
        """The earlier states that are held of these facts."""
        ...


class Change(NamedTuple):
    """What a batch writes: rows that are new, rows that replace held ones, and the earlier states of both kinds.

    ``before`` are earlier states of facts that are new themselves; ``states`` those of held ones, replaced or recorded late.
    ``moved`` are states of before that now end otherwise; ``first``: by node id, the first day of all its states.
    """

    created: list[Row]
    changed: list[Row]
    before: list[Revision]
    states: list[Revision]
    moved: list[Revision]
    first: dict[str, datetime.date]
    written: Written


def change(
    shape: Shape, plan_: Plan, held: Mapping[Key, Fingerprint], stamp: Stamp, history: History
) -> Change:
    """A plan with what it moves into the history. A late row that is there already changes nothing."""
    _merge(shape, plan_, stamp, history)
    key, since = key_of(shape), shape.columns.index(shape.since)
    whole, changed = [row for row, _ in plan_.replacing], [row for _, row in plan_.replacing]
    late = {state.id: state for row in plan_.earlier if (state := revision(shape, row, stamp.recorded_at))}
    replaced = [revision(shape, row, stamp.recorded_at) for row in whole]
    ids = [*late, *(state.id for state in replaced)]
    taken = history.revision_ids(ids) if ids else set[str]()
    fresh = [state for state in late.values() if state.id not in taken]
    replaced = [revision(shape, row, stamp.recorded_at, taken) for row in whole]
    touched = {key(state.row) for state in (*fresh, *replaced)}
    current: dict[Key, Value] = {ident: print_.since for ident, print_ in held.items() if ident in touched}
    current |= {key(row): row[since] for row in (*plan_.created, *changed) if key(row) in touched}
    links = chain.linked(
        shape, key, [*fresh, *replaced], history.earlier(shape, touched & held.keys()), current
    )
    new = touched - held.keys()
    unchanged = plan_.unchanged + len(plan_.earlier) - len(fresh)
    return Change(
        plan_.created,
        changed,
        [state for state in links.fresh if key(state.row) in new],
        [state for state in links.fresh if key(state.row) not in new],
        links.moved,
        links.first,
        Written(len(plan_.created), len(changed), len(fresh), unchanged, tuple(plan_.cells)),
    )


def seen_digest(row: Row) -> str | None:
    """The digest of the state that a row was exported from, where its file says so."""
    return row.seen if isinstance(row, PartialRow) else None


def _merge(shape: Shape, plan_: Plan, stamp: Stamp, history: History) -> None:
    """Merge what may change with what is held; some of it then changes nothing, some turns out to be of the past."""
    key, since = key_of(shape), shape.columns.index(shape.since)
    rows = {key(row): row for row in plan_.changed}
    held = history.held(shape, list(rows)) if rows else {}
    made_from = {
        ident: digest
        for ident, row in rows.items()
        if (digest := seen_digest(row)) and digest != held[ident][-1]
    }
    seen = {
        ident: state.row
        for ident, states in (history.earlier(shape, made_from.keys()) if made_from else {}).items()
        for state in states
        if state.row[-1] == made_from[ident]
    }
    for ident, row in rows.items():
        before = held[ident]
        if ident in made_from and ident not in seen and _past(shape, row, before[since]):
            plan_.earlier.append(row)
            continue
        whole, cells = merged(shape, row, before, seen.get(ident))
        plan_.cells += cells
        said = [*whole[: len(shape.kind.columns)]]
        said[since] = before[since] if said[since] is None else said[since]
        if said == [*before[: len(said)]]:
            plan_.unchanged += 1
        else:
            plan_.replacing.append((before, _dated(shape, whole, before[since], stamp)))


def _same(row: Row, print_: Fingerprint | None, since: int) -> bool:
    return print_ is not None and row[-1] == print_.digest and row[since] == print_.since


def _past(shape: Shape, row: Row, before: Value) -> bool:
    """Whether a row is about a time before the held one began: by its own first day, or where it has none, its last."""
    if not shape.versioned:
        return False
    since, end = (row[shape.columns.index(name)] for name in ("valid_from", "valid_to"))
    return _day(since) < _day(before) if since is not None else end is not None and _day(end) < _day(before)


def _dated(shape: Shape, row: Row, before: Value, stamp: Stamp) -> Row:
    """A change without a date of its own holds from the day we learned of it, or the held one does where that is later.

    Where it says that it has ended by then, it holds since the held one did.
    """
    since = shape.columns.index(shape.since)
    if not shape.versioned or row[since] is not None:
        return row
    end = row[shape.columns.index("valid_to")]
    over = end is not None and _day(end) <= stamp.today
    start = before if over or _day(before) > stamp.today else stamp.today
    return (*row[:since], start, *row[since + 1 :])


def _day(value: Value) -> datetime.date:
    return value if isinstance(value, datetime.date) else datetime.date.min


def revision(shape: Shape, row: Row, superseded_at: str, taken: set[str] | None = None) -> Revision:
    """An earlier state as it goes into the history. Its id follows from what it says, so writing it twice is once.

    A scope that keys got later is no part of the id, so that ids of before stay; the digest holds it.
    """
    since = shape.columns.index(shape.since)
    recorded = row[shape.columns.index("recorded_at")]
    day = row[since]
    start = day if isinstance(day, datetime.date) else None
    key = key_of(shape)(row)
    if isinstance(shape.kind, TieType) and shape.kind.scoped_since > 1:
        key = key[:2]
    ident = content_digest((shape.name, *key, str(start), row[-1]), -1)
    if taken is not None and ident in taken:
        ident = f"{ident}@{recorded}"
    label = shape.start or shape.kind.name
    return Revision(ident, shape.name, row, start, str(recorded), superseded_at, label, str(row[0]))
