"""No way round: whom does the way to a decision maker hang on? (G7)

A person is a single point of dependency where every route from us to a decision maker passes through that person: a
dominator of the decision maker in the access graph (see `access`). It may be one of theirs or one of ours. A decision
maker whom no route reaches hangs on nobody; that is a finding of `routes`. Two people on whom it hangs together are a
single pair (see `pairs`).
Source: Lengauer & Tarjan 1979, https://doi.org/10.1145/357062.357071
"""

from __future__ import annotations

from dataclasses import dataclass

from graphcrm.account.access import US, Access, accesses, is_ours, plain, theirs
from graphcrm.account.decisions import Decider
from graphcrm.account.evidence import reason, shut, strongest
from graphcrm.account.graph import AccountGraph
from graphcrm.account.next_step import another_way, beside, planned
from graphcrm.analysis.result import Result
from graphcrm.analysis.single_points.pairs import SinglePair, pairs
from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.graphs import dominator_chain, dominator_tree
from graphcrm.graphs.prepared import large
from graphcrm.messages import Message, joined

KIND = "no_way_round"
_MOST_EVIDENCE = 3


@dataclass(frozen=True, slots=True)
class SinglePoint:
    """A person, and the decision makers of one opportunity (heaviest first) who can't be reached without this one."""

    person: str
    ours: bool
    opportunity: str | None
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SinglePoints(Result):
    """Everyone whom there is no way round, by opportunity; none where every decision maker has a way round everybody.

    ``pairs``: every two people, neither of them such a one, whom there is no way round together.
    """

    TABLE = "points"

    points: tuple[SinglePoint, ...]
    pairs: tuple[SinglePair, ...]
    findings: tuple[Finding, ...]


def find(account: AccountGraph) -> SinglePoints:
    """Every single point of dependency, for each open opportunity, with one finding each; and every single pair."""
    points: list[SinglePoint] = []
    together: list[SinglePair] = []
    findings: list[Finding] = []
    for access in accesses(account):
        for node, deciders in _cut_off(access).items():
            about = tuple(decider.id for decider in deciders)
            points.append(SinglePoint(plain(node), is_ours(node), access.decision.id, about))
            findings.append(_finding(account, access, node, deciders))
        together.extend(pairs(access))
    return SinglePoints(tuple(points), tuple(together), tuple(findings))


def _cut_off(access: Access) -> dict[str, list[Decider]]:
    """By person, in order of ids: the deciders behind them."""
    tree = dominator_tree(access.alone if large(access.graph) else access.graph, US)
    behind: dict[str, list[Decider]] = {}
    for decider in access.decision.deciders:
        for node in dominator_chain(tree, theirs(decider.id)) or ():
            behind.setdefault(node, []).append(decider)
    return dict(sorted(behind.items()))


def _finding(account: AccountGraph, access: Access, node: str, deciders: list[Decider]) -> Finding:
    decision, ident, ours = access.decision, plain(node), is_ours(node)
    about = tuple(decider.id for decider in deciders)
    who = account.colleague(ident) if ours else account.person(ident)
    step = beside(account, about[0], ident) if ours else another_way(account, about[0], {ident})
    passes = Message("evidence.no_way_round", n=access.known_to, who=who)
    return Finding(
        kind=KIND,
        severity=Severity.CRITICAL if any(decider.grave for decider in deciders) else Severity.WEAK,
        who=(ident,),
        about=about,
        opportunity=decision.id,
        at_stake=decision.amount,
        message=Message(
            "finding.no_way_round.ours" if ours else "finding.no_way_round",
            who=who,
            people=joined(account.people(about)),
            deal=account.deal(decision.opportunity),
        ),
        step=planned(account, about[0], decision.id) or step,
        seed="G7",
        evidence=_evidence(account, access, about[:_MOST_EVIDENCE], passes),
        subject=ident if ours or len(deciders) > 1 else deciders[0].id,
    )


def _evidence(
    account: AccountGraph, access: Access, targets: tuple[str, ...], passes: Message
) -> tuple[Evidence, ...]:
    return (
        *(route for target in targets if (route := strongest(account, access, target))),
        reason(account, passes, []),
        *(obstacle for target in targets for obstacle in shut(account, access, target)),
    )
