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

from graphcrm.account.access import US
from graphcrm.account.decisions import decisions
from graphcrm.account.evidence import reason
from graphcrm.account.invalidation import SIGNS, STANCE
from graphcrm.account.net_stance import net_stances
from graphcrm.account.next_step import planned, to_reach, with_plan
from graphcrm.account.wording import called, deal, joined, titled
from graphcrm.analysis.balance.triads import balance, signed, with_corner
from graphcrm.analysis.result import Result
from graphcrm.findings import Finding, Severity
from graphcrm.records import ConflictsWith

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphcrm.account.decisions import Decision
    from graphcrm.account.graph import AccountGraph
    from graphcrm.analysis.balance.triads import Balance, Signs

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


def find(account: AccountGraph) -> Tensions:
    """Triangles and pressures of every decision; findings on the `MOST` people of each who are torn most evenly."""
    tensions: list[Tension] = []
    findings: list[Finding] = []
    once = account.memo.once
    signs = once("signs", SIGNS, lambda: signed(_signs(account)))
    among = once("triads", SIGNS, lambda: balance(signs))
    for decision in decisions(account):
        tension = once(
            f"tension {decision.id or ''}",
            SIGNS | STANCE,
            lambda one=decision.id: _tension(account, one, signs, among),
        )
        tensions.append(tension)
        pressures = tension.pressures
        deciding = {one.id for one in decision.deciders}
        torn = [each for each in pressures if each.id in deciding and _torn(account, each)]
        findings.extend(_finding(account, decision, each) for each in torn[:MOST])
    return Tensions(tuple(tensions), tuple(findings))


def _tension(account: AccountGraph, opportunity: str | None, signs: Signs, among: Balance) -> Tension:
    net_stance = net_stances(account, opportunity)
    held = {one: 1 if lean > 0 else -1 for one, lean in net_stance.items() if lean}
    return Tension(opportunity, with_corner(among, signs, US, held), _pressures(account, net_stance))


def _signs(account: AccountGraph) -> dict[tuple[str, str], int]:
    """Signed ties of contacts; a conflict outweighs whatever else ties two people."""
    ties = {(tie.from_id, tie.to_id): 1 for tie in account.between_contacts if account.carries(tie)}
    for tie in account.snapshot.ties(ConflictsWith):
        ties[tie.from_id, tie.to_id] = -1
    return ties


def _pressures(account: AccountGraph, net_stance: Mapping[str, float | None]) -> tuple[Pressure, ...]:
    pulled: dict[str, dict[str, float]] = {}
    for one in (one for one, lean in net_stance.items() if lean):
        for tie in account.out_of.get(one, ()):
            if account.carries(tie):
                pulls = pulled.setdefault(tie.to_id, {})
                pulls[one] = pulls.get(one, 0.0) + account.carry(tie)
    found: list[Pressure] = []
    for ident, pulls in pulled.items():
        ordered = sorted(pulls, key=lambda one: (-pulls[one], one))
        supporters = tuple(one for one in ordered if (net_stance[one] or 0) > 0)
        opponents = tuple(one for one in ordered if (net_stance[one] or 0) < 0)
        if supporters and opponents:
            pro, contra = (sum(pulls[one] for one in side) for side in (supporters, opponents))
            found.append(Pressure(ident, net_stance[ident], pro, contra, supporters, opponents))
    return tuple(
        sorted(found, key=lambda each: (-round(each.evenness, 9), -round(each.pro + each.contra, 9), each.id))
    )


def _torn(account: AccountGraph, each: Pressure) -> bool:
    rules = account.rules
    movable = each.today is None or abs(each.today) <= 1
    return movable and min(each.pro, each.contra) >= rules.pull and each.evenness >= rules.balanced


def _finding(account: AccountGraph, decision: Decision, each: Pressure) -> Finding:
    contact = account.contacts[each.id]
    pro = joined([called(account.contacts[one]) for one in each.supporters])
    contra = joined([called(account.contacts[one]) for one in each.opponents])
    pulling = {*each.supporters, *each.opponents}
    ties = [tie for tie in account.into.get(each.id, ()) if tie.from_id in pulling]
    return Finding(
        kind=TORN,
        severity=Severity.NOTE,
        who=(each.id,),
        about=tuple(sorted(pulling)),
        opportunity=decision.id,
        at_stake=decision.amount,
        message=f"{titled(contact)} may still shift on {deal(decision.opportunity, account.currency)}: {pro} and, the other way, {contra} pull about equally hard.",
        step=with_plan(
            f"Give {called(account.contacts[each.supporters[0]])} what it takes to speak for us. {to_reach(account, each.id)}",
            planned(account, each.id, decision.id),
        ),
        seed="K6",
        evidence=(
            reason(
                account, f"For us {each.pro:.2f}, against us {each.contra:.2f}, all their ties added.", ties
            ),
        ),
    )
