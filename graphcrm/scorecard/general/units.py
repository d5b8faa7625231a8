"""The customer's units as a tree: what lies above and below each, and who works there."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from graphcrm.account.graph import AccountGraph
from graphcrm.messages import Fact, Message, Name
from graphcrm.records import Organization, OrgUnit, PartOf
from graphcrm.scorecard.context import grouped

LOCAL = ("province", "city", "site")
"""The levels at which the customer's front line works."""


@dataclass(frozen=True)
class Units:
    """The units of one customer; our own offices are no part of it."""

    graph: AccountGraph

    @cached_property
    def above(self) -> Mapping[str, list[str]]:
        """By unit or organization: what it is directly part of."""
        return grouped((tie.from_id, tie.to_id) for tie in self.graph.snapshot.ties(PartOf))

    @cached_property
    def every(self) -> Mapping[str, OrgUnit]:
        """The units that are part of the account, directly or not, by id."""
        account, units = self.graph.snapshot.account.id, self.graph.snapshot.nodes(OrgUnit)
        return {ident: units[ident] for ident in units if account in self.upwards(ident)}

    def upwards(self, unit: str) -> tuple[str, ...]:
        """A unit, then all that it is part of, the nearest first."""
        upwards = [unit]
        for place in upwards:
            upwards += [above for above in self.above.get(place, ()) if above not in upwards]
        return tuple(upwards)

    @cached_property
    def people(self) -> Mapping[str, frozenset[str]]:
        """By unit: the contacts who work in it or in a unit below it."""
        inside = self.graph.people_in.items()
        places = grouped((place, people) for unit, people in inside for place in self.upwards(unit))
        return {place: frozenset[str]().union(*people) for place, people in places.items()}

    def nearest(self, unit: str, levels: Collection[str]) -> str | None:
        """The first of the customer's units of one of these levels, from ``unit`` upwards."""
        every = self.every
        return next((at for at in self.upwards(unit) if at in every and every[at].level in levels), None)

    def name(self, unit: str) -> Name:
        """``Dongyao City 东曜分公司``; the account itself by its name."""
        return named(self.every.get(unit) or self.graph.snapshot.account)


def named(place: OrgUnit | Organization) -> Name:
    """A unit by both its names, the account by the one."""
    other = place.name_zh or ""
    both = isinstance(place, OrgUnit) and other and other not in place.name
    return Name(f"{place.name} {other}" if both else place.name, other)


def colleague(graph: AccountGraph, ident: str | None) -> Fact:
    """One of ours by name; an id that nobody has is shown as it is."""
    if ident and ident in graph.employees:
        return graph.colleague(ident)
    return Name(ident) if ident else Message("nobody.named")
