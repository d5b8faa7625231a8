"""The memory that the embedded store may use: a setting; a statement that needs more is refused in words, and spoils nothing after it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from benchmarks import filled
from graphcrm.errors import StoreError, UsageError
from graphcrm.schema import NODES
from graphcrm.store import Store, open_store
from graphcrm.store.embedded import EmbeddedStore
from graphcrm.workspace import Workspace
from tests.store.worlds import World

TOO_MUCH = "UNWIND range(1, 3000000) AS a WITH collect(a) AS every UNWIND every AS b RETURN collect(b), collect(b + 1)"


@pytest.fixture
def small(tmp_path: Path) -> Store:
    return open_store(str(tmp_path / "store.db"), {"GRAPHCRM_POOL": "64"})


def test_a_statement_that_needs_more_is_refused_in_words_and_the_next_one_is_answered(small: Store) -> None:
    with closing(small):
        small.prepare()
        filled.fill(small, range(1))
        before = small.counts()
        with pytest.raises(StoreError, match=r"64 MB.*GRAPHCRM_POOL"):
            small.ask(TOO_MUCH, {})
        assert small.counts() == before
        assert small.account("org-00000", history=True).rows
        filled.fill(small, range(1, 2))
        assert small.is_account("org-00001")


def test_a_batch_that_needs_more_leaves_nothing_of_itself(
    small: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    append = EmbeddedStore._append

    def too_much(self: EmbeddedStore, *rest: Any) -> None:
        append(self, *rest)
        self._run(TOO_MUCH)

    with closing(small):
        small.prepare()
        filled.fill(small, range(1))
        before = small.counts()
        with monkeypatch.context() as patch:
            patch.setattr(EmbeddedStore, "_append", too_much)
            with pytest.raises(StoreError, match="64 MB"):
                filled.fill(small, range(1, 2))
        assert small.counts() == before


def test_many_different_statements_do_not_fill_the_pool(small: Store) -> None:
    with closing(small):
        small.prepare()
        filled.fill(small, range(1))
        label = next(iter(NODES))
        for number in range(100):
            text = f"MATCH (o:{label} {{id: 'org-00000'}})<-[:PART_OF*0..2]-(u)<-[:WORKS_IN]-(c:Contact) RETURN c.id AS c{number}"
            assert len(small.ask(text, {}).rows) == 200


@pytest.mark.parametrize("wrong", ["much", "-5", "63", "64.5", "٦٤٠"])
def test_a_pool_that_is_no_number_of_megabytes_is_refused(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(UsageError, match="GRAPHCRM_POOL"):
        open_store(str(tmp_path / "store.db"), {"GRAPHCRM_POOL": wrong})
    assert list(tmp_path.iterdir()) == []


def test_an_import_works_with_the_smallest_pool(tmp_path: Path) -> None:
    files = World().account("a").contact("c1", "a").write(tmp_path / "files")
    with Workspace.open(tmp_path / "store.db", environment={"GRAPHCRM_POOL": "64"}) as workspace:
        assert workspace.import_(files).created == 3
