"""An account with some of its nodes only: no tie, reference or text leads to one that is left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from graphcrm.records import RECORD_TYPES, TYPE_NAMES, Contact, Employee, Opportunity
from graphcrm.schema import NODE_TYPES, TIE_TYPES
from graphcrm.schema.column import Form
from graphcrm.schema.common import SYSTEM
from graphcrm.snapshot.mentions import Mentions

if TYPE_CHECKING:
    from graphcrm.snapshot.model import Snapshot

Staying = Mapping[str, frozenset[str]]
"""By label: the ids that stay; of a label that is not among them, all do."""

_TYPES = {kind.name: kind for kind in (*NODE_TYPES, *TIE_TYPES)}
_REFERENCES = {
    name: {column.name: column.refers_to for column in kind.properties if column.refers_to}
    for name, kind in _TYPES.items()
}
_OWN = {node.label for node in NODE_TYPES if node.proper}
"""Who or what is called by its name; the name of anything else is a text about it."""
_ENDS = {"id", "from_id", "to_id", *(column.name for column in SYSTEM)}
_TEXTS = {
    name: tuple(
        (column.name, "…" if column.required else None)
        for column in kind.columns
        if column.form is Form.TEXT
        and not column.refers_to
        and column.name not in _ENDS
        and not (name in _OWN and column.name in ("name", "name_zh"))
    )
    for name, kind in _TYPES.items()
}
"""By type: every column of text, and what stands there where it mentions somebody who is left out."""


def limited(snapshot: Snapshot, staying: Staying, part: str) -> Snapshot:
    """A copy with these nodes, and the ties both of whose ends, and whatever else they name, are among them. O(facts).

    A node that names one left out stays, without that; a text that mentions somebody left out goes.
    """

    def holds(label: str, ident: str) -> bool:
        return label not in staying or ident in staying[label]

    nodes: dict[type, dict[str, Any]] = {
        kind: {ident: record for ident, record in records.items() if holds(kind.__name__, ident)}
        for kind, records in snapshot._nodes.items()  # noqa: SLF001 — its own package
    }
    others = Mentions(called(snapshot) - called(replace(snapshot, _nodes=nodes)))

    def shown(record: Any, name: str) -> Any:  # noqa: ANN401 — a record of any type
        return _unsaid(_emptied(record, name, holds), name, others)

    read = {
        kind: MappingProxyType({ident: shown(record, kind.__name__) for ident, record in records.items()})
        for kind, records in nodes.items()
    }
    ties: dict[tuple[type, str, str], tuple[Any, ...]] = {}
    for (kind, start, end), records in snapshot._ties.items():  # noqa: SLF001 — its own package
        name = TYPE_NAMES[kind]
        left = (tie for tie in records if holds(start, tie[0]) and holds(end, tie[1]))
        ties[kind, start, end] = tuple(
            _unsaid(tie, name, others) for tie in left if _emptied(tie, name, holds) is tie
        )
    events = {
        (kind, start, end): tuple(
            tie
            for tie in records
            if holds(end, tie[1]) and (holds(start, tie[0]) or tie[0] in snapshot._left[RECORD_TYPES[start]])  # noqa: SLF001 — its own package
        )
        for (kind, start, end), records in snapshot._events.items()  # noqa: SLF001 — its own package
    }
    met = {(start, tie[0]) for (_, start, _), records in events.items() for tie in records}
    left = {
        side: {ident: gone for ident, gone in departures.items() if (side.__name__, ident) in met}
        for side, departures in snapshot._left.items()  # noqa: SLF001 — its own package
    }
    return replace(
        snapshot,
        _nodes=MappingProxyType(read),
        _ties=MappingProxyType(ties),
        part=part,
        _left=MappingProxyType(left),
        _events=MappingProxyType(events),
    )


def called(snapshot: Snapshot) -> set[str]:
    """What people, on both sides, and opportunities are called."""
    nodes = (node for kind in (Contact, Employee, Opportunity) for node in snapshot.nodes(kind).values())
    return {name for node in nodes for name in (node.name, node.name_zh) if name}


def _emptied(record: Any, name: str, holds: Callable[[str, str], bool]) -> Any:  # noqa: ANN401 — a record of any type
    """Without what it names that is left out."""
    gone = {
        column: None
        for column, label in _REFERENCES[name].items()
        if (ident := getattr(record, column)) and not holds(label, ident)
    }
    return record._replace(**gone) if gone else record


def _unsaid(record: Any, name: str, others: Mentions) -> Any:  # noqa: ANN401 — a record of any type
    """Without the texts that mention somebody left out."""
    gone = {
        column: instead
        for column, instead in _TEXTS[name]
        if (text := getattr(record, column)) and others.within(text)
    }
    return record._replace(**gone) if gone else record
