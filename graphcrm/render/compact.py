"""Many records of one shape, written once: what is the same in all, the names of the columns, a row for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Generic, TypedDict, TypeVar

Record = TypeVar("Record", bound=Mapping[str, object])


class Table(TypedDict, Generic[Record]):
    """Records of one shape: what is ``same`` in all of them, and rows of what differs."""

    same: Mapping[str, object]
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]


def table(records: Sequence[Record]) -> Table[Record]:
    """The page's ``records`` makes the records of it again. ``None`` is left out."""
    names = list(
        dict.fromkeys(name for record in records for name, value in record.items() if value is not None)
    )
    same = {
        name: records[0][name]
        for name in names
        if all(name in record and record[name] == records[0][name] for record in records)
    }
    columns = [name for name in names if name not in same]
    return {"same": same, "columns": columns, "rows": [row(record, columns) for record in records]}


def row(record: Mapping[str, Any], columns: Sequence[str]) -> list[Any]:
    """The values in the order of the columns, without the empty ones at the end."""
    values = [record.get(name) for name in columns]
    while values and values[-1] is None:
        values.pop()
    return values


class Texts:
    """Texts that stand many times, each kept once and named by its number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, text: str | None) -> int | None:
        """The text's number; none for no text."""
        return self._numbers.setdefault(text, len(self._numbers)) if text else None

    @property
    def all(self) -> list[str]:
        return list(self._numbers)
