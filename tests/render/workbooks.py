"""An account that fills every sheet of the assessment's workbook, and how the workbook is read back."""

from __future__ import annotations

import datetime
import io
from functools import cache
from typing import Any

import pytest
from openpyxl import load_workbook

from graphcrm.account.graph import AccountGraph
from graphcrm.render.workbook import Made, workbook
from graphcrm.schema.scales import RANK
from graphcrm.scorecard import Assessment, AssessmentContext, assess
from graphcrm.scorecard.metric import Layer
from graphcrm.snapshot import Snapshot
from tests.analysis.worlds import ACCOUNT, DAY, World
from tests.render.pages import account

UNKNOWN = "not known"
DATA_SHEET = "Chart data"
NAMES = {
    Layer.GENERAL: "L1 General",
    Layer.KEY: "L2 Key",
    Layer.ORGANIZATIONAL: "L3 Organizational",
    Layer.WORK: "E Our own work",
}
Rows = list[dict[str, Any]]


def full() -> World:
    """One of everything that the workbook shows; some of it is not known."""
    world = account().contact("dan", rank=4, key=True).employee("ada", rank=5).knows("ada", "gu", 1)
    world.knows("eve", "lin", 4, responsible=True, target_intimacy=3).knows(
        "eve", "dan", None, target_intimacy=4
    )
    world.contact("bob", key=True)
    for ident, columns in {
        "late": {
            "status": "planned",
            "due_on": DAY - datetime.timedelta(12),
            "owner": "eve",
            "to_support": 1,
        },
        "next": {"status": "planned", "due_on": DAY + datetime.timedelta(12)},
        "slow": {"status": "done", "due_on": datetime.date(2026, 9, 1), "done_on": datetime.date(2026, 9, 6)},
    }.items():
        world.thing("Action", ident, name=f"Step {ident}", **columns)
        world.tie("CONCERNS.Action.Contact", ident, "bob")
    for ident, theme, year, how, value in (
        ("n-1", "Cloud", 2026, 2, 5e6), ("n-2", "Cloud", 2027, None, None), ("n-3", "Radio", 2027, -1, 1e6),
    ):  # fmt: skip
        world.thing("Initiative", ident, name=f"Plan {ident}", theme=theme, year=year, fit=how, value=value)
    for year, sales, profit in ((2024, 1e6, None), (2025, 1.5e6, 0.0), (2026, 7e5, 1e4)):
        world.thing("KpiYear", f"k-{year}", year=year, sales=sales, profit=profit, headcount=3.0)
        world.tie("CONCERNS.KpiYear.Organization", f"k-{year}", ACCOUNT)
    return world


def before() -> World:
    world = World(DAY - datetime.timedelta(182)).contact("lin", key=True).contact("gu")
    return world.knows("eve", "lin", 1).supports("lin", -1).decides("gu", "core")


def assessed(snapshot: Snapshot, *earlier: Snapshot) -> Assessment:
    return assess(
        AssessmentContext(AccountGraph(snapshot), earlier=tuple(AccountGraph(each) for each in earlier))
    )


@cache
def looked_at() -> tuple[Assessment, Made]:
    made = assessed(full().snapshot(), before().snapshot())
    return made, workbook(made)


def read(made: Made) -> Any:
    return load_workbook(io.BytesIO(made.content))


def tables(page: Any, first: str) -> list[Rows]:
    """Every table of a sheet whose first header is ``first``, as records by header; a table ends at an empty row."""
    found: list[Rows] = []
    header: list[str] | None = None
    for row in page.iter_rows(values_only=True):
        values = list(row)
        if values[0] == first and header is None:
            header = [str(each) for each in values if each is not None]
            found.append([])
        elif not any(each is not None for each in values):
            header = None
        elif header is not None:
            found[-1].append(dict(zip(header, values, strict=False)))
    return found


def same(cell: object, value: float | None) -> bool:
    """Whether a cell holds a figure; what is not known has to be said, and 0 has to be a number."""
    if value is None:
        return cell == UNKNOWN
    return isinstance(cell, int | float) and cell == pytest.approx(value, rel=1e-12)


def rank(step: int | None) -> str:
    found = RANK.step(step) if step is not None else None
    return found.term.en if found else UNKNOWN
