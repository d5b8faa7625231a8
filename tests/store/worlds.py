"""Worlds in two lines: say who and what there is, and bring it into a workspace as a folder of CSV files."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self

import pytest

from graphcrm.values import Cell
from graphcrm.workspace import Imported, Workspace


class World:
    """Sheets in the making. Every method adds a row and gives the world back.

    ``World().account("hailan").contact("c1", works_in="hailan").tie("SUPPORTS", "c1", "own", support="champion")``
    """

    def __init__(self) -> None:
        self.sheets: dict[str, list[dict[str, Cell]]] = {}

    def node(self, label: str, ident: str, /, **cells: Cell) -> Self:
        self.sheets.setdefault(label, []).append({"id": ident, **cells})
        return self

    def tie(self, kind: str, start: str, end: str, /, **cells: Cell) -> Self:
        self.sheets.setdefault(kind, []).append({"from_id": start, "to_id": end, **cells})
        return self

    def account(self, ident: str, **cells: Cell) -> Self:
        return self.organization(ident, kind="customer", **cells)

    def organization(self, ident: str, kind: str = "own", **cells: Cell) -> Self:
        return self.node("Organization", ident, **{"name": f"The {ident}", "kind": kind, **cells})

    def unit(self, ident: str, part_of: str, level: str = "department", **cells: Cell) -> Self:
        self.node("OrgUnit", ident, **{"name": f"Unit {ident}", "level": level, **cells})
        return self.tie("PART_OF", ident, part_of)

    def contact(self, ident: str, works_in: str | None = None, **cells: Cell) -> Self:
        self.node("Contact", ident, **{"name": f"Contact {ident}", **cells})
        return self.tie("WORKS_IN", ident, works_in) if works_in else self

    def employee(self, ident: str, *knows: str, **cells: Cell) -> Self:
        self.node("Employee", ident, **{"name": f"Employee {ident}", **cells})
        for contact in knows:
            self.tie("KNOWS", ident, contact, intimacy="trusted", observed_on="2026-01-15")
        return self

    def opportunity(self, ident: str, of: str, stage: str = "proposal", **cells: Cell) -> Self:
        self.node("Opportunity", ident, **{"name": f"Opportunity {ident}", "stage": stage, **cells})
        return self.tie("CONCERNS", ident, of)

    def write(self, folder: Path, *, order: Callable[[list[dict[str, Cell]]], object] | None = None) -> Path:
        """The folder of CSV files, one a sheet. ``order`` may put the rows of each into another order."""
        folder.mkdir(parents=True)
        for name, sheet in self.sheets.items():
            header = list(dict.fromkeys(column for row in sheet for column in row))
            rows = list(sheet)
            if order:
                order(rows)
            _write(folder / f"{name}.csv", header, rows)
        return folder


def _write(file: Path, header: Sequence[str], rows: Sequence[dict[str, Cell]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, header, restval="")
        writer.writeheader()
        writer.writerows(rows)


def small_account() -> World:
    """One account with three people, two units, two of ours, an opportunity and a competitor."""
    return (
        World()
        .account("hailan", name="Hailan Telecom", name_zh="海蓝电信")
        .organization("own")
        .organization("rival", "competitor")
        .unit("u1", "hailan")
        .unit("u2", "u1")
        .contact("c1", "u1", key="yes")
        .contact("c2", "u2")
        .contact("c3", "hailan")
        .employee("e1", "c1", "c2")
        .employee("e2", "c2")
        .opportunity("o1", "hailan", amount=1_000_000)
        .tie("REPORTS_TO", "c2", "c1", observed_on="2026-02-01")
        .tie("DECIDES", "c1", "o1", role="approver", observed_on="2026-02-01")
        .tie("SUPPORTS", "c1", "own", support="supporter", observed_on="2026-02-01", source="Visit")
        .tie("SUPPORTS", "c1", "rival", support="neutral", observed_on="2026-02-01")
        .tie("COMPETES_FOR", "rival", "o1", observed_on="2026-02-01")
        .node("Interaction", "i1", kind="visit", held_on="2026-03-05")
        .tie("ATTENDED", "c1", "i1")
        .tie("ATTENDED", "e1", "i1")
        .tie("CONCERNS", "i1", "o1")
    )


Bring = Callable[..., Imported]


@pytest.fixture
def bring(tmp_path: Path, workspace: Workspace) -> Bring:
    """Imports a world into the workspace, from a folder of its own."""
    numbers = itertools.count(1)

    def import_world(world: World, name: str | None = None) -> Imported:
        return workspace.import_(world.write(tmp_path / (name or f"book-{next(numbers)}")))

    return import_world
