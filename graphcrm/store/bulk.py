"""Everything a store holds as the files that ``neo4j-admin database import full`` takes: what an import over the driver would have written.

A file a label, and one for each pair of labels that a type of relationship joins; each begins with its header, which names the types.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import TextIO

from graphcrm.schema import (
    KEPT_AS,
    NODE_SHAPES,
    SCHEMA_DIGEST,
    SCHEMA_VERSION,
    SYSTEM,
    TIE_SHAPES,
    Form,
    Property,
    Shape,
)
from graphcrm.schema.history import BEFORE, FIRST_FROM, said_before
from graphcrm.store import chain, history, statements
from graphcrm.store.changes import key_of
from graphcrm.store.model import Import, Store
from graphcrm.values import Value

ENGINE = "neo4j"
COMMAND, CONSTRAINTS = "import.sh", "constraints.cypher"
_TYPES = {str: "", int: ":long", float: ":double", bool: ":boolean"}
IMPORT_COLUMNS = ("source", "digest", "imported_by", "imported_at:datetime")


def write(store: Store, folder: Path) -> dict[str, int]:
    """Fill a folder, and put the command beside the files. Gives the number of rows by file. Memory: that of ids and of what has a history."""
    with ExitStack() as stack:
        files = _Files(folder, stack)
        first, named = _history(store, files), set[str]()
        for shape in NODE_SHAPES:
            _nodes(store, shape, files, first.get(shape.name, {}), named)
        for shape in TIE_SHAPES:
            _ties(store, shape, files, named)
        for origin in store.imports(sorted(named | files.named)):
            _import(files, origin)
        header = ("id:ID(Schema)", "version:long", "digest")
        files.node("Schema", header, ("graphcrm", SCHEMA_VERSION, SCHEMA_DIGEST))
    (folder / COMMAND).write_text(_command(files.groups), encoding="utf-8")
    (folder / CONSTRAINTS).write_text(statements.text("schema/current", ENGINE), encoding="utf-8")
    return files.rows


class _Files:
    """The files of one folder, each opened and given its header with its first row."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._folder, self._stack = folder, stack
        self._open: dict[str, TextIO] = {}
        self.groups: dict[str, list[str]] = {}
        self.rows: dict[str, int] = {}
        self.named: set[str] = set()
        """Ids of the imports that brought earlier states."""

    def node(self, label: str, header: Sequence[str], row: Sequence[Value]) -> None:
        self._write(f"--nodes={label}", label, header, row)

    def tie(
        self,
        kind: str,
        start: str,
        end: str,
        ends: tuple[Value, Value],
        said: Mapping[str, Value] | None = None,
    ) -> None:
        """``said``: by name and type, as the header has it; the same names in every row of a file."""
        said = said or {}
        header = (f":START_ID({start})", f":END_ID({end})", *said)
        self._write(f"--relationships={kind}", f"{kind}.{start}.{end}", header, (*ends, *said.values()))

    def _write(self, group: str, name: str, header: Sequence[str], row: Sequence[Value]) -> None:
        if name not in self._open:
            stream = (self._folder / f"{name}.csv").open("w", encoding="utf-8", newline="")
            self._open[name] = self._stack.enter_context(stream)
            self.groups.setdefault(group, []).append(f"{name}.csv")
            self.rows[name] = 0
            stream.write(",".join(header) + "\n")
        self._open[name].write(",".join(map(_cell, row)) + "\n")
        self.rows[name] += 1


