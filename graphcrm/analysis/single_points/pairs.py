"""On which two people does the way to a decision maker hang, where it hangs on neither of them alone?

A single pair is two people, on their side or ours, neither a single point of dependency (see `single_points`), without
both of whom no route is left. Every route passes one of the two, so one of them is on the strongest route: without
each person of that route in turn, the other is a dominator of what is left. That finds them all, and only them.
A decision maker with three ways that share nobody hangs on no pair (Menger 1927).
Source: Lengauer & Tarjan 1979, https://doi.org/10.1145/357062.357071
"""

from __future__ import annotations

from dataclasses import dataclass

from graphcrm.account.access import US, Access, is_ours, plain, theirs
from graphcrm.graphs import dominators
from graphcrm.graphs.prepared import large

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class SinglePair:
    """Two people, and the decision makers of one opportunity (heaviest first) who can't be reached without both.

    ``ours`` says of each whether this is one of ours.
    """

    people: Pair
    ours: tuple[bool, bool]
    opportunity: str | None
    about: tuple[str, ...]


def pairs(access: Access) -> tuple[SinglePair, ...]:
    """Every single pair of one decision, in order of ids.

    For each decider with fewer than three ways: O(length of the strongest route × dominators), near O(length × (n + m)).
    """
    behind: dict[Pair, list[str]] = {}
    for decider in access.decision.deciders:
        for pair in _cutting(access, theirs(decider.id)):
            behind.setdefault(pair, []).append(decider.id)
    return tuple(
        SinglePair((plain(a), plain(b)), (is_ours(a), is_ours(b)), access.decision.id, tuple(behind[a, b]))
        for a, b in sorted(behind)
    )


def _cutting(access: Access, target: str) -> set[Pair]:
    route = access.ways.strongest(target)
    if route is None or len(access.ways.apart(target).routes) > 2:
        return set()
    graph = access.alone if large(access.graph) else access.graph
    alone = set(dominators(graph, US, target) or ())
    cuts: set[Pair] = set()
    for person in route[1:-1]:
        if person not in alone:
            second = dominators(graph, US, target, person) or ()
            cuts.update((min(person, node), max(person, node)) for node in second if node not in alone)
    return cuts
