"""Cytoscape JSON (.cyjs): Cytoscape, Cytoscape.js, and NetworkX's ``cytoscape_graph``."""

from __future__ import annotations

import json
from typing import Any

from graphcrm.render.graph_files.elements import Item, Network
from graphcrm.render.markup import legal

_FORMAT = {"format_version": "1.0", "generated_by": "GraphCRM", "target_cytoscapejs_version": "~3.0"}


def write(network: Network) -> bytes:
    """The whole file: one node or tie a line."""
    about = {"account": network.account, "name": network.name, "as_of": network.as_of.isoformat()}
    head = {**_FORMAT, "data": about, "directed": True, "multigraph": True}
    nodes = ",\n".join(_line({"id": item.id, "value": item.id, **_own(item)}) for item in network.nodes)
    ties = ",\n".join(_line(_tie(item)) for item in network.ties)
    body = f'"elements":{{"nodes":[\n{nodes}\n],"edges":[\n{ties}\n]}}'
    return f"{_json(head)[:-1]},{body}}}\n".encode()


def _own(item: Item) -> dict[str, Any]:
    return {"type": item.type, "label": item.label, "name": item.label, **item.properties}


def _tie(item: Item) -> dict[str, Any]:
    ends = {"id": item.id, "key": item.id, "source": item.source, "target": item.target}
    return ends | {"type": item.type, "interaction": item.label, **item.properties}


def _line(data: dict[str, Any]) -> str:
    return _json({"data": data})


def _json(data: dict[str, Any]) -> str:
    """Without lone surrogates, which UTF-8 can't hold."""
    return legal(json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False))
