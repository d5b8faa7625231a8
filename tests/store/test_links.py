"""What Neo4j holds beside the facts, for people who look at the graph: it follows every later change, and ended facts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graphcrm.schema import NODE_SHAPES, SYSTEM, TIE_SHAPES
from graphcrm.store import Store
from graphcrm.workspace import Workspace
from tests.store.places import Clock, Place
from tests.store.samples import every_shape, text
from tests.store.worlds import World


def pairs(store: Store, asked: str) -> list[tuple[object, ...]]:
    return sorted(store.ask(asked, {}).rows, key=str)


def wrong_links(store: Store) -> Iterator[str]:
    """Every reference of the vocabulary: what the properties say beside where the relationships lead."""
    for shape in NODE_SHAPES:
        for prop in shape.properties:
            if prop.link:
                label = shape.kind.name
                said = f"MATCH (n:{label}) MATCH (m:{prop.refers_to} {{id: n.{prop.name}}}) RETURN n.id AS a, m.id AS b"
                led = f"MATCH (n:{label})-[:{prop.link}]->(m) RETURN n.id AS a, m.id AS b"
                if pairs(store, said) != pairs(store, led):
                    yield f"{label}.{prop.name}"
    for shape in TIE_SHAPES:
        for prop in shape.properties:
            if prop.link and prop not in SYSTEM:
                own = [column for column in shape.columns[2 : -len(SYSTEM)] if column != prop.name]
                tie = f"MATCH (a:{shape.start})-[r:{shape.kind.name}]->(b:{shape.end})"
                values = ", ".join(f"r.{column} AS {column}" for column in own)
                said = f"{tie} WHERE r.{prop.name} IS NOT NULL RETURN a.id AS a, b.id AS b, r.{prop.name} AS m, {values}"
                led = f"MATCH (a:{shape.start})-[r:{prop.link} {{to_label: '{shape.end}'}}]->(m:{prop.refers_to}) RETURN a.id AS a, r.to_id AS b, m.id AS m, {values}"
                if pairs(store, said) != pairs(store, led):
                    yield shape.name


def wrong_moments(store: Store) -> list[tuple[object, ...]]:
    nodes = "MATCH (n) WHERE n.recorded_at IS NOT NULL AND NOT n.recorded_at IS :: ZONED DATETIME RETURN labels(n) AS what"
    ties = "MATCH ()-[r]->() WHERE r.recorded_at IS NOT NULL AND NOT r.recorded_at IS :: ZONED DATETIME RETURN type(r) AS what"
    states = "MATCH (v:Revision) WHERE NOT v.superseded_at IS :: ZONED DATETIME RETURN v.id AS what"
    imports = "MATCH (i:Import) WHERE NOT i.imported_at IS :: ZONED DATETIME RETURN i.id AS what"
    return [row for asked in (nodes, ties, states, imports) for row in store.ask(asked, {}).rows]


def called(workspace: Workspace, word: str) -> list[object]:
    asked = "CALL db.index.fulltext.queryNodes('graphcrm_names', $word) YIELD node RETURN node.id AS id ORDER BY id"
    return [row[0] for row in workspace.ask(asked, {"word": word}).rows]


@pytest.mark.neo4j
def test_relationships_that_stand_for_references_follow_the_facts(
    neo4j_home: Place, clock: Clock, tmp_path: Path
) -> None:
    neo4j_home.clear()
    steps = [every_shape(2), every_shape(2, lambda number: text(number + 1)), every_shape(3)]
    base = (
        World()
        .account("a")
        .organization("own")
        .organization("rival", "competitor")
        .organization("other", "partner")
    )
    base.contact("c1", "a").employee("e1").employee("e2").opportunity("o1", "a", found_by="e1").opportunity(
        "o2", "a"
    )
    base.node("Action", "s1", name="Visit", owner="e1", status="planned").node(
        "Asset", "x1", name="Core", vendor="rival"
    )
    base.tie("CONCERNS", "s1", "o1").tie("CONCERNS", "x1", "a")
    for deal, support in (("o1", "champion"), ("o2", "opponent")):
        base.tie("SUPPORTS", "c1", "own", support=support, opportunity=deal, observed_on="2026-01-01")
    moved = World().node("Opportunity", "o1", name="O1", stage="proposal", found_by="e2")
    moved.node("Action", "s1", name="Visit", owner="e2", status="done").node(
        "Asset", "x1", name="Core", vendor="other"
    )
    moved.tie("SUPPORTS", "c1", "own", support="sceptic", opportunity="o1", observed_on="2026-06-01")
    moved.tie(
        "SUPPORTS",
        "c1",
        "own",
        support="opponent",
        opportunity="o2",
        observed_on="2026-01-01",
        valid_to="2026-05-01",
    )
    late = World().tie("SUPPORTS", "c1", "own", support="neutral", opportunity="o1", observed_on="2025-01-01")
    to_come = World().node(
        "Opportunity", "o1", name="O1", stage="won", found_by="e1", valid_from="2027-01-01"
    )
    with neo4j_home.workspace(clock) as workspace:
        for number, world in enumerate([*steps, base, moved, late, to_come]):
            clock.advance(days=1)
            workspace.import_(world.write(tmp_path / str(number)))
            assert list(wrong_links(workspace.store)) == [], number
        assert wrong_moments(workspace.store) == []
        ended = "MATCH (:Contact {id: 'c1'})-[r:TAKES_SIDES_IN]->(o:Opportunity) RETURN o.id AS o, r.support AS s, r.valid_to IS NULL AS open ORDER BY o"
        assert workspace.ask(ended, {}).rows == (("o1", -1, True), ("o2", -2, False))
    neo4j_home.clear()


@pytest.mark.neo4j
def test_names_that_change_are_found_anew_and_no_more_by_the_old_one(
    neo4j_home: Place, clock: Clock, tmp_path: Path
) -> None:
    neo4j_home.clear()
    with neo4j_home.workspace(clock) as workspace:
        first = World().account("a", name="Seaside").contact("c1", "a", name="Zoltan Quux", name_zh="林悦")
        workspace.import_(first.write(tmp_path / "first"))
        assert [called(workspace, word) for word in ("Quux", "林悦", "Seaside")] == [["c1"], ["c1"], ["a"]]
        clock.advance(days=1)
        workspace.import_(
            World().node("Contact", "c1", name="Zoltan Frobe", name_zh="王敏").write(tmp_path / "then")
        )
        assert [called(workspace, word) for word in ("Quux", "林悦", "Frobe", "王敏")] == [
            [],
            [],
            ["c1"],
            ["c1"],
        ]
    neo4j_home.clear()
