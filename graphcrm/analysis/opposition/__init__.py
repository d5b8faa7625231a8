"""What do those who stand against us reach, whom do they reach before us, and whose conversion would open a way? (K5, K6)

An opponent is who `stance.opposition` says: against us, or for a competitor. What they say travels over the ties of
the contacts, whatever those think of us. Kind: ``opponent_reach``, an opponent who decides, or is at most
`Rules.opponent_steps` ties from somebody who does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphcrm.account.access import US, accesses, theirs
from graphcrm.account.decisions import Decision
from graphcrm.account.evidence import reason
from graphcrm.account.graph import AccountGraph
from graphcrm.account.invalidation import BETWEEN
from graphcrm.account.stance import Opposition, judged, opposition
from graphcrm.analysis.opposition.conversions import Conversion, conversions, opened_by
from graphcrm.analysis.result import Result, members
from graphcrm.analysis.steps import towards
from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.graphs import steps_to, without_people
from graphcrm.messages import Fact, Message, Term, joined
from graphcrm.records import Influences
from graphcrm.schema.scales import SUPPORT

if TYPE_CHECKING:
    import networkx as nx

OPPONENT_REACH = "opponent_reach"


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

    TABLE = "reaches"
    MEMBERS = members("reaches turns=conversions findings")

    reaches: tuple[OpponentReach, ...]
    conversions: tuple[Conversion, ...]
    findings: tuple[Finding, ...]


def find(account: AccountGraph) -> OppositionFound:
    """Every opponent of every decision. O(opponents × (people + ties)) a decision."""
    reaches: list[OpponentReach] = []
    needed: list[Conversion] = []
    findings: list[Finding] = []
    heard = account.memo.once("heard by voice", BETWEEN, lambda: _listened_to(voices(account)))
    into: dict[str, Mapping[str, int]] = {}
    for access in accesses(account):
        decision = access.decision
        opponents = {
            ident: why for ident in account.contacts if (why := opposition(account, ident, decision.id))
        }
        sooner = {node: steps - 1 for node, steps in steps_to(access.graph, US).items()}
        turning = conversions(account, access)
        needed += turning
        for decider in decision.deciders if opponents else ():
            into[decider.id] = account.memo.once(
                f"steps back {decider.id}", BETWEEN, lambda ident=decider.id: _steps_back(heard, ident)
            )
        for ident, why in opponents.items():
            reach = _reach(into, decision, ident, why, sooner, opened_by(turning, ident))
            if reach.steps:
                reaches.append(reach)
            near = {who: steps for who, steps in reach.steps.items() if steps <= account.rules.opponent_steps}
            if near:
                findings.append(_finding(account, decision, reach, near, why))
    return OppositionFound(tuple(reaches), tuple(needed), tuple(findings))


def voices(account: AccountGraph) -> nx.DiGraph[str]:
    """Contacts, by id, joined by every tie between them that carries: influence, and reporting upwards."""
    return account.memo.once("voices", BETWEEN, lambda: _voices(account), without_people)


def _voices(account: AccountGraph) -> nx.DiGraph[str]:
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(account.contacts)
    for tie in account.between_contacts:
        if account.carries(tie):
            ends = tie.from_id, tie.to_id
            if not graph.has_edge(*ends) or account.carry(graph.edges[ends]["tie"]) < account.carry(tie):
                graph.add_edge(*ends, tie=tie)
    return graph


def _listened_to(graph: nx.DiGraph[str]) -> dict[str, tuple[str, ...]]:
    """By contact: from whom a tie leads there."""
    return {person: tuple(graph.pred[person]) for person in graph}


def _steps_back(heard: Mapping[str, tuple[str, ...]], decider: str) -> dict[str, int]:
    """In how many steps each reaches a decider, the decider in none. O(people + ties)."""
    distance, front, steps = {decider: 0}, {decider}, 0
    while front:
        steps += 1
        front = set[str]().union(*map(heard.__getitem__, front)).difference(distance)
        distance.update(dict.fromkeys(front, steps))
    return distance


def _reach(
    into: Mapping[str, Mapping[str, int]],
    decision: Decision,
    ident: str,
    why: Opposition,
    sooner: Mapping[str, int],
    isolates: tuple[str, ...],
) -> OpponentReach:
    distances = sorted(
        (into[decider.id][ident], place, decider.id)
        for place, decider in enumerate(decision.deciders)
        if ident in into[decider.id]
    )
    steps = {decider: count for count, _, decider in distances}
    before = tuple(
        decider
        for decider, count in steps.items()
        if decider != ident and count < sooner.get(theirs(decider), count + 1)
    )
    return OpponentReach(ident, decision.id, why.competitor, steps, before, isolates)


def _finding(
    account: AccountGraph, decision: Decision, reach: OpponentReach, near: Mapping[str, int], why: Opposition
) -> Finding:
    opponent, who = reach.opponent, account.person(reach.opponent)
    weight = {decider.id: decider for decider in decision.deciders}
    others = [decider for decider in near if decider != opponent]
    at_once = any(weight[decider].important and near[decider] <= 1 for decider in near)
    form = "reaches" if opponent not in near else "decides_and_reaches" if others else "decides"
    stands = _stands(account, reach, why)
    return Finding(
        kind=OPPONENT_REACH,
        severity=Severity.CRITICAL if at_once else Severity.WEAK,
        who=(opponent,),
        about=tuple(others) or (opponent,),
        opportunity=decision.id,
        at_stake=decision.amount,
        message=Message(
            f"finding.opponent_reach.{form}",
            who=who,
            stands=stands,
            deal=account.deal(decision.opportunity),
            reaches=joined(_in_steps(account, decider, near[decider]) for decider in others),
        ),
        step=towards(account, opponent, decision.id, first=Message("finding.opponent_reach.step", who=who)),
        seed="K6",
        evidence=_evidence(account, decision, reach, near, why, stands),
    )


def _in_steps(account: AccountGraph, decider: str, steps: int) -> Message:
    count = Message("count.steps", n=steps)
    return Message("finding.opponent_reach.in_steps", who=account.person(decider), steps=count)


def _stands(account: AccountGraph, reach: OpponentReach, why: Opposition) -> Message:
    if reach.competitor is None:
        return Message("finding.opponent_reach.against_us")
    step = SUPPORT.step(why.tie.support)
    return Message(
        "finding.opponent_reach.for_competitor",
        stance=Term(step.term.en if step else "supporter"),
        competitor=account.snapshot.named(reach.competitor),
    )


def _evidence(
    account: AccountGraph,
    decision: Decision,
    reach: OpponentReach,
    near: Mapping[str, int],
    why: Opposition,
    stands: Message,
) -> tuple[Evidence, ...]:
    opponent = reach.opponent
    who = account.person(opponent)
    position = Message("evidence.opponent_reach.stands", who=who, stands=stands)
    evidence = [reason(account, position, [why.tie], (opponent, why.tie.to_id))]
    own = judged(account, opponent, decision.id)
    if own is not None and own is not why.tie:
        step = SUPPORT.step(own.support)
        stance: Fact = Term(step.term.en) if step else own.support
        evidence.append(reason(account, Message("evidence.opponent_reach.towards_us", stance=stance), [own]))
    for tie in account.out_of.get(opponent, ()):
        if near.get(tie.to_id) == 1 and account.carries(tie):
            how = "influences" if isinstance(tie, Influences) else "reports_to"
            direct = Message(f"evidence.opponent_reach.{how}", who=who, whom=account.person(tie.to_id))
            evidence.append(reason(account, direct, [tie], (tie.from_id, tie.to_id)))
    for how, people in (("nearer", reach.before_us), ("opens", reach.isolates)):
        if people:
            beyond = joined(account.people(people))
            evidence.append(
                reason(account, Message(f"evidence.opponent_reach.{how}", who=who, people=beyond), [])
            )
    return tuple(evidence)
