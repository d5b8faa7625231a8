"""The ground: contacts who are no pillars, as dots in plots, one plot a unit (with the units below it)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from graphcrm.records import OrgUnit
from graphcrm.schema.scales import UNIT_LEVEL
from graphcrm.views.cathedral import marks
from graphcrm.views.cathedral.layout import GAP, LEFT, PLOTS, RIGHT, Label, Line, Mark
from graphcrm.views.cathedral.reading import Reading
from graphcrm.views.cathedral.text import shorten, width
from graphcrm.views.cathedral.words import say

MOST_PLOTS, ONE_ROW = 16, 6
_TITLE, _HEAD, _LEAST = 11.5, 17.0, 88.0


@dataclass(frozen=True, slots=True)
class Plot:
    """A unit with those below it: all its people, who of them is a dot, and how well the ground is known."""

    id: str
    name: str
    name_zh: str
    units: tuple[str, ...]
    people: tuple[str, ...]
    dots: tuple[str, ...]
    known: int
    in_time: int

    @property
    def share(self) -> float:
        return self.in_time / len(self.people) if self.people else 0.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A plot in its place."""

    plot: Plot
    x: float
    y: float
    w: float
    h: float


def plots(reading: Reading, key: Collection[str]) -> list[Plot]:
    """The account's units, the largest opened up until there are enough plots; small ones share a plot where needed."""
    inside = {
        unit: _below(reading, unit)
        for unit in (reading.snapshot.account.id, *reading.snapshot.nodes(OrgUnit))
    }
    people: dict[str, list[str]] = {}
    for ident in reading.contacts:
        people.setdefault(reading.units.get(ident, reading.snapshot.account.id), []).append(ident)
    groups: dict[str, tuple[str, ...]] = {reading.snapshot.account.id: inside[reading.snapshot.account.id]}

    def size(units: Sequence[str]) -> int:
        return sum(len(people.get(unit, ())) for unit in units)

    while True:
        ways = []
        for ident, units in groups.items():
            parts = (
                {ident: (ident,)} | {part: inside[part] for part in reading.parts.get(ident, ())}
                if len(units) > 1
                else {}
            )
            parts = {part: below for part, below in parts.items() if size(below)}
            if (
                parts
                and set(parts) != {ident}
                and (len(groups) + len(parts) - 1 <= MOST_PLOTS or len(groups) < 4)
            ):
                ways.append((size(units), ident, parts))
        if not ways:
            break
        _, ident, parts = max(ways, key=lambda way: (way[0], way[1]))
        del groups[ident]
        groups |= parts
    named = [(ident, units) for ident, units in groups.items() if size(units)]
    return _made(reading, _merged(named, size), people, key)


def _below(reading: Reading, unit: str) -> tuple[str, ...]:
    found, todo = [unit], [unit]
    while todo:
        fresh = [part for part in reading.parts.get(todo.pop(), ()) if part not in found]
        found += fresh
        todo += fresh
    return tuple(found)


def _merged(
    groups: list[tuple[str, tuple[str, ...]]], size: Callable[[Sequence[str]], int]
) -> list[tuple[str, tuple[str, ...]]]:
    if len(groups) <= MOST_PLOTS:
        return groups
    groups = sorted(groups, key=lambda group: (-size(group[1]), group[0]))
    small = groups[MOST_PLOTS - 1 :]
    return [*groups[: MOST_PLOTS - 1], ("", tuple(unit for _, units in small for unit in units))]


def _made(
    reading: Reading,
    groups: Sequence[tuple[str, tuple[str, ...]]],
    people: Mapping[str, Sequence[str]],
    key: Collection[str],
) -> list[Plot]:
    units = reading.snapshot.nodes(OrgUnit)
    levels = UNIT_LEVEL.codes

    def rank(group: tuple[str, tuple[str, ...]]) -> tuple[int, str]:
        unit = units.get(group[0])
        order = {"group": 0, "department": 1, "institute": 2}
        level = unit.level if unit else "group"
        place = order.get(level, 3 + (levels.index(level) if level in levels else len(levels)))
        return (99 if not group[0] else place, group[0])

    made: list[Plot] = []
    for ident, parts in sorted(groups, key=rank):
        here = [who for part in parts for who in people.get(part, ())]
        dots = sorted((who for who in here if who not in key), key=lambda who: _stance_order(reading, who))
        unit = units.get(ident) or reading.snapshot.account
        name = unit.name if ident else say("other_units", number=len(parts))
        known = sum(map(reading.is_known, here))
        zh = (unit.name_zh or "") if ident else ""
        made.append(
            Plot(
                ident or "…",
                name,
                zh,
                parts,
                tuple(here),
                tuple(dots),
                known,
                sum(map(reading.in_time, here)),
            )
        )
    return made


def _stance_order(reading: Reading, who: str) -> tuple[int, str, str]:
    stance = reading.stance(who, None)
    return (9 if stance is None else -stance.support, reading.units.get(who, ""), who)


def place(found: Sequence[Plot]) -> list[Placed]:
    """In one row, or two of about as many dots; each as wide as its dots need."""
    if not found:
        return []
    rows = [list(found)] if len(found) <= ONE_ROW else _halves(found)
    top, bottom = PLOTS
    high = (bottom - top - GAP * (len(rows) - 1)) / len(rows)
    placed: list[Placed] = []
    for number, row in enumerate(rows):
        room = RIGHT - LEFT - GAP * (len(row) - 1)
        least = min(_LEAST, room / len(row))
        total = sum(len(plot.dots) for plot in row)
        free, x = room - least * len(row), LEFT
        for plot in row:
            wide = least + free * (len(plot.dots) / total if total else 1 / len(row))
            placed.append(Placed(plot, x, top + number * (high + GAP), wide, high))
            x += wide + GAP
    return placed


def _halves(found: Sequence[Plot]) -> list[list[Plot]]:
    sizes = [5 + len(plot.dots) for plot in found]
    split = min(range(1, len(found)), key=lambda cut: abs(sum(sizes[:cut]) - sum(sizes[cut:])))
    return [list(found[:split]), list(found[split:])]


def dots(placed: Placed, names: Mapping[str, str]) -> list[Mark]:
    """A dot a person, in rows; closer where there are many."""
    wide, high = placed.w - 12.0, placed.h - _HEAD - 7.0
    pitch = marks.DOT_PITCH
    number = len(placed.plot.dots)
    while number > max(1, int(wide / pitch)) * max(1, int(high / pitch)):
        pitch *= 0.95
    columns = max(1, int(wide / pitch))
    size = 2 * min(marks.DOT, pitch * 0.4)
    return [
        Mark(f"dot:{who}", "dot", round(placed.x + 6 + pitch * (index % columns + 0.5), 1), round(placed.y + _HEAD + 3 + pitch * (index // columns + 0.5), 1), round(size, 1), round(size, 1), who, names[who])
        for index, who in enumerate(placed.plot.dots)
    ]  # fmt: skip


def title(placed: Placed) -> Label:
    """The unit's name and its share; red where nobody of ours knows anybody."""
    plot = placed.plot
    blank = plot.known == 0
    share = say("no_one") if blank else f"{plot.share:.0%}".replace("%", " %")
    room = placed.w - 14.0
    taken = width(share, _TITLE, bold=True)
    name = shorten(plot.name, room - taken - 6.0, _TITLE)
    lines = (
        Line(name, _TITLE, tone="ground-ink"),
        Line(share, _TITLE, bold=True, tone="fall" if blank else "ground-ink"),
    )
    return Label(placed.x + 7.0, placed.y + 3.0, room, lines, align="both")
