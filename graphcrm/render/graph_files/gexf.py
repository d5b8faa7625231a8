"""GEXF 1.3 (https://gexf.net): Gephi, and NetworkX."""

from __future__ import annotations

from collections.abc import Mapping

from graphcrm.render.graph_files.elements import Item, Network
from graphcrm.render.graph_files.graphml import as_text
from graphcrm.render.markup import element, xml_text

_TYPES: Mapping[type, str] = {str: "string", int: "long", float: "double", bool: "boolean"}


def write(network: Network) -> bytes:
    """The whole file. Ties of different types between the same two are told apart by their ``kind``."""
    nodes = {"type": str} | dict(network.node_columns)
    ties = {"type": str} | dict(network.tie_columns)
    meta = element(
        "meta",
        {"lastmodifieddate": network.as_of},
        element("creator", None, "GraphCRM"),
        element("description", None, xml_text(f"{network.name}, {network.as_of}")),
    )
    declared = _attributes("node", nodes), _attributes("edge", ties)
    items = "".join(_node(nodes, item) for item in network.nodes)
    joined = "".join(_tie(ties, item) for item in network.ties)
    body = f"<nodes>\n{items}</nodes>\n<edges>\n{joined}</edges>\n"
    graph = element("graph", {"mode": "static", "defaultedgetype": "directed"}, *declared, body)
    root = element("gexf", {"xmlns": "http://gexf.net/1.3", "version": "1.3"}, meta, "\n", graph)
    return f"<?xml version='1.0' encoding='utf-8'?>\n{root}\n".encode()


def _attributes(domain: str, columns: Mapping[str, type]) -> str:
    declared = (
        element("attribute", {"id": number, "title": name, "type": _TYPES[kind]})
        for number, (name, kind) in enumerate(columns.items())
    )
    return element("attributes", {"class": domain, "mode": "static"}, *declared) + "\n"


def _node(columns: Mapping[str, type], item: Item) -> str:
    return element("node", {"id": item.id, "label": item.label}, _values(columns, item)) + "\n"


def _tie(columns: Mapping[str, type], item: Item) -> str:
    ends = {"id": item.id, "source": item.source, "target": item.target, "kind": item.type}
    return element("edge", ends | {"label": item.label}, _values(columns, item)) + "\n"


def _values(columns: Mapping[str, type], item: Item) -> str:
    places = {name: number for number, name in enumerate(columns)}
    values = {"type": item.type, **item.properties}.items()
    written = (element("attvalue", {"for": places[name], "value": as_text(value)}) for name, value in values)
    return element("attvalues", None, *written)
