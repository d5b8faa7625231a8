"""Units of the customer in which none of ours knows anybody well enough for it to count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphcrm.account.decisions import decision_makers
from graphcrm.account.evidence import reason
from graphcrm.account.next_step import planned, to_reach, with_plan
from graphcrm.account.wording import called, counted, joined, titled
from graphcrm.findings import Finding, Severity
from graphcrm.records import OrgUnit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphcrm.account.graph import AccountGraph

DARK = "dark_unit"


@dataclass(frozen=True, slots=True)
class DarkUnit:
    """A unit, its people and those of the units below it (by id), and which of them decide on something open."""

    unit: str
    people: tuple[str, ...]
    deciding: tuple[str, ...]


def dark_units(account: AccountGraph) -> tuple[DarkUnit, ...]:
    """The units with people none of whom is known to ours; of a unit within a dark unit only the larger one.

    Those with people who decide first, then the largest. A unit of which no contact is recorded is not among them: who
    should be there is not known. O(units + people + ties).
    """
    people = _people(account)
    light = {ident for ident, ties in account.known_by.items() if any(map(account.carries, ties))}
    deciding = set(decision_makers(account).ids)
    found: list[DarkUnit] = []
    waiting, seen = list(account.parts.get(account.snapshot.account.id, ())), set[str]()
    while waiting:
        unit = waiting.pop()
        if unit in seen:
            continue
        seen.add(unit)
        here = people.get(unit, frozenset())
        if here and not here & light:
            found.append(DarkUnit(unit, tuple(sorted(here)), tuple(sorted(here & deciding))))
        else:
            waiting.extend(account.parts.get(unit, ()))
    return tuple(sorted(found, key=lambda each: (-len(each.deciding), -len(each.people), each.unit)))


def dark_unit(account: AccountGraph, dark: DarkUnit) -> Finding:
    """A unit in which none of ours knows anybody."""
    unit = account.snapshot.nodes(OrgUnit)[dark.unit]
    other = unit.name_zh if unit.name_zh and unit.name_zh not in unit.name else ""
    first = min(
        dark.deciding or dark.people,
        key=lambda one: (bool(account.contacts[one].placeholder), -(account.contacts[one].rank or 0), one),
    )
    people = counted(len(dark.people), "person is", "people are")
    decide = joined([titled(account.contacts[one]) for one in dark.deciding])
    verb = "decides" if len(dark.deciding) == 1 else "decide"
    voices = f", and {decide} of this unit {verb} on what is open" if decide else ""
    names = joined([called(account.contacts[one]) for one in dark.people])
    return Finding(
        kind=DARK,
        severity=Severity.WEAK if dark.deciding else Severity.NOTE,
        who=(first,),
        about=dark.people,
        message=f"None of ours knows anybody in {f'{unit.name} {other}'.strip()} well enough to count: {people} recorded{voices}.",
        step=with_plan(to_reach(account, first), planned(account, first)),
        seed="G3",
        evidence=(
            reason(account, f"Recorded there: {names}.", [account.contacts[one] for one in dark.people[:3]]),
        ),
    )


def _people(account: AccountGraph) -> Mapping[str, frozenset[str]]:
    """Who works in each unit or anywhere below it."""
    direct: dict[str, set[str]] = {}
    for ident, places in account.units.items():
        for place in places:
            direct.setdefault(place, set()).add(ident)
    found: dict[str, frozenset[str]] = {}
    for root in account.parts.get(account.snapshot.account.id, ()):
        waiting = [(root, False)]
        while waiting:
            unit, entered = waiting.pop()
            below = account.parts.get(unit, ())
            if not entered and unit not in found:
                waiting.append((unit, True))
                waiting.extend((each, False) for each in below if each not in found)
            elif entered:
                found[unit] = frozenset(direct.get(unit, ())).union(*(found.get(each, ()) for each in below))
    return found
