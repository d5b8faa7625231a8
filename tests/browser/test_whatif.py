"""What the page's script says if people leave is what the analyses say of the account without them."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest

from graphcrm.analysis import AccountGraph
from graphcrm.render.page.access import access_data
from tests.analysis.worlds import World
from tests.browser.leaving import expected, moved, random_world, removals_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from graphcrm.render.shape import AccessData
    from tests.browser.leaving import Who

pytestmark = pytest.mark.browser

WORLDS, BATCH = 240, 40
_ASK = """(cases) => cases.map(({ data, removals }) => {
  const graph = whatif.read(data);
  const today = whatif.suppose(graph);
  return removals.map((removed) => {
    const answer = whatif.suppose(graph, removed);
    const decisions = answer.decisions.map(({ id, rule, reached, deciders }) => {
      const ways = whatif.routes(graph, removed, id);
      const told = deciders.map((each, place) => ({ ...each, ...ways[place] }));
      return { id, rule, reached: [...reached.keys()].filter((who) => reached[who]), deciders: told };
    });
    return { decisions, difference: whatif.difference(today, answer) };
  });
})"""


@pytest.fixture(scope="module")
def page(chromium: Browser, example: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Any page: its script answers for other accounts, too."""
    path = tmp_path_factory.mktemp("whatif") / "page.html"
    path.write_bytes(example)
    page = chromium.new_page()
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    yield page
    page.close()


def numbers(data: AccessData, leave: tuple[str, ...]) -> list[int]:
    return [number for number, who in enumerate(data["people"]) if who in leave]


def named(data: AccessData, numbers: list[int]) -> list[Who]:
    return [(number < data["ours"], data["people"][number]) for number in numbers]


