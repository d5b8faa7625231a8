"""What only the picture asks of an account: stances and acquaintances in the order they are read, one name a person.

Everything that is judged or counted comes from `graphcrm.analysis`, so that page and findings never disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from graphcrm.account.stance import judged
from graphcrm.analysis import AccountGraph
from graphcrm.findings import Finding, Severity
from graphcrm.records import Contact, Employee, Knows, Opportunity, Organization, OrgUnit, Supports
from graphcrm.render.scene.words import ENGLISH
from graphcrm.render.words import Words
from graphcrm.snapshot import Snapshot


@dataclass(frozen=True)
class Presenter:
    """One account, read for the page in one language."""

    account: AccountGraph
    words: Words = ENGLISH

    @property
    def snapshot(self) -> Snapshot:
        return self.account.snapshot

    @property
    def contacts(self) -> Mapping[str, Contact]:
        return self.account.contacts

    @cached_property
    def keys(self) -> Mapping[str, str]:
        """By an employee's id: the name this person goes by on the page, where a contact may have the same id."""
        taken = set(self.contacts)
        return {ident: f"{ident} (ours)" if ident in taken else ident for ident in self.account.employees}

    @cached_property
    def employees(self) -> Mapping[str, Employee]:
        """Our people, by the name they go by on the page."""
        return {self.keys[ident]: employee for ident, employee in self.account.employees.items()}

    def key(self, ident: str) -> str:
        """What an id of either side goes by on the page; of two who share it, the contact."""
        return ident if ident in self.contacts else self.keys.get(ident, ident)

    def path(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """A route, which starts at one of ours."""
        return (self.keys.get(path[0], path[0]), *path[1:])

    def name(self, key: str) -> str:
        """How people call somebody, in the language that the page is read in."""
        person = self.employees.get(key) or self.contacts.get(key)
        if self.words.chinese and person and person.name_zh:
            return person.name_zh
        return person.name if person else self.snapshot.name(key)

    def thing(self, ident: str) -> str:
        """How a unit, an opportunity or an organization is called, in the language that the page is read in."""
        for kind in (OrgUnit, Opportunity, Organization):
            found = self.snapshot.nodes(kind).get(ident)
            if found is not None and found.name_zh and self.words.chinese:
                return found.name_zh
        return self.snapshot.name(ident)

    @cached_property
    def stances(self) -> Mapping[str, tuple[Supports, ...]]:
        """Every stance by contact, towards organizations and opportunities, the newest first."""
        found: dict[str, list[Supports]] = {}
        for each in (self.account.stances, self.account.stances_on):
            for who, ties in each.items():
                found.setdefault(who, []).extend(ties)
        return {who: tuple(sorted(ties, key=_newest)) for who, ties in found.items()}

    def stance(self, contact: str, opportunity: str | None) -> Supports | None:
        """Where somebody stands towards us; see `judged`."""
        return judged(self.account, contact, opportunity)

    def stance_place(self, contact: str, opportunity: str | None) -> int | None:
        """Which of somebody's stances that is."""
        tie = self.stance(contact, opportunity)
        return None if tie is None else self.stances[contact].index(tie)

    @cached_property
    def known_by(self) -> Mapping[str, tuple[Knows, ...]]:
        """By contact: who of ours knows this person, the closest first."""
        return {
            who: tuple(sorted(ties, key=lambda tie: (-_closeness(tie), *_newest(tie))))
            for who, ties in self.account.known_by.items()
        }

    @cached_property
    def knows(self) -> Mapping[str, tuple[Knows, ...]]:
        """By one of ours: whom of theirs this person knows, the closest first."""
        found: dict[str, list[Knows]] = {}
        for ties in self.known_by.values():
            for tie in ties:
                found.setdefault(self.keys[tie.from_id], []).append(tie)
        return {
            who: tuple(sorted(ties, key=lambda tie: (-_closeness(tie), tie.to_id)))
            for who, ties in found.items()
        }

    def intimacy(self, contact: str) -> int | None:
        """Of our best relationship with this person; none where nobody of ours has one, or nobody judged it."""
        return next((tie.intimacy for tie in self.known_by.get(contact, ())), None)

    @cached_property
    def units(self) -> Mapping[str, str]:
        """The unit (or organization) of each person; of several the first."""
        found = {who: min(places) for who, places in self.account.units.items()}
        for ident, key in self.keys.items():
            if places := self.snapshot.units_of(ident):
                found[key] = min(places)
        return found


def key_people(presenter: Presenter, deciding: Iterable[str], findings: Iterable[Finding]) -> frozenset[str]:
    """Who stands as a pillar, or in the stack of them: key contacts, deciders, and those on whom a decision hangs."""
    wanted = {ident for ident, contact in presenter.contacts.items() if contact.key}
    weak = (each for each in findings if each.opportunity is not None or each.severity is Severity.CRITICAL)
    wanted |= {who for each in weak for who in each.who}
    return frozenset((wanted | set(deciding)) & set(presenter.contacts))


def _closeness(tie: Knows) -> float:
    return -0.5 if tie.intimacy is None else tie.intimacy


def _newest(tie: Knows | Supports) -> tuple[int, str, str, int]:
    return (-(tie.observed_on.toordinal() if tie.observed_on else 0), tie.from_id, tie.to_id, tie.row)
