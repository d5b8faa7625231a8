"""No way round: whom does the way to a decision maker hang on? (G7)

A person is a single point of dependency where every route from us to a decision maker passes through that person: a
dominator of the decision maker in the access graph (see `access`). It may be one of theirs or one of ours. A decision
maker whom no route reaches hangs on nobody; that is a finding of `routes`. Two people on whom it hangs together are a
single pair (see `pairs`).
Source: Lengauer & Tarjan 1979, https://doi.org/10.1145/357062.357071
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphcrm.account.access import US, accesses, is_ours, plain, theirs
from graphcrm.account.evidence import reason, shut, strongest
from graphcrm.account.next_step import another_way, beside, planned
from graphcrm.account.wording import called, counted, deal, joined, titled
from graphcrm.analysis.result import Result
from graphcrm.analysis.single_points.pairs import SinglePair, pairs
from graphcrm.findings import Evidence, Finding, Severity
from graphcrm.graphs import dominator_chain, dominator_tree
from graphcrm.graphs.prepared import large

if TYPE_CHECKING:
    from graphcrm.account.access import Access
    from graphcrm.account.decisions import Decider
    from graphcrm.account.graph import AccountGraph

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

    points: tuple[SinglePoint, ...]
    pairs: tuple[SinglePair, ...]
    findings: tuple[Finding, ...]

    def rows(self) -> list[dict[str, Any]]:
        return [
            {
                "person": each.person,
                "ours": each.ours,
                "opportunity": each.opportunity,
                "about": list(each.about),
            }
            for each in self.points
        ]

    def to_dict(self) -> dict[str, Any]:
        return {
            "points": self.rows(),
            "pairs": [each.to_dict() for each in self.pairs],
            "findings": [each.to_dict() for each in self.findings],
        }


def find(account: AccountGraph) -> SinglePoints:
    """Every single point of dependency, for each open opportunity, with one finding each; and every single pair."""
    points: list[SinglePoint] = []
    together: list[SinglePair] = []
    findings: list[Finding] = []
    for access in accesses(account):
        for node, about in _cut_off(access).items():
            cut = tuple(each.id for each in about)
            points.append(SinglePoint(plain(node), is_ours(node), access.decision.id, cut))
            findings.append(_finding(account, access, node, about))
        together.extend(pairs(access))
    return SinglePoints(tuple(points), tuple(together), tuple(findings))


def _cut_off(access: Access) -> dict[str, list[Decider]]:
    """By person, in order of ids: the deciders behind them."""
    tree = dominator_tree(access.alone if large(access.graph) else access.graph, US)
    found: dict[str, list[Decider]] = {}
    for decider in access.decision.deciders:
        for node in dominator_chain(tree, theirs(decider.id)) or ():
            found.setdefault(node, []).append(decider)
    return dict(sorted(found.items()))


def _finding(account: AccountGraph, access: Access, node: str, about: list[Decider]) -> Finding:
    decision, person = access.decision, plain(node)
    names = joined([titled(account.contacts[each.id]) for each in about])
    what = deal(decision.opportunity, account.currency)
    if is_ours(node):
        sentence = f"Only {called(account.employees[person])} of ours leads to {names} for {what}."
    else:
        name = called(account.contacts[person])
        sentence = f"No way round {name}: every route to {names} for {what} passes through this person."
    target = about[0].id
    step = another_way(account, access, target, {person})
    if is_ours(node):
        step = beside(account, target, person)
    return Finding(
        kind=KIND,
        severity=Severity.CRITICAL if any(each.grave for each in about) else Severity.WEAK,
        who=(person,),
        about=tuple(each.id for each in about),
        opportunity=decision.id,
        at_stake=decision.amount,
        message=sentence,
        step=f"{step} {planned(account, target, decision.id)}".strip(),
        seed="G7",
        evidence=_evidence(account, access, node, about),
    )


def _evidence(account: AccountGraph, access: Access, node: str, about: list[Decider]) -> tuple[Evidence, ...]:
    targets = [each.id for each in about[:_MOST_EVIDENCE]]
    found = [one for target in targets if (one := strongest(account, access, target))]
    people = counted(access.known_to, "of ours knows", "of ours know")
    person = account.employees[plain(node)] if is_ours(node) else account.contacts[plain(node)]
    text = (
        f"{people} people here well enough for it to count, but every route passes through {called(person)}."
    )
    found.append(reason(account, text, []))
    return (*found, *(one for target in targets for one in shut(account, access, target)))
