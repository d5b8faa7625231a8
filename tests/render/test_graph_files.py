"""Graph files, read again by NetworkX: the oracles are the snapshot itself, and XML as the standard library parses it."""

from __future__ import annotations

import datetime
import io
import json
import re
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest

from graphcrm import schema
from graphcrm.records import RECORD_TYPES
from graphcrm.render.graph_files import FORMATS, graph_file
from graphcrm.render.graph_files.elements import RENAMED
from graphcrm.schema.common import SYSTEM
from tests.render.pages import account, poisoned
from tests.render.payloads import PAYLOADS

SYSTEMS = {each.name for each in SYSTEM}


def _read(content: bytes, format: str) -> nx.MultiDiGraph[str]:
    readers: dict[str, Any] = {
        "graphml": lambda: nx.read_graphml(io.BytesIO(content), force_multigraph=True),
        "gexf": lambda: nx.read_gexf(io.BytesIO(content)),
        "cyjs": lambda: nx.cytoscape_graph(json.loads(content)),
    }
    return readers[format]()


def _as_written(held: dict[str, Any]) -> dict[str, Any]:
    return {
        RENAMED.get(name, name): value.isoformat() if isinstance(value, datetime.date) else value
        for name, value in held.items()
        if value is not None and name not in SYSTEMS and name != "label"
    }


def _properties(held: dict[str, Any]) -> dict[str, Any]:
    own = {"type", "label", "id", "key", "source", "target", "interaction", "value", "kind"}
    known = {RENAMED.get(prop.name, prop.name) for each in schema.SHAPES for prop in each.kind.columns}
    return {name: value for name, value in held.items() if name in known and name not in own - {"kind"}}


def _sorted(ties: list[tuple[str, str, str, dict[str, Any]]]) -> list[str]:
    return sorted(repr((one, two, type_, sorted(held.items()))) for one, two, type_, held in ties)


@pytest.mark.parametrize("format", FORMATS)
def test_networkx_reads_the_same_nodes_ties_and_properties_again(format: str) -> None:
    snapshot = account().snapshot()
    wanted, found = snapshot.to_networkx(), _read(graph_file(snapshot, format), format)
    assert found.is_directed()
    assert set(found) == set(wanted)
    for ident, held in wanted.nodes(data=True):
        read = dict(found.nodes[ident])
        assert read["type"] == held["label"]
        named = "name" in _as_written(held) or format != "cyjs"  # Cytoscape shows a name for every node
        assert _properties(read) == _as_written(held) | ({} if named else {"name": read["label"]}), ident
    names = {RECORD_TYPES[each.name]: each.name for each in schema.TIE_TYPES}
    ties = [
        (f"{start}:{tie.from_id}", f"{end}:{tie.to_id}", names[kind], _as_written(tie._asdict()))
        for (kind, start, end), held in snapshot._ties.items()
        for tie in held
    ]
    again = [(one, two, held["type"], _properties(held)) for one, two, held in found.edges(data=True)]
    assert _sorted(again) == _sorted(ties)


def test_two_stances_of_one_person_towards_us_are_two_ties() -> None:
    world = account().supports("gu", 1, on="core")
    own = json.loads(graph_file(world.snapshot(), "cyjs"))["elements"]["edges"]
    stances = [each["data"] for each in own if each["data"]["source"] == "Contact:gu"]
    held = [each["support"] for each in stances if "support" in each]
    assert sorted(held) == [0, 1]


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_account_gives_the_same_bytes(format: str) -> None:
    assert graph_file(account().snapshot(), format) == graph_file(account().snapshot(), format)


def test_cytoscape_elements_have_ids_that_are_texts_and_ends_that_exist() -> None:
    document = json.loads(graph_file(account().snapshot(), "cyjs"))
    nodes = [each["data"]["id"] for each in document["elements"]["nodes"]]
    ties = [each["data"] for each in document["elements"]["edges"]]
    idents = [*nodes, *(each["id"] for each in ties)]
    assert all(isinstance(each, str) for each in idents)
    assert len(set(idents)) == len(idents)
    assert {end for each in ties for end in (each["source"], each["target"])} <= set(nodes)
    assert all(value is not None for each in ties for value in each.values())


@pytest.mark.parametrize("format", ["graphml", "gexf"])
@pytest.mark.parametrize("payload", PAYLOADS)
def test_whatever_a_name_holds_the_xml_is_well_formed_and_the_name_a_text(payload: str, format: str) -> None:
    plain = ElementTree.fromstring(graph_file(account().snapshot(), format))
    content = graph_file(poisoned(account().snapshot(), payload), format)
    root = ElementTree.fromstring(content)
    assert {each.tag for each in root.iter()} == {each.tag for each in plain.iter()}
    shown = re.sub("[\x00-\x08]", "\ufffd", payload)
    assert shown in {each.text for each in root.iter()} | {
        value for each in root.iter() for value in each.attrib.values()
    }


@pytest.mark.parametrize("text", ["\x00\x01\x08\x0b\x0c\x0e\x1f", "\ud800", "\ufffe\uffff", "a\r\nb\tc"])
@pytest.mark.parametrize("format", FORMATS)
def test_control_characters_break_no_file(text: str, format: str) -> None:
    found = _read(graph_file(poisoned(account().snapshot(), text), format), format)
    name = str(found.nodes["Contact:lin"]["label"])
    assert len(name) == len(text)
    assert (name == text) == (text.startswith("a") or (format == "cyjs" and text.startswith("\x00")))


def test_no_property_of_the_vocabulary_takes_a_name_that_the_formats_use() -> None:
    taken = {"id", "key", "source", "target", "label", "type", "weight", "value", "interaction"}
    for shape in schema.SHAPES:
        names = [RENAMED.get(prop.name, prop.name) for prop in shape.kind.columns]
        assert not taken & set(names), shape.name
        assert len(set(names)) == len(names)
