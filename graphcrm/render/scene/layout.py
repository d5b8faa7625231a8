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
NAME, SMALL = 13.0, 12.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a label; ``tone`` names a colour of the theme."""

    text: str
    size: float = SMALL
    bold: bool = False
    tone: str = "quiet"

    def to_list(self) -> list[Any]:
        return [self.text, self.size, int(self.bold), self.tone]


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text in a box. ``tick`` is the height at which a thin line to its mark starts."""

    x: float
    y: float
    w: float
    lines: tuple[Line, ...]
    who: str = ""
    align: str = "center"
    tick: float | None = None

    @property
    def h(self) -> float:
        return ROW * len(self.lines)

    def to_dict(self) -> dict[str, Any]:
        said = {
            "x": round(self.x, 1),
            "y": round(self.y, 1),
            "w": round(self.w, 1),
            "lines": [line.to_list() for line in self.lines],
        }
        extra = {"who": self.who, "tick": self.tick, "align": None if self.align == "center" else self.align}
        return said | {name: value for name, value in extra.items() if value not in ("", None)}


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
    label: str = ""
    more: Mapping[str, Any] = field(default_factory=lambda: {})


@dataclass(frozen=True, slots=True)
class Person:
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
class Picture:
    """Marks and labels of one scene, and at which mark a tie to a person ends: from below, and from above."""

    marks: list[Mark] = field(default_factory=lambda: [])
    labels: list[Label] = field(default_factory=lambda: [])
    ends: dict[str, tuple[str, str]] = field(default_factory=lambda: {})
    top: dict[str, str] = field(default_factory=lambda: {})
    stacked: list[str] = field(default_factory=lambda: [])
    stacked_ours: list[str] = field(default_factory=lambda: [])


def picture(
    ours: Sequence[Person], pillars: Sequence[Person], deciders: Sequence[Person], links: Collection[order.Link],
    dots: Mapping[str, Mark], words: Mapping[str, str],
) -> Picture:  # fmt: skip
    """Place our people, pillars and deciders.

    Each sequence comes with the most important first: the first ones stand, the others go into the stack. ``links`` are the steps of the routes, and lead from a pillar to a decider or to
    another person; ``dots`` stand already.
    """
    found = Picture()
    below, rest_ours = _split(ours)
    middle, rest = _split(pillars)
    above = deciders[:MOST]
    found.stacked, found.stacked_ours = [each.id for each in rest], [each.id for each in rest_ours]
    fixed = {ident: (dot.x - LEFT) / (RIGHT - LEFT) for ident, dot in dots.items()}
    rows = [[each.id for each in below], [each.id for each in middle], [f"top {each.id}" for each in above]]
    tops = {each.id for each in above}
    ends = {last for _, last in links} & tops
    joins = [
        (a, f"top {b}") if b in ends and a not in {each.id for each in below} else (a, b) for a, b in links
    ]
    joins += [(each.id, f"top {each.id}") for each in above]
    placed = order.arrange(rows, joins, fixed)
    by_id = {each.id: each for each in (*below, *middle)}
    _stand_ours(found, [by_id[each] for each in placed[0]], rest_ours, words)
    _stand_pillars(found, [by_id[each] for each in placed[1]], rest, words)
    by_top = {f"top {each.id}": each for each in above}
    _stand_deciders(found, [by_top[each] for each in placed[2]])
    return found


def centres(number: int) -> tuple[list[float], float]:
    """The middles of so many places across the drawing, and how wide each is."""
    slot = (RIGHT - LEFT) / max(number, 1)
    return [LEFT + slot * (index + 0.5) for index in range(number)], slot


def _split(people: Sequence[Person]) -> tuple[Sequence[Person], Sequence[Person]]:
    return (people, ()) if len(people) <= MOST else (people[: MOST - 1], people[MOST - 1 :])


def _stand_ours(
    found: Picture, people: Sequence[Person], rest: Sequence[Person], words: Mapping[str, str]
) -> None:
    middles, slot = centres(len(people) + bool(rest))
    for person, x in zip(people, middles, strict=False):
        more = {"short": _initials(person.name)} | ({"crack": True} if person.crack else {})
        mark = Mark(
            f"ours:{person.id}",
            "ours",
            x,
            HEXAGONS,
            marks.HEXAGON * 2,
            marks.HEXAGON * 2,
            person.id,
            person.name,
            more,
        )
        found.marks.append(mark)
        found.ends[person.id] = (mark.id, mark.id)
    texts = [(each.id, _two_lines(each)) for each in people]
    if rest:
        _stack(found, "stack:ours", middles[-1], HEXAGONS, 46.0, [each.id for each in rest])
        texts.append(
            (
                "",
                (
                    Line(words["more"].format(number=len(rest)), NAME, bold=True, tone="ink"),
                    Line(words["more_ours"]),
                ),
            )
        )
    found.labels += _row(texts, middles, slot, HEXAGONS + 27.0)


