"""What a store is asked: counts, which ids it knows, fingerprints, whole rows, links, and the shipped questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphcrm.errors import StoreError
from graphcrm.questions import question
from graphcrm.schema import NODE_TYPES, SHAPES, TIE_TYPES
from graphcrm.store import Fingerprint, Store, key_of, neo4j, reading, statements
from graphcrm.store.changes import sort_key
from graphcrm.workspace import Workspace
from tests.store.places import Clock, inside
from tests.store.samples import every_shape
from tests.store.worlds import Bring, World, small_account

SHAPE = {shape.name: shape for shape in SHAPES}


def test_counts_name_every_label_and_type(workspace: Workspace, bring: Bring) -> None:
    every = {node.label for node in NODE_TYPES} | {tie.name for tie in TIE_TYPES}
    assert workspace.counts() == dict.fromkeys(every, 0)
    bring(small_account())
    found = {name: number for name, number in workspace.counts().items() if number}
    assert found == {
        "Organization": 3, "OrgUnit": 2, "Contact": 3, "Employee": 2, "Opportunity": 1, "Interaction": 1, "PART_OF": 2, "WORKS_IN": 3,
        "KNOWS": 3, "CONCERNS": 2, "REPORTS_TO": 1, "DECIDES": 1, "SUPPORTS": 2, "COMPETES_FOR": 1, "ATTENDED": 2,
    }  # fmt: skip


def test_known_ids_are_those_of_one_label(store: Store, bring: Bring) -> None:
    bring(small_account())
    assert store.known_ids("Contact", ["c1", "c3", "e1", "nobody"]) == {"c1", "c3"}
    assert store.known_ids("Employee", iter(["c1", "e1"])) == {"e1"}
    assert store.known_ids("Contact", []) == set()


def test_many_ids_are_asked_in_parts(store: Store, bring: Bring, monkeypatch: pytest.MonkeyPatch) -> None:
    bring(small_account())
    monkeypatch.setattr(type(store), "asked_at_once", 2)
    assert store.known_ids("Contact", [f"c{number}" for number in range(7)]) == {"c1", "c2", "c3"}
    keys = [("e1", "c1"), ("e1", "c2"), ("e2", "c2"), ("e2", "c1")]
    assert set(inside(store).held(SHAPE["KNOWS.Employee.Contact"], keys)) == set(keys[:3])


def test_fingerprints_and_held_rows_are_those_asked_for(
    store: Store, tmp_path: Path, workspace: Workspace
) -> None:
    workspace.import_(every_shape(3).write(tmp_path / "all"))
    for shape in SHAPES:
        rows = {key_of(shape)(row): row for row in store.rows(shape)}
        since = shape.columns.index(shape.since)
        wanted = list(rows)[:2]
        absent = tuple("absent" for _ in wanted[0])
        assert inside(store).held(shape, [*wanted, absent]) == {key: rows[key] for key in wanted}
        assert inside(store).fingerprints(shape, [*wanted, absent]) == {
            key: Fingerprint(str(rows[key][-1]), rows[key][since]) for key in wanted
        }
        assert inside(store).fingerprints(shape, []) == inside(store).held(shape, []) == {}


def test_few_and_many_ids_are_answered_alike(
    store: Store, tmp_path: Path, workspace: Workspace, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.import_(every_shape(3).write(tmp_path / "all"))
    clock.advance(days=1)
    workspace.import_(World().contact("c1", title="Director").write(tmp_path / "later"))

    def answers() -> list[object]:
        out: list[object] = [
            workspace.store.account(ident, history=True) for ident, _ in workspace.accounts()
        ]
        for shape in SHAPES:
            keys = [key_of(shape)(row) for row in store.rows(shape)]
            out += [inside(store).held(shape, keys), inside(store).fingerprints(shape, keys)]
        return out

    few = answers()
    monkeypatch.setattr(reading, "MOST_ALONE", 0)
    assert answers() == few


def test_rows_come_in_the_order_of_their_keys_however_many_at_once(
    store: Store, tmp_path: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.import_(every_shape(5).write(tmp_path / "all"))
    whole = {shape: list(store.rows(shape)) for shape in SHAPES}
    assert all(rows == sorted(rows, key=sort_key(shape)) for shape, rows in whole.items())
    assert all(whole.values())
    monkeypatch.setattr(type(store), "asked_at_once", 2)
    assert {shape: list(store.rows(shape)) for shape in SHAPES} == whole


def test_names_are_those_of_a_label_and_an_account_is_known_by_its_id(
    workspace: Workspace, store: Store, bring: Bring
) -> None:
    bring(small_account().contact("c9", "u1", name="Lin Yue", name_zh="林悦"))
    assert store.names("Contact", "林悦") == store.names("Contact", "Lin Yue") == {"c9": ("Lin Yue", "林悦")}
    assert store.names("Contact", "Lin") == {}
    assert set(store.names("Contact")) == {"c1", "c2", "c3", "c9"}
    accounts = [ident for ident, _ in workspace.accounts()]
    assert [ident for ident in ("hailan", "u1", "c1", "us", "nobody") if store.is_account(ident)] == accounts


def test_links_are_ties_without_an_end(store: Store, bring: Bring) -> None:
    bring(small_account().tie("WORKS_IN", "c1", "u2", valid_to="2026-01-01"))
    places = SHAPE["WORKS_IN.Contact.OrgUnit"]
    assert set(store.links(places, {"c1", "c2", "nobody"})) == {("c1", "u1"), ("c2", "u2")}
    assert list(store.links(places, {"c2"})) == [("c2", "u2")]
    assert list(store.links(SHAPE["REPORTS_TO.Employee.Employee"], {"e1"})) == []


def test_revision_ids_are_those_that_are_held(
    store: Store, workspace: Workspace, bring: Bring, clock: Clock
) -> None:
    bring(small_account())
    clock.advance(days=1)
    bring(World().contact("c1", title="Director"))
    (kept,) = workspace.store.account("hailan", history=True).revisions
    assert inside(store).revision_ids([kept.id, "absent"]) == {kept.id}
    assert inside(store).revision_ids([]) == set()


def test_a_question_can_not_write(workspace: Workspace, bring: Bring) -> None:
    bring(small_account())
    before = workspace.counts()
    for statement in (
        "CREATE (:Organization {id: 'made'}) RETURN 1 AS one",
        "MATCH (n:Contact) SET n.name = 'owned' RETURN count(n) AS number",
        "MATCH (n:Contact) DETACH DELETE n RETURN 1 AS one",
    ):
        with pytest.raises(StoreError):
            workspace.ask(statement, {})
    assert workspace.counts() == before
    assert bring(small_account(), "again").changed == 0


def test_the_numbers_of_neo4j_come_from_its_count_store(store: Store) -> None:
    if not isinstance(store, neo4j.Neo4jStore):
        return
    for text, operator in (
        (statements.for_label("read/count_nodes", "neo4j", "Contact"), "NodeCountFromCountStore"),
        (statements.for_type("read/count_ties", "neo4j", "KNOWS"), "RelationshipCountFromCountStore"),
    ):
        with store._session() as session:
            summary = session.run(neo4j._trusted(f"EXPLAIN {text}")).consume()
        assert operator in repr(vars(summary))


def test_a_question_sorts_what_is_not_known_alike_everywhere(
    workspace: Workspace, bring: Bring, clock: Clock
) -> None:
    world = small_account().employee("e3").employee("e4")
    world.tie("KNOWS", "e3", "c1", observed_on="2026-01-01")
    world.tie("KNOWS", "e4", "c1", intimacy="none", observed_on="2026-01-01")
    bring(world)
    who_knows = question("who_knows")
    rows = workspace.ask(who_knows.statement, who_knows.values({"contact": "c1"}, clock().date())).rows
    assert [row[0] for row in rows] == ["e1", "e4", "e3"]


def test_whoever_is_called_exactly_so_is_found_whatever_they_were_called_before(
    workspace: Workspace, bring: Bring, clock: Clock
) -> None:
    """New or changed, in either script, several of one name, and one who was called so once."""
    world = World().account("a").organization("own").unit("u", "a", name="Lin Yue")
    world.contact("c1", "a", name="Lin Yue", name_zh="林悦").contact("c2", "a", name="Lin Yue")
    bring(world.contact("c3", "a", name="Ada", name_zh="Ada").opportunity("o1", "a", name="林悦"))

    def called(name: str, label: str = "Contact") -> list[str]:
        return sorted(workspace.store.names(label, name))

    assert [called("Lin Yue"), called("林悦"), called("Ada"), called("ada")] == [
        ["c1", "c2"],
        ["c1"],
        ["c3"],
        [],
    ]
    assert [called("Lin Yue", "OrgUnit"), called("林悦", "Opportunity"), called("Ada", "Employee")] == [
        ["u"],
        ["o1"],
        [],
    ]
    clock.advance(days=1)
    bring(
        World()
        .node("Contact", "c1", name="Ada", name_zh="林悦")
        .node("Contact", "c3", name="Eva", name_zh="Eva")
    )
    assert [called("Lin Yue"), called("林悦"), called("Ada"), called("Eva")] == [
        ["c2"],
        ["c1"],
        ["c1"],
        ["c3"],
    ]
    clock.advance(days=1)
    bring(World().node("Contact", "c1", name="Lin Yue", name_zh="林悦").node("Contact", "c4", name="Eva"))
    assert [called("Lin Yue"), called("Ada"), called("Eva")] == [["c1", "c2"], [], ["c3", "c4"]]
    assert workspace.store.names("Contact")["c1"] == ("Lin Yue", "林悦")


def test_an_account_is_meant_by_its_whole_name(workspace: Workspace, bring: Bring) -> None:
    bring(World().account("a", name="Bay").account("b", name="Bay Holding").organization("own"))
    assert workspace.snapshot("Bay").account.id == "a"
    assert workspace.snapshot("holding").account.id == "b"
