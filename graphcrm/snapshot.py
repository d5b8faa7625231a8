"""What we saw: one account at a date, immutable. Every analysis starts here; nothing in it touches a store.

A fact is seen as of day D, as known on K, when it was recorded by K, holds from D or earlier, is the newest such state
of its key (by the day it holds from, then by when it was recorded), and has not ended by D. An event has one day: of
its states the one recorded last counts, and it is seen from its day on.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar, cast

from graphcrm import matching, schema
from graphcrm.errors import NotFound
from graphcrm.records import (
    RECORD_TYPES,
    Contact,
    Employee,
    Node,
    Organization,
    OrgUnit,
    PartOf,
    Record,
    Tie,
    WorksIn,
)
from graphcrm.schema import Shape

if TYPE_CHECKING:
    import networkx as nx

N = TypeVar("N", bound=Node)
T = TypeVar("T", bound=Tie)
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a fact came from: file, sheet and row, when it was recorded, by whom."""

    source: str
    sheet: str
    row: int
    recorded_at: str
    recorded_by: str

    def __str__(self) -> str:
        sheet = f" · {self.sheet}" if self.sheet != self.source else ""
        return f"{self.source}{sheet} · row {self.row}"


@dataclass(frozen=True, slots=True)
class State:
    """One state of a fact as a store kept it; ``superseded_at`` is empty while it is the current one."""

    shape: Shape
    key: tuple[Any, ...]
    row: Row
    superseded_at: str = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One account at a date: nodes by type and id, ties by type, and where each came from.

    ``as_of`` is a day in the world; ``known_on`` a moment of our knowledge (UTC, ISO 8601) or ``None`` for all we know.
    ``hidden`` counts facts that the store holds but that do not hold on this day.
    """

    account: Organization
    as_of: datetime.date
    known_on: str | None = None
    hidden: int = 0
    _nodes: Mapping[type, Mapping[str, Any]] = field(default_factory=lambda: {})
    _ties: Mapping[tuple[type, str, str], tuple[Any, ...]] = field(default_factory=lambda: {})
    _imports: Mapping[str, tuple[str, str]] = field(default_factory=lambda: {})

    def nodes(self, kind: type[N]) -> Mapping[str, N]:
        """All nodes of a type by id, in the order of their ids."""
        return cast("Mapping[str, N]", self._nodes.get(kind, {}))

    def ties(
        self, kind: type[T], start: type[Node] | None = None, end: type[Node] | None = None
    ) -> tuple[T, ...]:
        """All ties of a type, or those between two node types, in the order of their ends."""
        wanted = (start.__name__ if start else "", end.__name__ if end else "")
        return tuple(
            tie
            for (tie_kind, one, two), ties in self._ties.items()
            if tie_kind is kind and wanted[0] in ("", one) and wanted[1] in ("", two)
            for tie in cast("tuple[T, ...]", ties)
        )

    def origin(self, record: Record) -> Origin:
        """Where a record came from."""
        source, by = self._imports.get(record.import_id, (record.import_id, ""))
        return Origin(source, record.sheet, record.row, record.recorded_at, by)

    def person(self, ident: str) -> Contact | Employee:
        """A contact or employee by id. Raises `KeyError`."""
        return self.nodes(Contact).get(ident) or self.nodes(Employee)[ident]

    def find_person(
        self, wanted: str, kind: type[Contact | Employee] | None = None, *, alike: bool = False
    ) -> Contact | Employee:
        """The one person whom an id, a name or part of one means (see `matching`). Raises `NotFound`, with who comes near.

        ``kind`` says on which side to look (where none is given, on both); ``alike`` takes a misspelt name as well.
        """
        every: dict[str, Contact | Employee] = {
            each.id: each
            for side in (Employee, Contact)
            if kind in (None, side)
            for each in self.nodes(side).values()
        }
        names = {ident: (each.name, each.name_zh or "") for ident, each in every.items()}
        found = matching.fitting(wanted, names, alike=alike)
        if len(found) == 1:
            return every[found[0]]
        listed = ", ".join(
            f"{every[ident].name} ({ident})" for ident in (found or matching.near(wanted, names))[:8]
        )
        if found:
            raise NotFound(f"Several people fit “{wanted}”", hint=f"Say which by id: {listed}.")
        raise NotFound(
            f"There is nobody called “{wanted}” in {self.account.name}",
            hint=f"Did you mean {listed}?" if listed else None,
        )

    def ties_between(self, kind: type[T], start: str, end: str) -> tuple[T, ...]:
        """All ties of a type between two node labels, in the order of their ends."""
        return cast("tuple[T, ...]", self._ties.get((kind, start, end), ()))

    def with_ties(self, kind: type[Tie], start: str, end: str, ties: Iterable[Tie]) -> Snapshot:
        """A copy with other ties of one type between two node labels."""
        ordered = tuple(sorted(ties, key=lambda tie: (str(tie[0]), str(tie[1]), tie.hash)))
        return replace(self, _ties=MappingProxyType({**self._ties, (kind, start, end): ordered}))

    def without(self, people: frozenset[str]) -> Snapshot:
        """A copy without these contacts and employees, and without their ties; tables without any stay the same ones."""
        nodes = dict(self._nodes)
        for kind in (Contact, Employee):
            found = nodes.get(kind, {})
            if not people.isdisjoint(found):
                rest = {ident: node for ident, node in found.items() if ident not in people}
                nodes[kind] = MappingProxyType(rest)
        person = ("Contact", "Employee")
        ties = dict(self._ties)
        for (kind, start, end), held in ties.items():
            left = tuple(
                tie
                for tie in held
                if not (start in person and tie.from_id in people)
                and not (end in person and tie.to_id in people)
            )
            ties[kind, start, end] = left if len(left) < len(held) else held
        return replace(self, _nodes=MappingProxyType(nodes), _ties=MappingProxyType(ties))

    def name(self, ident: str) -> str:
        """How people call the node with this id: its name; its id where it has none here."""
        for kind in self._nodes:
            found = self._nodes[kind].get(ident)
            if found is not None:
                return str(getattr(found, "name", None) or ident)
        return ident

    def units_of(self, contact: str) -> tuple[str, ...]:
        """The units (or the organization itself) that a person works in."""
        return tuple(tie.to_id for tie in self.ties(WorksIn) if tie.from_id == contact)

    def rows(self) -> Iterator[tuple[Shape, list[Row]]]:
        """Every fact that is seen, by shape, as a store keeps it."""
        for shape in schema.SHAPES:
            kind = RECORD_TYPES[shape.kind.name]
            found = (
                self._ties.get((kind, shape.start, shape.end), ())
                if shape.is_tie
                else self._nodes.get(kind, {}).values()
            )
            yield shape, [tuple(record) for record in found]

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """A copy as a NetworkX graph: node ids ``Label:id`` with ``label`` and properties; ties keyed by their type."""
        import networkx

        graph: nx.MultiDiGraph[str] = networkx.MultiDiGraph(
            account=self.account.id, as_of=self.as_of.isoformat()
        )
        for kind, nodes in self._nodes.items():
            graph.add_nodes_from(
                (f"{kind.__name__}:{ident}", {"label": kind.__name__, **node._asdict()})
                for ident, node in nodes.items()
            )
        for (kind, start, end), ties in self._ties.items():
            name = _TIE_NAME[kind]
            for tie in ties:
                graph.add_edge(f"{start}:{tie.from_id}", f"{end}:{tie.to_id}", key=name, **tie._asdict())
        return graph


_TIE_NAME = {RECORD_TYPES[tie.name]: tie.name for tie in schema.TIE_TYPES}
_OUR_PLACES = (_TIE_NAME[WorksIn], Employee.__name__)


def take(
    account: str,
    as_of: datetime.date,
    states: Iterable[State],
    imports: Mapping[str, tuple[str, str]],
    *,
    known_on: str | None = None,
) -> Snapshot:
    """The snapshot of an account, from every state of every fact about it. Raises `KeyError` where it did not exist yet."""
    states = tuple(states)
    rows, hidden = _seen(states, as_of, known_on)
    nodes: dict[type, dict[str, Any]] = {}
    for shape in schema.NODE_SHAPES:
        kind = RECORD_TYPES[shape.kind.name]
        nodes[kind] = {
            str(row[0]): kind(*row) for row in sorted(rows.get(shape, []), key=lambda row: str(row[0]))
        }
    for ident in _ours_who_left(states, rows, as_of, known_on):
        nodes[Employee].pop(ident, None)
    if account not in nodes[Organization]:
        raise KeyError(account)
    ties: dict[tuple[type, str, str], tuple[Any, ...]] = {}
    for shape in schema.TIE_SHAPES:
        kind, starts, ends = (
            RECORD_TYPES[shape.kind.name],
            nodes[RECORD_TYPES[shape.start]],
            nodes[RECORD_TYPES[shape.end]],
        )
        here = [kind(*row) for row in rows.get(shape, []) if row[0] in starts and row[1] in ends]
        ties[kind, shape.start, shape.end] = tuple(
            sorted(here, key=lambda tie: (str(tie[0]), str(tie[1]), tie.hash))
        )
    _drop_who_left(account, nodes, ties)
    frozen = {kind: MappingProxyType(found) for kind, found in nodes.items()}
    return Snapshot(
        nodes[Organization][account],
        as_of,
        known_on,
        hidden,
        MappingProxyType(frozen),
        MappingProxyType(ties),
        imports,
    )


def _ours_who_left(
    states: Iterable[State], rows: Mapping[Shape, list[Row]], as_of: datetime.date, known_on: str | None
) -> set[str]:
    """Those of ours who worked somewhere before this day and work nowhere on it; of whom no place is known, nobody left."""
    shapes = [shape for shape in schema.TIE_SHAPES if (shape.kind.name, shape.start) == _OUR_PLACES]
    still = {str(row[0]) for shape in shapes for row in rows.get(shape, [])}
    placed = {
        str(state.row[0])
        for state in states
        if state.shape in shapes
        and (known_on is None or str(state.row[_places(state.shape)["recorded_at"]]) <= known_on)
        and (state.row[_places(state.shape)["since"]] or datetime.date.min) <= as_of
    }
    return placed - still


def _seen(
    states: Iterable[State], as_of: datetime.date, known_on: str | None
) -> tuple[dict[Shape, list[Row]], int]:
    best: dict[tuple[Shape, tuple[Any, ...]], tuple[tuple[datetime.date, str, bool], datetime.date, Row]] = {}
    keys: set[tuple[Shape, tuple[Any, ...]]] = set()
    for state in states:
        columns = _places(state.shape)
        since, recorded = (
            state.row[columns["since"]] or datetime.date.min,
            str(state.row[columns["recorded_at"]]),
        )
        keys.add((state.shape, state.key))
        if (known_on is not None and recorded > known_on) or (state.shape.versioned and since > as_of):
            continue
        # A current state and one it replaced may share both times (two rows of one import): the current one is the newer.
        order = (since if state.shape.versioned else datetime.date.min, recorded, not state.superseded_at)
        held = best.get((state.shape, state.key))
        if held is None or order > held[0]:
            best[state.shape, state.key] = (order, since, state.row)
    rows: dict[Shape, list[Row]] = {}
    for (shape, _), (_, since, row) in best.items():
        ended = _places(shape).get("valid_to")
        if since <= as_of and (ended is None or row[ended] is None or as_of < row[ended]):
            rows.setdefault(shape, []).append(row)
    return rows, len(keys) - sum(map(len, rows.values()))


_PLACES: dict[Shape, dict[str, int]] = {
    shape: {name: index for index, name in enumerate(shape.columns)}
    | {"since": shape.columns.index(shape.since)}
    for shape in schema.SHAPES
}


def _places(shape: Shape) -> dict[str, int]:
    return _PLACES[shape]


def _drop_who_left(
    account: str, nodes: dict[type, dict[str, Any]], ties: dict[tuple[type, str, str], tuple[Any, ...]]
) -> None:
    """A contact none of whose places lies in the account on this day is not one of its people (any more, or yet)."""
    inside = {account}
    parts = [tie for (kind, _, _), found in ties.items() if kind is PartOf for tie in found]
    grown = True
    while grown:
        fresh = {tie.from_id for tie in parts if tie.to_id in inside} - inside
        inside |= fresh
        grown = bool(fresh)
    places = {end: nodes[kind] for end, kind in (("OrgUnit", OrgUnit), ("Organization", Organization))}
    stay = {tie.from_id for end in places for tie in ties[WorksIn, "Contact", end] if tie.to_id in inside}
    gone = set(nodes[Contact]) - stay
    if not gone:
        return
    for ident in gone:
        del nodes[Contact][ident]
    for (kind, start, end), found in list(ties.items()):
        if "Contact" in (start, end):
            ties[kind, start, end] = tuple(
                tie
                for tie in found
                if not (start == "Contact" and tie.from_id in gone)
                and not (end == "Contact" and tie.to_id in gone)
            )
