"""THE vocabulary: every node label, relationship type, property, scale and allowed word, declared once.

Everything else derives from it: `graphcrm/records.py`, the schemas of both stores, the write statements under
`cypher/`, import columns, the template workbook, `docs/model.md` and the glossary. To add a type: one entry in
`nodes.py` or `ties.py`, then `just generate`.
"""

from __future__ import annotations

from graphcrm.schema.model import SYSTEM, Form, NodeType, Property, Scale, Shape, Step, Term, TieType
from graphcrm.schema.nodes import NODE_TYPES
from graphcrm.schema.scales import OPEN_STAGES, SCALES
from graphcrm.schema.ties import TIE_TYPES

SCHEMA_VERSION = 1
"""Version of what stores hold; a change of it comes with a migration in `cypher/schema/`."""

NODES: dict[str, NodeType] = {node.label: node for node in NODE_TYPES}
TIES: dict[str, TieType] = {tie.name: tie for tie in TIE_TYPES}
NODE_SHAPES: tuple[Shape, ...] = tuple(Shape(node) for node in NODE_TYPES)
TIE_SHAPES: tuple[Shape, ...] = tuple(Shape(tie, start, end) for tie in TIE_TYPES for start, end in tie.ends)
SHAPES: tuple[Shape, ...] = (*NODE_SHAPES, *TIE_SHAPES)


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


_check_vocabulary()

__all__ = [
    "NODES", "NODE_SHAPES", "NODE_TYPES", "OPEN_STAGES", "SCALES", "SCHEMA_VERSION", "SHAPES", "SYSTEM", "TIES", "TIE_SHAPES",
    "TIE_TYPES", "Form", "NodeType", "Property", "Scale", "Shape", "Step", "Term", "TieType",
]  # fmt: skip
