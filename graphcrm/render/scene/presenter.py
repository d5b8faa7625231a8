"""What only the picture asks of an account: stances and acquaintances in the order they are read, one key a person.

Everything that is judged or counted comes from `graphcrm.account`, so that page and findings never disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from graphcrm.account.stance import judged, newest_first
from graphcrm.account.standing import closest, standings
from graphcrm.analysis import AccountGraph
from graphcrm.findings import Finding, Severity
from graphcrm.messages import Fact, Name, Several, joined
from graphcrm.records import Contact, Employee, Knows, Supports
from graphcrm.render.words import Words
from graphcrm.snapshot import Snapshot


@dataclass(frozen=True)
class Presenter:
    """One account, read for the page in one language."""

    account: AccountGraph
    words: Words

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

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """By key: a person's place in the page's list of people, which is shorter to write than the key."""
        return {key: place for place, key in enumerate((*self.contacts, *self.employees))}

    def key(self, ident: str) -> str:
        """What an id of either side goes by on the page; of two who share it, the contact."""
        return ident if ident in self.contacts else self.keys.get(ident, ident)

    def path(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """A route, which starts at one of ours."""
        return (self.keys.get(path[0], path[0]), *path[1:])

    def fact(self, key: str) -> Fact:
        """Whoever or whatever goes by this key on the page, as messages name it."""
        if key in self.employees:
            return self.account.colleague(self.employees[key].id)
        return self.account.name(key)

    def named(self, keys: Iterable[str], most: int = 4) -> Several:
        """Several of them in a row."""
        return joined([self.fact(key) for key in keys], most=most)

    def name(self, key: str) -> str:
        """How people call somebody or something, in the language that the page is read in."""
        return self.words.read(self.fact(key), "name")

    def title(self, person: Contact) -> str:
        """What somebody is called at work: in this language where that is known, else in the other."""
        return self.words.read(Name(person.title or "", person.title_zh or ""))

    @cached_property
    def stances(self) -> Mapping[str, tuple[Supports, ...]]:
        """Every stance by contact, towards organizations and opportunities, the newest first."""
        stances: dict[str, list[Supports]] = {}
        for by_contact in (self.account.stances, self.account.stances_on):
            for who, ties in by_contact.items():
                stances.setdefault(who, []).extend(ties)
        return {who: tuple(sorted(ties, key=newest_first)) for who, ties in stances.items()}

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
        return {who: tuple(sorted(ties, key=closest)) for who, ties in self.account.known_by.items()}

    def intimacy(self, contact: str) -> int | None:
        """Of our closest relationship with this person; none where nobody of ours has one, or nobody judged it."""
        return self._intimacies.get(contact)

    @cached_property
    def _intimacies(self) -> Mapping[str, int | None]:
        everybody = standings(self.account, self.contacts)
        return {who: standing.intimacy for who, standing in everybody.items()}

    @cached_property
    def units(self) -> Mapping[str, str]:
        """The unit (or organization) of each person; of several the first."""
        units = {who: min(places) for who, places in self.account.units.items()}
        for ident, key in self.keys.items():
            if places := self.snapshot.units_of(ident):
                units[key] = min(places)
        return units


def key_people(presenter: Presenter, deciding: Iterable[str], findings: Iterable[Finding]) -> frozenset[str]:
    """Who stands as a pillar, or in the stack of them: who counts as key, and whoever a decision shown needs.

    Needed are those who decide, and those on whom a decision hangs; they are drawn, and not counted as key.
    """
    needed = {*presenter.account.key_contacts, *deciding}
    for finding in findings:
        if finding.opportunity is not None or finding.severity is Severity.CRITICAL:
            needed.update(finding.who)
    return frozenset(needed & set(presenter.contacts))
