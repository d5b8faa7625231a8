"""What do those who stand against us reach, whom do they reach before us, and who would have to turn? (K5, K6)

An opponent is who `stance.opposition` says: against us, or for a competitor. What they say travels over the ties of
the contacts, whatever those think of us. Kind: ``opponent_reach``, an opponent who decides, or is at most
`Rules.opponent_steps` ties from somebody who does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphcrm.account.access import US, accesses, theirs
from graphcrm.account.evidence import reason
from graphcrm.account.invalidation import BETWEEN
from graphcrm.account.next_step import planned, to_reach, with_plan
from graphcrm.account.stance import Opposition, judged, opposition
from graphcrm.account.wording import called, counted, deal, joined, titled
from graphcrm.analysis.opposition import conversions as turning
from graphcrm.analysis.result import Result
from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.graphs import steps_to, without_people
from graphcrm.records import Influences
from graphcrm.schema.scales import SUPPORT

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

    from graphcrm.account.decisions import Decision
    from graphcrm.account.graph import AccountGraph

KIND = "opponent_reach"


@dataclass(frozen=True, slots=True)
class OpponentReach:
    """One opponent of one decision: how many steps to each decider (0: this one decides), who of them sooner than we.

    ``steps`` is in order of steps, then weight of voice; ``before_us`` has those whom we reach later, or not at all,
    counting from those of ours who know somebody; ``isolates`` those whom we would reach if this one alone were neutral.
    """

    opponent: str
    opportunity: str | None
    competitor: str | None
    steps: Mapping[str, int]
    before_us: tuple[str, ...]
    isolates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OppositionFound(Result):
    """Opponents by decision, and for each decider out of our reach the fewest people who would have to turn."""

    reaches: tuple[OpponentReach, ...]
    turns: tuple[turning.Turn, ...]
    findings: tuple[Finding, ...]

    def rows(self) -> list[dict[str, Any]]:
        return [
            {
                "opponent": each.opponent,
                "opportunity": each.opportunity,
                "competitor": each.competitor,
                "steps": dict(each.steps),
                "before_us": list(each.before_us),
                "isolates": list(each.isolates),
            }
            for each in self.reaches
        ]

    def to_dict(self) -> dict[str, Any]:
        return {
            "reaches": self.rows(),
            "turns": [each.to_dict() for each in self.turns],
            "findings": [each.to_dict() for each in self.findings],
        }


def find(account: AccountGraph) -> OppositionFound:
    """Every opponent of every decision. O(opponents × (people + ties)) a decision."""
    reaches: list[OpponentReach] = []
    turns: list[turning.Turn] = []
    findings: list[Finding] = []
    heard = account.memo.once("heard by voice", BETWEEN, lambda: _listened_to(voices(account)))
    into: dict[str, Mapping[str, int]] = {}
    for reached in accesses(account):
        decision = reached.decision
        against = {each: why for each in account.contacts if (why := opposition(account, each, decision.id))}
        sooner = {node: steps - 1 for node, steps in steps_to(reached.graph, US).items()}
        here = turning.turns(account, reached)
        turns += here
        for each in decision.deciders if against else ():
            into[each.id] = account.memo.once(
                f"steps back {each.id}", BETWEEN, lambda each=each: _steps_back(heard, each.id)
            )
        for ident, why in against.items():
            reach = _reach(into, decision, ident, why, sooner, turning.opened_by(here, ident))
            if reach.steps:
                reaches.append(reach)
            near = {
                each: steps for each, steps in reach.steps.items() if steps <= account.rules.opponent_steps
            }
            if near:
                findings.append(_finding(account, decision, reach, near, why))
    return OppositionFound(tuple(reaches), tuple(turns), tuple(findings))


def voices(account: AccountGraph) -> nx.DiGraph[str]:
    """Contacts, by id, joined by every tie between them that carries: influence, and reporting upwards."""
    return account.memo.once("voices", BETWEEN, lambda: _voices(account), without_people)


def _voices(account: AccountGraph) -> nx.DiGraph[str]:
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(account.contacts)
    for tie in account.between_contacts:
        if account.carries(tie):
            held = (
                graph.edges[tie.from_id, tie.to_id]["tie"] if graph.has_edge(tie.from_id, tie.to_id) else None
            )
            if held is None or account.carry(held) < account.carry(tie):
                graph.add_edge(tie.from_id, tie.to_id, tie=tie)
    return graph


def _listened_to(graph: nx.DiGraph[str]) -> dict[str, tuple[str, ...]]:
    """By contact: from whom a tie leads there."""
    return {person: tuple(graph.pred[person]) for person in graph}


def _steps_back(heard: Mapping[str, tuple[str, ...]], decider: str) -> dict[str, int]:
    """In how many steps each reaches a decider, the decider in none. O(people + ties)."""
    found, front, steps = {decider: 0}, {decider}, 0
    while front:
        steps += 1
        front = set[str]().union(*map(heard.__getitem__, front)).difference(found)
        found.update(dict.fromkeys(front, steps))
    return found


def _reach(
    into: Mapping[str, Mapping[str, int]],
    decision: Decision,
    ident: str,
    why: Opposition,
    sooner: Mapping[str, int],
    isolates: tuple[str, ...],
) -> OpponentReach:
    found = [
        (into[each.id][ident], place, each.id)
        for place, each in enumerate(decision.deciders)
        if ident in into[each.id]
    ]
    steps = {one: step for step, _, one in sorted(found)}
    before = tuple(
        one for one, step in steps.items() if one != ident and step < sooner.get(theirs(one), step + 1)
    )
    return OpponentReach(ident, decision.id, why.competitor, steps, before, isolates)


def _finding(
    account: AccountGraph, decision: Decision, reach: OpponentReach, near: Mapping[str, int], why: Opposition
) -> Finding:
    contact = account.contacts[reach.opponent]
    weight = {each.id: each for each in decision.deciders}
    others = [one for one in near if one != reach.opponent]
    about = tuple(others) or (reach.opponent,)
    reaches = [f"{called(account.contacts[one])} in {counted(near[one], 'step', 'steps')}" for one in others]
    parts = [f"decides on {deal(decision.opportunity, account.currency)}"] if reach.opponent in near else []
    if reaches:
        on = "" if parts else f" for {deal(decision.opportunity, account.currency)}"
        parts.append(f"reaches {joined(reaches)}{on}")
    return Finding(
        kind=KIND,
        severity=Severity.CRITICAL
        if any(weight[one].important and near[one] <= 1 for one in near)
        else Severity.WEAK,
        who=(reach.opponent,),
        about=about,
        opportunity=decision.id,
        at_stake=decision.amount,
        message=f"{titled(contact)} {_stands(account, reach, why)} and {' and '.join(parts)}.",
        step=with_plan(_step(account, reach), planned(account, reach.opponent, decision.id)),
        seed="K6",
        evidence=_evidence(account, decision, reach, near, why),
    )


def _stands(account: AccountGraph, reach: OpponentReach, why: Opposition) -> str:
    if reach.competitor is None:
        return "is against us"
    word = SUPPORT.step(why.tie.support)
    return f"is a {word.term.en if word else 'supporter'} of {account.snapshot.name(reach.competitor)}"


def _step(account: AccountGraph, reach: OpponentReach) -> str:
    name = called(account.contacts[reach.opponent])
    return (
        f"Learn what {name} needs, and win this person over step by step. {to_reach(account, reach.opponent)}"
    )


def _evidence(
    account: AccountGraph, decision: Decision, reach: OpponentReach, near: Mapping[str, int], why: Opposition
) -> tuple[Evidence, ...]:
    name = called(account.contacts[reach.opponent])
    stand = f"{name} {_stands(account, reach, why)}."
    found = [reason(account, stand, [why.tie], (reach.opponent, why.tie.to_id))]
    own = judged(account, reach.opponent, decision.id)
    if own is not None and own is not why.tie:
        word = SUPPORT.step(own.support)
        found.append(reason(account, f"Towards us: {word.term.en if word else own.support}.", [own]))
    direct = [
        tie
        for tie in account.out_of.get(reach.opponent, ())
        if near.get(tie.to_id) == 1 and account.carries(tie)
    ]
    for tie in direct:
        how = "influences" if isinstance(tie, Influences) else "reports to"
        found.append(
            reason(
                account,
                f"{name} {how} {called(account.contacts[tie.to_id])}.",
                [tie],
                (tie.from_id, tie.to_id),
            )
        )
    if reach.before_us:
        people = joined([called(account.contacts[one]) for one in reach.before_us])
        found.append(reason(account, f"Nearer to {people} than anybody of ours.", []))
    if reach.isolates:
        people = joined([called(account.contacts[one]) for one in reach.isolates])
        found.append(reason(account, f"Were {name} at least neutral, a way would lead to {people}.", []))
    return tuple(found)
