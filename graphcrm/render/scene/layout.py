"""Where everything stands. Pure: from who is shown to marks and labels with fixed places, in units of the drawing.

The drawing is 1240 × 830, y downwards. Every label has a box, no two boxes overlap, and the page never writes beyond
a box: texts are shortened first, then staggered on two levels; the whole text stands in the side panel and on hover.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from graphcrm.render.scene import marks, order
from graphcrm.render.scene.text import shorten, width
from graphcrm.render.shape import LabelData
from graphcrm.render.words import Words

WIDTH, HEIGHT = 1240.0, 830.0
LEFT, RIGHT = 126.0, 1228.0
BANDS = {
    "spire": (0.0, 130.0),
    "vault": (130.0, 222.0),
    "pillars": (222.0, 472.0),
    "ground": (472.0, 696.0),
    "bedrock": (696.0, 830.0),
}
SPIRE_BASE, FLOOR, HEXAGONS = 112.0, 468.0, 732.0
PLOTS = (550.0, 688.0)
MOST = 14
"""How many stand in a row; of more, the last place is the stack of the others."""
ROW, GAP = 15.0, 8.0
NAME, SMALL, STACK = 13.0, 12.0, 46.0


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of a label; ``tone`` names a colour of the theme."""

    text: str
    size: float = SMALL
    bold: bool = False
    tone: str = "quiet"

    def to_list(self) -> tuple[str, float, int, str]:
        return self.text, self.size, int(self.bold), self.tone


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text in a box. ``tick`` is the height at which a thin line to its mark starts."""

    x: float
    y: float
    w: float
    lines: tuple[TextLine, ...]
    who: str = ""
    align: str = "center"
    tick: float | None = None

    @property
    def h(self) -> float:
        return ROW * len(self.lines)

    def to_dict(self) -> LabelData:
        lines = [line.to_list() for line in self.lines]
        label: LabelData = {
            "x": round(self.x, 1),
            "y": round(self.y, 1),
            "w": round(self.w, 1),
            "lines": lines,
        }
        if self.who:
            label["who"] = self.who
        if self.tick is not None:
            label["tick"] = self.tick
        if self.align != "center":
            label["align"] = self.align
        return label


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that is drawn: what it is, where its middle stands, how large it is, who it is."""

    id: str
    mark: str
    x: float
    y: float
    w: float
    h: float
    who: str = ""
    more: Mapping[str, Any] = field(default_factory=lambda: {})


@dataclass(frozen=True, slots=True)
class Figure:
    """What a row needs to know of somebody: the names, what stands below them, and what decides the size."""

    id: str
    name: str
    below: str
    other: str = ""
    intimacy: int | None = None
    weight: float = 1.0
    veto: bool = False
    crack: bool = False


@dataclass(slots=True)
class Placement:
    """Marks and labels of one scene, and at which mark a tie to a person ends: from below, and from above."""

    marks: list[Mark] = field(default_factory=lambda: [])
    labels: list[Label] = field(default_factory=lambda: [])
    ends: dict[str, tuple[str, str]] = field(default_factory=lambda: {})
    top: dict[str, str] = field(default_factory=lambda: {})
    stacked: list[str] = field(default_factory=lambda: [])
    stacked_ours: list[str] = field(default_factory=lambda: [])


