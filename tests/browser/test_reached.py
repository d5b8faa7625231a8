"""The keyboard alone reaches everything in every view, and leaves it again. Oracle: what a pointer can press."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Opened

pytestmark = pytest.mark.browser

_STOPS = """() => {
  const seen = (each) => each.checkVisibility({ visibilityProperty: true });
  const every = [...document.querySelectorAll('button, select, input, summary, a[href], [tabindex]')].filter(seen);
  every.forEach((each, number) => { each.dataset.stop = String(number); });
  return every.filter((each) => each.tabIndex >= 0 && !each.disabled).map((each) => each.dataset.stop);
}"""
_HERE = "document.activeElement.dataset?.stop ?? ''"
_LEFT_OUT = """() => [...document.querySelectorAll('button, summary, a[href], [role=button], [role=option], [role=treeitem]')]
  .filter((each) => each.checkVisibility({ visibilityProperty: true }) && each.tabIndex < 0)
  .filter((each) => !each.closest('[role=tablist], [role=listbox], [role=tree], [role=grid], [role=application]'))
  .map((each) => each.outerHTML.slice(0, 90))"""


def test_the_tab_key_stops_at_everything_in_every_view_and_comes_round(
    open_page: Callable[..., Opened], example: bytes
) -> None:
    page = open_page(example)
    for view in page.evaluate("page.data.tabs"):
        page.evaluate("(view) => { page.show(view); document.activeElement.blur(); }", view)
        page.evaluate("document.getElementById('skip').focus()")
        wanted: list[str] = page.evaluate(_STOPS)
        reached = {page.evaluate(_HERE)}
        for _ in range(3 * len(wanted)):
            page.keyboard.press("Tab")
            now = page.evaluate(_HERE)
            if now == "" or (now == wanted[0] and len(reached) > 1):
                break
            reached.add(now)
        else:
            pytest.fail(f"{view}: never came round")
        missed = [
            page.evaluate(
                "(stop) => document.querySelector(`[data-stop='${stop}']`)?.outerHTML.slice(0, 90)", each
            )
            for each in wanted
            if each not in reached
        ]
        assert missed == [], view


def test_what_can_be_pressed_is_a_stop_or_lies_within_one_that_arrows_walk(
    open_page: Callable[..., Opened], example: bytes
) -> None:
    page = open_page(example)
    found: dict[str, list[str]] = {}
    for view in page.evaluate("page.data.tabs"):
        page.evaluate("(view) => page.show(view)", view)
        found[view] = page.evaluate(_LEFT_OUT)
    assert {view: each for view, each in found.items() if each} == {}


def test_escape_leaves_whatever_was_chosen_in_every_view(
    open_page: Callable[..., Opened], example: bytes
) -> None:
    page = open_page(example)
    for view in page.evaluate("page.data.tabs"):
        page.evaluate("(view) => { page.show(view); page.choose('person', 'lin'); }", view)
        page.keyboard.press("Escape")
        assert page.evaluate("page.state.chosen") is None, view
