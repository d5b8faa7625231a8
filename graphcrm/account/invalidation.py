"""What is made from which types of record, so that a change of the others leaves it as it is."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from graphcrm.records import (
    Action,
    Attended,
    CompetesFor,
    Concerns,
    ConflictsWith,
    Contact,
    Decides,
    Employee,
    Influences,
    Interaction,
    Knows,
    Opportunity,
    Organization,
    PartOf,
    ReportsTo,
    Supports,
    WorksIn,
)

Types = frozenset[type]

BETWEEN: Types = frozenset({Contact, Influences, ReportsTo})
"""What ties contacts to each other."""
SIGNS: Types = BETWEEN | {ConflictsWith}
"""The same, and who is at odds."""
CARRYING: Types = frozenset({Influences, Knows, ReportsTo})
"""The ties over which our case can travel."""
STANCE: Types = frozenset({CompetesFor, Contact, Opportunity, Organization, Supports})
"""Where contacts stand."""
PULLS: Types = frozenset({Contact, Influences})
"""Who listens to whom."""
DECISIONS: Types = frozenset({Contact, Decides, Opportunity, ReportsTo})
"""Who decides what."""
ACCESS: Types = CARRYING | DECISIONS | {Contact, Employee, Organization, Supports}
"""The access graph of a decision."""
OF_GROUND: Mapping[str, frozenset[type]] = MappingProxyType(
    {
        "contacts": frozenset({Contact}),
        "employees": frozenset({Employee}),
        "open_opportunities": frozenset({Opportunity}),
        "deciders": frozenset({Decides}),
        "voices": frozenset({Decides}),
        "attended": frozenset({Attended}),
        "known_by": frozenset({Knows}),
        "influences": frozenset({Influences}),
        "sways": frozenset({Influences}),
        "lines": frozenset({ReportsTo}),
        "between_contacts": frozenset({Influences, ReportsTo}),
        "into": frozenset({Influences, ReportsTo}),
        "out_of": frozenset({Influences, ReportsTo}),
        "stances": frozenset({Supports}),
        "stances_on": frozenset({Supports}),
        "organizations": frozenset({Organization}),
        "units": frozenset({WorksIn}),
        "people_in": frozenset({WorksIn}),
        "plans": frozenset({Action, Concerns}),
        "planned_for": frozenset({Concerns}),
        "rivals": frozenset({CompetesFor}),
        "parts": frozenset({PartOf}),
        "meetings": frozenset({Attended, Interaction}),
        "met": frozenset({Attended, Interaction}),
    }
)
"""By property of `AccountGraph`: the types of record that it is made from."""
