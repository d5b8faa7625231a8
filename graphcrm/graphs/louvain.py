"""Communities by Louvain's method, on plain lists: the same as NetworkX's to the last tie, in a third of the time.

Source: Blondel et al. 2008, https://doi.org/10.1088/1742-5468/2008/10/P10008
"""

from __future__ import annotations

import random
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Near = Sequence[dict[int, float]]
    """By place: the weight of the tie to each neighbour, the same both ways; one's own place for ties within."""

_LEAST_GAIN = 1e-7
"""A level that adds no more modularity than this is the last."""


def louvain(near: Near, seed: int) -> list[int]:
    """By place, the number of the community; what NetworkX finds for people and ties in this order, and the same seed.

    About O(ties · log people). There must be a tie.
    """
    draw = random.Random(seed)  # noqa: S311 — for an order, not for a secret
    degrees = [_degree(place, ties) for place, ties in enumerate(near)]
    weight = sum(degrees) / 2
    best = _modularity(near, degrees, range(len(near)), weight)
    member = list(range(len(near)))
    while True:
        communities, moved = _one_level(near, degrees, weight, draw)
        if not moved and len(member) > len(near):
            return member
        member = [communities[community] for community in member]
        reached = _modularity(near, degrees, communities, weight)
        if reached - best <= _LEAST_GAIN:
            return member
        best, near = reached, _joined(near, communities)
        degrees = [_degree(place, ties) for place, ties in enumerate(near)]


def pieces(near: Near, member: Sequence[int]) -> list[list[int]]:
    """The communities, each as those of its people who hang together over ties within it; sorted by place."""
    seen = [False] * len(member)
    groups: list[list[int]] = []
    for start, mine in enumerate(member):
        if seen[start]:
            continue
        seen[start], piece, waiting = True, [start], deque([start])
        while waiting:
            for other in near[waiting.popleft()]:
                if not seen[other] and member[other] == mine:
                    seen[other] = True
                    piece.append(other)
                    waiting.append(other)
        groups.append(sorted(piece))
    return groups


def _one_level(
    near: Near, degrees: Sequence[float], weight: float, draw: random.Random
) -> tuple[list[int], bool]:
    """Everybody moves to the neighbouring community that adds most, until nobody does; communities numbered anew.

    Every number is reckoned in the same order as by NetworkX, so that rounding decides alike.
    """
    member, ends = list(range(len(near))), list(degrees)
    others = [[tie for tie in ties.items() if tie[0] != place] for place, ties in enumerate(near)]
    order = list(range(len(near)))
    draw.shuffle(order)
    both, improved, moves = 2 * weight**2, False, 1
    while moves:
        moves = 0
        for person in order:
            mine, degree = member[person], degrees[person]
            into: dict[int, float] = {}
            for neighbour, tie in others[person]:
                community = member[neighbour]
                into[community] = into[community] + tie if community in into else tie
            inside = into.setdefault(mine, 0.0)
            ends[mine] -= degree
            cost = -inside / weight + (ends[mine] * degree) / both
            most, best = 0.0, mine
            for community, tie in into.items():
                gain = cost + tie / weight - (ends[community] * degree) / both
                if gain > most:
                    most, best = gain, community
            ends[best] += degree
            if best != mine:
                member[person] = best
                moves += 1
                improved = True
    number = {old: new for new, old in enumerate(sorted(set(member)))}
    return [number[community] for community in member], improved


def _joined(near: Near, member: Sequence[int]) -> list[dict[int, float]]:
    """Communities as people, what ties them added up."""
    joint: list[dict[int, float]] = [{} for _ in range(max(member) + 1)]
    for person, ties in enumerate(near):
        community = member[person]
        for neighbour, weight in ties.items():
            if neighbour >= person:
                theirs = member[neighbour]
                total = weight + joint[community].get(theirs, 0)
                joint[community][theirs] = joint[theirs][community] = total
    return joint


def _degree(place: int, ties: dict[int, float]) -> float:
    return sum(ties.values()) + ties.get(place, 0)


def _modularity(near: Near, degrees: Sequence[float], member: Iterable[int], weight: float) -> float:
    """As `circles.modularity` has it."""
    part_of = list(member)
    inside, ends = [0.0] * (max(part_of) + 1), [0.0] * (max(part_of) + 1)
    for person, ties in enumerate(near):
        community = part_of[person]
        ends[community] += degrees[person]
        for neighbour, tie in ties.items():
            if neighbour >= person and part_of[neighbour] == community:
                inside[community] += tie
    return sum(
        within / weight - (all_ends / (2 * weight)) ** 2
        for within, all_ends in zip(inside, ends, strict=True)
    )
