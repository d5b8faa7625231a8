"""Small graphs in two lines, random ones, a real one, and what brute force says of them."""

from __future__ import annotations

import csv
import itertools
import math
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
from hypothesis import settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Route = tuple[str, ...]
World = tuple["nx.DiGraph[str]", str, str]

thorough = settings(max_examples=100, deadline=None)
# Products of these are equal exactly where their logarithms are, so that ties are true ties.
CARRIES = (1.0, 0.9, 0.75, 0.5, 0.25)
KRACKHARDT = Path(__file__).parents[1] / "data" / "krackhardt-high-tech"


def digraph(ties: str, carry: float = 1.0, **carries: float) -> nx.DiGraph[str]:
    """``digraph("ab bc", bc=0.5)``: a tie a → b that carries surely, and b → c with 0.5."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    for giver, taker in ties.split():
        graph.add_edge(giver, taker, carry=carries.get(giver + taker, carry))
    return graph


def undirected(ties: str) -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from((a, b) for a, b in ties.split())
    return graph


def routable(graph: nx.Graph[str]) -> nx.DiGraph[str]:
    """The same people; every tie goes both ways and carries surely."""
    both: nx.DiGraph[str] = nx.DiGraph()
    both.add_edges_from(graph.to_directed().edges(), carry=1.0)
    return both


def krackhardt(network: str) -> nx.DiGraph[str]:
    """One of the three networks of the high-tech managers; every tie carries surely."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    with (KRACKHARDT / "managers.csv").open(encoding="utf-8", newline="") as file:
        graph.add_nodes_from(row["id"] for row in csv.DictReader(file))
    with (KRACKHARDT / f"{network}.csv").open(encoding="utf-8", newline="") as file:
        graph.add_edges_from(((row["from"], row["to"]) for row in csv.DictReader(file)), carry=1.0)
    return graph


def rebuilt(graph: nx.DiGraph[str], order: Iterable[str], names: Mapping[str, str]) -> nx.DiGraph[str]:
    """The same graph under other names, its nodes and edges added in another order."""
    order = list(order)
    place = {person: index for index, person in enumerate(order)}
    again: nx.DiGraph[str] = nx.DiGraph()
    again.add_nodes_from(names[person] for person in order)
    for giver, taker in sorted(graph.edges(), key=lambda tie: (place[tie[1]], place[tie[0]])):
        again.add_edge(names[giver], names[taker], **graph.edges[giver, taker])
    return again


@st.composite
def worlds(draw: st.DrawFn, most: int = 8) -> World:
    """A random digraph with self-loops and ties both ways, and two different people of it.

    In every other one all ties carry the same, so that many routes are equal and ids decide.
    """
    people = "abcdefgh"[: draw(st.integers(2, most))]
    pairs = list(itertools.product(people, repeat=2))
    absent = draw(st.integers(1, 3)) * len(CARRIES)
    carry = st.sampled_from([*draw(st.sampled_from([CARRIES, (0.5,) * len(CARRIES)])), *[0.0] * absent])
    carries = draw(st.lists(carry, min_size=len(pairs), max_size=len(pairs)))
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(people)
    for (giver, taker), value in zip(pairs, carries, strict=True):
        if value:
            graph.add_edge(giver, taker, carry=value)
    source, target = draw(st.permutations(people))[:2]
    return graph, source, target


@st.composite
def meshes(draw: st.DrawFn) -> nx.Graph[str]:
    """A random undirected graph, sparse enough to fall apart, with self-loops."""
    people = "abcdefgh"[: draw(st.integers(1, 8))]
    pairs = list(itertools.combinations_with_replacement(people, 2))
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(draw(st.permutations(people)))
    graph.add_edges_from(draw(st.lists(st.sampled_from(pairs), max_size=12)))
    return graph


def all_routes(graph: nx.DiGraph[str], source: str, target: str) -> Iterator[Route]:
    """Every simple path, by trying everything."""

    def walk(route: Route) -> Iterator[Route]:
        if route[-1] == target:
            yield route
            return
        for taker in graph.successors(route[-1]):
            if taker not in route:
                yield from walk((*route, taker))

    return walk((source,))


def strength(graph: nx.DiGraph[str], route: Route) -> Fraction:
    carries = (Fraction(graph.edges[tie]["carry"]) for tie in itertools.pairwise(route))
    return math.prod(carries, start=Fraction(1))


def by_strength(graph: nx.DiGraph[str], route: Route) -> tuple[Fraction, int, Route]:
    return -strength(graph, route), len(route), route


def flood(graph: nx.Graph[str], start: str, without: Iterable[str] = ()) -> set[str]:
    """Who is reached from the start when some are gone."""
    seen, waiting, gone = {start}, [start], set(without)
    while waiting:
        for other in graph.adj[waiting.pop()]:
            if other not in seen and other not in gone:
                seen.add(other)
                waiting.append(other)
    return seen


def smallest_cuts(graph: nx.DiGraph[str], source: str, target: str) -> list[frozenset[str]]:
    """Every smallest set of inner people without whom the target can't be reached, by trying every set."""
    inner = [person for person in graph if person not in {source, target}]
    for size in range(len(inner) + 1):
        sets = map(frozenset, itertools.combinations(inner, size))
        cuts = [gone for gone in sets if target not in flood(graph, source, gone)]
        if cuts:
            return cuts
    return []


def packings(routes: tuple[Route, ...]) -> Iterator[tuple[Route, ...]]:
    """Every set of routes that share nobody but their ends."""
    yield ()
    for index, route in enumerate(routes):
        apart = tuple(other for other in routes[index + 1 :] if not set(route[1:-1]) & set(other[1:-1]))
        for rest in packings(apart):
            yield (route, *rest)
