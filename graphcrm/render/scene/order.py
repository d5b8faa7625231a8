"""The order in each row that lets routes cross least.

Row after row by the middle of the neighbours (Sugiyama, Tagawa and Toda 1981, https://doi.org/10.1109/TSMC.1981.4308636), or by
their median (Eades and Wormald 1994, https://doi.org/10.1007/BF01187020); then neighbours in a row change places as long as
that helps (Gansner et al. 1993, https://doi.org/10.1109/32.221135), and, where there are not too many lines, everybody moves to
the best place in the row. Begun anew from several orders; the best one met is kept.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from graphcrm.render.scene.crossing import Crossing

Link = tuple[str, str]
_SWEEPS, _MOVES = 6, 6
_STARTS, _WORK = 40, 16_000
"""How often it begins at most, and how many pairs of lines are looked at in all these: of many lines, less often."""
_VAIN = 10
"""After so many beginnings in a row that bring nothing better, it ends."""
_MOST_MOVED = 3_000
"""With more pairs of lines than that, nobody is moved one by one: it takes too long."""


def arrange(
    rows: Sequence[Sequence[str]], links: Collection[Link], fixed: Mapping[str, float]
) -> list[list[str]]:
    """The rows, each reordered; ``fixed`` are things that stand where they stand, 0 (left) to 1 (right)."""
    linked = {end for link in links for end in link}
    standing = tuple(sorted((item, x) for item, x in fixed.items() if item in linked))
    return [list(row) for row in _arranged(tuple(map(tuple, rows)), tuple(sorted(set(links))), standing)]


def crossings(rows: Sequence[Sequence[str]], links: Collection[Link], fixed: Mapping[str, float]) -> float:
    """How many pairs of links cross, drawn as straight lines, and (in the decimals) how far they lead sideways."""
    lines = Crossing(rows, sorted(set(links)), fixed)
    return lines.count(lines.placed(lines.rows))


@lru_cache(maxsize=64)
def _arranged(
    rows: tuple[tuple[str, ...], ...], links: tuple[Link, ...], fixed: tuple[tuple[str, float], ...]
) -> tuple[tuple[str, ...], ...]:
    """Kept, since a page asks the same in every language."""
    lines = Crossing(rows, links, dict(fixed))
    draw = random.Random(1)  # noqa: S311 — the same for all, so that equal pages are equal
    best, fewest, vain = lines.rows, lines.count(lines.placed(lines.rows)), 0
    for start in range(max(4, min(_STARTS, _WORK // (1 + lines.pairs)))):
        order = [list(row) for row in lines.rows]
        if start > 1:
            for row in order:
                draw.shuffle(row)
        swept, now = _swept(lines, order, by_median=start % 2 == 1)
        if lines.pairs <= _MOST_MOVED:
            now = _moved(lines, swept, now)
        vain = 0 if int(now) < int(fewest) else vain + 1
        if now < fewest:
            best, fewest = swept, now
        if fewest < 1.0 or vain == _VAIN:
            break
    return tuple(tuple(lines.names[item] for item in row) for row in best)


def _swept(lines: Crossing, rows: list[list[int]], *, by_median: bool) -> tuple[list[list[int]], float]:
    """The best order that some sweeps, up and down in turn, come upon, and how often lines cross in it."""
    best, fewest = rows, lines.count(lines.placed(rows))
    for sweep in range(_SWEEPS):
        for row in range(len(rows)) if sweep % 2 == 0 else reversed(range(len(rows))):
            x = lines.placed(rows)
            middle = lines.medians(x) if by_median else lines.means(x)
            rows[row] = sorted(rows[row], key=lambda item: (middle[item], x[item]))
        _exchanged(lines, rows)
        now = lines.count(lines.placed(rows))
        if now < fewest:
            best, fewest = [list(row) for row in rows], now
    return best, fewest


def _exchanged(lines: Crossing, rows: list[list[int]]) -> None:
    """Neighbours change places while that saves a crossing of their own lines."""
    for number, row in enumerate(rows):
        saved = lines.saved(row, lines.placed(rows))
        place = list(range(len(row)))
        better = True
        while better:
            better = False
            for at in range(len(place) - 1):
                left, right = place[at], place[at + 1]
                if saved[left][right] > 0:
                    place[at], place[at + 1] = right, left
                    better = True
        rows[number] = [row[item] for item in place]


def _moved(lines: Crossing, rows: list[list[int]], now: float) -> float:
    """Each moves, in its row, to where there are fewest crossings, until nobody gains; how many are left."""
    import numpy as np

    for _ in range(_MOVES):
        before = now
        for number, row in enumerate(rows):
            for item in filter(lines.linked, tuple(row)):
                others = [other for other in rows[number] if other != item]
                tried = [[*others[:at], item, *others[at:]] for at in range(len(row))]
                x = np.repeat(lines.placed(rows)[None, :], len(tried), axis=0)
                for at, candidate in enumerate(tried):
                    x[at, candidate] = lines.even(len(row))
                counts = lines.counts(x).tolist()
                now = min(counts)
                rows[number] = tried[counts.index(now)]
        if now >= before:
            break
    return now
