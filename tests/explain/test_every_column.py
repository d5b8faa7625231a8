"""Nothing is asked for that no output reads: whatever a column says, `explain` says otherwise where it is blank."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest

from graphcrm import schema
from graphcrm.account.graph import AccountGraph
from graphcrm.analysis import analyze
from graphcrm.explain import explain
from graphcrm.schema import Form, Property, Shape
from tests.analysis.worlds import ACCOUNT, DAY, US, World

ENDS = frozenset({"id", "from_id", "to_id"})
WHEN = frozenset({"valid_from", "valid_to"})
"""They say on which days a row is seen at all; looks back have tests of their own."""
PAST = DAY - datetime.timedelta(100)
COLUMNS = [
    pytest.param(shape, prop, id=f"{shape.name}.{prop.name}")
    for shape in schema.SHAPES
    for prop in shape.kind.columns
    if prop.name not in ENDS | WHEN and not prop.required
]
BROUGHT = {shape.start: shape for shape in reversed(schema.TIE_SHAPES) if shape.kind.name == "CONCERNS"}
"""By label: a tie that brings one into an account."""


def value(prop: Property) -> Any:
    if prop.refers_to:
        return {"Organization": US, "Employee": "eve", "Contact": "ann"}.get(prop.refers_to, "deal")
    if prop.scale:
        step = prop.scale.steps[0]
        return step.code if step.value is None else step.value
    by_form = {
        Form.DATE: PAST,
        Form.FLAG: True,
        Form.INTEGER: 7,
        Form.NUMBER: 7.5,
        Form.TEXT: f"Quoxel {prop.name}",
    }
    return by_form[prop.form]


def bounded(prop: Property) -> Any:
    number = value(prop)
    return max(number, prop.lowest or 0) if prop.form is Form.INTEGER and not prop.scale else number


def world(shape: Shape, **columns: Any) -> tuple[World, str]:
    """An account with one fact of this shape that has its required columns and these; and whom to ask for."""
    base = World().employee("eve").contact("ann").opportunity("deal")
    base.knows("eve", "ann").tie("CONCERNS.Opportunity.Organization", "deal", ACCOUNT)
    filled = {
        prop.name: bounded(prop) for prop in shape.kind.columns if prop.required and prop.name not in ENDS
    }
    if not shape.is_tie:
        ident = {"Organization": US, "Contact": "ann", "Employee": "eve", "Opportunity": "deal"}.get(
            shape.name, "thing"
        )
        required = filled if ident == "thing" else {}
        base.thing(shape.name, ident, **required, **columns)
        if shape.name in BROUGHT and ident == "thing":
            bringing = BROUGHT[shape.name]
            base.tie(bringing.name, ident, there(base, bringing.end, "of"))
        return base, ident
    start, end = there(base, shape.start, "from"), there(base, shape.end, "to")
    base.tie(shape.name, start, end, **{**filled, **columns})
    return base, end if shape.end == "Contact" else start


def there(base: World, label: str, end: str) -> str:
    """One of this label that the account has."""
    known = {
        "Contact": {"from": "bob", "to": "ann"},
        "Organization": {"from": "rival", "to": US, "of": ACCOUNT},
    }
    ident = (
        known.get(label, {}).get(end)
        or {"Employee": "eve", "Opportunity": "deal"}.get(label)
        or f"{label}-{end}"
    )
    if label == "Organization":
        base.organization("rival", "competitor")
    elif label == "Contact":
        base.contact(ident)
    elif label not in ("Employee", "Opportunity"):
        required = {
            prop.name: bounded(prop)
            for prop in schema.NODES[label].columns
            if prop.required and prop.name != "id"
        }
        base.thing(label, ident, **required)
    return ident


def told(base: World, ident: str) -> str:
    analysis = analyze(base.snapshot())
    assert isinstance(analysis.account, AccountGraph)
    page = explain(analysis, ident)
    return json.dumps([page.to_dict(language) for language in ("en", "zh-Hans")])


@pytest.mark.parametrize(("shape", "prop"), COLUMNS)
def test_every_column_is_told(shape: Shape, prop: Property) -> None:
    blank, ident = world(shape)
    filled, _ = world(shape, **{prop.name: bounded(prop)})
    before, after = told(blank, ident), told(filled, ident)
    assert before != after
    if prop.form is Form.TEXT:
        names: dict[str, str] = {"eve": "Eve", "ann": "Ann", "deal": "Deal", US: "Us"}
        text = names.get(str(bounded(prop)), str(bounded(prop)))
        assert after.count(text) > before.count(text)


@pytest.mark.parametrize("shape", [shape for shape in schema.NODE_SHAPES if shape.name != "Organization"])
def test_whatever_is_on_record_can_be_asked_for(shape: Shape) -> None:
    base, ident = world(shape)
    assert explain(analyze(base.snapshot()), ident).id == ident
