"""If nobody did anything more, how would they decide, and whose change of mind would matter most? (K4, K6)

See `settling` for what is reckoned. Kinds: ``outcome_lost``, the decision goes against us, or a veto stops it;
``outcome_unknown``, it hangs on people whom nobody judged; ``swing_person``, one person's change of mind tips it.
Nothing is said of a decision that nobody is known to make, nor of an account without an open one.
Source: Friedkin & Johnsen 1999, Social influence networks and opinion change, Advances in Group Processes 16, 1–29.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Any

from graphcrm.account.evidence import reason
from graphcrm.account.next_step import planned, to_reach, with_plan
from graphcrm.account.opinion_dynamics import HIGHEST, LOWEST, NOUGHT, outcomes
from graphcrm.account.stance import judged
from graphcrm.account.wording import begun, called, counted, deal, joined, percent, signed, titled
from graphcrm.analysis.result import Result
from graphcrm.findings import Evidence, Finding, Severity

if TYPE_CHECKING:
    from graphcrm.account.graph import AccountGraph
    from graphcrm.account.opinion_dynamics import Lever, Outcome

LOST, UNKNOWN, SWING = "outcome_lost", "outcome_unknown", "swing_person"
_MOST_LEVERS = 20


@dataclass(frozen=True, slots=True)
class Outcomes(Result):
    """How every open decision would come out, the largest first."""

    outcomes: tuple[Outcome, ...]
    verdicts: tuple[str, ...]
    findings: tuple[Finding, ...]

    def of(self, opportunity: str | None) -> Outcome | None:
        """The outcome of one opportunity."""
        return next((each for each in self.outcomes if each.decision.id == opportunity), None)

    def rows(self) -> list[dict[str, Any]]:
        return [
            {
                "opportunity": each.decision.id,
                "verdict": verdict,
                "margin": each.margin,
                "worst": each.worst,
                "best": each.best,
                "chance": each.chance.value if each.chance else None,
                "known": each.known,
                "lever": each.levers[0].id if each.levers else None,
            }
            for each, verdict in zip(self.outcomes, self.verdicts, strict=True)
        ]

    def to_dict(self) -> dict[str, Any]:
        return {
            "outcomes": [
                row
                | {
                    "rule": each.decision.rule,
                    "exact": each.chance.exact if each.chance else None,
                    "voices": [voice.to_dict() for voice in each.voices],
                    "levers": [
                        {"id": lever.id, "today": lever.today, "effect": lever.effect}
                        for lever in each.levers[:_MOST_LEVERS]
                    ],
                }
                for row, each in zip(self.rows(), self.outcomes, strict=True)
            ],
            "findings": [each.to_dict() for each in self.findings],
        }


def find(account: AccountGraph) -> Outcomes:
    """The outcome of every open decision; at most two findings each: how it ends, and who tips it."""
    found = outcomes(account)
    against = account.rules.against
    findings: list[Finding] = []
    for each in found:
        if each.decision.opportunity is None:
            continue
        verdict = each.verdict(against)
        if verdict in ("blocked", "against"):
            findings.append(_lost(account, each))
        elif _hangs_on_unknown(account, each):
            findings.append(_unknown(account, each))
        swing = _swing(account, each)
        if swing:
            findings.append(_swings(account, each, *swing))
    return Outcomes(found, tuple(each.verdict(against) for each in found), tuple(findings))


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
    decision = outcome.decision
    what = deal(decision.opportunity, account.currency)
    blockers = outcome.blockers(account.rules.against)
    margin = outcome.margin or 0.0
    if blockers:
        names = joined([titled(account.contacts[each]) for each in blockers])
        sentence = f"As people stand today, {names} would stop {what} alone."
    else:
        sentence = f"As people stand today, {what} would be decided against us: those who decide lean {signed(margin, 1)} on our scale of −2 to +2."
    who = blockers or tuple(
        voice.id for voice in outcome.voices if voice.settled < -NOUGHT
    ) or (outcome.voices[0].id,)  # fmt: skip
    target = turned_by(outcome, who, blockers)
    step = f"{to_reach(account, target)} A change of mind there moves this decision most."
    return _finding(
        account,
        outcome,
        LOST,
        Severity.WEAK,
        who,
        sentence,
        with_plan(step, planned(account, target, decision.id)),
    )


def _unknown(account: AccountGraph, outcome: Outcome) -> Finding:
    missing = [lever for lever in outcome.levers if lever.today is None]
    value = outcome.chance.value if outcome.chance else 0.0
    first = account.contacts[missing[0].id]
    deciding = {voice.id for voice in outcome.voices if voice.today is None}
    said = counted(len(deciding), "of those who decide is", "of those who decide are")
    whose = f"{said} not judged" if deciding else f"nobody knows where {called(first)} stands"
    return _finding(
        account,
        outcome,
        UNKNOWN,
        Severity.WEAK if value < 0.5 else Severity.NOTE,
        tuple(lever.id for lever in missing if lever.id in deciding) or (missing[0].id,),
        f"How {deal(outcome.decision.opportunity, account.currency)} ends is open: {whose}, and by what is known it goes our way with a chance of {percent(value)}.",
        with_plan(
            f"Find out first where {called(first)} stands. {to_reach(account, first.id)}",
            planned(account, first.id, outcome.decision.id),
        ),
    )


def _swings(account: AccountGraph, outcome: Outcome, lever: Lever, steps: int) -> Finding:
    person = titled(account.contacts[lever.id])
    what = deal(outcome.decision.opportunity, account.currency)
    count = counted(abs(steps), "step", "steps")
    turned = "won" if steps > 0 else "lost"
    sentence = f"{person} can tip {what}: {count} {'towards' if steps > 0 else 'away from'} us, by this person alone, and it would be {turned}."
    return _finding(
        account,
        outcome,
        SWING,
        Severity.NOTE,
        (lever.id,),
        sentence,
        with_plan(to_reach(account, lever.id), planned(account, lever.id, outcome.decision.id)),
    )


def turned_by(outcome: Outcome, who: tuple[str, ...], blockers: tuple[str, ...]) -> str:
    """Whose change of mind to seek first where a decision is lost: of those who would stop it, else where it moves most."""
    return who[0] if blockers else next((each.id for each in _winnable(outcome)), who[0])


def steps_to_turn(account: AccountGraph, outcome: Outcome, who: str) -> int | None:
    """In how many steps, signed, somebody tips a decision; ``None`` where this one doesn't."""
    lever = next((each for each in outcome.levers if each.id == who), None)
    steps = inf if lever is None else _steps(account, outcome, lever)
    return None if steps == inf else int(steps)


