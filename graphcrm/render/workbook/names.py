"""How the workbook names people, and where a thing was written."""

from __future__ import annotations

from collections.abc import Iterable

from graphcrm.account.graph import AccountGraph
from graphcrm.messages import Fact, listed
from graphcrm.render.workbook.cells import BLANK, Cell


def names(account: AccountGraph, idents: Iterable[str], nobody: Cell = BLANK) -> Cell:
    """People and things by name, however many; ``nobody`` where there are none."""
    return row_of((account.name(ident) for ident in idents), "names") or nobody


def lines(facts: Iterable[Fact]) -> Fact:
    """Facts such as the places where something was written, each on a line of its own."""
    return row_of(facts, "line")


def row_of(facts: Iterable[Fact], style: str) -> Fact:
    """Facts in a row, in one of the ways of `listed`; `BLANK` where there are none."""
    items = [*facts]
    return listed(items, style=style) if items else BLANK
