"""The same rows again, in any order: no update, and the same export to the byte."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from graphcrm.schema import SHAPES
from graphcrm.workspace import Workspace
from tests.store.places import Clock, Place, exported
from tests.store.worlds import Bring, World, small_account


def with_history() -> World:
    """An account of which some judgements stand twice, from different days."""
    return (
        small_account()
        .tie("KNOWS", "e1", "c3", intimacy="acquainted", observed_on="2025-03-01")
        .tie("KNOWS", "e1", "c3", intimacy="trusted", observed_on="2026-03-01")
        .tie("KNOWS", "e1", "c3", intimacy="working contact", observed_on="2025-09-01")
        .tie("SUPPORTS", "c2", "own", support="sceptic")
        .tie("SUPPORTS", "c2", "own", support="supporter", observed_on="2026-03-01")
    )


def test_the_same_file_three_times_is_written_once(workspace: Workspace, clock: Clock, bring: Bring) -> None:
    first = bring(with_history())
    assert first.created + first.earlier == first.read
    assert first.earlier == 3
    rows = {shape.name: sorted(workspace.store.rows(shape), key=str) for shape in SHAPES}
    export = exported(workspace)
    for _ in range(2):
        clock.advance(days=1)
        again = bring(with_history())
        assert again.unchanged == again.read == first.read
        assert {shape.name: sorted(workspace.store.rows(shape), key=str) for shape in SHAPES} == rows
        assert exported(workspace) == export


def test_an_unchanged_row_keeps_the_time_it_was_first_known(
    workspace: Workspace, clock: Clock, bring: Bring
) -> None:
    known = clock.stamp
    bring(World().account("a").account("b"))
    clock.advance(days=1)
    bring(World().account("a").account("b", name="Another name"))
    shape = SHAPES[0]
    recorded = {row[0]: row[shape.columns.index("recorded_at")] for row in workspace.store.rows(shape)}
    assert recorded == {"a": known, "b": clock.stamp}


def test_five_orders_of_the_rows_give_one_export(place: Place, clock: Clock, tmp_path: Path) -> None:
    exports: list[object] = []
    for seed in range(5):
        place.clear()
        with place.workspace(clock) as workspace:
            folder = with_history().write(tmp_path / f"order-{seed}", order=random.Random(seed).shuffle)
            workspace.import_(folder)
            day = clock().date().replace(year=2025)
            exports.append((exported(workspace), exported(workspace, as_of=day)))
    assert exports == exports[:1] * 5


@pytest.mark.parametrize("size", [1, 3])
def test_the_size_of_batches_makes_no_difference(
    place: Place, clock: Clock, tmp_path: Path, size: int
) -> None:
    with place.workspace(clock) as workspace:
        workspace.import_(with_history().write(tmp_path / "whole"))
        whole = exported(workspace)
    place.clear()
    with place.workspace(clock) as workspace:
        workspace.store.batch_rows = size
        again = workspace.import_(with_history().write(tmp_path / "parts"))
        assert again.created + again.earlier == again.read
        assert exported(workspace) == whole