def _winnable(outcome: Outcome) -> list[Lever]:
    """Who is judged and could still come nearer to us, the greatest effect first."""
    return [lever for lever in outcome.levers if lever.today is not None and lever.today < HIGHEST]


def _finding(
    account: AccountGraph, outcome: Outcome, kind: str, severity: Severity, who: tuple[str, ...], sentence: str, step: str
) -> Finding:  # fmt: skip
    decision = outcome.decision
    return Finding(
        kind=kind,
        severity=severity,
        who=who,
        opportunity=decision.id,
        at_stake=decision.amount,
        message=sentence,
        step=step,
        seed="K6" if kind == SWING else "K4",
        evidence=_evidence(account, outcome),
    )


def _evidence(account: AccountGraph, outcome: Outcome) -> tuple[Evidence, ...]:
    found: list[Evidence] = []
    for voice in outcome.voices[:4]:
        tie = judged(account, voice.id, outcome.decision.id)
        today = "is not judged" if voice.today is None else f"stands at {signed(voice.today)} today"
        veto = " and can stop it alone" if voice.veto else ""
        text = f"{titled(account.contacts[voice.id])} has a weight of {voice.weight:g}{veto}, {today}, and settles at {signed(voice.settled, 1)} as others pull."
        found.append(reason(account, text, [tie] if tie else []))
    first = [called(account.contacts[lever.id]) for lever in outcome.levers[:3]]
    share = percent(outcome.known)
    text = f"Whose mind matters most: {joined(first)}. {begun(share)} of the outcome rests on people whose stance somebody judged."
    if outcome.worst is not None and outcome.best is not None and outcome.best - outcome.worst > NOUGHT:
        text += f" With everybody else against us it would be {signed(outcome.worst, 1)}, with everybody else for us {signed(outcome.best, 1)}."
    return (*found, reason(account, text, []))
