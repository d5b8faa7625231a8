"""Every fact names the file, the sheet and the row it came from, when and by whom."""

from __future__ import annotations

from pathlib import Path

from graphcrm import store as stores
from graphcrm.records import Contact, Knows, Supports
from graphcrm.workspace import Workspace
from tests.store.places import Clock, Place
from tests.store.samples import every_shape
from tests.store.worlds import Bring, World, small_account


def test_every_fact_names_its_file_sheet_and_row(workspace: Workspace, clock: Clock, tmp_path: Path) -> None:
    world = every_shape(2)
    folder = world.write(tmp_path / "book")
    origin = workspace.check(folder).check
    workspace.import_(folder)
    seen = 0
    for shape, rows in origin.rows.items():
        columns = shape.columns
        for row in workspace.store.rows(shape):
            values = dict(zip(columns, row, strict=True))
            assert values["sheet"] == f"{shape.kind.name}.csv"
            assert values["recorded_at"] == clock.stamp
            cells = world.sheets[shape.kind.name][int(str(values["row"])) - 2]
            ids = ["from_id", "to_id"] if shape.is_tie else ["id"]
            assert [cells[name] for name in ids] == [values[name] for name in ids]
            seen += 1
        assert rows
    assert seen == origin.good


def test_a_record_says_where_it_came_from(
    place: Place, clock: Clock, bring: Bring, workspace: Workspace
) -> None:
    bring(small_account(), "first")
    clock.advance(days=1)
    bring(World().tie("SUPPORTS", "c1", "own", support="champion", observed_on="2026-05-01"), "second")
    seen = workspace.snapshot()
    (support,) = [tie for tie in seen.ties(Supports) if tie.to_id == "own"]
    origin = seen.origin(support)
    assert (origin.source, origin.sheet, origin.row, origin.recorded_at) == (
        "second",
        "SUPPORTS.csv",
        2,
        clock.stamp,
    )
    assert seen.origin(seen.nodes(Contact)["c3"]).source == "first"
    assert [seen.origin(tie).row for tie in seen.ties(Knows)] == [2, 3, 4]


def test_an_earlier_state_still_names_the_import_that_brought_it(
    workspace: Workspace, clock: Clock, bring: Bring
) -> None:
    bring(small_account(), "account")
    clock.advance(days=1)
    bring(World().tie("KNOWS", "e2", "c3", intimacy="none", observed_on="2026-01-01"), "first")
    clock.advance(days=1)
    bring(World().tie("KNOWS", "e2", "c3", intimacy="trusted", observed_on="2026-05-01"), "second")
    today, then = workspace.snapshot(), workspace.snapshot(as_of=clock().date().replace(month=2))

    def sources(seen: object) -> list[str]:
        assert isinstance(seen, type(today))
        return [
            seen.origin(tie).source for tie in seen.ties(Knows) if tie.from_id == "e2" and tie.to_id == "c3"
        ]

    assert (sources(today), sources(then)) == (["second"], ["first"])


def test_an_account_names_those_imports_alone_that_its_facts_came_from(
    workspace: Workspace, clock: Clock, bring: Bring
) -> None:
    bring(World().account("a").contact("c1", "a"))
    clock.advance(days=1)
    bring(World().account("b").contact("c2", "b"))
    clock.advance(days=1)
    bring(World().contact("c1", title="Director"))
    a, b = (workspace.store.account(ident, history=False).imports for ident in ("a", "b"))
    assert (len(a), len(b), len(a.keys() & b.keys())) == (2, 1, 0)
    assert {each.imported_at for each in a.values()} >= {clock.stamp}
    assert all(isinstance(each, stores.Import) and each.digest for each in a.values())
