"""Reads that every engine does alike: the same statements, turned into rows in the vocabulary's order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from graphcrm.schema import NODE_TYPES, TIE_TYPES, Shape
from graphcrm.store import statements
from graphcrm.store.changes import key_of
from graphcrm.store.model import READ_ALIKE, Fingerprint, Import, Key
from graphcrm.validate import Row

Run = Callable[[str, Mapping[str, Any]], Sequence[Sequence[Any]]]
"""Runs a statement with parameters and gives all its rows, in Python's own types."""
Stream = Callable[[str], Iterator[Sequence[Any]]]

SHARED = "shared"
"""In place of an engine: statements of which no engine has its own."""


def split(script: str) -> list[str]:
    """The statements of a schema file, without comments."""
    bare = re.sub(r"^//.*$", "", script, flags=re.MULTILINE)
    return [statement.strip() for statement in bare.split(";") if statement.strip()]


def parts(items: Sequence[Any], size: int) -> Iterator[list[Any]]:
    for start in range(0, len(items), size):
        yield list(items[start : start + size])


def counts(run: Run, engine: str) -> dict[str, int]:
    out = {
        node.label: run(statements.for_label("read/count_nodes", engine, node.label), {})[0][0]
        for node in NODE_TYPES
    }
    return out | {
        tie.name: run(statements.for_type("read/count_ties", engine, tie.name), {})[0][0] for tie in TIE_TYPES
    }


def known_ids(run: Run, engine: str, label: str, ids: set[str], at_once: int) -> set[str]:
    """Those of these ids that are held. Where fewer are held than asked about, the held ones are read instead of asked for."""
    if not ids:
        return set()
    held = int(run(statements.for_label("read/count_nodes", engine, label), {})[0][0])
    if held < len(ids):
        found = run(statements.for_label("read/ids", engine, label), {}) if held else ()
        return ids.intersection(row[0] for row in found)
    statement = statements.for_label("read/known_ids", engine, label)
    return {row[0] for part in parts(sorted(ids), at_once) for row in run(statement, {"ids": part})}


def fingerprints(
    run: Run, engine: str, shape: Shape, keys: Sequence[Key], at_once: int
) -> dict[Key, Fingerprint]:
    found: dict[Key, Fingerprint] = {}
    ids = list(dict.fromkeys(key[0] for key in keys))
    if not shape.is_tie:
        statement = statements.for_shape("read/node_fingerprints", engine, shape)
        for part in parts(ids, at_once):
            found.update(((row[0],), Fingerprint(row[1], row[2])) for row in run(statement, {"ids": part}))
        return found
    wanted = set(keys)
    statement = statements.for_shape("read/tie_fingerprints", engine, shape)
    for part in parts(ids, at_once):
        for start, end, scope, digest, since in run(statement, {"ids": part}):
            key = (start, end, scope or None) if shape.kind.scope else (start, end)
            if key in wanted:
                found[key] = Fingerprint(digest, since)
    return found


def held(run: Run, engine: str, shape: Shape, keys: Sequence[Key], at_once: int) -> dict[Key, Row]:
    wanted, key = set(keys), key_of(shape)
    ids = list(dict.fromkeys(each[0] for each in keys))
    statement = statements.for_shape("read/ties_from" if shape.is_tie else "read/nodes_by_id", engine, shape)
    found = (tuple(row) for part in parts(ids, at_once) for row in run(statement, {"ids": part}))
    return {key(row): row for row in found if key(row) in wanted}


def rows(stream: Stream, engine: str, shape: Shape) -> Iterator[Row]:
    return map(
        tuple, stream(statements.for_shape("read/ties" if shape.is_tie else "read/nodes", engine, shape))
    )


def brought(run: Run, source: Import) -> dict[str, int]:
    """By sheet, how many facts stand as an import that read the same as this one, and alike, has brought them.

    None where another import has changed anything since.
    """
    ids: list[str] = []
    found = [tuple(map(str, row)) for row in run(statements.text("read/digests", SHARED), {})]
    for _, ident, digest in sorted(found, reverse=True):
        if digest != source.digest or ident[-READ_ALIKE:] != source.id[-READ_ALIKE:]:
            break
        ids.append(ident)
    names = ("read/nodes_brought", "read/ties_brought") if ids else ()
    return {row[0]: row[1] for name in names for row in run(statements.text(name, SHARED), {"ids": ids})}


def accounts(run: Run, engine: str) -> list[Row]:
    statement = statements.for_label("read/accounts", engine, "Organization")
    return sorted((tuple(row) for row in run(statement, {})), key=lambda row: str(row[0]))
