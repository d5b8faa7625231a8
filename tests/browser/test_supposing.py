"""What if somebody leaves, asked on the page. Oracle: what Python says of the account without these people."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graphcrm.analysis import analyze
from graphcrm.render.context import PageContext
from graphcrm.render.page import account_page
from graphcrm.render.scene import scene
from graphcrm.render.words import Words
from graphcrm.workspace import Workspace
from tests.analysis.worlds import World
from tests.browser.conftest import PHONE
from tests.render.pages import page_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from graphcrm.analysis import Analysis
    from tests.browser.conftest import Opened

pytestmark = pytest.mark.browser

HAILAN = Path(__file__).parents[2] / "examples" / "hailan"
DEAL = "o-core-renewal"
_LEAVE = "#card .leave"


@pytest.fixture(scope="module")
def hailan(tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    with Workspace.open(tmp_path_factory.mktemp("supposing") / "hailan.db") as opened:
        opened.import_(HAILAN)
        return opened.analyze(as_of=datetime.date(2026, 11, 20))


@pytest.fixture(scope="module")
def told(hailan: Analysis) -> bytes:
    return account_page(hailan)


def ask(page: Opened, who: str) -> None:
    page.evaluate("(who) => page.choose('person', who)", who)
    page.click(_LEAVE)
    page.wait_for_function("page.state.settled")


def without(today: Analysis, *leave: str) -> Mapping[str, Mapping[str, Any]]:
    """The scenes that Python tells of the account without these."""
    analysis = analyze(today.snapshot.without(frozenset(leave)), before=today)
    context = PageContext(analysis, Words.of())
    return {each.id: scene.told(context.presenter, each) for each in context.scenes}


def test_without_lin_yue_there_is_no_access_to_the_chief_executive(
    open_page: Callable[..., Opened], told: bytes
) -> None:
    page = open_page(told)
    page.search("Lin Yue")
    page.keyboard.press("Enter")
    assert page.text(_LEAVE) == "What if Lin Yue leaves?"
    page.click(_LEAVE)
    assert "Gu Changhai: no access any more" in page.text("#supposed")
    assert "Gu Changhai: no access any more" in page.text("#whatif")
    assert page.evaluate("['c-lin-yue', 'c-gu-changhai', 'c-cao-jun'].map(page.supposed)") == [
        "gone",
        "red",
        "",
    ]
    page.click("#supposed .undo")
    assert page.locator("#supposed").is_hidden()
    assert page.locator("#whatif").is_hidden()
    assert page.evaluate("['c-lin-yue', 'c-gu-changhai'].map(page.supposed)") == ["", ""]
    assert page.clean(), page.complaints


@pytest.mark.parametrize(
    "leave",
    [("c-lin-yue",), ("c-jiang-min",), ("e-chen-bo",), ("c-lin-yue", "e-chen-bo"), ("c-cao-jun", "e-raj-menon")],
)  # fmt: skip
def test_the_routes_drawn_are_those_of_the_account_without_them(
    open_page: Callable[..., Opened], told: bytes, hailan: Analysis, leave: tuple[str, ...]
) -> None:
    page, expected = open_page(told), without(hailan, *leave)
    for who in leave:
        ask(page, who)
    for deal in page.evaluate("page.data.scenes.map(({ id }) => id)"):
        page.evaluate("(deal) => page.showScene(deal)", deal)
        page.wait_for_function("page.state.settled")
        shown: list[dict[str, Any]] = page.evaluate(
            "page.state.scene.routes.map(({ to, path, carries, stale }) => ({ to, path, carries, stale }))"
        )
        assert shown == expected[deal]["routes"], deal
        assert sorted(page.evaluate("page.state.scene.cracked")) == expected[deal]["cracked"]


def test_the_drawing_after_undo_is_the_one_before(open_page: Callable[..., Opened], told: bytes) -> None:
    page = open_page(told)
    page.evaluate("page.choose('person', 'c-lin-yue')")
    before = page.picture()
    page.click(_LEAVE)
    page.until_drawn_otherwise(before)
    page.click("#supposed .undo")
    page.until_drawn_as(before)


def test_lines_as_reckoned_on_the_page_are_those_that_python_draws(
    open_page: Callable[..., Opened], told: bytes
) -> None:
    """Somebody who is on no route leaves: each line stays where it was, as wide (the words hold whole percents)."""
    page = open_page(told)
    lines = "page.cathedral.ways().map(({ from, to, smooth, main, dashes, width, routes }) => [from, to, smooth, main, dashes, width, routes]).sort()"
    idle = page.evaluate(
        "page.data.access.people.find((who) => !page.routesOf(who).length && !page.state.scene.stances[who] && !Object.hasOwn(page.state.scene.deciders, who))"
    )
    before: list[list[Any]] = page.evaluate(lines)
    ask(page, idle)
    after: list[list[Any]] = page.evaluate(lines)
    assert [each[:5] + each[6:] for each in after] == [each[:5] + each[6:] for each in before]
    assert [each[5] for each in after] == pytest.approx([each[5] for each in before], abs=0.01)


def test_what_changes_is_said_in_plain_words(open_page: Callable[..., Opened]) -> None:
    """Two routes, eve > ann > dan and tom > bob > dan: without ann one is left, and it hangs on tom and bob."""
    world = (
        World().knows("eve", "ann", 4).knows("tom", "bob", 3).influences("ann > dan : 0.9, bob > dan : 0.5")
    )
    page = open_page(page_of(world.decides("dan").contact("cat")))
    ask(page, "ann")
    assert page.locator("#whatif li").all_inner_texts() == [
        "Routes to Dan fall from 2 to 1: all hang on Tom and Bob"
    ]
    assert page.evaluate("['eve', 'tom', 'bob', 'dan', 'cat'].map(page.supposed)") == [
        "",
        "red",
        "red",
        "",
        "",
    ]
    ask(page, "dan")
    assert page.locator("#whatif li").all_inner_texts() == ["The seat of Dan is vacant: no way leads there"]
    assert page.evaluate("['ann', 'dan'].map(page.supposed)") == ["gone", "gone"]


def test_a_faint_way_instead_of_a_strong_one_is_said(open_page: Callable[..., Opened]) -> None:
    """All goes through eve, today by ann, who is heard more; the chances are those that the routes show."""
    world = World().knows("eve", "ann bob", 4).influences("ann > dan : 0.9, bob > dan : 0.5")
    page = open_page(page_of(world.decides("dan").employee("max")))
    ask(page, "max")
    assert page.text("#whatif .quiet >> nth=1") == "Nothing changes"
    best = "page.state.scene.routes[0].carries"
    before = page.evaluate(best)
    ask(page, "ann")
    after = page.evaluate(best)
    assert before != after
    assert page.locator("#whatif li").all_inner_texts() == [
        f"The best route to Dan carries {after} instead of {before}: all hang on Eve and Bob"
    ]


def test_each_can_be_brought_back_and_all_of_them(open_page: Callable[..., Opened], told: bytes) -> None:
    page = open_page(told)
    for who in ("c-lin-yue", "e-chen-bo", "c-cao-jun"):
        ask(page, who)
    chips = page.locator("#supposed .chip")
    assert chips.count() == 3
    assert page.evaluate("location.hash").endswith("without=c-lin-yue&without=e-chen-bo&without=c-cao-jun")
    page.click("#supposed .chip >> nth=1")
    assert page.evaluate("page.state.removed") == ["c-lin-yue", "c-cao-jun"]
    page.click("#supposed .all")
    assert page.locator("#supposed").is_hidden()
    page.keyboard.press("Control+z")
    assert page.evaluate("page.state.removed") == ["c-lin-yue", "c-cao-jun"]
    page.keyboard.press("Control+z")
    assert page.evaluate("page.state.removed") == ["c-lin-yue", "e-chen-bo", "c-cao-jun"]


def test_back_brings_back_and_an_address_can_be_opened(open_page: Callable[..., Opened], told: bytes) -> None:
    page = open_page(told)
    ask(page, "c-lin-yue")
    page.go_back()
    assert page.evaluate("page.state.removed") == []
    page.go_forward()
    assert page.evaluate("page.supposed('c-gu-changhai')") == "red"
    page.evaluate("location.hash = '#without=nobody&without=c-cao-jun'")
    page.wait_for_function("page.state.removed.join() === 'c-cao-jun'")
    assert page.clean(), page.complaints


def test_red_and_struck_out_hold_in_every_view(open_page: Callable[..., Opened], told: bytes) -> None:
    page = open_page(told)
    ask(page, "c-lin-yue")
    page.click("#tab-findings")
    assert page.locator(".findings-view .supposed-gone:has-text('Lin Yue')").count() > 0
    assert page.locator(".findings-view .supposed-red:has-text('Gu Changhai')").count() > 0
    page.click("#tab-tree")
    assert page.locator(".tree .supposed-gone").all_inner_texts() == ["Lin Yue 林越"]
    assert "Gu Changhai 顾长海" in page.locator(".tree .supposed-red").all_inner_texts()
    page.click("#supposed .undo")
    assert page.locator(".view :is(.supposed-gone, .supposed-red):visible").count() == 0


def test_the_keyboard_asks_and_keeps_its_place(open_page: Callable[..., Opened], told: bytes) -> None:
    page = open_page(told)
    page.evaluate("page.choose('person', 'c-lin-yue')")
    while page.evaluate("!document.activeElement.matches('.leave')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("page.state.settled")
    assert page.evaluate("document.activeElement.textContent") == "Let Lin Yue come back"
    page.keyboard.press("Enter")
    assert page.evaluate("page.state.removed") == []
    assert page.evaluate("document.activeElement.textContent") == "What if Lin Yue leaves?"


@pytest.mark.parametrize(
    ("language", "said"), [("zh-Hans", "顾长海：再也无法触达"), ("zh-Hant", "顾长海：再也無法觸達")]
)
def test_it_is_said_in_the_language_of_the_page(
    open_page: Callable[..., Opened], told: bytes, language: str, said: str
) -> None:
    page = open_page(told)
    ask(page, "c-lin-yue")
    page.select_option("#language", language)
    assert said in page.text("#supposed")
    assert page.text(_LEAVE) == {"zh-Hans": "让林越回来", "zh-Hant": "讓林越回來"}[language]


def test_on_a_phone_the_answer_stands_on_the_card(open_page: Callable[..., Opened], told: bytes) -> None:
    page = open_page(told, PHONE)
    ask(page, "c-lin-yue")
    assert page.locator("#card .supposed-list").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_of_a_closed_deal_nothing_is_asked(open_page: Callable[..., Opened], hailan: Analysis) -> None:
    """The ways to it are not in the page."""
    closed = next(
        each.id for each in hailan.snapshot.nodes(scene.Opportunity).values() if each.stage in ("won", "lost")
    )
    page = open_page(account_page(hailan, opportunity=closed))
    page.evaluate("page.choose('person', 'c-lin-yue')")
    assert page.locator(_LEAVE).count() == 0
    page.evaluate("(deal) => page.showScene(deal)", DEAL)
    assert page.locator(_LEAVE).count() == 1
    page.click(_LEAVE)
    page.evaluate("(deal) => page.showScene(deal)", closed)
    assert page.clean(), page.complaints
