"""The order in each row that lets routes cross least: by the middle of their neighbours, row after row."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

Link = tuple[str, str]


def arrange(
    rows: Sequence[Sequence[str]], links: Collection[Link], fixed: Mapping[str, float], sweeps: int = 12
) -> list[list[str]]:
    """The rows, each reordered; ``fixed`` are things that stand where they stand, 0 (left) to 1 (right).

    The barycentre heuristic of Sugiyama, Tagawa and Toda (1981); the best order that any sweep met is kept.
    """
    order = [list(row) for row in rows]
    links = sorted(set(links))
    near: dict[str, list[str]] = {}
    for one, two in links:
        near.setdefault(one, []).append(two)
        near.setdefault(two, []).append(one)
    best, fewest = order, crossings(order, links, fixed)
    for sweep in range(sweeps):
        for row in range(len(order)) if sweep % 2 == 0 else reversed(range(len(order))):
            places = _places(order, fixed)
            order[row] = sorted(order[row], key=lambda each: (_middle(each, near, places), places[each]))
        now = crossings(order, links, fixed)
        if now < fewest:
            best, fewest = [list(row) for row in order], now
    return best


def crossings(rows: Sequence[Sequence[str]], links: Collection[Link], fixed: Mapping[str, float]) -> float:
    """How many pairs of links cross, and (in the decimals) how far they lead sideways."""
    places = _places(rows, fixed)
    level = {each: number for number, row in enumerate(rows) for each in row}
    lines: dict[tuple[int, int], list[tuple[float, float]]] = {}
    aside = 0.0
    for one, two in links:
        if one not in places or two not in places:
            continue
        aside += abs(places[one] - places[two])
        first, second = sorted((one, two), key=lambda each: level.get(each, -1))
        lines.setdefault((level.get(first, -1), level.get(second, -1)), []).append(
            (places[first], places[second])
        )
    found = sum(
        (a[0] - b[0]) * (a[1] - b[1]) < 0
        for (low, high), group in lines.items() if low != high
        for number, a in enumerate(group) for b in group[:number]
    )  # fmt: skip
    return found + aside / (1.0 + 2.0 * len(links))


def _places(rows: Sequence[Sequence[str]], fixed: Mapping[str, float]) -> dict[str, float]:
    return {**fixed, **{each: (index + 0.5) / len(row) for row in rows for index, each in enumerate(row)}}


def _middle(each: str, near: Mapping[str, Sequence[str]], places: Mapping[str, float]) -> float:
    found = [places[other] for other in near.get(each, ()) if other in places]
    return round(sum(found) / len(found), 9) if found else places[each]
