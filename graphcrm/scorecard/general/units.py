"""The customer's units as a tree: what lies above and below each, and who works there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graphcrm.account.wording import called
from graphcrm.records import OrgUnit, PartOf

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from graphcrm.account.graph import AccountGraph


@dataclass(frozen=True)
class Units:
    """The units of one customer; our own offices are no part of it."""

    graph: AccountGraph

    @cached_property
    def above(self) -> Mapping[str, tuple[str, ...]]:
        """By unit or organization: what it is directly part of."""
        found: dict[str, list[str]] = {}
        for tie in self.graph.snapshot.ties(PartOf):
            found.setdefault(tie.from_id, []).append(tie.to_id)
        return {ident: tuple(places) for ident, places in found.items()}

    @cached_property
    def every(self) -> Mapping[str, OrgUnit]:
        """The units that are part of the account, directly or not, by id."""
        account, units = self.graph.snapshot.account.id, self.graph.snapshot.nodes(OrgUnit)
        return {ident: units[ident] for ident in units if account in self.upwards(ident)}

    def upwards(self, unit: str) -> tuple[str, ...]:
        """A unit, then all that it is part of, the nearest first."""
        found = {unit: None}
        waiting = [unit]
        for place in waiting:
            fresh = [each for each in self.above.get(place, ()) if each not in found]
            found.update(dict.fromkeys(fresh))
            waiting += fresh
        return tuple(found)

    @cached_property
    def people(self) -> Mapping[str, frozenset[str]]:
        """By unit: the contacts who work in it or in a unit below it."""
        found: dict[str, set[str]] = {}
        for unit, people in self.graph.people_in.items():
            for place in self.upwards(unit):
                found.setdefault(place, set()).update(people)
        return {unit: frozenset(people) for unit, people in found.items()}

    def nearest(self, unit: str, levels: Collection[str]) -> str | None:
        """The first of the customer's units of one of these levels, from ``unit`` upwards."""
        for place in self.upwards(unit):
            if place in self.every and self.every[place].level in levels:
                return place
        return None

    def name(self, unit: str) -> str:
        """``Dongyao City 东曜分公司``; the account itself by its name."""
        found = self.every.get(unit)
        return named(found) if found else self.graph.snapshot.account.name


def named(unit: OrgUnit) -> str:
    """``Dongyao City 东曜分公司``."""
    other = unit.name_zh if unit.name_zh and unit.name_zh not in unit.name else ""
    return f"{unit.name} {other}".strip()


def employee_name(graph: AccountGraph, ident: str | None) -> str:
    """One of ours by name; an id that nobody has is shown as it is."""
    employee = graph.employees.get(ident or "")
    return called(employee) if employee else ident or "nobody named"
