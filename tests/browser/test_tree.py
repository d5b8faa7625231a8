"""The reporting lines as a tree. Oracle: the ARIA practices for trees, and the worlds as they are written here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.analysis.worlds import World
from tests.render.pages import page_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Opened

pytestmark = pytest.mark.browser

_NAMES = "[...document.querySelectorAll('#view-tree [role=treeitem]')].map((row) => row.querySelector('.tree-row b')?.textContent.toLowerCase() ?? '…')"
_ACTIVE = "document.activeElement.querySelector('.tree-row b')?.textContent.toLowerCase() ?? '…'"


@pytest.fixture(scope="module")
def house() -> bytes:
    """Two tops, five levels; deb reports to cat and to max; zoe to nobody."""
    world = (
        World()
        .reports("bob cat", "amy")
        .reports("deb dan", "cat")
        .reports("eli", "deb")
        .reports("fay", "eli")
    )
    world.reports("deb", "max").reports("nil", "max").contact("zoe").knows("eve", "cat", 3).decides(
        "cat", veto=True
    )
    return page_of(world)


def _tree(open_page: Callable[..., Opened], content: bytes) -> Opened:
    page = open_page(content)
    page.click("#tab-tree")
    return page


def test_everybody_stands_once_below_the_one_they_report_to(
    open_page: Callable[..., Opened], house: bytes
) -> None:
    page = _tree(open_page, house)
    page.click(".tree-tools .more >> nth=0")
    names = page.evaluate(_NAMES)
    assert sorted(name for name in names if name != "…") == [
        "amy",
        "bob",
        "cat",
        "dan",
        "deb",
        "eli",
        "fay",
        "max",
        "nil",
    ]
    levels = dict(
        page.evaluate(
            "[...document.querySelectorAll('#view-tree [data-at]')].map((row) => [row.querySelector('b').textContent.toLowerCase(), row.ariaLevel])"
        )
    )
    assert levels == {
        "amy": "1",
        "cat": "2",
        "deb": "3",
        "eli": "4",
        "fay": "5",
        "dan": "3",
        "bob": "2",
        "max": "1",
        "nil": "2",
    }
    assert "also reports to Max" in page.text("#view-tree")
    assert page.clean(), page.complaints


def test_it_says_who_decides_and_who_of_ours_knows_them(
    open_page: Callable[..., Opened], house: bytes
) -> None:
    page = _tree(open_page, house)
    row = page.locator("#view-tree .tree-row:has-text('Cat')").first.inner_text()
    for said in ("decides", "can stop it alone", "known to Eve 3", "4 below"):
        assert said in row, said
    assert "none of ours" in page.locator("#view-tree .tree-row:has-text('Bob')").first.inner_text()


def test_a_person_without_a_way_round_is_marked(open_page: Callable[..., Opened], example: bytes) -> None:
    page = _tree(open_page, example)
    assert (
        "No way round this person"
        in page.locator("#view-tree .tree-row:has-text('Lin Yue')").first.inner_text()
    )


def test_the_tree_is_steered_with_the_keyboard(open_page: Callable[..., Opened], house: bytes) -> None:
    page = _tree(open_page, house)
    page.click(".tree-tools .more >> nth=1")
    assert page.locator("#view-tree [role=treeitem][tabindex='0']").count() == 1
    page.focus("#view-tree [role=treeitem][tabindex='0']")
    for key, name in (
        ("ArrowRight", "amy"), ("ArrowRight", "cat"), ("ArrowRight", "cat"), ("ArrowDown", "deb"), ("ArrowLeft", "cat"), ("ArrowLeft", "cat"),
        ("ArrowDown", "bob"), ("ArrowLeft", "amy"), ("End", "…"), ("Home", "amy"), ("ArrowUp", "amy"), ("b", "bob"),
    ):  # fmt: skip
        page.keyboard.press(key)
        assert page.evaluate(_ACTIVE) == name, key
    page.keyboard.press("Enter")
    assert page.text("#card h2") == "Bob"
    page.keyboard.press("Escape")
    assert page.evaluate(_ACTIVE) == "bob"
    assert page.locator("#view-tree [role=treeitem][tabindex='0']").count() == 1


def test_what_is_closed_is_not_in_the_page_and_says_so(
    open_page: Callable[..., Opened], house: bytes
) -> None:
    page = _tree(open_page, house)
    page.click(".tree-tools .more >> nth=1")
    assert page.evaluate(_NAMES) == ["amy", "max", "…", "…"]
    assert page.get_attribute("#view-tree [role=treeitem] >> nth=0", "aria-expanded") == "false"
    page.click("#view-tree .twisty >> nth=0")
    assert page.evaluate(_NAMES) == ["amy", "cat", "bob", "max", "…", "…"]


def test_it_opens_down_to_the_chosen_person(open_page: Callable[..., Opened], house: bytes) -> None:
    page = _tree(open_page, house)
    page.click(".tree-tools .more >> nth=1")
    for who in ("fay", "zoe"):
        page.search(who)
        page.keyboard.press("Enter")
        row = page.locator("#view-tree [aria-selected=true]")
        assert row.count() == 1
        assert who in row.inner_text().lower()
        assert row.is_visible()


def test_a_tree_of_two_thousand_is_made_as_it_is_opened(open_page: Callable[..., Opened]) -> None:
    world = World()
    for number in range(1, 2000):
        world.reports(f"c{number}", f"c{number // 6}")
    world.contacts([f"lone{number}" for number in range(300)])
    page = open_page(page_of(world))
    took = page.evaluate(
        "() => { const began = performance.now(); page.show('tree'); return performance.now() - began; }"
    )
    assert took < 1000
    assert page.locator("#view-tree [role=treeitem]").count() < 100
    page.evaluate("page.choose('person', 'c1999')")
    assert page.locator("#view-tree [aria-selected=true]").is_visible()
    page.evaluate("page.choose('person', 'lone299')")
    assert "Lone299" in page.locator("#view-tree [aria-selected=true]").inner_text()


def test_a_circle_of_superiors_leaves_nobody_out(open_page: Callable[..., Opened]) -> None:
    page = _tree(
        open_page, page_of(World().reports("ann", "bob").reports("bob", "cat").reports("cat", "ann"))
    )
    page.click(".tree-tools .more >> nth=0")
    assert sorted(page.evaluate(_NAMES)) == ["ann", "bob", "cat"]
