"""Reads that every engine does alike: the same statements, turned into rows in the vocabulary's order."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from graphcrm.schema import NODE_SHAPES, NODE_TYPES, SHAPES_BY_NAME, TIE_TYPES, Shape
from graphcrm.store import chain, history, statements
from graphcrm.store.changes import change, key_of, plan, sort_key
from graphcrm.store.model import READ_ALIKE, Fingerprint, Import, Key, Links, Revision, Run, Written
from graphcrm.validate import Row, Stamp

MOST_ALONE = 64
ALONE = {
    ("embedded", name): f"{name}_one"
    for name in ("read/ties_from", "read/ties_to", "read/tie_fingerprints", "read/revisions")
}
"""By engine and statement: the one to run for each id where there are few."""


def split(script: str) -> list[str]:
    """The statements of a schema file, without comments."""
    bare = re.sub(r"^//.*$", "", script, flags=re.MULTILINE)
    return [statement.strip() for statement in bare.split(";") if statement.strip()]


def by_ids(
    run: Run, engine: str, name: str, shape: Shape, ids: Sequence[Any], size: int
) -> Iterator[Sequence[Any]]:
    """The rows of a statement about many ids, ``size`` at once; about few one at a time, where the engine wants that.

    The cost is that of the ids. What tells ``few`` from ``many`` is where both ways took as long, in a store of a million contacts.
    """
    few = ALONE.get((engine, name)) if len(ids) <= MOST_ALONE else None
    if few:
        statement = statements.for_shape(few, engine, shape)
        for ident in ids:
            yield from run(statement, {"id": ident})
        return
    statement = statements.for_shape(name, engine, shape)
    for part in parts(ids, size):
        yield from run(statement, {"ids": part})


def parts(items: Sequence[Any], size: int) -> Iterator[list[Any]]:
    for start in range(0, len(items), size):
        yield list(items[start : start + size])


class ReadingStore(ABC):
    """The reading half of a `Store`, over whatever runs its statements."""

    engine: ClassVar[str]
    asked_at_once: ClassVar[int]
    """How many ids go into one statement."""

    @abstractmethod
    def _run(self, statement: str, parameters: Mapping[str, Any] | None = None) -> Sequence[Sequence[Any]]:
        """Run a statement and give all its rows, in Python's own types."""

    def _by_ids(self, name: str, shape: Shape, ids: Sequence[Any]) -> Iterator[Sequence[Any]]:
        return by_ids(self._run, self.engine, name, shape, ids, self.asked_at_once)

    def counts(self) -> Mapping[str, int]:
        nodes = (
            (node.label, statements.for_label("read/count_nodes", self.engine, node.label))
            for node in NODE_TYPES
        )
        ties = (
            (tie.name, statements.for_type("read/count_ties", self.engine, tie.name)) for tie in TIE_TYPES
        )
        return {name: self._run(statement)[0][0] for name, statement in (*nodes, *ties)}

    def holds_any(self, shape: Shape) -> bool:
        """Whether there is any fact of this shape. Cheaper than to count them."""
        name = "read/any_tie" if shape.is_tie else "read/any_node"
        return bool(self._run(statements.for_shape(name, self.engine, shape)))

    def known_ids(self, label: str, ids: Iterable[str]) -> set[str]:
        asked, shape = sorted(set(ids)), statements.shape_of(label)
        if len(asked) > self.asked_at_once and not self.holds_any(shape):
            return set()
        return {row[0] for row in self._by_ids("read/known_ids", shape, asked)}

    def links(self, shape: Shape, starts: Collection[str]) -> Iterable[tuple[str, str]]:
        rows = self._by_ids("read/tie_fingerprints", shape, sorted(starts))
        return [(start, end) for start, end, _, _, _, until in rows if until is None]

    def fingerprints(self, shape: Shape, keys: Sequence[Key]) -> dict[Key, Fingerprint]:
        ids = list(dict.fromkeys(key[0] for key in keys))
        if not shape.is_tie:
            rows = self._by_ids("read/node_fingerprints", shape, ids)
            return {(ident,): Fingerprint(digest, since) for ident, digest, since in rows}
        asked, scoped = set(keys), bool(shape.kind.scope)
        return {
            key: Fingerprint(digest, since)
            for start, end, scope, digest, since, _ in self._by_ids("read/tie_fingerprints", shape, ids)
            if (key := (start, end, scope or None) if scoped else (start, end)) in asked
        }

    def held(self, shape: Shape, keys: Sequence[Key]) -> dict[Key, Row]:
        asked, key_of_row = set(keys), key_of(shape)
        ids = list(dict.fromkeys(key[0] for key in keys))
        rows = map(tuple, self._by_ids("read/ties_from" if shape.is_tie else "read/nodes_by_id", shape, ids))
        return {key: row for row in rows if (key := key_of_row(row)) in asked}

    def preview(self, shape: Shape, rows: Sequence[Row], stamp: Stamp) -> Written:
        held = self.fingerprints(shape, list(map(key_of(shape), rows)))
        return change(shape, plan(shape, rows, held), held, stamp, self).written

    def earlier(self, shape: Shape, keys: Collection[Key]) -> dict[Key, list[Revision]]:
        label, key = shape.start or shape.kind.name, key_of(shape)
        ids = list(dict.fromkeys(key_[0] for key_ in keys))
        states: dict[Key, list[Revision]] = {key_: [] for key_ in keys}
        for values in self._by_ids("read/revisions", statements.shape_of(label), ids):
            if values[1] == shape.name:
                state = history.read_back(label, values)
                if (ident := key(state.row)) in states:
                    states[ident].append(state)
        return states

    def chains(self) -> Iterator[tuple[Shape, Links]]:
        for start in NODE_SHAPES:
            asked = statements.for_shape("schema/0004_storied", self.engine, start)
            for ids in parts([row[0] for row in self._run(asked)], self.asked_at_once):
                states: dict[Shape, list[Revision]] = {}
                for values in self._by_ids("read/revisions", start, ids):
                    state = history.read_back(start.kind.name, values)
                    states.setdefault(SHAPES_BY_NAME[state.shape], []).append(state)
                for shape, fresh in states.items():
                    key = key_of(shape)
                    prints = self.fingerprints(shape, [key(state.row) for state in fresh])
                    current = {ident: print_.since for ident, print_ in prints.items()}
                    yield shape, chain.linked(shape, key, fresh, {}, current)

    def revision_ids(self, ids: Sequence[str]) -> set[str]:
        statement = statements.text("read/revision_ids", self.engine)
        return {
            row[0] for part in parts(ids, self.asked_at_once) for row in self._run(statement, {"ids": part})
        }

    def rows(self, shape: Shape) -> Iterator[Row]:
        """By the ids of nodes, some at once: nothing but those ids is ever held whole."""
        if not self.holds_any(shape):
            return
        label, key = shape.start or shape.kind.name, sort_key(shape)
        ids = sorted(row[0] for row in self._run(statements.for_label("read/ids", self.engine, label)))
        name = "read/ties_from" if shape.is_tie else "read/nodes_by_id"
        for part in parts(ids, self.asked_at_once):
            yield from sorted(map(tuple, self._by_ids(name, shape, part)), key=key)

    def brought(self, source: Import) -> Mapping[str, int]:
        """By sheet, how many facts stand as an import that read the same as this one, and alike, has brought them.

        None where another import has changed anything since.
        """
        ids: list[str] = []
        imports = [tuple(map(str, row)) for row in self._run(statements.text("read/digests", self.engine))]
        for _, ident, digest in sorted(imports, reverse=True):
            if digest != source.digest or ident[-READ_ALIKE:] != source.id[-READ_ALIKE:]:
                break
            ids.append(ident)
        names = ("read/nodes_brought", "read/ties_brought") if ids else ()
        return {
            sheet: number
            for name in names
            for sheet, number in self._run(statements.text(name, self.engine), {"ids": ids})
        }

    def imports(self, ids: Sequence[str]) -> list[Import]:
        statement = statements.text("read/imports", self.engine)
        asked = (self._run(statement, {"ids": part}) for part in parts(ids, self.asked_at_once))
        return [Import(*row) for rows in asked for row in rows]

    def accounts(self) -> list[Row]:
        statement = statements.for_label("read/accounts", self.engine, "Organization")
        return sorted((tuple(row) for row in self._run(statement)), key=lambda row: str(row[0]))

    def is_account(self, ident: str) -> bool:
        return bool(self._run(statements.text("read/account_by_id", self.engine), {"id": ident}))

    def names(self, label: str, name: str | None = None) -> dict[str, tuple[str, str]]:
        if name is None:
            rows = self._run(statements.for_label("read/names", self.engine, label))
        else:
            rows = self._run(statements.for_label("read/called", self.engine, label), {"name": name})
        return {
            ident: (called, called_zh or "")
            for ident, called, called_zh in rows
            if name is None or name in (called, called_zh)
        }
