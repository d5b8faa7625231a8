"""Who would have to turn, so that a way leads to a decision maker: the fewest people who pass nothing on today."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass

from graphcrm.account.access import US, Access, plain, theirs
from graphcrm.account.graph import AccountGraph


@dataclass(frozen=True, slots=True)
class Conversion:
    """A decider out of our reach, and the fewest people whose turning to neutral would open a way (us first).

    Empty where no number of people is enough: no tie leads there at all.
    """

    opportunity: str | None
    decider: str
    who: tuple[str, ...]


def conversions(account: AccountGraph, access: Access) -> tuple[Conversion, ...]:
    """For every decider whom no route reaches: who would have to turn.

    Dijkstra over the access graph with the ties of those who are silent added; passing a silent one costs 1.
    O((people + ties) log people). Among equally few the way with fewest ties, then the first by ids.
    """
    if all(access.ways.reaches(theirs(decider.id)) for decider in access.decision.deciders):
        return ()
    onward: dict[str, list[str]] = {node: sorted(access.graph.successors(node)) for node in access.graph}
    for tie in account.between_contacts:
        if tie.from_id in access.silent and account.carries(tie):
            onward[theirs(tie.from_id)].append(theirs(tie.to_id))
    silent = set(map(theirs, access.silent))
    best: dict[str, tuple[int, int, tuple[str, ...]]] = {}
    waiting: list[tuple[int, int, tuple[str, ...]]] = [(0, 0, (US,))]
    while waiting:
        cost, steps, path = heapq.heappop(waiting)
        node = path[-1]
        if node in best:
            continue
        best[node] = (cost, steps, path)
        passing = cost + (node in silent)
        for following in onward[node]:
            if following not in best:
                heapq.heappush(waiting, (passing, steps + 1, (*path, following)))
    reached = {node for node, (cost, _, _) in best.items() if cost == 0}
    return tuple(
        Conversion(access.decision.id, decider.id, _silent_on(best[node][2], silent) if node in best else ())
        for decider in access.decision.deciders
        if (node := theirs(decider.id)) not in reached
    )


def opened_by(needed: Sequence[Conversion], ident: str) -> tuple[str, ...]:
    """The deciders to whom a way would lead if this one alone turned."""
    return tuple(conversion.decider for conversion in needed if conversion.who == (ident,))


def _silent_on(path: tuple[str, ...], silent: set[str]) -> tuple[str, ...]:
    return tuple(plain(node) for node in path[:-1] if node in silent)
