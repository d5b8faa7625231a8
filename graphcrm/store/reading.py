"""Reads that every engine does alike: the same statements, turned into rows in the vocabulary's order."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from graphcrm.schema import NODE_SHAPES, NODE_TYPES, SHAPES, TIE_SHAPES, TIE_TYPES, Shape
from graphcrm.store import statements
from graphcrm.store.changes import key_of, row_of
from graphcrm.store.model import READ_ALIKE, Facts, Fingerprint, Import, Key, Revision
from graphcrm.validate import Row, uncollected
from graphcrm.values import Value

Run = Callable[[str, Mapping[str, Any]], Sequence[Sequence[Any]]]
"""Runs a statement with parameters and gives all its rows, in Python's own types."""
Stream = Callable[[str], Iterator[Sequence[Any]]]

ASKED_AT_ONCE = 10_000
SHARED = "shared"
"""In place of an engine: statements of which no engine has its own."""
_TIE_SHAPE = {(shape.kind.name, shape.start, shape.end): shape for shape in TIE_SHAPES}
_NODE_SHAPE = {shape.kind.name: shape for shape in NODE_SHAPES}
_KEY_OF = {shape.name: key_of(shape) for shape in SHAPES}
_SHAPE = {shape.name: shape for shape in SHAPES}
_IMPORT = {shape.name: shape.columns.index("import_id") for shape in SHAPES}
ACCOUNT_NODES = (
    ("parts", ("Organization", "OrgUnit")),
    ("others", ("Organization",)),
    ("people", ("Contact",)),
    ("who_know", ("Employee",)),
    ("who_met", ("Employee",)),
    ("our_units", ("OrgUnit",)),
    ("about", ("Interaction",)),  # apart from the others, whose columns it would carry, all blank
    (
        "about",
        (
            "Opportunity",
            "Instrument",
            "Feedback",
            "Survey",
            "Asset",
            "Initiative",
            "Action",
            "KpiYear",
        ),
    ),
    ("about_opportunities", ("Interaction", "Instrument", "Feedback", "Action")),
    ("about_people", ("Action",)),
    ("raised", ("Feedback",)),
)
"""Where the nodes of an account are found: statements of `cypher/read/account`, each with the labels it asks for."""
ATTENDED = ("Interaction", "Instrument")
"""The events that people attended; most of them are found as what is about the account."""
ACCOUNT_TIES = (
    ("from_people", ("ATTENDED",)),
    (
        "from_people",
        (
            "WORKS_IN",
            "REPORTS_TO",
            "INFLUENCES",
            "CONFLICTS_WITH",
            "SUPPORTS",
            "DECIDES",
            "RAISED",
            "RATED",
        ),
    ),
    ("to_people", ("KNOWS", "CONCERNS")),
    ("to_places", ("PART_OF", "CONCERNS", "WORKS_IN")),
    ("to_opportunities", ("CONCERNS",)),
    ("organizations_to_opportunities", ("SUPPORTS", "COMPETES_FOR")),
    ("from_ours", ("WORKS_IN", "REPORTS_TO")),
    ("met_with", ("ATTENDED",)),
    ("at_instruments", ("ATTENDED",)),
    ("of_interactions", ("CONCERNS",)),
    ("filed_feedback", ("RAISED",)),
)
"""Where its ties are found, with the types each statement asks for.

WORKS_IN stands twice: a pattern that came to a person by one of his ties does not match that tie again in Neo4j.
"""


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


def account(run: Run, engine: str, ident: str, *, history: bool) -> Facts:
    """One account. Reads start at the account's id and follow relationships, so the cost is its own size."""
    at = {"account": ident}
    depth = run(statements.text("read/account/depth", engine), at)[0][0]
    out = Facts(ident, {shape: [] for shape in SHAPES}, [], {})
    if depth is None:
        return out
    with uncollected():
        _add_ties(run, engine, at, depth, out, _add_nodes(run, engine, at, depth, out))
        for shape, found_rows in out.rows.items():
            found_rows.sort(key=_KEY_OF[shape.name] if shape.kind.scope is None else _sort_key(shape))
    earlier = _add_history(run, engine, out) if history else []
    named: set[str] = set()
    for shape, rows in out.rows.items():
        named.update(map(itemgetter(_IMPORT[shape.name]), rows))
    named |= {str(row[_IMPORT[shape.name]]) for shape, row in earlier}
    found = run(statements.text("read/imports", engine), {"ids": sorted(named)})
    out.imports = {row[0]: Import(*row) for row in found}
    return out


