"""Do we lean on one or two people? How support, meetings and responsibility are spread. (G7)

Each is shares of a whole: *support* of an open decision, what each supporter adds to its margin (see `opinion_dynamics`);
*meetings* (see `account.meetings`) of the last `Rules.recent_days`, by contact; *attention*, the same by employee; *responsibility*, contacts that
each employee answers for. Measures: the Herfindahl–Hirschman index, Σ share², from 1/n (spread evenly over n) to 1
(all one person's), and the share of the first two. Kinds: ``leans_on_two`` where two have `Rules.leaning_on` or more
although four or more could share it. Sources: Herfindahl 1950, Concentration in the US steel industry; Hirschman 1964,
The paternity of an index, American Economic Review 54.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graphcrm.account.decisions import Decision, decision_makers, decisions
from graphcrm.account.evidence import reason
from graphcrm.account.graph import AccountGraph
from graphcrm.account.next_step import to_reach
from graphcrm.account.opinion_dynamics import influence_pulls, supporters
from graphcrm.analysis.result import Result, members
from graphcrm.findings import Finding, Severity
from graphcrm.messages import Fact, Message, Share, joined
from graphcrm.records import Knows

LEANS_ON_TWO = "leans_on_two"
FEW = 4
_MOST_SHARES = 20
_ALONE = 0.995
_OURS = ("attention", "responsibility")


@dataclass(frozen=True, slots=True)
class Spread:
    """How one thing is spread: shares by person, the largest first, adding up to 1; none where there is nothing.

    ``of``: support, meetings, attention or responsibility; ``could`` counts who could have a share.
    """

    MEMBERS = members("of opportunity hhi two people first could shares=largest")

    of: str
    opportunity: str | None
    shares: tuple[tuple[str, float], ...]
    could: int

    @property
    def hhi(self) -> float | None:
        return hhi(share for _, share in self.shares)

    @property
    def two(self) -> float | None:
        """The share of the first two, 0 to 1."""
        return sum(share for _, share in self.shares[:2]) if self.shares else None

    @property
    def people(self) -> int:
        """How many have a share."""
        return len(self.shares)

    @property
    def first(self) -> tuple[str, ...]:
        """The one or two with the largest shares."""
        return tuple(ident for ident, _ in self.shares[:2])

    @property
    def largest(self) -> list[dict[str, str | float]]:
        return [{"id": ident, "share": share} for ident, share in self.shares[:_MOST_SHARES]]


@dataclass(frozen=True, slots=True)
class Concentration(Result):
    """How support of every decision, meetings, attention and responsibility are spread."""

    TABLE = "spreads"
    ROW = members("of opportunity hhi two people first")

    spreads: tuple[Spread, ...]
    findings: tuple[Finding, ...]

    def of(self, what: str, opportunity: str | None = None) -> Spread | None:
        return next(
            (spread for spread in self.spreads if (spread.of, spread.opportunity) == (what, opportunity)),
            None,
        )


def hhi(amounts: Iterable[float]) -> float | None:
    """The Herfindahl–Hirschman index of some amounts: Σ share². ``None`` where they add up to 0.

    `ValueError` for a negative amount.
    """
    parts = list(amounts)
    if any(amount < 0 for amount in parts):
        raise ValueError("Amounts of a whole are 0 or more.")
    total = sum(parts)
    return sum((amount / total) ** 2 for amount in parts) if total > 0 else None


def find(account: AccountGraph) -> Concentration:
    """Every spread; one finding for each that leans on two people or one."""
    pull = influence_pulls(account)
    spreads: list[tuple[Spread, Decision | None]] = []
    for decision in decisions(account):
        flows, could = supporters(account, decision, pull)
        spreads.append((_spread("support", flows, could, decision.id), decision))
    meetings, attention = _meetings(account)
    answers = Counter(
        tie.from_id
        for tie in account.snapshot.ties(Knows)
        if tie.responsible and tie.to_id in account.contacts
    )
    spreads.append((_spread("meetings", meetings, len(account.insiders)), None))
    spreads.append((_spread("attention", attention, len(account.employees)), None))
    spreads.append((_spread("responsibility", answers, len(account.employees)), None))
    findings = [
        _finding(account, spread, decision)
        for spread, decision in spreads
        if spread.could >= FEW
        and spread.two is not None
        and round(spread.two, 9) >= account.rules.leaning_on
        and _there(account, spread)
    ]
    return Concentration(tuple(spread for spread, _ in spreads), tuple(findings))


def _spread(of: str, amounts: Mapping[str, float], could: int, opportunity: str | None = None) -> Spread:
    total = sum(amounts.values())
    shares = [(ident, amount / total) for ident, amount in amounts.items()] if total > 0 else []
    shares.sort(key=lambda entry: (-round(entry[1], 9), entry[0]))
    return Spread(of, opportunity, tuple(shares), could)


def _meetings(account: AccountGraph) -> tuple[Counter[str], Counter[str]]:
    """How many meetings of late each contact had with ours, and each of ours with contacts."""
    first = account.snapshot.as_of - datetime.timedelta(days=account.rules.recent_days)
    late = [meeting for meeting in account.meetings if meeting.day >= first]
    return (
        Counter(who for meeting in late for who in meeting.theirs),
        Counter(who for meeting in late for who in meeting.ours),
    )


def _there(account: AccountGraph, spread: Spread) -> tuple[str, ...]:
    """The first of a spread who did not leave since."""
    return tuple(who for who in spread.first if who in account.contacts or who in account.employees)


def _finding(account: AccountGraph, spread: Spread, decision: Decision | None) -> Finding:
    who = joined(map(account.colleague if spread.of in _OURS else account.person, spread.first))
    share, even = Share(spread.two or 0.0), Share(1 / spread.could)
    figures = Message(
        "evidence.leans_on_two",
        spread=Message(f"evidence.leans_on_two.{spread.of}"),
        could=spread.could,
        even=even,
        share=share,
        who=who,
        index=Share(spread.hhi or 0.0),
    )
    alone = spread.of == "support" and share.share > _ALONE
    return Finding(
        kind=LEANS_ON_TWO,
        severity=Severity.WEAK if spread.of == "support" else Severity.NOTE,
        who=_there(account, spread),
        opportunity=spread.opportunity,
        at_stake=decision.amount if decision else None,
        message=Message(
            f"finding.leans_on_two.{'support_alone' if alone else spread.of}",
            who=who,
            share=share,
            deal=account.deal(decision.opportunity if decision else None),
            days=account.rules.recent_days,
        ),
        step=_step(account, spread, decision),
        seed="G7",
        evidence=(reason(account, figures, []),),
        subject=spread.opportunity or "",
    )


def _step(account: AccountGraph, spread: Spread, decision: Decision | None) -> Fact:
    """Whom else to win or to meet, where somebody else matters; else what the spread asks for in general."""
    others: list[str] = []
    if spread.of == "support":
        deciders = [decider.id for decider in decision.deciders] if decision else []
        supporting = [ident for ident, _ in spread.shares[2:]]
        others = supporting or [ident for ident in deciders if ident not in spread.first]
    elif spread.of == "meetings":
        others = [ident for ident in decision_makers(account).ids if ident not in spread.first]
    return to_reach(account, others[0]) if others else Message(f"finding.leans_on_two.step.{spread.of}")
