"""Names, deals and amounts in every text of every type, ids included: none is in any file from which it was taken out.

Twice: at the snapshot, column by column, with texts drawn at random; and at the command line, where every command writes
every kind of file, which is opened and unpacked.
"""

from __future__ import annotations

import dataclasses
import datetime
import itertools
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphcrm import schema
from graphcrm.records import TYPE_NAMES, Contact, Employee, Opportunity, Organization
from graphcrm.render import sheets
from graphcrm.schema.column import Form
from graphcrm.snapshot.redact import Redaction
from tests.analysis.worlds import ACCOUNT
from tests.cases.test_56_redaction_leaks import written
from tests.cli.conftest import DAY, run
from tests.render.secrets_in_texts import AROUND, DEALS, FAMILY, GIVEN, WESTERN, amounts, names, texts
from tests.render.workbooks import full

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from graphcrm.snapshot import Snapshot
    from tests.cli.conftest import Terminal

__all__ = ["run"]
KINDS = {kind.name: kind for kind in (*schema.NODE_TYPES, *schema.TIE_TYPES)}
ENDS = {"id", "from_id", "to_id"}


def written_anew(
    snapshot: Snapshot, text: Callable[[str, str, str], str], ident: Callable[[str], str]
) -> Snapshot:
    """The same account with other ids, and other texts in every column of every record, by type, column and id."""

    def anew(record: Any) -> Any:
        name = TYPE_NAMES[type(record)]
        columns: dict[str, Any] = {}
        for prop in KINDS[name].columns:
            value = getattr(record, prop.name)
            if prop.form is not Form.TEXT or prop.name == "currency":
                continue
            if prop.name in ENDS or prop.refers_to:
                columns[prop.name] = value and ident(value)
            else:
                columns[prop.name] = text(name, prop.name, record[0])
        return record._replace(**columns)

    nodes = {
        kind: {ident(key): anew(record) for key, record in records.items()}
        for kind, records in snapshot._nodes.items()
    }
    ties = {key: tuple(map(anew, records)) for key, records in snapshot._ties.items()}
    account = nodes[Organization][ident(snapshot.account.id)]
    return dataclasses.replace(snapshot, account=account, _nodes=nodes, _ties=ties)


def cells(snapshot: Snapshot) -> Iterator[object]:
    for _, rows in snapshot.rows():
        for row in rows:
            yield from row


def _account() -> Snapshot:
    """One of everything, and each deal is the account's."""
    world = full()
    for deal in ("core", "radio", "old"):
        world.tie("CONCERNS.Opportunity.Organization", deal, ACCOUNT)
    return world.snapshot()


SNAPSHOT = _account()


@given(
    texts, st.lists(st.one_of(names, amounts), min_size=1, max_size=3), st.sampled_from(["names", "people"])
)
def test_no_text_leaves_by_any_column(text: str, called: list[str], what: str) -> None:
    """Whatever stands in a text, be it known as a name or not."""
    turn = itertools.cycle(called)
    poisoned = written_anew(
        SNAPSHOT,
        lambda _kind, column, _id: next(turn) if column in ("name", "name_zh") else text,
        lambda key: f"{key} {text}",
    )
    before = {cell for cell in cells(poisoned) if isinstance(cell, str)}
    (shown,) = Redaction([what]).of(dataclasses.replace(poisoned, _imports={"test": (text, text)}))
    for cell in cells(shown):
        assert not isinstance(cell, str) or not any(token in cell for token in (text, *called)), cell
    assert not shown._imports
    assert text in before


@given(st.tuples(st.sampled_from(AROUND), amounts).map(lambda pair: pair[0].format(pair[1])))
def test_no_amount_leaves_by_any_column(text: str) -> None:
    poisoned = written_anew(SNAPSHOT, lambda _kind, _column, _id: text, lambda key: f"{key} {text}")
    (shown,) = Redaction(["money"]).of(dataclasses.replace(poisoned, _imports={"test": (text, text)}))
    assert not any(isinstance(cell, str) and text in cell for cell in cells(shown))
    assert not any(text in part for origin in shown._imports.values() for part in origin)


def test_numbers_of_money_go_others_stay() -> None:
    (shown,) = Redaction(["money"]).of(SNAPSHOT)
    for shape, rows in shown.rows():
        for row in rows:
            for prop, value in zip(shape.properties, row, strict=True):
                assert not (prop.is_amount and value is not None), (shape.name, prop.name)
    (named,) = Redaction(["people"]).of(SNAPSHOT)
    kept = [
        sorted(map(repr, (cell for cell in cells(one) if isinstance(cell, float | datetime.date))))
        for one in (SNAPSHOT, named)
    ]
    assert kept[0] == kept[1]


PEOPLE = [f"{family}{given_name}" for family in FAMILY for given_name in GIVEN]
AMOUNT = "7654321"
LOOKED_FOR = (*FAMILY, *GIVEN, *(word for name in WESTERN for word in name.split() if len(word) > 3), "Dealzilla", "Ognistka", "蓝鲸", "Vlinder")  # fmt: skip
SHAPES_OF_AMOUNTS = (
    AMOUNT,
    "7,654,321",
    "７６５４３２１",
    "765万",
    "七百六十五万",
    "RMB 765",
    "7.65 M",
    "7.65M",
    "765.43",
    "7.654",
)


@pytest.fixture
def store(run: Terminal, tmp_path: Path) -> Terminal:
    """Everybody is called by a name of the generator, every text holds names and amounts, ids and the file too."""
    people, deals = itertools.cycle([*WESTERN, *PEOPLE]), itertools.cycle(DEALS)

    def text(kind: str, column: str, ident: str) -> str:
        if column in ("name", "name_zh") and kind in (
            Contact.__name__,
            Employee.__name__,
            Organization.__name__,
        ):
            return next(people)
        if column == "name" and kind == Opportunity.__name__:
            return f"{next(deals)} RMB 765万"
        return (
            f"{next(people)}, {next(deals)}: 7,654,321 ７６５４３２１ 七百六十五万 RMB 765 ({column} {ident})"
        )

    snapshot = written_anew(SNAPSHOT, text, lambda key: f"{key}-Dealzilla-{AMOUNT}")
    deals_with_amounts = {
        key: deal._replace(amount=float(AMOUNT)) for key, deal in snapshot.nodes(Opportunity).items()
    }
    snapshot = dataclasses.replace(snapshot, _nodes={**snapshot._nodes, Opportunity: deals_with_amounts})
    sheets.write(tmp_path / f"欧阳翡翠 {AMOUNT}", sheets.sheets_of(snapshot.rows()))
    assert run("--store", "x.db", "import", tmp_path / f"欧阳翡翠 {AMOUNT}").code == 0
    (tmp_path / "欧阳.toml").write_text("[scorecard]\nwindow_days = 300\n")
    return run


def test_nothing_is_in_any_file(store: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHCRM_RULES", str(tmp_path / "欧阳.toml"))
    everything = (*LOOKED_FOR, *SHAPES_OF_AMOUNTS)
    plain = written(store, tmp_path, day=DAY)
    assert {token for token in everything if token not in plain} <= {"7.65M", "765.43", "7.654"}
    redacted = written(store, tmp_path, "--redact", "people", "--redact", "money", day=DAY)
    assert [token for token in everything if token in redacted] == []
    names_only = written(store, tmp_path, "--redact", "names", day=DAY)
    assert [token for token in LOOKED_FOR if token in names_only] == []
    money_only = written(store, tmp_path, "--redact", "money", day=DAY)
    assert [token for token in SHAPES_OF_AMOUNTS if token in money_only] == []
