"""How facts come into an account: by ties, from what an account is.

An account is its places, its people, ours who know them, and its opportunities. Whatever else there is comes by a tie that
``brings`` it, from one of these `ANCHORS`.
"""

from __future__ import annotations

from collections.abc import Iterable

from graphcrm.schema.model import Brings, NodeType, Shape

PLACES = ("Organization", "OrgUnit")
"""What an account consists of: the customer, and whatever is part of it."""
PERSON, OURS, DEAL = "Contact", "Employee", "Opportunity"
ANCHORS = (*PLACES, PERSON, DEAL)


def brought(shape: Shape) -> tuple[str, str] | None:
    """The label that a tie of this shape brings into an account, and the label that it is reached from."""
    if isinstance(shape.kind, NodeType) or shape.kind.brings is None:
        return None
    ends = (shape.start, shape.end) if shape.kind.brings is Brings.START else (shape.end, shape.start)
    return ends if ends[1] in ANCHORS else None


def unreached(nodes: Iterable[str], ties: Iterable[Shape]) -> list[str]:
    """The labels that no tie brings into an account. `ValueError` for any of these is the business of who declares them."""
    reached = {found[0] for shape in ties if (found := brought(shape))} | {*PLACES, PERSON, OURS}
    return [label for label in nodes if label not in reached]
