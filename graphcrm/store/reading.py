"""Reads that every engine does alike: the same statements, turned into rows in the vocabulary's order."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from graphcrm.schema import NODE_SHAPES, NODE_TYPES, SHAPES, TIE_SHAPES, TIE_TYPES, Shape
from graphcrm.store import statements
from graphcrm.store.changes import key_of
from graphcrm.store.model import Facts, Fingerprint, Import, Key, Revision
from graphcrm.validate import Row

Run = Callable[[str, Mapping[str, Any]], Sequence[Sequence[Any]]]
"""Runs a statement with parameters and gives all its rows."""
Stream = Callable[[str], Iterator[Sequence[Any]]]

_TIE_SHAPE = {(shape.kind.name, shape.start, shape.end): shape for shape in TIE_SHAPES}
_NODE_SHAPE = {shape.kind.name: shape for shape in NODE_SHAPES}
_KEY_OF = {shape: key_of(shape) for shape in SHAPES}
ACCOUNT_NODES = (
    ("parts", ("Organization", "OrgUnit")),
    ("others", ("Organization",)),
    ("people", ("Contact",)),
    ("who_know", ("Employee",)),
    ("who_met", ("Employee",)),
    ("our_units", ("OrgUnit",)),
    (
        "about",
        (
            "Opportunity",
            "Interaction",
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
    ("attended", ("Interaction", "Instrument")),
    ("raised", ("Feedback",)),
)
"""Where the nodes of an account are found: statements of `cypher/read/account`, each with the labels it is run for."""
ACCOUNT_TIES = (
    (
        "from_people",
        (
            "WORKS_IN",
            "REPORTS_TO",
            "INFLUENCES",
            "CONFLICTS_WITH",
            "SUPPORTS",
            "DECIDES",
            "ATTENDED",
            "RAISED",
            "RATED",
        ),
    ),
    ("to_people", ("KNOWS", "CONCERNS")),
    ("to_places", ("PART_OF", "CONCERNS")),
    ("to_opportunities", ("CONCERNS",)),
    ("organizations_to_opportunities", ("SUPPORTS", "COMPETES_FOR")),
    ("from_ours", ("WORKS_IN", "REPORTS_TO")),
    ("met_with", ("ATTENDED",)),
    ("at_instruments", ("ATTENDED",)),
    ("of_interactions", ("CONCERNS",)),
    ("filed_feedback", ("RAISED",)),
)
"""Where its ties are found."""


def split(script: str) -> list[str]:
    """The statements of a schema file, without comments."""
    bare = re.sub(r"^//.*$", "", script, flags=re.MULTILINE)
    return [statement.strip() for statement in bare.split(";") if statement.strip()]


def parts(items: Sequence[Any], size: int) -> Iterator[list[Any]]:
    for start in range(0, len(items), size):
        yield list(items[start : start + size])


def plain(value: Any) -> Any:  # noqa: ANN401 — a driver's value
    """The driver's dates as Python's."""
    return value.to_native() if hasattr(value, "to_native") else value


def _row(values: Sequence[Any]) -> Row:
    return tuple(map(plain, values))


def counts(run: Run, engine: str) -> dict[str, int]:
    out = {
        node.label: run(statements.for_label("read/count_nodes", engine, node.label), {})[0][0]
        for node in NODE_TYPES
    }
    return out | {
        tie.name: run(statements.for_type("read/count_ties", engine, tie.name), {})[0][0] for tie in TIE_TYPES
    }


def fingerprints(
    run: Run, engine: str, shape: Shape, keys: Sequence[Key], at_once: int
) -> dict[Key, Fingerprint]:
    found: dict[Key, Fingerprint] = {}
    ids = list(dict.fromkeys(key[0] for key in keys))
    if not shape.is_tie:
        statement = statements.for_shape("read/node_fingerprints", engine, shape)
        for part in parts(ids, at_once):
            found.update(
                ((row[0],), Fingerprint(row[1], plain(row[2]))) for row in run(statement, {"ids": part})
            )
        return found
    wanted = set(keys)
    statement = statements.for_shape("read/tie_fingerprints", engine, shape)
    for part in parts(ids, at_once):
        for start, end, scope, digest, since in run(statement, {"ids": part}):
            key = (start, end, scope or None) if shape.kind.scope else (start, end)
            if key in wanted:
                found[key] = Fingerprint(digest, plain(since))
    return found


def held(run: Run, engine: str, shape: Shape, keys: Sequence[Key], at_once: int) -> dict[Key, Row]:
    wanted, key = set(keys), key_of(shape)
    ids = list(dict.fromkeys(each[0] for each in keys))
    statement = statements.for_shape("read/ties_from" if shape.is_tie else "read/nodes_by_id", engine, shape)
    found = (_row(row) for part in parts(ids, at_once) for row in run(statement, {"ids": part}))
    return {key(row): row for row in found if key(row) in wanted}


def rows(stream: Stream, engine: str, shape: Shape) -> Iterator[Row]:
    return map(
        _row, stream(statements.for_shape("read/ties" if shape.is_tie else "read/nodes", engine, shape))
    )


def accounts(run: Run, engine: str) -> list[Row]:
    statement = statements.for_label("read/accounts", engine, "Organization")
    return sorted((_row(row) for row in run(statement, {})), key=lambda row: str(row[0]))


def account(run: Run, engine: str, ident: str, *, history: bool) -> Facts:
    """One account. Reads start at the account's id and follow relationships, so the cost is its own size."""
    at = {"account": ident}
    nodes: dict[str, tuple[Shape, Row]] = {}
    for name, labels in ACCOUNT_NODES:
        for label in labels:
            shape = _NODE_SHAPE[label]
            found = run(statements.for_shape(f"read/account/{name}", engine, shape), at)
            nodes.update((str(row[0]), (shape, _row(row[1:]))) for row in found)
    ties: dict[tuple[Shape, Key], Row] = {}
    for name, types in ACCOUNT_TIES:
        for tie in types:
            for start, end, *values in run(statements.for_type(f"read/account/{name}", engine, tie), at):
                ends = nodes.get(str(start)), nodes.get(str(end))
                if ends[0] is None or ends[1] is None:
                    continue
                shape = _TIE_SHAPE[tie, ends[0][0].kind.name, ends[1][0].kind.name]
                row = (ends[0][1][0], ends[1][1][0], *map(plain, values))
                ties[shape, _KEY_OF[shape](row)] = row
    out = Facts(ident, {shape: [] for shape in SHAPES}, [], {})
    for shape, row in nodes.values():
        out.rows[shape].append(row)
    for (shape, _), row in ties.items():
        out.rows[shape].append(row)
    for shape, found_rows in out.rows.items():
        found_rows.sort(key=_sort_key(shape))
    out.imports = {row[0]: Import(*row) for row in run(statements.text("read/imports", engine), {})}
    if history:
        _add_history(run, engine, out)
    return out


def _sort_key(shape: Shape) -> Callable[[Row], tuple[str, ...]]:
    key = _KEY_OF[shape]
    return lambda row: tuple("" if part is None else str(part) for part in key(row))


def _add_history(run: Run, engine: str, found: Facts) -> None:
    for shape in NODE_SHAPES:
        ids = [str(row[0]) for row in found.rows[shape]]
        if ids:
            statement = statements.for_shape("read/revisions", engine, shape)
            found.revisions += [
                Revision(*map(plain, row[:6]), label=shape.kind.name, subject=row[6])
                for row in run(statement, {"ids": ids})
            ]
    found.revisions.sort(
        key=lambda revision: (revision.valid_from or datetime.date.min, revision.recorded_at, revision.id)
    )
