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
        base_part, other_part = cast("dict[str, object]", base), cast("dict[str, object]", other)
        if list(base_part) == list(other_part):
            for name, value in base_part.items():
                yield from differences(value, other_part[name], (*place, name))
            return
    elif isinstance(base, list | tuple) and isinstance(other, list | tuple):
        base_list, other_list = cast("list[object]", base), cast("list[object]", other)
        if len(base_list) == len(other_list):
            for number, value in enumerate(base_list):
                yield from differences(value, other_list[number], (*place, number))
            return
    yield place, other
