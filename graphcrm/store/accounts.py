"""One account out of a store, by the statements of `tables`: nodes, the ties between them, earlier states, imports."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from graphcrm.schema import NODE_SHAPES, SHAPES, SHAPES_BY_NAME, TIE_SHAPES, Shape
from graphcrm.schema.reach import OURS, PERSON
from graphcrm.store import history as earlier_states
from graphcrm.store import statements
from graphcrm.store.changes import key_of, sort_key
from graphcrm.store.model import Facts, Import, Key, Revision, Run
from graphcrm.store.reading import by_ids
from graphcrm.store.tables import ACCOUNT_NODES, ACCOUNT_TIES, RARE, Read
from graphcrm.validate import Row, uncollected
from graphcrm.values import Value

ASKED_AT_ONCE = 2_000
OUTSIDE_STEPS = 3
"""How many steps of influence somebody outside may be away from the people of an account to be part of it."""
IDS_ONLY = "brought_by_people"
"""The statement that gives ids, since most of what it finds has been read already."""
Node = tuple[str, Value]
"""Label and id."""
_CONTACT, _EMPLOYEE = SHAPES_BY_NAME[PERSON], SHAPES_BY_NAME[OURS]
_KNOWS = SHAPES_BY_NAME[f"KNOWS.{OURS}.{PERSON}"]
_INFLUENCES = SHAPES_BY_NAME[f"INFLUENCES.{PERSON}.{PERSON}"]
_OF_OUTSIDERS = ("WORKS_IN", "INFLUENCES", "SUPPORTS")
"""What an account holds of people from outside, beside who of ours knows them; and of who of ours knows nobody else, where they work."""
_TIE_SHAPE = {(shape.kind.name, shape.start, shape.end): shape for shape in TIE_SHAPES}
_KEY_OF = {shape.name: key_of(shape) for shape in SHAPES}
_IMPORT = {shape.name: shape.columns.index("import_id") for shape in SHAPES}


def account(run: Run, engine: str, ident: str, *, history: bool) -> Facts:
    """One account. Reads start at the account's id and follow relationships, so the cost is its own size."""
    depth = run(statements.text("read/account/depth", engine), {"account": ident})[0][0]
    facts = Facts(ident, {shape: [] for shape in SHAPES}, [], {})
    if depth is None:
        return facts
    reader = _Reader(run, engine, facts, depth)
    with uncollected():
        reader.add_ties(reader.add_nodes())
        reader.add_outsiders()
        for shape, rows in facts.rows.items():
            rows.sort(key=_KEY_OF[shape.name] if shape.kind.scope is None else sort_key(shape))
    whom = statements.text("read/met_anywhere", engine)
    ours = (row[0] for row in facts.rows[SHAPES_BY_NAME[OURS]])
    facts.met = sorted(tuple(row) for ident in ours for row in run(whom, {"ours": ident}))
    earlier = reader.add_history() if history else []
    named: set[str] = set()
    for shape, rows in facts.rows.items():
        named.update(map(itemgetter(_IMPORT[shape.name]), rows))
    named |= {str(row[_IMPORT[shape.name]]) for shape, row in earlier}
    imports = run(statements.text("read/imports", engine), {"ids": sorted(named)})
    facts.imports = {row[0]: Import(*row) for row in imports}
    return facts


