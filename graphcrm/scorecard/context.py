"""What the assessment looks at: one account at a date, the rules of the company, and the same account before."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from graphcrm.messages import Message
from graphcrm.records import Attended, Contact, Employee, Instrument, Interaction
from graphcrm.scorecard.policy import Policy
from graphcrm.scorecard.policy.facts import last

if TYPE_CHECKING:
    from graphcrm.account.graph import AccountGraph
    from graphcrm.account.key_people import KeyContact
    from graphcrm.snapshot import Snapshot


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
        return _by_event(self.snapshot.ties_between(Attended, Contact.__name__, Interaction.__name__))

    @cached_property
    def ours_at(self) -> Mapping[str, frozenset[str]]:
        """By interaction (of any time): those of ours who attended."""
        return _by_event(self.snapshot.ties_between(Attended, Employee.__name__, Interaction.__name__))

    @cached_property
    def theirs_at_instruments(self) -> Mapping[str, frozenset[str]]:
        """By instrument: the contacts who took part."""
        return _by_event(self.snapshot.ties_between(Attended, Contact.__name__, Instrument.__name__))

    @cached_property
    def ours_at_instruments(self) -> Mapping[str, frozenset[str]]:
        """By instrument: those of ours who took part."""
        return _by_event(self.snapshot.ties_between(Attended, Employee.__name__, Instrument.__name__))


def _by_event(ties: tuple[Attended, ...]) -> Mapping[str, frozenset[str]]:
    people: dict[str, set[str]] = {}
    for tie in ties:
        people.setdefault(tie.to_id, set()).add(tie.from_id)
    return {event: frozenset(who) for event, who in people.items()}
