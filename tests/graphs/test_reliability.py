from __future__ import annotations

import math
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphcrm.graphs import dominators, reliabilities
from tests.graphs.chancy import (
    Case,
    by_trying,
    cases,
    chance_of,
    elements_of,
    meshed,
    reliability_of,
    with_chance,
)
from tests.graphs.worlds import digraph, rebuilt, thorough

if TYPE_CHECKING:
    from graphcrm.graphs import Estimate, Losses
    from tests.graphs.chancy import Element


def loss(losses: Losses, element: Element) -> float:
    found: Estimate | None = (
        losses.ties.get(element) if isinstance(element, tuple) else losses.people.get(element)
    )
    return found.value if found else 0.0


@pytest.mark.parametrize("p", [0.1, 0.5, 0.9, 1.0])
def test_the_bridge_network_has_its_textbook_formula(p: float) -> None:
    # Colbourn, "The Combinatorics of Network Reliability", 1987: 2p² + 2p³ − 5p⁴ + 2p⁵, undirected; 0.97848 at 0.9.
    # No route needs the middle tie both ways at once, so its two directions may fail apart from each other.
    graph = digraph("sa sb ab ba at bt", p)
    formula = 2 * p**2 + 2 * p**3 - 5 * p**4 + 2 * p**5
    found = reliability_of(graph, "s", "t")
    assert found.exact
    assert found.value == pytest.approx(formula, abs=1e-12)
    assert round(2 * 0.9**2 + 2 * 0.9**3 - 5 * 0.9**4 + 2 * 0.9**5, 5) == 0.97848


def test_one_route_is_the_product_along_it() -> None:
    graph = digraph("sa ab bt", sa=0.9, ab=0.5, bt=0.8)
    graph.nodes["a"]["passes"] = 0.5
    assert reliability_of(graph, "s", "t").value == pytest.approx(0.9 * 0.5 * 0.5 * 0.8)


def test_the_ends_do_not_fail() -> None:
    graph = digraph("st", 0.7)
    graph.nodes["s"]["passes"] = graph.nodes["t"]["passes"] = 0.0
    assert reliability_of(graph, "s", "t").value == pytest.approx(0.7)


def test_one_person_passes_on_to_all_or_to_nobody() -> None:
    # Two ways that part after the same person are no better than that person.
    graph = digraph("sa ab ac bt ct")
    graph.nodes["a"]["passes"] = 0.25
    assert reliability_of(graph, "s", "t").value == pytest.approx(0.25)


@settings(thorough, max_examples=300)
@given(cases())
def test_exact_is_what_trying_every_state_says(case: Case) -> None:
    graph, source, target = case
    found = reliability_of(graph, source, target)
    assert found.exact
    assert found.value == pytest.approx(by_trying(graph, source, [target]), abs=1e-12)


@thorough
@given(cases(most_people=5, most_ties=8))
def test_exact_losses_are_what_trying_says_without_each(case: Case) -> None:
    graph, source, target = case
    losses = reliabilities(graph, source, [target]).losses(target)
    whole = by_trying(graph, source, [target])
    for element in elements_of(graph, source, target):
        without = by_trying(with_chance(graph, element, 0.0), source, [target])
        assert loss(losses, element) == pytest.approx(whole - without, abs=1e-12)


@thorough
@given(cases(most_people=5, most_ties=8))
def test_several_targets_are_reached_as_trying_says(case: Case) -> None:
    graph, source, target = case
    targets = sorted(set(graph) - {source})[:3]
    found = reliabilities(graph, source, targets)
    assert found.any(targets).value == pytest.approx(by_trying(graph, source, targets), abs=1e-12)
    assert found.all(targets).value == pytest.approx(by_trying(graph, source, targets, every=True), abs=1e-12)
    weights = {each: index + 1.0 for index, each in enumerate(targets)}
    share = sum(weight * by_trying(graph, source, [each]) for each, weight in weights.items())
    assert found.mean(weights).value == pytest.approx(share / sum(weights.values()), abs=1e-12)
    assert target in targets or found.of(target).value == 0


@thorough
@given(cases(most_people=5, most_ties=10), st.sampled_from((300, 5_000)))
def test_samples_agree_with_trying_every_state(case: Case, samples: int) -> None:
    graph, source, target = case
    found = reliabilities(graph, source, [target], samples=samples, parts=0, confidence=1 - 1e-9)
    whole = by_trying(graph, source, [target])
    estimate = found.of(target)
    assert estimate.low - 1e-9 <= whole <= estimate.high + 1e-9
    losses = found.losses(target)
    allowed = 6.5 * math.sqrt(0.25 / samples)
    for element in elements_of(graph, source, target):
        without = by_trying(with_chance(graph, element, 0.0), source, [target])
        assert loss(losses, element) == pytest.approx(whole - without, abs=allowed)


