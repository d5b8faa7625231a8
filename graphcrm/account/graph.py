"""What all analyses stand on: a snapshot under rules, its ties sorted by person, and how much each tie carries."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, cast

from graphcrm.account.invalidation import OF_GROUND
from graphcrm.account.meetings import Meeting, Met, contacts, last, meetings, named, summits
from graphcrm.account.memo import Memo, changed_types, departed
from graphcrm.account.naming import Naming
from graphcrm.account.rules import Rules
from graphcrm.account.tables import by_person, is_open
from graphcrm.messages import Message, joined
from graphcrm.records import RECORD_TYPES, Contact, Decides, Influences, Knows, ReportsTo, Supports, Tie
from graphcrm.schema import TIE_TYPES
from graphcrm.snapshot import Snapshot
from graphcrm.snapshot.currencies import currencies

if TYPE_CHECKING:
    from graphcrm.account.key_people import KeyContact

__all__ = ["AccountGraph", "CarryingTie", "ContactTie", "is_open"]

ContactTie = Influences | ReportsTo
"""The ties from contact to contact over which our case can travel; a type that the vocabulary adds is like one of them."""
CarryingTie = Knows | ContactTie
"""The ties over which our case can travel."""
_BETWEEN_CONTACTS = tuple(
    cast("type[ContactTie]", RECORD_TYPES[tie.name])
    for tie in TIE_TYPES
    if tie.carries
    and ("Contact", "Contact") in tie.ends
    and RECORD_TYPES[tie.name] not in (Influences, ReportsTo)
)


@dataclass(frozen=True)
class AccountGraph(Naming):
    """A snapshot under rules, read once for all analyses."""

    memo: Memo = field(default_factory=Memo, repr=False, compare=False)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickled as what it is made from; what was worked out once is worked out again where it is asked for."""
        return AccountGraph, (self.snapshot, self.rules)

    def changed(self, snapshot: Snapshot, rules: Rules) -> tuple[AccountGraph, frozenset[type] | None]:
        """The ground of another snapshot, with what stays the same taken over; and the types of record that differ.

        ``None`` where more than records does: another account, date, rule or currency. Then nothing is taken over.
        """
        before = self.snapshot
        same = (before.account, before.as_of, before.known_on) == (
            snapshot.account,
            snapshot.as_of,
            snapshot.known_on,
        )
        if not same or self.rules != rules or self.currencies != currencies(snapshot):
            return AccountGraph(snapshot, rules), None
        changed = changed_types(before, snapshot)
        account = AccountGraph(snapshot, rules, Memo(self.memo, changed, departed(before, snapshot)))
        taken = [name for name, reads in OF_GROUND.items() if name in self.__dict__ and not reads & changed]
        account.__dict__.update({name: self.__dict__[name] for name in taken})
        return account, changed

    @cached_property
    def key_contacts(self) -> Mapping[str, KeyContact]:
        """Who counts as key, by id: the one definition, for every view and figure."""
        from graphcrm.account.key_people import key_contacts

        return key_contacts(self)

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """Every meeting with somebody of both sides."""
        return tuple(meetings(self.snapshot, self.rules.met_at))

    @cached_property
    def met(self) -> Mapping[str, Met]:
        """When each contact was last met face to face, as `account.meetings` has it; who never was is missing."""
        return last(self.meetings)

    @cached_property
    def in_touch(self) -> Mapping[str, Met]:
        """When each contact was last met, spoken or written to, at whatever; with whom nobody ever was is missing."""
        return last((*contacts(self.snapshot), *summits(self.snapshot)))

    def touched(self, contact: str) -> Message | None:
        """Who of ours met a contact last; where nobody did, who spoke or wrote to them; ``None`` where nobody is on record."""
        last_time = self.met.get(contact) or self.in_touch.get(contact)
        if last_time is None:
            return None
        return Message(
            "touch.met" if contact in self.met else "touch.spoke",
            ours=joined(map(self.colleague, last_time.by)),
            who=self.person(contact),
            day=last_time.day,
            at=named(last_time.at),
        )

    def never_met(self, contact: str) -> Message:
        """That nobody met this one, as a clause; and who was in touch otherwise."""
        touch = self.touched(contact)
        return Message("touch.never_but", touch=touch) if touch else Message("touch.never")

    def due(self, contact: str) -> int:
        """Within how many days a contact should be met."""
        return self.contacts[contact].cadence_days or self.rules.cadence_days

    def in_time(self, contact: str) -> bool:
        """Known to one of ours, and met within the days that are due."""
        met = self.met.get(contact)
        known = contact in self.known_by
        return known and met is not None and (self.snapshot.as_of - met.day).days <= self.due(contact)

    @cached_property
    def influences(self) -> tuple[Influences, ...]:
        """Every influence of one contact on another: of several topics the one that carries most stands for them all."""
        strongest: dict[tuple[str, str], Influences] = {}
        for tie in self.on_topics:
            ends = tie.from_id, tie.to_id
            if ends not in strongest or self.carry(tie) > self.carry(strongest[ends]):
                strongest[ends] = tie
        return tuple(strongest.values())

    @cached_property
    def sways(self) -> Mapping[str, tuple[Influences, ...]]:
        """Whom each contact influences."""
        return by_person(self.influences)

    @cached_property
    def between_contacts(self) -> tuple[ContactTie, ...]:
        """The ties from contact to contact over which a case can travel: of every type that carries."""
        others = (
            tie
            for kind in _BETWEEN_CONTACTS
            for tie in self.snapshot.ties(kind, Contact, Contact)
            if tie.from_id != tie.to_id
        )
        return (*self.influences, *self.lines, *others)

    @cached_property
    def into(self) -> Mapping[str, tuple[ContactTie, ...]]:
        """By contact: the ties over which others reach this one."""
        return by_person(self.between_contacts, by_end=True)

    @cached_property
    def out_of(self) -> Mapping[str, tuple[ContactTie, ...]]:
        """By contact: the ties over which this one reaches others."""
        return by_person(self.between_contacts)

    def carry(self, tie: CarryingTie) -> float:
        """The chance, 0 to 1, that a tie carries our case: strength × confidence × freshness."""
        known = self.memo.carries.get(id(tie))
        if known is None:
            known = self.memo.carries[id(tie)] = tie, self._carry(tie)
        return known[1]

    def _carry(self, tie: CarryingTie) -> float:
        rules = self.rules
        if isinstance(tie, Knows):
            strength = rules.intimacy[tie.intimacy]
        else:
            # What says no strength of its own carries like a reporting line.
            own: float | None = getattr(tie, "strength", None)
            strength = rules.reporting if own is None else own
        confidence = rules.blank_confidence if tie.confidence is None else tie.confidence
        return strength * confidence * self.freshness(tie)

    def freshness(self, tie: CarryingTie | Supports) -> float:
        """2^(−age / half-life); 1 on the day it was seen. Undated: see `Rules.undated`."""
        if tie.observed_on is None:
            return self.rules.undated
        age = max(0, (self.snapshot.as_of - tie.observed_on).days)
        return 2.0 ** (-age / self.rules.half_life_days[type(tie)])

    def stale(self, tie: Tie) -> bool:
        """Of a type that ages: older than its half-life, or undated."""
        half_life = self.rules.half_life_days.get(type(tie))
        day: datetime.date | None = getattr(tie, "observed_on", None)
        return half_life is not None and (day is None or (self.snapshot.as_of - day).days > half_life)

    def carries(self, tie: CarryingTie) -> bool:
        """Whether a tie carries enough to be part of a route at all."""
        known = self.memo.carries.get(id(tie))  # as `carry` has it: asked for every tie, over and over
        carry = known[1] if known else self.carry(tie)
        return carry > 0 and carry >= self.rules.least_carry

    def weight(self, tie: Decides) -> float:
        """The weight of a role in a decision; where nobody said, 1."""
        return 1.0 if tie.weight is None else tie.weight
