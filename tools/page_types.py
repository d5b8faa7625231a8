"""`frontend/src/data.ts`: the shape of the page's data, in TypeScript, from `graphcrm.render.page.shape`."""

from __future__ import annotations

import collections.abc
import types
import typing

from graphcrm.render import compact
from graphcrm.render.page import shape

HEAD = """\
// The shape of the data in the page. Generated from graphcrm/render/page/shape.py by `just generate`.

/** Records of one shape: what is the same in all of them, and rows of what differs. */
export interface Table<Row> {
  same: Partial<Row>;
  columns: (string & keyof Row)[];
  rows: unknown[][];
}
"""
ALIASES = ("Word", "Names", "Severity", "ArchState", "MarkKind", "Tone")
_PLAIN = {str: "string", int: "number", float: "number", bool: "boolean", type(None): "null", object: "unknown", typing.Any: "unknown"}  # fmt: skip


def page_types() -> str:
    """The whole file: the aliases, then every TypedDict in the order in which they are declared."""
    parts = [f"export type {name} = {written(getattr(shape, name))};\n" for name in ALIASES]
    declared = [kind for kind in vars(shape).values() if typing.is_typeddict(kind) and kind is not compact.Table]
    return "\n".join((HEAD, "".join(parts), *map(interface, declared)))


def interface(kind: type) -> str:
    hints = typing.get_type_hints(kind, vars(shape), include_extras=True)
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
    left_out = record in shape.ROWS and type(None) in typing.get_args(hint)
    if left_out:
        hint = typing.Union[tuple(part for part in typing.get_args(hint) if part is not type(None))]
    return f"{name}{'?' if optional or left_out else ''}: {written(hint)}"


def written(hint: typing.Any) -> str:
    """A Python type as it stands in TypeScript."""
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if hint in _PLAIN:
        return _PLAIN[hint]
    if typing.is_typeddict(hint):
        return hint.__name__
    if origin is typing.Literal:
        return " | ".join(f'"{part}"' if isinstance(part, str) else str(part).lower() for part in parts)
    if origin in (types.UnionType, typing.Union):
        return " | ".join(map(written, parts))
    if origin is compact.Table:
        return f"Table<{written(parts[0])}>"
    if origin is tuple:
        return f"[{', '.join(map(written, parts))}]"
    if origin is collections.abc.Sequence:
        inner = written(parts[0])
        return f"({inner})[]" if " | " in inner else f"{inner}[]"
    if origin is collections.abc.Mapping:
        return f"Record<string, {written(parts[1])}>"
    raise TypeError(hint)
