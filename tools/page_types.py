"""`frontend/src/data.ts`: the shape of the page's data, in TypeScript, from `graphcrm.render.shape`."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping, Sequence

from graphcrm.render import compact, shape

HEAD = """\
// The shape of the data in the page. Generated from graphcrm/render/shape.py by `just generate`.

/** Records of one shape: what is the same in all of them, and rows of what differs. */
export interface Table<Row> {
  same: Partial<Row>;
  columns: (string & keyof Row)[];
  rows: unknown[][];
}
"""
ALIASES = ("Word", "Names", "Severity", "ArchState", "MarkKind", "Tone")
_PLAIN: dict[object, str] = {
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    type(None): "null",
    typing.Any: "unknown",
}


def page_types() -> str:
    """The whole file: the aliases, then every TypedDict in the order in which they are declared."""
    parts = [f"export type {name} = {written(getattr(shape, name))};\n" for name in ALIASES]
    declared = [
        kind for kind in vars(shape).values() if typing.is_typeddict(kind) and kind is not compact.Table
    ]
    return "\n".join((HEAD, "".join(parts), *map(interface, declared)))


def interface(kind: type) -> str:
    hints = typing.get_type_hints(kind, dict(vars(shape)), include_extras=True)
    optional: frozenset[str] = getattr(kind, "__optional_keys__", frozenset())
    lines = [f"  {field(kind.__name__, name, hint, name in optional)};\n" for name, hint in hints.items()]
    doc = kind.__doc__ if kind.__doc__ and not kind.__doc__.startswith("dict(") else ""
    comment = f"/** {doc.strip().splitlines()[0]} */\n" if doc else ""
    if not lines:
        return f"{comment}export type {kind.__name__} = Record<string, never>;\n"
    return f"{comment}export interface {kind.__name__} {{\n{''.join(lines)}}}\n"


def field(record: str, name: str, hint: object, optional: bool) -> str:
    if typing.get_origin(hint) is typing.NotRequired:
        (hint,), optional = typing.get_args(hint), True
    parts = typing.get_args(hint)
    if record in shape.ROWS and type(None) in parts:
        filled = tuple(part for part in parts if part is not type(None))
        return f"{name}?: {_union(filled)}"
    return f"{name}{'?' if optional else ''}: {written(hint)}"


def written(hint: object) -> str:
    """A Python type as it stands in TypeScript."""
    if isinstance(hint, type) and typing.is_typeddict(hint):
        return hint.__name__
    wrapped = _WRAPPED.get(typing.get_origin(hint))
    return wrapped(typing.get_args(hint)) if wrapped else _PLAIN[hint]


def _union(parts: tuple[object, ...]) -> str:
    return " | ".join(map(written, parts))


def _list(inner: str) -> str:
    return f"({inner})[]" if " | " in inner else f"{inner}[]"


def _literal(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value).lower()


_WRAPPED: dict[object, Callable[[tuple[object, ...]], str]] = {
    typing.Literal: lambda parts: " | ".join(map(_literal, parts)),
    types.UnionType: _union,
    typing.Union: _union,
    compact.Table: lambda parts: f"Table<{written(parts[0])}>",
    tuple: lambda parts: f"[{', '.join(map(written, parts))}]",
    Sequence: lambda parts: _list(written(parts[0])),
    Mapping: lambda parts: f"Record<string, {written(parts[1])}>",
}
"""By what a hint is made with: how its parts are written."""