def picture(
    ours: Sequence[Figure],
    pillars: Sequence[Figure],
    deciders: Sequence[Figure],
    links: Collection[order.Link],
    dots: Mapping[str, Mark],
    words: Words,
) -> Placement:
    """Place our people, pillars and deciders.

    Each sequence comes with the most important first: the first ones stand, the others go into the stack. ``links`` are the steps of the routes, and lead from a pillar to a decider or to
    another person; ``dots`` stand already.
    """
    drawn = Placement()
    below, stacked_ours = _split(ours)
    middle, stacked = _split(pillars)
    above = deciders[:MOST]
    drawn.stacked, drawn.stacked_ours = (
        [person.id for person in stacked],
        [person.id for person in stacked_ours],
    )
    fixed = {ident: (dot.x - LEFT) / (RIGHT - LEFT) for ident, dot in dots.items()}
    rows = [[person.id for person in row] for row in (below, middle)]
    tops = {person.id: f"top {person.id}" for person in above}
    joins = [
        (start, tops[end]) if end in tops and start not in rows[0] else (start, end) for start, end in links
    ]
    bottom, pillar_row, top = order.arrange([*rows, [*tops.values()]], [*joins, *tops.items()], fixed)
    by_id = {person.id: person for person in (*below, *middle)}
    by_top = {tops[person.id]: person for person in above}
    _stand_ours(drawn, [by_id[ident] for ident in bottom], stacked_ours, words)
    _stand_pillars(drawn, [by_id[ident] for ident in pillar_row], stacked, words)
    _stand_deciders(drawn, [by_top[ident] for ident in top])
    return drawn


def centres(number: int) -> tuple[list[float], float]:
    """The middles of so many places across the drawing, and how wide each is."""
    slot = (RIGHT - LEFT) / max(number, 1)
    return [LEFT + slot * (index + 0.5) for index in range(number)], slot


def _split(people: Sequence[Figure]) -> tuple[Sequence[Figure], Sequence[Figure]]:
    return (people, ()) if len(people) <= MOST else (people[: MOST - 1], people[MOST - 1 :])


def _stand_ours(drawn: Placement, people: Sequence[Figure], stacked: Sequence[Figure], words: Words) -> None:
    middles, slot = centres(len(people) + bool(stacked))
    size = marks.HEXAGON * 2
    for person, x in zip(people, middles, strict=False):
        more = {"short": _initials(person.name)} | ({"crack": True} if person.crack else {})
        mark = Mark(f"ours:{person.id}", "ours", x, HEXAGONS, size, size, person.id, more)
        drawn.marks.append(mark)
        drawn.ends[person.id] = (mark.id, mark.id)
    texts = [(person.id, _two_lines(person)) for person in people]
    if stacked:
        _stack(drawn, "stack:ours", middles[-1], HEXAGONS, stacked)
        texts.append(("", _stack_lines(words, len(stacked), "page.more_ours")))
    drawn.labels += _row(texts, middles, slot, HEXAGONS + 27.0)


def _stand_pillars(
    drawn: Placement, people: Sequence[Figure], stacked: Sequence[Figure], words: Words
) -> None:
    middles, slot = centres(len(people) + bool(stacked))
    tag = tuple(TextLine(words.say(f"page.tag_{place}"), 11.5, bold=True, tone="fall") for place in (1, 2))
    for person, x in zip(people, middles, strict=False):
        high, wide = marks.pillar_height(person.intimacy), marks.CAPITAL_WIDTH
        head, foot = f"head:{person.id}", f"foot:{person.id}"
        more = {"crack": True} if person.crack else {}
        drawn.marks += [
            Mark(f"pillar:{person.id}", "pillar", x, FLOOR - high / 2, wide, high, person.id, more),
            Mark(foot, "anchor", x, FLOOR, 0.0, 0.0),
            Mark(head, "anchor", x, FLOOR - high, 0.0, 0.0),
        ]
        drawn.ends[person.id] = (foot, head)
        if person.crack:
            above = FLOOR - high - 16 - 2 * ROW
            drawn.labels.append(Label(x - slot / 2 + 2, above, slot - 4, tag, person.id))
    texts = [(person.id, _two_lines(person)) for person in people]
    if stacked:
        _stack(drawn, "stack:theirs", middles[-1], FLOOR - STACK / 2, stacked)
        texts.append(("", _stack_lines(words, len(stacked), "page.more_key")))
    drawn.labels += _row(texts, middles, slot, FLOOR + 10.0)


