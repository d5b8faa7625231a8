"""Reads that every engine does alike: the same statements, turned into rows in the vocabulary's order."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from graphcrm.schema import NODE_TYPES, TIE_TYPES, Shape
from graphcrm.store import statements
from graphcrm.store.changes import key_of
from graphcrm.store.model import READ_ALIKE, Fingerprint, Import, Key
from graphcrm.validate import Row

Run = Callable[[str, Mapping[str, Any]], Sequence[Sequence[Any]]]
"""Runs a statement with parameters and gives all its rows, in Python's own types."""


def split(script: str) -> list[str]:
    """The statements of a schema file, without comments."""
    bare = re.sub(r"^//.*$", "", script, flags=re.MULTILINE)
    return [statement.strip() for statement in bare.split(";") if statement.strip()]


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

    def _stream(self, statement: str) -> Iterator[Sequence[Any]]:
        """The rows of a statement, one by one where the engine can."""
        return iter(self._run(statement))

    def _by_ids(self, statement: str, ids: Sequence[Any]) -> Iterator[Sequence[Any]]:
        for part in parts(ids, self.asked_at_once):
            yield from self._run(statement, {"ids": part})

    def counts(self) -> Mapping[str, int]:
        nodes = (
            (node.label, statements.for_label("read/count_nodes", self.engine, node.label))
            for node in NODE_TYPES
        )
        ties = (
            (tie.name, statements.for_type("read/count_ties", self.engine, tie.name)) for tie in TIE_TYPES
        )
        return {name: self._run(statement)[0][0] for name, statement in (*nodes, *ties)}

    def known_ids(self, label: str, ids: Iterable[str]) -> set[str]:
        """Where fewer are held than asked about, the held ones are read instead of asked for."""
        asked = set(ids)
        if not asked:
            return asked
        number = int(self._run(statements.for_label("read/count_nodes", self.engine, label))[0][0])
        if number < len(asked):
            rows = self._run(statements.for_label("read/ids", self.engine, label)) if number else ()
            return asked.intersection(row[0] for row in rows)
        statement = statements.for_label("read/known_ids", self.engine, label)
        return {row[0] for row in self._by_ids(statement, sorted(asked))}

    def links(self, shape: Shape) -> Iterable[tuple[str, str]]:
        return [(row[0], row[1]) for row in self._run(statements.for_shape("read/links", self.engine, shape))]

    def fingerprints(self, shape: Shape, keys: Sequence[Key]) -> dict[Key, Fingerprint]:
        ids = list(dict.fromkeys(key[0] for key in keys))
        name = "read/tie_fingerprints" if shape.is_tie else "read/node_fingerprints"
        rows = self._by_ids(statements.for_shape(name, self.engine, shape), ids)
        if not shape.is_tie:
            return {(ident,): Fingerprint(digest, since) for ident, digest, since in rows}
        asked, scoped = set(keys), bool(shape.kind.scope)
        return {
            key: Fingerprint(digest, since)
            for start, end, scope, digest, since in rows
            if (key := (start, end, scope or None) if scoped else (start, end)) in asked
        }

    def held(self, shape: Shape, keys: Sequence[Key]) -> dict[Key, Row]:
        asked, key_of_row = set(keys), key_of(shape)
        ids = list(dict.fromkeys(key[0] for key in keys))
        name = "read/ties_from" if shape.is_tie else "read/nodes_by_id"
        rows = map(tuple, self._by_ids(statements.for_shape(name, self.engine, shape), ids))
        return {key: row for row in rows if (key := key_of_row(row)) in asked}

    def revision_ids(self, ids: Sequence[str]) -> set[str]:
        return {row[0] for row in self._by_ids(statements.text("read/revision_ids", self.engine), ids)}

    def rows(self, shape: Shape) -> Iterator[Row]:
        name = "read/ties" if shape.is_tie else "read/nodes"
        return map(tuple, self._stream(statements.for_shape(name, self.engine, shape)))

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

    def accounts(self) -> list[Row]:
        statement = statements.for_label("read/accounts", self.engine, "Organization")
        return sorted((tuple(row) for row in self._run(statement)), key=lambda row: str(row[0]))
