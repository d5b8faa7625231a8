"""The network: what is drawn of it, how much, and that it answers. Oracle: the account of `tests.render.pages`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graphcrm.render.page import packing
from tests.analysis.worlds import World
from tests.render.pages import account, page_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.conftest import Opened

pytestmark = pytest.mark.browser

_PICTURE = "document.querySelector('.network-canvas canvas').toDataURL()"
_LINES = """page.network.drawn.map(({ kind, ties }) => ties.map(({ from, to }) => `${page.ids[from]} ${kind} ${page.ids[to]}`)).flat().sort()"""
_POINT = """(id) => {
  const mark = page.network.shownMarks.get(id);
  const area = document.querySelector('.network-canvas').getBoundingClientRect();
  const { x, y } = page.network.vis.canvasToDOM(mark);
  return [area.left + x, area.top + y];
}"""
_GROUP = "(who) => `g${page.network.groups.findIndex((members) => members.includes(page.ids.indexOf(who)))}`"
_PASSING = """() => {
  const { width, height } = document.querySelector('.network-canvas').getBoundingClientRect();
  const scale = page.network.vis.getScale();
  const outside = (id) => {
    const mark = page.network.shownMarks.get(id);
    const { x, y } = page.network.vis.canvasToDOM(mark);
    const r = mark.r * scale + 1;
    return x + r < 0 || y + r < 0 || x - r > width || y - r > height;
  };
  return page.network.drawn.filter(({ from, to }) => outside(from) && outside(to)).length;
}"""
STRONG = ["lin INFLUENCES gu", "rui INFLUENCES ann"]


@pytest.fixture(scope="module")
def crowd() -> bytes:
    """1,200 people in sixty units, all tied to somebody."""
    world = World()
    for number in range(1200):
        who = f"c{number}"
        world.contact(who, f"unit {number // 20}", name=f"Name {number}")
        if number:
            world.reports(who, f"c{number // 6}").influences(who, f"c{number * 7 % number}", 0.75)
    return page_of(world.knows("eve", "c1 c2").decides("c1", "deal"))


def _network(open_page: Callable[..., Opened], content: bytes) -> Opened:
    page = open_page(content)
    page.click("#tab-network")
    return page


def _number(page: Opened, who: str) -> str:
    return f"p{page.evaluate('(who) => page.ids.indexOf(who)', who)}"


def test_only_strong_influence_is_drawn_until_more_is_asked_for(
    open_page: Callable[..., Opened], example: bytes
) -> None:
    page = _network(open_page, example)
    assert page.evaluate(_LINES) == STRONG
    page.check("[data-kind=weaker]")
    assert page.evaluate(_LINES) == sorted([*STRONG, "rui INFLUENCES lin"])
    page.uncheck("[data-kind=INFLUENCES]")
    for kind, lines in (
        ("REPORTS_TO", ["ann REPORTS_TO rui", "bob REPORTS_TO rui", "lin REPORTS_TO gu"]),
        ("KNOWS", ["eve KNOWS lin", "tom KNOWS rui"]),
        ("CONFLICTS_WITH", ["rui CONFLICTS_WITH shen"]),
    ):
        page.check(f"[data-kind={kind}]")
        assert page.evaluate(_LINES) == lines
        page.uncheck(f"[data-kind={kind}]")
    assert page.clean(), page.complaints


def test_a_chosen_person_brings_every_tie_of_theirs(open_page: Callable[..., Opened], example: bytes) -> None:
    page = _network(open_page, example)
    page.mouse.click(*page.evaluate(_POINT, _number(page, "lin")))
    assert page.text("#card h2") == "Lin Yue 林越"
    wanted = [*STRONG, "eve KNOWS lin", "lin REPORTS_TO gu", "rui INFLUENCES lin"]
    assert page.evaluate(_LINES) == sorted(wanted)
    page.mouse.click(*page.evaluate(_POINT, _number(page, "gu")))
    assert page.text("#card h2") == "Gu Changhai 顾长海"


def test_it_stands_still_and_asks_for_nothing(open_page: Callable[..., Opened], example: bytes) -> None:
    page = _network(open_page, example)
    before = page.evaluate(_PICTURE)
    page.wait_for_timeout(300)
    assert page.evaluate(_PICTURE) == before
    assert page.evaluate("page.network.vis.physics.physicsEnabled") is False
    assert page.evaluate("page.network.names") == page.evaluate("page.ids.length")
    assert page.clean(), (page.requests, page.complaints)


def test_filters_leave_out_ties_of_who_is_left_out(open_page: Callable[..., Opened], example: bytes) -> None:
    page = _network(open_page, example)
    page.evaluate("page.setFilter('stance', '-1')")
    assert page.evaluate(_LINES) == []
    page.evaluate("page.clearFilters()")
    assert page.evaluate(_LINES) == STRONG


def test_the_network_is_walked_with_arrows_and_a_person_chosen_with_enter(
    open_page: Callable[..., Opened], example: bytes
) -> None:
    page = _network(open_page, example)
    page.focus("#network-marks")
    page.keyboard.press("Home")
    first = page.text("#network-mark")
    page.keyboard.press("End")
    assert page.text("#network-mark") != first
    page.keyboard.press("Enter")
    name = page.evaluate("page.fullName(page.state.chosen.id)")
    assert page.text("#card h2") == name
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "network-marks"


def test_many_people_are_groups_that_open(open_page: Callable[..., Opened], crowd: bytes) -> None:
    page = _network(open_page, crowd)
    marks = "[...page.network.shownMarks.values()]"
    assert page.evaluate(f"{marks}.length") == page.evaluate("page.network.groups.length") == 61
    assert page.evaluate(f"{marks}.every(({{ who }}) => who === undefined)")
    assert page.evaluate("page.network.drawn.length") <= 400
    page.mouse.click(*page.evaluate(_POINT, page.evaluate(_GROUP, "c70")))
    shown = page.evaluate(f"{marks}.filter(({{ who }}) => who).map(({{ who }}) => who)")
    assert {f"c{number}" for number in range(60, 80)} <= set(shown)
    page.mouse.click(*page.evaluate(_POINT, _number(page, "c70")))
    assert page.text("#card h2") == "Name 70"
    page.click(".network-zoom button >> nth=2")
    page.click("#card .close")
    assert page.evaluate(f"{marks}.length") == 61
    assert page.clean(), page.complaints


def test_zooming_in_opens_what_is_near_and_never_draws_too_much(
    open_page: Callable[..., Opened], crowd: bytes
) -> None:
    page = _network(open_page, crowd)
    for _ in range(12):
        page.click(".network-zoom button >> nth=0")
        assert page.evaluate("page.network.shownMarks.size") <= 800
        assert page.evaluate("page.network.drawn.length") <= 400
        assert page.evaluate(_PASSING) == 0
    assert page.evaluate("[...page.network.shownMarks.values()].some(({ who }) => who)")


def test_a_person_in_a_closed_group_is_shown_when_chosen(
    open_page: Callable[..., Opened], crowd: bytes
) -> None:
    page = _network(open_page, crowd)
    page.evaluate("page.choose('person', 'c700')")
    shown = page.evaluate("[...page.network.shownMarks.values()].map(({ who }) => who).filter(Boolean)")
    assert "c700" in shown
    assert f"c{700 // 6}" in shown
    lines = [line for line in page.evaluate(_LINES) if "c700" in line.split()]
    assert "c700 REPORTS_TO c116" in lines


def test_a_packed_page_opens_from_a_file_without_a_request(
    open_page: Callable[..., Opened], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "READABLE", 0)
    content = page_of(account())
    assert b'type="application/gzip"' in content
    page = open_page(content)
    assert page.evaluate("page.fullName('lin')") == "Lin Yue 林越"
    assert page.clean(), (page.requests, page.complaints)


def test_a_browser_that_cannot_unpack_is_told_so(
    open_page: Callable[..., Opened], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = open_page(page_of(account()))
    monkeypatch.setattr(packing, "READABLE", 0)
    (tmp_path / "packed.html").write_bytes(page_of(account()))
    page.page.add_init_script("delete window.DecompressionStream;")
    page.goto((tmp_path / "packed.html").as_uri())
    assert "too old for a page of this size" in page.text("body")


def test_a_chosen_finding_brings_the_ties_between_those_it_is_about(
    open_page: Callable[..., Opened], example: bytes
) -> None:
    """That none of ours knows Gu, and there is no way round Lin: every step of the way Eve, Lin, Gu."""
    page = _network(open_page, example)
    page.click("#falling .finding:has-text('None of ours knows Gu Changhai')")
    assert {"eve KNOWS lin", "lin INFLUENCES gu", "lin REPORTS_TO gu"} <= set(page.evaluate(_LINES))
