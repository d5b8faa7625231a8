"""Stores as earlier versions of the schema wrote them: a file, and a server's nodes and ties; with what an export said of them then.

`tests/store/data/version-N.*` were written by the last program of that version: samples of every shape, a small account, and
later imports that changed them.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, LiteralString, cast

from graphcrm.schema import KEPT_AS, NODES, TIES
from graphcrm.store.maps import instant, moment_text
from tests.store.places import Place

LINKS = {"REVISES", "TOWARDS", *(column.link for column in KEPT_AS.columns.values() if column.link)}
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


def states(version: int) -> list[dict[str, Any]]:
    """The earlier states with the names of their values, and as ``node`` the id of the node that one of a node is about."""
    about = {start: end for _, start, tie, _, end, _ in _content(version)["ties"] if tie == "REVISES"}
    nodes = [_typed(said) for label, said in _content(version)["nodes"] if label == "Revision"]
    return [
        {name: _shown(value) for name, value in said.items()} | {"node": about[said["id"]]} for said in nodes
    ]


def _shown(value: Any) -> Any:
    return moment_text(value) if isinstance(value, datetime) else value


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
            assert {start, end} <= {*NODES, "Revision", "Import"}
            assert tie in (*TIES, *LINKS)
            statement = (
                f"MATCH (a:{start} {{id: $a}}) MATCH (b:{end} {{id: $b}}) "
                f"CREATE (a)-[r:{tie}]->(b) SET r = $properties"
            )
            session.run(
                cast("LiteralString", statement), a=start_id, b=end_id, properties=_typed(properties)
            ).consume()


def _typed(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value(value) for name, value in properties.items()}


def _value(value: Any) -> Any:
    """A value of a node or tie: a day and a moment are written as a map that says which."""
    match value:
        case {"date": day}:
            return date.fromisoformat(day)
        case {"instant": moment}:
            return instant(moment)
        case _:
            return value
