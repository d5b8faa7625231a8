"""Who is torn between those for us and those against us, and which triangles can't stay as they are? (K6)

Two questions of each open decision. *Balance*: contacts are tied positively by influences and reporting lines that
count, negatively by conflicts, and to us by the sign of their net stance; a triangle with an odd number of negative ties
is frustrated: two who get on, one for us and one against, or two at odds who both support us. *Pressure*: how strongly
supporters and opponents pull at somebody, over influences and the lines of those who report to this person. Kind:
``cross_pressure``, somebody who decides, stands between −1 and +1 or is not judged, and is pulled by both sides about
alike: the weaker pulls at least `Rules.pull`, and `Rules.balanced` of the stronger. Such people shift.
Sources: Heider 1946, https://doi.org/10.1080/00223980.1946.9917275; Cartwright & Harary 1956,
https://doi.org/10.1037/h0046049; Berelson, Lazarsfeld & McPhee 1954, Voting (cross pressure).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graphcrm.account.access import US
from graphcrm.account.decisions import Decision, decisions
from graphcrm.account.evidence import reason
from graphcrm.account.graph import AccountGraph
from graphcrm.account.invalidation import SIGNS, STANCE
from graphcrm.account.net_stance import net_stances
from graphcrm.analysis.balance.triads import Balance, Signs, balance, signed, with_corner
from graphcrm.analysis.result import Result, members
from graphcrm.analysis.steps import towards
from graphcrm.findings import Finding, Severity
from graphcrm.messages import Message, Number, joined
from graphcrm.records import ConflictsWith

CROSS_PRESSURE = "cross_pressure"
_MOST_TRIADS = 20


@dataclass(frozen=True, slots=True)
class Pressure:
    """How strongly each side pulls at one contact, all its ties added, and who pulls, the strongest first."""

    MEMBERS = members("opportunity contact=id today for=pro against=contra supporters opponents")

    opportunity: str | None
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

    MEMBERS = members("opportunity triangles=balance.triangles balanced=balance.share frustrated")

    opportunity: str | None
    balance: Balance
    pressures: tuple[Pressure, ...]

    @property
    def frustrated(self) -> tuple[tuple[str, str, str], ...]:
        """The first of the triangles that can't stay as they are."""
        return self.balance.frustrated[:_MOST_TRIADS]


@dataclass(frozen=True, slots=True)
class Tensions(Result):
    """The tensions of every open decision, the largest first."""

    TABLE = "pressures"
    MEMBERS = members("balance=tensions pressures findings")

    tensions: tuple[Tension, ...]
    findings: tuple[Finding, ...]

    @property
    def pressures(self) -> tuple[Pressure, ...]:
        return tuple(pressure for tension in self.tensions for pressure in tension.pressures)


def find(account: AccountGraph) -> Tensions:
    """Triangles and pressures of every decision; findings on those who are torn."""
    tensions: list[Tension] = []
    findings: list[Finding] = []
    once = account.memo.once
    signs = once("signs", SIGNS, lambda: signed(_signs(account)))
    among = once("triads", SIGNS, lambda: balance(signs))
    for decision in decisions(account):
        tension = once(
            f"tension {decision.id or ''}",
            SIGNS | STANCE,
            lambda opportunity=decision.id: _tension(account, opportunity, signs, among),
        )
        tensions.append(tension)
        deciding = {decider.id for decider in decision.deciders}
        torn = [
            pressure for pressure in tension.pressures if pressure.id in deciding and _torn(account, pressure)
        ]
        findings.extend(_finding(account, decision, pressure) for pressure in torn)
    return Tensions(tuple(tensions), tuple(findings))


def _tension(account: AccountGraph, opportunity: str | None, signs: Signs, among: Balance) -> Tension:
    stances = net_stances(account, opportunity)
    towards_us = {ident: 1 if stance > 0 else -1 for ident, stance in stances.items() if stance}
    return Tension(
        opportunity, with_corner(among, signs, US, towards_us), _pressures(account, opportunity, stances)
    )


def _signs(account: AccountGraph) -> dict[tuple[str, str], int]:
    """Signed ties of contacts; a conflict outweighs whatever else ties two people."""
    ties = {(tie.from_id, tie.to_id): 1 for tie in account.between_contacts if account.carries(tie)}
    for tie in account.snapshot.ties(ConflictsWith):
        ties[tie.from_id, tie.to_id] = -1
    return ties


def _pressures(
    account: AccountGraph, opportunity: str | None, stances: Mapping[str, float | None]
) -> tuple[Pressure, ...]:
    pulled: dict[str, dict[str, float]] = {}
    for puller in (ident for ident, stance in stances.items() if stance):
        for tie in account.out_of.get(puller, ()):
            if account.carries(tie):
                pulls = pulled.setdefault(tie.to_id, {})
                pulls[puller] = pulls.get(puller, 0.0) + account.carry(tie)
    pressures: list[Pressure] = []
    for ident, pulls in pulled.items():
        ordered = sorted(pulls, key=lambda puller: (-pulls[puller], puller))
        supporters = tuple(puller for puller in ordered if (stances[puller] or 0) > 0)
        opponents = tuple(puller for puller in ordered if (stances[puller] or 0) < 0)
        if supporters and opponents:
            pro, contra = (sum(pulls[puller] for puller in side) for side in (supporters, opponents))
            pressures.append(Pressure(opportunity, ident, stances[ident], pro, contra, supporters, opponents))
    return tuple(sorted(pressures, key=_most_torn))


def _most_torn(pressure: Pressure) -> tuple[float, float, str]:
    return -round(pressure.evenness, 9), -round(pressure.pro + pressure.contra, 9), pressure.id


def _torn(account: AccountGraph, pressure: Pressure) -> bool:
    rules = account.rules
    movable = pressure.today is None or abs(pressure.today) <= 1
    return (
        movable and min(pressure.pro, pressure.contra) >= rules.pull and pressure.evenness >= rules.balanced
    )


def _finding(account: AccountGraph, decision: Decision, pressure: Pressure) -> Finding:
    pulling = {*pressure.supporters, *pressure.opponents}
    ties = [tie for tie in account.into.get(pressure.id, ()) if tie.from_id in pulling]
    strength = Message(
        "evidence.cross_pressure", pro=Number(pressure.pro, ".2f"), contra=Number(pressure.contra, ".2f")
    )
    speak = Message("finding.cross_pressure.step", who=account.person(pressure.supporters[0]))
    return Finding(
        kind=CROSS_PRESSURE,
        severity=Severity.NOTE,
        who=(pressure.id,),
        about=tuple(sorted(pulling)),
        opportunity=decision.id,
        at_stake=decision.amount,
        message=Message(
            "finding.cross_pressure",
            who=account.person(pressure.id),
            deal=account.deal(decision.opportunity),
            pro=joined(account.people(pressure.supporters)),
            contra=joined(account.people(pressure.opponents)),
        ),
        step=towards(account, pressure.id, decision.id, first=speak),
        seed="K6",
        evidence=(reason(account, strength, ties),),
    )
