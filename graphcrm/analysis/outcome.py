"""If nobody did anything more, how would they decide, and whose change of mind would matter most? (K4, K6)

See `opinion_dynamics` for what is reckoned. Kinds: ``outcome_lost``, the decision goes against us, or a veto stops it;
``outcome_unknown``, it hangs on people whom nobody judged; ``swing_person``, one person's change of mind tips it.
Nothing is said of a decision that nobody is known to make, nor of an account without an open one.
Source: Friedkin & Johnsen 1999, Social influence networks and opinion change, Advances in Group Processes 16, 1–29.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import Any

from graphcrm.account.evidence import reason
from graphcrm.account.graph import AccountGraph
from graphcrm.account.opinion_dynamics import HIGHEST, LOWEST, NOUGHT, Lever, Outcome, SettledVoice, outcomes
from graphcrm.account.stance import judged
from graphcrm.analysis.result import Result, members, record
from graphcrm.analysis.steps import towards
from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.messages import Fact, Message, Number, Share, Signed, joined, sentences

LOST, UNKNOWN, SWING = "outcome_lost", "outcome_unknown", "swing_person"
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
    against, settled = account.rules.against, outcomes(account)
    findings: list[Finding] = []
    for outcome in settled:
        if outcome.decision.opportunity is None:
            continue
        if outcome.verdict(against) in ("blocked", "against"):
            findings.append(_lost(account, outcome))
        elif _hangs_on_unknown(account, outcome):
            findings.append(_unknown(account, outcome))
        swing = _swing(account, outcome)
        if swing:
            findings.append(_swings(account, outcome, *swing))
    verdicts = tuple(outcome.verdict(against) for outcome in settled)
    return Outcomes(settled, verdicts, tuple(findings))


def _hangs_on_unknown(account: AccountGraph, outcome: Outcome) -> bool:
    least = account.rules.open_chance
    if outcome.chance is None or all(lever.today is not None for lever in outcome.levers):
        return False
    return least <= outcome.chance.value <= 1 - least


def _swing(account: AccountGraph, outcome: Outcome) -> tuple[Lever, int] | None:
    """Who tips a decision with the fewest steps, and those steps, signed; of equal ones who moves it most.

    ``None`` where nobody does within `Rules.swing_steps`. Whom nobody judged tips nothing: ``outcome_unknown`` says that.
    """
    options: list[tuple[float, float, str]] = []
    levers = {lever.id: lever for lever in outcome.levers if lever.today is not None}
    for lever in levers.values():
        steps = _steps(account, outcome, lever)
        if abs(steps) <= account.rules.swing_steps:
            options.append((abs(steps), -round(lever.effect, 9), lever.id))
    if not options:
        return None
    best = levers[min(options)[2]]
    return best, int(_steps(account, outcome, best))


def _steps(account: AccountGraph, outcome: Outcome, lever: Lever) -> float:
    """How many steps of this person's stance turn the decision: up where it is lost, down where it is won by the margin.

    Infinite where none within the scale does.
    """
    if lever.today is None or outcome.margin is None:
        return inf
    against, vetoes = account.rules.against, outcome.vetoes
    lost = outcome.verdict(against) in ("blocked", "against")
    step = 1 if lost else -1
    for count in range(1, 5):
        moved = step * count
        if not LOWEST <= lever.today + moved <= HIGHEST:
            break
        margin = outcome.margin + moved * lever.effect
        free = all(
            voice.settled + moved * effect > against + NOUGHT
            for voice, effect in zip(vetoes, lever.on_vetoes, strict=True)
        )
        if (lost and margin > NOUGHT and free) or (not lost and outcome.margin > NOUGHT and margin < -NOUGHT):
            return moved
    return inf


def _lost(account: AccountGraph, outcome: Outcome) -> Finding:
    decision, blockers = outcome.decision, outcome.blockers(account.rules.against)
    deal = account.deal(decision.opportunity)
    if blockers:
        message = Message("finding.outcome_lost.blocked", who=joined(account.people(blockers)), deal=deal)
    else:
        message = Message("finding.outcome_lost", deal=deal, margin=Signed(outcome.margin or 0.0, 1))
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
    value = outcome.chance.value if outcome.chance else 0.0
    first = account.person(unjudged[0])
    deciding = {voice.id for voice in outcome.voices if voice.today is None}
    whose = (
        Message("finding.outcome_unknown.deciders", n=len(deciding))
        if deciding
        else Message("finding.outcome_unknown.person", who=first)
    )
    deal, ask = account.deal(outcome.decision.opportunity), Message("finding.outcome_unknown.step", who=first)
    message = Message("finding.outcome_unknown", deal=deal, whose=whose, chance=Share(value))
    step = towards(account, unjudged[0], outcome.decision.id, first=ask)
    severity = Severity.WEAK if value < 0.5 else Severity.NOTE
    who = tuple(ident for ident in unjudged if ident in deciding) or (unjudged[0],)
    return _finding(account, outcome, UNKNOWN, severity, who, message, step)


def _swings(account: AccountGraph, outcome: Outcome, lever: Lever, steps: int) -> Finding:
    message = Message(
        "finding.swing_person.won" if steps > 0 else "finding.swing_person.lost",
        who=account.person(lever.id),
        deal=account.deal(outcome.decision.opportunity),
        steps=Message("count.levels", n=abs(steps)),
    )
    step = towards(account, lever.id, outcome.decision.id)
    return _finding(account, outcome, SWING, Severity.NOTE, (lever.id,), message, step)


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
