"""Every view on paper, A4 and A3 landscape: no text is cut off or runs off the page, and what is one picture is one page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.measures import CUT_OFF

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Opened

pytestmark = pytest.mark.browser

PAPERS = {"A4": (297, 210), "A3": (420, 297)}
"""Width and height in mm."""
_MARGINS = 18
_LONG = ("findings", "tree")
"""Lists, which run on over as many pages as they need."""


def _dots(mm: float) -> int:
    return int(mm * 96 / 25.4)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_no_text_is_cut_off_on_paper(
    open_page: Callable[..., Opened], whole: bytes, paper: str, language: str
) -> None:
    page = open_page(whole)
    page.evaluate("(language) => page.setLanguage(language)", language)
    wide, high = (_dots(side - _MARGINS) for side in PAPERS[paper])
    found: dict[str, list[list[str]]] = {}
    for view in page.evaluate("page.data.tabs"):
        page.evaluate("(view) => page.show(view)", view)
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        page.set_viewport_size({"width": wide, "height": high})
        page.emulate_media(media="print")
        page.wait_for_timeout(50)
        found[view] = page.evaluate(CUT_OFF)
        page.emulate_media(media="screen")
        page.set_viewport_size({"width": 1400, "height": 900})
        page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert {view: cut for view, cut in found.items() if cut} == {}


@pytest.mark.parametrize("paper", PAPERS)
def test_a_picture_is_one_page_with_its_headline(
    open_page: Callable[..., Opened], whole: bytes, paper: str
) -> None:
    page = open_page(whole)
    wide, high = PAPERS[paper]
    pages: dict[str, int] = {}
    for view in page.evaluate("page.data.tabs"):
        page.evaluate("(view) => page.show(view)", view)
        page.wait_for_timeout(50)
        printed = page.pdf(
            width=f"{wide}mm", height=f"{high}mm", print_background=True, prefer_css_page_size=True
        )
        pages[view] = len(re.findall(rb"/Type\s*/Page\b", printed))
    assert {view: number for view, number in pages.items() if number != 1 and view not in _LONG} == {}