def _add_nodes(
    run: Run, engine: str, at: Mapping[str, Any], depth: int, out: Facts
) -> Mapping[str, tuple[str, Value]]:
    """Every node of the account, once. By the engine's own id: its label, and ours."""
    known: dict[str, tuple[str, Value]] = {}
    for name, labels in ACCOUNT_NODES:
        places = _places(labels)
        into = {label: (places[label], out.rows[_NODE_SHAPE[label]]) for label in labels}
        for found in run(statements.for_kinds(f"read/account/{name}", engine, labels, depth), at):
            handle, label = found[0], found[1]
            if handle in known:
                continue
            take, rows = into[label]
            row = take(found)
            known[handle] = label, row[0]
            rows.append(row)
    missed: dict[str, dict[Value, str]] = {label: {} for label in ATTENDED}
    for handle, label, ident in run(
        statements.for_kinds("read/account/attended", engine, ATTENDED, depth), at
    ):
        if handle not in known:
            missed[label][ident] = handle
    for label, handles in missed.items():
        shape = _NODE_SHAPE[label]
        statement = statements.for_shape("read/nodes_by_id", engine, shape)
        for part in parts(list(handles), ASKED_AT_ONCE):
            for row in run(statement, {"ids": part}):
                known[handles[row[0]]] = label, row[0]
                out.rows[shape].append(tuple(row))
    return known


def _add_ties(
    run: Run,
    engine: str,
    at: Mapping[str, Any],
    depth: int,
    out: Facts,
    nodes: Mapping[str, tuple[str, Value]],
) -> None:
    """Every tie between nodes of the account, once."""
    by_shape: dict[tuple[str, str, str], tuple[dict[Key, Row], Callable[[Row], Key] | None]] = {}
    for shape in TIE_SHAPES:
        key = _KEY_OF[shape.name] if shape.kind.scope else None
        by_shape[shape.kind.name, shape.start, shape.end] = {}, key
    for name, types in ACCOUNT_TIES:
        places = _places(types, ahead=3)
        for found in run(statements.for_kinds(f"read/account/{name}", engine, types, depth), at):
            one, two, tie = nodes.get(found[0]), nodes.get(found[1]), found[2]
            if one is None or two is None:
                continue
            held, key = by_shape[tie, one[0], two[0]]
            if key is None:
                ends = one[1], two[1]
                if ends not in held:
                    held[ends] = (*ends, *places[tie](found))
                continue
            row = (one[1], two[1], *places[tie](found))
            held[key(row)] = row
    for kind, (held, _) in by_shape.items():
        out.rows[_TIE_SHAPE[kind]].extend(held.values())


@cache
def _places(kinds: tuple[str, ...], *, ahead: int = 2) -> Mapping[str, Callable[[Sequence[Any]], Row]]:
    """Takes the columns of each kind out of those of them all, which stand behind ``ahead`` others."""
    columns = {name: place for place, name in enumerate(statements.columns_of(kinds), start=ahead)}
    return {kind: itemgetter(*(columns[name] for name in statements.columns_of((kind,)))) for kind in kinds}


def _sort_key(shape: Shape) -> Callable[[Row], tuple[str, ...]]:
    key = _KEY_OF[shape.name]
    return lambda row: tuple("" if part is None else str(part) for part in key(row))


def _add_history(run: Run, engine: str, found: Facts) -> list[tuple[Shape, Row]]:
    """The earlier states of what was found, and not of what its people have to do with other accounts."""
    states: list[tuple[Revision, Shape, Row]] = []
    for start in NODE_SHAPES:
        ids = [str(row[0]) for row in found.rows[start]]
        if not ids:
            continue
        for row in run(statements.for_shape("read/revisions", engine, start), {"ids": ids}):
            each = Revision(*row[:6], label=start.kind.name, subject=row[6])
            shape = _SHAPE[each.shape]
            states.append((each, shape, row_of(each, shape)))
    known = {
        shape: set(map(_KEY_OF[shape.name], found.rows[shape])) for shape in {shape for _, shape, _ in states}
    }
    kept = [each for each in states if _KEY_OF[each[1].name](each[2]) in known[each[1]]]
    found.revisions = [revision for revision, _, _ in kept]
    found.revisions.sort(
        key=lambda revision: (revision.valid_from or datetime.date.min, revision.recorded_at, revision.id)
    )
    return [(shape, row) for _, shape, row in kept]
