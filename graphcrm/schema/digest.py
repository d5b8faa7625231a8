"""A digest of what stores hold: of every type, column, scope, end and scale. Words and meanings are no part of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from graphcrm.schema.column import Property, Scale
from graphcrm.schema.common import SYSTEM
from graphcrm.schema.model import NodeType, TieType


def digest(nodes: Iterable[NodeType], ties: Iterable[TieType], scales: Iterable[Scale]) -> str:
    """32 hexadecimal digits; equal where stores of both vocabularies are alike."""
    content = {
        "system": _columns(SYSTEM),
        "nodes": {node.label: [_columns(node.columns), node.dated_by] for node in nodes},
        "ties": {tie.name: [_columns(tie.columns), sorted(tie.ends), tie.scope] for tie in ties},
        "scales": {
            scale.name: [[(step.code, step.value) for step in scale.steps], scale.between] for scale in scales
        },
    }
    text = json.dumps(content, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _columns(columns: Iterable[Property]) -> list[Any]:
    return [
        (
            column.name,
            column.form,
            column.required,
            column.refers_to,
            column.link,
            column.scale and column.scale.name,
        )
        for column in columns
    ]
