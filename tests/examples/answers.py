"""`examples/ANSWERS.md` read: the tables of what must be found and what must not be said, and how findings are matched."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from graphcrm.findings import Finding

EXAMPLES = Path(__file__).parents[2] / "examples"
ANSWERS = (EXAMPLES / "ANSWERS.md").read_text("utf-8")
DAY = datetime.date(2026, 11, 20)


class Row(NamedTuple):
    """One row of a table of the answers."""

    kind: str
    who: frozenset[str]
    opportunity: str | None
    about: frozenset[str]

    def __str__(self) -> str:
        return f"{self.kind} {'+'.join(sorted(self.who))} {self.opportunity or '-'}"


def cells(section: str) -> list[list[str]]:
    """The cells of the table below a heading, without its head."""
    part = re.split(rf"^##+ {re.escape(section)}\n", ANSWERS, flags=re.MULTILINE)[1]
    body = re.split(r"^##", part, flags=re.MULTILINE)[0]
    lines = [line for line in body.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def rows(section: str) -> list[Row]:
    """A table of weak spots; ``about`` holds words where the table says no ids there."""
    return [
        Row(row[0], _ids(row[1]), None if row[2] == "–" else row[2], _ids(row[3])) for row in cells(section)
    ]


def same(each: Finding, row: Row) -> bool:
    return (each.kind, frozenset(each.who), each.opportunity) == row[:3]


def accused(found: Iterable[Finding], row: Row, planted: Iterable[Row]) -> list[Finding]:
    """Findings that accuse an innocent look-alike; those that are planted are meant for others."""
    return [
        each
        for each in found
        if each.kind == row.kind
        and row.opportunity in (None, each.opportunity)
        and row.who <= frozenset((*each.who, *(each.about if row.kind == "thin_access" else ())))
        and not any(same(each, other) for other in planted)
    ]


def _ids(cell: str) -> frozenset[str]:
    return frozenset(each.strip() for each in cell.split(",")) - {"–"}
