"""What the assessment looks at: one account at a date, the rules of the company, and the same account before."""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from graphcrm.account import evidence
from graphcrm.account.graph import AccountGraph
from graphcrm.account.key_people import KeyContact
from graphcrm.findings import Evidence
from graphcrm.messages import Fact, Message, Money
from graphcrm.records import Attended, Contact, Employee, Instrument, Interaction, Node, Record
from graphcrm.scorecard.policy import Policy
from graphcrm.scorecard.policy.facts import last
from graphcrm.snapshot import Snapshot

MOST_SOURCES = 8
"""How many rows a part names; the others are counted."""

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")
N = TypeVar("N", bound=Node)


@dataclass(frozen=True)
class AssessmentContext:
    """An account, read once for all metrics. ``earlier`` is the same account on days before, the latest first."""

    account: AccountGraph
    policy: Policy = field(default_factory=Policy)
    earlier: tuple[AccountGraph, ...] = ()

    @property
    def snapshot(self) -> Snapshot:
        return self.account.snapshot

    @property
    def as_of(self) -> datetime.date:
        return self.snapshot.as_of

    @property
    def tier(self) -> str | None:
        """S, A, B or C as it is recorded; ``None`` where nobody said."""
        return self.snapshot.account.tier

    @property
    def tier_for_targets(self) -> str:
        """The tier whose targets count: the recorded one, else that of `Policy.assumed_tier`."""
        return self.tier or self.policy.assumed_tier

    @property
    def window(self) -> Message:
        """The time that the assessment looks back on, as sentences name it: ``the last twelve months``."""
        return last(self.policy.window_days)

    @cached_property
    def year_start(self) -> datetime.date:
        """The first day of the months that the assessment looks back on; its last is ``as_of``."""
        return self.as_of - datetime.timedelta(days=self.policy.window_days - 1)

    def within(self, day: datetime.date | None) -> bool:
        """Whether a day lies in the months that the assessment looks back on."""
        return day is not None and self.year_start <= day <= self.account.snapshot.as_of

    def days_since(self, day: datetime.date) -> int:
        """How many days ago that was."""
        return (self.as_of - day).days

    @cached_property
    def interactions(self) -> Mapping[str, Interaction]:
        """Every interaction of the months looked back on, by id."""
        interactions = self.snapshot.nodes(Interaction)
        return {ident: event for ident, event in interactions.items() if self.within(event.held_on)}

    @property
    def key_contacts(self) -> Mapping[str, KeyContact]:
        """Who counts as key, by id."""
        return self.account.key_contacts

    @cached_property
    def theirs_at(self) -> Mapping[str, frozenset[str]]:
        """By interaction (of any time): the contacts who attended."""
        return self._attended(Contact, Interaction)

    @cached_property
    def ours_at(self) -> Mapping[str, frozenset[str]]:
        """By interaction (of any time): those of ours who attended."""
        return self._attended(Employee, Interaction)

    @cached_property
    def theirs_at_instruments(self) -> Mapping[str, frozenset[str]]:
        """By instrument: the contacts who took part."""
        return self._attended(Contact, Instrument)

    @cached_property
    def ours_at_instruments(self) -> Mapping[str, frozenset[str]]:
        """By instrument: those of ours who took part."""
        return self._attended(Employee, Instrument)

    def money(self, amount: float | None) -> Money:
        """An amount in the account's currency."""
        return Money(amount, self.account.currency, amount)

    def bound(self, amount: float) -> Money:
        """An amount of the rules, in their currency; worth what it is in the account's this year."""
        currency = self.policy.currency.upper() or self.account.currency
        rate = self.account.rate(currency, self.account.currency, self.as_of.year)
        return Money(amount, currency, None if rate is None else amount * rate)

    def restated(self, kind: type[N]) -> Mapping[str, N]:
        """All nodes of a type by id, with their amounts in the account's currency (see `AccountGraph.restated`)."""
        nodes = self.snapshot.nodes(kind)
        return {ident: self.account.restated(node) for ident, node in nodes.items()}

    def sources(self, records: Iterable[Record], look: AccountGraph | None = None) -> tuple[Fact, ...]:
        """Where some records were written, each place once; beyond `MOST_SOURCES` the others are counted.

        ``look`` is the look at the account that saw them, where that is not today's.
        """
        places = evidence.sources((look or self.account).snapshot, records)
        more = len(places) - MOST_SOURCES
        return (*places[:MOST_SOURCES], Message("origin.more", n=more)) if more > 0 else places

    def on_record(
        self, kind: str, rows: Iterable[Record], days: Iterable[datetime.date] = (), /, **facts: Fact
    ) -> Evidence:
        """A reason that stands on some records, with the days that it rests on."""
        return Evidence(Message(kind, **facts), dates=tuple(days), sources=self.sources(rows))

    def _attended(self, side: type[Node], event: type[Node]) -> Mapping[str, frozenset[str]]:
        ties = self.snapshot.events(Attended, side, event)
        return {at: frozenset(who) for at, who in grouped((tie.to_id, tie.from_id) for tie in ties).items()}


def grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, list[Value]]:
    """The values of each key, keys and values in the order in which they came."""
    groups: dict[Key, list[Value]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups
