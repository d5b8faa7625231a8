"""Who is torn between those for us and those against us, and which triangles can't stay as they are? (K6)

Two questions of each open decision. *Balance*: contacts are tied positively by influences and reporting lines that
count, negatively by conflicts, and to us by the sign of their leaning; a triangle with an odd number of negative ties is
frustrated: two who get on, one for us and one against, or two at odds who both support us. *Pressure*: how strongly
supporters and opponents pull at somebody, over influences and the lines of those who report to this person. Kind:
``cross_pressure``, somebody who decides, stands between −1 and +1 or is not judged, and is pulled by both sides about
alike: the weaker pulls at least `Rules.pull`, and `Rules.balanced` of the stronger. Such people shift.
Sources: Heider 1946, https://doi.org/10.1080/00223980.1946.9917275; Cartwright & Harary 1956,
https://doi.org/10.1037/h0046049; Berelson, Lazarsfeld & McPhee 1954, Voting (cross pressure).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphcrm.analysis.access import US
from graphcrm.analysis.advice import planned, to_reach, with_plan
from graphcrm.analysis.decisions import decisions
from graphcrm.analysis.evidence import reason
from graphcrm.analysis.leaning import leanings
from graphcrm.analysis.reads import SIGNS, STANCE
from graphcrm.analysis.result import Result
from graphcrm.analysis.triads import balance, signed, with_corner
from graphcrm.analysis.wording import called, deal, joined, titled
from graphcrm.findings import Finding, Severity
from graphcrm.records import ConflictsWith

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphcrm.analysis.decisions import Decision
    from graphcrm.analysis.ground import Ground
    from graphcrm.analysis.triads import Balance, Signs

TORN = "cross_pressure"
MOST = 2
_MOST_TRIADS = 20


@dataclass(frozen=True, slots=True)
class Pressure:
    """How strongly each side pulls at one contact, all its ties added, and who pulls, the strongest first."""

    id: str
    today: float | None
    pro: float
    contra: float
    supporters: tuple[str, ...]
    opponents: tuple[str, ...]

    @property
    def evenness(self) -> float:
        """The weaker pull as a share of the stronger: 0 one-sided, 1 torn evenly."""
        return min(self.pro, self.contra) / max(self.pro, self.contra) if self.pro or self.contra else 0.0


@dataclass(frozen=True, slots=True)
class Tension:
    """One decision: its triangles (we are the corner ``us``), and at whom both sides pull, the most evenly first."""

    opportunity: str | None
    balance: Balance
    pressures: tuple[Pressure, ...]


@dataclass(frozen=True, slots=True)
class Tensions(Result):
    """The tensions of every open decision, the largest first."""

    tensions: tuple[Tension, ...]
    findings: tuple[Finding, ...]

    def rows(self) -> list[dict[str, Any]]:
        return [
            {
                "opportunity": tension.opportunity,
                "contact": each.id,
                "today": each.today,
                "for": each.pro,
                "against": each.contra,
                "supporters": list(each.supporters),
                "opponents": list(each.opponents),
            }
            for tension in self.tensions
            for each in tension.pressures
        ]

    def to_dict(self) -> dict[str, Any]:
        return {
            "balance": [
                {
                    "opportunity": each.opportunity,
                    "triangles": each.balance.triangles,
                    "balanced": each.balance.share,
                    "frustrated": [list(triad) for triad in each.balance.frustrated[:_MOST_TRIADS]],
                }
                for each in self.tensions
            ],
            "pressures": self.rows(),
            "findings": [each.to_dict() for each in self.findings],
        }


def find(ground: Ground) -> Tensions:
    """Triangles and pressures of every decision; findings on the `MOST` people of each who are torn most evenly."""
    tensions: list[Tension] = []
    findings: list[Finding] = []
    once = ground.kept.once
    signs = once("signs", SIGNS, lambda: signed(_signs(ground)))
    among = once("triads", SIGNS, lambda: balance(signs))
    for decision in decisions(ground):
        tension = once(
            f"tension {decision.id or ''}",
            SIGNS | STANCE,
            lambda one=decision.id: _tension(ground, one, signs, among),
        )
        tensions.append(tension)
        pressures = tension.pressures
        deciding = {one.id for one in decision.deciders}
        torn = [each for each in pressures if each.id in deciding and _torn(ground, each)]
        findings.extend(_finding(ground, decision, each) for each in torn[:MOST])
    return Tensions(tuple(tensions), tuple(findings))


def _tension(ground: Ground, opportunity: str | None, signs: Signs, among: Balance) -> Tension:
    leaning = leanings(ground, opportunity)
    held = {one: 1 if lean > 0 else -1 for one, lean in leaning.items() if lean}
    return Tension(opportunity, with_corner(among, signs, US, held), _pressures(ground, leaning))


def _signs(ground: Ground) -> dict[tuple[str, str], int]:
    """Signed ties of contacts; a conflict outweighs whatever else ties two people."""
    ties = {(tie.from_id, tie.to_id): 1 for tie in ground.between_contacts if ground.carries(tie)}
    for tie in ground.snapshot.ties(ConflictsWith):
        ties[tie.from_id, tie.to_id] = -1
    return ties


def _pressures(ground: Ground, leaning: Mapping[str, float | None]) -> tuple[Pressure, ...]:
    pulled: dict[str, dict[str, float]] = {}
    for one in (one for one, lean in leaning.items() if lean):
        for tie in ground.out_of.get(one, ()):
            if ground.carries(tie):
                pulls = pulled.setdefault(tie.to_id, {})
                pulls[one] = pulls.get(one, 0.0) + ground.carry(tie)
    found: list[Pressure] = []
    for ident, pulls in pulled.items():
        ordered = sorted(pulls, key=lambda one: (-pulls[one], one))
        supporters = tuple(one for one in ordered if (leaning[one] or 0) > 0)
        opponents = tuple(one for one in ordered if (leaning[one] or 0) < 0)
        if supporters and opponents:
            pro, contra = (sum(pulls[one] for one in side) for side in (supporters, opponents))
            found.append(Pressure(ident, leaning[ident], pro, contra, supporters, opponents))
    return tuple(
        sorted(found, key=lambda each: (-round(each.evenness, 9), -round(each.pro + each.contra, 9), each.id))
    )


def _torn(ground: Ground, each: Pressure) -> bool:
    rules = ground.rules
    movable = each.today is None or abs(each.today) <= 1
    return movable and min(each.pro, each.contra) >= rules.pull and each.evenness >= rules.balanced


def _finding(ground: Ground, decision: Decision, each: Pressure) -> Finding:
    contact = ground.contacts[each.id]
    pro = joined([called(ground.contacts[one]) for one in each.supporters])
    contra = joined([called(ground.contacts[one]) for one in each.opponents])
    pulling = {*each.supporters, *each.opponents}
    ties = [tie for tie in ground.into.get(each.id, ()) if tie.from_id in pulling]
    return Finding(
        kind=TORN,
        severity=Severity.NOTE,
        who=(each.id,),
        about=tuple(sorted(pulling)),
        opportunity=decision.id,
        at_stake=decision.amount,
        sentence=f"{titled(contact)} may still shift on {deal(decision.opportunity, ground.currency)}: {pro} and, the other way, {contra} pull about equally hard.",
        next_step=with_plan(
            f"Give {called(ground.contacts[each.supporters[0]])} what it takes to speak for us. {to_reach(ground, each.id)}",
            planned(ground, each.id, decision.id),
        ),
        seed="K6",
        evidence=(
            reason(
                ground, f"For us {each.pro:.2f}, against us {each.contra:.2f}, all their ties added.", ties
            ),
        ),
    )
