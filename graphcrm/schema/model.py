"""Kinds of things and of relationships, and the tables that stores make of them. Checked when constructed.

What a column may hold is in `column`; what many types share in `common`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graphcrm.messages import Term
from graphcrm.schema.column import Property
from graphcrm.schema.common import EVIDENCE, NODE_ID, SYSTEM, TIE_ENDS, VALIDITY


class Brings(StrEnum):
    """Which end of a tie comes into an account with it, where the account holds the other end."""

    START = "start"
    END = "end"


class Style(StrEnum):
    """How a tie between two people is drawn."""

    ACCESS = "access"
    INFLUENCE = "influence"
    REPORTING = "reporting"
    CONFLICT = "conflict"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class NodeType:
    """A kind of thing. ``dated_by`` names the date on which an event of this type happened.

    Where it is set, the fact holds from that date on, and a look back to an earlier day does not see it.
    ``in_order`` are pairs of dates of which the first can't lie after the second.

    ``many``: an account holds so many that stores read them apart from the other kinds.
    ``whole``: it is between the two organizations as such, so that every unit and opportunity by itself shows it too.
    ``proper``: its name is a proper name; that of another kind is a text about it.
    ``alias``: what it is called where its name is withheld, if not by its own term (``Company B4K7``).
    """

    label: str
    term: Term
    meaning: str
    properties: tuple[Property, ...]
    seed: str | None = None
    dated_by: str | None = None
    in_order: tuple[tuple[str, str], ...] = ()
    many: bool = False
    whole: bool = False
    proper: bool = False
    alias: Term | None = None

    def __post_init__(self) -> None:
        for marked in (self.dated_by, *(name for pair in self.in_order for name in pair)):
            _check_columns(self.label, [prop.name for prop in self.columns], marked)

    @property
    def name(self) -> str:
        return self.label

    @property
    def scope(self) -> None:
        """A node is one and the same by its id alone."""
        return

    @property
    def columns(self) -> tuple[Property, ...]:
        """Every column of its sheet: the id, its own properties, and the two world dates unless it is an event."""
        return (NODE_ID, *self.properties, *(() if self.dated_by else VALIDITY))

    @property
    def pseudonym(self) -> Term:
        """What stands before the code of one whose name is withheld."""
        return self.alias or self.term


@dataclass(frozen=True, slots=True)
class TieType:
    """A kind of relationship: a sentence, its reverse reading, and which node types it joins.

    ``judged`` ties carry evidence. ``scope`` names the property that, with the two ends, makes a tie one and the same
    (support *for one opportunity* beside support in general), ``scoped_since`` the version of the vocabulary since which it
    does. ``half_life_days`` is how fast a judgement ages.

    ``brings``: which end an account reads because it holds the other; see `reach`.
    ``many``: an account holds so many that stores read them apart from the other kinds.
    ``carries``: influence passes along it, from one person to the next. ``style``: how it is drawn.
    """

    name: str
    term: Term
    sentence: str
    reverse: str
    ends: tuple[tuple[str, str], ...]
    properties: tuple[Property, ...] = ()
    judged: bool = False
    scope: str | None = None
    scoped_since: int = 1
    half_life_days: int | None = None
    acyclic: bool = False
    seed: str | None = None
    brings: Brings | None = None
    many: bool = False
    carries: bool = False
    style: Style = Style.PLAIN

    def __post_init__(self) -> None:
        _check_columns(self.name, [prop.name for prop in self.columns], self.scope)
        if self.half_life_days is not None and not self.judged:
            raise ValueError(f"{self.name}: only a judged tie ages.")

    @property
    def dated_by(self) -> str | None:
        return "observed_on" if self.judged else None

    @property
    def columns(self) -> tuple[Property, ...]:
        """Every column of its sheet: both ends, its own properties, evidence where judged, the two world dates."""
        return (*TIE_ENDS, *self.properties, *(EVIDENCE if self.judged else ()), *VALIDITY)

    @property
    def from_labels(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(start for start, _ in self.ends))

    @property
    def to_labels(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(end for _, end in self.ends))


@dataclass(frozen=True, slots=True)
class Shape:
    """One table of the model: a node type, or a tie between two given node types. What stores read and write."""

    kind: NodeType | TieType
    start: str = ""
    end: str = ""

    def __hash__(self) -> int:
        """By name: the generated one would walk the vocabulary at every look-up."""
        return hash((self.kind.name, self.start, self.end))

    @property
    def is_tie(self) -> bool:
        return isinstance(self.kind, TieType)

    @property
    def name(self) -> str:
        """``Contact``, or ``KNOWS.Employee.Contact``."""
        return f"{self.kind.name}.{self.start}.{self.end}" if self.is_tie else self.kind.name

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of a stored row's values, in order: the business columns, then the system's."""
        return (*(prop.name for prop in self.kind.columns), *(prop.name for prop in SYSTEM))

    @property
    def properties(self) -> tuple[Property, ...]:
        return (*self.kind.columns, *SYSTEM)

    @property
    def since(self) -> str:
        """The column that says from which day on a row holds: the day of the event, or ``valid_from``."""
        return (self.kind.dated_by or "valid_from") if isinstance(self.kind, NodeType) else "valid_from"

    @property
    def versioned(self) -> bool:
        """Whether a row may follow an earlier one in time; an event has one date, so a new row corrects it."""
        return self.since == "valid_from"


def _check_columns(name: str, columns: list[str], marked: str | None) -> None:
    if len(set(columns)) != len(columns):
        raise ValueError(f"{name}: a column stands twice in {columns}.")
    if marked is not None and marked not in columns:
        raise ValueError(f"{name}: {marked!r} is none of its columns.")
