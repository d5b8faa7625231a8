"""Every number has bounds; what lies beyond them is refused wherever it comes in, and what lies on them breaks nothing."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from graphcrm import schema
from graphcrm.messages import Term
from graphcrm.schema.column import CENTURY, Form, Property
from graphcrm.values import BadValue, parser
from tests.cases.folders import CASES
from tests.cli.conftest import run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Terminal

__all__ = ["run"]
NUMBERS = [
    pytest.param(prop, id=f"{kind.name}.{prop.name}")
    for kind in (*schema.NODE_TYPES, *schema.TIE_TYPES)
    for prop in kind.columns
    if prop.form in (Form.INTEGER, Form.NUMBER)
]


def test_there_are_numbers() -> None:
    assert len(NUMBERS) >= 15


@pytest.mark.parametrize("prop", NUMBERS)
def test_a_number_is_held_between_its_bounds(prop: Property) -> None:
    parse, low, high = parser(prop), prop.lowest, prop.highest
    assert low is not None
    assert high is not None
    assert (parse(low), parse(high)) == (low, high)
    for beyond in (low - 1, high * 2 + 1, 1e18, -1e18, "1e300", "9" * 400):
        with pytest.raises(BadValue):
            parse(beyond)


@pytest.mark.parametrize("form", [Form.INTEGER, Form.NUMBER])
def test_a_number_without_bounds_is_no_property(form: Form) -> None:
    prop = Property("n", form, Term("N"), "A number.", lowest=0, highest=1)
    for bound in ("lowest", "highest"):
        with pytest.raises(ValueError, match="bounds"):
            dataclasses.replace(prop, **{bound: None})


def _full(bound: str) -> dict[str, str]:
    """A folder of CSV files in which every number of every type stands on a bound."""

    def number(kind: str, name: str) -> str:
        type_ = schema.NODES.get(kind) or schema.TIES[kind]
        prop = next(prop for prop in type_.columns if prop.name == name)
        return f"{getattr(prop, bound):.0f}"

    years = {name: number("KpiYear", name) for name in ("year", "sales", "profit", "cash_flow", "headcount")}
    return {
        "Organization": "id,name,kind,currency\nk,Kunde,customer,CNY\nus,We,own,",
        "Contact": f"id,name,cadence_days\nc,Ann,{number('Contact', 'cadence_days')}",
        "Employee": f"id,name,weekly_meetings\ne,Eve,{number('Employee', 'weekly_meetings')}",
        "WORKS_IN": "from_id,to_id\nc,k\ne,us",
        "Opportunity": f"id,name,stage,amount\no,Deal,lead,{number('Opportunity', 'amount')}",
        "DECIDES": f"from_id,to_id,role,weight,observed_on\nc,o,approver,{number('DECIDES', 'weight')},2026-10-01",
        "KNOWS": "from_id,to_id,intimacy,observed_on\ne,c,trusted,2026-10-01",
        "Feedback": f"id,kind,raised_on,severity\nf,need,2026-10-01,{number('Feedback', 'severity')}",
        "Survey": f"id,name,held_on,invited\ns,Round,2026-09-01,{number('Survey', 'invited')}",
        "RATED": f"from_id,to_id,score\nc,s,{number('RATED', 'score')}",
        "Asset": f"id,name,quantity,value\na,Core,{number('Asset', 'quantity')},{number('Asset', 'value')}",
        "Initiative": f"id,name,year,value\ni,Plan,{number('Initiative', 'year')},{number('Initiative', 'value')}",
        "KpiYear": f"id,{','.join(years)}\ny,{','.join(years.values())}",
        "Interaction": "id,kind,held_on\nv,visit,2026-10-01",
        "ATTENDED": "from_id,to_id\nc,v\ne,v",
        "CONCERNS": "from_id,to_id\no,k\nf,k\ns,k\na,k\ni,k\ny,k\nv,k",
    }


@pytest.mark.parametrize("bound", ["lowest", "highest"])
def test_no_number_on_a_bound_breaks_a_command(run: Terminal, tmp_path: Path, bound: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in _full(bound).items():
        (folder / f"{name}.csv").write_text(f"{text}\n")
    assert run("import", folder).code == 0
    for words in (
        ("due", "--days", str(CENTURY), "--ics", "due.ics"), ("scorecard", "--why"), ("weakspots", "--why"), ("view", "x.html"), ("view", "x.svg"),
        ("report", "y.md"), ("export", "--assessment", "x.xlsx"), ("export", "all.xlsx"), ("export", "x.graphml"),
        ("trend", "--since", "2025-01-01", "--as-of", "2200-12-31"), ("explain", "c"), ("whatif", "--leaves", "c"),
        ("due", "--as-of", "2200-12-31", "--days", str(CENTURY)),
    ):  # fmt: skip
        ran = run(*words)
        assert (words, ran.code, "unexpected" in ran.err) == (words, 0, False), ran.err


@pytest.mark.parametrize(
    "rule",
    [
        "[analysis]\ncadence_days = 4000000", "[analysis]\nhorizon_days = 1000000000000", "[analysis]\nsamples = 1000000000000",
        "[analysis.half_life_days]\nKNOWS = 4000000", "[scorecard]\nwindow_days = 4000000", "[scorecard]\nlooks_back = [4000000]",
        "[scorecard.general]\nweeks = 4000000", "[scorecard.organizational.instruments]\npipeline_days = 1e18",
        "[scorecard.actions.close_days]\n1 = 4000000", "[scorecard]\nlooks_back = [1e300]",
    ],
)  # fmt: skip
def test_no_rule_lies_beyond_its_bounds(run: Terminal, tmp_path: Path, rule: str) -> None:
    assert run("import", CASES / "00-base" / "base").code == 0
    (tmp_path / "graphcrm.toml").write_text(f"{rule}\n")
    ran = run("due")
    assert ran.code == 2, ran.err
    assert "Give a number" in ran.err
