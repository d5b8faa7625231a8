from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.analysis.worlds import World
from tests.browser.conftest import DESK, PHONE
from tests.render.pages import page_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Opened

pytestmark = pytest.mark.browser

_COLOURS = """() => {
  const canvas = document.querySelector('#canvas canvas');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const seen = new Set();
  for (let at = 0; at < data.length; at += 4 * 7) seen.add(`${data[at]},${data[at + 1]},${data[at + 2]},${data[at + 3]}`);
  return seen.size;
}"""
_WIDER = "() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"


def test_it_opens_from_a_file_without_a_complaint_or_a_request(
    open_page: Callable[..., Opened], example: bytes
) -> None:
    page = open_page(example)
    page.wait_for_timeout(300)
    assert page.clean(), (page.requests, page.complaints)
    assert page.title() == "Account · Confidential · 2026-11-20"


def test_the_result_stands_on_top_in_words(open_page: Callable[..., Opened], example: bytes) -> None:
    page = open_page(example)
    assert "Core renewal 核心网更新" in page.text("#heading")
    assert page.locator("#sentences span").all_inner_texts() == [
        "By weight of votes: 60 % undecided (Gu Changhai (veto)); 40 % not known (Shen Ruoyun).",
        "One person can stop it alone, and hears us with this chance: Gu Changhai 49 %.",
        "Against us: Bob (through Gu Changhai).",
        "Every way to Gu Changhai, for a deal of 48 M CNY, goes through one person: Lin Yue.",
    ]
    assert "as of 2026-11-20" in page.text("#facts")
    assert "prepared for the review" in page.text("#footer")


def test_the_picture_is_drawn_and_settled_at_once(open_page: Callable[..., Opened], example: bytes) -> None:
    page = open_page(example)
    assert page.evaluate(_COLOURS) > 30
    first = page.picture()
    page.wait_for_timeout(400)
    assert page.picture() == first
    assert page.evaluate("page.cathedral.network.physics.physicsEnabled") is False


@pytest.mark.parametrize("size", [DESK, (1024, 700), PHONE], ids=["desk", "tablet", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_sticks_out_sideways(
    open_page: Callable[..., Opened], example: bytes, size: tuple[int, int], scheme: str
) -> None:
    page = open_page(example, size, color_scheme=scheme)
    assert page.evaluate(_WIDER) <= 0
    page.search("Lin")
    page.keyboard.press("Enter")
    assert page.locator("#card").is_visible()
    assert page.evaluate(_WIDER) <= 0
    assert page.clean(), page.complaints


def test_a_small_screen_shows_the_picture_large_enough_to_read(
    open_page: Callable[..., Opened], example: bytes
) -> None:
    page = open_page(example, PHONE)
    assert page.evaluate("page.cathedral.network.getScale()") > 0.7
    assert page.evaluate("document.querySelector('.canvas').scrollWidth") > PHONE[0]


def test_it_is_drawn_light_on_paper_and_as_before_after_it(
    open_page: Callable[..., Opened], example: bytes
) -> None:
    page = open_page(example, color_scheme="dark")
    before = page.picture()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("page.colour('paper')") == "#ffffff"
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.until_drawn_as(before)


def test_it_prints(open_page: Callable[..., Opened], example: bytes) -> None:
    page = open_page(example)
    assert page.pdf(prefer_css_page_size=True, print_background=True).startswith(b"%PDF")
    assert page.clean(), page.complaints


@pytest.mark.parametrize("world", [World(), World().contact("ann"), World().opportunity("deal")])
def test_an_account_of_which_little_is_known_opens_too(
    open_page: Callable[..., Opened], world: World
) -> None:
    page = open_page(page_of(world))
    assert page.evaluate(_COLOURS) > 5
    assert page.clean(), page.complaints
