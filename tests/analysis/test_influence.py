"""Who is listened to: NetworkX as oracle, Krackhardt's managers, and the findings."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphcrm.account.rules import Rules
from graphcrm.analysis import influence
from graphcrm.graphs.prestige import attenuation, katz, pagerank
from tests.analysis.worlds import World
from tests.graphs.worlds import krackhardt

Ties = list[tuple[int, int, float]]
SIZE = 7
quick = settings(max_examples=80, deadline=None)


@st.composite
def weighted(draw: st.DrawFn) -> Ties:
    pairs = st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)).filter(
        lambda pair: pair[0] != pair[1]
    )
    found = draw(st.lists(pairs, unique=True, max_size=20))
    return [(*pair, draw(st.sampled_from([0.1, 0.25, 0.5, 0.95, 1.0]))) for pair in found]


def listening(ties: Ties) -> nx.DiGraph[int]:
    """Edges from who listens to who is listened to."""
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(SIZE))
    graph.add_weighted_edges_from((whom, who, strength) for who, whom, strength in ties)
    return graph


@quick
@given(weighted(), st.sampled_from([0.5, 0.85]))
def test_pagerank_is_what_networkx_says(ties: Ties, damping: float) -> None:
    expected = nx.pagerank(listening(ties), alpha=damping, tol=1e-12, max_iter=1000)
    assert pagerank(SIZE, ties, damping) == pytest.approx([expected[one] for one in range(SIZE)], abs=1e-9)


@quick
@given(weighted())
def test_katz_is_what_networkx_and_algebra_say(ties: Ties) -> None:
    alpha = attenuation(SIZE, ties)
    matrix = np.zeros((SIZE, SIZE))
    for who, whom, strength in ties:
        matrix[who, whom] = strength
    assert alpha * max(abs(np.linalg.eigvals(matrix))) <= 0.85 + 1e-9
    found = katz(SIZE, ties)
    assert found == pytest.approx(np.linalg.solve(np.eye(SIZE) - alpha * matrix, np.ones(SIZE)), abs=1e-9)
    oracle = nx.katz_centrality_numpy(
        listening(ties), alpha=alpha, beta=1.0, normalized=False, weight="weight"
    )
    assert found == pytest.approx([oracle[one] for one in range(SIZE)], abs=1e-9)


@quick
@given(weighted(), st.permutations(range(SIZE)))
def test_other_names_change_nothing(ties: Ties, names: list[int]) -> None:
    turned = [(names[who], names[whom], strength) for who, whom, strength in reversed(ties)]
    for measure in (pagerank, katz):
        found, again = measure(SIZE, ties), measure(SIZE, turned)
        assert [again[names[one]] for one in range(SIZE)] == pytest.approx(list(found), abs=1e-9)


def test_whom_krackhardts_managers_ask_for_advice() -> None:
    # Advice goes from who asks to who is asked: 2 is asked by 18 of 20, the most (Krackhardt 1987).
    graph = krackhardt("advice")
    people = sorted(graph)
    ties = [(people.index(asked), people.index(asks), 1.0) for asks, asked in graph.edges()]
    found = pagerank(len(people), ties)
    expected = nx.pagerank(graph, tol=1e-12)
    assert found == pytest.approx([expected[one] for one in people], abs=1e-9)
    assert people[int(found.argmax())] == max(expected, key=lambda one: expected[one])
    assert people[int(katz(len(people), ties).argmax())] in {"2", "21", "18", "7"}


def crowd(world: World) -> World:
    """Thirty who listen a little to one another, so that there is a top."""
    world.contacts((f"p{number:02}" for number in range(30)), rank=2)
    for number in range(0, 30, 2):
        world.influences(f"p{number:02}", f"p{number + 1:02}", 0.25)
    return world


def test_a_clerk_to_whom_all_listen_is_a_hidden_influencer() -> None:
    world = crowd(World().contact("clerk", rank=1).contacts("ann bob cat", rank=5))
    world.influences("clerk > ann : 0.95, clerk > bob : 0.95, clerk > cat : 0.75")
    (found,) = influence.find(world.account()).findings
    assert (found.kind, found.who, found.about) == ("hidden_influencer", ("clerk",), ("ann", "bob", "cat"))
    assert "listen" in found.sentence


def test_who_decides_is_not_hidden() -> None:
    world = crowd(World().contact("clerk", rank=1).contacts("ann bob cat", rank=5)).decides("clerk")
    world.influences("clerk > ann : 0.95, clerk > bob : 0.95, clerk > cat : 0.75")
    assert [finding.kind for finding in influence.find(world.account()).findings] == []


def test_a_share_at_the_top_itself_is_not_at_the_top() -> None:
    """As for who is key: more than the share, not as much. Of 34 contacts, 33 are listened to less."""
    world = crowd(World().contact("clerk", rank=1).contacts("ann bob cat", rank=5))
    world.influences("clerk > ann : 0.95, clerk > bob : 0.95, clerk > cat : 0.75")
    for top, kinds in ((1.0, []), (0.999, ["hidden_influencer"])):
        findings = influence.find(world.account(Rules(top=top))).findings
        assert [finding.kind for finding in findings] == kinds


def test_a_director_of_the_same_weight_is_no_surprise_nor_is_a_key_person() -> None:
    known: list[dict[str, Any]] = [{"rank": 4}, {"rank": 1, "key": True}, {}]
    for columns in known:
        world = crowd(World().contact("clerk", **columns).contacts("ann bob cat", rank=5))
        world.influences("clerk > ann : 0.95, clerk > bob : 0.95, clerk > cat : 0.75")
        assert influence.find(world.account()).findings == ()


def test_a_title_is_empty_where_the_reports_listen_to_others() -> None:
    world = World().contact("vice", rank=5).reports("ann bob cat", "vice")
    world.influences("dan > ann, dan > bob, eli > cat").decides("zoe")
    (found,) = influence.find(world.account()).findings
    assert (found.kind, found.who) == ("empty_title", ("vice",))


def test_a_title_is_not_empty_for_want_of_knowledge() -> None:
    known_to_nobody = World().contact("vice", rank=5).reports("ann bob cat", "vice").influences("dan > ann")
    decides = World().contact("vice", rank=5).reports("ann bob cat", "vice").decides("vice")
    decides.influences("dan > ann, dan > bob, eli > cat")
    heard = World().contact("vice", rank=5).reports("ann bob cat", "vice")
    heard.influences("dan > ann, dan > bob, eli > cat, vice > zoe")
    for world in (known_to_nobody, decides, heard):
        assert influence.find(world.decides("zoe").account()).findings == ()


def test_no_influence_is_an_answer() -> None:
    assert influence.find(World().knows("eve", "ann").account()).rows() == []
    assert influence.find(World().account()).findings == ()
    assert list(pagerank(0, [])) == []
    with pytest.raises(ValueError, match="Damping"):
        pagerank(1, [], 1.0)
