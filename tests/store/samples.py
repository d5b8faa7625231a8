"""Facts of every shape, with every property filled, drawn from the vocabulary alone."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from graphcrm.schema import NODE_SHAPES, TIE_SHAPES, Form, Property, Shape
from graphcrm.values import Cell
from tests.store.worlds import World

Text = Callable[[int], str]
"""The text of the row with this number."""
TEXTS = (
    "plain",
    "海蓝电信集团",
    "🏗️ 👩‍💼 𠮷",
    'it\'s "quoted" `so`',
    "back\\slash \\n \\\\",
    "a, b; c\td",
    "two\nlines",
    "0",
    "true",
    "2024-05-06",
    "x" * 10_000,
)


def text(number: int) -> str:
    return TEXTS[number % len(TEXTS)]


def cell(prop: Property, number: int, text_of: Text, name: Callable[[str, int], str]) -> Cell:
    """A good cell of this column. ``name`` makes the id of the node with a label and a number."""
    if prop.refers_to is not None:
        return name(prop.refers_to, number)
    if prop.scale is not None:
        return prop.scale.steps[number % len(prop.scale.steps)].code
    if prop.form is Form.TEXT:
        return text_of(number)
    if prop.form is Form.DATE:
        years = 2 if prop.name == "valid_to" else 1
        return datetime.date(2019, 1, 1) + datetime.timedelta(days=365 * years + number)
    numbers: dict[Form, Cell] = {
        Form.FLAG: "yes" if number % 2 else "no",
        Form.INTEGER: int(prop.lowest or 1) + number % 5,
        Form.NUMBER: min(0.1 + number % 80 * 12.34567891, prop.highest or 0),
    }
    return numbers[prop.form]


def numbered(label: str, number: int) -> str:
    return f"{label}-{number}"


def every_shape(
    rows: int, text_of: Text = text, ident: Callable[[str, int], str] = numbered, bare: int = 1
) -> World:
    """``rows`` facts of every shape, with every column filled, but for number ``bare`` that has the required ones alone."""
    world = World()

    def cells(shape: Shape, number: int, ends: int) -> dict[str, Cell]:
        props = shape.kind.columns[ends:]
        full = number != bare
        return {
            prop.name: cell(prop, number, text_of, ident) if full or prop.required else None for prop in props
        }

    for shape in NODE_SHAPES:
        for number in range(rows):
            world.node(shape.kind.name, ident(shape.kind.name, number), **cells(shape, number, 1))
    for shape in TIE_SHAPES:
        same = shape.start == shape.end
        for number in range(rows - same):
            world.tie(
                shape.kind.name,
                ident(shape.start, number),
                ident(shape.end, number + same),
                **cells(shape, number, 2),
                from_label=shape.start,
                to_label=shape.end,
            )
    return world