@thorough
@given(cases(), st.data(), st.sampled_from((0, 200)))
def test_removing_or_weakening_never_raises_it(case: Case, data: st.DataObject, parts: int) -> None:
    graph, source, target = case
    elements = elements_of(graph, source, target)
    if not elements:
        return
    element = data.draw(st.sampled_from(elements))
    less = data.draw(st.sampled_from((0.0, 0.5))) * chance_of(graph, element)
    before = reliability_of(graph, source, target, samples=640, parts=parts).value
    after = reliability_of(with_chance(graph, element, less), source, target, samples=640, parts=parts).value
    assert after <= before + (1e-12 if parts else 0)


@thorough
@given(cases(), st.data(), st.sampled_from((0, 200)))
def test_adding_a_tie_never_lowers_it(case: Case, data: st.DataObject, parts: int) -> None:
    graph, source, target = case
    missing = [(a, b) for a in graph for b in graph if a != b and not graph.has_edge(a, b)]
    if not missing:
        return
    before = reliability_of(graph, source, target, samples=640, parts=parts).value
    graph.add_edge(*data.draw(st.sampled_from(missing)), carry=0.5)
    assert reliability_of(graph, source, target, samples=640, parts=parts).value >= before - (
        1e-12 if parts else 0
    )


@thorough
@given(cases(), st.data())
def test_new_names_change_nothing(case: Case, data: st.DataObject) -> None:
    graph, source, target = case
    names = dict(zip(sorted(graph), data.draw(st.permutations(sorted(graph))), strict=True))
    again = rebuilt(graph, sorted(graph), names)
    for person in graph:
        again.nodes[names[person]].update(graph.nodes[person])
    found = reliabilities(graph, source, [target])
    other = reliabilities(again, names[source], [names[target]])
    assert other.of(names[target]).value == pytest.approx(found.of(target).value, abs=1e-12)
    one, two = found.losses(target).people, other.losses(names[target]).people
    assert {names[who]: round(each.value, 9) for who, each in one.items() if each.value > 1e-9} == {
        who: round(each.value, 9) for who, each in two.items() if each.value > 1e-9
    }


@thorough
@given(cases(), st.data())
def test_the_order_of_people_and_ties_changes_no_sample(case: Case, data: st.DataObject) -> None:
    graph, source, target = case
    again = rebuilt(graph, data.draw(st.permutations(sorted(graph))), {person: person for person in graph})
    for person in graph:
        again.nodes[person].update(graph.nodes[person])
    one, two = (reliabilities(each, source, [target], samples=300, parts=0) for each in (graph, again))
    assert one.of(target) == two.of(target)
    assert one.losses(target) == two.losses(target)


@thorough
@given(cases())
def test_whoever_is_on_every_route_is_worth_all_of_it(case: Case) -> None:
    graph, source, target = case
    for person in dominators(graph, source, target) or ():
        sure = with_chance(graph, person, 1.0)
        for parts in (0, 200):
            found = reliabilities(sure, source, [target], samples=640, parts=parts)
            assert loss(found.losses(target), person) == pytest.approx(found.of(target).value, abs=1e-12)


@thorough
@given(cases())
def test_the_graph_handed_in_is_not_written_to(case: Case) -> None:
    graph, source, target = case
    before = graph.copy()
    reliabilities(graph, source, [target], parts=0, samples=64).losses(target)
    assert list(graph.nodes(data=True)) == list(before.nodes(data=True))
    assert list(graph.edges(data=True)) == list(before.edges(data=True))


def test_intervals_hold_the_exact_value_as_often_as_they_say() -> None:
    # 200 networks at 95 %: fewer than 178 would come by chance about twice in 10,000 times.
    held: list[bool] = []
    seed = 0
    while len(held) < 200:
        seed += 1
        graph = meshed(8, 18, seed)
        exact = reliability_of(graph, "p0000", "p0001")
        if 0 < exact.value < 1:
            drawn = reliability_of(graph, "p0000", "p0001", samples=1_000, seed=seed, parts=0)
            assert exact.exact
            assert not drawn.exact
            held.append(drawn.low <= exact.value <= drawn.high)
    assert sum(held) >= 178


