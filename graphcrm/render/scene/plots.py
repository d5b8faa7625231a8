"""The ground: contacts who are no pillars, as dots in plots, one plot a unit (with the units below it)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graphcrm.messages import Message
from graphcrm.records import OrgUnit
from graphcrm.render.scene import marks, shapes
from graphcrm.render.scene.layout import GAP, LEFT, PLOTS, RIGHT, Label, Mark, TextLine
from graphcrm.render.scene.presenter import Presenter
from graphcrm.render.scene.text import abbreviated, shorten, width
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

    @property
    def percent(self) -> str:
        return f"{self.share:.0%}".replace("%", " %")

    @property
    def tone(self) -> str:
        """The name of its colour."""
        return marks.plot_tone(self.share)

    def about(self) -> Message:
        """How well it is known."""
        if self.known == 0:
            return Message("page.plot_none")
        return Message("page.plot", share=self.percent, number=len(self.people))


@dataclass(frozen=True, slots=True)
class PlacedPlot:
    """A plot in its place."""

    plot: Plot
    x: float
    y: float
    w: float
    h: float

    @property
    def parts(self) -> shapes.Parts:
        """How it is drawn."""
        return shapes.plot(self.w, self.h, self.plot.tone)


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
    return _plots(presenter, _merged(named, size), people, key)


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
    units, todo = [unit], [unit]
    while todo:
        fresh = [part for part in presenter.account.parts.get(todo.pop(), ()) if part not in units]
        units += fresh
        todo += fresh
    return tuple(units)


def _merged(
    groups: list[tuple[str, tuple[str, ...]]], size: Callable[[Sequence[str]], int]
) -> list[tuple[str, tuple[str, ...]]]:
    if len(groups) <= MOST_PLOTS:
        return groups
    groups = sorted(groups, key=lambda group: (-size(group[1]), group[0]))
    small = groups[MOST_PLOTS - 1 :]
    return [*groups[: MOST_PLOTS - 1], ("", tuple(unit for _, units in small for unit in units))]


def _plots(
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

    return [_plot(presenter, ident, parts, people, key) for ident, parts in sorted(groups, key=rank)]


def _plot(
    presenter: Presenter,
    ident: str,
    parts: tuple[str, ...],
    people: Mapping[str, Sequence[str]],
    key: Collection[str],
) -> Plot:
    everybody = [who for part in parts for who in people.get(part, ())]
    dots = sorted((who for who in everybody if who not in key), key=lambda who: _stance_order(presenter, who))
    unit = presenter.snapshot.nodes(OrgUnit).get(ident) or presenter.snapshot.account
    name = unit.name if ident else presenter.words.say("page.other_units", number=len(parts))
    known = sum(who in presenter.account.known_by for who in everybody)
    in_time = sum(map(presenter.account.in_time, everybody))
    zh = (unit.name_zh or "") if ident else ""
    return Plot(ident or "…", name, zh, parts, tuple(everybody), tuple(dots), known, in_time)


def _stance_order(presenter: Presenter, who: str) -> tuple[int, str, str]:
    stance = presenter.stance(who, None)
    return (9 if stance is None else -stance.support, presenter.units.get(who, ""), who)


def place(plots: Sequence[Plot]) -> list[PlacedPlot]:
    """In one row, or two of about as many dots; each as wide as its dots need."""
    if not plots:
        return []
    rows = [list(plots)] if len(plots) <= ONE_ROW else _halves(plots)
    top, bottom = PLOTS
    high = (bottom - top - GAP * (len(rows) - 1)) / len(rows)
    placed: list[PlacedPlot] = []
    for number, row in enumerate(rows):
        room = RIGHT - LEFT - GAP * (len(row) - 1)
        least = min(_LEAST, room / len(row))
        total = sum(len(plot.dots) for plot in row)
        free, x = room - least * len(row), LEFT
        for plot in row:
            wide = least + free * (len(plot.dots) / total if total else 1 / len(row))
            placed.append(PlacedPlot(plot, x, top + number * (high + GAP), wide, high))
            x += wide + GAP
    return placed


def _halves(plots: Sequence[Plot]) -> list[list[Plot]]:
    """Two rows that need about as much room: each plot has a title, and a place for each dot."""
    sizes = [_LEAST + marks.DOT_PITCH * len(plot.dots) / 2 for plot in plots]
    split = min(range(1, len(plots)), key=lambda cut: abs(sum(sizes[:cut]) - sum(sizes[cut:])))
    return [list(plots[:split]), list(plots[split:])]


def dots(placed: Sequence[PlacedPlot]) -> list[Mark]:
    """A dot a person, in rows, of one size in all plots; closer where there are many."""
    pitch = marks.DOT_PITCH
    while pitch > 1.0 and any(
        len(plot.plot.dots) > _columns(plot, pitch) * _rows(plot, pitch) for plot in placed
    ):
        pitch *= 0.96
    return [mark for plot in placed for mark in _dots(plot, pitch)]


def _columns(placed: PlacedPlot, pitch: float) -> int:
    return max(1, int((placed.w - 2 * _EDGE) / pitch))


def _rows(placed: PlacedPlot, pitch: float) -> int:
    below = 14.0 if placed.plot.known == 0 else 4.0
    return max(1, int((placed.h - _head(placed) - below) / pitch))


def _head(placed: PlacedPlot) -> float:
    return _HEAD + _SECOND * (len(_title_lines(placed)) - 1)


def _dots(placed: PlacedPlot, pitch: float) -> Iterator[Mark]:
    columns = _columns(placed, pitch)
    size = round(2 * pitch * marks.DOT_SHARE, 1)
    left, top = placed.x + _EDGE, placed.y + _head(placed) + 1.0
    for index, who in enumerate(placed.plot.dots):
        row, column = divmod(index, columns)
        x, y = round(left + pitch * (column + 0.5), 1), round(top + pitch * (row + 0.5), 1)
        yield Mark(f"dot:{who}", "dot", x, y, size, size, who)


def titles(placed: PlacedPlot, words: Words) -> list[Label]:
    """The unit's name and its share, in two lines where they need them; in red where nobody of ours knows anybody."""
    room, left = placed.w - 14.0, placed.x + 7.0
    lines = _chinese_title(placed) if words.chinese else _title_lines(placed)
    labels = [
        Label(
            left, placed.y + 2.0 + _SECOND * number, room, (_ink(name), _ink(share, bold=True)), align="both"
        )
        for number, (name, share) in enumerate(lines)
    ]
    if placed.plot.known == 0:
        text = shorten(words.say("page.no_one"), room, _SAID, bold=True)
        line = TextLine(text, _SAID, bold=True, tone="fall")
        wide = min(room, width(text, _SAID, bold=True))
        labels.append(Label(left, placed.y + placed.h - 17.0, wide, (line,)))
    return labels


