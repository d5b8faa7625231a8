"""How fast the graph primitives are beside plain NetworkX that gives the same answer, at 2,000 people with 8,000 ties.

For each: on a prepared graph (what a job pays that asks several questions of one), and with the preparing. NetworkX gets
its own graph, ready made. Answers are compared before the clock runs. Sides: dominators, all of one
person from one source, and the whole tree; points and bridges with all groups that fall off, which NetworkX finds by searching again without each; PageRank on
``carry``; betweenness of everybody.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable
from typing import Any, cast

import networkx as nx

from benchmarks.measured import Target, report
from graphcrm import graphs
from graphcrm.graphs import Prepared, prepare
from graphcrm.graphs.prestige import pagerank

PEOPLE, TIES = 2_000, 8_000
SOURCE = "p00000"


def made(people: int, ties: int) -> nx.DiGraph[str]:
    luck = random.Random(1)
    names = [f"p{index:05}" for index in range(people)]
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(names)
    while graph.number_of_edges() < ties:
        graph.add_edge(*luck.sample(names, 2), carry=luck.uniform(0.1, 0.9))
    return graph


def tree_by_networkx(graph: nx.DiGraph[str]) -> dict[str, str]:
    parents = cast("dict[str, str]", nx.immediate_dominators(graph, SOURCE))
    return {who: parents[who] for who in sorted(parents) if who != SOURCE}


def chain_by_networkx(graph: nx.DiGraph[str], target: str) -> tuple[str, ...]:
    parents = cast("dict[str, str]", nx.immediate_dominators(graph, SOURCE))
    chain = [parents[target]]
    while chain[-1] != SOURCE:
        chain.append(parents[chain[-1]])
    return tuple(reversed(chain[:-1]))


def points_by_networkx(graph: nx.Graph[str]) -> list[tuple[str, list[list[str]]]]:
    found: list[tuple[str, list[list[str]]]] = []
    for point in sorted(set(nx.articulation_points(graph))):
        around = set(graph[point])
        left = graph.subgraph(who for who in graph if who != point)
        groups = [sorted(group) for group in nx.connected_components(left) if around & group]
        groups.sort(key=lambda group: (-len(group), group))
        found.append((point, groups[1:]))
    return found


def bridges_by_networkx(graph: nx.Graph[str]) -> list[tuple[str, str, list[str]]]:
    found: list[tuple[str, str, list[str]]] = []
    for tie in cast("list[tuple[str, str]]", list(nx.bridges(graph))):
        a, b = sorted(tie)
        left = nx.restricted_view(graph, [], [(a, b)])
        sides = [sorted(nx.node_connected_component(left, end)) for end in (a, b)]
        sides.sort(key=lambda side: (-len(side), side))
        found.append((a, b, sides[1]))
    return sorted(found)


def close(one: dict[str, float], other: dict[str, float], within: float) -> bool:
    return one.keys() == other.keys() and all(abs(one[who] - other[who]) <= within for who in one)


def best(work: Callable[[], object], times: int) -> float:
    spent: list[float] = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        spent.append(time.perf_counter() - begun)
    return min(spent)


def main(people: int, ties: int) -> int:
    graph = made(people, ties)
    whole = graph.to_undirected()
    one_way, both_ways = prepare(graph), prepare(whole)
    _ = one_way.one_way, both_ways.neighbours, both_ways.links

    points = [
        (row.point, [list(group) for group in row.cut_off]) for row in graphs.articulation_points(both_ways)
    ]
    assert points == points_by_networkx(whole)
    bridges = [(row.a, row.b, list(row.cut_off)) for row in graphs.bridges(both_ways)]
    assert bridges == bridges_by_networkx(whole)
    tree = graphs.dominator_tree(one_way, SOURCE)
    assert tree == tree_by_networkx(graph)
    deep = max(tree, key=lambda who: (len(graphs.dominator_chain(tree, who) or ()), who))
    assert graphs.dominators(one_way, SOURCE, deep) == chain_by_networkx(graph, deep)
    ranks = nx.pagerank(graph, weight="carry", tol=1e-13, max_iter=1_000)
    place = one_way.place
    edges = cast("Any", graph).edges(data="carry")
    heard = [(place[taker], place[giver], float(carry)) for giver, taker, carry in edges]
    mine = dict(zip(one_way.ids, pagerank(people, heard).tolist(), strict=True))
    assert close(mine, ranks, 1e-10)

    rows: list[tuple[str, float, Callable[[], object], Callable[[Prepared], object], nx.Graph[str], Prepared, int]] = [
        ("dominators", 10, lambda: chain_by_networkx(graph, deep), lambda each: graphs.dominators(each, SOURCE, deep), graph, one_way, 20),
        ("dominator tree", 0, lambda: tree_by_networkx(graph), lambda each: graphs.dominator_tree(each, SOURCE), graph, one_way, 20),
        ("articulation points", 15, lambda: points_by_networkx(whole), graphs.articulation_points, whole, both_ways, 10),
        ("bridges", 60, lambda: bridges_by_networkx(whole), graphs.bridges, whole, both_ways, 10),
        ("PageRank", 8, lambda: nx.pagerank(graph, weight="carry", tol=1e-13 / people, max_iter=1_000), lambda _: pagerank(people, heard), graph, one_way, 10),
        ("betweenness", 25, lambda: nx.betweenness_centrality(graph, normalized=False), graphs.betweenness, graph, one_way, 1),
    ]  # fmt: skip
    print(f"{people:,} people, {ties:,} ties; milliseconds, best of several")
    print(f"{'':20}{'NetworkX':>10}{'prepared':>10}{'ratio':>8}{'with preparing':>16}{'ratio':>8}")
    targets: list[Target] = []
    for name, wanted, slow, fast, raw, ready, times in rows:
        plain = best(slow, times)
        quick = best(lambda fast=fast, ready=ready: fast(ready), max(5, times))
        cold = best(lambda fast=fast, raw=raw: fast(prepare(cast("Any", raw))), max(5, times))
        print(
            f"{name:20}{plain * 1e3:10.2f}{quick * 1e3:10.2f}{plain / quick:8.1f}{cold * 1e3:16.2f}{plain / cold:8.1f}"
        )
        if wanted:
            targets.append(Target(f"{name}, times NetworkX", plain / quick, wanted, at_least=True))
    return report(*targets)


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("--people", type=int, default=PEOPLE)
    asked.add_argument("--ties", type=int, default=TIES)
    options = asked.parse_args()
    sys.exit(main(options.people, options.ties))
