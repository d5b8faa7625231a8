"""How an earlier state of a fact is kept: a `Revision`, whose properties have the fact's own names.

Beside those it has an id of its own, the fact's shape, the version of the vocabulary that it was written with, and when it was
superseded. So a node's own id is no property of it: `REVISES` leads to the node (a tie's start), `TOWARDS` to a tie's end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graphcrm.messages import Term
from graphcrm.schema.column import Form, Property, integer, text
from graphcrm.schema.common import SYSTEM
from graphcrm.schema.model import NodeType, Shape, TieType

REVISION = (
    text("id", "ID", "Its own id, which follows from what it says."),
    text("shape", "Shape", "What it is a state of: `Contact`, or `KNOWS.Employee.Contact`."),
    integer(
        "version", "Version", "Version of the vocabulary it was written with.", lowest=1, highest=1_000_000
    ),
    Property(
        "superseded_at", Form.INSTANT, Term("Superseded at"), "When the store learned of a newer state."
    ),
    Property(
        "replaced_on", Form.DATE, Term("Replaced on"), "The first day on which the state after it holds."
    ),
)
BEFORE = "_BEFORE"
"""The ending of the relationship that an earlier state of a tie is, beside its `Revision`: it ends where the next state begins."""
FIRST_FROM = "first_from"
"""The column of a node that says from which day on the first of its states held, where it has earlier ones."""


def said_before(kind: NodeType | TieType) -> tuple[Property, ...]:
    """What the relationship of an earlier state says: which revision it is, and the tie's own columns without its ends."""
    return (text("revision", "Revision", "Id of the earlier state."), *kind.columns[2:])


class Names:
    """What the columns of every kind are called in a `Revision`.

    Two kinds may have columns of one name and different types: then that of the later kind begins with the kind
    (``knows_level``).
    """

    def __init__(self, kinds: Iterable[NodeType | TieType]) -> None:
        self.columns: dict[str, Property] = {prop.name: prop for prop in REVISION}
        self._called: dict[tuple[str, str], str] = {}
        for kind in kinds:
            for prop in (*kind.columns, *SYSTEM):
                first = self.columns.setdefault(prop.name, prop)
                alike = first.python_type is prop.python_type
                name = prop.name if alike else f"{kind.name.lower()}_{prop.name}"
                self.columns.setdefault(name, prop)
                self._called[kind.name, prop.name] = name

    def of(self, shape: Shape) -> Mapping[str, int]:
        """By the name it has in a `Revision`: the place of a value in a row of this shape.

        A node's id is not among them; ``valid_from`` of an event is its day.
        """
        places = {
            self._called[shape.kind.name, column]: place
            for place, column in enumerate(shape.columns)
            if place or shape.is_tie
        }
        return {"valid_from": shape.columns.index(shape.since), **places}
