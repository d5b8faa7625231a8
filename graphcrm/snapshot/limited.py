"""An account with some of its nodes only: no tie, reference or text leads to one that is left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from graphcrm.records import TYPE_NAMES, Contact, Employee, Opportunity
from graphcrm.schema import NODE_TYPES, TIE_TYPES
from graphcrm.schema.model import SYSTEM, Form
from graphcrm.snapshot.mentions import Mentions

if TYPE_CHECKING:
    from graphcrm.snapshot.model import Snapshot

Kept = Mapping[str, frozenset[str]]
"""By label: the ids that stay; of a label that is not among them, all do."""

_TYPES = {kind.name: kind for kind in (*NODE_TYPES, *TIE_TYPES)}
_REFERENCES = {
    name: {each.name: each.refers_to for each in kind.properties if each.refers_to}
    for name, kind in _TYPES.items()
}
_OWN = {"Contact", "Employee", "Organization", "OrgUnit", "Opportunity"}
"""Who or what is called by its name; the name of anything else is a text about it."""
_ENDS = {"id", "from_id", "to_id", *(each.name for each in SYSTEM)}
_TEXTS = {
    name: tuple(
        (each.name, "…" if each.required else None)
        for each in kind.columns
        if each.form is Form.TEXT
        and not each.refers_to
        and each.name not in _ENDS
        and not (name in _OWN and each.name in ("name", "name_zh"))
    )
    for name, kind in _TYPES.items()
}
"""By type: every column of text, and what stands there where it mentions somebody who is left out."""


def limited(snapshot: Snapshot, kept: Kept, part: str) -> Snapshot:
    """A copy with these nodes, and the ties both of whose ends, and whatever else they name, are among them. O(facts).

    A node that names one left out stays, without that; a text that mentions somebody left out goes.
    """

    def holds(label: str, ident: str) -> bool:
        return label not in kept or ident in kept[label]

    nodes: dict[type, dict[str, Any]] = {
        kind: {ident: each for ident, each in held.items() if holds(kind.__name__, ident)}
        for kind, held in snapshot._nodes.items()  # noqa: SLF001 — its own package
    }
    others = Mentions(called(snapshot) - called(replace(snapshot, _nodes=nodes)))
    shown = {
        kind: MappingProxyType({ident: _unsaid(_emptied(each, kind.__name__, holds), kind.__name__, others) for ident, each in held.items()})
        for kind, held in nodes.items()
    }  # fmt: skip
    ties: dict[tuple[type, str, str], tuple[Any, ...]] = {}
    for (kind, start, end), held in snapshot._ties.items():  # noqa: SLF001 — its own package
        name = TYPE_NAMES[kind]
        left = (tie for tie in held if holds(start, tie[0]) and holds(end, tie[1]))
        ties[kind, start, end] = tuple(
            _unsaid(tie, name, others) for tie in left if _emptied(tie, name, holds) is tie
        )
    return replace(snapshot, _nodes=MappingProxyType(shown), _ties=MappingProxyType(ties), part=part)


def called(snapshot: Snapshot) -> set[str]:
    """What people, on both sides, and opportunities are called."""
    every = (each for kind in (Contact, Employee, Opportunity) for each in snapshot.nodes(kind).values())
    return {name for each in every for name in (each.name, each.name_zh) if name}


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