class _Reader:
    """Adds to the facts of one account, step by step."""

    def __init__(self, run: Run, engine: str, facts: Facts, depth: int) -> None:
        self.run, self.engine, self.facts, self.depth = run, engine, facts, depth

    def _follow(self, read: Read) -> Sequence[Sequence[Any]]:
        statement = statements.for_kinds(
            f"read/account/{read.statement}", self.engine, read.kinds, self.depth, read.by
        )
        return self.run(statement, {"account": self.facts.account})

    def _by_ids(self, name: str, shape: Shape, ids: Sequence[Any]) -> Iterator[Row]:
        return map(tuple, by_ids(self.run, self.engine, name, shape, ids, ASKED_AT_ONCE))

    def add_nodes(self) -> Mapping[str, Node]:
        """Every node of the account, once. By the engine's own id: its label, and ours."""
        nodes: dict[str, Node] = {}
        missed: dict[str, dict[Value, str]] = {}
        for read in ACCOUNT_NODES:
            if read.statement == IDS_ONLY:
                for handle, label, ident in self._follow(read):
                    if handle not in nodes:
                        missed.setdefault(label, {})[ident] = handle
                continue
            places = _places(read.kinds)
            into = {label: (places[label], self.facts.rows[SHAPES_BY_NAME[label]]) for label in read.kinds}
            for values in self._follow(read):
                handle, label = values[0], values[1]
                if handle in nodes:
                    continue
                take, rows = into[label]
                row = take(values)
                nodes[handle] = label, row[0]
                rows.append(row)
        for label, handles in missed.items():
            shape = SHAPES_BY_NAME[label]
            for row in self._by_ids("read/nodes_by_id", shape, list(handles)):
                nodes[handles[row[0]]] = label, row[0]
                self.facts.rows[shape].append(row)
        return nodes

    def add_ties(self, nodes: Mapping[str, Node]) -> None:
        """Every tie between nodes of the account, once."""
        by_shape: dict[tuple[str, str, str], tuple[dict[Key, Row], Callable[[Row], Key] | None]] = {}
        for shape in TIE_SHAPES:
            key = _KEY_OF[shape.name] if shape.kind.scope else None
            by_shape[shape.kind.name, shape.start, shape.end] = {}, key
        for read in ACCOUNT_TIES:
            places = _places(read.kinds, ahead=3)
            for values in self._follow(read):
                start, end, tie = nodes.get(values[0]), nodes.get(values[1]), values[2]
                if start is None or end is None:
                    continue
                ties, key = by_shape[tie, start[0], end[0]]
                if key is None:
                    ends = start[1], end[1]
                    if ends not in ties:
                        ties[ends] = (*ends, *places[tie](values))
                    continue
                row = (start[1], end[1], *places[tie](values))
                ties[key(row)] = row
        for kind, (ties, _) in by_shape.items():
            self.facts.rows[_TIE_SHAPE[kind]].extend(ties.values())
        for shape in RARE:
            self.facts.rows[shape].extend(self._rare(shape))

    def add_outsiders(self) -> None:
        """Who influences people of the account and works elsewhere, step by step, with who of ours knows them. O(their ties)."""
        people, ours = self.facts.rows[_CONTACT], self.facts.rows[_EMPLOYEE]
        inside = {row[0] for row in people}
        fresh = {row[2] for row in self._follow(Read("outside", (PERSON,)))} - inside
        outside = set[Value]()
        for _ in range(OUTSIDE_STEPS):
            outside |= fresh
            behind = self._by_ids("read/ties_to", _INFLUENCES, sorted(fresh, key=str)) if fresh else ()
            fresh = {row[0] for row in behind} - inside - outside
        if not outside:
            return
        ids = sorted(outside, key=str)
        people += self._by_ids("read/nodes_by_id", _CONTACT, ids)
        known = [*self._by_ids("read/ties_to", _KNOWS, ids)]
        self.facts.rows[_KNOWS] += known
        new = sorted({row[0] for row in known} - {row[0] for row in ours}, key=str)
        ours += self._by_ids("read/nodes_by_id", _EMPLOYEE, new)
        for shape in TIE_SHAPES:
            starts = ids if shape.start == PERSON else new if shape.start == OURS else []
            if shape.kind.name in _OF_OUTSIDERS and starts:
                ends = {row[0] for row in self.facts.rows[SHAPES_BY_NAME[shape.end]]}
                rows = self._by_ids("read/ties_from", shape, starts)
                self.facts.rows[shape] += [row for row in rows if row[1] in ends]

    def _rare(self, shape: Shape) -> Iterator[Row]:
        starts, ends = (
            {row[0] for row in self.facts.rows[SHAPES_BY_NAME[label]]} for label in (shape.start, shape.end)
        )
        if not starts or not ends:
            return
        name, ids = ("read/ties_to", ends) if shape.start == OURS else ("read/ties_from", starts)
        for row in self._by_ids(name, shape, sorted(ids, key=str)):
            if row[0] in starts and row[1] in ends:
                yield row

    def add_history(self) -> list[tuple[Shape, Row]]:
        """The earlier states of what was found, and not of what its people have to do with other accounts."""
        states: list[tuple[Revision, Shape, Row]] = []
        for start in NODE_SHAPES:
            ids = [row[0] for row in self.facts.rows[start]]
            for values in self._by_ids("read/revisions", start, ids):
                revision = earlier_states.read_back(start.kind.name, values)
                states.append((revision, SHAPES_BY_NAME[revision.shape], revision.row))
        current = {
            shape: set(map(_KEY_OF[shape.name], self.facts.rows[shape]))
            for shape in {shape for _, shape, _ in states}
        }
        own = [state for state in states if _KEY_OF[state[1].name](state[2]) in current[state[1]]]
        self.facts.revisions = sorted(
            (revision for revision, _, _ in own),
            key=lambda revision: (
                revision.valid_from or datetime.date.min,
                revision.recorded_at,
                revision.id,
            ),
        )
        return [(shape, row) for _, shape, row in own]


@cache
def _places(kinds: tuple[str, ...], *, ahead: int = 2) -> Mapping[str, Callable[[Sequence[Any]], Row]]:
    """Takes the columns of each kind out of those of them all, which stand behind ``ahead`` others."""
    columns = {name: place for place, name in enumerate(statements.columns_of(kinds), start=ahead)}
    return {kind: itemgetter(*(columns[name] for name in statements.columns_of((kind,)))) for kind in kinds}
