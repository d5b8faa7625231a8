"""What is made from which types of record, so that a change of the others leaves it as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import cast

from graphcrm.records import (
    RECORD_TYPES,
    Action,
    Attended,
    CompetesFor,
    Concerns,
    ConflictsWith,
    Contact,
    Decides,
    Employee,
    Influences,
    Instrument,
    Interaction,
    Knows,
    Opportunity,
    Organization,
    PartOf,
    ReportsTo,
    Supports,
    Tie,
    WorksIn,
)
from graphcrm.schema import TIE_TYPES, TieType

Types = frozenset[type]


def tie_records(which: Callable[[TieType], bool]) -> tuple[type[Tie], ...]:
    """The types of record of those types of relationship, in the order of the vocabulary."""
    return tuple(cast("type[Tie]", RECORD_TYPES[kind.name]) for kind in TIE_TYPES if which(kind))


CARRYING = frozenset(tie_records(lambda kind: kind.carries))
"""The ties over which our case can travel."""
BETWEEN: Types = CARRYING - {Knows} | {Contact}
"""What ties contacts to each other."""
SIGNS: Types = BETWEEN | {ConflictsWith}
"""The same, and who is at odds."""
STANCE: Types = frozenset({CompetesFor, Contact, Opportunity, Organization, Supports})
"""Where contacts stand."""
PULLS: Types = frozenset({Contact, Influences})
"""Who listens to whom."""
DECISIONS: Types = PULLS | {Decides, Opportunity, ReportsTo}
"""Who decides what; who is key."""
ACCESS: Types = CARRYING | DECISIONS | {Contact, Employee, Organization, Supports}
"""The access graph of a decision."""
OF_GROUND: Mapping[str, frozenset[type]] = MappingProxyType(
    {
        "contacts": frozenset({Contact}),
        "employees": frozenset({Employee}),
        **dict.fromkeys(("insiders", "outsiders"), frozenset({Contact, Influences, PartOf, WorksIn})),
        "open_opportunities": frozenset({Opportunity}),
        "deciders": frozenset({Decides}),
        "voices": frozenset({Decides}),
        "attended": frozenset({Attended}),
        "known_by": frozenset({Knows}),
        **dict.fromkeys(("on_topics", "influences", "sways"), frozenset({Influences})),
        **dict.fromkeys(("every_line", "lines"), frozenset({ReportsTo})),
        **dict.fromkeys(("between_contacts", "into", "out_of"), CARRYING - {Knows}),
        "stances": frozenset({Supports}),
        "stances_on": frozenset({Supports}),
        "organizations": frozenset({Organization}),
        "units": frozenset({WorksIn}),
        "people_in": frozenset({WorksIn}),
        "plans": frozenset({Action, Concerns}),
        "planned_for": frozenset({Concerns}),
        "key_contacts": frozenset({Contact, Decides, Influences, Opportunity, PartOf, WorksIn}),
        "rivals": frozenset({CompetesFor}),
        "parts": frozenset({PartOf}),
        "meetings": frozenset({Attended, Interaction}),
        "met": frozenset({Attended, Interaction}),
        "in_touch": frozenset({Attended, Interaction, Instrument}),
    }
)
"""By property of `AccountGraph`: the types of record that it is made from."""
