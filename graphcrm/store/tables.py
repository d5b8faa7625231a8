"""Which statement of `cypher/read/account` reads what: derived from the vocabulary, so that a new type is in every account.

What an account *is* (its places, its people, ours who know or met them) stands in the statements themselves. Everything else
follows from which ends a type joins and which of them it brings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from graphcrm.schema import NODES, TIE_SHAPES, TIE_TYPES, Shape, brought
from graphcrm.schema.model import Brings, TieType
from graphcrm.schema.reach import DEAL, OURS, PERSON, PLACES


class Read(NamedTuple):
    """A statement, the types of node or tie that it asks for, and the type of tie that brings them."""

    statement: str
    kinds: tuple[str, ...]
    by: str = ""


_CORE = (
    Read("parts", PLACES),
    Read("others", ("Organization",)),
    Read("people", (PERSON,)),
    Read("who_know", (OURS,)),
    Read("who_met", (OURS,)),
    Read("our_units", ("OrgUnit",)),
)
_AT = {"Organization": "places", "OrgUnit": "places", DEAL: "opportunities", PERSON: "people"}

def _apart(kinds: Iterable[str], many: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """What there is much of by itself: read with others, each row would carry their columns, all blank."""
    rest = tuple(dict.fromkeys(kinds))
    for kind in many:
        if kind in rest and len(rest) > 1:
            yield (kind,)
            rest = tuple(other for other in rest if other != kind)
    if rest:
        yield rest


def _brought() -> Iterator[Read]:
    many = [node.label for node in NODES.values() if node.many]
    for tie in TIE_TYPES:
        labels: dict[str, list[str]] = {}
        for shape in TIE_SHAPES:
            if shape.kind is tie and (pair := brought(shape)):
                labels.setdefault(_AT[pair[1]], []).append(pair[0])
        way = "to" if tie.brings is Brings.START else "by"
        for anchor, found in labels.items():
            for kinds in _apart(found, many if anchor == "places" else ()):
                yield Read(f"brought_{way}_{anchor}", kinds, tie.name)


def _joining(statement: str, ties: Iterable[TieType]) -> Iterator[Read]:
    many = [tie.name for tie in TIE_TYPES if tie.many]
    for kinds in _apart((tie.name for tie in ties), many):
        yield Read(statement, kinds)


def _joins(tie: TieType, start: Iterable[str] | None, end: Iterable[str]) -> bool:
    return any((start is None or first in start) and second in end for first, second in tie.ends)


def _ties() -> Iterator[Read]:
    light = [tie for tie in TIE_TYPES if not tie.judged]
    every = NODES.keys()
    yield from _joining("from_people", (tie for tie in TIE_TYPES if _joins(tie, (PERSON,), every)))
    yield from _joining("to_people", (tie for tie in TIE_TYPES if _joins(tie, every - {PERSON}, (PERSON,))))
    yield from _joining("to_places", (tie for tie in light if _joins(tie, None, PLACES)))
    yield from _joining("to_opportunities", (tie for tie in light if _joins(tie, every - {PERSON}, (DEAL,))))
    yield from _joining(
        "organizations_to_opportunities", (tie for tie in TIE_TYPES if _joins(tie, ("Organization",), (DEAL,)))
    )
    yield from _joining("from_ours", (tie for tie in TIE_TYPES if _joins(tie, (OURS,), (*PLACES, OURS))))
    yield Read("met_with", ("ATTENDED",))
    yield Read("of_interactions", ("CONCERNS",))


def _followed(shape: Shape) -> bool:
    """Whether a statement that starts at the account comes to ties of this shape.

    Judged ties carry evidence, blank in every row of another type; where they end at a place or an opportunity, only those
    of people and organizations are followed.
    """
    start, end = shape.start, shape.end
    if PERSON in (start, end) or (start == OURS and end in (*PLACES, OURS)):
        return True
    if start == OURS and shape.kind.name == "ATTENDED" and NODES[end].many:
        return True
    light = isinstance(shape.kind, TieType) and not shape.kind.judged
    return (light and end in (*PLACES, DEAL)) or (start == "Organization" and end == DEAL)


ACCOUNT_NODES = (*_CORE, *_brought())
"""Where the nodes of an account are found."""
ACCOUNT_TIES = tuple(_ties())
"""Where its ties are found.

WORKS_IN stands twice: a pattern that came to a person by one of his ties does not match that tie again in Neo4j.
"""
RARE = tuple(shape for shape in TIE_SHAPES if not _followed(shape))
"""Ties that are read by the ids of what has been found at one of their ends."""