def test_a_large_network_is_sampled_and_agrees_with_walking_through_samples() -> None:
    graph = meshed(300, 1_200, 1)
    found = reliabilities(graph, "p0000", ["p0001", "p0002"], samples=4_096)
    estimate = found.of("p0001")
    assert not estimate.exact
    assert 0 < estimate.low < estimate.value < estimate.high < 1
    assert found.all(["p0001", "p0002"]).value <= estimate.value <= found.any(["p0001", "p0002"]).value
    assert found.all(["p0001", "p0002"]).value + found.any(["p0001", "p0002"]).value == pytest.approx(
        estimate.value + found.of("p0002").value
    )
    again = reliabilities(graph, "p0000", ["p0001"], samples=4_096).losses("p0001")
    most = max(again.people, key=lambda who: again.people[who].value)
    without = reliability_of(with_chance(graph, most, 0.0), "p0000", "p0001", samples=4_096)
    assert estimate.value - without.value == pytest.approx(again.people[most].value, abs=1e-12)
    tie = max(again.ties, key=lambda each: again.ties[each].value)
    cut = reliability_of(with_chance(graph, tie, 0.0), "p0000", "p0001", samples=4_096)
    assert estimate.value - cut.value == pytest.approx(again.ties[tie].value, abs=1e-12)


def test_fewer_samples_weighed_give_a_wider_interval_and_the_same_share() -> None:
    graph = meshed(300, 1_200, 1)
    all_, few = (
        reliabilities(graph, "p0000", ["p0001"], samples=8_192, weighed=weighed) for weighed in (None, 2_048)
    )
    assert few.of("p0001") == all_.of("p0001")
    for which in ("people", "ties"):
        whole, part = (getattr(each.losses("p0001"), which) for each in (all_, few))
        most = max(whole, key=lambda who: whole[who].value)
        assert part[most].low <= whole[most].value <= part[most].high
        assert part[most].high - part[most].low > whole[most].high - whole[most].low
    graph.add_edges_from([("us", "p0000"), ("p0001", "end")], carry=0.9)
    ends = reliabilities(graph, "us", ["end"], samples=2_000, weighed=500)
    assert ends.losses("end").people["p0001"].value == pytest.approx(ends.of("end").value)


def test_another_seed_draws_other_samples_and_the_same_seed_the_same() -> None:
    graph = meshed(100, 400, 2)
    one, two, other = (reliability_of(graph, "p0000", "p0001", seed=seed).value for seed in (0, 0, 7))
    assert one == two
    assert one != other
    assert abs(one - other) < 0.04


def test_nobody_to_reach_is_an_answer() -> None:
    graph = digraph("sa bt tt ss", 0.5)
    found = reliabilities(graph, "s", ["t"])
    assert found.of("t").value == 0
    assert found.losses("t").people == {}
    assert (found.any(["t"]).value, found.all(["t"]).value, found.mean({"t": 2.0}).value) == (0, 0, 0)
    nobody = reliabilities(graph, "s", [])
    assert (nobody.any([]).value, nobody.all([]).value, nobody.mean({}).value) == (0, 1, 0)


def test_thousands_under_one_boss_are_no_trouble() -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    for index in range(5_000):
        graph.add_edge("us", f"p{index:04}", carry=0.001)
        graph.add_edge(f"p{index:04}", "boss", carry=0.5)
    found = reliabilities(graph, "us", ["boss"], samples=1_000)
    estimate = found.of("boss")
    assert estimate.low <= 1 - (1 - 0.001 * 0.5) ** 5_000 <= estimate.high
    assert sum(each.value for each in found.losses("boss").people.values()) < 1


@pytest.mark.parametrize(("ask", "sentence"), [
    ({"source": "t"}, "reaches itself"),
    ({"source": "x"}, "'x' is not in the graph"),
    ({"samples": 0}, "At least one sample"),
    ({"confidence": 1.0}, "a confidence between 0 and 1"),
])  # fmt: skip
def test_questions_without_an_answer_are_refused(ask: dict[str, object], sentence: str) -> None:
    options: dict[str, object] = {"source": "s"} | ask
    with pytest.raises(ValueError, match=sentence):
        reliabilities(digraph("st"), str(options.pop("source")), ["t"], **options)  # pyright: ignore[reportArgumentType]


def test_chances_that_are_none_are_refused() -> None:
    graph = digraph("sa at")
    graph.nodes["a"]["passes"] = 1.5
    with pytest.raises(ValueError, match=r"'a' passes on 1\.5"):
        reliability_of(graph, "s", "t")
    graph = digraph("sa at", sa=0.0)
    with pytest.raises(ValueError, match="needs a carry"):
        reliability_of(graph, "s", "t")
    several: nx.MultiDiGraph[str] = nx.MultiDiGraph([("s", "t"), ("s", "t")])
    with pytest.raises(ValueError, match="several ties"):
        reliability_of(several, "s", "t")
