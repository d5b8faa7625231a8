"""One account at a date: nodes by type and id, ties by type, people by name."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from graphcrm import matching, schema
from graphcrm.messages import Message, Name, Term
from graphcrm.records import (
    RECORD_TYPES,
    TYPE_NAMES,
    Attended,
    Concerns,
    Contact,
    Decides,
    Employee,
    Knows,
    Node,
    Opportunity,
    Organization,
    OrgUnit,
    PartOf,
    Raised,
    Rated,
    Record,
    ReportsTo,
    Tie,
    WorksIn,
)
from graphcrm.schema import Shape

if TYPE_CHECKING:
    import networkx as nx

N = TypeVar("N", bound=Node)
T = TypeVar("T", bound=Tie)
P = TypeVar("P", Contact, Employee)
C = TypeVar("C", bound=OrgUnit | Contact | Employee | Opportunity)
Row = tuple[Any, ...]
LEFT_BEHIND = (Concerns, Decides, Knows, ReportsTo)
"""Ties that nobody takes over by itself when somebody leaves."""
OWN_SOURCES = frozenset({"by hand", "what if"})
"""What this program names as a source itself: words, not names of files."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a fact came from: file, sheet and row, when it was recorded, by whom."""

    source: str
    sheet: str
    row: int
    recorded_at: str
    recorded_by: str

    @property
    def place(self) -> tuple[str, str, int]:
        """File, sheet and row."""
        return self.source, self.sheet, self.row

    @property
    def message(self) -> Message | None:
        """The place, as people read it; ``None`` where it is withheld."""
        if not self.source:
            return None
        file = Term(self.source) if self.source in OWN_SOURCES else Name(self.source)
        if self.sheet == self.source:
            return Message("origin.file", file=file, row=self.row)
        return Message("origin", file=file, sheet=Name(self.sheet), row=self.row)

    def __str__(self) -> str:
        """The place in English; nothing where it is withheld."""
        return str(self.message or "")


def name_of(node: Node) -> Name:
    """A node's name, with the one in Chinese where there is one; its id where it has none."""
    return Name(str(getattr(node, "name", None) or node.id), getattr(node, "name_zh", None) or "")


