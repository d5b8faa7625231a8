"""The access graph with what may fail in it told apart: ties carry, people pass on if they are still there and willing.

`access` multiplies a contact's relay factor into every tie that leaves, which is right for one route. Over several
routes it would let a sceptic hush up one tie and speak on another, as if each listener were told by a new toss of a coin.
Here relaying is one event a person: who passes our case on does so to all who listen, who doesn't to nobody. So is
staying. Along one route both ways give the same product; over several, this one is never the more hopeful.
Those who decide have been reached when they hear us; whether they stay matters only where they pass it on to others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graphcrm.account.access import US, Access, is_ours, plain, theirs
from graphcrm.account.decisions import Decision
from graphcrm.account.graph import AccountGraph
from graphcrm.account.invalidation import ACCESS
from graphcrm.graphs import Draws, Reliabilities, reliabilities

YEAR = 365.0
LEAST_WEIGHED = 1_000
MOST_WORK = 20_000_000
"""Importance is looked for in as many samples as keep samples × people and ties below this, and in `LEAST_WEIGHED` at least."""


@dataclass(frozen=True, slots=True)
class Chain:
    """One access graph for reliability, where a tie carries ``alone``; ``passes`` of a person = stays × relays, by node.

    ``stays`` is the chance that somebody is still in the same post after ``days``.
    """

    access: Access
    passes: Mapping[str, float]
    days: int
    stays: Mapping[str, float]

    def reliabilities(self, account: AccountGraph) -> Reliabilities:
        """How likely each who decides is reached; all under the same draws, also after a change of the account."""
        rules, memo = account.rules, account.memo
        graph = self.access.graph
        weighed = max(LEAST_WEIGHED, MOST_WORK // (graph.number_of_edges() + len(graph)))
        draws = memo.once("draws", frozenset(), lambda: Draws(rules.samples, rules.seed))
        name = f"reliabilities {self.access.decision.id or ''}"
        return memo.once(
            name,
            ACCESS,
            lambda: reliabilities(
                self.access.alone,
                US,
                self.targets,
                passes=self.passes,
                samples=rules.samples,
                seed=rules.seed,
                weighed=weighed,
                draws=draws,
                before=memo.past(name, Reliabilities),
            ),
        )

    @property
    def targets(self) -> list[str]:
        """The nodes of those who decide."""
        return [theirs(each.id) for each in self.access.decision.deciders]


def chain(account: AccountGraph, access: Access) -> Chain:
    """O(people)."""
    days = horizon(account, access.decision)
    years = days / YEAR
    hazards = {node: leaving(account, node) for node in access.graph if node != US}
    staying = {hazard: (1 - hazard) ** years for hazard in set(hazards.values())}
    stays = {node: staying[hazard] for node, hazard in hazards.items()}
    relays = access.graph.nodes(data="relay", default=1.0)
    passes = {node: stays[node] * factor for node, factor in relays if node != US}
    return Chain(access, passes, days, stays)


def horizon(account: AccountGraph, decision: Decision) -> int:
    """Days until the decision is expected; where no day is known, or it has passed, `Rules.horizon_days`."""
    day = decision.opportunity.decision_on if decision.opportunity else None
    ahead = (day - account.snapshot.as_of).days if day else 0
    return ahead if ahead > 0 else account.rules.horizon_days


def leaving(account: AccountGraph, node: str) -> float:
    """The chance that the person of a node leaves their post within a year."""
    rules = account.rules
    if is_ours(node):
        role = account.employees[plain(node)].role
        return rules.leaving_ours.get(role, rules.leaving_ours[None])
    rank = account.contacts[plain(node)].rank
    return rules.leaving.get(rank, rules.leaving[None])
