"""How fast reliability and importance are sampled beside plain NetworkX, at 2,000 people with 8,000 ties.

NetworkX walks through samples one by one: draw every tie and person, take what works as a graph, ask for a route. It gets a part
of the 10,000 samples (``--walked``); its time is scaled up, for each sample costs the same. Importance of every person and every
tie is compared with one reliability figure of our own. The time of one dominator tree a sample by rustworkx, the other way to find who everything
hangs on, is printed beside it. How costs grow is printed for 200, 2,000 and 20,000 people.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import time

import networkx as nx
import numpy as np
import rustworkx as rx

from benchmarks.measured import Target, report
from graphcrm.graphs import reliabilities
from graphcrm.graphs.intervals import wilson

PEOPLE, TIES, SAMPLES = 2_000, 8_000, 10_000
SOURCE, TARGET = "p00000", "p00001"


def made(people: int, ties: int) -> nx.DiGraph[str]:
    """Ties carry 0.3 to 0.9, people pass on with 0.6 to 1: in part of the samples the target is reached."""
    luck = random.Random(2)
    names = [f"p{index:05}" for index in range(people)]
    graph: nx.DiGraph[str] = nx.DiGraph()
    for name in names:
        graph.add_node(name, passes=luck.uniform(0.6, 1.0))
    while graph.number_of_edges() < ties:
        graph.add_edge(*luck.sample(names, 2), carry=luck.uniform(0.3, 0.9))
    return graph


def walked(graph: nx.DiGraph[str], samples: int) -> int:
    luck = random.Random(3)
    ties = [(giver, taker, data["carry"]) for giver, taker, data in graph.edges(data=True)]
    people = [(who, graph.nodes[who]["passes"]) for who in graph]
    hits = 0
    for _ in range(samples):
        silent = {who for who, passes in people if luck.random() >= passes} - {SOURCE}
        state: nx.DiGraph[str] = nx.DiGraph()
        state.add_nodes_from((SOURCE, TARGET))
        state.add_edges_from(
            (giver, taker) for giver, taker, carry in ties if luck.random() < carry and giver not in silent
        )
        hits += nx.has_path(state, SOURCE, TARGET)
    return hits


def trees(graph: nx.DiGraph[str], samples: int) -> None:
    """One dominator tree a sample by rustworkx."""
    luck = np.random.default_rng(4)
    place = {who: index for index, who in enumerate(graph)}
    tails = np.array([place[giver] for giver, _ in graph.edges()])
    heads = np.array([place[taker] for _, taker in graph.edges()])
    carries = np.array([data["carry"] for _, _, data in graph.edges(data=True)])
    passes = np.array([graph.nodes[who]["passes"] for who in graph])
    for _ in range(samples):
        works = (luck.random(len(tails)) < carries) & (luck.random(len(passes)) < passes)[tails]
        state: rx.PyDiGraph[None, None] = rx.PyDiGraph()
        state.add_nodes_from([None] * len(place))
        state.add_edges_from_no_data(list(zip(tails[works].tolist(), heads[works].tolist(), strict=True)))
        rx.immediate_dominators(state, place[SOURCE])


def timed(graph: nx.DiGraph[str], samples: int) -> tuple[float, float, float]:
    """Seconds for one figure, and for the importance of everybody; and the figure."""
    spent: list[tuple[float, float]] = []
    value = 0.0
    for _ in range(3 if len(graph) < 10_000 else 1):
        begun = time.perf_counter()
        value = reliabilities(graph, SOURCE, [TARGET], samples=samples, parts=0).of(TARGET).value
        between = time.perf_counter()
        reliabilities(graph, SOURCE, [TARGET], samples=samples, parts=0).losses(TARGET)
        spent.append((between - begun, time.perf_counter() - between))
    return min(each[0] for each in spent), min(each[1] for each in spent), value


def main(people: int, ties: int, samples: int, walk: int, sizes: list[int]) -> int:
    graph = made(people, ties)
    figure, importance, value = timed(graph, samples)
    begun = time.perf_counter()
    hits = walked(graph, walk)
    plain = (time.perf_counter() - begun) * samples / walk
    low, high = wilson(hits, walk, 0.9999)
    assert low <= value <= high, (value, hits / walk)
    begun = time.perf_counter()
    trees(graph, max(1, walk // 4))
    by_trees = (time.perf_counter() - begun) * samples / max(1, walk // 4)
    print(
        f"{people:,} people, {ties:,} ties, {samples:,} samples; reliability {value:.3f} (NetworkX: {hits / walk:.3f})"
    )
    print(f"NetworkX, {walk:,} samples scaled up  {plain:8.2f} s")
    print(f"one reliability figure               {figure:8.3f} s")
    print(f"importance of everybody and all ties {importance:8.3f} s")
    print(f"dominator trees by rustworkx         {by_trees:8.2f} s")
    earlier: tuple[float, float] | None = None
    for size in sizes:
        one, every, _ = timed(made(size, size * 4), samples)
        slope = ""
        if earlier:
            slope = (
                f"  log-log slope {math.log10(one / earlier[0]):.2f}, {math.log10(every / earlier[1]):.2f}"
            )
        print(f"{size:7,} people: one figure {one:7.3f} s, importance {every:7.3f} s{slope}")
        earlier = one, every
    return report(
        Target("reliability, times the NetworkX loop", plain / figure, 100, at_least=True),
        Target("importance of everybody, times one figure", importance / figure, 15),
    )


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("--people", type=int, default=PEOPLE)
    asked.add_argument("--ties", type=int, default=TIES)
    asked.add_argument("--samples", type=int, default=SAMPLES)
    asked.add_argument("--walked", type=int, default=1_000, help="samples that NetworkX walks through")
    asked.add_argument(
        "--sizes", type=int, nargs="*", default=[200, 2_000, 20_000], help="each ten times the last"
    )
    options = asked.parse_args()
    sys.exit(main(options.people, options.ties, options.samples, options.walked, options.sizes))
