"""Whatever else is on record: every tie of somebody or something that no section of the page tells, as the vocabulary reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from graphcrm.explain.columns import called
from graphcrm.messages import Message, Name, Term
from graphcrm.records import (
    RECORD_TYPES,
    Attended,
    ConflictsWith,
    Decides,
    Influences,
    Knows,
    ReportsTo,
    Supports,
    WorksIn,
)
from graphcrm.schema import NODES, TIE_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphcrm.account.graph import AccountGraph
    from graphcrm.messages import Fact
    from graphcrm.records import Node, Tie
    from graphcrm.schema import TieType

TOLD: Mapping[str, frozenset[type]] = {
    "Contact": frozenset({Attended, ConflictsWith, Decides, Influences, Knows, ReportsTo, Supports, WorksIn}),
    "Employee": frozenset({Attended, Knows}),
    "Opportunity": frozenset({Decides, Supports}),
}
"""By what a page is about: the types of tie that its own sections tell."""


def other_ties(account: AccountGraph, node: Node) -> Iterator[tuple[Message, Tie]]:
    """Every other tie, read from this end: by type in the order of the vocabulary, the latest event first. O(ties)."""
    here = type(node).__name__, node.id
    for kind in TIE_TYPES:
        record = cast("type[Tie]", RECORD_TYPES[kind.name])
        if record in TOLD.get(here[0], ()):
            continue
        ties: list[tuple[str, Message, Tie]] = []
        for start, end in kind.ends:
            for tie in account.snapshot.ties_between(record, start, end) if here[0] in (start, end) else ():
                if (start, tie.from_id) == here:
                    ties.append((*_read(account, kind, tie, kind.sentence, end, tie.to_id), tie))
                if (end, tie.to_id) == here:
                    ties.append((*_read(account, kind, tie, kind.reverse, start, tie.from_id), tie))
        for _, line, tie in sorted(ties, key=lambda entry: entry[0], reverse=True):
            yield line, tie


def _read(
    account: AccountGraph, kind: TieType, tie: Tie, reads: str, label: str, ident: str
) -> tuple[str, Message]:
    """The day of the event at the other end, if it is one; and the tie as a sentence."""
    nodes: Mapping[str, Node] = account.snapshot.nodes(cast("type[Node]", RECORD_TYPES[label]))
    node, whom = nodes.get(ident), _named(account, label, ident, nodes.get(ident))
    about = getattr(tie, kind.scope) if kind.scope else None
    line = Message("explain.tie", reads=Term(reads), whom=whom)
    if about:
        line = Message("explain.tie_on", line=line, about=_about(account, kind, str(about)))
    return str(getattr(node, NODES[label].dated_by or "", None) or ""), line


def _about(account: AccountGraph, kind: TieType, about: str) -> Name:
    """What a tie is about: a text, or the name of what it refers to."""
    refers = any(prop.refers_to for prop in kind.properties if prop.name == kind.scope)
    return account.snapshot.named(about) if refers else Name(about)


def _named(account: AccountGraph, label: str, ident: str, node: Node | None) -> Fact:
    """Who has a name of one's own by that; what has none, with the word for what it is."""
    if label in ("Contact", "Employee"):
        return account.person(ident) if label == "Contact" else account.colleague(ident)
    kind, name = NODES[label], called(node, ident)
    return name if kind.proper else Message("explain.thing", kind=kind.term, name=name)
