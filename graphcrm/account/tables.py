"""A snapshot's tables, sorted by person, opportunity and unit: read once, for all that asks about an account."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

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
)
from graphcrm.schema import OPEN_STAGES
from graphcrm.schema.scales import DECISION_ROLE
from graphcrm.snapshot import Snapshot

DOTTED = "dotted"


class _Directed(Protocol):
    @property
    def from_id(self) -> str: ...
    @property
    def to_id(self) -> str: ...


D = TypeVar("D", bound=_Directed)


@dataclass(frozen=True)
class Tables:
    """A snapshot, sorted. Ties of somebody to themselves are left out everywhere."""

    snapshot: Snapshot

    @cached_property
    def contacts(self) -> Mapping[str, Contact]:
        return self.snapshot.nodes(Contact)

    @cached_property
    def insiders(self) -> Mapping[str, Contact]:
        """The account's own people, whom its figures count."""
        return {ident: contact for ident, contact in self.contacts.items() if ident not in self.outsiders}

    @cached_property
    def outsiders(self) -> frozenset[str]:
        """Who works nowhere in the account and is on its map by influencing somebody there."""
        above = _ends(by_person(self.snapshot.ties(PartOf)))
        inside = {self.snapshot.account.id}

        def within(place: str) -> bool:
            seen, waiting = {place}, [place]
            for unit in waiting:
                waiting += above.get(unit, frozenset()) - seen
                seen |= above.get(unit, frozenset())
            return not inside.isdisjoint(seen)

        swaying = {tie.from_id for tie in self.snapshot.ties(Influences)} & self.contacts.keys()
        return frozenset(who for who in swaying if not any(map(within, self.units.get(who, ()))))

    @cached_property
    def employees(self) -> Mapping[str, Employee]:
        return self.snapshot.nodes(Employee)

    @cached_property
    def deciders(self) -> Mapping[str, tuple[Decides, ...]]:
        """Who decides, by opportunity, a tie for each role: the heaviest first."""
        voices = by_person(self.snapshot.ties(Decides), by_end=True)
        return {ident: tuple(sorted(ties, key=_heaviest)) for ident, ties in voices.items()}

    @cached_property
    def voices(self) -> Mapping[str, tuple[Decides, ...]]:
        """By contact: every role in a decision, open or not."""
        return by_person(self.snapshot.ties(Decides))

    @cached_property
    def attended(self) -> Mapping[str, tuple[Attended, ...]]:
        """By contact: every interaction that this one attended."""
        return by_person(self.snapshot.ties(Attended, Contact, Interaction))

    @cached_property
    def known_by(self) -> Mapping[str, tuple[Knows, ...]]:
        """Who of ours knows each contact, by contact; an intimacy of none is no acquaintance."""
        return by_person((tie for tie in self.snapshot.ties(Knows) if tie.intimacy != 0), by_end=True)

    @cached_property
    def on_topics(self) -> tuple[Influences, ...]:
        """Every influence of one contact on another, on each topic."""
        return tuple(tie for tie in self.snapshot.ties(Influences) if tie.from_id != tie.to_id)

    @cached_property
    def every_line(self) -> tuple[ReportsTo, ...]:
        """Reporting lines between contacts, of every kind."""
        return tuple(
            tie for tie in self.snapshot.ties(ReportsTo, Contact, Contact) if tie.from_id != tie.to_id
        )

    @cached_property
    def lines(self) -> tuple[ReportsTo, ...]:
        """The solid and the acting ones: whom somebody answers to. A dotted line carries nothing, and leads to no top."""
        return tuple(tie for tie in self.every_line if not is_dotted(tie))

    @cached_property
    def stances(self) -> Mapping[str, tuple[Supports, ...]]:
        """By contact: every stance towards an organization."""
        return by_person(self.snapshot.ties(Supports, Contact, Organization))

    @cached_property
    def stances_on(self) -> Mapping[str, tuple[Supports, ...]]:
        """By contact: every stance towards an opportunity itself."""
        return by_person(self.snapshot.ties(Supports, Contact, Opportunity))

    @cached_property
    def organizations(self) -> Mapping[str, str]:
        """What each organization is to us: own, competitor and so on."""
        return {ident: node.kind for ident, node in self.snapshot.nodes(Organization).items()}

    @cached_property
    def units(self) -> Mapping[str, frozenset[str]]:
        """Where each contact works."""
        return _ends(by_person(self.snapshot.ties(WorksIn, Contact)))

    @cached_property
    def people_in(self) -> Mapping[str, tuple[str, ...]]:
        """The contacts who work in each unit."""
        ties = by_person(self.snapshot.ties(WorksIn, Contact), by_end=True)
        return {place: tuple(tie.from_id for tie in people) for place, people in ties.items()}

    @cached_property
    def plans(self) -> Mapping[str, tuple[Action, ...]]:
        """By contact: the actions planned with this one, in the order of their ids."""
        steps = self.snapshot.nodes(Action)
        plans: dict[str, list[Action]] = {}
        for action, contact in sorted(
            {(tie.from_id, tie.to_id) for tie in self.snapshot.ties(Concerns, Action, Contact)}
        ):
            if action in steps and steps[action].status == "planned":
                plans.setdefault(contact, []).append(steps[action])
        return {contact: tuple(actions) for contact, actions in plans.items()}

    @cached_property
    def planned_for(self) -> Mapping[str, frozenset[str]]:
        """By action: the opportunities that it is meant for."""
        return _ends(by_person(self.snapshot.ties(Concerns, Action, Opportunity)))

    @cached_property
    def rivals(self) -> Mapping[str, frozenset[str]]:
        """By opportunity: the organizations that compete for it."""
        ties = by_person(self.snapshot.ties(CompetesFor), by_end=True)
        return {deal: frozenset(tie.from_id for tie in rivals) for deal, rivals in ties.items()}

    @cached_property
    def parts(self) -> Mapping[str, tuple[str, ...]]:
        """The units directly below each unit or organization."""
        parts = by_person(self.snapshot.ties(PartOf, OrgUnit), by_end=True)
        return {place: tuple(tie.from_id for tie in ties) for place, ties in parts.items()}


def is_dotted(line: ReportsTo) -> bool:
    """Whether a line is of a function or a project only: not to whoever the seat answers to."""
    return line.kind == DOTTED


def is_open(opportunity: Opportunity, day: datetime.date) -> bool:
    """Whether an opportunity is open on a day: its stage says so, it was opened by then, and not closed."""
    opened, closed = opportunity.opened_on, opportunity.closed_on
    return (
        opportunity.stage in OPEN_STAGES
        and (opened is None or opened <= day)
        and (closed is None or closed > day)
    )


def _heaviest(tie: Decides) -> tuple[float, bool, str, int]:
    weight = 1.0 if tie.weight is None else tie.weight
    return -weight, not tie.veto, tie.from_id, DECISION_ROLE.codes.index(tie.role)


def by_person(ties: Iterable[D], *, by_end: bool = False) -> dict[str, tuple[D, ...]]:
    groups: dict[str, list[D]] = {}
    for tie in ties:
        groups.setdefault(tie.to_id if by_end else tie.from_id, []).append(tie)
    return {ident: tuple(group) for ident, group in groups.items()}


def _ends(ties: Mapping[str, tuple[D, ...]]) -> dict[str, frozenset[str]]:
    return {start: frozenset(tie.to_id for tie in group) for start, group in ties.items()}
