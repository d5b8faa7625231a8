"""Stores as earlier versions of the schema wrote them: a file, and a server's nodes and ties; with what an export said of them then.

`tests/store/data/version-N.*` were written by the last program of that version: samples of every shape, a small account, and
later imports that changed them.
"""

from __future__ import annotations

import json
import lzma
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, LiteralString, cast

from graphcrm.schema import NODES, TIES
from tests.store.places import Place

DATA = Path(__file__).parent / "data"


@cache
def written(version: int) -> dict[str, Any]:
    """What the store held: every sheet, those of the account today and on a day before, and the counts."""
    return json.loads((DATA / f"version-{version}.json").read_text("utf-8"))


@cache
def _content(version: int) -> dict[str, Any]:
    return json.loads(lzma.decompress((DATA / f"version-{version}.neo4j.json.xz").read_bytes()))


def bodies(version: int) -> dict[str, list[Any]]:
    """By the id of an earlier state: the row as it was kept, one value after the other."""
    nodes = [said for label, said in _content(version)["nodes"] if label == "Revision"]
    return {said["id"]: json.loads(said["body"]) for said in nodes}


def make(place: Place, version: int = 1) -> None:
    """A store of an earlier version, with its facts, at this empty place."""
    if place.server is None:
        Path(place.address).write_bytes(lzma.decompress((DATA / f"version-{version}.db.xz").read_bytes()))
        return
    place.forget_schema()
    content = _content(version)
    place.run(*content["constraints"])
    with place.server.driver() as driver, driver.session() as session:
        for label, properties in content["nodes"]:
            assert label in (*NODES, "Import", "Revision", "Schema")
            statement = f"CREATE (n:{label}) SET n = $properties"
            session.run(cast("LiteralString", statement), properties=_typed(properties)).consume()
        for start, start_id, tie, end, end_id, properties in content["ties"]:
            assert {start, end} <= {*NODES, "Revision"}
            assert tie in (*TIES, "REVISES")
            statement = (
                f"MATCH (a:{start} {{id: $a}}) MATCH (b:{end} {{id: $b}}) "
                f"CREATE (a)-[r:{tie}]->(b) SET r = $properties"
            )
            session.run(
                cast("LiteralString", statement), a=start_id, b=end_id, properties=_typed(properties)
            ).consume()


def _typed(properties: dict[str, Any]) -> dict[str, Any]:
    dated = {name for name, value in properties.items() if isinstance(value, dict)}
    return properties | {name: date.fromisoformat(properties[name]["date"]) for name in dated}
