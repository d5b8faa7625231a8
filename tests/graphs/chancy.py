"""Small networks in which people and ties may fail, and what trying every state says of them."""

from __future__ import annotations

import itertools
import random
from typing import TYPE_CHECKING

import networkx as nx
from hypothesis import strategies as st

from graphcrm.graphs import reliabilities
from graphcrm.graphs.factoring import MOST_PARTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphcrm.graphs import Estimate

Element = str | tuple[str, str]
"""Who, or which tie."""
Case = tuple["nx.DiGraph[str]", str, str]
CHANCES = (1.0, 0.9, 0.5, 0.3)


@st.composite
def cases(draw: st.DrawFn, most_people: int = 6, most_ties: int = 16) -> Case:
    """A random digraph with self-loops, people who pass on with some chance or never, and two of them.

    At most 16 things that may fail, so that every state can be tried.
    """
    people = "abcdef"[: draw(st.integers(2, most_people))]
    pairs = list(itertools.product(people, repeat=2))
    ties = draw(st.lists(st.sampled_from(pairs), max_size=most_ties, unique=True))
    graph: nx.DiGraph[str] = nx.DiGraph()
    room = 16
    for giver, taker in ties:
        carry = draw(st.sampled_from(CHANCES)) if room else 1.0
        room -= carry < 1
        graph.add_edge(giver, taker, carry=carry)
    for person in people:
        passes = draw(st.sampled_from((*CHANCES, 0.0))) if room else 1.0
        room -= 0 < passes < 1
        graph.add_node(person, passes=passes)
    source, target = draw(st.permutations(people))[:2]
    return graph, source, target


def chance_of(graph: nx.DiGraph[str], element: Element) -> float:
    if isinstance(element, tuple):
        return graph.edges[element]["carry"]
    return graph.nodes[element].get("passes", 1.0)


def with_chance(graph: nx.DiGraph[str], element: Element, chance: float) -> nx.DiGraph[str]:
    """The same with one element that works with another chance; a tie at 0 is gone."""
    changed = graph.copy()
    if not isinstance(element, tuple):
        changed.nodes[element]["passes"] = chance
    elif chance:
        changed.edges[element]["carry"] = chance
    else:
        changed.remove_edge(*element)
    return changed


def elements_of(graph: nx.DiGraph[str], *ends: str) -> list[Element]:
    ties = [(giver, taker) for giver, taker in graph.edges() if giver != taker]
    return [*(person for person in graph if person not in ends), *ties]


def by_trying(graph: nx.DiGraph[str], source: str, targets: Iterable[str], *, every: bool = False) -> float:
    """The chance that some target is reached (or every one), summed over all states of what may fail."""
    wanted = set(targets)
    elements: list[Element] = elements_of(graph, source)
    unsure = [each for each in elements if 0 < chance_of(graph, each) < 1]
    dead = {each for each in elements if chance_of(graph, each) == 0}
    total = 0.0
    for state in itertools.product((False, True), repeat=len(unsure)):
        weight, down = 1.0, set(dead)
        for element, works in zip(unsure, state, strict=True):
            weight *= chance_of(graph, element) if works else 1 - chance_of(graph, element)
            if not works:
                down.add(element)
        met = reached(graph, source, down) & wanted
        total += weight * (met == wanted if every else bool(met))
    return total


def reached(graph: nx.DiGraph[str], source: str, down: set[Element]) -> set[str]:
    """Who is reached when some people pass nothing on and some ties carry nothing."""
    seen, waiting = {source}, [source]
    while waiting:
        giver = waiting.pop()
        if giver in down:
            continue
        for taker in graph.successors(giver):
            if taker not in seen and (giver, taker) not in down:
                seen.add(taker)
                waiting.append(taker)
    return seen


def meshed(people: int, ties: int, seed: int) -> nx.DiGraph[str]:
    """A random network of any size, the same for the same seed."""
    luck = random.Random(seed)
    names = [f"p{index:04}" for index in range(people)]
    graph: nx.DiGraph[str] = nx.DiGraph()
    for name in names:
        graph.add_node(name, passes=luck.uniform(0.5, 1.0))
    while graph.number_of_edges() < ties:
        graph.add_edge(*luck.sample(names, 2), carry=luck.uniform(0.1, 0.9))
    return graph


def reliability_of(
    graph: nx.DiGraph[str],
    source: str,
    target: str,
    *,
    samples: int = 10_000,
    seed: int = 0,
    parts: int = MOST_PARTS,
) -> Estimate:
    """The reliability of one target."""
    return reliabilities(graph, source, [target], samples=samples, seed=seed, parts=parts).of(target)
