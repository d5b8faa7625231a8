"""What is on record of ours and of theirs at this customer: tenure, meetings, installed base, stances. (K5)"""

from __future__ import annotations

import datetime
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from graphcrm.account.stance import judged
from graphcrm.records import Asset, CompetesFor, Concerns, Feedback, Interaction, Knows, Organization

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graphcrm.account.graph import AccountGraph
    from graphcrm.records import Supports
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
    number: Counter[str] = Counter()
    first: dict[str, datetime.date] = {}
    events = context.snapshot.nodes(Interaction)
    for ident, theirs in context.theirs_at.items():
        for who in theirs & keys if ident in events else ():
            number[who] += 1
            _earlier(first, who, events[ident].held_on)
    for account in (context.account, *context.earlier):
        for tie in account.snapshot.ties(Knows):
            if tie.intimacy != 0 and tie.to_id in keys:
                _earlier(first, tie.to_id, _first(tie.valid_from, tie.observed_on))
    relationships: list[Bond] = []
    for who in sorted(keys):
        since = first.get(who)
        days = max(0, (context.as_of - since).days) if since else 0
        depth = min(1.0, days / rules.grown_days) / 2 + min(1.0, number[who] / rules.grown_meetings) / 2
        relationships.append(Bond(who, since, days, number[who], depth))
    return tuple(relationships)


def presences(context: AssessmentContext) -> Mapping[str, Presence]:
    """Our own organizations (together, as `OURS`) and each competitor by id."""
    account, snapshot = context.account, context.snapshot
    side = {
        ident: OURS if kind == "own" else ident
        for ident, kind in account.organizations.items()
        if kind in ("own", "competitor")
    }
    first: dict[str, datetime.date] = {}
    value: dict[str, float] = {}
    observed: Counter[str] = Counter()
    for asset in snapshot.nodes(Asset).values():
        if (company := side.get(asset.vendor or "")) is not None:
            _earlier(first, company, _first(asset.installed_on, asset.valid_from))
            if asset.value is not None:
                value[company] = value.get(company, 0.0) + asset.value
    for event in snapshot.nodes(Interaction).values():
        _earlier(first, OURS, event.held_on)
    for tie in snapshot.ties(Knows):
        _earlier(first, OURS, _first(tie.valid_from, tie.observed_on) if tie.intimacy != 0 else None)
    stances = (tie for ties in account.stances.values() for tie in ties)
    for tie in (*snapshot.ties(CompetesFor), *stances):
        company = tie.from_id if isinstance(tie, CompetesFor) else tie.to_id
        if side.get(company) not in (None, OURS):
            _earlier(first, company, _first(tie.valid_from, tie.observed_on))
    voices = snapshot.nodes(Feedback)
    for about in snapshot.ties(Concerns, Feedback, Organization):
        voice = voices.get(about.from_id)
        if voice is not None and voice.kind == OBSERVATION and about.to_id in side:
            observed[side[about.to_id]] += 1
            _earlier(first, side[about.to_id], voice.raised_on)
    return {
        company: Presence(first.get(company), value.get(company), observed[company])
        for company in sorted({OURS, *side.values()})
    }


def torn(context: AssessmentContext, competitor: str) -> Mapping[str, int]:
    """Of the key contacts whose stance towards both is judged: by how many steps they stand nearer to us (below 0: to them)."""
    nearer: dict[str, int] = {}
    for who in context.key_contacts:
        theirs = _towards(context.account, who, competitor)
        ours = judged(context.account, who, None)
        if theirs is None:
            continue
        if theirs.opportunity:
            ours = judged(context.account, who, theirs.opportunity)
        if ours is not None:
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


def _first(*days: datetime.date | None) -> datetime.date | None:
    return min((day for day in days if day is not None), default=None)


def _earlier(first: dict[str, datetime.date], who: str, day: datetime.date | None) -> None:
    if day is not None and (who not in first or day < first[who]):
        first[who] = day


def total(values: Iterable[int]) -> tuple[int, int, int]:
    """How many are above 0, at 0, and below."""
    steps = list(values)
    return (sum(n > 0 for n in steps), sum(n == 0 for n in steps), sum(n < 0 for n in steps))
