"""Snapshots and everything computed from them go to another process and come back equal."""

from __future__ import annotations

import datetime
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphcrm import analysis
from graphcrm.workspace import Workspace

DAY = datetime.date(2026, 9, 30)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with Workspace.open(tmp_path_factory.mktemp("travel") / "store.db") as workspace:
        workspace.import_(Workspace.example())
        yield workspace


def test_a_snapshot_comes_back_equal_and_closed(example: Workspace, tmp_path: Path) -> None:
    snapshot = example.snapshot(as_of=DAY)
    back = pickle.loads(pickle.dumps(snapshot))
    assert back == snapshot
    assert [(shape.name, rows) for shape, rows in back.rows()] == [
        (shape.name, rows) for shape, rows in snapshot.rows()
    ]
    assert back.hidden == snapshot.hidden
    record = next(iter(next(rows for _, rows in back.rows() if rows)))
    assert record
    kind = type(snapshot.account)
    assert back.origin(back.nodes(kind)[back.account.id]) == snapshot.origin(snapshot.account)
    with pytest.raises(TypeError):
        back.nodes(kind)["x"] = back.account  # type: ignore[index]


def test_what_was_computed_comes_back_equal(example: Workspace) -> None:
    before = example.analyze(as_of=DAY)
    back = pickle.loads(pickle.dumps(before))
    assert back.to_dict() == before.to_dict()
    assert back.findings == before.findings
    assert {name: type(result) for name, result in back.results.items()} == {
        name: type(result) for name, result in before.results.items()
    }


def test_an_analysis_of_what_came_back_is_the_same(example: Workspace) -> None:
    snapshot = example.snapshot(as_of=DAY)
    there = analysis.analyze(pickle.loads(pickle.dumps(snapshot)), example.rules.analysis)
    assert there.to_dict() == analysis.analyze(snapshot, example.rules.analysis).to_dict()


def test_an_assessment_comes_back_equal(example: Workspace) -> None:
    assessment = example.assess(as_of=DAY)
    back = pickle.loads(pickle.dumps(assessment))
    assert back.rows() == assessment.rows()