def answered(data: AccessData, decisions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """An answer of the script with names for the numbers."""

    def route(found: dict[str, Any]) -> dict[str, Any]:
        return found | {"path": named(data, found["path"])}

    return [
        decision
        | {
            "reached": set(named(data, decision["reached"])),
            "deciders": [
                {
                    "node": named(data, [each["node"]]),
                    "count": each["count"],
                    "around": named(data, each["around"]),
                    "best": each["best"] and route(each["best"]),
                    "routes": list(map(route, each["routes"])),
                    "near_us": [who for _, who in named(data, each["nearUs"])],
                    "near_them": [who for _, who in named(data, each["nearThem"])],
                }
                for each in decision["deciders"]
            ],
        }
        for decision in decisions
    ]


def differs(data: AccessData, leave: tuple[str, ...], told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the script says differs, in the same form."""
    names = named(data, list(range(len(data["people"]))))
    for each in told:
        single = {who["node"] for who in each["single"]}
        worse = {*each["lost"], *single, *each["cutOff"]}
        assert set(each["red"]) == {who for who in worse if names[who][1] not in leave}
    return [
        {
            "id": each["id"],
            "gone": set(named(data, each["gone"])),
            "fresh": set(named(data, each["fresh"])),
            "lost": set(named(data, each["lost"])),
            "fell": {
                (names[one["node"]], one["before"]["count"], one["after"]["count"]) for one in each["fell"]
            },
            "single": {(names[one["node"]], names[who]) for one in each["single"] for who in one["about"]},
            "cut_off": set(named(data, each["cutOff"])),
        }
        for each in told
    ]


@pytest.mark.parametrize("first", range(0, WORLDS, BATCH))
def test_who_leaves_changes_what_the_analyses_say_changes(page: Page, first: int) -> None:
    snapshots = [random_world(seed).snapshot() for seed in range(first, first + BATCH)]
    datas = [access_data(AccountGraph(each)) for each in snapshots]
    leaving = [removals_of(each, first + number) for number, each in enumerate(datas)]
    answers = page.evaluate(
        _ASK,
        [
            {"data": data, "removals": [numbers(data, leave) for leave in leaves]}
            for data, leaves in zip(datas, leaving, strict=True)
        ],
    )
    for snapshot, data, leaves, answer in zip(snapshots, datas, leaving, answers, strict=True):
        today = expected(snapshot, ())
        for leave, one in zip(leaves, answer, strict=True):
            after = expected(snapshot, leave) if leave else today
            assert answered(data, one["decisions"]) == after, leave
            said = moved(today, after)
            for each in said:
                each["cut_off"] = {who for who in each["cut_off"] if who[1] not in leave}
            assert differs(data, leave, one["difference"]) == said, leave


def test_of_equally_strong_ways_the_shorter_one_is_the_best(page: Page) -> None:
    """The longer one, a > b > c > t, is found first: its weak tie comes last."""
    world = (
        World().knows("eve", "a", 4).influences("a > b : 1, b > c : 1, c > t : 0.5, a > d : 0.5, d > t : 1")
    )
    data = access_data(world.supports("a b c d", 2).decides("t").account())
    ask = "(data) => whatif.suppose(whatif.read(data)).decisions[0].deciders[0].best.path.map((who) => data.people[who])"
    assert page.evaluate(ask, data) == ["eve", "a", "d", "t"]


def test_ours_go_by_the_names_of_the_page(page: Page) -> None:
    """One of ours and one of theirs with the same id are two, and leave one by one; the seat stays, unreached."""
    world = World().knows("ann", "ann", 4).knows("eve", "ann", 4).decides("ann")
    data = access_data(world.account(), {"ann": "ann (ours)", "eve": "eve"})
    assert data["people"] == ["ann (ours)", "eve", "ann"]
    ask = "({ data, removed }) => whatif.suppose(whatif.read(data), removed).decisions[0].deciders.map((each) => each.count)"
    assert page.evaluate(ask, {"data": data, "removed": [0]}) == [1]
    assert page.evaluate(ask, {"data": data, "removed": [2]}) == [0]


def _decisions_without(page: Page, world: World, *names: str) -> object:
    data = access_data(world.account())
    removed = [data["people"].index(who) for who in names]
    ask = """({ data, removed }) => whatif.suppose(whatif.read(data), removed).decisions
      .map(({ id, rule, deciders }) => [id, rule, deciders.map(({ node, count }) => [data.people[node], count])])"""
    return page.evaluate(ask, {"data": data, "removed": removed})


def test_the_seat_of_who_decided_stays_and_nobody_else_decides_in_their_place(page: Page) -> None:
    world = (
        World().contact("kay", key=True).knows("eve", "kay dan", 4).decides("dan").reports("bob cat", "amy")
    )
    assert _decisions_without(page, world) == [["deal", "decides", [["dan", 1]]]]
    assert _decisions_without(page, world, "dan") == [["deal", "decides", [["dan", 0]]]]
    assert _decisions_without(page, world, "dan", "kay", "amy") == [["deal", "decides", [["dan", 0]]]]


def test_where_no_deal_names_who_decides_the_key_people_count_and_then_the_top(page: Page) -> None:
    world = World().contact("kay", key=True).knows("eve", "kay", 4).opportunity("deal")
    world = world.reports("bob cat", "amy")
    assert _decisions_without(page, world) == [["deal", "decides", []], ["", "key", [["kay", 1]]]]
    assert _decisions_without(page, world, "kay") == [["deal", "decides", []], ["", "top", [["amy", 0]]]]
    assert _decisions_without(page, world, "kay", "amy") == [["deal", "decides", []], ["", "none", []]]


def test_nothing_is_left_behind_by_a_question(page: Page) -> None:
    """To undo is to ask again with fewer."""
    data = access_data(random_world(3).account())
    ask = """(data) => {
      const graph = whatif.read(data);
      const told = (removed) => JSON.stringify(whatif.suppose(graph, removed).decisions.map(({ deciders }) => deciders));
      const first = told([0]);
      const [both, none] = [told([0, 1, 2]), told([])];
      return { same: told([0]) === first && told([]) === none, differs: both !== none };
    }"""
    assert page.evaluate(ask, data) == {"same": True, "differs": True}


def test_two_thousand_people_answer_at_once(page: Page) -> None:
    """About 10 ms on a quiet machine; the quickest of several, as others may keep it busy."""
    luck = random.Random(0)
    names = [f"c{number:04}" for number in range(2000)]
    world = World().contacts(names)
    for ours in range(20):
        world.knows(f"e{ours:02}", " ".join(luck.sample(names, 50)), luck.choice((2, 3, 4)))
    for _ in range(7000):
        one, two = luck.sample(names, 2)
        world.influences(one, two, luck.choice((0.25, 0.5, 0.75)))
    for deal in ("one", "two", "three", "four"):
        world.decides(" ".join(luck.sample(names, 8)), deal)
    ask = """(data) => {
      const graph = whatif.read(data);
      const times = Array.from({ length: 9 }, (_, number) => {
        const began = performance.now();
        whatif.suppose(graph, [number, 100 + number, 200 + number]);
        return performance.now() - began;
      });
      return Math.min(...times);
    }"""
    assert page.evaluate(ask, access_data(world.account())) < 50