class Departure(NamedTuple):
    """Somebody who was with the account and is no more: as last recorded, the first day without, and where this one worked."""

    person: Any
    on: datetime.date
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One account at a date: nodes by type and id, ties by type, and where each came from.

    ``as_of`` is a day in the world; ``known_on`` a moment of our knowledge (UTC, ISO 8601) or ``None`` for all we know.
    Nodes and ties are of that day: who left is not among them. What happened stays as it was: `events` has the ties to
    meetings, voices and surveys of everybody, and `left` those who have gone since.
    ``withheld`` says what was taken out (see `redact`); ``part`` is the unit or opportunity that it is limited to, if any.
    """

    account: Organization
    as_of: datetime.date
    known_on: str | None = None
    _nodes: Mapping[type, Mapping[str, Any]] = field(default_factory=lambda: {})
    _ties: Mapping[tuple[type, str, str], tuple[Any, ...]] = field(default_factory=lambda: {})
    _imports: Mapping[str, tuple[str, str]] = field(default_factory=lambda: {})
    _held: int = 0
    withheld: frozenset[str] = frozenset()
    part: str = ""
    _left: Mapping[type, Mapping[str, Departure]] = field(default_factory=lambda: {})
    _events: Mapping[tuple[type, str, str], tuple[Any, ...]] = field(default_factory=lambda: {})
    _elsewhere: Mapping[str, tuple[tuple[datetime.date, frozenset[str]], ...]] = field(
        default_factory=lambda: {}
    )

    @property
    def hidden(self) -> int:
        """How many facts the store holds about the account that are not seen on this day."""
        shown = (*self._nodes.values(), *self._ties.values())
        return self._held - sum(map(len, shown))

    def nodes(self, kind: type[N]) -> Mapping[str, N]:
        """All nodes of a type by id, in the order of their ids."""
        return cast("Mapping[str, N]", self._nodes.get(kind, {}))

    def ties(
        self, kind: type[T], start: type[Node] | None = None, end: type[Node] | None = None
    ) -> tuple[T, ...]:
        """All ties of a type, or those between two node types, in the order of their ends."""
        wanted = (start.__name__ if start else "", end.__name__ if end else "")
        tables = [
            self._ties[key]
            for key in self._ties
            if key[0] is kind and wanted[0] in ("", key[1]) and wanted[1] in ("", key[2])
        ]
        filled = cast("list[tuple[T, ...]]", [ties for ties in tables if ties])
        return filled[0] if len(filled) == 1 else tuple(tie for ties in filled for tie in ties)

    def left(self, side: type[Contact | Employee]) -> Mapping[str, Departure]:
        """Who of one side was with the account before and left, by id."""
        return self._left.get(side, {})

    def events(self, kind: type[T], start: type[Node], end: type[Node]) -> tuple[T, ...]:
        """Ties to what happened (`Attended`, `Raised`, `Rated`), of those who left since too, in the order of their ends."""
        key = (kind, start.__name__, end.__name__)
        return cast("tuple[T, ...]", self._events[key] if key in self._events else self._ties.get(key, ()))

    def behind(self, kind: type[T], start: type[Node], end: type[Node]) -> tuple[T, ...]:
        """Ties (`LEFT_BEHIND`) of who has left, that nobody ended: a voice, an acquaintance, a line to the chief, a step."""
        return cast("tuple[T, ...]", self._events.get((kind, start.__name__, end.__name__), ()))

    def elsewhere(self, ours: str, kinds: Collection[str]) -> tuple[datetime.date, ...]:
        """The days of one of ours with people of other customers at some kinds of interaction, one a day and group of theirs."""
        return tuple(day for day, held in self._elsewhere.get(ours, ()) if not held.isdisjoint(kinds))

    def once(self, side: type[P], ident: str) -> P:
        """One of a side who is or was with the account. Raises `KeyError`."""
        there = self.nodes(side).get(ident)
        return there if there is not None else cast("P", self.left(side)[ident].person)

    def origin(self, record: Record) -> Origin:
        """Where a record came from."""
        source, by = self._imports.get(record.import_id, (record.import_id, ""))
        return Origin(source, record.sheet, record.row, record.recorded_at, by)

    def person(self, ident: str) -> Contact | Employee:
        """A contact or employee by id. Raises `KeyError`."""
        return self.nodes(Contact).get(ident) or self.nodes(Employee)[ident]

    def find_person(
        self,
        wanted: str,
        kind: type[Contact | Employee] | None = None,
        *,
        alike: bool = False,
        past: bool = False,
    ) -> Contact | Employee:
        """The one person whom an id, a name or part of one means (see `matching`). Raises `NotFound`, with who comes near.

        ``kind`` says on which side to look (where none is given, on both); ``alike`` takes a misspelt name as well,
        ``past`` somebody who has left, where nobody else is meant.
        """
        kinds: tuple[type[Contact | Employee], ...] = (kind,) if kind else (Employee, Contact)
        return self.find(kinds, wanted, self.nobody(wanted), "find.several_people", alike=alike, past=past)

    def find_opportunity(self, wanted: str) -> Opportunity:
        """The one opportunity that an id, a name or part of one means. Raises `NotFound`."""
        none = Message("find.no_opportunity", wanted=Name(wanted))
        return self.find((Opportunity,), wanted, none, "find.several_opportunities")

    def find_part(self, wanted: str) -> Opportunity | OrgUnit:
        """The one opportunity or unit that an id, a name or part of one means. Raises `NotFound`."""
        none = Message("find.no_part", wanted=Name(wanted))
        return self.find((OrgUnit, Opportunity), wanted, none, "find.several_parts", within=self.parents)

    @property
    def parents(self) -> Mapping[str, Name]:
        """By unit that shares its name with another: the name of what it is a part of."""
        called = Counter(unit.name for unit in self.nodes(OrgUnit).values())
        units = self.nodes(OrgUnit)
        return {
            tie.from_id: self.named(tie.to_id)
            for tie in self.ties(PartOf, OrgUnit)
            if called[units[tie.from_id].name] > 1
        }

    def nobody(self, wanted: str) -> Message:
        """That nobody is called so."""
        account = Name(self.account.name, self.account.name_zh or "")
        return Message("find.nobody", wanted=Name(wanted), account=account)

    def find(
        self,
        kinds: tuple[type[C], ...],
        wanted: str,
        none: Message,
        several: str,
        *,
        alike: bool = False,
        past: bool = False,
        within: Mapping[str, Name] | None = None,
    ) -> C:
        """The one node of these types that a name means (see `matching`); of equal ids the later type.

        Raises `NotFound`: ``none`` where nothing fits, with who comes near, or what opportunities there are where no person is
        asked for; the message of kind ``several`` where more than one does.
        """
        nodes = {node.id: node for kind in kinds for node in self.nodes(kind).values()}
        for kind in kinds if past else ():
            for ident, gone in self._left.get(kind, {}).items():
                nodes.setdefault(ident, gone.person)
        names = {ident: (node.name, node.name_zh or "") for ident, node in nodes.items()}
        person = Contact in kinds or Employee in kinds
        deals = {} if person else {ident: names[ident] for ident in self.nodes(Opportunity)}
        there = matching.candidates(deals, deals)
        ident = matching.one(
            wanted,
            names,
            none,
            Message(several, wanted=Name(wanted)),
            alike=alike,
            otherwise=Message("find.opportunities", items=there) if deals else None,
            within=within,
        )
        return nodes[ident]

    def ties_between(self, kind: type[T], start: str, end: str) -> tuple[T, ...]:
        """All ties of a type between two node labels, in the order of their ends."""
        return cast("tuple[T, ...]", self._ties.get((kind, start, end), ()))

    def with_ties(self, kind: type[Tie], start: str, end: str, ties: Iterable[Tie]) -> Snapshot:
        """A copy with other ties of one type between two node labels."""
        ordered = tuple(sorted(ties, key=lambda tie: (str(tie[0]), str(tie[1]), tie.hash)))
        return replace(self, _ties=MappingProxyType({**self._ties, (kind, start, end): ordered}))

    def with_nodes(self, kind: type[Node], nodes: Iterable[Node]) -> Snapshot:
        """A copy with other nodes of one type."""
        ordered = {node.id: node for node in sorted(nodes, key=lambda node: node.id)}
        return replace(self, _nodes=MappingProxyType({**self._nodes, kind: MappingProxyType(ordered)}))

    def without(self, people: frozenset[str]) -> Snapshot:
        """A copy that these contacts and employees left this day: without their ties, but for those to what happened before.

        Tables without any stay the same ones.
        """
        nodes, gone = dict(self._nodes), dict(self._left)
        for kind in (Contact, Employee):
            people_of = nodes.get(kind, {})
            if not people.isdisjoint(people_of):
                staying = {ident: node for ident, node in people_of.items() if ident not in people}
                nodes[kind] = MappingProxyType(staying)
                leaving = {
                    ident: Departure(people_of[ident], self.as_of, tuple(sorted(self.units_of(ident))))
                    for ident in people & people_of.keys()
                }
                gone[kind] = MappingProxyType({**gone.get(kind, {}), **leaving})
        person = ("Contact", "Employee")
        ties = dict(self._ties)
        events = {**{key: ties[key] for key in ties if key[0] in (Attended, Raised, Rated)}, **self._events}
        for (kind, start, end), table in ties.items():
            left = tuple(
                tie
                for tie in table
                if not (start in person and tie.from_id in people)
                and not (end in person and tie.to_id in people)
            )
            if len(left) < len(table) and kind in LEFT_BEHIND:
                staying = set(left)
                gone_with = (
                    *events.get((kind, start, end), ()),
                    *(tie for tie in table if tie not in staying),
                )
                events[kind, start, end] = tuple(sorted(gone_with, key=lambda tie: (tie[0], tie[1])))
            ties[kind, start, end] = left if len(left) < len(table) else table
        return replace(
            self,
            _nodes=MappingProxyType(nodes),
            _ties=MappingProxyType(ties),
            _left=MappingProxyType(gone),
            _events=MappingProxyType(events),
        )

    def name(self, ident: str) -> str:
        """How people call the node with this id: its name; its id where it has none here."""
        for kind in self._nodes:
            node = self._nodes[kind].get(ident)
            if node is not None:
                return str(getattr(node, "name", None) or ident)
        return ident

    def named(self, ident: str) -> Name:
        """The same with the name in Chinese where there is one, as messages name it."""
        for nodes in self._nodes.values():
            node = nodes.get(ident)
            if node is not None:
                return name_of(node)
        for left in self._left.values():
            if ident in left:
                return Name(left[ident].person.name, left[ident].person.name_zh or "")
        return Name(ident)

    def units_of(self, contact: str) -> tuple[str, ...]:
        """The units (or the organization itself) that a person works in."""
        return tuple(tie.to_id for tie in self.ties(WorksIn) if tie.from_id == contact)

    def rows(self) -> Iterator[tuple[Shape, list[Row]]]:
        """Every fact that is seen, by shape, as a store keeps it."""
        for shape in schema.SHAPES:
            kind = RECORD_TYPES[shape.kind.name]
            records = (
                self._ties.get((kind, shape.start, shape.end), ())
                if shape.is_tie
                else self._nodes.get(kind, {}).values()
            )
            yield shape, [tuple(record) for record in records]

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """A copy as a NetworkX graph: node ids ``Label:id`` with ``label`` and properties.

        Ties are keyed by their type; where several of a type may stand between the same two, by its scope too:
        ``SUPPORTS:o-core``.
        """
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
            name, scope = TYPE_NAMES[kind], _SCOPE[kind]
            for tie in ties:
                about = getattr(tie, scope) if scope else None
                key = f"{name}:{about}" if about else name
                graph.add_edge(f"{start}:{tie.from_id}", f"{end}:{tie.to_id}", key=key, **tie._asdict())
        return graph


_SCOPE = {RECORD_TYPES[tie.name]: tie.scope for tie in schema.TIE_TYPES}
