"""What differs between the same data in two languages: places and texts, so that the page can switch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

Place = tuple[str | int, ...]


def differences(base: object, other: object, place: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Each place where ``other`` says something else than ``base``, with what it says.

    Where the two have another shape, the whole part is what differs.
    """
    if base == other:
        return
    if isinstance(base, dict) and isinstance(other, dict):
        one, two = cast("dict[str, object]", base), cast("dict[str, object]", other)
        if list(one) == list(two):
            for name, value in one.items():
                yield from differences(value, two[name], (*place, name))
            return
    elif isinstance(base, list | tuple) and isinstance(other, list | tuple):
        first, second = cast("list[object]", base), cast("list[object]", other)
        if len(first) == len(second):
            for number, value in enumerate(first):
                yield from differences(value, second[number], (*place, number))
            return
    yield place, other
