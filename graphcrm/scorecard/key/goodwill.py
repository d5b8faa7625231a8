"""What is on record of ours and of theirs at this customer: tenure, meetings, installed base, stances. (K5)"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from graphcrm.account.graph import AccountGraph
from graphcrm.account.stance import judged
from graphcrm.records import (
    Asset,
    CompetesFor,
    Concerns,
    Feedback,
    Interaction,
    Knows,
    Organization,
    Supports,
)
from graphcrm.scorecard.context import AssessmentContext

OBSERVATION = "competitor"
"""The kind of feedback that tells of a competitor."""
OURS = ""
"""Stands for all organizations of ours; no id is empty."""


class Bond(NamedTuple):
    """Our relationship with one key contact: since when, how many interactions in all, and how grown it is (0 to 1)."""

    contact: str
    since: datetime.date | None
    days: int
    interactions: int
    depth: float


class Presence(NamedTuple):
    """What is known of one company at this customer: the first day on record, and the value of what it installed.

    ``value`` is ``None`` where no installed equipment of theirs with a value is on record; ``observed`` counts what was
    heard of them.
    """

    since: datetime.date | None
    value: float | None
    observed: int


def bonds(context: AssessmentContext) -> tuple[Bond, ...]:
    """Our relationship with each key contact. O(contacts + ties + events).

    Tenure runs from the first interaction or acquaintance on record, on any day looked at; depth is
    ½·min(1, days/`grown_days`) + ½·min(1, interactions/`grown_meetings`), and 0 where nothing is on record.
    """
    rules, keys = context.policy.key, context.key_contacts.keys()
    events, days = context.snapshot.nodes(Interaction), _Days()
    number: Counter[str] = Counter()
    for ident, theirs in context.theirs_at.items():
        for who in theirs & keys if ident in events else ():
            number[who] += 1
            days.add(who, events[ident].held_on)
    for account in (context.account, *context.earlier):
        for tie in account.snapshot.ties(Knows):
            if tie.intimacy != 0 and tie.to_id in keys:
                days.add(tie.to_id, tie.valid_from, tie.observed_on)
    relationships: list[Bond] = []
    for who in sorted(keys):
        since = days.first.get(who)
        tenure = max(0, context.days_since(since)) if since else 0
        depth = min(1.0, tenure / rules.grown_days) / 2 + min(1.0, number[who] / rules.grown_meetings) / 2
        relationships.append(Bond(who, since, tenure, number[who], depth))
    return tuple(relationships)


def presences(context: AssessmentContext) -> Mapping[str, Presence]:
    """Our own organizations (together, as `OURS`) and each competitor by id."""
    account, snapshot = context.account, context.snapshot
    kinds = account.organizations.items()
    side = {ident: OURS if kind == "own" else ident for ident, kind in kinds if kind in ("own", "competitor")}
    days, value, observed = _Days(), dict[str, float](), Counter[str]()
    for asset in context.restated(Asset).values():
        if (company := side.get(asset.vendor or "")) is not None:
            days.add(company, asset.installed_on, asset.valid_from)
            if asset.value is not None:
                value[company] = value.get(company, 0.0) + asset.value
    for event in snapshot.nodes(Interaction).values():
        days.add(OURS, event.held_on)
    for tie in snapshot.ties(Knows):
        if tie.intimacy != 0:
            days.add(OURS, tie.valid_from, tie.observed_on)
    stances = ((tie.to_id, tie) for ties in account.stances.values() for tie in ties)
    for company, tie in (*((tie.from_id, tie) for tie in snapshot.ties(CompetesFor)), *stances):
        if side.get(company) not in (None, OURS):
            days.add(company, tie.valid_from, tie.observed_on)
    for company, voice in _heard(context, side):
        observed[company] += 1
        days.add(company, voice.raised_on)
    return {
        company: Presence(days.first.get(company), value.get(company), observed[company])
        for company in sorted({OURS, *side.values()})
    }


def _heard(context: AssessmentContext, side: Mapping[str, str]) -> Iterator[tuple[str, Feedback]]:
    """What was heard of a company, with the company."""
    voices = context.snapshot.nodes(Feedback)
    for tie in context.snapshot.ties(Concerns, Feedback, Organization):
        voice = voices.get(tie.from_id)
        if voice is not None and voice.kind == OBSERVATION and tie.to_id in side:
            yield side[tie.to_id], voice


def torn(context: AssessmentContext, competitor: str) -> Mapping[str, int]:
    """Of the key contacts whose stance towards both is judged: by how many steps they stand nearer to us (below 0: to them)."""
    nearer: dict[str, int] = {}
    for who in context.key_contacts:
        theirs = _towards(context.account, who, competitor)
        ours = judged(context.account, who, theirs.opportunity or None) if theirs else None
        if theirs is not None and ours is not None:
            nearer[who] = ours.support - theirs.support
    return nearer


def _towards(account: AccountGraph, contact: str, competitor: str) -> Supports | None:
    """The stance towards a competitor: in general, else the newest for an opportunity; of equally new ones the higher."""
    ties = [tie for tie in account.stances.get(contact, ()) if tie.to_id == competitor]
    general = [tie for tie in ties if not tie.opportunity]
    return max(
        general or ties,
        key=lambda tie: (tie.observed_on or datetime.date.min, tie.support, tie.opportunity or ""),
        default=None,
    )


class _Days:
    """The first day on record of each."""

    def __init__(self) -> None:
        self.first: dict[str, datetime.date] = {}

    def add(self, who: str, *days: datetime.date | None) -> None:
        for day in days:
            if day is not None and (who not in self.first or day < self.first[who]):
                self.first[who] = day


def total(values: Iterable[int]) -> tuple[int, int, int]:
    """How many are above 0, at 0, and below."""
    steps = list(values)
    return (sum(n > 0 for n in steps), sum(n == 0 for n in steps), sum(n < 0 for n in steps))