def _cell(value: Value) -> str:
    """What is unknown is blank, every text quoted: a blank in quotes is a text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | datetime.date):
        return value.isoformat() if isinstance(value, datetime.date) else repr(value)
    return '"' + str(value).replace('"', '""') + '"'


def _typed(prop: Property, name: str = "") -> str:
    name = name or prop.name
    if prop.form in (Form.DATE, Form.INSTANT):
        return f"{name}:{'date' if prop.form is Form.DATE else 'datetime'}"
    return f"{name}{_TYPES[prop.python_type]}"


def _typed_columns(properties: Iterable[Property]) -> tuple[str, ...]:
    return tuple(map(_typed, properties))


def _history(store: Store, files: _Files) -> dict[str, dict[str, datetime.date]]:
    """Earlier states, with all that leads to them. By label and node id, the first days."""
    columns = [name for name in KEPT_AS.columns if name != "id"]
    header = ("id:ID(Revision)", *(_typed(KEPT_AS.columns[name], name) for name in columns))
    first: dict[str, dict[str, datetime.date]] = {}
    for shape, links in store.chains():
        first.setdefault(shape.name, {}).update(links.first)
        for state in links.fresh:
            kept = history.state(state)
            files.node("Revision", header, (state.id, *(kept.get(name) for name in columns)))
            files.tie("REVISES", "Revision", state.label, (state.id, state.subject))
            files.named.add(str(kept["import_id"]))
            files.tie("BROUGHT_BY", "Revision", "Import", (state.id, kept["import_id"]))
            if shape.is_tie:
                files.tie("TOWARDS", "Revision", shape.end, (state.id, state.row[1]))
        if shape.is_tie and shape.versioned:
            names = _typed_columns(said_before(shape.kind))
            for row, state in chain.spans(shape, links.fresh):
                said = dict(zip(names, (state.id, *row[2 : -len(SYSTEM)]), strict=True))
                files.tie(f"{shape.kind.name}{BEFORE}", shape.start, shape.end, (row[0], row[1]), said)
    return first


def _nodes(
    store: Store, shape: Shape, files: _Files, first: Mapping[str, datetime.date], named: set[str]
) -> None:
    label = shape.kind.name
    header = (f"id:ID({label})", *_typed_columns(shape.properties[1:]), f"{FIRST_FROM}:date")
    links = [(place, prop) for place, prop in enumerate(shape.properties) if prop.link is not None]
    for row in store.rows(shape):
        files.node(label, header, (*row, first.get(str(row[0]))))
        named.add(str(row[shape.columns.index("import_id")]))
        for place, prop in links:
            if row[place] is not None:
                files.tie(str(prop.link), label, str(prop.refers_to), (row[0], row[place]))


def _ties(store: Store, shape: Shape, files: _Files, named: set[str]) -> None:
    scope, key = shape.kind.scope, key_of(shape)
    names = (*_typed_columns(shape.properties[2:]), *(["scope"] if scope else []))
    own = len(shape.columns) - len(SYSTEM)
    link = next((prop for prop in shape.properties[:own] if prop.link is not None), None)
    for row in store.rows(shape):
        more = [key(row)[2] or ""] if scope else []
        said = dict(zip(names, (*row[2:], *more), strict=True))
        files.tie(shape.kind.name, shape.start, shape.end, (row[0], row[1]), said)
        named.add(str(row[shape.columns.index("import_id")]))
        if link is not None and row[shape.columns.index(link.name)] is not None:
            told = [place for place in range(2, own) if shape.columns[place] != scope]
            sides = {_typed(shape.properties[place]): row[place] for place in told}
            sides |= {"to_label": shape.end, "to_id": row[1]}
            ends = row[0], row[shape.columns.index(link.name)]
            files.tie(str(link.link), shape.start, str(link.refers_to), ends, sides)


def _import(files: _Files, origin: Import) -> None:
    files.node("Import", ("id:ID(Import)", *IMPORT_COLUMNS), tuple(asdict(origin).values()))


def _command(groups: Mapping[str, list[str]]) -> str:
    given = [f"  {group}={file}" for group, names in groups.items() for file in names]
    lines = [
        "#!/bin/sh",
        "# A first load of a Neo4j database, in this folder, while the server is stopped. What the database holds is replaced.",
        f'# Then start the server, and make its constraints and indexes:  cypher-shell -d "${{1:-neo4j}}" -f {CONSTRAINTS}',
        'neo4j-admin database import full "${1:-neo4j}" --overwrite-destination --multiline-fields=true',
    ]
    return "\n".join([*lines[:3], " \\\n".join([lines[3], *given])]) + "\n"
