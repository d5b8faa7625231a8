"""The Cypher in `cypher/`: found beside an editable install or inside the wheel, filled from the vocabulary only."""

from __future__ import annotations

import datetime
import re
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from graphcrm.schema import KEPT_AS, NODE_SHAPES, SHAPES, TIE_SHAPES, Property, Shape
from graphcrm.schema.history import BEFORE, FIRST_FROM, REVISION, said_before

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_BLANK = re.compile(r"<([A-Za-z][A-Za-z() ]*)>")
_FIRST_SHAPE = {shape.kind.name: shape for shape in reversed((*NODE_SHAPES, *TIE_SHAPES))}
_LADYBUG_TYPES = {str: "STRING", int: "INT64", float: "DOUBLE", bool: "BOOL", datetime.date: "DATE"}
DEPTHS = tuple(range(9))
"""How many steps of PART_OF a statement may follow below an account."""


def _root() -> Traversable:
    packaged = resources.files("graphcrm") / "_cypher"
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[2] / "cypher"


@cache
def text(name: str, engine: str) -> str:
    """The statement ``name`` (``write/node``): the file for this engine where it has its own, else the shared one."""
    file = _file(name, engine)
    if file is None:
        raise LookupError(f"No statement {name} for {engine} in cypher/.")
    return file.read_text("utf-8")


def has(name: str, engine: str) -> bool:
    """Whether this engine has the statement: its own file, or a shared one."""
    return _file(name, engine) is not None


def _file(name: str, engine: str) -> Traversable | None:
    files = (_root().joinpath(*f"{name}{ending}".split("/")) for ending in (f".{engine}.cypher", ".cypher"))
    return next((file for file in files if file.is_file()), None)


def layout_2() -> str:
    """The columns of every type in version 2 of the schema, in whose order history kept their values; JSON."""
    return _root().joinpath("schema", "0003.bodies.json").read_text("utf-8")


def names(folder: str) -> list[str]:
    """The statements of a folder, without endings."""
    files = (entry.name for entry in (_root() / folder).iterdir())
    return sorted({f"{folder}/{name.partition('.')[0]}" for name in files if name.endswith(".cypher")})


@cache
def for_shape(name: str, engine: str, shape: Shape) -> str:
    """A statement with its blanks filled for one shape.

    ``<Label>``, ``<TYPE>``, ``<BY>`` (the type that brings), ``<Start>``, ``<End>``, ``<columns x>``, ``<names>`` (the
    columns by themselves), ``<handle x>`` (the engine's own id of x), ``<kind x>`` (its label or type), ``<casts x>`` (each property from the row, with its type),
    ``<BEFORE>`` (the type of earlier states of ties), ``<said names>`` and ``<saying x>`` (what those say), ``<FIRST>`` (the column with a node's first day),
    ``<states x>`` (what is kept of earlier states of what starts there), ``<state>`` and ``<state names>`` (that of this shape),
    ``<depth>`` (how many steps of PART_OF to follow) and ``<hint …>`` (an order of joins, which only Ladybug needs). Only names of the closed vocabulary and `DEPTHS` go in; data never does.
    """
    return _filled(name, engine, (shape,), DEPTHS[-1])


@cache
def for_kinds(name: str, engine: str, kinds: tuple[str, ...], depth: int, by: str = "") -> str:
    """A statement about nodes of any of these labels, or ties of any of these types, whatever they join.

    ``<columns x>`` are then `columns_of` them all; what a kind does not have is unknown. ``by`` fills ``<BY>``.
    """
    if depth not in DEPTHS:
        raise ValueError(f"No statement follows {depth} steps.")
    return _filled(name, engine, tuple(_FIRST_SHAPE[kind] for kind in kinds), depth, by)


@cache
def for_reference(name: str, engine: str, shape: Shape, reference: Property) -> str:
    """A statement about the relationship that stands for a reference: ``<LINK>``, which leads to a ``<Target>``."""
    return _filled(name, engine, (shape,), DEPTHS[-1], reference=reference)


