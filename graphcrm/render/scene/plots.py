"""The ground: contacts who are no pillars, as dots in plots, one plot a unit (with the units below it)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from graphcrm.records import OrgUnit
from graphcrm.render.scene import marks
from graphcrm.render.scene.layout import GAP, LEFT, PLOTS, RIGHT, Label, Line, Mark
from graphcrm.render.scene.presenter import Presenter
from graphcrm.render.scene.text import abbreviated, shorten, width
from graphcrm.render.scene.words import ENGLISH
from graphcrm.render.words import Words
from graphcrm.schema.scales import UNIT_LEVEL

MOST_PLOTS, ONE_ROW = 16, 6
_TITLE, _HEAD, _LEAST = 11.5, 17.0, 112.0
_EDGE, _SECOND, _SAID = 6.0, 14.0, 10.5


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


def plots(presenter: Presenter, key: Collection[str]) -> list[Plot]:
    """The account's units, the largest opened up until there are enough plots; small ones share a plot where needed."""
    inside = {
        unit: _below(presenter, unit)
        for unit in (presenter.snapshot.account.id, *presenter.snapshot.nodes(OrgUnit))
    }
    people: dict[str, list[str]] = {}
    top = presenter.snapshot.account.id
    whole = set(inside[top])
    for ident in presenter.contacts:
        unit = presenter.units.get(ident, top)
        people.setdefault(unit if unit in whole else top, []).append(ident)
    groups: dict[str, tuple[str, ...]] = {top: inside[top]}

    def size(units: Sequence[str]) -> int:
        return sum(len(people.get(unit, ())) for unit in units)

    while (opened := _largest(presenter, groups, inside, size)) is not None:
        ident, parts = opened
        del groups[ident]
        groups |= parts
    named = [(ident, units) for ident, units in groups.items() if size(units)]
    return _made(presenter, _merged(named, size), people, key)


def _largest(
    presenter: Presenter,
    groups: Mapping[str, tuple[str, ...]],
    inside: Mapping[str, tuple[str, ...]],
    size: Callable[[Sequence[str]], int],
) -> tuple[str, dict[str, tuple[str, ...]]] | None:
    """The largest group that can be opened up, and what it falls into; nothing where there are plots enough."""
    best: tuple[int, str, dict[str, tuple[str, ...]]] | None = None
    for ident, units in groups.items():
        if len(units) == 1:
            continue
        below = {ident: (ident,)} | {part: inside[part] for part in presenter.account.parts.get(ident, ())}
        parts = {part: units for part, units in below.items() if size(units)}
        room = len(groups) + len(parts) - 1 <= MOST_PLOTS or len(groups) < 4
        if not parts or set(parts) == {ident} or not room:
            continue
        if best is None or (size(units), ident) > best[:2]:
            best = (size(units), ident, parts)
    return None if best is None else best[1:]


def _below(presenter: Presenter, unit: str) -> tuple[str, ...]:
    found, todo = [unit], [unit]
    while todo:
        fresh = [part for part in presenter.account.parts.get(todo.pop(), ()) if part not in found]
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
    presenter: Presenter,
    groups: Sequence[tuple[str, tuple[str, ...]]],
    people: Mapping[str, Sequence[str]],
    key: Collection[str],
) -> list[Plot]:
    units = presenter.snapshot.nodes(OrgUnit)
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
        dots = sorted((who for who in here if who not in key), key=lambda who: _stance_order(presenter, who))
        unit = units.get(ident) or presenter.snapshot.account
        name = unit.name if ident else presenter.words.say("other_units", number=len(parts))
        known = sum(who in presenter.account.known_by for who in here)
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
                sum(map(presenter.account.in_time, here)),
            )
        )
    return made


def _stance_order(presenter: Presenter, who: str) -> tuple[int, str, str]:
    stance = presenter.stance(who, None)
    return (9 if stance is None else -stance.support, presenter.units.get(who, ""), who)


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
    """Two rows that need about as much room: each plot has a title, and a place for each dot."""
    sizes = [_LEAST + marks.DOT_PITCH * len(plot.dots) / 2 for plot in found]
    split = min(range(1, len(found)), key=lambda cut: abs(sum(sizes[:cut]) - sum(sizes[cut:])))
    return [list(found[:split]), list(found[split:])]


