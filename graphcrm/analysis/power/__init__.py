"""Whose voice can change a decision, and how often? (K4)

Who decides is taken as a vote: it passes with more than `Rules.quota` of the deciding weight, every holder of a veto
among it. Power is how often a voice is the one that turns it: see `voting.power`. Kinds: ``decides_alone``, one voice
carries everything whatever the others say; ``empty_voice``, a voice with weight that never changes anything. Asked of
open opportunities with two voices to `MOST_VOICES`; of more, power is not reckoned.
Sources: Banzhaf 1965, Rutgers Law Review 19; Shapley & Shubik 1954, https://doi.org/10.2307/1951053
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphcrm.account.decisions import decisions
from graphcrm.account.evidence import reason
from graphcrm.account.next_step import planned, to_reach, with_plan
from graphcrm.account.wording import called, counted, deal, joined, percent, titled
from graphcrm.analysis.power.voting import majority, power, whole
from graphcrm.analysis.result import Result
from graphcrm.findings import Evidence, Finding, Severity

if TYPE_CHECKING:
    from graphcrm.account.decisions import Decider, Decision
    from graphcrm.account.graph import AccountGraph

ALONE, EMPTY = "decides_alone", "empty_voice"
MOST_VOICES = 60


@dataclass(frozen=True, slots=True)
class Voter:
    """One voice of one decision: its share of weight, and of power by both indices; 0 to 1 each."""

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

    voters: tuple[Voter, ...]
    findings: tuple[Finding, ...]

    def of(self, opportunity: str | None) -> tuple[Voter, ...]:
        """The voices of one opportunity."""
        return tuple(each for each in self.voters if each.opportunity == opportunity)

    def rows(self) -> list[dict[str, Any]]:
        return [
            {
                "opportunity": each.opportunity,
                "decider": each.decider.id,
                "weight": each.decider.weight,
                "veto": each.decider.veto,
                "share": each.share,
                "banzhaf": each.banzhaf,
                "shapley": each.shapley,
            }
            for each in self.voters
        ]

    def to_dict(self) -> dict[str, Any]:
        return {"voters": self.rows(), "findings": [each.to_dict() for each in self.findings]}


def find(account: AccountGraph) -> Powers:
    """The power of every voice; at most one finding an opportunity: who decides alone, else whose voice is empty."""
    voters: list[Voter] = []
    findings: list[Finding] = []
    for decision in decisions(account):
        group = _voters(account, decision)
        voters.extend(group)
        alone = next((each for each in group if each.shapley == 1), None)
        empty = [each for each in group if each.none and each.decider.weight > 0]
        if alone is not None:
            findings.append(_alone(account, decision, group, alone))
        elif empty and len(empty) < len(group):
            findings.append(_empty(account, decision, group, empty))
    return Powers(tuple(voters), tuple(findings))


def _voters(account: AccountGraph, decision: Decision) -> list[Voter]:
    deciders = decision.deciders
    total = sum(one.weight for one in deciders)
    if decision.rule != "decides" or not 2 <= len(deciders) <= MOST_VOICES or total <= 0:
        return []
    weights = whole(
        [round(one.weight, 3) for one in deciders]
    )  # so that there are not too many different sums
    vetoes = {place for place, one in enumerate(deciders) if one.veto}
    found = power(weights, majority(weights, account.rules.quota), vetoes)
    voters = [
        Voter(decision.id, one, one.weight / total, float(each.banzhaf), float(each.shapley))
        for one, each in zip(deciders, found, strict=True)
    ]
    return sorted(voters, key=lambda each: (-each.shapley, -each.banzhaf, -each.decider.weight, each.decider.id))  # fmt: skip


def _alone(account: AccountGraph, decision: Decision, group: list[Voter], alone: Voter) -> Finding:
    ident = alone.decider.id
    others = counted(len(group) - 1, "other voice changes", "other voices change")
    what = deal(decision.opportunity, account.currency)
    sentence = f"{titled(account.contacts[ident])} alone decides on {what}; the {others} nothing."
    step = with_plan(to_reach(account, ident), planned(account, ident, decision.id))
    return _finding(account, decision, group, ALONE, (ident,), sentence, step)


def _empty(account: AccountGraph, decision: Decision, group: list[Voter], empty: list[Voter]) -> Finding:
    who = tuple(sorted(each.decider.id for each in empty))
    names = joined([titled(account.contacts[each]) for each in who])
    voice = "voice" if len(who) == 1 else "voices"
    what = deal(decision.opportunity, account.currency)
    first = group[0].decider.id
    sentence = f"The {voice} of {names} {'decides' if len(who) == 1 else 'decide'} nothing on {what}: whatever the others say, it never turns the result."
    step = f"Count on the others: most hangs on {called(account.contacts[first])}. {to_reach(account, first)}"
    return _finding(account, decision, group, EMPTY, who, sentence, step)


def _finding(
    account: AccountGraph, decision: Decision, group: list[Voter], kind: str, who: tuple[str, ...], sentence: str, step: str
) -> Finding:  # fmt: skip
    return Finding(
        kind=kind,
        severity=Severity.NOTE,
        who=who,
        opportunity=decision.id,
        at_stake=decision.amount,
        message=sentence,
        step=step,
        seed="K4",
        evidence=(_evidence(account, decision, group),),
    )


def _evidence(account: AccountGraph, decision: Decision, group: list[Voter]) -> Evidence:
    names = [
        f"{called(account.contacts[each.decider.id])} (weight {each.decider.weight:g}{', veto' if each.decider.veto else ''}: {percent(each.shapley)})"
        for each in group
    ]
    passes = percent(account.rules.quota)
    text = f"It takes more than {passes} of the weight and everybody with a veto. How often each voice is the one that turns it: {joined(names, 6)}."
    return reason(account, text, account.deciders.get(decision.id or "", ()))
