"""Do we lean on one or two people? How support, meetings and responsibility are spread. (G7)

Each is shares of a whole: *support* of an open decision, what each supporter adds to its margin (see `settling`);
*meetings* of the last `Rules.recent_days`, by contact; *attention*, the same by employee; *responsibility*, contacts that
each employee answers for. Measures: the Herfindahl–Hirschman index, Σ share², from 1/n (spread evenly over n) to 1
(all one person's), and the share of the first two. Kinds: ``leans_on_two`` where two have `Rules.leaning_on` or more
although four or more could share it. Sources: Herfindahl 1950, Concentration in the US steel industry; Hirschman 1964,
The paternity of an index, American Economic Review 54.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphcrm.account.decisions import decision_makers, decisions
from graphcrm.account.evidence import reason
from graphcrm.account.next_step import to_reach
from graphcrm.account.opinion_dynamics import influence_pulls, supporters
from graphcrm.account.wording import called, deal, joined, percent
from graphcrm.analysis.result import Result
from graphcrm.findings import Finding, Severity
from graphcrm.records import Attended, Contact, Employee, Interaction, Knows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graphcrm.account.decisions import Decision
    from graphcrm.account.graph import AccountGraph

TWO = "leans_on_two"
FEW = 4
_MOST_SHARES = 20


@dataclass(frozen=True, slots=True)
class Spread:
    """How one thing is spread: shares by person, the largest first, adding up to 1; none where there is nothing.

    ``of``: support, meetings, attention or responsibility; ``could`` counts who could have a share.
    """

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


@dataclass(frozen=True, slots=True)
class Concentration(Result):
    """How support of every decision, meetings, attention and responsibility are spread."""

    spreads: tuple[Spread, ...]
    findings: tuple[Finding, ...]

    def of(self, what: str, opportunity: str | None = None) -> Spread | None:
        return next((each for each in self.spreads if (each.of, each.opportunity) == (what, opportunity)), None)  # fmt: skip

    def rows(self) -> list[dict[str, Any]]:
        return [
            {
                "of": each.of,
                "opportunity": each.opportunity,
                "hhi": each.hhi,
                "two": each.two,
                "people": len(each.shares),
                "first": [ident for ident, _ in each.shares[:2]],
            }
            for each in self.spreads
        ]

    def to_dict(self) -> dict[str, Any]:
        return {
            "spreads": [
                row
                | {
                    "could": each.could,
                    "shares": [{"id": ident, "share": share} for ident, share in each.shares[:_MOST_SHARES]],
                }
                for row, each in zip(self.rows(), self.spreads, strict=True)
            ],
            "findings": [each.to_dict() for each in self.findings],
        }


def hhi(amounts: Iterable[float]) -> float | None:
    """The Herfindahl–Hirschman index of some amounts: Σ share². ``None`` where they add up to 0.

    `ValueError` for a negative amount.
    """
    each = list(amounts)
    if any(amount < 0 for amount in each):
        raise ValueError("Amounts of a whole are 0 or more.")
    total = sum(each)
    return sum((amount / total) ** 2 for amount in each) if total > 0 else None


def find(account: AccountGraph) -> Concentration:
    """Every spread; one finding for each that leans on two people or one."""
    pull = influence_pulls(account)
    found: list[tuple[Spread, Decision | None]] = []
    for decision in decisions(account):
        flows, could = supporters(account, decision, pull)
        found.append((_spread("support", flows, could, decision.id), decision))
    meetings, attention = _meetings(account)
    answers = Counter(
        tie.from_id
        for tie in account.snapshot.ties(Knows)
        if tie.responsible and tie.to_id in account.contacts
    )
    found.append((_spread("meetings", meetings, len(account.contacts)), None))
    found.append((_spread("attention", attention, len(account.employees)), None))
    found.append((_spread("responsibility", answers, len(account.employees)), None))
    findings = [
        _finding(account, spread, decision)
        for spread, decision in found
        if spread.could >= FEW and spread.two is not None and spread.two >= account.rules.leaning_on
    ]
    return Concentration(tuple(spread for spread, _ in found), tuple(findings))


def _spread(of: str, amounts: Mapping[str, float], could: int, opportunity: str | None = None) -> Spread:
    total = sum(amounts.values())
    shares = [(ident, amount / total) for ident, amount in amounts.items()] if total > 0 else []
    shares.sort(key=lambda each: (-round(each[1], 9), each[0]))
    return Spread(of, opportunity, tuple(shares), could)


def _meetings(account: AccountGraph) -> tuple[Counter[str], Counter[str]]:
    """How many meetings of late each contact had with ours, and each of ours with contacts."""
    day, days = account.snapshot.as_of, account.snapshot.nodes(Interaction)
    late = {
        ident for ident, each in days.items() if 0 <= (day - each.held_on).days <= account.rules.recent_days
    }
    theirs = [tie for tie in account.snapshot.ties(Attended, Contact, Interaction) if tie.to_id in late]
    ours = [tie for tie in account.snapshot.ties(Attended, Employee, Interaction) if tie.to_id in late]
    both = {tie.to_id for tie in theirs} & {tie.to_id for tie in ours}
    return (
        Counter(tie.from_id for tie in theirs if tie.to_id in both),
        Counter(tie.from_id for tie in ours if tie.to_id in both),
    )


def _finding(account: AccountGraph, spread: Spread, decision: Decision | None) -> Finding:
    first = tuple(ident for ident, _ in spread.shares[:2])
    names = joined([called(account.snapshot.person(ident)) for ident in first])
    share = percent(spread.two or 0.0)
    sentence, step = _said(account, spread, decision, names, share)
    index, even = percent(spread.hhi or 0.0), percent(1 / spread.could)
    measure = (
        f"{spread.could} people could share it, {even} each; {share} is with {names}. "
        f"How computed: Herfindahl index {index}, where {even} would be even"
    )
    return Finding(
        kind=TWO,
        severity=Severity.WEAK if spread.of == "support" else Severity.NOTE,
        who=first,
        opportunity=spread.opportunity,
        at_stake=decision.amount if decision else None,
        message=sentence,
        step=step,
        seed="G7",
        evidence=(reason(account, f"{spread.of.capitalize()}: {measure}.", []),),
    )


def _said(
    account: AccountGraph, spread: Spread, decision: Decision | None, names: str, share: str
) -> tuple[str, str]:
    first = {ident for ident, _ in spread.shares[:2]}
    if spread.of == "support":
        what = deal(decision.opportunity if decision else None, account.currency)
        others = [ident for ident, _ in spread.shares[2:]] or [
            one.id for one in (decision.deciders if decision else ()) if one.id not in first
        ]
        step = to_reach(account, others[0]) if others else "Win somebody else who is listened to."
        alone = "alone" if (spread.two or 0.0) > 0.995 else f"almost alone: {share} of it"
        return f"Our support on {what} comes from {names} {alone}.", step
    if spread.of == "meetings":
        matter = [one for one in decision_makers(account).ids if one not in first]
        step = to_reach(account, matter[0]) if matter else "Meet others of theirs."
        return f"We meet {names} almost alone: {share} of all who were met in the last {account.rules.recent_days} days.", step  # fmt: skip
    if spread.of == "attention":
        return f"{names} meet this customer almost alone: {share} of all meetings.", "Take colleagues along to the next ones."  # fmt: skip
    return f"{names} answer for {share} of all contacts that somebody answers for.", "Name others of ours for some of them."  # fmt: skip
