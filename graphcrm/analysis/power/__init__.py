"""Whose voice can change a decision, and how often? (K4)

Who decides is taken as a vote: it passes with more than `Rules.quota` of the deciding weight, every holder of a veto
among it. Power is how often a vote is the one that turns it: see `voting.power`; how people sway each other is no part
of it. Kinds: ``decides_alone``, one vote carries everything; ``empty_voice``, a vote with weight that never turns the
result. Asked of open opportunities with two voices to `MOST_VOICES`, each with a recorded weight: a guess is no vote.
Sources: Banzhaf 1965, Rutgers Law Review 19; Shapley & Shubik 1954, https://doi.org/10.2307/1951053
"""

from __future__ import annotations

from dataclasses import dataclass

from graphcrm.account.decisions import Decider, Decision, decisions
from graphcrm.account.evidence import reason
from graphcrm.account.graph import AccountGraph
from graphcrm.account.next_step import to_reach
from graphcrm.analysis.power.voting import majority, power, whole
from graphcrm.analysis.result import Result, members
from graphcrm.analysis.steps import towards
from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.messages import Message, Number, Share, joined, sentences

DECIDES_ALONE, EMPTY_VOICE = "decides_alone", "empty_voice"
MOST_VOICES = 60
_MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Voter:
    """One voice of one decision: its share of weight, and of power by both indices; 0 to 1 each."""

    MEMBERS = members(
        "opportunity decider=decider.id weight=decider.weight veto=decider.veto share banzhaf shapley"
    )

    opportunity: str | None
    decider: Decider
    share: float
    banzhaf: float
    shapley: float

    @property
    def none(self) -> bool:
        """Whether this voice never changes anything."""
        return self.shapley == 0


@dataclass(frozen=True, slots=True)
class Powers(Result):
    """Every voice of every decision that power was reckoned for: by opportunity, the most powerful voice first."""

    TABLE = "voters"

    voters: tuple[Voter, ...]
    findings: tuple[Finding, ...]

    def of(self, opportunity: str | None) -> tuple[Voter, ...]:
        """The voices of one opportunity."""
        return tuple(voter for voter in self.voters if voter.opportunity == opportunity)


def find(account: AccountGraph) -> Powers:
    """The power of every voice; at most one finding an opportunity: who decides alone, else whose voice is empty."""
    voters: list[Voter] = []
    findings: list[Finding] = []
    for decision in decisions(account):
        group = _voters(account, decision)
        voters.extend(group)
        alone = next((voter for voter in group if voter.shapley == 1), None)
        empty = sorted(voter.decider.id for voter in group if voter.none and voter.decider.weight > 0)
        if alone is not None:
            findings.append(_finding(account, decision, group, DECIDES_ALONE, (alone.decider.id,)))
        elif empty and len(empty) < len(group):
            findings.append(_finding(account, decision, group, EMPTY_VOICE, tuple(empty)))
    return Powers(tuple(voters), tuple(findings))


def _voters(account: AccountGraph, decision: Decision) -> list[Voter]:
    deciders = decision.deciders
    total = sum(decider.weight for decider in deciders)
    recorded = all(decider.recorded for decider in deciders)
    if decision.rule != "decides" or not recorded or not 2 <= len(deciders) <= MOST_VOICES or total <= 0:
        return []
    # Rounded, so that there are not too many different sums.
    weights = whole([round(decider.weight, 3) for decider in deciders])
    vetoes = {place for place, decider in enumerate(deciders) if decider.veto}
    powers = power(weights, majority(weights, account.rules.quota), vetoes)
    voters = [
        Voter(decision.id, decider, decider.weight / total, float(share.banzhaf), float(share.shapley))
        for decider, share in zip(deciders, powers, strict=True)
    ]
    return sorted(
        voters, key=lambda voter: (-voter.shapley, -voter.banzhaf, -voter.decider.weight, voter.decider.id)
    )


def _finding(
    account: AccountGraph, decision: Decision, group: list[Voter], kind: str, who: tuple[str, ...]
) -> Finding:
    first = group[0].decider.id
    if kind == DECIDES_ALONE:
        count, step = len(group) - 1, towards(account, first, decision.id)
    else:
        rely = Message("finding.empty_voice.step", who=account.person(first))
        count, step = len(who), sentences(rely, to_reach(account, first))
    people, deal = joined(account.people(who)), account.deal(decision.opportunity)
    return Finding(
        kind=kind,
        severity=Severity.NOTE,
        who=who,
        opportunity=decision.id,
        at_stake=decision.amount,
        message=Message(f"finding.{kind}", n=count, who=people, deal=deal),
        step=step,
        seed="K4",
        evidence=(_evidence(account, decision, group),),
    )


def _evidence(account: AccountGraph, decision: Decision, group: list[Voter]) -> Evidence:
    voices = [
        Message(
            "evidence.power.veto" if voter.decider.veto else "evidence.power.voice",
            who=account.person(voter.decider.id),
            weight=Number(voter.decider.weight),
            share=Share(voter.shapley),
        )
        for voter in group
    ]
    vote = Message(
        "evidence.power", quota=Share(account.rules.quota), voices=joined(voices, most=_MOST_NAMED)
    )
    return reason(account, vote, account.deciders.get(decision.id or "", ()))