def _ink(text: str, *, bold: bool = False) -> TextLine:
    return TextLine(text, _TITLE, bold=bold, tone="ground-ink")


def _chinese_title(placed: PlacedPlot) -> list[tuple[str, str]]:
    """The Chinese name where there is one, in one line, so that the dots below stand where they stand in English."""
    if not placed.plot.name_zh:
        return _title_lines(placed)
    share = placed.plot.percent
    room = placed.w - 20.0 - width(share, _TITLE, bold=True)
    return [(shorten(placed.plot.name_zh, room, _TITLE), share)]


def _title_lines(placed: PlacedPlot) -> list[tuple[str, str]]:
    """One line or two: what stands left, and what stands right."""
    share, name = placed.plot.percent, placed.plot.name
    room = placed.w - 14.0
    beside = room - width(share, _TITLE, bold=True) - 6.0
    short = shorten(name, beside, _TITLE)
    if not short.endswith("…"):
        return [(short, share)]
    first, *others = abbreviated(name).split(" ")
    while others and width(f"{first} {others[0]}", _TITLE) <= beside:
        first = f"{first} {others.pop(0)}"
    if others and width(first, _TITLE) <= beside:
        return [(first, share), (shorten(" ".join(others), room, _TITLE), "")]
    return [(shorten(name, room, _TITLE), ""), ("", share)]
