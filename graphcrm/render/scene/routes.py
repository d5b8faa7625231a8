"""The lines of the picture: every step of every route, drawn once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from graphcrm.render.scene import marks
from graphcrm.render.scene.layout import Mark, Picture
from graphcrm.render.scene.network import Way

MAIN = 3
"""How many routes to one decision maker are drawn before somebody asks for all: the best ones."""
Step = tuple[str, Sequence[str], float, bool]
"""One route: who decides, the people on it, the chance that it carries, whether any part of it is old."""


def pairs(path: Sequence[str]) -> list[tuple[str, str]]:
    return list(pairwise(path))


def ways(routes: Iterable[Step], place: Picture, dots: Mapping[str, Mark]) -> list[Way]:
    """As wide as the best route over it, dashed where all over it are old; ``main`` where one of the best goes over it."""
    routes = list(routes)
    at = {mark.id: mark for mark in (*place.marks, *dots.values())}
    ends = {who: (dot.id, dot.id) for who, dot in dots.items()} | place.ends
    found: dict[tuple[str, str], list[int]] = {}
    main: set[int] = set()
    seen: dict[str, int] = {}
    for number, (decider, path, _, _) in enumerate(routes):
        seen[decider] = seen.get(decider, 0) + 1
        if seen[decider] <= MAIN:
            main.add(number)
        for pair in _steps(path, decider, ends, place.top):
            found.setdefault(pair, []).append(number)
    return [
        Way(
            start,
            end,
            marks.route_width(max(routes[number][2] for number in over)),
            all(routes[number][3] for number in over),
            _bend(at[start], at[end]),
            tuple(over),
            not main.isdisjoint(over),
        )
        for (start, end), over in sorted(found.items())
    ]


def _steps(
    path: Sequence[str], decider: str, ends: Mapping[str, tuple[str, str]], top: Mapping[str, str]
) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    last = len(path) - 1
    for number, (one, two) in enumerate(pairs(path), 1):
        if one not in ends or two not in ends:
            continue
        start = ends[one][1]
        from_below = start.startswith(("ours:", "dot:", "stack:ours"))
        end = ends[two][0] if from_below or not ends[two][1].startswith("head:") else ends[two][1]
        if number == last and decider in top and not from_below:
            found.append((start, top[decider]))
            continue
        found.append((start, end))
        if number == last and decider in top and end != top[decider]:
            found.append((ends[two][1], top[decider]))
    return [pair for pair in found if pair[0] != pair[1]]


def _bend(start: Mark, end: Mark) -> str:
    if abs(start.y - end.y) > 90.0 and start.mark != end.mark:
        return "rise"
    if start.mark == end.mark == "anchor" and (start.id.startswith("base:") or end.id.startswith("base:")):
        return "rise"
    return "over" if start.x < end.x else "under"
