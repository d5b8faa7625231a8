"""How central each person is: on how many of the shortest routes between others."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from graphcrm.graphs.prepared import large, prepared
from graphcrm.graphs.ties import need_single

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

    from graphcrm.graphs.prepared import Prepared

_DECIMALS = 6


def betweenness(graph: nx.Graph[str] | Prepared) -> dict[str, float]:
    """On how many shortest routes between two others each person stands; where there are several, their share of them.

    All people, by id. Not normalised; ties count one step each, whatever they carry. An undirected pair counts once.
    Rounded to 6 decimals, as it is summed on several threads. O(n m). Source: Freeman 1977, https://doi.org/10.2307/3033543; Brandes 2001,
    https://doi.org/10.1080/0022250X.2001.9990249
    """
    need_single(graph)
    if large(graph):
        import rustworkx as rx

        ready = prepared(graph)
        if ready.directed:
            scores: Mapping[int, float] = rx.digraph_betweenness_centrality(ready.one_way, normalized=False)
        else:
            scores = rx.graph_betweenness_centrality(ready.both_ways, normalized=False)
        return {ident: round(scores[place], _DECIMALS) for place, ident in enumerate(ready.ids)}
    import networkx as nx

    found = cast(
        "Mapping[str, float]",
        nx.betweenness_centrality(cast("nx.Graph[str]", graph), normalized=False),
    )
    return {ident: round(found[ident], _DECIMALS) for ident in sorted(found)}
