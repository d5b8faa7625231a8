"""GraphML (http://graphml.graphdrawing.org): NetworkX, igraph, yEd, Gephi, Neo4j's APOC."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graphcrm.render.graph_files.elements import Item, Network, Plain
from graphcrm.render.markup import element, quoted, xml_text

_TYPES: Mapping[type, str] = {str: "string", int: "long", float: "double", bool: "boolean"}
_HEAD = (
    "<?xml version='1.0' encoding='utf-8'?>\n"
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)


def write(network: Network) -> bytes:
    """The whole file. Keys of properties are numbered, in the order in which they first occur."""
    columns = {
        "graph": dict.fromkeys(("account", "name", "as_of"), str),
        "node": {"type": str, "label": str} | dict(network.node_columns),
        "edge": {"type": str} | dict(network.tie_columns),
    }
    keys: dict[tuple[str, str], str] = {}
    declared: list[str] = []
    for domain, names in columns.items():
        for name, kind in names.items():
            key = keys[domain, name] = f"d{len(keys)}"
            about = {"id": key, "for": domain, "attr.name": name, "attr.type": _TYPES[kind]}
            declared.append(f"  {element('key', about)}\n")
    graph = {"account": network.account, "name": network.name, "as_of": network.as_of.isoformat()}
    nodes = (line for item in network.nodes for line in _node(keys, item))
    ties = (line for item in network.ties for line in _tie(keys, item))
    body = "".join((*_data(keys, "graph", graph), *nodes, *ties))
    opened = f'{_HEAD}{"".join(declared)}  <graph edgedefault="directed">\n'
    return f"{opened}{body}  </graph>\n</graphml>\n".encode()


def _node(keys: Mapping[tuple[str, str], str], item: Item) -> Iterator[str]:
    yield f"    <node id={quoted(item.id)}>\n"
    yield from _data(keys, "node", {"type": item.type, "label": item.label, **item.properties})
    yield "    </node>\n"


def _tie(keys: Mapping[tuple[str, str], str], item: Item) -> Iterator[str]:
    yield f"    <edge id={quoted(item.id)} source={quoted(item.source)} target={quoted(item.target)}>\n"
    yield from _data(keys, "edge", {"type": item.type, **item.properties})
    yield "    </edge>\n"


def _data(keys: Mapping[tuple[str, str], str], domain: str, values: Mapping[str, Plain]) -> Iterator[str]:
    for name, value in values.items():
        yield f'      <data key="{keys[domain, name]}">{xml_text(as_text(value))}</data>\n'


def as_text(value: Plain) -> str:
    """A value as XML Schema writes it."""
    return ("true" if value else "false") if isinstance(value, bool) else str(value)
