"""Units of the customer in which none of ours knows anybody well enough for it to count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graphcrm.account.contact_network import well_known
from graphcrm.account.decisions import decision_makers
from graphcrm.account.evidence import reason
from graphcrm.account.graph import AccountGraph
from graphcrm.analysis.steps import towards
from graphcrm.findings import Finding, Severity
from graphcrm.messages import Message, Name, joined
from graphcrm.records import OrgUnit

UNCOVERED_UNIT = "dark_unit"


@dataclass(frozen=True, slots=True)
class UncoveredUnit:
    """A unit, its people and those of the units below it (by id), and which of them decide on something open."""

    unit: str
    people: tuple[str, ...]
    deciding: tuple[str, ...]


def uncovered_units(account: AccountGraph) -> tuple[UncoveredUnit, ...]:
    """The units with people none of whom is known to ours; of a unit within an uncovered unit only the larger one.

    Those with people who decide first, then the largest. A unit of which no contact is recorded is not among them: who
    should be there is not known. O(units + people + ties).
    """
    people, acquaintances = _people(account), well_known(account)
    deciding = set(decision_makers(account).ids)
    uncovered: list[UncoveredUnit] = []
    waiting, seen = list(account.parts.get(account.snapshot.account.id, ())), set[str]()
    while waiting:
        unit = waiting.pop()
        if unit in seen:
            continue
        seen.add(unit)
        inside = people.get(unit, frozenset())
        if inside and not inside & acquaintances:
            uncovered.append(UncoveredUnit(unit, tuple(sorted(inside)), tuple(sorted(inside & deciding))))
        else:
            waiting.extend(account.parts.get(unit, ()))
    return tuple(sorted(uncovered, key=lambda unit: (-len(unit.deciding), -len(unit.people), unit.unit)))


def uncovered_unit(account: AccountGraph, uncovered: UncoveredUnit) -> Finding:
    """A unit in which none of ours knows anybody."""
    contacts, deciding = account.contacts, uncovered.deciding
    first = min(
        deciding or uncovered.people,
        key=lambda ident: (bool(contacts[ident].placeholder), -(contacts[ident].rank or 0), ident),
    )
    unit = _name(account, uncovered.unit)
    if deciding:
        people = joined(account.people(deciding))
        voices = Message("finding.dark_unit.voices", n=len(deciding), who=people)
        message = Message("finding.dark_unit.deciding", n=len(uncovered.people), unit=unit, voices=voices)
    else:
        message = Message("finding.dark_unit", n=len(uncovered.people), unit=unit)
    recorded = Message("evidence.dark_unit", people=joined(account.people(uncovered.people)))
    return Finding(
        kind=UNCOVERED_UNIT,
        severity=Severity.WEAK if deciding else Severity.NOTE,
        who=(first,),
        about=uncovered.people,
        message=message,
        step=towards(account, first),
        seed="G3",
        evidence=(reason(account, recorded, [contacts[ident] for ident in uncovered.people[:3]]),),
        subject=first if deciding else uncovered.unit,
    )


def _name(account: AccountGraph, ident: str) -> Name:
    """As English names units: in both languages."""
    unit = account.snapshot.nodes(OrgUnit)[ident]
    chinese = unit.name_zh or ""
    return Name(f"{unit.name} {chinese}" if chinese and chinese not in unit.name else unit.name, chinese)


def _people(account: AccountGraph) -> Mapping[str, frozenset[str]]:
    """Who works in each unit or anywhere below it."""
    direct: dict[str, set[str]] = {}
    for ident, places in account.units.items():
        for place in places:
            direct.setdefault(place, set()).add(ident)
    people: dict[str, frozenset[str]] = {}
    for root in account.parts.get(account.snapshot.account.id, ()):
        waiting = [(root, False)]
        while waiting:
            unit, entered = waiting.pop()
            below = account.parts.get(unit, ())
            if not entered and unit not in people:
                waiting.append((unit, True))
                waiting.extend((part, False) for part in below if part not in people)
            elif entered:
                inside = (people.get(part, frozenset()) for part in below)
                people[unit] = frozenset(direct.get(unit, ())).union(*inside)
    return people
