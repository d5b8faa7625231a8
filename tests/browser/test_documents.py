"""The picture as SVG and the report, as a browser draws them: nothing overlaps or is cut off, nothing of a text runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from graphcrm.analysis import analyze
from graphcrm.render.notebook import picture
from graphcrm.render.report import page, report
from graphcrm.render.svg import cathedral_svg
from tests.analysis.worlds import World
from tests.render.pages import account, poisoned
from tests.render.payloads import PAYLOADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

_BOXES = """() => [...document.querySelectorAll('svg text:not([aria-hidden])')].map((each) => {
  const { x, y, width, height } = each.getBBox();
  const up = each.getCTM(), base = document.querySelector('svg').getCTM();
  return { text: each.textContent, x: x + up.e - base.e, y: y + up.f - base.f, w: width, h: height };
})"""
_SIZE = "() => { const { width, height } = document.querySelector('svg').viewBox.baseVal; return [width, height]; }"


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1240, "height": 900}, offline=True, bypass_csp=True)
    context.add_init_script("window.hits = []; window.hit = () => window.hits.push(1);")
    yield context.new_page()
    context.close()


def _crowded() -> World:
    """As many of each as the picture shows, with long names."""
    world = World().opportunity("deal", name="A deal with quite a long name " * 3, amount=1e6)
    for number in range(12):
        world.unit(f"unit {number}", name=f"Department of Something Important {number}")
    for number in range(60):
        name, title = f"Maximiliane Wolkenstein {number}", "Senior Vice President Network Operations"
        world.contact(
            f"c{number}", f"unit {number % 12}", name=name, name_zh="王小明", title=title, key=number < 20
        )
    for number in range(20):
        world.employee(f"e{number}", name=f"Bartholomew Featherstone {number}", role="solution_manager")
        world.knows(f"e{number}", f"c{number}", number % 5)
    return world.decides(" ".join(f"c{number}" for number in range(10)), "deal", role="technical_evaluator")


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
@pytest.mark.parametrize("world", [account(), _crowded()], ids=["account", "crowded"])
def test_no_text_of_the_picture_covers_another_or_is_cut_off(tab: Page, world: World, language: str) -> None:
    tab.set_content(cathedral_svg(analyze(world.snapshot()), language=language))
    wide, high = tab.evaluate(_SIZE)
    boxes: list[dict[str, Any]] = tab.evaluate(_BOXES)
    assert len(boxes) > 50
    for each in boxes:
        assert each["x"] >= 0, each
        assert each["x"] + each["w"] <= wide, each
        assert each["y"] >= 0, each
        assert each["y"] + each["h"] <= high, each
    for place, one in enumerate(boxes):
        for two in boxes[:place]:
            across = min(one["x"] + one["w"], two["x"] + two["w"]) - max(one["x"], two["x"])
            down = min(one["y"] + one["h"], two["y"] + two["h"]) - max(one["y"], two["y"])
            # A line's box is higher than its letters; a quarter of it is air.
            assert across <= 1 or down <= 0.3 * min(one["h"], two["h"]), (one, two)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_text_in_every_field_runs_nothing_in_report_and_notebook(tab: Page, payload: str) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    analysis = analyze(poisoned(account().snapshot(), payload))
    for content in (
        page(report(analysis, prepared_for=payload)).decode(),
        picture(analysis)._repr_html_(),
    ):
        tab.set_content(content)
        tab.wait_for_timeout(30)
        assert tab.evaluate("window.hits") == []
    assert [url for url in asked if not url.startswith("data:")] == []


@pytest.mark.parametrize("wide", [390, 794, 1240])
def test_the_report_fits_a_phone_a_sheet_and_a_screen(tab: Page, wide: int) -> None:
    tab.set_viewport_size({"width": wide, "height": 900})
    tab.set_content(page(report(analyze(account().snapshot()))).decode())
    assert tab.evaluate("document.documentElement.scrollWidth") <= wide