def states_of(label: str) -> tuple[str, ...]:
    """The names of what is kept of earlier states of nodes with this label, and of ties that start there, each once."""
    shapes = [shape for shape in SHAPES if label == (shape.start or shape.kind.name)]
    return tuple(dict.fromkeys(name for shape in shapes for name in KEPT_AS.of(shape)))


def columns_of(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The properties that stored nodes or ties of any of these kinds carry, each once."""
    return tuple(dict.fromkeys(name for kind in kinds for name in stored_columns(_FIRST_SHAPE[kind])))


def _filled(
    name: str,
    engine: str,
    shapes: tuple[Shape, ...],
    depth: int,
    by: str = "",
    reference: Property | None = None,
) -> str:
    shape, neo4j = shapes[0], engine == "neo4j"
    kinds = tuple(shape_.kind.name for shape_ in shapes)
    own = columns_of(kinds)
    states = (*(prop.name for prop in REVISION), *KEPT_AS.of(shape))
    before = [(prop.name, prop.python_type) for prop in said_before(shape.kind)]
    typed = [(prop.name, prop.python_type) for prop in shape.properties if prop.name in own]
    fill = {
        "since": shape.since,
        "TYPE": "|".join(kinds),
        "BEFORE": f"{kinds[0]}{BEFORE}",
        "FIRST": FIRST_FROM,
        "Label": ("|" if neo4j else ":").join(kinds),
        "Start": shape.start,
        "End": shape.end,
        "depth": str(depth),
        "BY": _FIRST_SHAPE[by].kind.name if by else "",
        "LINK": str(reference.link) if reference else "",
        "Target": str(reference.refers_to) if reference else "",
        "scope": "r.scope" if shape.kind.scope else "NULL",
        "same scope": " {scope: row.scope}" if shape.kind.scope else "",
        "names": ", ".join((*(["scope"] if shape.kind.scope else []), *own)),
        "said names": ", ".join(name for name, _ in before),
        "state names": ", ".join(states),
        "state": ", ".join(f"v.{column} = {column}" for column in states if column != "id"),
        "assignments": ", ".join(f"n.{column} = {column}" for column in own if column != "id"),
    }

    def filled(match: re.Match[str]) -> str:
        blank, _, name = match[1].partition(" ")
        if blank in ("columns", "states"):
            wanted = own if blank == "columns" else states_of(shape.kind.name)
            return ", ".join(f"{name}.{column}" for column in wanted)
        if blank in ("casts", "saying"):
            return ", ".join(
                f"{name}.{column} = CAST(row.{column} AS {_LADYBUG_TYPES[kind]})"
                for column, kind in (typed if blank == "casts" else before)
            )
        if blank == "handle":
            return f"elementId({name})" if neo4j else f"CAST(id({name}) AS STRING)"
        if blank == "kind":
            return (
                f"label({name})" if not neo4j else f"type({name})" if shape.is_tie else f"labels({name})[0]"
            )
        if blank == "hint":
            return "" if neo4j else f"HINT {name}"
        return fill[match[1]]

    head, body = _parted(text(name, engine))
    return head + _BLANK.sub(filled, body)


def _parted(statement: str) -> tuple[str, str]:
    """The leading comment, which explains the blanks, and the statement itself."""
    lines = statement.splitlines(keepends=True)
    start = next(index for index, line in enumerate(lines) if not line.startswith("//"))
    return "".join(lines[:start]), "".join(lines[start:])


def shape_of(kind: str) -> Shape:
    """A shape of this label or type: the first, where a type joins several."""
    return _FIRST_SHAPE[kind]


def for_label(name: str, engine: str, label: str) -> str:
    """A statement about any nodes of one label."""
    return for_shape(name, engine, _FIRST_SHAPE[label])


def for_type(name: str, engine: str, tie: str) -> str:
    """A statement about any ties of one type, whatever they join."""
    return for_shape(name, engine, _FIRST_SHAPE[tie])


def stored_columns(shape: Shape) -> tuple[str, ...]:
    """The properties that a stored node or tie itself carries (a tie's ends are not among them)."""
    return shape.columns[2:] if shape.is_tie else shape.columns
