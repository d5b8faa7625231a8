"""What the side panel says of each person, as plain data: names, stance with its evidence, who knows whom, last meeting."""

from __future__ import annotations

from typing import Any

from graphcrm.records import (
    RECORD_TYPES,
    ConflictsWith,
    Contact,
    Employee,
    Influences,
    Knows,
    OrgUnit,
    Record,
    ReportsTo,
    Supports,
)  # fmt: skip
from graphcrm.schema.model import CONFIDENCE
from graphcrm.views.cathedral.reading import Reading
from graphcrm.views.cathedral.words import word

_NAMES = {kind: name for name, kind in RECORD_TYPES.items()}
_DRAWN = (Knows, Influences, ReportsTo, ConflictsWith)


def people(reading: Reading) -> dict[str, dict[str, Any]]:
    """Everybody, by id; contacts first. Empty fields are left out."""
    told = {who: _contact(reading, contact) for who, contact in reading.contacts.items()}
    told |= {who: _employee(reading, employee) for who, employee in reading.employees.items()}
    return {
        who: {name: value for name, value in each.items() if value not in (None, "", [], False)}
        for who, each in told.items()
    }


def ties(reading: Reading) -> list[list[str]]:
    """Every tie between people as [type, from, to]; the page draws those of a chosen person."""
    return [[_NAMES[kind], tie.from_id, tie.to_id] for kind in _DRAWN for tie in reading.snapshot.ties(kind)]


def _contact(reading: Reading, contact: Contact) -> dict[str, Any]:
    met = reading.met.get(contact.id)
    return {
        "name": contact.name,
        "name_zh": contact.name_zh,
        "title": contact.title,
        "title_zh": contact.title_zh,
        "unit": _unit(reading, contact.id),
        "key": bool(contact.key),
        "placeholder": bool(contact.placeholder),
        "cadence": contact.cadence_days,
        "stances": [_stance(reading, tie) for tie in reading.stances.get(contact.id, ())],
        "known": [_knows(reading, tie, tie.from_id) for tie in reading.known_by.get(contact.id, ())],
        "met": {
            "day": met.day.isoformat(),
            "days": (reading.snapshot.as_of - met.day).days,
            "by": list(met.by),
        }
        if met
        else None,
    }


def _employee(reading: Reading, employee: Employee) -> dict[str, Any]:
    return {
        "ours": True,
        "name": employee.name,
        "name_zh": employee.name_zh,
        "title": employee.title,
        "unit": _unit(reading, employee.id),
        "known": [_knows(reading, tie, tie.to_id) for tie in reading.knows.get(employee.id, ())],
    }


def _unit(reading: Reading, who: str) -> str:
    place = reading.units.get(who)
    if place is None:
        return ""
    unit = reading.snapshot.nodes(OrgUnit).get(place)
    name = reading.snapshot.name(place)
    return f"{name} {unit.name_zh}" if unit and unit.name_zh and unit.name_zh != name else name


def _stance(reading: Reading, tie: Supports) -> dict[str, Any]:
    told = {
        "support": tie.support,
        "opportunity": tie.opportunity or "",
        "rival": "" if tie.to_id in reading.own else reading.snapshot.name(tie.to_id),
        "stale": reading.stale(tie),
    }
    return told | _evidence(reading, tie, tie.observed_on, tie.source, tie.recorded_by, tie.confidence)


def _knows(reading: Reading, tie: Knows, other: str) -> dict[str, Any]:
    told = {
        "who": other,
        "intimacy": tie.intimacy,
        "responsible": bool(tie.responsible),
        "stale": reading.stale(tie),
    }
    told |= _evidence(reading, tie, tie.observed_on, tie.source, tie.recorded_by, tie.confidence)
    return {name: value for name, value in told.items() if value not in ("", False)}


def _evidence(
    reading: Reading,
    record: Record,
    day: object,
    source: str | None,
    by: str | None,
    confidence: float | None,
) -> dict[str, str]:
    return {
        "day": str(day or ""),
        "source": source or "",
        "by": by or "",
        "confidence": word(CONFIDENCE, confidence),
        "origin": str(reading.snapshot.origin(record)),
    }
