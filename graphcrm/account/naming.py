"""People and deals as messages name them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from graphcrm import messages
from graphcrm.account.amounts import Amounts
from graphcrm.records import Contact, Employee, Opportunity

Somebody = Contact | Employee


class Naming(Amounts):
    """How everybody is called; two of one name are told apart."""

    def person(self, ident: str) -> messages.Person:
        """Somebody of either side, who may have left; of two who share the id, the contact. Raises `KeyError`."""
        contact = self.contacts.get(ident)
        if contact is None and ident not in self.employees and ident in self.snapshot.left(Contact):
            contact = self.snapshot.once(Contact, ident)
        return self.colleague(ident) if contact is None else self._named(contact)

    def colleague(self, ident: str) -> messages.Person:
        """One of ours, who may have left. Raises `KeyError`."""
        return self._named(self.snapshot.once(Employee, ident))

    def people(self, idents: Iterable[str]) -> tuple[messages.Person, ...]:
        """Several people of either side. Raises `KeyError`."""
        return tuple(map(self.person, idents))

    def deal(self, opportunity: Opportunity | str | None) -> messages.Deal:
        """An opportunity (or its id); the account as a whole for ``None``. Raises `KeyError`."""
        if opportunity is None:
            return messages.Deal(None, "")
        deal = self.snapshot.nodes(Opportunity)[opportunity] if isinstance(opportunity, str) else opportunity
        money = self.priced(deal, deal.amount)
        return messages.Deal(
            deal.id, deal.name, deal.name_zh or "", money.amount, money.currency, money.worth
        )

    def name(self, ident: str) -> messages.Fact:
        """Whoever or whatever has this id: a person, an opportunity, a unit, an organization."""
        if ident in self.contacts or ident in self.employees:
            return self.person(ident)
        return self.snapshot.named(ident)

    @cached_property
    def _persons(self) -> dict[tuple[type[Somebody], str], messages.Person]:
        return {}

    def _named(self, person: Somebody) -> messages.Person:
        key = type(person), person.id
        if key not in self._persons:
            apart = self._apart(person) if person.id in self._namesakes else self._from_outside(person)
            self._persons[key] = messages.Person(
                person.id,
                person.name,
                person.name_zh or "",
                person.title or "",
                _chinese_title(person),
                apart,
            )
        return self._persons[key]

    def _from_outside(self, person: Somebody) -> messages.Name | None:
        """Of somebody from outside: whose adviser or colleague this is, else the title."""
        if not isinstance(person, Contact) or person.id not in self.outsiders:
            return None
        if unit := self._unit_of(person):
            return self.snapshot.named(unit)
        return messages.Name(person.title, _chinese_title(person)) if person.title else None

    @cached_property
    def _namesakes(self) -> Mapping[str, tuple[Somebody, ...]]:
        """By id: everybody of the same name, where there are several."""
        alike: dict[str, list[Somebody]] = {}
        for person in (*self.contacts.values(), *self.employees.values()):
            alike.setdefault(" ".join(person.name.casefold().split()), []).append(person)
        return {person.id: tuple(people) for people in alike.values() if len(people) > 1 for person in people}

    def _apart(self, person: Somebody) -> messages.Name:
        """What tells somebody from all others of the name: the title, else the unit, else the id."""
        others = [namesake for namesake in self._namesakes[person.id] if namesake is not person]
        if person.title and all(namesake.title != person.title for namesake in others):
            return messages.Name(person.title, _chinese_title(person))
        unit = self._unit_of(person)
        if unit and all(self._unit_of(namesake) != unit for namesake in others):
            return self.snapshot.named(unit)
        return messages.Name(person.id)

    def _unit_of(self, person: Somebody) -> str:
        return min(self.units.get(person.id, ()), default="") if isinstance(person, Contact) else ""


def _chinese_title(person: Somebody) -> str:
    return (person.title_zh if isinstance(person, Contact) else None) or ""
