"""What the side panel says of each person, as plain data: names, stance with its evidence, who knows whom, last meeting."""

from __future__ import annotations

from typing import Any

from graphcrm.records import (
    RECORD_TYPES,
    ConflictsWith,
    Contact,
    Employee,
    Knows,
    Opportunity,
    OrgUnit,
    Record,
    ReportsTo,
    Supports,
)  # fmt: skip
from graphcrm.schema.model import CONFIDENCE
from graphcrm.schema.scales import EMPLOYEE_ROLE
from graphcrm.views.cathedral.reading import Reading
from graphcrm.views.cathedral.words import word

_NAMES = {kind: name for name, kind in RECORD_TYPES.items()}


def people(reading: Reading) -> dict[str, dict[str, Any]]:
    """Everybody, by id; contacts first. Empty fields are left out."""
    told = {who: _contact(reading, contact) for who, contact in reading.contacts.items()}
    told |= {who: _employee(reading, who, employee) for who, employee in reading.employees.items()}
    return {
        who: {name: value for name, value in each.items() if value not in (None, "", [], False)}
        for who, each in told.items()
    }


def ties(reading: Reading) -> list[list[str]]:
    """Every tie between people as [type, from, to]; the page draws those of a chosen person."""
    ground, snapshot = reading.ground, reading.snapshot
    theirs = (*ground.between_contacts, *snapshot.ties(ConflictsWith))
    ours = [
        (tie.from_id, tie.to_id) for tie in snapshot.ties(ReportsTo, Employee) if tie.from_id != tie.to_id
    ]
    return [
        *(
            [_NAMES[Knows], reading.keys[tie.from_id], who]
            for who, known in reading.known_by.items()
            for tie in known
        ),
        *([_NAMES[type(tie)], tie.from_id, tie.to_id] for tie in theirs if tie.from_id != tie.to_id),
        *([_NAMES[ReportsTo], reading.keys[one], reading.keys[two]] for one, two in ours),
    ]


def _contact(reading: Reading, contact: Contact) -> dict[str, Any]:
    met = reading.ground.met.get(contact.id)
    return {
        "name": contact.name,
        "name_zh": contact.name_zh,
        "title": contact.title,
        "title_zh": contact.title_zh,
        "unit": _unit(reading, contact.id),
        "key": bool(contact.key),
        "placeholder": bool(contact.placeholder),
        "cadence": reading.ground.due(contact.id),
        "stances": [_stance(reading, tie) for tie in reading.stances.get(contact.id, ())],
        "known": [
            _knows(reading, tie, reading.keys[tie.from_id]) for tie in reading.known_by.get(contact.id, ())
        ],
        "met": {
            "day": met.day.isoformat(),
            "days": (reading.snapshot.as_of - met.day).days,
            "by": [reading.keys[who] for who in met.by],
        }
        if met
        else None,
    }


def _employee(reading: Reading, key: str, employee: Employee) -> dict[str, Any]:
    return {
        "ours": True,
        "name": employee.name,
        "name_zh": employee.name_zh,
        "title": employee.title or word(EMPLOYEE_ROLE, employee.role),
        "unit": _unit(reading, key),
        "known": [_knows(reading, tie, tie.to_id) for tie in reading.knows.get(key, ())],
    }


def _unit(reading: Reading, who: str) -> str:
    place = reading.units.get(who)
    if place is None:
        return ""
    unit = reading.snapshot.nodes(OrgUnit).get(place)
    name = reading.snapshot.name(place)
    return f"{name} {unit.name_zh}" if unit and unit.name_zh and unit.name_zh != name else name


def _stance(reading: Reading, tie: Supports) -> dict[str, Any]:
    kind, deal = reading.ground.organizations.get(tie.to_id), tie.to_id in reading.snapshot.nodes(Opportunity)
    told = {
        "support": tie.support,
        "opportunity": tie.to_id if deal else tie.opportunity or "",
        "rival": "" if deal or kind == "own" else reading.snapshot.name(tie.to_id),
        "stale": reading.ground.stale(tie),
    }
    return told | _evidence(reading, tie, tie.observed_on, tie.source, tie.recorded_by, tie.confidence)


def _knows(reading: Reading, tie: Knows, other: str) -> dict[str, Any]:
    told = {
        "who": other,
        "intimacy": tie.intimacy,
        "responsible": bool(tie.responsible),
        "stale": reading.ground.stale(tie),
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
