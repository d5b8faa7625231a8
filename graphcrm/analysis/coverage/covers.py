"""How well a contact who matters is covered, and how well the voices of a decision are judged."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from graphcrm.account.decisions import Decision
from graphcrm.account.graph import AccountGraph
from graphcrm.account.stance import judged


@dataclass(frozen=True, slots=True)
class Cover:
    """How one contact who matters is covered.

    ``known_by`` are those of ours who know this one, ``met`` the last meeting with any of ours (``None``: none on
    record), ``due`` the days within which one should be, ``levels_below`` by how many steps of rank the highest of ours
    who knows this one stands lower (0: level, or higher; ``None``: a rank is not known).
    """

    contact: str
    known_by: tuple[str, ...]
    met: datetime.date | None
    days: int | None
    due: int
    levels_below: int | None

    @property
    def late(self) -> bool:
        """Known, and not met within the days that are due."""
        return bool(self.known_by) and (self.days is None or self.days > self.due)


@dataclass(frozen=True, slots=True)
class Judged:
    """How well the voices of one decision are judged: by weight, how much was never judged, how much is old."""

    opportunity: str | None
    never: tuple[str, ...]
    old: tuple[str, ...]
    share: float


def cover_of(account: AccountGraph, ident: str) -> Cover:
    """How a contact is covered."""
    contact, met = account.contacts[ident], account.met.get(ident)
    known_by = tuple(sorted({tie.from_id for tie in account.known_by.get(ident, ())}))
    days = (account.snapshot.as_of - met.day).days if met else None
    ranks = [rank for who in known_by if (rank := account.employees[who].rank) is not None]
    below = max(0, contact.rank - max(ranks)) if contact.rank is not None and ranks else None
    return Cover(ident, known_by, met.day if met else None, days, account.due(ident), below)


def judged_voices(account: AccountGraph, decision: Decision) -> Judged:
    """How well the voices of a decision are judged."""
    ties = {decider.id: judged(account, decider.id, decision.id) for decider in decision.deciders}
    never = tuple(ident for ident, tie in ties.items() if tie is None)
    old = tuple(ident for ident, tie in ties.items() if tie is not None and account.stale(tie))
    weight = {decider.id: decider.weight for decider in decision.deciders}
    total = sum(weight.values())
    share = sum(weight[ident] for ident in (*never, *old)) / total if total else 0.0
    return Judged(decision.id, never, old, share)
