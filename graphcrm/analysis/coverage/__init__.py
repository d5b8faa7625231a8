"""Who matters, and nobody of ours knows, meets in time, meets at the right level, or covers but one of us? (G3, O3)

Kinds: ``unknown_contact``, who matters and is known to none of ours; ``not_met``, who matters, is known, and was not
met within the days that are due; ``wrong_level``, whom only people of ours well below their rank know (equal standing,
O3); ``one_of_ours``, an employee of ours who alone knows several who matter; ``stale_judgement``, an opportunity on
which the stance of many a voice is unknown or too old; ``no_deciders``, an open opportunity that nobody is recorded to
decide on. Unknown is not no: who was never judged counts as a gap.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphcrm.account.decisions import decisions
from graphcrm.account.stakeholders import stakeholders
from graphcrm.account.stance import judged
from graphcrm.analysis.coverage import gaps
from graphcrm.analysis.result import Result

if TYPE_CHECKING:
    from graphcrm.account.decisions import Decision
    from graphcrm.account.graph import AccountGraph
    from graphcrm.account.stakeholders import Stakeholder
    from graphcrm.findings import Finding


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


@dataclass(frozen=True, slots=True)
class Coverage(Result):
    """Everybody who matters, and how well each is covered; how well each decision's voices are judged."""

    covers: tuple[Cover, ...]
    judged: tuple[Judged, ...]
    findings: tuple[Finding, ...]

    def rows(self) -> list[dict[str, Any]]:
        return [
            {
                "contact": each.contact,
                "known_by": list(each.known_by),
                "met": each.met.isoformat() if each.met else None,
                "days": each.days,
                "due": each.due,
                "levels_below": each.levels_below,
            }
            for each in self.covers
        ]

    def to_dict(self) -> dict[str, Any]:
        judged_ = [
            {
                "opportunity": each.opportunity,
                "never": list(each.never),
                "old": list(each.old),
                "share": each.share,
            }
            for each in self.judged
        ]
        return {
            "covers": self.rows(),
            "judged": judged_,
            "findings": [each.to_dict() for each in self.findings],
        }


def find(account: AccountGraph) -> Coverage:
    """How everybody who matters is covered. O(people + ties)."""
    weighty = stakeholders(account)
    covers = {ident: _cover(account, ident) for ident in weighty}
    findings: list[Finding] = []
    alone: dict[str, list[Stakeholder]] = {}
    for ident, cover in covers.items():
        one = weighty[ident]
        if not cover.known_by:
            findings.append(gaps.unknown_contact(account, one))
            continue
        if cover.late:
            findings.append(gaps.not_met(account, one, cover))
        if one.parts and (cover.levels_below or 0) >= account.rules.levels_apart:
            findings.append(gaps.wrong_level(account, one, cover))
        if len(cover.known_by) == 1:
            alone.setdefault(cover.known_by[0], []).append(one)
    findings += [
        gaps.one_of_ours(account, who, ones) for who, ones in alone.items() if len(ones) >= account.rules.many
    ]
    every = decisions(account)
    findings += [
        gaps.no_deciders(account, each.opportunity)
        for each in every
        if each.opportunity and not each.deciders
    ]
    found = tuple(_judged(account, each) for each in every if each.deciders)
    findings += [
        gaps.stale_judgement(account, each) for each in found if each.share >= account.rules.unjudged
    ]
    return Coverage(tuple(covers.values()), found, tuple(findings))


def _cover(account: AccountGraph, ident: str) -> Cover:
    contact, met = account.contacts[ident], account.met.get(ident)
    known = tuple(sorted({tie.from_id for tie in account.known_by.get(ident, ())}))
    days = (account.snapshot.as_of - met.day).days if met else None
    ranks = [rank for who in known if (rank := account.employees[who].rank) is not None]
    below = max(0, contact.rank - max(ranks)) if contact.rank is not None and ranks else None
    return Cover(ident, known, met.day if met else None, days, account.due(ident), below)


def _judged(account: AccountGraph, decision: Decision) -> Judged:
    never: list[str] = []
    old: list[str] = []
    for each in decision.deciders:
        tie = judged(account, each.id, decision.id)
        if tie is None:
            never.append(each.id)
        elif account.stale(tie):
            old.append(each.id)
    weight = {each.id: each.weight for each in decision.deciders}
    total = sum(weight.values())
    share = sum(weight[each] for each in (*never, *old)) / total if total else 0.0
    return Judged(decision.id, tuple(never), tuple(old), share)
