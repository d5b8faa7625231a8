"""The Cypher in `cypher/`: found beside an editable install or inside the wheel, filled from the vocabulary only."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from graphcrm.schema import NODE_SHAPES, TIE_SHAPES, Shape

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_BLANK = re.compile(r"<([A-Za-z][A-Za-z() ]*)>")


def _root() -> Traversable:
    packaged = resources.files("graphcrm") / "_cypher"
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[2] / "cypher"


@cache
def text(name: str, engine: str) -> str:
    """The statement ``name`` (``write/node``): the file for this engine where it has its own, else the shared one."""
    for ending in (f".{engine}.cypher", ".cypher"):
        file = _root().joinpath(*f"{name}{ending}".split("/"))
        if file.is_file():
            return file.read_text("utf-8")
    raise LookupError(f"No statement {name} for {engine} in cypher/.")


def names(folder: str) -> list[str]:
    """The statements of a folder, without endings."""
    found = {
        entry.name.split(".")[0] for entry in (_root() / folder).iterdir() if entry.name.endswith(".cypher")
    }
    return sorted(f"{folder}/{name}" for name in found)


@cache
def for_shape(name: str, engine: str, shape: Shape) -> str:
    """A statement with its blanks filled for one shape.

    ``<Label>``, ``<TYPE>``, ``<Start>``, ``<End>``, ``<columns x>``, ``<handle x>`` (the engine's own id of x) and
    ``<hint …>`` (an order of joins, which only Ladybug needs). Only names of the closed vocabulary go in; data never does.
    """
    own = stored_columns(shape)
    fill = {
        "since": shape.since,
        "TYPE": shape.kind.name,
        "Label": shape.kind.name,
        "Start": shape.start,
        "End": shape.end,
    }
    fill["scope"] = "r.scope" if shape.kind.scope else "NULL"
    fill["same scope"] = " {scope: row.scope}" if shape.kind.scope else ""
    fill["assignments"] = ", ".join(f"n.{name} = {name}" for name in own if name != "id")

    def filled(found: re.Match[str]) -> str:
        blank, _, rest = found[1].partition(" ")
        if blank == "columns":
            return ", ".join(f"{rest}.{column}" for column in own)
        if blank == "handle":
            return f"{'elementId' if engine == 'neo4j' else 'id'}({rest})"
        if blank == "hint":
            return "" if engine == "neo4j" else f"HINT {rest}"
        return fill[found[1]]

    head, body = _parted(text(name, engine))
    return head + _BLANK.sub(filled, body)


def _parted(statement: str) -> tuple[str, str]:
    """The leading comment, which explains the blanks, and the statement itself."""
    lines = statement.splitlines(keepends=True)
    start = next(index for index, line in enumerate(lines) if not line.startswith("//"))
    return "".join(lines[:start]), "".join(lines[start:])


def for_label(name: str, engine: str, label: str) -> str:
    """A statement about any nodes of one label."""
    return for_shape(name, engine, next(shape for shape in NODE_SHAPES if shape.kind.name == label))


def for_type(name: str, engine: str, tie: str) -> str:
    """A statement about any ties of one type, whatever they join."""
    return for_shape(name, engine, next(shape for shape in TIE_SHAPES if shape.kind.name == tie))


def first_comment(statement: str) -> str:
    """What a statement says of itself: its leading comment, as one line."""
    lines = [line[2:].strip() for line in statement.splitlines() if line.startswith("//")]
    return " ".join(lines)


def stored_columns(shape: Shape) -> tuple[str, ...]:
    """The properties that a stored node or tie itself carries (a tie's ends are not among them)."""
    return shape.columns[2:] if shape.is_tie else shape.columns