def _stand_pillars(
    found: Picture, people: Sequence[Person], rest: Sequence[Person], words: Mapping[str, str]
) -> None:
    middles, slot = centres(len(people) + bool(rest))
    for person, x in zip(people, middles, strict=False):
        high = marks.pillar_height(person.intimacy)
        more = {"crack": True} if person.crack else {}
        found.marks += [
            Mark(
                f"pillar:{person.id}",
                "pillar",
                x,
                FLOOR - high / 2,
                marks.CAPITAL_WIDTH,
                high,
                person.id,
                person.name,
                more,
            ),
            Mark(f"foot:{person.id}", "anchor", x, FLOOR, 0.0, 0.0),
            Mark(f"head:{person.id}", "anchor", x, FLOOR - high, 0.0, 0.0),
        ]
        found.ends[person.id] = (f"foot:{person.id}", f"head:{person.id}")
        if person.crack:
            tag = tuple(Line(words[key], 11.5, bold=True, tone="fall") for key in ("tag_1", "tag_2"))
            found.labels.append(
                Label(x - slot / 2 + 2, FLOOR - high - 16 - 2 * ROW, slot - 4, tag, person.id)
            )
    texts = [(each.id, _two_lines(each)) for each in people]
    if rest:
        _stack(found, "stack:theirs", middles[-1], FLOOR - 23.0, 46.0, [each.id for each in rest])
        texts.append(
            (
                "",
                (
                    Line(words["more"].format(number=len(rest)), NAME, bold=True, tone="ink"),
                    Line(words["more_key"]),
                ),
            )
        )
    found.labels += _row(texts, middles, slot, FLOOR + 10.0)


def _stand_deciders(found: Picture, people: Sequence[Person]) -> None:
    middles, slot = centres(len(people))
    heaviest = max((each.weight for each in people), default=1.0)
    for person, x in zip(people, middles, strict=True):
        high = marks.triangle_height(person.weight, heaviest)
        more = {"veto": True} if person.veto else {}
        mark = Mark(
            f"top:{person.id}",
            "decider",
            x,
            SPIRE_BASE - high / 2,
            high * 1.15,
            high,
            person.id,
            person.name,
            more,
        )
        found.marks += [mark, Mark(f"base:{person.id}", "anchor", x, SPIRE_BASE, 0.0, 0.0)]
        found.top[person.id] = f"base:{person.id}"
        found.labels.append(
            _label(person.id, _two_lines(person), x, SPIRE_BASE - high - 6.0 - 2 * ROW, slot - GAP)
        )
        found.ends.setdefault(person.id, (f"base:{person.id}", f"base:{person.id}"))


def _stack(found: Picture, ident: str, x: float, y: float, size: float, who: Sequence[str]) -> None:
    found.marks.append(Mark(ident, "stack", x, y, size, size, label=str(len(who)), more={"count": len(who)}))
    found.ends |= {each: (ident, ident) for each in who if each not in found.ends}


def _two_lines(person: Person) -> tuple[Line, ...]:
    """The name, and a line below it; `_label` puts the other name where there is room."""
    tone = "fall" if person.crack else "ink"
    return (
        Line(person.name, NAME, bold=True, tone=tone),
        Line(person.below),
        Line(person.other, NAME, bold=True, tone=tone),
    )


def _row(
    texts: Sequence[tuple[str, tuple[Line, ...]]], middles: Sequence[float], slot: float, y: float
) -> list[Label]:
    """Labels in one line where every name fits its place (what stands below the name may be shortened), else in two."""
    names = [width(lines[0].text, lines[0].size, bold=True) for _, lines in texts]
    if max(names, default=0.0) <= slot - GAP and slot >= 100.0:
        return [_label(who, lines, x, y, slot - GAP) for (who, lines), x in zip(texts, middles, strict=True)]
    made: list[Label] = []
    for index, ((who, lines), x) in enumerate(zip(texts, middles, strict=True)):
        lower = index % 2 == 1
        made.append(
            _label(
                who,
                lines,
                x,
                y + (2 * ROW + 4.0 if lower else 0.0),
                2 * slot - GAP - 4.0,
                tick=y - 6.0 if lower else None,
            )
        )
    return made


def _label(
    who: str, lines: Sequence[Line], x: float, y: float, room: float, tick: float | None = None
) -> Label:
    low, high = max(x - room / 2, LEFT - 8.0), min(x + room / 2, WIDTH - 4.0)
    short = tuple(
        Line(shorten(line.text, high - low, line.size, bold=line.bold), line.size, line.bold, line.tone)
        for line in _both_names(lines, high - low)
    )
    wide = min(high - low, max(width(line.text, line.size, bold=line.bold) for line in short))
    left = min(max(x - wide / 2, low), high - wide)
    return Label(left, y, wide, short, who, tick=tick)


def _both_names(lines: Sequence[Line], room: float) -> tuple[Line, Line]:
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
