"""Everybody, once for all views: names, unit, stances with their evidence, who knows whom, last meeting.

Written in columns, since there may be thousands; people are named by their place in the rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

from graphcrm.account.power_base import power_base
from graphcrm.records import RECORD_TYPES, Contact, Employee, Knows, Opportunity, OrgUnit, Supports, Tie
from graphcrm.render.compact import Texts, row
from graphcrm.render.page.pinyin import spelled
from graphcrm.render.scene import marks
from graphcrm.render.scene.presenter import Presenter
from graphcrm.render.shape import EvidenceRecord, KnowsRecord, People, PersonRecord, StanceRecord
from graphcrm.schema.column import Step
from graphcrm.schema.common import CONFIDENCE

COLUMNS = tuple(PersonRecord.__annotations__)
EVIDENCE = tuple(EvidenceRecord.__annotations__)
STANCE = ("support", "opportunity", "rival", *EVIDENCE)
FACTS = ("political_status", "orientation", "adaptability", "personal_win", "email", "phone", "note")
"""What the card tells of a contact beside all that."""
VOICE = ("response_mode", "win")
"""The same of a voice in an open decision."""
KNOWS = ("who", "intimacy", "responsible", *EVIDENCE)


def people(presenter: Presenter) -> People:
    """Contacts first, in the order of the account, then our people."""
    return _PeopleRows(presenter).table()


def ties(presenter: Presenter) -> dict[str, list[int]]:
    """Every tie between people by type: from, to, from, to …, each by place in the rows."""
    named = personal(presenter)
    return {kind: [place for start, end, _ in ties for place in (start, end)] for kind, ties in named.items()}


def personal(presenter: Presenter) -> dict[str, list[tuple[int, int, Tie]]]:
    """The ties between two people, by type: from whom, to whom, and the record. Types are those of the vocabulary."""
    ours, numbers = presenter.keys, presenter.numbers
    ties: dict[str, list[tuple[int, int, Tie]]] = {}
    for name, kind in marks.PERSONAL.items():
        record = cast("type[Tie]", RECORD_TYPES[name])
        for start, end in kind.ends:
            for tie in presenter.snapshot.ties_between(record, start, end):
                giver = ours[tie.from_id] if start == "Employee" else tie.from_id
                taker = ours[tie.to_id] if end == "Employee" else tie.to_id
                if giver != taker:
                    ties.setdefault(name, []).append((numbers[giver], numbers[taker], tie))
    return ties


class _PeopleRows:
    """The rows while they are written, with the texts that they share."""

    def __init__(self, presenter: Presenter) -> None:
        self.presenter = presenter
        self.texts = Texts()
        self.places = presenter.numbers
        self.units: dict[str, int] = {}

    def table(self) -> People:
        records = [
            *(self._contact(contact) for contact in self.presenter.contacts.values()),
            *(self._employee(who, employee) for who, employee in self.presenter.employees.items()),
        ]
        return {
            "columns": COLUMNS,
            "stance": STANCE,
            "knows": KNOWS,
            "rows": [row(_filled(record), COLUMNS) for record in records],
            "units": [self._unit_names(unit) for unit in self.units],
            "cadence": self.presenter.account.rules.cadence_days,
            "texts": self.texts.all,
        }

    def _contact(self, contact: Contact) -> PersonRecord:
        account = self.presenter.account
        met = account.met.get(contact.id)
        stances = self.presenter.stances.get(contact.id, ())
        acquaintances = self.presenter.known_by.get(contact.id, ())
        return {
            "id": contact.id,
            **self._names(contact),
            "key": 1 if contact.id in account.key_contacts else None,
            "placeholder": 1 if contact.placeholder else None,
            "outside": 1 if contact.id in self.presenter.account.outsiders else None,
            "cadence": contact.cadence_days,
            "facts": list(self._facts(contact)),
            "stance": self.presenter.stance_place(contact.id, None),
            "met": [
                (self.presenter.snapshot.as_of - met.day).days,
                *(self.places[self.presenter.keys[who]] for who in met.by if who in self.presenter.keys),
            ]
            if met
            else None,
            "stances": [row(self._stance(tie), STANCE) for tie in stances],
            "known": [row(self._knows(tie), KNOWS) for tie in acquaintances],
        }

    def _facts(self, contact: Contact) -> Iterator[tuple[str, str]]:
        """What else is on record: column and value, words of scales by their codes; with voice, win and power base."""
        account = self.presenter.account
        if power := power_base(account, contact.id):
            yield "power_base", power.kind
        for column in FACTS:
            if value := getattr(contact, column):
                yield column, value
        for deal in account.open_opportunities:
            for tie in account.deciders.get(deal.id, ()):
                for column in VOICE if tie.from_id == contact.id else ():
                    if value := getattr(tie, column):
                        yield column, value

    def _employee(self, key: str, employee: Employee) -> PersonRecord:
        return {
            "id": key,
            **self._names(employee),
            "unit": self._unit(key),
            "ours": 1,
            "job": None if employee.title else employee.role,
        }

    def _names(self, person: Contact | Employee) -> PersonRecord:
        return {
            "name": person.name,
            "name_zh": person.name_zh,
            "title": self.texts.number(person.title),
            "title_zh": self.texts.number(person.title_zh if isinstance(person, Contact) else None),
            "unit": self._unit(person.id),
            "search": spelled(person.name_zh or "", person.name),
        }

    def _unit(self, who: str) -> int | None:
        place = self.presenter.units.get(who)
        return None if place is None else self.units.setdefault(place, len(self.units))

    def _unit_names(self, place: str) -> list[str]:
        unit = self.presenter.snapshot.nodes(OrgUnit).get(place)
        return [self.presenter.snapshot.name(place), (unit.name_zh or "") if unit else ""]

    def _stance(self, tie: Supports) -> StanceRecord:
        presenter = self.presenter
        kind, deal = (
            presenter.account.organizations.get(tie.to_id),
            tie.to_id in presenter.snapshot.nodes(Opportunity),
        )
        rival = None if deal or kind == "own" else presenter.snapshot.name(tie.to_id)
        return {
            "support": tie.support,
            "opportunity": self.texts.number(tie.to_id if deal else tie.opportunity),
            "rival": self.texts.number(rival),
            **self._evidence(tie),
        }

    def _knows(self, tie: Knows) -> KnowsRecord:
        return {
            "who": self.places[self.presenter.keys[tie.from_id]],
            "intimacy": tie.intimacy,
            "responsible": 1 if tie.responsible else None,
            **self._evidence(tie),
        }

    def _evidence(self, tie: Knows | Supports) -> EvidenceRecord:
        place, _, line = str(self.presenter.snapshot.origin(tie)).rpartition(" · row ")
        step = None if tie.confidence is None else CONFIDENCE.step(tie.confidence) or _below(tie.confidence)
        return {
            "day": str(tie.observed_on) if tie.observed_on else None,
            "stale": 1 if self.presenter.account.stale(tie) else None,
            "confidence": step.value if step else None,
            "source": self.texts.number(tie.source),
            "by": self.texts.number(tie.recorded_by),
            "place": self.texts.number(place),
            "line": int(line) if line.isdecimal() else None,
        }


def _below(value: float) -> Step:
    """The nearest step below a number between two."""
    below = [step for step in CONFIDENCE.steps if step.value is not None and step.value <= value]
    return below[-1] if below else CONFIDENCE.steps[0]


def _filled(record: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value not in (None, "", [])}
