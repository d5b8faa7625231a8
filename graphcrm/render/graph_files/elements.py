"""A snapshot as plain nodes and ties: texts, numbers and truth values, which every graph format has.

Node ids are ``Label:id``, so that a contact and an employee may share one. Every node and tie has a ``type``, every node
a ``label`` to be shown. Dates are ISO texts; what is not known is left out.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from graphcrm import schema
from graphcrm.messages import DEFAULT, Wording
from graphcrm.snapshot import Snapshot
from graphcrm.values import Value

Plain = str | int | float | bool
RENAMED: Mapping[str, str] = {
    "id": "business_id",
    "key": "key_person",
    "source": "evidence_source",
    "target": "target_figure",
    "value": "money_value",
    "weight": "decision_weight",
}
"""Properties whose own names mean something else in one of the formats, or to a program that reads it."""


@dataclass(frozen=True, slots=True)
class Item:
    """A node, or a tie from ``source`` to ``target``; ``label`` is for people."""

    id: str
    type: str
    properties: Mapping[str, Plain]
    label: str = ""
    source: str = ""
    target: str = ""


@dataclass(frozen=True)
class Network:
    """One account at a date: its nodes in the order of the vocabulary, then its ties."""

    account: str
    name: str
    as_of: datetime.date
    nodes: tuple[Item, ...]
    ties: tuple[Item, ...]

    @cached_property
    def node_columns(self) -> Mapping[str, type]:
        """The properties that any node has, each with the type that holds all its values."""
        return _columns(self.nodes)

    @cached_property
    def tie_columns(self) -> Mapping[str, type]:
        """The same of ties."""
        return _columns(self.ties)


def network(snapshot: Snapshot, language: str = DEFAULT) -> Network:
    """What a snapshot sees, without the columns that a store keeps for itself.

    Labels are in a language: names, and of ties what they are called. In English a tie is labelled by its type.
    """
    words = Wording.of(language)
    nodes: list[Item] = []
    ties: list[Item] = []
    for shape, rows in snapshot.rows():
        kind = shape.kind
        names = [RENAMED.get(prop.name, prop.name) for prop in kind.columns]
        for row in rows:
            own = {name: _plain(value) for name, value in zip(names, row, strict=False) if value is not None}
            if isinstance(kind, schema.TieType):
                source, target = f"{shape.start}:{row[0]}", f"{shape.end}:{row[1]}"
                label = kind.name if language == DEFAULT else words.read(kind.term)
                ties.append(Item(f"tie-{len(ties) + 1}", kind.name, own, label, source, target))
            else:
                label = str((words.chinese and own.get("name_zh")) or own.get("name", row[0]))
                nodes.append(Item(f"{kind.name}:{row[0]}", kind.name, own, label))
    account = snapshot.account
    name = (words.chinese and account.name_zh) or account.name
    return Network(account.id, name, snapshot.as_of, tuple(nodes), tuple(ties))


def _plain(value: Value) -> Plain:
    if isinstance(value, datetime.date):
        return value.isoformat()
    return "" if value is None else value


def _columns(items: tuple[Item, ...]) -> dict[str, type]:
    columns: dict[str, set[type]] = {}
    for item in items:
        for name, value in item.properties.items():
            columns.setdefault(name, set()).add(type(value))
    return {name: _widest(types) for name, types in columns.items()}


def _widest(types: set[type]) -> type:
    if len(types) == 1:
        return next(iter(types))
    return float if types == {int, float} else str
