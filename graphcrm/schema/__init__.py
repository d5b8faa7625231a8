"""THE vocabulary: every node label, relationship type, property, scale and allowed word, declared once.

Everything else derives from it: `graphcrm/records.py`, the schemas of both stores, the statements under `cypher/` and which of
them reads what, import columns, the template workbook, `docs/model.md` and the glossary. To add a type: one entry in
`nodes.py` or `ties.py`, then `just generate`. Words are English here; the catalogues translate them, under the context ``term``.
"""

from __future__ import annotations

from graphcrm.messages import Term
from graphcrm.schema.column import Form, Property, Scale, Step
from graphcrm.schema.common import SYSTEM
from graphcrm.schema.digest import digest
from graphcrm.schema.history import Names
from graphcrm.schema.model import NodeType, Shape, TieType
from graphcrm.schema.nodes import NODE_TYPES
from graphcrm.schema.reach import brought, unreached
from graphcrm.schema.scales import OPEN_STAGES, SCALES
from graphcrm.schema.ties import TIE_TYPES

SCHEMA_VERSION = 4
"""Version of what stores hold; a change of it comes with a migration in `cypher/schema/`."""
SCHEMA_DIGEST = "c282df0d31919d5a60b66faa9d1d185b"
"""`digest` of the vocabulary at this version, which stores keep beside it. Neither changes without the other."""

NODES: dict[str, NodeType] = {node.label: node for node in NODE_TYPES}
TIES: dict[str, TieType] = {tie.name: tie for tie in TIE_TYPES}
NODE_SHAPES: tuple[Shape, ...] = tuple(Shape(node) for node in NODE_TYPES)
TIE_SHAPES: tuple[Shape, ...] = tuple(Shape(tie, start, end) for tie in TIE_TYPES for start, end in tie.ends)
SHAPES: tuple[Shape, ...] = (*NODE_SHAPES, *TIE_SHAPES)
SHAPES_BY_NAME: dict[str, Shape] = {shape.name: shape for shape in SHAPES}
KEPT_AS = Names((*NODE_TYPES, *TIE_TYPES))
"""What columns are called in an earlier state."""


def _check_vocabulary() -> None:
    for tie in TIE_TYPES:
        for label in (*tie.from_labels, *tie.to_labels):
            if label not in NODES:
                raise ValueError(f"{tie.name} joins {label!r}, which is no node type.")
    for kind in (*NODE_TYPES, *TIE_TYPES):
        for prop in kind.columns:
            if prop.refers_to is not None and prop.refers_to not in NODES:
                raise ValueError(
                    f"{kind.name}.{prop.name} refers to {prop.refers_to!r}, which is no node type."
                )
            if prop.link in TIES:
                raise ValueError(f"{kind.name}.{prop.name}: {prop.link} is a relationship type already.")
            if prop.link and isinstance(kind, TieType) and kind.scope != prop.name:
                raise ValueError(f"{kind.name}.{prop.name}: a tie refers by its scope alone.")
    if lost := unreached(NODES, TIE_SHAPES):
        raise ValueError(
            f"No account would hold any {lost[0]}: no tie brings it, from a place, a contact or an opportunity."
        )


_check_vocabulary()

__all__ = [
    "KEPT_AS",
    "NODES",
    "NODE_SHAPES",
    "NODE_TYPES",
    "OPEN_STAGES",
    "SCALES",
    "SCHEMA_DIGEST",
    "SCHEMA_VERSION",
    "SHAPES",
    "SHAPES_BY_NAME",
    "SYSTEM",
    "TIES",
    "TIE_SHAPES",
    "TIE_TYPES",
    "Form",
    "NodeType",
    "Property",
    "Scale",
    "Shape",
    "Step",
    "Term",
    "TieType",
    "brought",
    "digest",
]
