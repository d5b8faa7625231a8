"""How key people moved between the boxes of the nine-box, and what was judged of each, day by day. (K2)

The days are those at which the account was looked at before, and today. Followed are the contacts who are key today;
who was not there on a day is left out of the moves from it. Targets are not looked back at: plans change.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from graphcrm.account.graph import AccountGraph
from graphcrm.account.standing import standings
from graphcrm.scorecard.context import AssessmentContext
from graphcrm.scorecard.key.bands import Box, box


class Judgement(NamedTuple):
    """What was known of one contact on a day; ``None``: not judged by then."""

    day: datetime.date
    intimacy: int | None
    support: int | None
    box: Box


Day = tuple[datetime.date, Mapping[str, Judgement]]
"""A day with what was known on it, by contact."""


@dataclass(frozen=True, slots=True)
class Transition:
    """Moves from one day to another: how many went from which box to which (the matrix, its empty cells left out).

    ``up`` and ``down`` count contacts who moved in a dimension judged on both days: on the whole towards us, or away.
    ``absent`` were not there on the first of the days.
    """

    since: datetime.date
    until: datetime.date
    matrix: Mapping[tuple[Box, Box], int]
    absent: int

    @property
    def up(self) -> int:
        return sum(number for (old, new), number in self.matrix.items() if _change(old, new) > 0)

    @property
    def down(self) -> int:
        return sum(number for (old, new), number in self.matrix.items() if _change(old, new) < 0)


@dataclass(frozen=True, slots=True)
class Moves:
    """Movement over time. ``days`` are the oldest first, today last; ``whole`` runs from the oldest to today.

    ``whole`` is ``None`` and ``steps`` is empty where the account was not looked at before. ``histories`` are by contact,
    the oldest judgement first.
    """

    days: tuple[datetime.date, ...]
    whole: Transition | None
    steps: tuple[Transition, ...]
    histories: Mapping[str, tuple[Judgement, ...]]


def moves(context: AssessmentContext) -> Moves:
    """How those who are key today moved. O(days × ties)."""
    accounts = sorted((context.account, *context.earlier), key=lambda account: account.snapshot.as_of)
    by_day = [(account.snapshot.as_of, _judgements(context, account)) for account in accounts]
    keys = sorted(context.key_contacts)
    histories = {who: tuple(judged[who] for _, judged in by_day if who in judged) for who in keys}
    steps = tuple(_between(earlier, later) for earlier, later in pairwise(by_day))
    whole = _between(by_day[0], by_day[-1]) if steps else None
    return Moves(tuple(day for day, _ in by_day), whole, steps, histories)


def _judgements(context: AssessmentContext, account: AccountGraph) -> Mapping[str, Judgement]:
    rules, day = context.policy.key, account.snapshot.as_of
    steps = {
        who: (stand.intimacy, stand.support)
        for who, stand in standings(account, context.key_contacts).items()
    }
    return {who: Judgement(day, *pair, box(rules, *pair)) for who, pair in steps.items()}


def _between(earlier: Day, later: Day) -> Transition:
    (since, before), (until, after) = earlier, later
    stayed = [who for who in after if who in before]
    matrix = Counter((before[who].box, after[who].box) for who in stayed)
    return Transition(since, until, matrix, len(after) - len(stayed))


def _change(old: Box, new: Box) -> int:
    """Steps towards us (above 0) or away, over the dimensions judged both times."""
    pairs = zip(old, new, strict=True)
    return sum(now - then for then, now in pairs if then is not None and now is not None)
