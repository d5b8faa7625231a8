"""What all analyses stand on: a snapshot under rules, its ties sorted by person, and how much each tie carries."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeVar

from graphcrm import messages
from graphcrm.account.invalidation import OF_GROUND
from graphcrm.account.meetings import Meeting, Met, last, meetings
from graphcrm.account.memo import Memo, changed_types, departed
from graphcrm.account.rules import Rules
from graphcrm.records import (
    Action,
    Attended,
    CompetesFor,
    Concerns,
    Contact,
    Decides,
    Employee,
    Influences,
    Interaction,
    Knows,
    Opportunity,
    Organization,
    OrgUnit,
    PartOf,
    ReportsTo,
    Supports,
    WorksIn,
)  # fmt: skip
from graphcrm.schema import OPEN_STAGES
from graphcrm.snapshot import Snapshot

if TYPE_CHECKING:
    from graphcrm.account.key_people import KeyContact

CarryingTie = Knows | Influences | ReportsTo
"""The ties over which our case can travel."""
AgeingTie = CarryingTie | Supports
"""Judgements that analyses weigh by their age."""


class _Directed(Protocol):
    @property
    def from_id(self) -> str: ...
    @property
    def to_id(self) -> str: ...


T = TypeVar("T", bound=_Directed)


@dataclass(frozen=True)
class AccountGraph:
    """A snapshot, read once for all analyses. Ties of somebody to themselves are left out everywhere."""

    snapshot: Snapshot
    rules: Rules = field(default_factory=Rules)
    memo: Memo = field(default_factory=Memo, repr=False, compare=False)

    def changed(self, snapshot: Snapshot, rules: Rules) -> tuple[AccountGraph, frozenset[type] | None]:
        """The ground of another snapshot, with what stays the same taken over; and the types of record that differ.

        ``None`` where more than records does: another account, date or rule. Then nothing is taken over.
        """
        one = self.snapshot
        same = (one.account, one.as_of, one.known_on) == (snapshot.account, snapshot.as_of, snapshot.known_on)
        if not same or self.rules != rules:
            return AccountGraph(snapshot, rules), None
        changed = changed_types(one, snapshot)
        account = AccountGraph(snapshot, rules, Memo(self.memo, changed, departed(one, snapshot)))
        taken = [name for name, reads in OF_GROUND.items() if name in self.__dict__ and not reads & changed]
        account.__dict__.update({name: self.__dict__[name] for name in taken})
        return account, changed

    @cached_property
    def contacts(self) -> Mapping[str, Contact]:
        return self.snapshot.nodes(Contact)

    @cached_property
    def employees(self) -> Mapping[str, Employee]:
        return self.snapshot.nodes(Employee)

    @property
    def currency(self) -> str | None:
        """The currency that amounts of this account are in."""
        return self.snapshot.account.currency

    @cached_property
    def open_opportunities(self) -> tuple[Opportunity, ...]:
        """The largest first; those of unknown amount last."""
        day = self.snapshot.as_of
        found = [each for each in self.snapshot.nodes(Opportunity).values() if is_open(each, day)]
        return tuple(sorted(found, key=lambda each: (-(each.amount or 0.0), each.id)))

    @cached_property
    def deciders(self) -> Mapping[str, tuple[Decides, ...]]:
        """Who decides, by opportunity: the heaviest voice first."""
        found = _grouped(self.snapshot.ties(Decides), by_end=True)
        return {ident: tuple(sorted(ties, key=_heaviest)) for ident, ties in found.items()}

    @cached_property
    def voices(self) -> Mapping[str, tuple[Decides, ...]]:
        """By contact: every voice in a decision, open or not."""
        return _grouped(self.snapshot.ties(Decides))

    @cached_property
    def attended(self) -> Mapping[str, tuple[Attended, ...]]:
        """By contact: every interaction that this one attended."""
        return _grouped(self.snapshot.ties(Attended, Contact, Interaction))

    @cached_property
    def known_by(self) -> Mapping[str, tuple[Knows, ...]]:
        """Who of ours knows each contact, by contact; an intimacy of none is no acquaintance."""
        return _grouped((tie for tie in self.snapshot.ties(Knows) if tie.intimacy != 0), by_end=True)

    @cached_property
    def influences(self) -> tuple[Influences, ...]:
        """Every influence of one contact on another."""
        return tuple(tie for tie in self.snapshot.ties(Influences) if tie.from_id != tie.to_id)

    @cached_property
    def sways(self) -> Mapping[str, tuple[Influences, ...]]:
        """Whom each contact influences."""
        return _grouped(self.influences)

    @cached_property
    def lines(self) -> tuple[ReportsTo, ...]:
        """Reporting lines between contacts."""
        return tuple(
            tie for tie in self.snapshot.ties(ReportsTo, Contact, Contact) if tie.from_id != tie.to_id
        )

    @cached_property
    def between_contacts(self) -> tuple[Influences | ReportsTo, ...]:
        """The ties from contact to contact over which a case can travel."""
        return (*self.influences, *self.lines)

    @cached_property
    def into(self) -> Mapping[str, tuple[Influences | ReportsTo, ...]]:
        """By contact: the ties over which others reach this one."""
        return _grouped(self.between_contacts, by_end=True)

    @cached_property
    def out_of(self) -> Mapping[str, tuple[Influences | ReportsTo, ...]]:
        """By contact: the ties over which this one reaches others."""
        return _grouped(self.between_contacts)

    @cached_property
    def stances(self) -> Mapping[str, tuple[Supports, ...]]:
        """By contact: every stance towards an organization."""
        return _grouped(self.snapshot.ties(Supports, Contact, Organization))

    @cached_property
    def stances_on(self) -> Mapping[str, tuple[Supports, ...]]:
        """By contact: every stance towards an opportunity itself."""
        return _grouped(self.snapshot.ties(Supports, Contact, Opportunity))

    @cached_property
    def organizations(self) -> Mapping[str, str]:
        """What each organization is to us: own, competitor and so on."""
        return {each.id: each.kind for each in self.snapshot.nodes(Organization).values()}

    @cached_property
    def units(self) -> Mapping[str, frozenset[str]]:
        """Where each contact works."""
        ties = _grouped(self.snapshot.ties(WorksIn, Contact))
        return {ident: frozenset(tie.to_id for tie in places) for ident, places in ties.items()}

    @cached_property
    def people_in(self) -> Mapping[str, tuple[str, ...]]:
        """The contacts who work in each unit."""
        ties = _grouped(self.snapshot.ties(WorksIn, Contact), by_end=True)
        return {place: tuple(tie.from_id for tie in people) for place, people in ties.items()}

    @cached_property
    def plans(self) -> Mapping[str, tuple[Action, ...]]:
        """By contact: the actions planned with this one, in the order of their ids."""
        steps = self.snapshot.nodes(Action)
        found: dict[str, list[Action]] = {}
        for action, contact in sorted(
            {(tie.from_id, tie.to_id) for tie in self.snapshot.ties(Concerns, Action, Contact)}
        ):
            if action in steps and steps[action].status == "planned":
                found.setdefault(contact, []).append(steps[action])
        return {contact: tuple(each) for contact, each in found.items()}

    @cached_property
    def planned_for(self) -> Mapping[str, frozenset[str]]:
        """By action: the opportunities that it is meant for."""
        ties = _grouped(self.snapshot.ties(Concerns, Action, Opportunity))
        return {ident: frozenset(tie.to_id for tie in each) for ident, each in ties.items()}

    @cached_property
    def rivals(self) -> Mapping[str, frozenset[str]]:
        """By opportunity: the organizations that compete for it."""
        ties = _grouped(self.snapshot.ties(CompetesFor), by_end=True)
        return {ident: frozenset(tie.from_id for tie in each) for ident, each in ties.items()}

    @cached_property
    def parts(self) -> Mapping[str, tuple[str, ...]]:
        """The units directly below each unit or organization."""
        found = _grouped(self.snapshot.ties(PartOf, OrgUnit), by_end=True)
        return {place: tuple(tie.from_id for tie in ties) for place, ties in found.items()}

    @cached_property
    def key_contacts(self) -> Mapping[str, KeyContact]:
        """Who counts as key, by id: the one definition, for every view and figure."""
        from graphcrm.account.key_people import key_contacts

        return key_contacts(self)

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """Every meeting with somebody of both sides."""
        return tuple(meetings(self.snapshot))

    @cached_property
    def met(self) -> Mapping[str, Met]:
        """When each contact was last met face to face, as `analysis.meetings` has it; who never was is missing."""
        return last(self.meetings)

    def due(self, contact: str) -> int:
        """Within how many days a contact should be met."""
        return self.contacts[contact].cadence_days or self.rules.cadence_days

    def in_time(self, contact: str) -> bool:
        """Known to one of ours, and met within the days that are due."""
        met = self.met.get(contact)
        known = contact in self.known_by
        return known and met is not None and (self.snapshot.as_of - met.day).days <= self.due(contact)

    def carry(self, tie: CarryingTie) -> float:
        """The chance, 0 to 1, that a tie carries our case: strength × confidence × freshness."""
        held = self.memo.carries.get(id(tie))
        if held is None:
            held = self.memo.carries[id(tie)] = tie, self._carry(tie)
        return held[1]

    def _carry(self, tie: CarryingTie) -> float:
        rules = self.rules
        if isinstance(tie, Knows):
            strength = rules.intimacy[tie.intimacy]
        else:
            strength = tie.strength if isinstance(tie, Influences) else rules.reporting
        confidence = rules.blank_confidence if tie.confidence is None else tie.confidence
        return strength * confidence * self.freshness(tie)

    def freshness(self, tie: AgeingTie) -> float:
        """2^(−age / half-life); 1 on the day it was seen. Undated: see `Rules.undated`."""
        if tie.observed_on is None:
            return self.rules.undated
        age = max(0, (self.snapshot.as_of - tie.observed_on).days)
        return 2.0 ** (-age / self.rules.half_life_days[type(tie)])

    def stale(self, tie: AgeingTie) -> bool:
        """Older than its half-life, or undated."""
        if tie.observed_on is None:
            return True
        return (self.snapshot.as_of - tie.observed_on).days > self.rules.half_life_days[type(tie)]

    def carries(self, tie: CarryingTie) -> bool:
        """Whether a tie carries enough to be part of a route at all."""
        held = self.memo.carries.get(id(tie))  # as `carry` has it: asked for every tie, over and over
        carry = held[1] if held else self.carry(tie)
        return carry > 0 and carry >= self.rules.least_carry

    def weight(self, tie: Decides) -> float:
        """The weight of a voice in a decision; where nobody said, 1."""
        return 1.0 if tie.weight is None else tie.weight

    # -- as messages name them -------------------------------------------------------------------------------------

    def person(self, ident: str) -> messages.Person:
        """Somebody of either side, as messages name people; of two who share the id, the contact. Raises `KeyError`."""
        return self._named.get(ident) or self._colleagues[ident]

    def colleague(self, ident: str) -> messages.Person:
        """One of ours, as messages name people. Raises `KeyError`."""
        return self._colleagues[ident]

    def people(self, idents: Iterable[str]) -> tuple[messages.Person, ...]:
        """Several people of either side, as messages name them. Raises `KeyError`."""
        return tuple(self.person(ident) for ident in idents)

    def deal(self, opportunity: Opportunity | str | None) -> messages.Deal:
        """An opportunity (or its id) as messages name it; the account as a whole for ``None``. Raises `KeyError`."""
        if opportunity is None:
            return messages.Deal(None, "")
        deal = self.snapshot.nodes(Opportunity)[opportunity] if isinstance(opportunity, str) else opportunity
        return messages.Deal(deal.id, deal.name, deal.name_zh or "", deal.amount, self.currency)

    def name(self, ident: str) -> messages.Fact:
        """Whoever or whatever has this id, as messages name it: a person, an opportunity, a unit, an organization."""
        if ident in self.contacts or ident in self.employees:
            return self.person(ident)
        return self.snapshot.named(ident)

    @cached_property
    def _named(self) -> Mapping[str, messages.Person]:
        return {ident: self._person(contact) for ident, contact in self.contacts.items()}

    @cached_property
    def _colleagues(self) -> Mapping[str, messages.Person]:
        return {ident: self._person(employee) for ident, employee in self.employees.items()}

    def _person(self, person: Contact | Employee) -> messages.Person:
        chinese_title = (person.title_zh if isinstance(person, Contact) else None) or ""
        apart = self._apart(person) if person.id in self._namesakes else None
        return messages.Person(
            person.id, person.name, person.name_zh or "", person.title or "", chinese_title, apart
        )

    @cached_property
    def _namesakes(self) -> Mapping[str, tuple[Contact | Employee, ...]]:
        """By id: everybody of the same name, where there are several."""
        alike: dict[str, list[Contact | Employee]] = {}
        for person in (*self.contacts.values(), *self.employees.values()):
            alike.setdefault(" ".join(person.name.casefold().split()), []).append(person)
        return {person.id: tuple(people) for people in alike.values() if len(people) > 1 for person in people}

    def _apart(self, person: Contact | Employee) -> messages.Name:
        """What tells somebody from all others of the name: the title, else the unit, else the id."""
        others = [other for other in self._namesakes[person.id] if other is not person]
        if person.title and all(other.title != person.title for other in others):
            return messages.Name(
                person.title, (person.title_zh if isinstance(person, Contact) else None) or ""
            )
        unit = self._unit_of(person)
        if unit and all(self._unit_of(other) != unit for other in others):
            return self.snapshot.named(unit)
        return messages.Name(person.id)

    def _unit_of(self, person: Contact | Employee) -> str:
        return next(iter(sorted(self.units.get(person.id, ()))), "") if isinstance(person, Contact) else ""


def is_open(opportunity: Opportunity, day: datetime.date) -> bool:
    """Whether an opportunity is open on a day: its stage says so, it was opened by then, and not closed."""
    opened, closed = opportunity.opened_on, opportunity.closed_on
    return (
        opportunity.stage in OPEN_STAGES
        and (opened is None or opened <= day)
        and (closed is None or closed > day)
    )


def _heaviest(tie: Decides) -> tuple[float, bool, str]:
    return (-(1.0 if tie.weight is None else tie.weight), not tie.veto, tie.from_id)


def _grouped(ties: Iterable[T], *, by_end: bool = False) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = {}
    for tie in ties:
        found.setdefault(tie.to_id if by_end else tie.from_id, []).append(tie)
    return {ident: tuple(each) for ident, each in found.items()}