def _stand_deciders(drawn: Placement, people: Sequence[Figure]) -> None:
    middles, slot = centres(len(people))
    heaviest = max((person.weight for person in people), default=1.0)
    for person, x in zip(people, middles, strict=True):
        high = marks.triangle_height(person.weight, heaviest)
        more, base, y = {"veto": True} if person.veto else {}, f"base:{person.id}", SPIRE_BASE - high / 2
        top = Mark(f"top:{person.id}", "decider", x, y, high * 1.15, high, person.id, more)
        drawn.marks += [top, Mark(base, "anchor", x, SPIRE_BASE, 0.0, 0.0)]
        drawn.top[person.id] = base
        above = SPIRE_BASE - high - 6.0 - 2 * ROW
        drawn.labels.append(_label(person.id, _two_lines(person), x, above, slot - GAP))
        drawn.ends.setdefault(person.id, (base, base))


def _stack(drawn: Placement, ident: str, x: float, y: float, stacked: Sequence[Figure]) -> None:
    number = len(stacked)
    drawn.marks.append(Mark(ident, "stack", x, y, STACK, STACK, more={"count": number}))
    drawn.ends |= {person.id: (ident, ident) for person in stacked if person.id not in drawn.ends}


def _stack_lines(words: Words, number: int, kind: str) -> tuple[TextLine, ...]:
    return TextLine(words.say("page.more", number=number), NAME, bold=True, tone="ink"), TextLine(
        words.say(kind)
    )


def _two_lines(person: Figure) -> tuple[TextLine, ...]:
    """The name, and a line below it; `_label` puts the other name where there is room."""
    tone = "fall" if person.crack else "ink"
    name, other = (TextLine(text, NAME, bold=True, tone=tone) for text in (person.name, person.other))
    return name, TextLine(person.below), other


def _row(
    texts: Sequence[tuple[str, tuple[TextLine, ...]]], middles: Sequence[float], slot: float, y: float
) -> list[Label]:
    """Labels in one line where every name fits its place (what stands below the name may be shortened), else in two."""
    names = [width(lines[0].text, lines[0].size, bold=True) for _, lines in texts]
    if max(names, default=0.0) <= slot - GAP and slot >= 100.0:
        return [_label(who, lines, x, y, slot - GAP) for (who, lines), x in zip(texts, middles, strict=True)]
    room, lower = 2 * slot - GAP - 4.0, y + 2 * ROW + 4.0
    return [
        _label(who, lines, x, lower, room, tick=y - 6.0) if index % 2 else _label(who, lines, x, y, room)
        for index, ((who, lines), x) in enumerate(zip(texts, middles, strict=True))
    ]


def _label(
    who: str, lines: Sequence[TextLine], x: float, y: float, room: float, tick: float | None = None
) -> Label:
    low, high = max(x - room / 2, LEFT - 8.0), min(x + room / 2, WIDTH - 4.0)
    short = tuple(
        replace(line, text=shorten(line.text, high - low, line.size, bold=line.bold))
        for line in _both_names(lines, high - low)
    )
    wide = min(high - low, max(width(line.text, line.size, bold=line.bold) for line in short))
    left = min(max(x - wide / 2, low), high - wide)
    return Label(left, y, wide, short, who, tick=tick)


def _both_names(lines: Sequence[TextLine], room: float) -> tuple[TextLine, TextLine]:
    """Side by side where there is room for both; else the other name starts the second line, where that has room."""
    name, below, *others = lines
    other = others[0].text if others else ""
    if not other:
        return name, below
    both = replace(name, text=f"{name.text} {other}")
    if width(both.text, both.size, bold=True) <= room:
        return both, below
    second = " · ".join(part for part in (other, below.text) if part)
    return name, replace(below, text=second) if width(second, below.size) <= room else below


def _initials(name: str) -> str:
    parts = [part for part in name.split() if part[:1].isalnum()]
    if parts and not parts[0].isascii():
        return parts[0][:1]
    return "".join(part[0] for part in parts[:2]).upper() or "·"
