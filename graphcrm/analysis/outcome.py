"""If nobody did anything more, how would they decide, and whose change of mind would matter most? (K4, K6)

See `opinion_dynamics` for what is reckoned. Kinds: ``outcome_lost``, the decision goes against us, or a veto stops it;
``outcome_unknown``, it hangs on people whom nobody judged; ``swing_person``, one person's change of mind moves the chance
from lost to open or won, or from there to lost.
Nothing is said of a decision that nobody is known to make, nor of an account without an open one.
Source: Friedkin & Johnsen 1999, Social influence networks and opinion change, Advances in Group Processes 16, 1–29.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from graphcrm.account.evidence import reason
from graphcrm.account.graph import AccountGraph
from graphcrm.account.opinion_dynamics import HIGHEST, LOWEST, NOUGHT, Lever, Outcome, SettledVoice, outcomes
from graphcrm.account.opinions import Chance
from graphcrm.account.stance import judged
from graphcrm.analysis.result import Measure, Result, members, record, unpriced
from graphcrm.analysis.steps import towards
from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.messages import Fact, Message, Number, Share, Signed, joined, sentences
from graphcrm.snapshot import Snapshot

LOST, UNKNOWN, SWING = "outcome_lost", "outcome_unknown", "swing_person"
LOSING = frozenset({"blocked", "against"})
LEAST, LEAST_DRAWN = 0.005, 0.03
"""What differs by less is equal; of chances that are drawn, twice the widest interval."""
_MOST_LEVERS = 20
_FIGURES = members("margin worst best chance=chance.value known")
_DETAILS = members("rule=decision.rule exact=chance.exact voices")
_LEVER = members("id today effect")


@dataclass(frozen=True, slots=True)
class Outcomes(Result):
    """How every open decision would come out, the largest first."""

    MEMBERS = members("outcomes=details findings")

    outcomes: tuple[Outcome, ...]
    verdicts: tuple[str, ...]
    findings: tuple[Finding, ...]

    def of(self, opportunity: str | None) -> Outcome | None:
        """The outcome of one opportunity."""
        return next((outcome for outcome in self.outcomes if outcome.decision.id == opportunity), None)

    def rows(self) -> list[dict[str, Any]]:
        return [
            {
                "opportunity": outcome.decision.id,
                "verdict": verdict,
                **record(outcome, shown=_FIGURES),
                "lever": outcome.levers[0].id if outcome.levers else None,
            }
            for outcome, verdict in zip(self.outcomes, self.verdicts, strict=True)
        ]

    def measures(self, snapshot: Snapshot) -> list[Measure]:  # noqa: ARG002 — it names no people
        measures: list[Measure] = []
        for outcome in self.outcomes:
            if outcome.chance is not None and outcome.decision.opportunity is not None:
                name = Message("measure.outcome", deal=unpriced(outcome.decision.opportunity))
                value, exact = outcome.chance
                least = LEAST if exact else LEAST_DRAWN
                about = (outcome.decision.id,)
                measures.append(Measure(name, value, 1, about, share=True, theirs=True, least=least))
        return measures

    @property
    def details(self) -> list[dict[str, Any]]:
        """The rows, with who decides and who moves it most."""
        return [
            row
            | record(outcome, shown=_DETAILS)
            | {"levers": [record(lever, shown=_LEVER) for lever in outcome.levers[:_MOST_LEVERS]]}
            for row, outcome in zip(self.rows(), self.outcomes, strict=True)
        ]


def find(account: AccountGraph) -> Outcomes:
    """The outcome of every open decision; at most two findings each: how it ends, and who tips it."""
    rules, settled = account.rules, outcomes(account)
    verdicts = tuple(outcome.verdict(rules.against, rules.open_chance) for outcome in settled)
    findings: list[Finding] = []
    for outcome, verdict in zip(settled, verdicts, strict=True):
        if outcome.decision.opportunity is None:
            continue
        if verdict in LOSING:
            findings.append(_lost(account, outcome, verdict))
        elif verdict == "open" and any(lever.today is None for lever in outcome.levers):
            findings.append(_unknown(account, outcome))
        swing = _swing(account, outcome, lost=verdict in LOSING)
        if swing:
            findings.append(_swings(account, outcome, swing))
    return Outcomes(settled, verdicts, tuple(findings))


class Swing(NamedTuple):
    """Somebody, the steps of stance, signed, and the chance that the decision goes our way after them."""

    lever: Lever
    steps: int
    chance: Chance


def _swing(account: AccountGraph, outcome: Outcome, *, lost: bool) -> Swing | None:
    """Who tips a decision with the fewest steps; of equal ones who moves it most.

    Towards us where it is lost: then it is lost no more. Away from us where it is not: then it is lost. ``None`` where
    nobody does within `Rules.swing_steps`. Whom nobody judged tips nothing: ``outcome_unknown`` says that.
    """
    if outcome.odds is None:
        return None
    rules, step = account.rules, 1 if lost else -1
    levers = [lever for lever in outcome.levers if lever.today is not None]
    for count in range(1, rules.swing_steps + 1):
        for lever in levers[:_MOST_LEVERS]:
            if LOWEST <= (lever.today or 0.0) + step * count <= HIGHEST:
                chance = outcome.odds.after(lever, step * count)
                if (chance.value >= rules.open_chance) == lost:
                    return Swing(lever, step * count, chance)
    return None


def chance_said(chance: Chance) -> Fact:
    """A chance, with its interval where it is drawn and a reader would see one."""
    low, high = chance.interval
    if high - low < LEAST:
        return Share(chance.value)
    return Message("chance.drawn", chance=Share(chance.value), low=Share(low), high=Share(high))


def _lost(account: AccountGraph, outcome: Outcome, verdict: str) -> Finding:
    decision = outcome.decision
    blockers = outcome.blockers(account.rules.against) if verdict == "blocked" else ()
    deal, chance = account.deal(decision.opportunity), chance_said(_chance(outcome))
    if blockers:
        who = joined(account.people(blockers))
        message = Message("finding.outcome_lost.blocked", who=who, deal=deal, chance=chance)
    else:
        margin = Signed(outcome.margin or 0.0, 1)
        message = Message("finding.outcome_lost", deal=deal, margin=margin, chance=chance)
    against_us = tuple(voice.id for voice in outcome.voices if voice.settled < -NOUGHT)
    who = blockers or against_us or (outcome.voices[0].id,)
    winnable = (
        lever.id for lever in outcome.levers if lever.today is not None and lever.today < HIGHEST
    )  # the greatest effect first
    target = who[0] if blockers else next(winnable, who[0])
    step = towards(account, target, decision.id, last=Message("finding.outcome_lost.step"))
    return _finding(account, outcome, LOST, Severity.WEAK, who, message, step)


def _unknown(account: AccountGraph, outcome: Outcome) -> Finding:
    unjudged = [lever.id for lever in outcome.levers if lever.today is None]
    chance = _chance(outcome)
    first = account.person(unjudged[0])
    deciding = {voice.id for voice in outcome.voices if voice.today is None}
    whose = (
        Message("finding.outcome_unknown.deciders", n=len(deciding))
        if deciding
        else Message("finding.outcome_unknown.person", who=first)
    )
    deal, ask = account.deal(outcome.decision.opportunity), Message("finding.outcome_unknown.step", who=first)
    message = Message("finding.outcome_unknown", deal=deal, whose=whose, chance=chance_said(chance))
    step = towards(account, unjudged[0], outcome.decision.id, first=ask)
    severity = Severity.WEAK if chance.value < 0.5 else Severity.NOTE
    who = tuple(ident for ident in unjudged if ident in deciding) or (unjudged[0],)
    return _finding(account, outcome, UNKNOWN, severity, who, message, step)


def _swings(account: AccountGraph, outcome: Outcome, swing: Swing) -> Finding:
    lever, steps, chance = swing
    won = chance.value > 1 - account.rules.open_chance
    message = Message(
        f"finding.swing_person.{'lost' if steps < 0 else 'won' if won else 'open'}",
        who=account.person(lever.id),
        deal=account.deal(outcome.decision.opportunity),
        steps=Message("count.levels", n=abs(steps)),
        before=chance_said(_chance(outcome)),
        after=chance_said(chance),
    )
    step = towards(account, lever.id, outcome.decision.id)
    return _finding(account, outcome, SWING, Severity.NOTE, (lever.id,), message, step)


def _chance(outcome: Outcome) -> Chance:
    return outcome.chance or Chance(0.0, exact=True)


def _finding(
    account: AccountGraph,
    outcome: Outcome,
    kind: str,
    severity: Severity,
    who: tuple[str, ...],
    message: Fact,
    step: Fact,
) -> Finding:
    decision = outcome.decision
    return Finding(
        kind=kind,
        severity=severity,
        who=who,
        opportunity=decision.id,
        at_stake=decision.amount,
        message=message,
        step=step,
        seed="K6" if kind == SWING else "K4",
        evidence=_evidence(account, outcome),
        subject=who[0] if kind == SWING else decision.id or "",
    )


def _evidence(account: AccountGraph, outcome: Outcome) -> tuple[Evidence, ...]:
    evidence: list[Evidence] = []
    for voice in outcome.voices[:4]:
        tie = judged(account, voice.id, outcome.decision.id)
        evidence.append(reason(account, _voice(account, voice), [tie] if tie else []))
    first = joined(account.people(lever.id for lever in outcome.levers[:3]))
    levers = Message("evidence.outcome.levers", who=first, share=Share(outcome.known))
    worst, best = outcome.worst, outcome.best
    if worst is not None and best is not None and best - worst > NOUGHT:
        levers = sentences(
            levers, Message("evidence.outcome.range", worst=Signed(worst, 1), best=Signed(best, 1))
        )
    return (*evidence, reason(account, levers, []))


def _voice(account: AccountGraph, voice: SettledVoice) -> Message:
    today = (
        Message("evidence.outcome.unjudged")
        if voice.today is None
        else Message("evidence.outcome.today", stance=Signed(voice.today))
    )
    return Message(
        "evidence.outcome.veto" if voice.veto else "evidence.outcome.voice",
        who=account.person(voice.id),
        weight=Number(voice.weight),
        today=today,
        settled=Signed(voice.settled, 1),
    )
