"""One account at a date as a graph file, for the programs that people draw and measure networks with.

To add a format: its module with ``write(network) -> bytes``, and its line in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from graphcrm.messages import DEFAULT
from graphcrm.render.graph_files import cytoscape, gexf, graphml
from graphcrm.render.graph_files.elements import Network, network
from graphcrm.snapshot import Snapshot

FORMATS: Mapping[str, Callable[[Network], bytes]] = MappingProxyType(
    {"graphml": graphml.write, "gexf": gexf.write, "cyjs": cytoscape.write}
)
"""Every format by the ending of its files."""


def graph_file(snapshot: Snapshot, format: str, language: str = DEFAULT) -> bytes:
    """The file's content; the same account gives the same bytes. ``format`` is one of `FORMATS`."""
    return FORMATS[format](network(snapshot, language))


__all__ = ["FORMATS", "Network", "graph_file", "network"]
