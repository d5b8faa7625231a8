"""The account as of a day is as in a store that never saw what is dated later; every share and index has bounds."""

from __future__ import annotations

import datetime
import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from graphcrm import schema
from graphcrm.schema import Form, Shape
from graphcrm.scorecard import METRICS, AssessmentContext
from graphcrm.scorecard.metric import Unit
from graphcrm.snapshot import Kept, State, take
from graphcrm.store import key_of
from tests.analysis.worlds import ACCOUNT, DAY
from tests.scorecard.drawn import drawn

SEEDS = st.integers(0, 10**6)
PLANS = frozenset({"bid_on", "committed_until", "decision_on", "due_on", "ends_on", "until", "valid_to"})
"""Days that may lie ahead of what is known today."""
DONE = frozenset({"accepted_on", "closed_on", "done_on", "filed_on", "minutes_on", "needed_on"})


def rows(seed: int, until: datetime.date | None) -> Kept:
    """Two of every node and tie of the whole vocabulary, each day drawn around `DAY`; those dated after ``until`` left out."""
    draw = random.Random(seed)
    states: list[State] = []
    later, tied = set[str](), set[str]()
    for shape in schema.SHAPES:
        for number in range(2):
            row = drawn_row(draw, shape, number)
            days = [
                row[name] for name in row if isinstance(row[name], datetime.date) and name not in PLANS | DONE
            ]
            begun = days if not shape.is_tie else [row["valid_from"] or row.get("observed_on")]
            if until and any(day and day > until for day in begun):
                later.add(str(row.get("from_id") or ""))
                continue
            if until:
                row = {
                    name: None if name in DONE and value and value > until else value
                    for name, value in row.items()
                }
            values = tuple(row[name] for name in shape.columns)
            states.append(State(shape, key_of(shape)(values), values))
            if shape.is_tie and shape.start == "Employee" and shape.kind.name != "WORKS_IN":
                tied.add(str(row["from_id"]))
    # A store brings those of ours whom a tie brings: who has later ones alone would not be there.
    return Kept.of(
        state for state in states if state.shape.name != "Employee" or state.row[0] not in later - tied
    )


def drawn_row(draw: random.Random, shape: Shape, number: int) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(shape.columns)
    for prop in shape.properties:
        if prop.form is Form.DATE and (prop.required or draw.random() < 0.5):
            row[prop.name] = DAY + datetime.timedelta(draw.randrange(-200, 200))
    row |= {"recorded_at": "2026-01-01", "import_id": "i", "sheet": "s", "row": 1, "hash": str(number)}
    if shape.is_tie:
        row |= {"from_id": f"{shape.start}{number}", "to_id": f"{shape.end}{draw.randrange(2)}"}
        if shape.kind.name == "WORKS_IN":
            row["valid_to"] = None
        return row
    row["id"] = f"{shape.kind.name}{number}"
    if shape.kind.name == "Organization":
        row |= {"id": ACCOUNT if number == 0 else "Organization1", "valid_from": None, "valid_to": None}
    if "name" in row:
        row["name"] = row["id"]
    if "year" in row:
        row["year"] = DAY.year
    if "stage" in row:
        row["stage"] = "lead"
    if "status" in row:
        row["status"] = "planned"
    return row


@given(SEEDS)
@settings(max_examples=80)
def test_as_of_a_day_is_as_if_later_rows_had_never_come(seed: int) -> None:
    seen, never = (take(ACCOUNT, DAY, kept, {}) for kept in (rows(seed, None), rows(seed, DAY)))
    for (shape, there), (_, known) in zip(seen.rows(), never.rows(), strict=True):
        assert there == known, shape.name


@given(SEEDS)
@settings(max_examples=60)
def test_shares_and_indices_lie_within_their_bounds_on_every_day(seed: int) -> None:
    world = drawn(seed)
    ahead = DAY + datetime.timedelta(days=1500)
    world.thing("Asset", "later", vendor="us", product_line="core", value=5e6, installed_on=ahead)
    world.tie("CONCERNS.Asset.Organization", "later", ACCOUNT).supports("theirs0", 1, whom="rival")
    world.thing("Asset", "theirs", vendor="rival", product_line="core", value=1e6, installed_on=ahead)
    world.tie("CONCERNS.Asset.Organization", "theirs", ACCOUNT)
    for back in (0, 100, 250, 500, -2000):
        world.as_of = DAY - datetime.timedelta(days=back)
        context = AssessmentContext(world.account())
        for name, metric in METRICS.items():
            measured = metric.measure(context)
            if metric.unit in (Unit.SHARE, Unit.INDEX) and measured.value is not None:
                assert -1e-12 <= measured.value <= 1 + 1e-12, name
                for end in measured.interval or ():
                    assert -1e-12 <= end <= 1 + 1e-12, name
            assert -1e-12 <= measured.known <= 1 + 1e-12, name
            if metric.unit is Unit.SHARE:
                for part in measured.parts:
                    assert part.value is None or part.of is None or part.value <= part.of + 1e-9, (name, part)
