"""What `examples/ANSWERS.md` says is planted is found; what it calls innocent is not accused."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphcrm.analysis import Analysis
from graphcrm.workspace import Workspace
from tests.examples.answers import DAY, EXAMPLES, Row, accused, rows, same

YEAR_AGO = datetime.date(2025, 11, 20)
PLANTED, INNOCENT = rows("Planted in Hailan"), rows("Innocent in Hailan")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with Workspace.open(tmp_path_factory.mktemp("planted") / "hailan.db") as opened:
        opened.import_(EXAMPLES / "hailan")
        yield opened


@pytest.fixture(scope="module")
def today(workspace: Workspace) -> Analysis:
    return workspace.analyze("Hailan Telecom", as_of=DAY)


def test_the_answers_are_read() -> None:
    assert len(PLANTED) >= 17
    assert len(INNOCENT) >= 17


@pytest.mark.parametrize("row", PLANTED, ids=str)
def test_a_planted_weak_spot_is_found(today: Analysis, row: Row) -> None:
    found = [each for each in today.findings if same(each, row)]
    assert [frozenset(each.about) for each in found] == [row.about]
    assert found[0].evidence
    assert found[0].next_step
    if row.opportunity:
        assert found[0].at_stake


@pytest.mark.parametrize("row", INNOCENT, ids=str)
def test_an_innocent_look_alike_is_not_accused(today: Analysis, row: Row) -> None:
    assert accused(today.findings, row, PLANTED) == []


def test_a_year_ago_two_more_were_true(workspace: Workspace, today: Analysis) -> None:
    gone = [
        Row("no_way_round", frozenset({"e-tomas-novak"}), "o-north-5g", frozenset({"c-ding-hui"})),
        Row(
            "thin_access",
            frozenset({"c-lin-yue", "c-he-jinbao"}),
            "o-core-renewal",
            frozenset({"c-gu-changhai"}),
        ),
    ]
    then = workspace.analyze("Hailan Telecom", as_of=YEAR_AGO)
    for row in gone:
        assert [frozenset(each.about) for each in then.findings if same(each, row)] == [row.about]
        assert not any(same(each, row) for each in today.findings)


def test_the_example_is_what_it_says_it_is(today: Analysis) -> None:
    from graphcrm.records import Contact, Employee, Organization

    snapshot = today.snapshot
    assert len(snapshot.nodes(Contact)) == 154  # one of 155 has left
    assert len(snapshot.nodes(Employee)) == 14
    assert [each.name for each in snapshot.nodes(Organization).values() if each.kind == "competitor"] == [
        "Orion Networks"
    ]


def test_the_generator_gives_the_files_that_are_shipped(tmp_path: Path) -> None:
    import subprocess
    import sys

    subprocess.run([sys.executable, EXAMPLES / "make_hailan.py", tmp_path], check=True, capture_output=True)
    shipped = sorted((EXAMPLES / "hailan").iterdir())
    assert [path.name for path in shipped] == sorted(path.name for path in tmp_path.iterdir())
    assert all((tmp_path / path.name).read_bytes() == path.read_bytes() for path in shipped)