def dots(placed: Sequence[Placed], names: Mapping[str, str]) -> list[Mark]:
    """A dot a person, in rows, of one size in all plots; closer where there are many."""
    pitch = marks.DOT_PITCH
    while pitch > 1.0 and any(
        len(each.plot.dots) > _columns(each, pitch) * _rows(each, pitch) for each in placed
    ):
        pitch *= 0.96
    return [mark for each in placed for mark in _dots(each, names, pitch)]


def _columns(placed: Placed, pitch: float) -> int:
    return max(1, int((placed.w - 2 * _EDGE) / pitch))


def _rows(placed: Placed, pitch: float) -> int:
    said = 14.0 if placed.plot.known == 0 else 4.0
    return max(1, int((placed.h - _head(placed) - said) / pitch))


def _head(placed: Placed) -> float:
    return _HEAD + _SECOND * (len(_title_lines(placed)) - 1)


def _dots(placed: Placed, names: Mapping[str, str], pitch: float) -> list[Mark]:
    columns = _columns(placed, pitch)
    size = round(2 * pitch * marks.DOT_SHARE, 1)
    left, top = placed.x + _EDGE, placed.y + _head(placed) + 1.0
    return [
        Mark(f"dot:{who}", "dot", round(left + pitch * (index % columns + 0.5), 1), round(top + pitch * (index // columns + 0.5), 1), size, size, who, names[who])
        for index, who in enumerate(placed.plot.dots)
    ]  # fmt: skip


def titles(placed: Placed, words: Words = ENGLISH) -> list[Label]:
    """The unit's name and its share, in two lines where they need them; in red where nobody of ours knows anybody."""
    room = placed.w - 14.0
    said = [
        Label(placed.x + 7.0, placed.y + 2.0 + _SECOND * number, room, (_ink(name), _ink(share, bold=True)), align="both")
        for number, (name, share) in enumerate(_title_lines(placed) if not words.chinese else _chinese_title(placed))
    ]  # fmt: skip
    if placed.plot.known == 0:
        text = shorten(words["no_one"], room, _SAID, bold=True)
        line = Line(text, _SAID, bold=True, tone="fall")
        wide = min(room, width(text, _SAID, bold=True))
        said.append(Label(placed.x + 7.0, placed.y + placed.h - 17.0, wide, (line,)))
    return said


def _ink(text: str, *, bold: bool = False) -> Line:
    return Line(text, _TITLE, bold=bold, tone="ground-ink")


def _chinese_title(placed: Placed) -> list[tuple[str, str]]:
    """The Chinese name where there is one, in one line, so that the dots below stand where they stand in English."""
    if not placed.plot.name_zh:
        return _title_lines(placed)
    share = f"{placed.plot.share:.0%}".replace("%", " %")
    room = placed.w - 20.0 - width(share, _TITLE, bold=True)
    return [(shorten(placed.plot.name_zh, room, _TITLE), share)]


def _title_lines(placed: Placed) -> list[tuple[str, str]]:
    """One line or two: what stands left, and what stands right."""
    share = f"{placed.plot.share:.0%}".replace("%", " %")
    room = placed.w - 14.0
    beside = room - width(share, _TITLE, bold=True) - 6.0
    short = shorten(placed.plot.name, beside, _TITLE)
    if not short.endswith("…"):
        return [(short, share)]
    first, *rest = abbreviated(placed.plot.name).split(" ")
    while rest and width(f"{first} {rest[0]}", _TITLE) <= beside:
        first = f"{first} {rest.pop(0)}"
    if rest and width(first, _TITLE) <= beside:
        return [(first, share), (shorten(" ".join(rest), room, _TITLE), "")]
    return [(shorten(placed.plot.name, room, _TITLE), ""), ("", share)]
