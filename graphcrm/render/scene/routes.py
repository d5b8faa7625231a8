"""The lines of the picture: every step of every route, drawn once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from graphcrm.render.scene import marks
from graphcrm.render.scene.layout import Mark, Placement
from graphcrm.render.scene.network import Way

MAIN = 3
"""How many routes to one decision maker are drawn before somebody asks for all: the best ones."""


class DrawnRoute(NamedTuple):
    """One route: who decides, the people on it, the chance that it carries, whether any part of it is old."""

    decider: str
    path: Sequence[str]
    carry: float
    stale: bool


def pairs(path: Sequence[str]) -> list[tuple[str, str]]:
    return list(pairwise(path))


def ways(routes: Sequence[DrawnRoute], place: Placement, dots: Mapping[str, Mark]) -> list[Way]:
    """As wide as the best route over it, dashed where all over it are old; ``main`` where one of the best goes over it."""
    at = {mark.id: mark for mark in (*place.marks, *dots.values())}
    ends = {who: (dot.id, dot.id) for who, dot in dots.items()} | place.ends
    over: dict[tuple[str, str], list[int]] = {}
    main: set[int] = set()
    drawn: Counter[str] = Counter()
    for number, route in enumerate(routes):
        drawn[route.decider] += 1
        if drawn[route.decider] <= MAIN:
            main.add(number)
        for pair in _lines(route.path, route.decider, ends, place.top):
            over.setdefault(pair, []).append(number)
    return [
        Way(
            start,
            end,
            marks.route_width(max(routes[number].carry for number in numbers)),
            all(routes[number].stale for number in numbers),
            _bend(at[start], at[end]),
            tuple(numbers),
            not main.isdisjoint(numbers),
        )
        for (start, end), numbers in sorted(over.items())
    ]


def _lines(
    path: Sequence[str], decider: str, ends: Mapping[str, tuple[str, str]], top: Mapping[str, str]
) -> list[tuple[str, str]]:
    lines: list[tuple[str, str]] = []
    last = len(path) - 1
    for number, (giver, taker) in enumerate(pairs(path), 1):
        if giver not in ends or taker not in ends:
            continue
        start = ends[giver][1]
        from_below = start.startswith(("ours:", "dot:", "stack:ours"))
        end = ends[taker][0] if from_below or not ends[taker][1].startswith("head:") else ends[taker][1]
        if number == last and decider in top and not from_below:
            lines.append((start, top[decider]))
            continue
        lines.append((start, end))
        if number == last and decider in top and end != top[decider]:
            lines.append((ends[taker][1], top[decider]))
    return [line for line in lines if line[0] != line[1]]


def _bend(start: Mark, end: Mark) -> str:
    if abs(start.y - end.y) > 90.0 and start.mark != end.mark:
        return "rise"
    if start.mark == end.mark == "anchor" and (start.id.startswith("base:") or end.id.startswith("base:")):
        return "rise"
    return "over" if start.x < end.x else "under"
